import type { Random } from '../core/random.ts';
import { binomialDraw } from './binomial-draw.ts';

/**
 * A draw from the multinomial distribution: how many of independent trials fall to each weight, in the order of the
 * weights. Each count is binomial given those before it.
 *
 * @throws {RangeError} if `trials` is not a whole number of at least 0, a weight is negative or they sum to nothing.
 */
export function multinomialDraw(
  { trials, weights }: { readonly trials: number; readonly weights: ArrayLike<number> },
  random: Random,
): Float64Array {
  const counts = new Float64Array(weights.length);
  // Sums from the end: a difference of sums could leave the last weight less than nothing.
  const sums = new Float64Array(weights.length + 1);
  for (let index = weights.length - 1; index >= 0; index--) sums[index] = sums[index + 1]! + weights[index]!;
  if (!(sums[0]! > 0)) throw new RangeError(`multinomialDraw: weights must sum to more than 0, got ${sums[0]}`);
  let left = trials;
  for (let index = 0; index < weights.length && left > 0; index++) {
    counts[index] = binomialDraw({ trials: left, probability: weights[index]! / sums[index]! }, random);
    left -= counts[index]!;
  }
  return counts;
}
