import type { Random } from '../core/random.ts';
import { normalDraw } from './normal-draw.ts';

/**
 * A draw from the gamma distribution of scale 1: the wait for the `shape`-th event of a Poisson process of rate 1. It is
 * exact, by rejection.
 *
 * @throws {RangeError} if the shape is not a finite number of at least 1.
 * @see Marsaglia & Tsang, "A simple method for generating gamma variables" (2000).
 */
export function gammaDraw(shape: number, random: Random): number {
  if (!(shape >= 1 && shape < Infinity)) throw new RangeError(`gammaDraw: shape must be at least 1, got ${shape}`);
  const reduced = shape - 1 / 3;
  const step = 1 / Math.sqrt(9 * reduced);
  for (;;) {
    const normal = normalDraw(random);
    const root = 1 + step * normal;
    if (root <= 0) continue;
    const cube = root ** 3;
    if (Math.log(1 - random()) < normal ** 2 / 2 + reduced * (1 - cube + Math.log(cube))) return reduced * cube;
  }
}
