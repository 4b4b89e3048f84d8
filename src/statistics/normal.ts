/**
 * Density of the standard normal distribution.
 *
 * @example
 * normalDensity(0); // => 0.3989422804014327
 */
export function normalDensity(x: number): number {
  return Math.exp(-0.5 * x * x) * 0.3989422804014327;
}

/**
 * Probability that a standard normal variable exceeds x; relative error below 1e-13 for |x| < 38.
 *
 * @see Abramowitz & Stegun, "Handbook of Mathematical Functions" (1964), 7.1.6 (series) and 26.2.14 (continued fraction).
 * @example
 * normalTail(0); // => 0.5
 */
export function normalTail(x: number): number {
  if (x < 0) return 1 - normalTail(-x);
  if (x < 2.5) {
    let term = x;
    let sum = x;
    for (let odd = 3; term > sum * 1e-17; odd += 2) {
      term *= (x * x) / odd;
      sum += term;
    }
    return 0.5 - normalDensity(x) * sum;
  }
  let fraction = x;
  for (let depth = 80; depth >= 1; depth--) fraction = x + depth / fraction;
  return normalDensity(x) / fraction;
}

/**
 * The x that a standard normal variable stays below with the given probability: the inverse of the distribution function.
 *
 * @throws {RangeError} if the probability is outside (0, 1).
 * @see Abramowitz & Stegun, "Handbook of Mathematical Functions" (1964), 26.2.23 for the start; then Newton steps.
 * @example
 * normalQuantile(0.5); // => 0
 */
export function normalQuantile(probability: number): number {
  if (!(probability > 0 && probability < 1)) {
    throw new RangeError(`normalQuantile: probability must be in (0, 1), got ${probability}`);
  }
  if (probability === 0.5) return 0;
  const tail = Math.min(probability, 1 - probability);
  const t = Math.sqrt(-2 * Math.log(tail));
  let x = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  for (let step = 0; step < 3; step++) {
    const error = (normalTail(x) - tail) / normalDensity(x);
    x += error / (1 - 0.5 * x * error);
  }
  return probability < 0.5 ? -x : x;
}

const STEPS = 256;
const END = 6;
const tails = Float64Array.from({ length: END * STEPS + 2 }, (_, index) => normalTail(index / STEPS));
const losses = Float64Array.from({ length: END * STEPS + 2 }, (_, index) => {
  const x = index / STEPS;
  return normalDensity(x) - x * normalTail(x);
});

/**
 * `normalTail` from a table, to 1e-6, for inner loops; 0 beyond 6 and 1 below −6.
 *
 * @example
 * quickTail(0); // => 0.5
 */
export function quickTail(x: number): number {
  return x < 0 ? 1 - fromTable(tails, -x) : fromTable(tails, x);
}

/**
 * Mean excess of a standard normal variable over x ≥ 0, E max(Z − x, 0), from a table, to 1e-6; 0 beyond 6.
 *
 * @example
 * normalLoss(0); // => 0.3989422804014327
 */
export function normalLoss(x: number): number {
  return fromTable(losses, x);
}

function fromTable(table: Float64Array, x: number): number {
  if (x >= END) return 0;
  const position = x * STEPS;
  const index = Math.floor(position);
  const left = table[index]!;
  return left + (table[index + 1]! - left) * (position - index);
}
