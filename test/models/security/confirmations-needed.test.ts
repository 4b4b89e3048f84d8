import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catchUpProbability } from '../../../src/models/security/catch-up.ts';
import {
  confirmationsNeeded,
  confirmationsNeededOver,
  MOST_CONFIRMATIONS,
} from '../../../src/models/security/confirmations-needed.ts';

describe('the confirmations needed', () => {
  // Nakamoto (2008), section 11, "P < 0.1%"; the exact ones from Grunspan & Pérez-Marco's formula, by hand at q = 0.1:
  // P(5) = 0.00178, P(6) = 0.00059.
  test.each([
    [0.1, 5],
    [0.15, 8],
    [0.2, 11],
    [0.25, 15],
    [0.3, 24],
    [0.35, 41],
    [0.4, 89],
    [0.45, 340],
  ])("are those of Nakamoto's list at q = %d: %i", (attackerProportion, expected) => {
    expect(confirmationsNeeded({ attackerProportion, risk: 0.001, method: 'nakamoto' })).toBe(expected);
    expect(confirmationsNeeded({ attackerProportion, risk: 0.001 })).toBeGreaterThan(expected);
  });

  test('are the first that are enough', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-9, max: 0.499, noNaN: true }),
        fc.double({ min: 1e-12, max: 0.9, noNaN: true }),
        (attackerProportion, risk) => {
          const needed = confirmationsNeeded({ attackerProportion, risk })!;
          expect(catchUpProbability({ attackerProportion, confirmations: needed })).toBeLessThan(risk);
          expect(catchUpProbability({ attackerProportion, confirmations: needed - 1 })).toBeGreaterThanOrEqual(risk);
        },
      ),
    );
  });

  test('must keep the chance below the risk, not at it: P(1) is exactly 0.5 at a quarter', () => {
    expect(confirmationsNeeded({ attackerProportion: 0.25, risk: 0.5 })).toBe(2);
    expect(confirmationsNeeded({ attackerProportion: 0.25, risk: 0.5001 })).toBe(1);
    expect(confirmationsNeeded({ attackerProportion: 0.25, risk: 1 })).toBe(1);
    expect(confirmationsNeeded({ attackerProportion: 0, risk: 1e-300 })).toBe(1);
  });

  test('run into millions near one half, and out of them: erfc(3.291/√2) = 0.001 at z = 5.41 / (1 − 2q)²', () => {
    expect(confirmationsNeeded({ attackerProportion: 0.4995, risk: 0.001 })! / (5.4138 / 1e-6)).toBeCloseTo(1, 4);
    expect(confirmationsNeeded({ attackerProportion: 0.4999, risk: 0.001 })).toBeNull();
    expect(confirmationsNeeded({ attackerProportion: 0.5, risk: 0.001 })).toBeNull();
    expect(confirmationsNeeded({ attackerProportion: 0.9, risk: 1 })).toBeNull();
    expect(MOST_CONFIRMATIONS).toBe(10_000_000);
  });

  test('refuse a risk that is none', () => {
    for (const risk of [0, -0.1, 1.1, Number.NaN]) {
      expect(() => confirmationsNeeded({ attackerProportion: 0.1, risk })).toThrow(RangeError);
      expect(() => confirmationsNeededOver({ shapes: { a: 1, b: 9 }, risk })).toThrow(RangeError);
    }
    expect(() => confirmationsNeeded({ attackerProportion: 1.1, risk: 0.1 })).toThrow(RangeError);
    expect(() => confirmationsNeededOver({ shapes: { a: 0, b: 9 }, risk: 0.1 })).toThrow(RangeError);
  });
});

describe('the confirmations needed over a distribution of the proportion', () => {
  // Expectations by quadrature with 30 digits: Beta(30, 70) 0.0105871 at z = 31 and 0.00986185 at 32; Beta(300, 700)
  // 9.372e-10 at z = 140.
  test('are those of independent quadrature', () => {
    expect(confirmationsNeededOver({ shapes: { a: 30, b: 70 }, risk: 0.01 })).toBe(32);
    expect(confirmationsNeededOver({ shapes: { a: 30, b: 70 }, risk: 0.010587094 })).toBe(31);
    expect(confirmationsNeededOver({ shapes: { a: 30, b: 70 }, risk: 0.010587093 })).toBe(32);
    expect(confirmationsNeededOver({ shapes: { a: 300, b: 700 }, risk: 9.372087e-10 })).toBe(141);
    expect(confirmationsNeededOver({ shapes: { a: 300, b: 700 }, risk: 9.372088e-10 })).toBe(140);
  });

  test('never are enough where a majority is likelier than the risk: P(q > ½) = 46/512 of Beta(3, 7)', () => {
    expect(confirmationsNeededOver({ shapes: { a: 3, b: 7 }, risk: 0.0898 })).toBeNull();
    expect(confirmationsNeededOver({ shapes: { a: 3, b: 7 }, risk: 0.1 })).toBeGreaterThan(100);
  });

  test('tend to those at the mean as the proportion becomes known, from above', () => {
    const known = confirmationsNeeded({ attackerProportion: 0.2, risk: 0.001 })!;
    expect(confirmationsNeededOver({ shapes: { a: 200_000, b: 800_000 }, risk: 0.001 })).toBe(known);
    expect(confirmationsNeededOver({ shapes: { a: 40, b: 160 }, risk: 0.001 })).toBeGreaterThan(known);
  });
});
