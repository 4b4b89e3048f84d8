import { DAY_MS } from '../../../src/core/time-span.ts';
import { blocksLayer } from '../../../src/pipeline/layers.ts';
import type { MeasuredLayer } from '../../../src/pipeline/measured-layer.ts';

const START_MS = Date.UTC(2026, 0, 1);

/** Blocks of one window by entity, `a` first, and those of nobody. */
export interface SampleWindow {
  readonly held: readonly number[];
  readonly unattributed?: number;
  readonly isWhole?: boolean;
}

/** A level of blocks over windows of ten days from 2026, with an interval of 95% and no readings. */
export function measuredBlocks(
  windows: readonly SampleWindow[],
  {
    level = 'pool',
    judgedFromMs = -Infinity,
  }: { readonly level?: 'pool' | 'proxy-group'; readonly judgedFromMs?: number } = {},
): MeasuredLayer {
  const layer = blocksLayer(level);
  return {
    layer,
    readings: windows.map(() => []),
    distributions: windows.map(({ held, unattributed = 0 }, index) => ({
      layer: layer.id,
      span: { fromMs: START_MS + 10 * index * DAY_MS, toMs: START_MS + 10 * (index + 1) * DAY_MS },
      entities: held.map((_, at) => 'abcdefgh'[at]!),
      weights: held,
      unattributedWeight: unattributed,
    })),
    isWhole: windows.map(({ isWhole = true }) => isWhole),
    chance: 'counts',
    interval: 0.95,
    draws: null,
    breaksMs: [],
    judgedFromMs,
  };
}

export const sampleNames: ReadonlyMap<string, string> = new Map([
  ['a', 'Alpha'],
  ['b', 'Beta'],
]);
