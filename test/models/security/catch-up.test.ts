import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catchUpProbability } from '../../../src/models/security/catch-up.ts';
import { exactCatchUp, simulatedCatchUp } from './exact-race.ts';

const at = (attackerProportion: number, confirmations: number): number =>
  catchUpProbability({ attackerProportion, confirmations });
const relativeError = (actual: number, expected: number): number => Math.abs(actual / expected - 1);

describe('the catch-up probability', () => {
  test('is what hand calculation gives: P(1) = 2q, P(2) = 2q²(3 − 2q), P(3) = 2q³(10 − 15q + 6q²)', () => {
    for (const q of [1e-200, 1e-9, 0.03, 0.1, 0.25, 0.33, 0.4, 0.49, 0.4999]) {
      expect(relativeError(at(q, 1), 2 * q)).toBeLessThan(1e-14);
      expect(relativeError(at(q, 3), 2 * q ** 3 * (10 - 15 * q + 6 * q * q)) || 0).toBeLessThan(1e-14);
    }
    expect(at(0.1, 2)).toBeCloseTo(0.056, 15);
  });

  // Rosenfeld (2012), table 1, in percent to three decimals.
  test.each([
    [0.1, [20, 5.6, 1.712, 0.546, 0.178, 0.059, 0.02, 0.007, 0.002, 0.001]],
    [0.3, [60, 43.2, 32.616, 25.207, 19.762, 15.645, 12.475, 10.003, 8.055, 6.511]],
    [0.4, [80, 70.4, 63.488, 57.958, 53.314, 49.3, 45.769, 42.621, 39.787, 37.218]],
  ])('is that of the published table for a proportion of %d', (q, percents) => {
    for (const [index, percent] of percents.entries())
      expect(Math.abs(at(q, index + 1) * 100 - percent)).toBeLessThan(6e-4);
  });

  test('agrees with exact arithmetic to 1e-13', () => {
    for (const q of [1e-10, 1e-3, 0.1, 0.2345, 0.3, 0.45, 0.49, 0.4999, 0.4999999]) {
      for (const z of [1, 2, 3, 6, 19, 20, 21, 60, 100, 300]) {
        const expected = exactCatchUp({ attackerProportion: q, confirmations: z });
        if (expected > 1e-300) expect(relativeError(at(q, z), expected)).toBeLessThan(1e-13);
      }
    }
  });

  test('agrees with exact arithmetic on both sides of the change of series, up to 3,000 confirmations', () => {
    for (const [q, z] of [
      [0.4, 1000],
      [0.48, 1000],
      [0.4805, 1000],
      [0.481, 1000],
      [0.45, 3000],
      [0.4888, 3000],
      [0.4889, 3000],
    ] as const) {
      expect(relativeError(at(q, z), exactCatchUp({ attackerProportion: q, confirmations: z }))).toBeLessThan(1e-13);
    }
  });

  // 4q(1 − q) and ₂F₁ to 60 digits in arbitrary-precision arithmetic, from the fraction that the double is.
  test.each([
    [0.4999999, 1000000, 0.9997743241977929],
    [0.4999, 1000000, 0.777297435724644],
    [0.499, 100000, 0.37109348911511353],
    [0.494, 10000, 0.08967848208520733],
    [0.4939, 10000, 0.08445843976580798],
    [0.493, 10000, 0.04770675781301765],
    [0.49, 10000, 0.004674118660220299],
    [0.47, 10000, 2.0167051465587058e-17],
    [0.45, 10000, 1.2625309555499902e-45],
  ])('keeps its digits at q = %d, z = %i', (q, z, expected) => {
    expect(relativeError(at(q, z), expected)).toBeLessThan(1e-13);
  });

  test('is what a simulated walk does, within four standard errors', () => {
    for (const [q, z] of [
      [0.1, 2],
      [0.25, 4],
      [0.35, 8],
    ] as const) {
      const expected = at(q, z);
      const seen = simulatedCatchUp({ attackerProportion: q, confirmations: z }, { attacks: 100_000, seed: 2008 });
      expect(Math.abs(seen - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / 100_000));
    }
  });

  test('has the ends it should', () => {
    expect(at(0.1, 0)).toBe(1);
    expect(at(0, 0)).toBe(1);
    expect(at(0, 1)).toBe(0);
    for (const q of [0.5, 0.7, 1]) expect(at(q, 10_000)).toBe(1);
    expect(at(0.1, 10_000_000)).toBe(0);
    expect(at(0.4999999, 10_000_000)).toBeCloseTo(0.99929, 4); // erfc((1 − 2q)√z)
  });

  test('falls with the confirmations and rises with the proportion', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 0.4999, noNaN: true }), fc.integer({ min: 0, max: 5000 }), (q, z) => {
        const here = at(q, z);
        expect(here).toBeLessThanOrEqual(1);
        if (here > 1e-300) {
          expect(at(q, z + 1)).toBeLessThan(here);
          expect(at(q * 1.0001, z)).toBeGreaterThanOrEqual(here);
        }
      }),
    );
  });

  test('refuses what is no race', () => {
    for (const [q, z] of [
      [-0.1, 1],
      [1.1, 1],
      [Number.NaN, 1],
      [0.1, -1],
      [0.1, 1.5],
      [0.1, Number.NaN],
      [0.1, Infinity],
    ] as const) {
      expect(() => at(q, z)).toThrow(RangeError);
    }
  });
});
