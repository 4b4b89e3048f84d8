import { incompleteBeta } from './incomplete-beta.ts';
import { normalQuantile } from './normal.ts';

/**
 * Probability that a Student t variable exceeds x.
 *
 * @see Abramowitz & Stegun, "Handbook of Mathematical Functions" (1964), 26.7.1.
 * @example
 * studentTail(0, 5); // => 0.5
 */
export function studentTail(x: number, degrees: number): number {
  const half = incompleteBeta(degrees / (degrees + x * x), degrees / 2, 0.5) / 2;
  return x < 0 ? 1 - half : half;
}

/**
 * The x that a Student t variable stays below with the given probability.
 *
 * @throws {RangeError} if the probability is outside (0, 1).
 * @example
 * studentQuantile(0.975, 10).toFixed(3); // => '2.228'
 */
export function studentQuantile(probability: number, degrees: number): number {
  if (probability < 0.5) return -studentQuantile(1 - probability, degrees);
  let low = 0;
  let high = Math.max(1, normalQuantile(probability));
  while (studentTail(high, degrees) > 1 - probability) high *= 2;
  for (let round = 0; round < 60; round++) {
    const middle = (low + high) / 2;
    if (studentTail(middle, degrees) > 1 - probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
