import { createRandom } from '../core/random.ts';
import { normalQuantile } from './normal.ts';

/** Score of the 95% quantile of a standard normal variable. */
const Z95 = 1.6448536269514722;

/** A published estimate by its 5%, 50% and 95% quantiles. */
export interface Quantiles {
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

/**
 * The value of an estimate at a standard normal score: a lognormal through its three published points, so with a spread of its
 * own on each side of the median. At −1.645, 0 and 1.645 it is the 5%, 50% and 95% quantile exactly.
 *
 * A 5% quantile of 0 under a positive median leaves no lognormal: that side falls on a straight line to 0 and stays there.
 *
 * @throws {RangeError} if the quantiles are negative, not finite or out of order.
 * @example
 * publishedLognormal({ low: 50, median: 100, high: 400 })(0); // => 100
 * publishedLognormal({ low: 0, median: 0, high: 0 })(1); // => 0
 */
export function publishedLognormal({ low, median, high }: Quantiles): (score: number) => number {
  if (!(low >= 0 && low <= median && median <= high && high < Infinity)) {
    throw new RangeError(`publishedLognormal: expected 0 ≤ 5% ≤ 50% ≤ 95%, got ${low}, ${median}, ${high}`);
  }
  if (median === 0) return (score) => (score <= 0 ? 0 : (high * score) / Z95);
  const above = Math.log(high / median) / Z95;
  if (low === 0)
    return (score) => (score < 0 ? Math.max(0, median * (1 + score / Z95)) : median * Math.exp(score * above));
  const below = Math.log(median / low) / Z95;
  return (score) => median * Math.exp(score * (score < 0 ? below : above));
}

/** Scores of a name: the same for the same name, whatever was asked before. */
export type NamedScores = (name: string) => Float64Array;

/**
 * Standard normal scores by name: the quantiles at (i + ½)/rows in an order that the seed and the name decide, so that
 * samples of different windows that ask for the same name share its luck.
 *
 * @throws {RangeError} if the seed is not an integer in [0, 2^32).
 * @see McKay, Beckman & Conover, "A Comparison of Three Methods for Selecting Values of Input Variables" (1979), Latin hypercubes.
 */
export function createNamedScores(seed: number, rows: number): NamedScores {
  createRandom(seed);
  const quantiles = Float64Array.from({ length: rows }, (_, row) => normalQuantile((row + 0.5) / rows));
  const known = new Map<string, Float64Array>();
  return (name) => {
    let scores = known.get(name);
    if (scores === undefined) {
      scores = shuffled(quantiles, (seed ^ hashOf(name)) >>> 0);
      known.set(name, scores);
    }
    return scores;
  };
}

function shuffled(values: Float64Array, seed: number): Float64Array {
  const random = createRandom(seed);
  const result = values.slice();
  for (let last = result.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const value = result[last]!;
    result[last] = result[other]!;
    result[other] = value;
  }
  return result;
}

/** FNV-1a of a text. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
