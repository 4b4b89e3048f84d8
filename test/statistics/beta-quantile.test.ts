import { expect, test } from 'vitest';
import { betaQuantile, incompleteBeta } from '../../src/statistics/index.ts';

test('known quantiles: the arcsine law, powers, and the symmetric median', () => {
  expect(betaQuantile(1 / 3, { a: 0.5, b: 0.5 })).toBeCloseTo(0.25, 13); // sin²(π/6)
  expect(betaQuantile(0.3, { a: 4, b: 1 })).toBeCloseTo(0.3 ** 0.25, 13);
  expect(betaQuantile(0.3, { a: 1, b: 4 })).toBeCloseTo(1 - 0.7 ** 0.25, 13);
  expect(betaQuantile(0.5, { a: 1e6, b: 1e6 })).toBeCloseTo(0.5, 10);
  // (a − 1/3)/(a + b − 2/3), the median to order 1/(a + b)².
  expect(betaQuantile(0.5, { a: 2e5, b: 8e5 })).toBeCloseTo((2e5 - 1 / 3) / (1e6 - 2 / 3), 9);
});

test('inverts the incomplete beta function', () => {
  for (const [a, b] of [
    [0.1, 5],
    [0.5, 0.5],
    [3, 7],
    [300, 700],
    [1e6, 1e6],
  ] as const) {
    for (const probability of [1e-9, 0.025, 0.5, 0.975]) {
      expect(incompleteBeta(betaQuantile(probability, { a, b }), a, b)).toBeCloseTo(probability, 9);
    }
  }
});

test('has the ends of the range, and refuses what is no probability or shape', () => {
  expect(betaQuantile(0, { a: 2, b: 3 })).toBe(0);
  expect(betaQuantile(1, { a: 2, b: 3 })).toBe(1);
  expect(() => betaQuantile(-0.1, { a: 2, b: 3 })).toThrow(RangeError);
  expect(() => betaQuantile(Number.NaN, { a: 2, b: 3 })).toThrow(RangeError);
  expect(() => betaQuantile(0.5, { a: 0, b: 3 })).toThrow(RangeError);
});
