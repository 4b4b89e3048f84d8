import { describe, expect, test } from 'vitest';
import { createRandom, type Random } from '../../src/core/index.ts';
import { mannKendall, randomWalkDeviation, residualCorrelation, theilSen, trend } from '../../src/statistics/index.ts';

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

describe('standard error of the slope of a random walk', () => {
  // By hand: times 0, 1, 2, 3 have squares 5 about 1.5; the steps into them carry 1.5, 2 and 1.5, so 8.5 in squares. Steps less the
  // slope are 1, −1, 0: 2 over two degrees of freedom. √(1.03 · 8.5)/5 = 0.592.
  test('is that of the sum of its steps', () => {
    expect(randomWalkDeviation([0, 1, 0, 0], { times: [0, 1, 2, 3], slope: 0 })).toBeCloseTo(0.592, 3);
  });

  // Least squares over n steps of deviation 1: √(6/(5n)); Theil–Sen within 2% of it. Two standard errors of the deviation over 1,000 walks: 4.5%.
  test.each([0, 15])('is what slopes of random walks show, with a gap of %i windows', (gap) => {
    const random = createRandom(12);
    const times = Array.from({ length: 40 }, (_, index) => index + (index > 12 ? gap : 0));
    let square = 0;
    let stated = 0;
    for (let run = 0; run < 1000; run++) {
      const values = noise(times, { correlation: 1, random });
      const { slope } = theilSen(values, times);
      square += slope ** 2;
      stated += randomWalkDeviation(values, { times, slope }) ** 2;
    }
    expect(Math.abs(Math.sqrt(stated / square) - 1)).toBeLessThan(0.05);
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
    expect(
      residualCorrelation(
        new Float64Array(12),
        new Float64Array(12).map((_, index) => index),
      ),
    ).toBe(0);
  });
});

describe('correlation of neighbours', () => {
  // By hand: twenty of +1, then twenty of −1 a hundred later. Their 38 neighbours are alike and make 38/40 · 39/38; across the gap is
  // the one pair that differs. Added noise of ±1 by turns takes 38 from that and doubles the squares, so nothing is left but the bias.
  test('is taken between neighbours in time, not across gaps', () => {
    const times = Array.from({ length: 40 }, (_, index) => index + (index >= 20 ? 100 : 0));
    const values = times.map((_, index) => (index < 20 ? 1 : -1) + (index % 2 === 0 ? 1 : -1));
    expect(residualCorrelation(values, times)).toBeCloseTo(2 / 40 / (1 - 4 / 40), 12);
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

  test('moves with a line that is added to the values', () => {
    const random = createRandom(5);
    const times = Array.from({ length: 40 }, (_, index) => index / 12);
    for (const correlation of [0, 1]) {
      const values = noise(times, { correlation, random });
      const flat = trend(values, times);
      const tilted = trend(Float64Array.from(values, add(times, 0.2)), times);
      for (const key of ['slopePerYear', 'low', 'high'] as const) expect(tilted[key]).toBeCloseTo(flat[key]! + 0.2, 12);
    }
  });

  test.each([10, 25, 60])('names a direction over %i windows exactly where the p-value says so', (windows) => {
    const random = createRandom(windows);
    const times = Array.from({ length: windows }, (_, index) => index / 12);
    let named = 0;
    for (let run = 0; run < 300; run++) {
      const values = noise(times, { correlation: [0, 0.6, 1][run % 3]!, random }).map(
        add(times, windows > 25 ? 0.1 : 0.3),
      );
      const { pValue, direction } = trend(values, times);
      expect(direction !== 'none').toBe(pValue! < 0.05);
      if (direction !== 'none') named++;
    }
    expect(named).toBeGreaterThan(20);
    expect(named).toBeLessThan(280);
  });

  // Monthly windows; noise of deviation 0.1 is about what ln(effective number) shows. Limits are those of docs/measures.md; as
  // there are sixty checks, 2.5 standard errors of the runs are allowed.
  const cases = [
    { windows: 20, runs: 600, limits: [0.07, 0.07, 0.07, 0.07, 0.07, 0.075, 0.11] },
    { windows: 40, runs: 300, limits: [0.07, 0.07, 0.07, 0.07, 0.07, 0.07, 0.1] },
    { windows: 80, runs: 150, limits: [0.07, 0.07, 0.07, 0.07, 0.07, 0.07, 0.09] },
    { windows: 110, runs: 100, limits: [0.07, 0.07, 0.07, 0.07, 0.07, 0.07, 0.1] },
  ].flatMap(({ windows, runs, limits }) =>
    [0, 0.3, 0.6, 0.8, 0.9, 0.95, 1].map((correlation, index) => ({
      windows,
      runs,
      correlation,
      limit: limits[index]!,
    })),
  );
  test.each(cases)(
    'over $windows windows with neighbours correlated by $correlation it is rarely seen where there is none, and its interval holds the slope',
    ({ windows, runs, correlation, limit }) => {
      const options = { windows, correlation, runs, random: createRandom(windows) };
      const luck = 2.5 * Math.sqrt((limit * (1 - limit)) / runs);
      expect(simulateTrends({ ...options, slope: 0 }).seen).toBeLessThan(limit + luck);
      if (windows > 40) return; // the slope does not matter, as above, and time does
      const { held } = simulateTrends({ ...options, slope: 0.2 });
      expect(held).toBeGreaterThan(1 - limit - luck);
      if (correlation <= 0.6) expect(held).toBeLessThan(0.97 + luck);
    },
  );

  // Counts of blocks by pool have such a gap.
  test.each([0, 0.6, 1])(
    'is rarely seen over a gap of a year where there is none, with neighbours correlated by %f',
    (correlation) => {
      const options = { windows: 60, gap: 12, runs: 200, slope: 0, random: createRandom(4) };
      expect(simulateTrends({ ...options, correlation }).seen).toBeLessThan(
        correlation === 1 ? 0.1 + 0.04 : 0.07 + 0.03,
      );
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
      simulateTrends({ windows: 60, correlation, slope: 0.1, runs: 300, random: createRandom(8) }).seen;
    expect(found(0)).toBeGreaterThan(0.99);
    expect(found(0.6)).toBeGreaterThan(0.8);
  });

  // A random walk of monthly steps of 0.07 over nine years, about what pools show: √(1.2 · 107) · 0.07 · 1.98 / (107/12) is 0.18 a year.
  test('of a random walk has an interval as wide as its steps make it, not as wide as the slopes of its pairs', () => {
    const random = createRandom(21);
    const times = Array.from({ length: 107 }, (_, index) => index / 12);
    for (let run = 0; run < 20; run++) {
      const { low, high } = trend(
        noise(times, { correlation: 1, random }).map((value) => 1.4 * value),
        times,
      );
      expect((high! - low!) / 2).toBeLessThan(0.25);
    }
  });
});

function add(times: readonly number[], slope: number) {
  return (value: number, index: number) => value + slope * times[index]!;
}

/** A first-order autoregression of deviation 0.1, or at 1 a random walk of steps of 0.05 a month (or, over whole times, a unit). */
function noise(
  times: readonly number[],
  { correlation, random }: { readonly correlation: number; readonly random: Random },
): number[] {
  const unit = times[1]! - times[0]!;
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  let here = correlation === 1 ? 0 : 0.1 * normal();
  return times.map((time, index) => {
    if (index === 0) return here;
    const elapsed = Math.round((time - times[index - 1]!) / unit);
    const kept = correlation ** elapsed;
    here = kept * here + (correlation === 1 ? 0.05 * Math.sqrt(elapsed) : 0.1 * Math.sqrt(1 - kept ** 2)) * normal();
    return here;
  });
}

interface Simulation {
  readonly windows: number;
  /** Windows missing after a third. */
  readonly gap?: number;
  readonly correlation: number;
  readonly slope: number;
  readonly runs: number;
  readonly random: Random;
}

/** Proportion of runs whose interval holds the slope, and of those that name a direction. */
function simulateTrends({ windows, gap = 0, correlation, slope, runs, random }: Simulation) {
  const times = Array.from({ length: windows }, (_, index) => (index + (index > windows / 3 ? gap : 0)) / 12);
  let held = 0;
  let seen = 0;
  for (let run = 0; run < runs; run++) {
    const { low, high, direction } = trend(noise(times, { correlation, random }).map(add(times, slope)), times);
    if (low! <= slope && slope <= high!) held++;
    if (direction !== 'none') seen++;
  }
  return { held: held / runs, seen: seen / runs };
}
