import { type Distribution, windowWeight } from '../core/distribution.ts';
import { normalQuantile } from '../statistics/normal.ts';

/**
 * Wilson score interval of each entity's proportion, in the entities' order, for weights that count independent draws.
 * Each is of its entity alone: together they cover less often.
 *
 * @throws {RangeError} if the level is not inside (0, 1).
 * @see Wilson, "Probable Inference, the Law of Succession, and Statistical Inference" (1927).
 */
export function proportionIntervals(
  { weights, unattributedWeight }: Pick<Distribution, 'weights' | 'unattributedWeight'>,
  level: number,
): { readonly low: number; readonly high: number }[] {
  if (!(level > 0 && level < 1)) throw new RangeError(`proportionIntervals: level must be in (0, 1), got ${level}`);
  const z = normalQuantile((1 + level) / 2);
  const whole = windowWeight({ weights, unattributedWeight });
  const pull = (z * z) / whole;
  return Array.from(weights, (weight) => {
    const proportion = weight / whole;
    const centre = proportion + pull / 2;
    const half = Math.sqrt(pull * (proportion * (1 - proportion) + pull / 4));
    return { low: (centre - half) / (1 + pull), high: Math.min(1, (centre + half) / (1 + pull)) };
  });
}
