import { incompleteBeta } from './incomplete-beta.ts';

/**
 * The x that a Beta(a, b) variable stays below with the given probability: the inverse of `incompleteBeta`, by bisection.
 *
 * Range: [0, 1]; exact to the last digits that `incompleteBeta` distinguishes, which for shapes of a million is about 1e-8
 * of the standard deviation. Close to 1 it is no finer than 1e-16: ask for the quantile of the complement there.
 *
 * @throws {RangeError} if the probability is outside [0, 1] or a shape is not positive.
 * @see Abramowitz & Stegun, "Handbook of Mathematical Functions" (1964), 26.5.
 * @example
 * betaQuantile(0.5, { a: 2, b: 2 }); // => 0.50000000
 * betaQuantile(0.25, { a: 1, b: 1 }); // => 0.25
 */
export function betaQuantile(probability: number, { a, b }: { readonly a: number; readonly b: number }): number {
  if (!(probability >= 0 && probability <= 1)) {
    throw new RangeError(`betaQuantile: probability must be in [0, 1], got ${probability}`);
  }
  if (!(a > 0 && b > 0)) throw new RangeError(`betaQuantile: shapes must be positive, got ${a} and ${b}`);
  if (probability === 0 || probability === 1) return probability;
  let below = 0;
  let above = 1;
  for (;;) {
    const middle = (below + above) / 2;
    if (middle <= below || middle >= above) return above;
    if (incompleteBeta(middle, a, b) < probability) below = middle;
    else above = middle;
  }
}
