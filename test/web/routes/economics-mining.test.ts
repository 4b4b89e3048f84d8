import { beforeAll, describe, expect, test } from 'vitest';
import { inferredFleet } from '../../../src/pipeline/economics/inferred-fleet.ts';
import { readMachines } from '../../../src/pipeline/economics/machines.ts';
import { placeTariffs } from '../../../src/pipeline/economics/places.ts';
import type { Observatory } from '../../../src/pipeline/observatory.ts';
import { economicsEntry } from '../../../src/web/routes/economics-entry.ts';
import { economicsMining } from '../../../src/web/routes/economics-mining.ts';
import { documentText } from '../../../src/web/routes/index.ts';
import { bundledObservatory } from '../bundled.ts';

let observatory: Observatory;
beforeAll(async () => {
  observatory = await bundledObservatory();
});

const nothing = { params: {}, query: {} };
const MOST_BYTES = 100_000;

/** The same input with other facts. */
const withFacts = (facts: Observatory['input']['facts']): Observatory =>
  ({ input: { ...observatory.input, facts } }) as Observatory;

describe('what mining costs', () => {
  test('answers the fleet that the command line infers, machine by machine', async () => {
    const { mining } = economicsMining.document.parse(await economicsMining.answer(observatory, nothing));
    const inferred = inferredFleet(
      { machines: readMachines(), usdPerPetahashDay: null, atMs: null, given: {}, draws: 2000, seed: 1 },
      observatory.input.facts,
    );
    const { joulesPerTerahash, low, high } = inferred.interval;
    expect(mining!.fleet).toMatchObject({ joules_per_terahash: joulesPerTerahash, low, high });
    expect(mining!.fleet.marginal).toBe(inferred.fleet.marginalId);
    const proportions = mining!.machines.map((one) => one.hashrate_proportion ?? 0);
    expect(proportions.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 12);
  });

  test('has the latest tariff of every place with its fact and source', async () => {
    const { mining } = economicsMining.document.parse(await economicsMining.answer(observatory, nothing));
    const { facts } = observatory.input;
    expect(mining!.places.map(({ id, fact }) => [id, fact])).toEqual(
      placeTariffs(facts).map(({ place, fact }) => [place, fact]),
    );
    for (const { fact, usd_per_kwh, url } of mining!.places) {
      expect(facts.find(({ id }) => id === fact)).toMatchObject({ value: usd_per_kwh, source: { url } });
    }
    const table = await economicsMining.table!(observatory, nothing);
    expect([...table.csv()].join('').trim().split('\n')).toHaveLength(1 + mining!.places.length);
  });

  test('answers null where the facts lack the network', async () => {
    const without = withFacts(observatory.input.facts.filter(({ id }) => !id.startsWith('hashprice-')));
    expect(economicsMining.document.parse(await economicsMining.answer(without, nothing)).mining).toBeNull();
  });

  test('shows no name of a stranger with characters that act on a terminal', async () => {
    const facts = observatory.input.facts.map((fact) =>
      fact.id === 'electricity-us-tx-industry-2023' ? { ...fact, subject: 'Te\u001b[31mxas' } : fact,
    );
    const { mining } = await economicsMining.answer(withFacts(facts), nothing);
    expect(mining!.places.find(({ id }) => id === 'us-tx')!.name).toBe('Te\\x1b[31mxas');
  });
});

describe('the entry ticket', () => {
  test('answers each day with a price in order, with the best machine of every class that was there', async () => {
    const { days, machines } = economicsEntry.document.parse(await economicsEntry.answer(observatory, nothing));
    expect(days.map(({ date }) => date)).toEqual(days.map(({ date }) => date).toSorted());
    const byId = new Map(machines.map((machine) => [machine.id, machine]));
    for (const day of days) {
      const there = machines.filter(({ from }) => from <= day.date);
      const best = day.machines.map((id) => byId.get(id)!);
      expect(new Set(best.map((one) => one.class))).toEqual(new Set(there.map((one) => one.class)));
      for (const one of best) {
        const rivals = there.filter((other) => other.class === one.class);
        const efficiencies = rivals.map((other) => other.watts / other.terahashes_per_second);
        expect(one.watts / one.terahashes_per_second).toBe(Math.min(...efficiencies));
      }
    }
  });
});

test('each document is small enough to be read at once', async () => {
  for (const route of [economicsMining, economicsEntry]) {
    expect(documentText(await route.answer(observatory, nothing)).length).toBeLessThan(MOST_BYTES);
    expect([...route.published(observatory)]).toEqual([{}]);
  }
});
