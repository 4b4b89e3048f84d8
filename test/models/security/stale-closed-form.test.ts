import fc from 'fast-check';
import { expect, test } from 'vitest';
import { simulateRaces } from '../../../src/models/security/race-summary.ts';
import { staleRates } from '../../../src/models/security/stale-closed-form.ts';
import { entitiesOf, pools } from './race-entities.ts';

test('nine pools at ten seconds: the largest loses about 1.0%, the smallest 2.0%', () => {
  const { entities, network, revenueAdvantages, sizeAdvantage, isFirstOrder } = staleRates({
    proportions: pools,
    delaySeconds: 10,
  });
  // By hand: H = 0.2106; (1/60)(1.2106 − 0.6), (1/60)(1.2106 − 0.02) and (1/60)(1 − 0.2106).
  expect(entities[0]).toBeCloseTo(0.010177, 6);
  expect(entities[8]).toBeCloseTo(0.019843, 6);
  expect(network).toBeCloseTo(0.013157, 6);
  // By hand: 1.019843/1.010177 − 1, and Σ h/(1 + r) = 1/1.013145…
  expect(sizeAdvantage).toBeCloseTo(0.009569, 6);
  expect(revenueAdvantages[0]).toBeGreaterThan(0);
  expect(revenueAdvantages[8]).toBeLessThan(0);
  expect(isFirstOrder).toBe(true);
});

const hashrates = fc
  .array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 8 })
  .map((weights) => weights.map((weight) => weight / weights.reduce((sum, one) => sum + one, 0)));
const distributions = fc.constantFrom('constant' as const, 'exponential' as const);

test('with one delay an entity loses (d/T)(1 + H − 2h), whatever the distribution of the delay', () => {
  fc.assert(
    fc.property(hashrates, distributions, (proportions, delayDistribution) => {
      const squares = proportions.reduce((sum, one) => sum + one ** 2, 0);
      const { entities } = staleRates({ proportions, delaySeconds: 6, delayDistribution });
      for (const [entity, proportion] of proportions.entries()) {
        expect(entities[entity]).toBeCloseTo(0.01 * (1 + squares - 2 * proportion), 12);
      }
    }),
  );
});

test('each race of two loses one block: the network’s rate is Σ h d (1 − h)/T', () => {
  fc.assert(
    fc.property(hashrates, distributions, fc.infiniteStream(fc.integer({ min: 0, max: 30 })), (...drawn) => {
      const [proportions, delayDistribution, stream] = drawn;
      const delaySeconds = proportions.map(() => stream.next().value);
      const { network, revenueAdvantages } = staleRates({ proportions, delaySeconds, delayDistribution });
      const expected = proportions.reduce(
        (sum, one, entity) => sum + (one * delaySeconds[entity]! * (1 - one)) / 600,
        0,
      );
      expect(network).toBeCloseTo(expected, 12);
      // What some gain others lose.
      expect(proportions.reduce((sum, one, entity) => sum + one * revenueAdvantages[entity]!, 0)).toBeCloseTo(0, 12);
    }),
  );
});

test('unequal constant delays give d(1 − h)² + Σ d h² of the others', () => {
  // By hand for 0.5, 0.3, 0.2 and 6, 0, 12 s: (6 · 0.25 + 12 · 0.04)/600, (6 · 0.25 + 12 · 0.04)/600 and
  // (12 · 0.64 + 6 · 0.25)/600.
  const { entities } = staleRates({ proportions: [0.5, 0.3, 0.2], delaySeconds: [6, 0, 12] });
  expect(entities[0]).toBeCloseTo(0.0033, 12);
  expect(entities[1]).toBeCloseTo(0.0033, 12);
  expect(entities[2]).toBeCloseTo(0.0153, 12);
});

test('short delays lose what the simulator finds, equal or not, constant or exponential', () => {
  const unequal = [1, 2, 0.5, 4, 1.5, 1, 5, 2.5, 0.5];
  for (const [delays, delayDistribution] of [
    [1, 'constant'],
    [unequal, 'constant'],
    [unequal, 'exponential'],
  ] as const) {
    const blocks = delayDistribution === 'constant' ? 2e8 : 5e6;
    const race = {
      entities: entitiesOf(pools, delays),
      delayDistribution,
      blocks,
      seed: 17,
      mode: 'estimate' as const,
    };
    const summary = simulateRaces(race);
    for (const [entity, expected] of summary.closedForm!.entities.entries()) {
      const { estimate, standardError } = summary.entities[entity]!.staleRate!;
      // Second order: 5 s of 600 s are 0.8%, and about as much of a rate is left out.
      expect(Math.abs(estimate - expected)).toBeLessThan(4 * standardError + 0.01 * expected);
    }
  }
});

test('it says where it no longer holds, and refuses what makes no sense', () => {
  const rates = (delaySeconds: number | number[]) => staleRates({ proportions: [0.6, 0.4], delaySeconds });
  expect(rates(30).isFirstOrder).toBe(true);
  expect(rates([30, 31]).isFirstOrder).toBe(false);
  expect(() => rates(-1)).toThrow('staleRates: delaySeconds must be a finite number of at least 0, got -1');
  expect(() => rates([1])).toThrow('staleRates: expected 2 of delaySeconds, got 1');
  expect(() => staleRates({ proportions: [0.6], delaySeconds: 1 })).toThrow('staleRates: proportions must sum to 1');
});
