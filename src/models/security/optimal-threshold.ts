import { checkProportion } from './_checks.ts';
import { checkTruncation } from './_selfish-checks.ts';
import { optimalSelfish } from './optimal-selfish.ts';
import { selfishThreshold } from './selfish-closed-form.ts';

/** The tolerance of each solution, and the gain below which a strategy does not count as profitable. */
const GAIN = 1e-9;

/** What is asked of `optimalThreshold`. */
export interface OptimalThresholdOptions {
  /** γ: the proportion of the honest hashrate that mines on the attacker's block in a tie. */
  readonly tieWinProportion: number;
  /** Blocks on a side from which on the strategy is fixed. Default 60; from 2 to 400. */
  readonly truncation?: number;
  /** How far apart the bounds may end. Default 1e-6; at least 1e-9. */
  readonly tolerance?: number;
}

/**
 * Bounds of the proportion of the hashrate above which the optimal strategy takes more than its proportion of
 * the best chain.
 *
 * Range: 0 ≤ low ≤ high ≤ 1/3. At `high` a strategy is known that gains; at `low` none gains more than 2e-9
 * of the chain. Bounds further apart than the tolerance mean that the truncation leaves it open in between.
 * It says nothing of time: a gain comes only after the difficulty adjusts (`selfishLag`). Nor is γ = ½ the
 * countermeasure of choosing between tied blocks at random: that lets the attacker match late, and its
 * threshold is lower, about 0.232 against 1/4 here.
 *
 * @throws {RangeError} if the proportion is outside [0, 1], the truncation no whole number from 2 to 400, or
 *   the tolerance below 1e-9.
 * @see Sapirshtein, Sompolinsky & Zohar, "Optimal Selfish Mining Strategies in Bitcoin" (2016): the profit
 *   threshold.
 * @example
 * Number(optimalThreshold({ tieWinProportion: 0, tolerance: 1e-3 }).high.toFixed(2)); // => 0.33
 * optimalThreshold({ tieWinProportion: 1 }); // => { low: 0, high: 0 }
 */
export function optimalThreshold({ tieWinProportion, truncation = 60, tolerance = 1e-6 }: OptimalThresholdOptions): {
  readonly low: number;
  readonly high: number;
} {
  checkProportion('optimalThreshold', 'tieWinProportion', tieWinProportion);
  checkTruncation('optimalThreshold', truncation);
  if (!(tolerance >= GAIN))
    throw new RangeError(`optimalThreshold: tolerance must be at least ${GAIN}, got ${tolerance}`);
  // Winning every tie, any hashrate discards a block of the others for each of its own, and so gains.
  if (tieWinProportion === 1) return { low: 0, high: 0 };
  let [low, high] = [0, selfishThreshold(tieWinProportion)];
  while (high - low > tolerance) {
    const middle = (low + high) / 2;
    const best = optimalSelfish({ attackerProportion: middle, tieWinProportion, truncation, tolerance: GAIN });
    if (best.low > middle + GAIN) high = middle;
    else if (best.high <= middle + 2 * GAIN) low = middle;
    else break;
  }
  return { low, high };
}
