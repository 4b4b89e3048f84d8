/** Paths on which a right may be used once, at one of a few dates, or never. */
export interface StoppingProblem {
  readonly paths: number;
  readonly dates: number;
  /** Numbers that are known at a date and say what is to come. */
  readonly factors: number;
  /** What using the right at a date gains over never using it, as it turned out, discounted to now: date after date, a number a path. */
  readonly gains: Float64Array;
  /** What is known at each date: date after date, path after path, the factors. */
  readonly states: Float64Array;
  /** Highest total degree of the polynomials of the factors. Default: 2. */
  readonly degree?: number;
}

/** How each path ends. */
export interface StoppingOutcome {
  /** What the path gains; 0 where the right is never used. */
  readonly gains: Float64Array;
  /** Index of the date of use; −1 for never. */
  readonly dates: Int8Array;
}

/**
 * A right to stop, valued by least-squares Monte Carlo: going back from the last date, the right is used where a polynomial of what is
 * known, fitted over the paths, says that using it gains more than keeping it.
 *
 * The polynomials are fitted on one half of the paths (those of even index) and decide on the other, and the other way round, so no path
 * is decided by its own future; the mean gain is therefore a low estimate of the right's value, by what the polynomials miss. Gains are
 * in expectation under the measure in which the paths were drawn: not a price in a market.
 *
 * @throws {RangeError} if there are fewer than two paths for each coefficient, no dates or more than 127, or arrays of other lengths.
 * @see Longstaff & Schwartz, "Valuing American Options by Simulation: A Simple Least-Squares Approach" (2001), Review of Financial
 *   Studies 14(1); all paths are regressed here, not those in the money alone, for gains are not known when the choice is made.
 * @example
 * const problem = { paths: 4, dates: 1, factors: 1, degree: 0, gains: Float64Array.of(3, 1, 3, 1), states: new Float64Array(4) };
 * [...leastSquaresStopping(problem).gains]; // => [3, 1, 3, 1]
 */
export function leastSquaresStopping(problem: StoppingProblem): StoppingOutcome {
  const { paths, dates, factors, gains, states, degree = 2 } = problem;
  const terms = polynomialTerms(factors, degree);
  const who = 'leastSquaresStopping';
  if (!(dates >= 1 && dates <= 127)) throw new RangeError(`${who}: expected from 1 to 127 dates, got ${dates}`);
  if (!(paths >= 4 * terms.length || (terms.length === 1 && paths >= 2)))
    throw new RangeError(`${who}: expected at least ${4 * terms.length} paths, got ${paths}`);
  if (gains.length !== paths * dates || states.length !== paths * dates * factors)
    throw new RangeError(`${who}: expected gains of ${paths * dates}, got ${gains.length}`);
  const outcome: StoppingOutcome = { gains: new Float64Array(paths), dates: new Int8Array(paths).fill(-1) };
  for (let date = dates - 1; date >= 0; date--) decide(problem, { date, terms, outcome });
  return outcome;
}

/** Which factors each term multiplies: one list of factor indices a term. */
function polynomialTerms(factors: number, degree: number): readonly (readonly number[])[] {
  let last: (readonly number[])[] = [[]];
  const terms = [...last];
  for (let power = 1; power <= degree; power++) {
    last = last.flatMap((term) =>
      Array.from({ length: factors - (term.at(-1) ?? 0) }, (_, index) => [...term, (term.at(-1) ?? 0) + index]),
    );
    terms.push(...last);
  }
  return terms;
}

interface Decision {
  readonly date: number;
  readonly terms: readonly (readonly number[])[];
  readonly outcome: StoppingOutcome;
}

function decide({ paths, factors, gains, states }: StoppingProblem, { date, terms, outcome }: Decision): void {
  const size = terms.length;
  const row = new Float64Array(size);
  const fill = (path: number): void => {
    const start = (date * paths + path) * factors;
    for (let term = 0; term < size; term++) {
      let product = 1;
      for (const factor of terms[term]!) product *= states[start + factor]!;
      row[term] = product;
    }
  };
  const halves = [0, 1].map(() => ({ squares: new Float64Array(size * size), products: new Float64Array(size) }));
  for (let path = 0; path < paths; path++) {
    fill(path);
    const { squares, products } = halves[path & 1]!;
    const better = gains[date * paths + path]! - outcome.gains[path]!;
    for (let i = 0; i < size; i++) {
      const value = row[i]!;
      products[i]! += value * better;
      for (let j = 0; j <= i; j++) squares[i * size + j]! += value * row[j]!;
    }
  }
  const fits = halves.map(({ squares, products }) => solved(squares, products));
  for (let path = 0; path < paths; path++) {
    fill(path);
    const fit = fits[1 - (path & 1)]!;
    let expected = 0;
    for (let term = 0; term < size; term++) expected += fit[term]! * row[term]!;
    if (expected > 0) {
      outcome.gains[path] = gains[date * paths + path]!;
      outcome.dates[path] = date;
    }
  }
}

/** So little is added to each square, in proportion, that factors which never move do not matter. */
const RIDGE = 1e-10;

/** Solves a symmetric system, given by its lower half, by Cholesky's decomposition in place. */
function solved(squares: Float64Array, products: Float64Array): Float64Array {
  const size = products.length;
  for (let i = 0; i < size; i++) squares[i * size + i]! += RIDGE * (squares[i * size + i]! + squares[0]!);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = squares[i * size + j]!;
      for (let k = 0; k < j; k++) sum -= squares[i * size + k]! * squares[j * size + k]!;
      squares[i * size + j] = i === j ? Math.sqrt(Math.max(sum, Number.MIN_VALUE)) : sum / squares[j * size + j]!;
    }
  }
  const solution = products.slice();
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) solution[i]! -= squares[i * size + k]! * solution[k]!;
    solution[i]! /= squares[i * size + i]!;
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) solution[i]! -= squares[k * size + i]! * solution[k]!;
    solution[i]! /= squares[i * size + i]!;
  }
  return solution;
}
