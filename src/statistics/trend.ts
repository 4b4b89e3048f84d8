import { mannKendall, residualCorrelation } from './mann-kendall.ts';
import { studentQuantile, studentTail } from './student.ts';
import { randomWalkDeviation, theilSen } from './theil-sen.ts';

/** Slope of a series with its interval, and which way it goes, if any. */
export interface Trend {
  /** Units of the values per year; null, as are its limits and pValue, when there is too little data. */
  readonly slopePerYear: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly pValue: number | null;
  /** How many windows were used. */
  readonly windows: number;
  readonly direction: 'up' | 'down' | 'none' | 'too-little-data';
}

/** Fewer values than this give no trend: the score of the test is too coarse. */
export const LEAST_WINDOWS = 10;

/**
 * Trend of values taken over windows that do not overlap: Theil–Sen slope, its interval and a p-value, with the correlation of
 * neighbouring windows counted in. A direction is named where the interval leaves out 0, which is where p is below 1 − level
 * (with values that are tied it can be named a little less often).
 *
 * The slope is judged by the Mann–Kendall score of a first-order autoregression; but where neighbours are correlated so much that
 * the values may be a random walk, or windows are too few for the score, by the steps of a random walk. Times are in years and
 * ascending; gaps are allowed. Take logarithms first where change is proportional. It says nothing of the shape: a rise followed
 * by an equal fall has no trend.
 *
 * @throws {RangeError} if times and values differ in number, times do not ascend, a value is not finite or the level is outside (0, 1).
 * @example
 * trend([1, 2], [0, 1]).direction; // => 'too-little-data'
 */
export function trend(
  values: ArrayLike<number>,
  timesYears: ArrayLike<number>,
  { level = 0.95 }: { readonly level?: number } = {},
): Trend {
  check(values, timesYears, level);
  const windows = values.length;
  if (windows < LEAST_WINDOWS) {
    return { slopePerYear: null, low: null, high: null, pValue: null, windows, direction: 'too-little-data' };
  }
  const line = theilSen(values, timesYears);
  const residuals = Float64Array.from(values, (value, index) => value - line.slope * timesYears[index]!);
  const correlation = residualCorrelation(residuals, timesYears);
  const mayWalk = correlation > leastWalkCorrelation(windows);
  const { low, high, pValue } =
    (mayWalk ? null : autoregression(values, { ...line, correlation, level })) ??
    walk(values, { ...line, times: timesYears, level });
  const direction = low > 0 ? 'up' : high < 0 ? 'down' : 'none';
  return { slopePerYear: line.slope, low, high, pValue, windows, direction };
}

/**
 * Estimated correlation φ of neighbours above which n windows may be a random walk. By simulation, n(1 − φ) of a random walk
 * exceeds 15 in 4–9% of series of 20–110 windows. Under 25 windows that would leave little room for other series: 0.4 at least.
 */
function leastWalkCorrelation(windows: number): number {
  return Math.max(0.4, 1 - 15 / windows);
}

interface Judgement {
  readonly low: number;
  readonly high: number;
  readonly pValue: number;
}

/**
 * The interval holds the slopes that the test does not reject; its ends are rounded outwards to slopes of pairs. Null where the
 * windows are so few that the test rejects none.
 *
 * @see Sen, "Estimates of the Regression Coefficient Based on Kendall's Tau" (1968).
 */
function autoregression(
  values: ArrayLike<number>,
  {
    slopes,
    correlation,
    level,
  }: { readonly slopes: Float64Array; readonly correlation: number; readonly level: number },
): Judgement | null {
  const { deviation, degrees, pValue } = mannKendall(values, correlation);
  const width = studentQuantile((1 + level) / 2, degrees) * deviation;
  const last = slopes.length - 1;
  if (width > last) return null;
  return { low: slopes[Math.floor((last - width) / 2)]!, high: slopes[Math.ceil((last + width) / 2)]!, pValue };
}

function walk(
  values: ArrayLike<number>,
  { times, slope, level }: { readonly times: ArrayLike<number>; readonly slope: number; readonly level: number },
): Judgement {
  const degrees = values.length - 2;
  const deviation = randomWalkDeviation(values, { times, slope });
  const width = studentQuantile((1 + level) / 2, degrees) * deviation;
  const pValue = slope === 0 ? 1 : 2 * studentTail(Math.abs(slope) / deviation, degrees);
  return { low: slope - width, high: slope + width, pValue };
}

function check(values: ArrayLike<number>, timesYears: ArrayLike<number>, level: number): void {
  if (!(level > 0 && level < 1)) throw new RangeError(`trend: level must be in (0, 1), got ${level}`);
  for (let index = 0; index < values.length; index++) {
    if (!Number.isFinite(values[index]!))
      throw new RangeError(`trend: values must be finite, got ${values[index]} (index ${index})`);
    if (index > 0 && !(timesYears[index]! > timesYears[index - 1]!)) {
      throw new RangeError(`trend: times must ascend, got ${timesYears[index]} (index ${index})`);
    }
  }
}
