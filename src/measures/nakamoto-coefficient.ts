import { total } from '../core/distribution.ts';
import type { Measure } from './_measure.ts';

/**
 * Nakamoto coefficient: the fewest entities whose combined weight exceeds a threshold of the total.
 *
 * Unit: entities. Range: [1, n]. Higher means more decentralized.
 * It counts only the largest holders, so it says nothing about the tail, and it moves in whole steps.
 *
 * @throws {RangeError} if threshold is outside [0, 1).
 * @see Srinivasan & Lee, "Quantifying Decentralization" (2017); it says 51%, we say more than half.
 * @example
 * nakamotoCoefficient.compute([4, 3, 2, 1], { threshold: 0.5 }); // => 2
 * nakamotoCoefficient.compute([5, 5], { threshold: 0.5 }); // => 2
 * nakamotoCoefficient.compute([5, 5], { threshold: 0.5, strict: false }); // => 1
 */
export const nakamotoCoefficient: Measure<{ readonly threshold: number; readonly strict?: boolean }> = {
  id: 'nakamoto-coefficient',
  title: 'Nakamoto coefficient',
  definition: 'The fewest entities whose combined weight exceeds a threshold of the total.',
  formula: 'min { m : w₁ + … + wₘ > threshold · W }',
  family: 'concentration',
  unit: 'entities',
  range: [1, Infinity],
  moreDecentralizedWhen: 'higher',
  citation: {
    title: 'Srinivasan & Lee, "Quantifying Decentralization" (2017)',
    url: 'https://news.earn.com/quantifying-decentralization-e39db233c28e',
  },
  defaults: { threshold: 0.5 },
  parameter: 'threshold',
  compute: (weights, { threshold, strict = true }) =>
    smallestMajority(weights, { whole: total(weights), threshold, strict }) ?? weights.length,
  basis: ({ threshold }) => ({ kind: 'majority', threshold }),
};

/**
 * Fewest leading weights that together exceed (or, when not strict, reach) a threshold of the whole; null if all do not.
 *
 * The threshold is read as the decimal it is written as: 0.33 of 100 is 33, so sums of counts compare exactly.
 *
 * @throws {RangeError} if threshold is outside [0, 1).
 */
export function smallestMajority(
  weights: ArrayLike<number>,
  { whole, threshold, strict }: { readonly whole: number; readonly threshold: number; readonly strict: boolean },
): number | null {
  if (!(threshold >= 0 && threshold < 1)) {
    throw new RangeError(`nakamoto-coefficient: threshold must be in [0, 1), got ${threshold}`);
  }
  const [, digits = '', exponent = '0'] = /^\d(?:\.(\d+))?(?:e-(\d+))?$/.exec(String(threshold)) ?? [];
  const scale = 10 ** (digits.length + Number(exponent));
  const needed = Math.round(threshold * scale) * whole;
  let combined = 0;
  for (let index = 0; index < weights.length; index++) {
    combined += weights[index]!;
    if (combined * scale > needed || (!strict && combined * scale === needed)) return index + 1;
  }
  return null;
}
