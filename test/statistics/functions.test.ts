import { describe, expect, test } from 'vitest';
import {
  createStandardNormals,
  gammasFromNormals,
  harmonicBelow,
  incompleteBeta,
  logGamma,
  normalLoss,
  normalQuantile,
  normalTail,
  quickTail,
  scaledUpperGamma,
  studentQuantile,
  studentTail,
} from '../../src/statistics/index.ts';

// Abramowitz & Stegun, tables 26.1, 26.2 and 6.1; the far tail from their 26.2.12.
describe('the normal distribution', () => {
  test('has the tails of the tables', () => {
    expect(normalTail(1)).toBeCloseTo(0.158655253931457, 14);
    expect(normalTail(2.5)).toBeCloseTo(0.006209665325776, 14);
    expect(normalTail(-1)).toBeCloseTo(0.841344746068543, 14);
    expect(normalTail(5) / 2.866515718791939e-7).toBeCloseTo(1, 12);
    expect(normalTail(10) / 7.619853024160527e-24).toBeCloseTo(1, 12);
  });

  test('has quantiles that invert the tails', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 12);
    expect(normalQuantile(0.995)).toBeCloseTo(2.5758293035489, 12);
    for (const p of [1e-12, 1e-4, 0.02425, 0.3, 0.5, 0.8, 1 - 1e-9])
      expect(normalTail(-normalQuantile(p)) / p).toBeCloseTo(1, 9);
    expect(() => normalQuantile(1)).toThrow(RangeError);
  });

  test('has tables as good as they say', () => {
    for (let x = 0; x < 7; x += 0.0137) {
      expect(Math.abs(quickTail(x) - normalTail(x))).toBeLessThan(1e-6);
      expect(Math.abs(quickTail(-x) - normalTail(-x))).toBeLessThan(1e-6);
    }
    expect(normalLoss(1)).toBeCloseTo(0.0833154705877, 6); // φ(1) − 1·0.158655
    expect(normalLoss(7)).toBe(0);
  });
});

describe('gamma and beta functions', () => {
  test('log gamma is that of factorials and of one half', () => {
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12);
    expect(logGamma(11)).toBeCloseTo(Math.log(3_628_800), 11);
  });

  test('incomplete beta of whole shapes is a binomial tail: P(X ≥ 3), X ~ Bin(5, 0.4) = 0.31744', () => {
    expect(incompleteBeta(0.4, 3, 3)).toBeCloseTo(0.31744, 12);
    expect(incompleteBeta(0.5, 2160, 2160)).toBeCloseTo(0.5, 10);
    // Catch-up after 2 confirmations with a tenth of the hashrate, I_{4pq}(2, 1/2): Grunspan & Pérez-Marco (2018).
    expect(incompleteBeta(0.36, 2, 0.5)).toBeCloseTo(0.056, 5);
    expect(() => incompleteBeta(1.1, 1, 1)).toThrow(RangeError);
    expect(() => incompleteBeta(0.1, 0, 1)).toThrow(RangeError);
  });

  test('the scaled exponential integral is that of table 5.1: E₁(1) = 0.219383934, E₁(0.1) = 1.822923958', () => {
    expect(scaledUpperGamma(0, 1) / Math.E).toBeCloseTo(0.2193839344, 9);
    expect(scaledUpperGamma(0, 0.1) * Math.exp(-0.1)).toBeCloseTo(1.8229239584, 8);
    expect(scaledUpperGamma(0.5, 2)).toBeCloseTo(
      (Math.exp(2) * Math.sqrt(Math.PI) * 2 * normalTail(2)) / Math.SQRT2,
      9,
    ); // Γ(½, y) = √π erfc(√y)
  });

  test('harmonic sums go on beyond their table', () => {
    expect(harmonicBelow(5)).toBeCloseTo(1 + 1 / 2 + 1 / 3 + 1 / 4, 12);
    expect(harmonicBelow(8192)).toBeCloseTo(harmonicBelow(8191) + 1 / 8191, 12);
  });
});

// Student (1908) as tabled everywhere.
test('the t distribution has the quantiles of the tables', () => {
  expect(studentQuantile(0.975, 3)).toBeCloseTo(3.1824, 4);
  expect(studentQuantile(0.975, 10)).toBeCloseTo(2.2281, 4);
  expect(studentQuantile(0.025, 30)).toBeCloseTo(-2.0423, 4);
  expect(studentTail(-2.2281, 10)).toBeCloseTo(0.975, 5);
});

describe('shared normal numbers', () => {
  const columns = createStandardNormals(7, 1024);

  test('every column holds the same quantiles, and columns are nearly uncorrelated', () => {
    const sorted = columns.map((column) => column.slice().sort());
    expect(sorted[63]).toEqual(sorted[0]);
    for (let other = 1; other < columns.length; other++) {
      const product = columns[0]!.reduce((sum, value, row) => sum + value * columns[other]![row]!, 0) / 1024;
      expect(Math.abs(product)).toBeLessThan(4 / Math.sqrt(1024));
    }
    expect(createStandardNormals(7, 1024)[5]).toEqual(columns[5]);
    expect(createStandardNormals(8, 1024)[5]).not.toEqual(columns[5]);
  });

  test.each([1, 2, 4, 20, 2000])('make gamma variables of shape %d with mean and variance equal to it', (shape) => {
    const draws = gammasFromNormals(columns[0]!, shape);
    const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
    const variance = draws.reduce((sum, draw) => sum + (draw - mean) ** 2, 0) / draws.length;
    expect(mean / shape).toBeCloseTo(1, 2);
    expect(variance / shape).toBeCloseTo(1, 1);
  });
});
