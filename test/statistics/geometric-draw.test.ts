import { expect, test } from 'vitest';
import { createRandom } from '../../src/core/random.ts';
import { geometricDraw } from '../../src/statistics/geometric-draw.ts';
import { chiSquare, momentsOf } from './draws.ts';

test('the counts follow p (1 − p)^k', () => {
  const probabilities = Array.from({ length: 20 }, (_, k) => 0.3 * 0.7 ** k);
  const statistic = chiSquare((random) => geometricDraw(0.3, random), { probabilities, count: 100_000, seed: 9 });
  // The 99.99% quantile of chi-square with 20 degrees of freedom is 53.
  expect(statistic).toBeLessThan(53);
});

test('the mean is (1 − p)/p for a rare success', () => {
  const { mean } = momentsOf((random) => geometricDraw(1e-6, random), { count: 100_000, seed: 7 });
  expect(Math.abs(mean / 1e6 - 1)).toBeLessThan(5 / Math.sqrt(1e5)); // five standard errors
});

test('a certain success has no failures before it and an impossible one never comes', () => {
  expect(geometricDraw(1, createRandom(1))).toBeCloseTo(0);
  expect(geometricDraw(0, createRandom(1))).toBe(Infinity);
  expect(() => geometricDraw(-0.1, createRandom(1))).toThrow('geometricDraw: probability must be in [0, 1], got -0.1');
});
