import { describe, expect, test } from 'vitest';
import { createRandom, type Random } from '../../src/core/index.ts';
import {
  lastingCorrelation,
  mannKendall,
  residualCorrelation,
  slopeDeviation,
  theilSen,
  trend,
} from '../../src/statistics/index.ts';

/** More for the tables of docs/measures.md. */
const RUNS = Number(process.env.CONTRAFLOW_TREND_RUNS ?? 1000);

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

describe('standard error of the slope of an autoregression', () => {
  // By hand: times 0, 1, 2, 3 have squares 5 about 1.5; the steps into them carry 1.5, 2 and 1.5, so 8.5 in squares.
  // Steps less the slope are 1, −1, 0: 2 over two degrees of freedom. √(1.03 · 8.5)/5 = 0.592.
  test('is at correlation 1 that of the sum of its steps', () => {
    expect(slopeDeviation([0, 1, 0, 0], { times: [0, 1, 2, 3], slope: 0, correlation: 1 })).toBeCloseTo(0.592, 3);
  });

  // The same without correlation: values of variance 2/2/2 = 0.5 (two degrees of freedom, and a step has twice the
  // variance of a value), so √(1.03 · 0.5 / 5) = 0.321. At 0.5, with σ² = 2/(2 − 1)/2 = 1: Σ Σ (x − x̄)(x′ − x̄)
  // 0.5^distance is 5 + 2 · (0.5 · (0.75 − 0.25 + 0.75) + 0.25 · (−0.75 − 0.75) + 0.125 · −2.25) = 4.9375, so √(1.03 ·
  // 4.9375)/5 = 0.451.
  test('is at lower correlations that of values so correlated', () => {
    const options = { times: [0, 1, 2, 3], slope: 0 };
    expect(slopeDeviation([0, 1, 0, 0], { ...options, correlation: 0 })).toBeCloseTo(0.321, 3);
    expect(slopeDeviation([0, 1, 0, 0], { ...options, correlation: 0.5 })).toBeCloseTo(0.451, 3);
  });

  test('does not depend on the unit of time in which the distances and the slope are given', () => {
    const [values, times] = [
      [0, 1, 0, 0, 3],
      [0, 1, 2, 5, 6],
    ];
    for (const correlation of [-0.2, 0, 0.6, 1]) {
      const inMonths = slopeDeviation(values, { times, slope: 0.3, correlation });
      const inYears = slopeDeviation(values, {
        times: times.map((time) => time / 12),
        slope: 3.6,
        correlation,
        unit: 1 / 12,
      });
      expect(inYears / inMonths).toBeCloseTo(12, 7);
    }
  });

  // Least squares over n steps of deviation 1: √(6/(5n)); Theil–Sen within 2% of it. Two standard errors of the
  // deviation over 1,000 walks: 4.5%.
  test.each([0, 15])('is what slopes of random walks show, with a gap of %i windows', (gap) => {
    const random = createRandom(12);
    const times = Array.from({ length: 40 }, (_, index) => index + (index > 12 ? gap : 0));
    let square = 0;
    let stated = 0;
    for (let run = 0; run < 1000; run++) {
      const values = noise(times, { correlation: 1, random });
      const { slope } = theilSen(values, times);
      square += slope ** 2;
      stated += slopeDeviation(values, { times, slope, correlation: 1 }) ** 2;
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
  // By hand: twenty of +1, then twenty of −1 a hundred later. Their 38 neighbours are alike and make 38/40 · 39/38;
  // across the gap is the one pair that differs. Added noise of ±1 by turns takes 38 from that and doubles the squares,
  // so nothing is left but the bias.
  test('is taken between neighbours in time, not across gaps', () => {
    const times = Array.from({ length: 40 }, (_, index) => index + (index >= 20 ? 100 : 0));
    const values = times.map((_, index) => (index < 20 ? 1 : -1) + (index % 2 === 0 ? 1 : -1));
    expect(residualCorrelation(values, times)).toBeCloseTo(2 / 40 / (1 - 4 / 40), 12);
  });

  // First-order autoregressions of correlation φ, with and without noise of half their variance: r₁ is φ/1.5, r₂
  // φ²/1.5. Without noise the mean of 400 estimates from 80 values is within 0.05 (they deviate by 0.1–0.2, their mean
  // by 0.01; the rest is bias); where noise is a third, (r₁ + r₂)/(1 + r₁) falls short of φ by less than r₁ does.
  test.each([0, 0.4, 0.8])('of what lasts is that of an autoregression, %f', (correlation) => {
    const times = Array.from({ length: 80 }, (_, index) => index);
    const means = [0, Math.SQRT1_2].map((relative) => {
      const random = createRandom(31);
      const sum = { first: 0, lasting: 0, known: 0 };
      for (let run = 0; run < 400; run++) {
        const own = noise(times, { correlation, random });
        const other = noise(times, { correlation: 0, random });
        const values = own.map((value, index) => value + relative * other[index]!);
        sum.first += residualCorrelation(values, times) / 400;
        sum.lasting += lastingCorrelation(values, { times }) / 400;
        sum.known += lastingCorrelation(values, { times, noise: times.map(() => relative * 0.1) }) / 400;
      }
      return sum;
    });
    const [clean, noisy] = [means[0]!, means[1]!];
    expect(Math.abs(clean.lasting - correlation)).toBeLessThan(0.05);
    if (correlation === 0) return;
    expect(noisy.first).toBeLessThan(noisy.lasting);
    expect(noisy.lasting).toBeLessThan(noisy.known);
    expect(noisy.known).toBeLessThan(correlation + 0.06);
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
    expect(() => trend([1, 2], [1, 2], { noise: [1] })).toThrow(
      /^trend: expected as much noise as values, got 1 and 2$/,
    );
    expect(() => trend([1, 2], [1, 2], { noise: [1, -1] })).toThrow(RangeError);
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

  // Monthly windows; noise of deviation 0.1 is about what ln(effective number) shows. A trend is seen where there is
  // none in at most 7% of stationary series and 8% of walks, as docs/measures.md says of longer simulations; "held" is
  // the rest, as the interval moves with a slope (above). Ten to fifteen windows hardly tell a walk from anything else:
  // so much is allowed for it that the interval holds the slope of other series more often.
  const cases = [10, 12, 16, 20, 40, 80, 120].flatMap((windows) =>
    [0, 0.3, 0.6, 0.8, 0.9, 0.95, 1].map((correlation) => ({ windows, correlation, runs: RUNS })),
  );
  test.each(cases)(
    'over $windows windows with neighbours correlated by $correlation it is rarely seen where there is none, and its interval holds the slope',
    ({ windows, correlation, runs }) => {
      const { seen, medianWidth } = simulateTrends({
        windows,
        correlation,
        runs,
        slope: 0,
        random: createRandom(windows),
      });
      if (process.env.CONTRAFLOW_TREND_RUNS !== undefined) {
        process.stdout.write(
          `| ${windows} | ${correlation} | ${(100 * seen).toFixed(1)} | ±${medianWidth.toFixed(3)} |\n`,
        );
      }
      expect(seen).toBeLessThanOrEqual(correlation === 1 ? 0.085 : 0.07);
      if (windows >= 20 && correlation <= 0.6) {
        expect(1 - seen).toBeGreaterThanOrEqual(0.93);
        expect(1 - seen).toBeLessThanOrEqual(windows === 20 ? 0.98 : 0.97);
      }
    },
  );

  // What sampling adds: half a step of noise is allowed for without being told; a whole step only where it is, and over
  // 40 windows and more.
  test.each([12, 20, 40, 80, 120])('is rarely seen in walks of %i windows that are seen through noise', (windows) => {
    const options = { windows, correlation: 1, slope: 0, runs: RUNS };
    const seen = (noiseDeviation: number, isKnown: boolean) =>
      simulateTrends({ ...options, noiseDeviation, isKnown, random: createRandom(windows) }).seen;
    expect(seen(0.025, false)).toBeLessThanOrEqual(0.1);
    expect(seen(0.025, true)).toBeLessThanOrEqual(0.085);
    if (windows >= 40) expect(seen(0.05, true)).toBeLessThanOrEqual(0.095);
  });

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
    expect(found(0.6)).toBeGreaterThan(0.7);
  });

  // Short, but so steep that no walk with such steps would do it: 40% a year over three years of quarters, noise 0.03.
  // The widest interval, that of a walk, has half the width 1.2 · 2.23 · √2 · 0.03 · √(1.2/12) = 0.036 a quarter, 0.14
  // a year.
  test('is found in twelve quarters where it is steep', () => {
    const random = createRandom(6);
    const times = Array.from({ length: 12 }, (_, index) => index / 4);
    let found = 0;
    for (let run = 0; run < 300; run++) {
      const values = noise(times, { correlation: 0, random }).map((value, index) => 0.3 * value - 0.4 * times[index]!);
      if (trend(values, times).direction === 'down') found++;
    }
    expect(found).toBeGreaterThan(295);
  });

  // A random walk of monthly steps of 0.07 over nine years, about what pools show: 1.2 · √(1.2 · 107) · 0.07 · 1.98 /
  // (107/12) is 0.21 a year.
  test('of a random walk has an interval as wide as its steps make it, not as wide as the slopes of its pairs', () => {
    const random = createRandom(21);
    const times = Array.from({ length: 107 }, (_, index) => index / 12);
    for (let run = 0; run < 20; run++) {
      const { low, high } = trend(
        noise(times, { correlation: 1, random }).map((value) => 1.4 * value),
        times,
      );
      expect((high! - low!) / 2).toBeLessThan(0.28);
    }
  });
});

function add(times: readonly number[], slope: number) {
  return (value: number, index: number) => value + slope * times[index]!;
}

/**
 * A first-order autoregression of deviation 0.1, or at 1 a random walk of steps of 0.05 a month (or, over whole times,
 * a unit).
 */
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
  /** Of independent noise on top, and whether its size is told. */
  readonly noiseDeviation?: number;
  readonly isKnown?: boolean;
}

/** Proportion of runs that name a direction, and median of half the width of the interval. */
function simulateTrends(options: Simulation) {
  const { windows, gap = 0, correlation, slope, runs, random, noiseDeviation = 0, isKnown = false } = options;
  const times = Array.from({ length: windows }, (_, index) => (index + (index > windows / 3 ? gap : 0)) / 12);
  const widths: number[] = [];
  let seen = 0;
  for (let run = 0; run < runs; run++) {
    let values = noise(times, { correlation, random }).map(add(times, slope));
    if (noiseDeviation > 0) {
      const onTop = noise(times, { correlation: 0, random });
      values = values.map((value, index) => value + 10 * noiseDeviation * onTop[index]!);
    }
    const { low, high, direction } = trend(values, times, isKnown ? { noise: times.map(() => noiseDeviation) } : {});
    widths.push((high! - low!) / 2);
    if (direction !== 'none') seen++;
  }
  return { seen: seen / runs, medianWidth: widths.sort((a, b) => a - b)[runs >> 1]! };
}
