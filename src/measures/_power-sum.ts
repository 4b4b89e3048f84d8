import { total } from '../core/distribution.ts';

/** Sum of squared weights: exact for counts. */
export function sumOfSquares(weights: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < weights.length; index++) sum += weights[index]! * weights[index]!;
  return sum;
}

/**
 * Entropy of the proportions, −Σ p ln p = Σ w (ln W − ln w) / W; unit: nats.
 *
 * @example
 * entropyNats([1, 1]); // => 0.6931471805599453
 */
export function entropyNats(weights: ArrayLike<number>): number {
  const whole = total(weights);
  const logWhole = Math.log(whole);
  let sum = 0;
  for (let index = 0; index < weights.length; index++) sum += weights[index]! * (logWhole - Math.log(weights[index]!));
  return sum / whole;
}

/**
 * Hill number: how many equal entities would be as concentrated, seen at an order; unit: effective entities.
 *
 * @throws {RangeError} if the order is negative or not a number.
 * @see Hill, "Diversity and Evenness: A Unifying Notation and Its Consequences" (1973).
 */
export function hillOf(who: string, weights: ArrayLike<number>, order: number): number {
  checkOrder(who, order);
  if (order === 0) return weights.length;
  if (order === 1) return Math.exp(entropyNats(weights));
  if (order === Infinity) return total(weights) / weights[0]!;
  const whole = total(weights);
  if (order === 2) return (whole * whole) / sumOfSquares(weights);
  let sum = 0;
  for (let index = 0; index < weights.length; index++) sum += (weights[index]! / whole) ** order;
  return sum ** (1 / (1 - order));
}

export function checkOrder(who: string, order: number): void {
  if (!(order >= 0)) throw new RangeError(`${who}: order must be at least 0, got ${order}`);
}
