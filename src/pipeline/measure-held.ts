import { type Distribution, windowWeight } from '../core/distribution.ts';
import type { HeldLayer, HeldWindow } from '../core/holding.ts';
import type { Reading } from '../core/reading.ts';
import { type AmountOptions, createAmountReader, heldWeights, type ParsedMeasure } from '../measures/index.ts';

export interface HeldReaderOptions extends AmountOptions {
  readonly measures: readonly ParsedMeasure[];
  /** Content hash of the input, written into each reading. */
  readonly snapshot: string;
}

/** Why a reading takes no part in a trend. */
export const INCOMPLETE = 'the publisher marks this window incomplete: it takes no part in a trend';

/** Reads layers known by published amounts. */
export interface HeldReader {
  /** Window by window in order, each window's readings in the order of the measures. */
  readings(layer: HeldLayer): readonly (readonly Reading[])[];
  /** Values of the first measure under each draw, window by window: what the publisher's estimates could change. */
  draws(windows: readonly HeldWindow[]): readonly Float64Array[];
}

export function createHeldReader({ measures, snapshot, ...options }: HeldReaderOptions): HeldReader {
  const { estimate, draws } = createAmountReader(measures, options);
  return {
    draws: (windows) => windows.map((window) => draws(window)[0]!),
    readings: ({ layer, windows }) =>
      windows.map((window) => {
        const held = heldWeights(window);
        const common = {
          layer,
          span: window.span,
          weight: windowWeight(held),
          entities: held.weights.length,
          unattributedWeight: held.unattributedWeight,
          snapshot,
        };
        return estimate(window).map(({ reason, ...of }, index): Reading => {
          const { id, measure } = measures[index]!;
          const reasons = [reason, window.isIncomplete ? INCOMPLETE : null].filter((one) => one !== null);
          return {
            ...common,
            measure: id,
            unit: measure.unit,
            ...of,
            reason: reasons.length === 0 ? null : reasons.join('; '),
          };
        });
      }),
  };
}

/** Who held what in each window, in order. */
export function heldDistributions({ layer, windows }: HeldLayer): Distribution[] {
  return windows.map((window) => ({ layer, span: window.span, ...heldWeights(window) }));
}
