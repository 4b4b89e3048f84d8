/** Slope of a line by the median of the slopes between all pairs of points. */
export interface TheilSen {
  readonly slope: number;
  /** Slopes of all pairs whose times differ, ascending. */
  readonly slopes: Float64Array;
}

/**
 * Theil–Sen slope: the median of (yⱼ − yᵢ)/(xⱼ − xᵢ) over all pairs; unit: that of y per that of x. Points need not be equally
 * spaced; NaN where there are not two different times. It bears a quarter of the points being anything at all.
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

/** Variance of the Theil–Sen slope of a random walk over that of least squares: 1.01–1.04 for 12–110 steps, by simulation. */
const THEIL_SEN_LOSS = 1.03;

/**
 * Standard error of a Theil–Sen slope if the values are a random walk with drift, which is the widest that a first-order
 * autoregression with the same steps can make it. Unit: that of y per that of x.
 *
 * Steps spread with the square root of the time that they take, so points need not be equally spaced. At n equal steps of
 * deviation s it is about s √(1.2/n) a step. Times ascend; there are three points at least.
 *
 * @see Durlauf & Phillips, "Trends versus Random Walks in Time Series Analysis" (1988), for the 6/5 of least squares.
 * @example
 * randomWalkDeviation([1, 2, 3, 4], { times: [0, 1, 2, 3], slope: 1 }); // => 0
 */
export function randomWalkDeviation(
  values: ArrayLike<number>,
  { times, slope }: { readonly times: ArrayLike<number>; readonly slope: number },
): number {
  const size = values.length;
  let meanTime = 0;
  for (let index = 0; index < size; index++) meanTime += times[index]! / size;
  let spread = 0;
  let leverage = 0; // of the step into a point: all points from there on move with it
  let leverages = 0;
  let steps = 0;
  for (let index = size - 1; index >= 0; index--) {
    spread += (times[index]! - meanTime) ** 2;
    leverage += times[index]! - meanTime;
    if (index === 0) break;
    const elapsed = times[index]! - times[index - 1]!;
    leverages += leverage * leverage * elapsed;
    steps += (values[index]! - values[index - 1]! - slope * elapsed) ** 2 / elapsed;
  }
  return Math.sqrt(THEIL_SEN_LOSS * leverages * (steps / (size - 2))) / spread;
}
