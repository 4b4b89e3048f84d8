/**
 * Median distance of neighbours in ascending times, the larger of two in the middle; NaN where there are fewer than two.
 *
 * @example
 * medianDistance([2020, 2021, 2023, 2024]); // => 1
 */
export function medianDistance(times: ArrayLike<number>): number {
  const distances = Float64Array.from({ length: Math.max(0, times.length - 1) }, (_, i) => times[i + 1]! - times[i]!);
  return distances.sort()[distances.length >> 1] ?? Number.NaN;
}
