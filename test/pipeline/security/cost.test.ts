import { describe, expect, test } from 'vitest';
import { loadFacts } from '../../../src/pipeline/catalogue.ts';
import { costAnswer, costInputs, costOf, listedMachines } from '../../../src/pipeline/security/cost.ts';

const nothing = {
  networkHashesPerSecond: null,
  machine: null,
  usdPerKilowattHour: null,
  infrastructureUsdPerKilowatt: null,
  coinUsd: null,
  rewardCoinsPerBlock: null,
  rentUsdPerPetahashDay: null,
};
const facts = loadFacts();

describe('inputs of a cost', () => {
  test('that are not given are the facts’, which are named', () => {
    const inputs = costInputs(nothing, facts);
    const latest = facts
      .filter(({ id }) => id.startsWith('network-hashrate-'))
      .map(({ id }) => id)
      .sort()
      .at(-1)!;
    expect(inputs.facts).toContain(latest);
    expect(inputs.networkHashesPerSecond).toBe(facts.find(({ id }) => id === latest)!.value * 1e18);
    const machines = listedMachines(facts);
    expect(machines.length).toBeGreaterThan(1);
    for (const { watts, terahashesPerSecond } of machines)
      expect(inputs.machine.watts / inputs.machine.terahashesPerSecond).toBeLessThanOrEqual(
        watts / terahashesPerSecond,
      );
  });

  test('that are all given take nothing from the facts', () => {
    const machine = { terahashesPerSecond: 100, watts: 3000, usd: 1000 };
    const inputs = costInputs({ ...nothing, networkHashesPerSecond: 1e20, usdPerKilowattHour: 0.1, machine }, []);
    expect(inputs).toMatchObject({ facts: [], coinUsd: null, machine: { ...machine, name: 'as given' } });
    // As much again as 1e20 H/s: 1e6 machines of 1e14 H/s.
    expect(costOf(0.5, inputs).added).toMatchObject({ machines: 1_000_000, capitalUsd: 1e9, megawatts: 3000 });
  });

  test('that nobody has are asked for by their options', () => {
    expect(() => costInputs(nothing, [])).toThrow('--hashrate');
    expect(() => costInputs({ ...nothing, networkHashesPerSecond: 1 }, [])).toThrow('--usd-per-kwh');
    expect(() => costInputs({ ...nothing, machine: 'foo' }, facts)).toThrow("got 'foo'");
  });
});

test('a cost names those who were measured, and has columns for them only then', () => {
  const inputs = costInputs(nothing, facts);
  const named = costAnswer([{ level: 'pool', entity: 'A', proportion: 0.3 }], inputs);
  expect(named.rows.map(({ entity, hashrate }) => [entity, hashrate])).toEqual([
    ['A', 'added'],
    ['A', 'taken'],
  ]);
  expect(named.columns[0]!.name).toBe('level');
  expect(costAnswer([{ proportion: 0.3 }], inputs).columns[0]!.name).toBe('attacker');
});
