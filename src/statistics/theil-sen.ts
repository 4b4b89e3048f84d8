/** Slope of a line by the median of the slopes between all pairs of points. */
export interface TheilSen {
  readonly slope: number;
  /** Slopes of all pairs whose times differ, ascending. */
  readonly slopes: Float64Array;
}

/**
 * Theil–Sen slope: the median of (yⱼ − yᵢ)/(xⱼ − xᵢ) over all pairs; unit: that of y per that of x. Points need not be
 * equally spaced; NaN where there are not two different times. It bears a quarter of the points being anything at all.
 *
 * @throws {RangeError} if there are not as many times as values.
 * @see Sen, "Estimates of the Regression Coefficient Based on Kendall's Tau" (1968).
 * @example
 * theilSen([1, 3, 5, 100], [0, 1, 2, 3]).slope; // => 17.5
 */
export function theilSen(values: ArrayLike<number>, times: ArrayLike<number>): TheilSen {
  if (values.length !== times.length) {
    throw new RangeError(`theilSen: expected as many times as values, got ${times.length} and ${values.length}`);
  }
  const slopes = new Float64Array((values.length * (values.length - 1)) / 2);
  let pairs = 0;
  for (let later = 1; later < values.length; later++) {
    for (let earlier = 0; earlier < later; earlier++) {
      const elapsed = times[later]! - times[earlier]!;
      if (elapsed !== 0) slopes[pairs++] = (values[later]! - values[earlier]!) / elapsed;
    }
  }
  const sorted = slopes.subarray(0, pairs).sort();
  const left = sorted[Math.floor((pairs - 1) / 2)] ?? Number.NaN;
  const right = sorted[Math.ceil((pairs - 1) / 2)] ?? Number.NaN;
  return { slope: left + (right - left) / 2, slopes: sorted };
}

/**
 * Variance of the Theil–Sen slope of a random walk over that of least squares: 1.01–1.04 for 12–110 steps, by
 * simulation.
 */
const THEIL_SEN_LOSS = 1.03;

/**
 * Standard error of a Theil–Sen slope if the values are a first-order autoregression about a line, known by the
 * deviation of their steps; at correlation 1 a random walk with drift, which is the widest that such steps can make it.
 * Unit: that of y per that of x.
 *
 * The correlation is that of points a unit of time apart. At n equal steps of deviation s it is about s √(1.2/n) a step
 * at correlation 1, and s √(6/n³) at 0. Times ascend and need not be equally spaced; there are three points at least.
 *
 * @see Durlauf & Phillips, "Trends versus Random Walks in Time Series Analysis" (1988), for the 6/5 of least squares.
 * @example
 * slopeDeviation([1, 2, 3, 4], { times: [0, 1, 2, 3], slope: 1, correlation: 1 }); // => 0
 */
export function slopeDeviation(
  values: ArrayLike<number>,
  options: {
    readonly times: ArrayLike<number>;
    readonly slope: number;
    readonly correlation: number;
    /** In the unit of the times; 1 by default. */
    readonly unit?: number;
  },
): number {
  const { times, slope, unit = 1 } = options;
  const correlation = Math.min(options.correlation, NEARLY_ONE);
  const size = values.length;
  let meanTime = 0;
  for (let index = 0; index < size; index++) meanTime += times[index]! / size;
  let spread = 0;
  let ofSum = 0; // variance of Σ (x − x̄) y over that of y
  let before = 0; // what comes before, as correlated with this point
  let steps = 0;
  for (let index = 0; index < size; index++) {
    const here = times[index]! - meanTime;
    spread += here * here;
    if (index > 0) {
      const elapsed = times[index]! - times[index - 1]!;
      const kept = keptAfter(elapsed / unit, correlation);
      before *= kept;
      steps += (values[index]! - values[index - 1]! - slope * elapsed) ** 2 / (2 - 2 * kept);
    }
    ofSum += here * (here + 2 * before);
    before += here;
  }
  return Math.sqrt(THEIL_SEN_LOSS * Math.max(0, ofSum) * (steps / (size - 2))) / spread;
}

/**
 * Stands for a correlation of 1, at which the variance has no bound but the slope has: it changes the result by less
 * than 1e-4.
 */
const NEARLY_ONE = 1 - 1e-7;

/** What alternates is taken to have forgotten over a gap, as a power of it would not be a number. */
function keptAfter(units: number, correlation: number): number {
  if (correlation >= 0) return correlation ** units;
  return Math.abs(units - 1) < 0.5 ? correlation : 0;
}
