import type { Distribution } from '../../../src/core/distribution.ts';
import { layerOf } from '../../../src/pipeline/layers.ts';
import type { MeasuredLayer } from '../../../src/pipeline/measured-layer.ts';

const DAY_MS = 86_400_000;
const POOLS = 'bitcoin/blocks/pool';

/** A window by its blocks; those of nobody under the empty name. */
export type Window = Readonly<Record<string, number>>;

/** Pools measured over windows of a day each, from 2024-01-01 on. */
export function poolsOf(
  windows: readonly Window[],
  {
    isWhole = windows.map(() => true),
    judgedFromDay = 0,
  }: { isWhole?: readonly boolean[]; judgedFromDay?: number } = {},
): MeasuredLayer {
  return {
    layer: layerOf(POOLS),
    readings: [],
    distributions: windows.map(distributionOf),
    isWhole,
    chance: 'counts',
    interval: 0.95,
    draws: null,
    breaksMs: [],
    judgedFromMs: dayMs(judgedFromDay),
  };
}

/** Midnight so many days after 2024-01-01. */
export const dayMs = (day: number): number => Date.UTC(2024, 0, 1) + day * DAY_MS;

function distributionOf({ '': unattributedWeight = 0, ...named }: Window, day: number): Distribution {
  const held = Object.entries(named).sort(([, a], [, b]) => b - a);
  return {
    layer: POOLS,
    span: { fromMs: dayMs(day), toMs: dayMs(day + 1) },
    entities: held.map(([entity]) => entity),
    weights: held.map(([, weight]) => weight),
    unattributedWeight,
  };
}
