import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createNamedScores, normalQuantile, publishedLognormal } from '../../src/statistics/index.ts';

describe('a lognormal through three published quantiles', () => {
  test('passes through all three, however lopsided', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
        fc.double({ min: 1, max: 50, noNaN: true }),
        fc.double({ min: 1, max: 50, noNaN: true }),
        (median, below, above) => {
          const valueAt = publishedLognormal({ low: median / below, median, high: median * above });
          expect(valueAt(normalQuantile(0.05)) / (median / below)).toBeCloseTo(1, 9);
          expect(valueAt(0)).toBe(median);
          expect(valueAt(normalQuantile(0.95)) / (median * above)).toBeCloseTo(1, 9);
        },
      ),
    );
  });

  // Symmetric in logarithms it is the textbook lognormal: its mean is median · exp(σ²/2), with σ = ln 2 / 1.645 = 0.4214: 1.0929.
  test('has the mean of a lognormal where both sides are alike', () => {
    const valueAt = publishedLognormal({ low: 50, median: 100, high: 200 });
    const scores = createNamedScores(1, 20_000)('any');
    const mean = scores.reduce((sum, score) => sum + valueAt(score), 0) / scores.length;
    expect(mean).toBeCloseTo(109.29, 1);
  });

  test('a reported count without spread stays what it is', () => {
    const valueAt = publishedLognormal({ low: 4611, median: 4611, high: 4611 });
    expect([valueAt(-3), valueAt(0), valueAt(3)]).toEqual([4611, 4611, 4611]);
  });

  test('a lower quantile of nought gives nought at the worst, never less', () => {
    const valueAt = publishedLognormal({ low: 0, median: 10, high: 20 });
    expect(valueAt(normalQuantile(0.05))).toBeCloseTo(0, 9);
    expect(valueAt(-4)).toBe(0);
  });

  test.each([
    { low: 3, median: 2, high: 4 },
    { low: 1, median: 5, high: 4 },
    { low: -1, median: 1, high: 2 },
    { low: 1, median: Number.NaN, high: 2 },
    { low: 1, median: 2, high: Infinity },
  ])('refuses $low, $median, $high', (quantiles) => {
    expect(() => publishedLognormal(quantiles)).toThrow(/^publishedLognormal: expected 0 ≤ 5% ≤ 50% ≤ 95%, got /);
  });
});

describe('scores by name', () => {
  test('are the same for a name whatever was asked before, and others for another name or seed', () => {
    const one = createNamedScores(7, 100);
    const other = createNamedScores(7, 100);
    other('b');
    expect([...one('a')]).toEqual([...other('a')]);
    expect([...one('a')]).not.toEqual([...one('b')]);
    expect([...one('a')]).not.toEqual([...createNamedScores(8, 100)('a')]);
    expect(() => createNamedScores(-1, 10)).toThrow(RangeError);
  });

  // Two independent orders of 1,000 scores correlate by chance with deviation 0.032; four of them is 0.13.
  test('of different names are not correlated', () => {
    const scores = createNamedScores(1, 1000);
    const [a, b] = [scores('microsoft'), scores('google')];
    const product = a.reduce((sum, score, row) => sum + score * b[row]!, 0) / a.length;
    expect(Math.abs(product)).toBeLessThan(0.13);
  });
});
