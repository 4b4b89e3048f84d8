import {
  catchUpOver,
  catchUpProbability,
  confirmationsNeeded,
  confirmationsNeededOver,
} from '../../models/security/index.ts';
import { betaQuantile } from '../../statistics/index.ts';

/** A number of confirmations with what chance could change of it; null: no number is enough. */
export interface ConfirmationsEstimate {
  /** Fewest after which the probability of success, averaged over what the proportion may truly be, is below the risk. */
  readonly estimate: number | null;
  /** At the ends of the proportion's interval. */
  readonly low: number | null;
  readonly high: number | null;
}

/** A probability of success with what chance could change of it. */
export interface RiskEstimate {
  readonly confirmations: number;
  /** Averaged over what the proportion may truly be. */
  readonly probability: number;
  /** At the ends of the proportion's interval. */
  readonly low: number;
  readonly high: number;
}

interface Window {
  /** All blocks of the window. */
  readonly blocks: number;
  /** Coverage of the intervals. */
  readonly interval: number;
}

/** Confirmations for a risk against those who made `held` of a window's blocks. */
export function confirmationsFor(
  held: number,
  { blocks, interval, risk }: Window & { readonly risk: number },
): ConfirmationsEstimate {
  if (held >= blocks) return { estimate: null, low: null, high: null };
  const { low, high } = proportionEnds(held, { blocks, interval });
  return {
    estimate: confirmationsNeededOver({ shapes: shapesOf(held, blocks), risk }),
    low: confirmationsNeeded({ attackerProportion: low, risk }),
    high: confirmationsNeeded({ attackerProportion: high, risk }),
  };
}

/** Probability that those who made `held` of a window's blocks catch up. */
export function riskAt(
  held: number,
  { blocks, interval, confirmations }: Window & { readonly confirmations: number },
): RiskEstimate {
  const at = (attackerProportion: number) => catchUpProbability({ attackerProportion, confirmations });
  if (held >= blocks) return { confirmations, probability: 1, low: 1, high: 1 };
  const { low, high } = proportionEnds(held, { blocks, interval });
  return {
    confirmations,
    probability: catchUpOver(shapesOf(held, blocks))(confirmations),
    low: at(low),
    high: at(high),
  };
}

/** Central interval of the proportion of the hashrate of those who made `held` of a window's blocks. */
export function proportionEnds(
  held: number,
  { blocks, interval }: Window,
): { readonly low: number; readonly high: number } {
  if (held >= blocks) return { low: 1, high: 1 };
  const shapes = shapesOf(held, blocks);
  const tail = (1 - interval) / 2;
  return { low: betaQuantile(tail, shapes), high: betaQuantile(1 - tail, shapes) };
}

/** The posterior of the proportion: the marginal of a Dirichlet distribution whose parameters are the counts. */
const shapesOf = (held: number, blocks: number) => ({ a: held, b: blocks - held });
