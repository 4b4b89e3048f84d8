import { mannKendall, residualCorrelation } from './mann-kendall.ts';
import { studentQuantile } from './student.ts';
import { orderStatistic, theilSen } from './theil-sen.ts';

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
 * Trend of values taken over windows that do not overlap: Theil–Sen slope, its interval from the Mann–Kendall score, both with the
 * correlation of neighbouring windows counted in. A direction is named where the test rejects at 1 − level.
 *
 * Times are in years and ascending; gaps are allowed, neighbours across a gap count as neighbours. Take logarithms first where
 * change is proportional. It says nothing of the shape: a rise followed by an equal fall has no trend.
 *
 * @throws {RangeError} if times and values differ in number, times do not ascend, a value is not finite or the level is outside (0, 1).
 * @see Sen, "Estimates of the Regression Coefficient Based on Kendall's Tau" (1968), for the interval.
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
  const { slope, slopes } = theilSen(values, timesYears);
  const residuals = Float64Array.from(values, (value, index) => value - slope * timesYears[index]!);
  const { score, deviation, degrees, pValue } = mannKendall(values, residualCorrelation(residuals));
  const width = studentQuantile((1 + level) / 2, degrees) * deviation;
  const middle = (slopes.length - 1) / 2;
  return {
    slopePerYear: slope,
    low: orderStatistic(slopes, middle - width / 2),
    high: orderStatistic(slopes, middle + width / 2),
    pValue,
    windows,
    direction: pValue >= 1 - level ? 'none' : score > 0 ? 'up' : 'down',
  };
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
