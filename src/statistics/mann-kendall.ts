import { studentTail } from './student.ts';

/** Whether values tend to rise or fall with time. */
export interface MannKendall {
  /** Pairs that rise less pairs that fall. */
  readonly score: number;
  /** Its standard deviation without a trend, serial correlation counted in. */
  readonly deviation: number;
  /** Independent values that say as much, less two: degrees of freedom of the reference t distribution. */
  readonly degrees: number;
  /** Two-sided. */
  readonly pValue: number;
}

/**
 * Mann–Kendall test for a trend in values in time order whose neighbours are correlated as in a first-order autoregression.
 *
 * The variance is that of the ranks of such a series, and the reference is a t distribution, since the correlation is itself
 * estimated from as few values as there are. It says nothing of how large a trend is.
 *
 * @see Hamed & Rao, "A Modified Mann-Kendall Trend Test for Autocorrelated Data" (1998), for the variance.
 * @example
 * mannKendall([1, 2, 3, 4], 0).score; // => 6
 */
export function mannKendall(values: ArrayLike<number>, correlation: number): MannKendall {
  const size = values.length;
  let score = 0;
  for (let later = 1; later < size; later++) {
    for (let earlier = 0; earlier < later; earlier++) score += Math.sign(values[later]! - values[earlier]!);
  }
  const inflation = varianceInflation(size, correlation);
  const variance = ((size * (size - 1) * (2 * size + 5) - tieTerm(values)) / 18) * inflation;
  const degrees = Math.max(3, size / inflation - 2);
  const deviation = Math.sqrt(variance);
  const excess = Math.max(0, Math.abs(score) - 1) / deviation;
  return { score, deviation, degrees, pValue: score === 0 ? 1 : 2 * studentTail(excess, degrees) };
}

/** Σ t(t − 1)(2t + 5) over groups of t equal values. */
function tieTerm(values: ArrayLike<number>): number {
  const groups = new Map<number, number>();
  for (let index = 0; index < values.length; index++) groups.set(values[index]!, (groups.get(values[index]!) ?? 0) + 1);
  let sum = 0;
  for (const t of groups.values()) sum += t * (t - 1) * (2 * t + 5);
  return sum;
}

function varianceInflation(size: number, correlation: number): number {
  let sum = 0;
  for (let lag = 1; lag < size; lag++) {
    const ofRanks = (6 / Math.PI) * Math.asin(correlation ** lag / 2);
    sum += (size - lag) * (size - lag - 1) * (size - lag - 2) * ofRanks;
  }
  return 1 + (2 * sum) / (size * (size - 1) * (size - 2));
}
