/** A race in steps of one: up with probability `up`, down with 1 − `up`, until a barrier is reached. */
export interface Race {
  readonly up: number;
  /** Steps to the upper barrier, at least 1. */
  readonly stepsUp: number;
  /** Steps to the lower barrier, at least 1; Infinity where there is none. */
  readonly stepsDown: number;
}

/**
 * Probability that the walk reaches the upper barrier, and not the lower one first.
 *
 * @see Feller, "An Introduction to Probability Theory and Its Applications", volume 1 (1968), XIV.2.
 */
export function winProbability({ up, stepsUp, stepsDown }: Race): number {
  const log = Math.log((1 - up) / up);
  if (log === 0) return stepsDown === Infinity ? 1 : stepsDown / (stepsUp + stepsDown);
  if (log < 0) return Math.expm1(stepsDown * log) / Math.expm1((stepsUp + stepsDown) * log);
  return (Math.exp(-stepsUp * log) * Math.expm1(-stepsDown * log)) / Math.expm1(-(stepsUp + stepsDown) * log);
}

/** Drift below which the walk is taken for an even one; the error is then of its order. */
const EVEN = 1e-8;

/**
 * Expected steps until a barrier is reached: mean distance over mean step. Infinite where there is no lower barrier and
 * `up` is at most ½.
 *
 * @see Feller, "An Introduction to Probability Theory and Its Applications", volume 1 (1968), XIV.3.
 */
export function expectedSteps(race: Race): number {
  const { up, stepsUp, stepsDown } = race;
  const drift = 2 * up - 1;
  if (stepsDown === Infinity) return drift > 0 ? stepsUp / drift : Infinity;
  if (Math.abs(drift) < EVEN) return stepsUp * stepsDown;
  const win = winProbability(race);
  return (stepsUp * win - stepsDown * (1 - win)) / drift;
}
