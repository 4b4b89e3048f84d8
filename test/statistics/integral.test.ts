import { expect, test } from 'vitest';
import { integral } from '../../src/statistics/index.ts';

// By hand: ∫ xⁿ over [0, 1] is 1/(n + 1); the rule of Kronrod is exact up to degree 22.
test('powers are integrated exactly by one panel', () => {
  for (let n = 0; n <= 22; n++) {
    expect(integral((x) => x ** n, { from: 0, to: 1, tolerance: Infinity })).toBeCloseTo(1 / (n + 1), 14);
  }
});

test('kinks and peaks within the interval are found', () => {
  expect(integral((x) => Math.abs(x - 0.3), { from: 0, to: 1, tolerance: 1e-12 })).toBeCloseTo(0.29, 11);
  const narrow = integral((x) => 1 / (1e-6 + (x - 0.4) ** 2), { from: 0, to: 1, tolerance: 1e-8 });
  expect(narrow).toBeCloseTo(1000 * (Math.atan(600) + Math.atan(400)), 7);
  expect(integral(Math.sqrt, { from: 0, to: 1, tolerance: 1e-12 })).toBeCloseTo(2 / 3, 11);
});

test('an interval run backwards counts negative', () => {
  expect(integral((x) => x * x, { from: 3, to: 0, tolerance: 1e-12 })).toBeCloseTo(-9, 12);
});
