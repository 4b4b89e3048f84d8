import { expect, test } from 'vitest';
import { quickExp } from '../../src/statistics/quick-exp.ts';

test('it is the exponential to the digits it says', () => {
  for (let x = -699.9; x < 700; x += 0.0137) {
    const tolerance = Math.abs(x) < 1 ? 1e-15 : 1e-13;
    expect(Math.abs(quickExp(x) / Math.exp(x) - 1)).toBeLessThan(tolerance);
  }
});

test('beyond its table it is the language’s own', () => {
  expect(quickExp(800)).toBe(Infinity);
  expect(quickExp(-800)).toBe(0);
  expect(quickExp(Number.NaN)).toBeNaN();
});
