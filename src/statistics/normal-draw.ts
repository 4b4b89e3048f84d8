import type { Random } from '../core/random.ts';

/**
 * A draw from the standard normal distribution. It takes a random number of uniforms from the stream.
 *
 * @see Marsaglia & Bray, "A convenient method for generating normal variables" (1964): the polar method.
 */
export function normalDraw(random: Random): number {
  for (;;) {
    const x = 2 * random() - 1;
    const y = 2 * random() - 1;
    const square = x * x + y * y;
    if (square > 0 && square < 1) return x * Math.sqrt((-2 * Math.log(square)) / square);
  }
}
