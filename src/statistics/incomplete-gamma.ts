/**
 * Scaled upper incomplete gamma function, e^y y^(−s) Γ(s, y), for s ≤ 1 and y > 0; relative error below 1e-9 for y > 0.01.
 *
 * At s = 0 it is the scaled exponential integral e^y E₁(y).
 *
 * @see Abramowitz & Stegun, "Handbook of Mathematical Functions" (1964), 6.5.31.
 * @example
 * scaledUpperGamma(1, 2); // => 0.5
 */
export function scaledUpperGamma(s: number, y: number): number {
  let fraction = 0;
  for (let depth = Math.min(4000, 20 + Math.ceil(40 / y)); depth >= 1; depth--) {
    fraction = (depth - s) / (1 + depth / (y + fraction));
  }
  return 1 / (y + fraction);
}
