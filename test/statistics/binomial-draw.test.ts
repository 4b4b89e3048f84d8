import { expect, test } from 'vitest';
import { createRandom } from '../../src/core/random.ts';
import { binomialDraw } from '../../src/statistics/binomial-draw.ts';
import { logGamma } from '../../src/statistics/incomplete-beta.ts';
import { chiSquare, momentsOf } from './draws.ts';

test('the counts of 30 trials and of 12 follow the binomial probabilities', () => {
  for (const [trials, probability] of [
    [30, 0.3],
    [12, 0.4],
  ] as const) {
    const probabilities = Array.from({ length: trials }, (_, k) =>
      Math.exp(
        logGamma(trials + 1) -
          logGamma(k + 1) -
          logGamma(trials - k + 1) +
          k * Math.log(probability) +
          (trials - k) * Math.log(1 - probability),
      ),
    ).filter((one) => one * 40_000 > 0.5);
    const statistic = chiSquare((random) => binomialDraw({ trials, probability }, random), {
      probabilities,
      count: 40_000,
      seed: 3,
    });
    // The 99.99% quantile of chi-square with 30 degrees of freedom is 69.
    expect(statistic).toBeLessThan(69);
  }
});

test('mean and variance are n p and n p (1 − p) for very many trials', () => {
  for (const probability of [0.001, 0.3, 0.999]) {
    const trials = 1e9;
    const { mean, variance } = momentsOf((random) => binomialDraw({ trials, probability }, random), {
      count: 20_000,
      seed: 5,
    });
    const expected = trials * probability * (1 - probability);
    // Five standard errors of a mean and of a variance of 20,000 draws.
    expect(Math.abs(mean - trials * probability)).toBeLessThan(5 * Math.sqrt(expected / 20_000));
    expect(Math.abs(variance / expected - 1)).toBeLessThan(5 * Math.sqrt(2 / 20_000));
  }
});

test('certainty and impossibility leave no chance', () => {
  const random = createRandom(1);
  expect(binomialDraw({ trials: 1e6, probability: 0 }, random)).toBe(0);
  expect(binomialDraw({ trials: 1e6, probability: 1 }, random)).toBe(1e6);
  expect(binomialDraw({ trials: 0, probability: 0.5 }, random)).toBe(0);
});

test('what is no number of trials or no probability is refused', () => {
  const random = createRandom(1);
  expect(() => binomialDraw({ trials: 1.5, probability: 0.5 }, random)).toThrow(
    'binomialDraw: trials must be a whole number of at least 0, got 1.5',
  );
  expect(() => binomialDraw({ trials: 2, probability: Number.NaN }, random)).toThrow(
    'binomialDraw: probability must be in [0, 1], got NaN',
  );
});
