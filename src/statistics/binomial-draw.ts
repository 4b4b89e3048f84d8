import type { Random } from '../core/random.ts';
import { gammaDraw } from './gamma-draw.ts';

/** Up to so many trials are counted one by one. */
const FEW_TRIALS = 24;

/**
 * A draw from the binomial distribution: successes among independent trials. It is exact for any number of trials, in
 * steps that grow with its logarithm: the middle one of the trials' uniforms in order is drawn from its beta distribution,
 * and the half that the probability does not fall into is known.
 *
 * @throws {RangeError} if `trials` is not a whole number of at least 0, or the probability is outside [0, 1].
 * @see Devroye, "Non-Uniform Random Variate Generation" (1986), X.4.3: the recursive binomial generator.
 */
export function binomialDraw(
  { trials, probability }: { readonly trials: number; readonly probability: number },
  random: Random,
): number {
  if (!(Number.isSafeInteger(trials) && trials >= 0)) {
    throw new RangeError(`binomialDraw: trials must be a whole number of at least 0, got ${trials}`);
  }
  if (!(probability >= 0 && probability <= 1)) {
    throw new RangeError(`binomialDraw: probability must be in [0, 1], got ${probability}`);
  }
  let left = trials;
  let chance = probability;
  let successes = 0;
  while (left > FEW_TRIALS) {
    const rank = 1 + Math.floor(left / 2);
    const below = gammaDraw(rank, random);
    const above = gammaDraw(left + 1 - rank, random);
    const middle = below / (below + above);
    if (middle <= chance) {
      successes += rank;
      left -= rank;
      chance = (chance - middle) / (1 - middle);
    } else {
      left = rank - 1;
      chance /= middle;
    }
  }
  for (; left > 0; left--) if (random() < chance) successes++;
  return successes;
}
