/** Median distance of neighbours in ascending times; NaN where there are fewer than two. */
export function medianDistance(times: ArrayLike<number>): number {
  const distances = Float64Array.from({ length: Math.max(0, times.length - 1) }, (_, i) => times[i + 1]! - times[i]!);
  return distances.sort()[distances.length >> 1] ?? Number.NaN;
}
