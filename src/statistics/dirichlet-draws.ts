import { createRandom, type Random } from '../core/random.ts';

/**
 * Draws from a Dirichlet distribution: one column for each parameter, one row for each draw; a row sums to 1.
 *
 * A parameter of 0 gives a column of zeros. With counts for parameters it is the posterior of proportions under Rubin's
 * prior: its mean is the observed proportion, and who was not seen has nothing.
 *
 * @throws {RangeError} if a parameter is negative or not finite, none is above zero, draws is no whole number of at least 1,
 *   or the seed is not an integer in [0, 2^32).
 * @see Marsaglia & Tsang, "A Simple Method for Generating Gamma Variables" (2000).
 * @see Rubin, "The Bayesian Bootstrap" (1981).
 * @example
 * dirichletDraws([3, 0], { draws: 2, seed: 1 }).map((column) => [...column]); // => [[1, 1], [0, 0]]
 */
export function dirichletDraws(
  parameters: ArrayLike<number>,
  { draws, seed }: { readonly draws: number; readonly seed: number },
): readonly Float64Array[] {
  checkParameters(parameters);
  if (!(Number.isInteger(draws) && draws >= 1)) {
    throw new RangeError(`dirichletDraws: draws must be a whole number of at least 1, got ${draws}`);
  }
  const normal = createNormal(createRandom(seed));
  const columns = Array.from(parameters, (shape) => gammas(shape, { normal, draws }));
  for (let row = 0; row < draws; row++) {
    let sum = 0;
    for (const column of columns) sum += column[row]!;
    for (const column of columns) column[row] = column[row]! / sum;
  }
  return columns;
}

function checkParameters(parameters: ArrayLike<number>): void {
  let sum = 0;
  for (let index = 0; index < parameters.length; index++) {
    const parameter = parameters[index]!;
    if (!(parameter >= 0 && parameter < Infinity)) {
      throw new RangeError(`dirichletDraws: a parameter must be finite and not negative, got ${parameter}`);
    }
    sum += parameter;
  }
  if (sum === 0) throw new RangeError('dirichletDraws: expected a parameter above 0, got none');
}

interface Normal {
  readonly random: Random;
  /** The next standard normal number. */
  readonly next: () => number;
}

/** Standard normal numbers by Marsaglia's polar method. */
function createNormal(random: Random): Normal {
  let spare = Number.NaN;
  const next = (): number => {
    if (!Number.isNaN(spare)) {
      const kept = spare;
      spare = Number.NaN;
      return kept;
    }
    let x: number;
    let y: number;
    let square: number;
    do {
      x = 2 * random() - 1;
      y = 2 * random() - 1;
      square = x * x + y * y;
    } while (square >= 1 || square === 0);
    const scale = Math.sqrt((-2 * Math.log(square)) / square);
    spare = y * scale;
    return x * scale;
  };
  return { random, next };
}

function gammas(shape: number, { normal, draws }: { readonly normal: Normal; readonly draws: number }): Float64Array {
  const values = new Float64Array(draws);
  if (shape === 0) return values;
  const { random, next } = normal;
  // Below shape 1 the method needs one shape more, and a uniform variable to the power of 1/shape takes it away again.
  const d = (shape < 1 ? shape + 1 : shape) - 1 / 3;
  const slope = 1 / (3 * Math.sqrt(d));
  for (let row = 0; row < draws; ) {
    const x = next();
    const root = 1 + slope * x;
    if (root <= 0) continue;
    const cube = root * root * root;
    const uniform = 1 - random();
    if (Math.log(uniform) >= 0.5 * x * x + d * (1 - cube + Math.log(cube))) continue;
    values[row++] = d * cube * (shape < 1 ? (1 - random()) ** (1 / shape) : 1);
  }
  return values;
}
