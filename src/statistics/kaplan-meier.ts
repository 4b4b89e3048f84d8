/** Times until something happened to each of many, or until they were last looked at; as many weights and marks as times. */
export interface Survivals {
  /** Finite, in any unit and order; may be negative. */
  readonly durations: ArrayLike<number>;
  /** Positive. */
  readonly weights: ArrayLike<number>;
  /** 1 where it happened then; 0 where it had not yet happened (censored). */
  readonly hasHappened: ArrayLike<number>;
  /** How many of the places are filled; default all. */
  readonly count?: number;
}

/** Survival this close above the wanted proportion counts as having come down to it: sums of weights are rounded. */
const ROUNDING = 1e-9;

/**
 * Kaplan–Meier quantile: the least duration by which the estimated proportion to whom it has not yet happened comes down to
 * `surviving`; unit: that of the durations. Infinity where it never does, because too many are censored, or there are none.
 *
 * Those censored at a duration are at risk of what happens at it. It supposes that censoring tells nothing of the time to come.
 *
 * @see Kaplan & Meier, "Nonparametric Estimation from Incomplete Observations" (1958).
 * @example
 * kaplanMeierQuantile({ durations: [1, 2, 3], weights: [1, 1, 1], hasHappened: [1, 0, 1] }, 0.5); // => 3
 */
export function kaplanMeierQuantile(
  { durations, weights, hasHappened, count = durations.length }: Survivals,
  surviving: number,
): number {
  const order = Uint32Array.from({ length: count }, (_, at) => at).sort((a, b) => durations[a]! - durations[b]!);
  let atRisk = 0;
  for (let at = 0; at < count; at++) atRisk += weights[at]!;
  let survival = 1;
  for (let at = 0; at < count; ) {
    const duration = durations[order[at]!]!;
    let happened = 0;
    let leaving = 0;
    for (; at < count && durations[order[at]!] === duration; at++) {
      const weight = weights[order[at]!]!;
      leaving += weight;
      if (hasHappened[order[at]!] === 1) happened += weight;
    }
    survival *= 1 - happened / atRisk;
    if (survival <= surviving + ROUNDING) return duration;
    atRisk -= leaving;
  }
  return Number.POSITIVE_INFINITY;
}
