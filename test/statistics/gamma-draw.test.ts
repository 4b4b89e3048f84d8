import { expect, test } from 'vitest';
import { createRandom } from '../../src/core/random.ts';
import { gammaDraw } from '../../src/statistics/gamma-draw.ts';
import { momentsOf } from './draws.ts';

test('mean and variance are the shape', () => {
  for (const shape of [1, 2.5, 40, 1e6]) {
    const { mean, variance } = momentsOf((random) => gammaDraw(shape, random), { count: 100_000, seed: 8 });
    // Five standard errors; the variance of a gamma's square deviation is 2 k² + 6 k.
    expect(Math.abs(mean - shape)).toBeLessThan(5 * Math.sqrt(shape / 1e5));
    expect(Math.abs(variance - shape)).toBeLessThan(5 * Math.sqrt((2 * shape ** 2 + 6 * shape) / 1e5));
  }
});

test('shape 1 is exponential: the median is ln 2', () => {
  const random = createRandom(6);
  const below = Array.from({ length: 40_000 }, () => gammaDraw(1, random)).filter((value) => value < Math.LN2).length;
  expect(Math.abs(below / 40_000 - 0.5)).toBeLessThan(0.0125); // five standard errors
});

test('a shape below 1 is refused', () => {
  expect(() => gammaDraw(0.5, createRandom(1))).toThrow('gammaDraw: shape must be at least 1, got 0.5');
});
