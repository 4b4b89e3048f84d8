import { type Distribution, windowWeight } from '../../core/distribution.ts';
import type { Layer } from '../../core/layer.ts';
import { formatDate, type TimeSpan } from '../../core/time-span.ts';
import { modelNote } from '../../models/security/index.ts';
import type { ModelAnswer } from '../answer.ts';
import type { MeasuredLayer } from '../measured-layer.ts';
import type { ObservedInput } from '../observed-input.ts';
import { type ConfirmationsEstimate, confirmationsFor, proportionEnds } from './confirmations.ts';
import { blockLayers } from './measured-levels.ts';

/** How many confirmations a risk took against the largest entity of one window. */
interface SecurityWindow {
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
  measured: MeasuredLayer,
  {
    names,
    risk,
    interval,
  }: { readonly names: ObservedInput['names']; readonly risk: number; readonly interval: number },
): SecurityHistory {
  return {
    layer: measured.layer,
    windows: knownWindows(measured).map((window) => securityWindow(window, { names, risk, interval })),
  };
}

/** Whole windows with a block that is tied to somebody, from when the level is known. */
export function knownWindows({ distributions, isWhole, judgedFromMs }: MeasuredLayer): Distribution[] {
  return distributions.filter(
    ({ span, entities }, index) => isWhole[index] && span.fromMs >= judgedFromMs && entities.length > 0,
  );
}

/** The known window in which the largest made the most, or the least, of the blocks; the later of two alike. */
export function extremeWindow(measured: MeasuredLayer, which: 'most' | 'least'): Distribution | null {
  const sign = which === 'most' ? 1 : -1;
  let found: Distribution | null = null;
  let foundProportion = -Infinity;
  for (const window of knownWindows(measured)) {
    const proportion = (sign * window.weights[0]!) / windowWeight(window);
    if (proportion < foundProportion) continue;
    found = window;
    foundProportion = proportion;
  }
  return found;
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

/** Window by window, how many confirmations the risk took against the largest of each level. */
export function historyAnswer(
  histories: readonly SecurityHistory[],
  { risk, interval }: { readonly risk: number; readonly interval: number },
): ModelAnswer {
  return {
    note: modelNote('double-spend'),
    inputs: { risk, interval },
    columns: [
      { name: 'level', as: 'text' },
      { name: 'from', as: 'range' },
      { name: 'until', as: 'range', isDetail: true },
      { name: 'entity', as: 'text' },
      { name: 'proportion', as: 'percent' },
      { name: 'low', as: 'percent', isDetail: true },
      { name: 'high', as: 'percent', isDetail: true },
      { name: 'bound_high', as: 'percent', isDetail: true },
      { name: 'confirmations', as: 'count', absent: 'never' },
      { name: 'confirmations_low', as: 'count', title: 'low', absent: 'never' },
      { name: 'confirmations_high', as: 'count', title: 'high', absent: 'never' },
    ],
    rows: histories.flatMap(({ layer, windows }) => windows.map((window) => historyRow(layer, window))),
    remarks: [
      `confirmations: fewest after which the largest of the window catches up with a probability below ${risk}; never: no number is enough`,
      'low and high: what chance could change; bound high: were all that is tied to nobody its own',
    ],
  };
}

function historyRow(layer: Layer, window: SecurityWindow) {
  const { span, entity, proportion, low, high, boundHigh, confirmations } = window;
  return {
    level: layer.role,
    from: formatDate(span.fromMs),
    until: formatDate(span.toMs),
    entity: entity.id,
    proportion,
    low,
    high,
    bound_high: boundHigh,
    confirmations: confirmations.estimate,
    confirmations_low: confirmations.low,
    confirmations_high: confirmations.high,
  };
}

/** The history of every level of blocks, in the order of the layers. */
export function securityHistories(
  measured: readonly MeasuredLayer[],
  options: Parameters<typeof securityHistory>[1],
): SecurityHistory[] {
  return blockLayers(measured).map((one) => securityHistory(one, options));
}
