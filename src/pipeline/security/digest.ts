import { type Distribution, windowWeight } from '../../core/distribution.ts';
import { confirmationsNeeded } from '../../models/security/index.ts';
import type { SecurityDigest, SecurityLevelDigest, SecurityWindowDigest } from '../../report/index.ts';
import type { MeasuredLayer } from '../measured-layer.ts';
import type { ObservedInput } from '../observed-input.ts';
import { proportionEnds } from './confirmations.ts';
import { knownWindows } from './history.ts';
import { CUSTOMARY, SHOWN_RISK, securityOutline } from './outline.ts';

/** What the report shows of security; null where no block of a latest window is tied to anybody. */
export function securityDigest(
  measured: readonly MeasuredLayer[],
  names: ObservedInput['names'],
): SecurityDigest | null {
  const levels = measured.flatMap((one) => levelDigest(one, names));
  return levels.length === 0 ? null : { risk: SHOWN_RISK, customaryConfirmations: CUSTOMARY, levels };
}

function levelDigest(measured: MeasuredLayer, names: ObservedInput['names']): SecurityLevelDigest[] {
  const outline = securityOutline(measured, names);
  if (outline === null) return [];
  const { level, largest, confirmations, afterCustomary, pair } = outline;
  return [
    {
      layer: level.layer,
      span: level.span,
      blocks: level.blocks,
      largest: { name: largest.name, estimate: largest.proportion, ...largest.interval },
      confirmations,
      afterCustomary: { estimate: afterCustomary.probability, low: afterCustomary.low, high: afterCustomary.high },
      pair: pair && { names: pair.names, estimate: pair.proportion, ...pair.interval, exceedsHalf: pair.exceedsHalf },
      windows: knownWindows(measured).map((window) => windowDigest(window, measured.interval)),
    },
  ];
}

/** At the proportion as counted and at the ends of its interval: an average over each window would take seconds. */
function windowDigest(window: Distribution, interval: number): SecurityWindowDigest {
  const blocks = windowWeight(window);
  const held = window.weights[0]!;
  const { low, high } = proportionEnds(held, { blocks, interval });
  const at = (attackerProportion: number) => confirmationsNeeded({ attackerProportion, risk: SHOWN_RISK });
  return { span: window.span, estimate: at(held / blocks), low: at(low), high: at(high) };
}
