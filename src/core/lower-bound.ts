/**
 * Index of the first value that is not below the wanted one; the number of values where all are.
 * Values ascend.
 *
 * @example
 * lowerBound([1, 3, 3, 7], 3); // => 1
 */
export function lowerBound(values: ArrayLike<number>, wanted: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
