import { expect, test } from 'vitest';
import { negativeBinomialProbability, poissonProbability } from '../../src/statistics/index.ts';

test('Poisson probabilities are λⁿ e^(−λ) / n!', () => {
  for (const mean of [1e-3, 0.7, 3, 16, 25]) {
    let expected = Math.exp(-mean);
    for (let count = 0; count < 60; count++) {
      expect(Math.abs(poissonProbability(count, mean) / expected - 1)).toBeLessThan(2e-13);
      expected *= mean / (count + 1);
    }
  }
  expect(poissonProbability(0, 0)).toBe(1);
  expect(poissonProbability(3, 0)).toBe(0);
});

// e^(−λ) λⁿ / n! with 50 digits.
test('Poisson probabilities keep their digits far from small numbers', () => {
  for (const [count, mean, expected] of [
    [17, 17.5, 0.09559273320289231],
    [100, 37.25, 9.228999082662777e-18],
    [1000, 512, 2.0255455746709128e-81],
    [1000, 1000, 0.012614611348721499],
    [10000, 10300, 4.839593975684069e-5],
    [10000, 7000, 2.915763526424422e-249],
    [200000, 200_001.5, 0.0008920566685761545],
  ] as const) {
    expect(Math.abs(poissonProbability(count, mean) / expected - 1)).toBeLessThan(2e-13);
  }
});

test('negative binomial probabilities are C(k + z − 1, k) p^z q^k, and sum to one', () => {
  for (const [successes, failureProbability] of [
    [1, 0.3],
    [6, 0.1],
    [6, 1e-12],
    [40, 0.45],
  ] as const) {
    let expected = (1 - failureProbability) ** successes;
    let sum = 0;
    for (let failures = 0; failures < 400; failures++) {
      const seen = negativeBinomialProbability(failures, { successes, failureProbability });
      if (expected > 1e-300) expect(Math.abs(seen / expected - 1)).toBeLessThan(1e-12);
      expected *= (failureProbability * (failures + successes)) / (failures + 1);
      sum += seen;
    }
    expect(sum).toBeCloseTo(1, 12);
  }
  expect(negativeBinomialProbability(0, { successes: 3, failureProbability: 0 })).toBe(1);
  expect(negativeBinomialProbability(2, { successes: 3, failureProbability: 1 })).toBe(0);
});

test('what is no count, mean or probability is refused', () => {
  expect(() => poissonProbability(-1, 1)).toThrow(RangeError);
  expect(() => poissonProbability(1.5, 1)).toThrow(RangeError);
  expect(() => poissonProbability(1, Number.NaN)).toThrow(RangeError);
  expect(() => poissonProbability(1, Infinity)).toThrow(RangeError);
  expect(() => negativeBinomialProbability(1, { successes: 0, failureProbability: 0.1 })).toThrow(RangeError);
  expect(() => negativeBinomialProbability(1, { successes: 1, failureProbability: 1.1 })).toThrow(RangeError);
  expect(() => negativeBinomialProbability(0.5, { successes: 1, failureProbability: 0.1 })).toThrow(RangeError);
});
