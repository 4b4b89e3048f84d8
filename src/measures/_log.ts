const LOGARITHMS = Float64Array.from({ length: 8192 }, (_, count) => Math.log(count));

/** Natural logarithm, from a table for the counts that windows hold. */
export function log(weight: number): number {
  // An index that is no integer would be looked up as a property, forty times slower than the logarithm.
  return (Number.isInteger(weight) ? LOGARITHMS[weight] : undefined) ?? Math.log(weight);
}
