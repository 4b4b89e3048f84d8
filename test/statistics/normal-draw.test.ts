import { expect, test } from 'vitest';
import { normalDraw } from '../../src/statistics/normal-draw.ts';
import { momentsOf } from './draws.ts';

test('the moments are those of the standard normal distribution', () => {
  const { mean, variance } = momentsOf(normalDraw, { count: 200_000, seed: 12 });
  const fourth = momentsOf((random) => normalDraw(random) ** 2, { count: 200_000, seed: 13 }).variance;
  // Five standard errors: 1/√n, √(2/n), and about √(56/n) for the variance of the square, which is 2.
  expect(Math.abs(mean)).toBeLessThan(0.0112);
  expect(Math.abs(variance - 1)).toBeLessThan(0.016);
  expect(Math.abs(fourth - 2)).toBeLessThan(0.085);
});
