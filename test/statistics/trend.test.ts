import { describe, expect, test } from 'vitest';
import { createRandom, type Random } from '../../src/core/index.ts';
import { mannKendall, residualCorrelation, theilSen, trend } from '../../src/statistics/index.ts';

describe('Theil–Sen slope', () => {
  // Pairs by hand: slopes 1, 1, 1 and, with the outlier, 10, 14, 26 → median 5.5.
  test('is the median of the pairwise slopes', () => {
    expect(theilSen([0, 1, 2], [0, 1, 2]).slope).toBe(1);
    expect([...theilSen([0, 1, 2, 30], [0, 1, 2, 3]).slopes]).toEqual([1, 1, 1, 10, 14.5, 28]);
    expect(theilSen([0, 1, 2, 30], [0, 1, 2, 3]).slope).toBe(5.5);
  });

  test('finds the slope of a line at unequal times, and NaN where there is none', () => {
    const times = [0, 0.1, 0.7, 2, 2.5];
    expect(
      theilSen(
        times.map((time) => 3 - 2 * time),
        times,
      ).slope,
    ).toBeCloseTo(-2, 12);
    expect(theilSen([1, 2], [1, 1]).slope).toBeNaN();
    expect(() => theilSen([1], [1, 2])).toThrow(RangeError);
  });
});

describe('Mann–Kendall test', () => {
  // Without ties and correlation: S = 45, Var = 10·9·25/18 = 125; by hand.
  test('has the score and variance of Kendall for ten rising values', () => {
    const { score, deviation, pValue } = mannKendall([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0);
    expect([score, deviation]).toEqual([45, Math.sqrt(125)]);
    expect(pValue).toBeLessThan(0.01);
  });

  // A pair tied takes 2·1·9 off the sum in the variance: (2250 − 18)/18 = 124.
  test('takes ties off the variance', () => {
    expect(mannKendall([1, 2, 3, 4, 5, 5, 7, 8, 9, 10], 0).deviation).toBeCloseTo(Math.sqrt(124), 12);
  });

  test('says nothing of values that are all equal', () => {
    expect(mannKendall(new Float64Array(12), 0).pValue).toBe(1);
    expect(residualCorrelation(new Float64Array(12))).toBe(0);
  });
});

describe('trend', () => {
  test('with fewer than ten windows there is too little data', () => {
    const nine = Array.from({ length: 9 }, (_, index) => index);
    expect(trend(nine, nine)).toEqual({
      slopePerYear: null,
      low: null,
      high: null,
      pValue: null,
      windows: 9,
      direction: 'too-little-data',
    });
  });

  test('refuses times that do not ascend and values that are not finite', () => {
    expect(() => trend([1, 2], [1, 1])).toThrow(/^trend: times must ascend, got 1 \(index 1\)$/);
    expect(() => trend([1, Number.NaN], [1, 2])).toThrow(RangeError);
    expect(() => trend([1], [1], { level: 1 })).toThrow(RangeError);
  });

  test('values that never change have no trend', () => {
    const times = Array.from({ length: 20 }, (_, index) => index / 12);
    expect(
      trend(
        times.map(() => 4),
        times,
      ),
    ).toMatchObject({ slopePerYear: 0, low: 0, high: 0, direction: 'none' });
  });

  // Monthly windows; noise of deviation 0.1 is about what ln(effective number) shows. "Trend" in at most 7% of trendless runs is the
  // promise of the domain guide; two standard errors of 600 runs are 2%.
  const cases = [20, 40, 80].flatMap((windows) => [0, 0.3, 0.6].map((correlation) => ({ windows, correlation })));
  test.each(cases)(
    'over $windows windows with neighbours correlated by $correlation it is rarely seen where there is none, and its interval holds the slope',
    ({ windows, correlation }) => {
      const { rejected, held } = simulateTrends({
        windows,
        correlation,
        slope: 0.2,
        runs: 600,
        random: createRandom(windows),
      });
      expect(rejected).toBeLessThan(0.07 + 0.01);
      expect(held).toBeGreaterThan(0.93 - 0.02);
      expect(held).toBeLessThan(0.97 + 0.02);
    },
  );

  test('is seen in at most 7% of shuffled series', () => {
    const random = createRandom(3);
    const times = Array.from({ length: 60 }, (_, index) => index / 12);
    const values = times.map((time) => Math.exp(time) + Math.sin(9 * time));
    let seen = 0;
    for (let run = 0; run < 1000; run++) {
      for (let last = values.length - 1; last > 0; last--) {
        const other = Math.floor(random() * (last + 1));
        [values[last], values[other]] = [values[other]!, values[last]!];
      }
      if (trend(values, times).direction !== 'none') seen++;
    }
    expect(seen / 1000).toBeLessThan(0.07);
    expect(seen / 1000).toBeGreaterThan(0.02);
  });

  test('is found where it is: 10% a year over five years of monthly windows, noise 0.1', () => {
    const found = (correlation: number) =>
      simulateTrends({ windows: 60, correlation, slope: 0.1, runs: 300, random: createRandom(8) }).found;
    expect(found(0)).toBeGreaterThan(0.99);
    expect(found(0.6)).toBeGreaterThan(0.8);
  });
});

interface Simulation {
  readonly windows: number;
  readonly correlation: number;
  readonly slope: number;
  readonly runs: number;
  readonly random: Random;
}

/** Runs of a first-order autoregression of deviation 0.1, without a slope (rejected) and with one (held, found). */
function simulateTrends({ windows, correlation, slope, runs, random }: Simulation) {
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const times = Array.from({ length: windows }, (_, index) => index / 12);
  let rejected = 0;
  let held = 0;
  let found = 0;
  for (let run = 0; run < runs; run++) {
    let noise = 0.1 * normal();
    const trendless = times.map(() => {
      const here = noise;
      noise = correlation * noise + 0.1 * Math.sqrt(1 - correlation ** 2) * normal();
      return here;
    });
    if (trend(trendless, times).direction !== 'none') rejected++;
    const { low, high, direction } = trend(
      trendless.map((value, index) => value + slope * times[index]!),
      times,
    );
    if (low! <= slope && slope <= high!) held++;
    if (direction === 'up') found++;
  }
  return { rejected: rejected / runs, held: held / runs, found: found / runs };
}
