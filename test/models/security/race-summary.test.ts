import { expect, test } from 'vitest';
import { raceStreams, runRaceStream, simulateRaces, summarizeRace } from '../../../src/models/security/race-summary.ts';
import { entitiesOf, pools, withPolicy } from './race-entities.ts';

const race = { entities: entitiesOf(pools, 10), blocks: 1e6, seed: 5 };

test('the streams together have the blocks that were asked for and seeds of their own', () => {
  const streams = raceStreams({ ...race, blocks: 1003, streams: 10 });
  expect(streams.map(({ blocks }) => blocks)).toEqual([100, 100, 100, 101, 100, 100, 101, 100, 100, 101]);
  expect(new Set(streams.map(({ seed }) => seed)).size).toBe(10);
});

test('it does not matter in what order streams are run', () => {
  const streams = raceStreams(race);
  const backwards = streams.toReversed().map(runRaceStream).toReversed();
  expect(summarizeRace(race, backwards)).toEqual(simulateRaces(race));
});

test('rates are ratios of the totals, with the standard error of a ratio', () => {
  const counts = [
    { found: Float64Array.of(6, 5), best: Float64Array.of(5, 5), seconds: 100, episodes: 1 },
    { found: Float64Array.of(4, 6), best: Float64Array.of(3, 5), seconds: 200, episodes: 2 },
  ];
  const summary = summarizeRace({ ...race, entities: entitiesOf([0.5, 0.5], 1) }, counts);
  expect(summary).toMatchObject({ found: 21, best: 18, stale: 3, seconds: 300, episodes: 3 });
  // By hand: r = 2/8, residuals 1 − 5/4 and 1 − 3/4, √(2 · (1/16 + 1/16))/8 = 1/16.
  expect(summary.entities[0]!.staleRate).toEqual({ estimate: 0.25, standardError: 1 / 16 });
  // By hand: r = 8/18, residuals 5 − 80/18 and 3 − 64/18, both 5/9 from zero: √(2 · 2 · 25/81)/18 = 5/81.
  expect(summary.entities[0]!.revenueProportion.estimate).toBeCloseTo(8 / 18, 12);
  expect(summary.entities[0]!.revenueProportion.standardError).toBeCloseTo(5 / 81, 12);
});

test('the standard error is how far runs of other seeds lie apart', () => {
  for (const mode of ['realization', 'estimate'] as const) {
    const runs = Array.from({ length: 40 }, (_, seed) => simulateRaces({ ...race, blocks: 2e5, mode, seed }));
    const rates = runs.map(({ entities }) => entities[3]!.staleRate!);
    const mean = rates.reduce((sum, { estimate }) => sum + estimate, 0) / 40;
    const spread = Math.sqrt(rates.reduce((sum, { estimate }) => sum + (estimate - mean) ** 2, 0) / 39);
    const stated = Math.sqrt(rates.reduce((sum, { standardError }) => sum + standardError ** 2, 0) / 40);
    // A standard deviation of 40 runs is known to 1/√78 = 11%: three of these.
    expect(Math.abs(spread / stated - 1)).toBeLessThan(0.34);
  }
});

test('an estimate agrees with realizations and has a fraction of their standard error', () => {
  const withheld = withPolicy(entitiesOf(pools, 10), 'selfish');
  for (const [entities, blocks] of [
    [entitiesOf(pools, 60), 2e6],
    [withheld, 5e5],
  ] as const) {
    const realized = simulateRaces({ entities, blocks, seed: 6 });
    const estimated = simulateRaces({ entities, blocks, seed: 7, mode: 'estimate' });
    for (const entity of pools.keys()) {
      const [one, other] = [realized.entities[entity]!.staleRate!, estimated.entities[entity]!.staleRate!];
      const together = Math.hypot(one.standardError, other.standardError);
      expect(Math.abs(one.estimate - other.estimate)).toBeLessThan(4.5 * together);
    }
    expect(estimated.staleRate.standardError).toBeLessThan(0.75 * realized.staleRate.standardError);
  }
});

test('the closed form stands beside it where it holds', () => {
  expect(simulateRaces({ ...race, blocks: 1000 }).closedForm?.entities).toHaveLength(9);
  const closedForm = (entities: typeof race.entities) => simulateRaces({ entities, blocks: 1000, seed: 1 }).closedForm;
  expect(closedForm(entitiesOf(pools, 31))).toBeNull();
  expect(closedForm(withPolicy(race.entities, 'selfish'))).toBeNull();
  const lognormal = { ...race, blocks: 1000, delayDistribution: { logDeviation: 1 } };
  expect(simulateRaces(lognormal).closedForm).toBeNull();
});

test('an entity without hashrate has no stale rate', () => {
  const { entities } = simulateRaces({ entities: entitiesOf([1, 0], 10), blocks: 1000, seed: 1 });
  expect(entities[1]).toMatchObject({ found: 0, staleRate: null });
});

test('too few streams or blocks are refused', () => {
  expect(() => raceStreams({ ...race, streams: 1 })).toThrow('raceStreams: streams must be a whole number');
  expect(() => raceStreams({ ...race, blocks: 63 })).toThrow('raceStreams: blocks must be a whole number');
});
