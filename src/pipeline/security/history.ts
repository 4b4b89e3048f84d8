import { type Distribution, windowWeight } from '../../core/distribution.ts';
import type { Layer } from '../../core/layer.ts';
import type { TimeSpan } from '../../core/time-span.ts';
import type { MeasuredLayer } from '../measured-layer.ts';
import type { ObservedInput } from '../observed-input.ts';
import { type ConfirmationsEstimate, confirmationsFor, proportionEnds } from './confirmations.ts';

/** How many confirmations a risk took against the largest entity of one window. */
export interface SecurityWindow {
  readonly span: TimeSpan;
  readonly entity: { readonly id: string; readonly name: string };
  /** Its blocks over all. */
  readonly proportion: number;
  readonly low: number;
  readonly high: number;
  /** The proportion, were all that is tied to nobody its own. */
  readonly boundHigh: number;
  readonly confirmations: ConfirmationsEstimate;
}

/** The windows of one level. */
export interface SecurityHistory {
  readonly layer: Layer;
  readonly windows: readonly SecurityWindow[];
}

/** Confirmations for a risk against the largest entity, window by window, from when the level is known; windows that the data only touch left out. */
export function securityHistory(
  { layer, distributions, isWhole, judgedFromMs }: MeasuredLayer,
  {
    names,
    risk,
    interval,
  }: { readonly names: ObservedInput['names']; readonly risk: number; readonly interval: number },
): SecurityHistory {
  const known = distributions.filter(
    ({ span, entities }, index) => isWhole[index] && span.fromMs >= judgedFromMs && entities.length > 0,
  );
  return { layer, windows: known.map((window) => securityWindow(window, { names, risk, interval })) };
}

function securityWindow(
  distribution: Distribution,
  {
    names,
    risk,
    interval,
  }: { readonly names: ObservedInput['names']; readonly risk: number; readonly interval: number },
): SecurityWindow {
  const blocks = windowWeight(distribution);
  const held = distribution.weights[0]!;
  const id = distribution.entities[0]!;
  return {
    span: distribution.span,
    entity: { id, name: names.get(id) ?? id },
    proportion: held / blocks,
    ...proportionEnds(held, { blocks, interval }),
    boundHigh: (held + distribution.unattributedWeight) / blocks,
    confirmations: confirmationsFor(held, { blocks, interval, risk }),
  };
}
