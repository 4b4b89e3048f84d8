import { incompleteBeta } from '../../statistics/index.ts';
import type { MeasuredLayer } from '../measured-layer.ts';
import type { ObservedInput } from '../observed-input.ts';
import {
  type ConfirmationsEstimate,
  confirmationsFor,
  proportionEnds,
  type RiskEstimate,
  riskAt,
} from './confirmations.ts';
import { latestLevels, type MeasuredLevel } from './measured-levels.ts';

/** The risk for which texts and the report count confirmations: that of the panel unless asked otherwise. */
export const SHOWN_RISK = 0.001;
/** Confirmations after which a payment commonly counts as settled. */
export const CUSTOMARY = 6;

/** A proportion with what chance could change of it. */
interface OutlinedProportion {
  readonly proportion: number;
  readonly interval: { readonly low: number; readonly high: number };
}

/** The two with the most blocks, taken together. */
export interface PairOutline extends OutlinedProportion {
  readonly names: readonly [string, string];
  /** Probability that these two have more than half of the hashrate. */
  readonly exceedsHalf: number;
}

/** What the latest window of a level means for security, as far as it takes no simulation and no search for a strategy. */
export interface SecurityOutline {
  readonly level: MeasuredLevel;
  readonly largest: OutlinedProportion & { readonly name: string };
  /** For the risk shown, against the largest. */
  readonly confirmations: ConfirmationsEstimate;
  /** What is left after the customary confirmations. */
  readonly afterCustomary: RiskEstimate;
  /** null where only one made a block that is tied to it. */
  readonly pair: PairOutline | null;
}

/** The outline of a layer; null where it counts no blocks, or its latest whole window has none that is tied to anybody. */
export function securityOutline(measured: MeasuredLayer, names: ObservedInput['names']): SecurityOutline | null {
  const [level] = latestLevels([measured], names);
  if (level === undefined) return null;
  const { entities, blocks } = level;
  const window = { blocks, interval: measured.interval };
  const [first, second] = entities;
  const heldBy = (held: number) => ({ proportion: held / blocks, interval: proportionEnds(held, window) });
  const together = first!.blocks + (second?.blocks ?? 0);
  return {
    level,
    largest: { name: first!.name, ...heldBy(first!.blocks) },
    confirmations: confirmationsFor(first!.blocks, { ...window, risk: SHOWN_RISK }),
    afterCustomary: riskAt(first!.blocks, { ...window, confirmations: CUSTOMARY }),
    pair:
      second === undefined
        ? null
        : { names: [first!.name, second.name], ...heldBy(together), exceedsHalf: exceedsHalf(together, blocks) },
  };
}

/**
 * Probability that those who made `held` of the blocks have more than half of the hashrate, by the posterior of their proportion;
 * certain only for those who made all, however near rounding brings it.
 */
function exceedsHalf(held: number, blocks: number): number {
  return held >= blocks ? 1 : Math.min(incompleteBeta(1 / 2, blocks - held, held), 1 - Number.EPSILON);
}
