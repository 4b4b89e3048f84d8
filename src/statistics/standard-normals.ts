import { createRandom } from '../core/random.ts';
import { normalQuantile } from './normal.ts';

const COLUMNS = 64;

/**
 * Standard normal numbers to be shared by many simulations, so that these differ by their inputs and not by luck: 64 columns
 * of the quantiles at (i + ½)/rows, each in a random order of its own.
 *
 * @throws {RangeError} if the seed is not an integer in [0, 2^32).
 * @see McKay, Beckman & Conover, "A Comparison of Three Methods for Selecting Values of Input Variables" (1979), Latin hypercubes.
 */
export function createStandardNormals(seed: number, rows: number): readonly Float64Array[] {
  const random = createRandom(seed);
  const quantiles = Float64Array.from({ length: rows }, (_, row) => normalQuantile((row + 0.5) / rows));
  return Array.from({ length: COLUMNS }, () => {
    const column = quantiles.slice();
    for (let last = rows - 1; last > 0; last--) {
      const other = Math.floor(random() * (last + 1));
      const value = column[last]!;
      column[last] = column[other]!;
      column[other] = value;
    }
    return column;
  });
}

/**
 * Gamma variables of a shape ≥ 0 (and scale 1) from standard normal ones; mean and variance within 0.1% from shape 4 on, and
 * within 1% from shape 1 on.
 *
 * @see Wilson & Hilferty, "The Distribution of Chi-Square" (1931).
 * @example
 * gammasFromNormals([0], 9)[0].toFixed(2); // => '8.67'
 */
export function gammasFromNormals(normals: ArrayLike<number>, shape: number): Float64Array {
  const gammas = new Float64Array(normals.length);
  if (shape === 0) return gammas;
  const centre = 1 - 1 / (9 * shape);
  const slope = 1 / (3 * Math.sqrt(shape));
  for (let index = 0; index < gammas.length; index++) {
    const root = Math.max(0, centre + slope * normals[index]!);
    gammas[index] = shape * root * root * root;
  }
  return gammas;
}
