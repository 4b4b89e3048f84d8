import type { Random } from '../core/random.ts';

/**
 * A draw from the geometric distribution: failures before the first success. Infinity where there is never one.
 *
 * @throws {RangeError} if the probability of a success is outside [0, 1].
 */
export function geometricDraw(probability: number, random: Random): number {
  if (!(probability >= 0 && probability <= 1)) {
    throw new RangeError(`geometricDraw: probability must be in [0, 1], got ${probability}`);
  }
  if (probability === 0) return Infinity;
  return Math.floor(Math.log(1 - random()) / Math.log1p(-probability));
}
