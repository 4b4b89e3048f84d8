import { mannKendall } from './mann-kendall.ts';
import { medianDistance } from './median-distance.ts';
import { lastingCorrelation, residualCorrelation } from './residual-correlation.ts';
import { studentQuantile, studentTail } from './student.ts';
import { slopeDeviation, theilSen } from './theil-sen.ts';

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
 * Trend of values taken over windows that do not overlap: Theil–Sen slope, its interval and a p-value, with the
 * correlation of neighbouring windows counted in. A direction is named where the interval leaves out 0, which is where
 * p is below 1 − level (with values that are tied it can be named a little less often).
 *
 * The slope is judged by the Mann–Kendall score of a first-order autoregression; but where neighbours are correlated so
 * much that the values may be a random walk, or windows are too few for the score, by their steps. Times are in years
 * and ascending; gaps are allowed. Take logarithms first where change is proportional. It says nothing of the shape: a
 * rise followed by an equal fall has no trend.
 *
 * `noise`, where it is known, is the standard error of each value, as of a sample of blocks: it makes values look less
 * correlated than what they measure, and that is allowed for.
 *
 * @throws {RangeError} if values, times or noise differ in number, times do not ascend, a value is not finite, a
 *   standard error is
 *   negative or the level is outside (0, 1).
 * @example
 * trend([1, 2], [0, 1]).direction; // => 'too-little-data'
 */
export function trend(
  values: ArrayLike<number>,
  timesYears: ArrayLike<number>,
  { level = 0.95, noise }: { readonly level?: number; readonly noise?: ArrayLike<number> } = {},
): Trend {
  check(values, timesYears, { level, noise });
  const windows = values.length;
  if (windows < LEAST_WINDOWS) {
    return { slopePerYear: null, low: null, high: null, pValue: null, windows, direction: 'too-little-data' };
  }
  const line = theilSen(values, timesYears);
  const residuals = Float64Array.from(values, (value, index) => value - line.slope * timesYears[index]!);
  const correlation = residualCorrelation(residuals, timesYears);
  const lasting = lastingCorrelation(residuals, { times: timesYears, noise });
  const nearness = nearnessToWalk(lasting, windows);
  const { low, high, pValue } =
    (nearness.likeness > 0 ? null : byScore(values, { ...line, correlation, level })) ??
    bySteps(values, { ...line, ...nearness, times: timesYears, level });
  const direction = low > 0 ? 'up' : high < 0 ? 'down' : 'none';
  return { slopePerYear: line.slope, low, high, pValue, windows, direction };
}

/** n(1 − φ), φ being the lasting correlation of n windows, up to which they are judged as a random walk, … */
const WALK = 12;
/** … and how far beyond that they are in part. */
const MARGIN = 8;
/** How much wider the interval is where the values may be a walk, for the walks that happen to look stationary. */
const ALLOWANCE = 0.2;

interface NearnessToWalk {
  /** From 1, where the windows cannot be told from a random walk, to 0, where they can. */
  readonly likeness: number;
  /** The correlation to judge them by: from 1 for a walk to the lasting one. */
  readonly correlation: number;
}

/**
 * n(1 − φ) tells walks, as it has nearly the same distribution for those of whatever length. The constants keep a trend
 * from being seen in more than 9% of walks, with half a step of noise added or without, and in more than about 6% of
 * first-order autoregressions, by simulation of 10–120 windows (docs/measures.md).
 */
function nearnessToWalk(lasting: number, windows: number): NearnessToWalk {
  const walk = Math.min(WALK, windows - 1);
  const likeness = Math.min(1, Math.max(0, 1 - (windows * (1 - lasting) - walk) / MARGIN));
  if (likeness === 0) return { likeness, correlation: lasting };
  return { likeness, correlation: Math.max(-0.2, 1 - ((1 - likeness) * (walk + MARGIN)) / windows) };
}

interface Judgement {
  readonly low: number;
  readonly high: number;
  readonly pValue: number;
}

/**
 * The interval holds the slopes that the test does not reject; its ends are rounded outwards to slopes of pairs. Null
 * where the windows are so few that the test rejects none.
 *
 * @see Sen, "Estimates of the Regression Coefficient Based on Kendall's Tau" (1968).
 */
function byScore(
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

/**
 * The interval of a first-order autoregression with the same steps; it has room for any slope, however few the windows.
 */
function bySteps(
  values: ArrayLike<number>,
  {
    level,
    likeness,
    ...rest
  }: NearnessToWalk & { readonly times: ArrayLike<number>; readonly slope: number; readonly level: number },
): Judgement {
  const { slope, times } = rest;
  const degrees = values.length - 2;
  const deviation = (1 + ALLOWANCE * likeness) * slopeDeviation(values, { ...rest, unit: medianDistance(times) });
  const width = studentQuantile((1 + level) / 2, degrees) * deviation;
  const pValue = slope === 0 ? 1 : 2 * studentTail(Math.abs(slope) / deviation, degrees);
  return { low: slope - width, high: slope + width, pValue };
}

function check(
  values: ArrayLike<number>,
  timesYears: ArrayLike<number>,
  { level, noise }: { readonly level: number; readonly noise: ArrayLike<number> | undefined },
): void {
  if (!(level > 0 && level < 1)) throw new RangeError(`trend: level must be in (0, 1), got ${level}`);
  if (noise !== undefined && noise.length !== values.length) {
    throw new RangeError(`trend: expected as much noise as values, got ${noise.length} and ${values.length}`);
  }
  for (let index = 0; index < values.length; index++) {
    if (!Number.isFinite(values[index]!))
      throw new RangeError(`trend: values must be finite, got ${values[index]} (index ${index})`);
    if (index > 0 && !(timesYears[index]! > timesYears[index - 1]!)) {
      throw new RangeError(`trend: times must ascend, got ${timesYears[index]} (index ${index})`);
    }
    if (noise !== undefined && !(noise[index]! >= 0 && noise[index]! < Infinity)) {
      throw new RangeError(`trend: standard errors must be finite and ≥ 0, got ${noise[index]} (index ${index})`);
    }
  }
}
