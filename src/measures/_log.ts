const LOGARITHMS = Float64Array.from({ length: 8192 }, (_, count) => Math.log(count));

/** Natural logarithm, from a table for the counts that windows hold. */
export function log(weight: number): number {
  return LOGARITHMS[weight] ?? Math.log(weight);
}
