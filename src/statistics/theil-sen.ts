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
  return { slope: orderStatistic(sorted, (pairs - 1) / 2), slopes: sorted };
}

/** Value at a position of an ascending list, between two neighbours if the position is; NaN if the list is empty. */
export function orderStatistic(sorted: ArrayLike<number>, position: number): number {
  const index = Math.min(sorted.length - 1, Math.max(0, position));
  const left = sorted[Math.floor(index)] ?? Number.NaN;
  return left + ((sorted[Math.ceil(index)] ?? Number.NaN) - left) * (index - Math.floor(index));
}
