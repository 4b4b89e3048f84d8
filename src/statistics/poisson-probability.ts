import { logGamma } from './incomplete-beta.ts';

const LOG_ROOT_TWO_PI = 0.9189385332046727;

/**
 * Probability that a Poisson variable with the given mean equals the count.
 *
 * Relative error below 1e-12 while the result is above 1e-300, if the mean is exact.
 *
 * @throws {RangeError} if the count is no whole number of at least 0, or the mean is negative or infinite.
 * @see Loader, "Fast and Accurate Computation of Binomial Probabilities" (2000): the distance from the peak in one piece.
 * @example
 * poissonProbability(2, 1); // => 0.18393972058572
 * poissonProbability(0, 0); // => 1
 */
export function poissonProbability(count: number, mean: number): number {
  if (!(Number.isInteger(count) && count >= 0)) {
    throw new RangeError(`poissonProbability: count must be a whole number of at least 0, got ${count}`);
  }
  if (!(mean >= 0 && mean < Infinity)) {
    throw new RangeError(`poissonProbability: mean must be a number of at least 0, got ${mean}`);
  }
  if (count === 0) return Math.exp(-mean);
  if (mean === 0) return 0;
  return Math.exp(-stirlingError(count) - deviance(count, mean)) / Math.sqrt(2 * Math.PI * count);
}

/**
 * Probability of that many failures before the given number of successes; each trial fails with the same probability.
 *
 * Relative error below 1e-12 for up to 10,000 trials while the result is above 1e-300.
 *
 * @throws {RangeError} if failures or successes are no whole numbers of at least 0 and 1, or the probability is outside [0, 1].
 * @see Loader (2000), section 3: a binomial probability is a quotient of Poisson probabilities.
 * @example
 * negativeBinomialProbability(1, { successes: 2, failureProbability: 0.5 }); // => 0.25
 */
export function negativeBinomialProbability(
  failures: number,
  { successes, failureProbability }: { readonly successes: number; readonly failureProbability: number },
): number {
  if (!(Number.isInteger(successes) && successes >= 1)) {
    throw new RangeError(
      `negativeBinomialProbability: successes must be a whole number of at least 1, got ${successes}`,
    );
  }
  if (!(failureProbability >= 0 && failureProbability <= 1)) {
    throw new RangeError(
      `negativeBinomialProbability: failureProbability must be in [0, 1], got ${failureProbability}`,
    );
  }
  const trials = failures + successes;
  const failing = poissonProbability(failures, trials * failureProbability);
  const succeeding = poissonProbability(successes, trials * (1 - failureProbability));
  return (successes / trials) * failing * (succeeding / poissonProbability(trials, trials));
}

/** ln n! − ln(√(2πn) (n/e)^n). */
function stirlingError(n: number): number {
  if (n < 16) return logGamma(n + 1) - (n + 0.5) * Math.log(n) + n - LOG_ROOT_TWO_PI;
  const s = 1 / (n * n);
  return (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s / 1188)))) / n;
}

/** count · ln(count / mean) + mean − count, by a series where the two nearly cancel. */
function deviance(count: number, mean: number): number {
  const v = (count - mean) / (count + mean);
  if (Math.abs(v) > 0.1) return count * Math.log(count / mean) + mean - count;
  let power = 2 * count * v;
  let sum = (count - mean) * v;
  for (let odd = 3; ; odd += 2) {
    power *= v * v;
    const next = sum + power / odd;
    if (next === sum) return sum;
    sum = next;
  }
}
