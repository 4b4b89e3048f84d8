const PARTS = 256;
const STEP = Math.LN2 / PARTS;
const MOST = 700;
const OFFSET = 1024;
const fractions = Float64Array.from({ length: PARTS }, (_, part) => 2 ** (part / PARTS));
const powers = Float64Array.from({ length: 2 * OFFSET }, (_, index) => 2 ** (index - OFFSET));

/**
 * e to the x for inner loops: a power of two, one of its 256th parts from a table, and a polynomial for the rest.
 *
 * Relative error below 1e-15 for |x| < 1 and below 1e-13 up to 700, beyond which it is `Math.exp`.
 *
 * @see Tang, "Table-Driven Implementation of the Exponential Function in IEEE Floating-Point Arithmetic" (1989), ACM TOMS 15(2).
 * @example
 * quickExp(0); // => 1
 */
export function quickExp(x: number): number {
  if (!(x > -MOST && x < MOST)) return Math.exp(x);
  const steps = Math.floor(x * (1 / STEP) + 0.5) | 0;
  const rest = x - steps * STEP;
  const polynomial = 1 + rest * (1 + rest * (1 / 2 + rest * (1 / 6 + rest * (1 / 24))));
  return fractions[steps & (PARTS - 1)]! * powers[(steps >> 8) + OFFSET]! * polynomial;
}
