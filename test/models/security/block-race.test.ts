import { describe, expect, test } from 'vitest';
import { type DelayDistribution, type RaceEntity, simulateRace } from '../../../src/models/security/block-race.ts';
import { simulateRaces } from '../../../src/models/security/race-summary.ts';
import { bruteRace } from './brute-race.ts';
import { entitiesOf, pools, withPolicy } from './race-entities.ts';

const sum = (values: Float64Array): number => values.reduce((before, one) => before + one, 0);

describe('counts', () => {
  test('there are as many blocks as asked, and none is on the best chain that was not found', () => {
    const distributions: DelayDistribution[] = ['constant', 'exponential', { logDeviation: 0.5 }];
    for (const delaySeconds of [0, 10, 600, 6000]) {
      for (const delayDistribution of distributions) {
        const entities = entitiesOf(pools, delaySeconds);
        const { found, best } = simulateRace({ entities, delayDistribution, blocks: 3000, seed: 4 });
        expect(sum(found)).toBe(3000);
        expect(best.every((blocks, entity) => blocks <= found[entity]!)).toBe(true);
        expect(sum(best)).toBeGreaterThan(0);
      }
    }
  });

  test('the same seed gives the same counts and another one gives others', () => {
    const options = { entities: entitiesOf(pools, 10), blocks: 1e6 };
    expect(simulateRace({ ...options, seed: 1 })).toEqual(simulateRace({ ...options, seed: 1 }));
    expect(simulateRace({ ...options, seed: 1 }).found).not.toEqual(simulateRace({ ...options, seed: 2 }).found);
  });

  test('blocks are found in proportion to the hashrate, one in a block interval', () => {
    const blocks = 1e7;
    const { found, seconds } = simulateRace({ entities: entitiesOf(pools, 30), blocks, seed: 3 });
    for (const [entity, proportion] of pools.entries()) {
      // Five standard deviations of a binomial count.
      const deviation = Math.sqrt(blocks * proportion * (1 - proportion));
      expect(Math.abs(found[entity]! - blocks * proportion)).toBeLessThan(5 * deviation);
    }
    // The mean of n exponential intervals has a relative standard error of 1/√n.
    expect(Math.abs(seconds / blocks / 600 - 1)).toBeLessThan(5 / Math.sqrt(blocks));
  });

  test('one entity alone and blocks that need no time leave nothing stale', () => {
    const alone = simulateRace({ entities: entitiesOf([1], 300), blocks: 1e4, seed: 1 });
    expect(alone.best).toEqual(alone.found);
    const fast = simulateRace({ entities: entitiesOf(pools, 0), blocks: 1e9, seed: 1 });
    expect(fast.best).toEqual(fast.found);
    expect(fast.episodes).toBe(0);
  });

  test('an episode that hardly ever ends stops at the blocks that were asked for', () => {
    const { found, episodes } = simulateRace({ entities: entitiesOf(pools, 2e5), blocks: 3000, seed: 1 });
    expect(sum(found)).toBe(3000);
    expect(episodes).toBe(1);
  });
});

describe('against a race that skips nothing', () => {
  const constant = { delayDistribution: 'constant', delay: (mean: number) => mean } as const;
  const exponential = {
    delayDistribution: 'exponential',
    delay: (mean: number, uniform: number) => -mean * Math.log(1 - uniform),
  } as const;
  const proportions = [0.4, 0.3, 0.2, 0.1];

  /** How far the two are apart, in standard errors: the farthest of the entities. */
  function farthest(
    delaySeconds: readonly number[],
    { delayDistribution, delay }: typeof constant | typeof exponential,
  ): number {
    const entities = entitiesOf(proportions, delaySeconds);
    const race = simulateRaces({ entities, delayDistribution, blocks: 4e5, seed: 21 });
    const runs = Array.from({ length: 16 }, (_, run) =>
      bruteRace({ proportions, delaySeconds, delay, blocks: 5000, seed: 100 + run }),
    );
    const deviations = proportions.map((_, entity) => {
      const rates = runs.map(({ found, best }) => found[entity]! / best[entity]! - 1);
      const mean = rates.reduce((before, rate) => before + rate, 0) / rates.length;
      const variance = rates.reduce((before, rate) => before + (rate - mean) ** 2, 0) / (rates.length - 1);
      const { estimate, standardError } = race.entities[entity]!.staleRate!;
      return Math.abs(mean - estimate) / Math.sqrt(variance / rates.length + standardError ** 2);
    });
    return Math.max(...deviations);
  }

  // 16 brute-force runs, so about Student's t of 15 degrees of freedom: one of 2500 entities is beyond 4.5.
  test('constant delays, short, as long as the block interval and four times as long', () => {
    for (const delay of [60, 600, 2400]) {
      expect(farthest([delay, delay, delay, delay], constant)).toBeLessThan(4.5);
    }
  });

  test('unequal constant delays', () => {
    expect(farthest([30, 120, 5, 240], constant)).toBeLessThan(4.5);
  });

  test('exponential delays, equal and not', () => {
    expect(farthest([120, 120, 120, 120], exponential)).toBeLessThan(4.5);
    expect(farthest([400, 20, 100, 60], exponential)).toBeLessThan(4.5);
  });
});

test('what makes no race is refused', () => {
  const race = (entities: RaceEntity[], rest = {}) => simulateRace({ entities, blocks: 10, seed: 1, ...rest });
  const halves = entitiesOf([0.5, 0.5], 1);
  const thirds = entitiesOf([0.3, 0.3, 0.4], 1);
  const who = 'simulateRace:';
  expect(() => race([])).toThrow(`${who} expected at least one proportion, got none`);
  expect(() => race([halves[0]!])).toThrow(`${who} proportions must sum to 1, got 0.5`);
  expect(() => race(entitiesOf([0.5, 0.5], -1))).toThrow(
    `${who} delaySeconds must be a finite number of at least 0, got -1`,
  );
  expect(() => race(withPolicy(halves, 'selfish'))).toThrow(
    `${who} the proportion of one that withholds must be below 0.5, got 0.5`,
  );
  const two = thirds.map((entity, index): RaceEntity => (index < 2 ? { ...entity, policy: 'selfish' } : entity));
  expect(() => race(two)).toThrow(`${who} expected at most one entity that withholds, got 2`);
  expect(() => race(halves, { blocks: 0 })).toThrow(`${who} blocks must be a whole number of at least 1, got 0`);
  expect(() => race(halves, { tieWinProportion: 2 })).toThrow(`${who} tieWinProportion must be in [0, 1], got 2`);
  expect(() => race(halves, { blockIntervalSeconds: 0 })).toThrow(`${who} blockIntervalSeconds must be positive`);
  expect(() => race(halves, { delayDistribution: { logDeviation: 0 } })).toThrow(
    `${who} logDeviation must be positive`,
  );
  const short = { truncation: 2, actions: new Uint8Array(5) };
  expect(() => race(withPolicy(thirds, short))).toThrow(`${who} expected a policy of 12 actions, got 5`);
  const matching = { truncation: 2, actions: new Uint8Array(12).fill(2) };
  expect(() => race(withPolicy(thirds, matching))).toThrow(
    `${who} expected an action of the policy that is possible, got 2 (1 against 0, fork 0)`,
  );
});
