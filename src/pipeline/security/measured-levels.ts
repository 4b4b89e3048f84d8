import { type Distribution, windowWeight } from '../../core/distribution.ts';
import type { Layer } from '../../core/layer.ts';
import type { TimeSpan } from '../../core/time-span.ts';
import { latestWholeIndex, type MeasuredLayer } from '../measured-layer.ts';
import type { ObservedInput } from '../observed-input.ts';

/** Who made some blocks. */
export interface CountedBlocks {
  /** Those who made a block, the one with the most first. */
  readonly entities: readonly { readonly id: string; readonly name: string; readonly blocks: number }[];
  /** Blocks tied to nobody. */
  readonly unattributed: number;
  /** All of them. */
  readonly blocks: number;
}

/** Who made the blocks of one window, at one level. */
export interface MeasuredLevel extends CountedBlocks {
  readonly layer: Layer;
  readonly span: TimeSpan;
}

/** Levels of blocks among measured layers, in their order. */
export function blockLayers(measured: readonly MeasuredLayer[]): MeasuredLayer[] {
  return measured.filter(({ layer }) => layer.domain === 'bitcoin' && layer.resource === 'blocks');
}

/** The latest whole window of every level of blocks that has one with a block tied to somebody. */
export function latestLevels(measured: readonly MeasuredLayer[], names: ObservedInput['names']): MeasuredLevel[] {
  return blockLayers(measured).flatMap((one) => {
    const distribution = one.distributions[latestWholeIndex(one)];
    return distribution === undefined || distribution.entities.length === 0
      ? []
      : [levelOf(one.layer, distribution, names)];
  });
}

function levelOf(layer: Layer, distribution: Distribution, names: ObservedInput['names']): MeasuredLevel {
  return {
    layer,
    span: distribution.span,
    entities: distribution.entities.map((id, index) => ({
      id,
      name: names.get(id) ?? id,
      blocks: distribution.weights[index]!,
    })),
    unattributed: distribution.unattributedWeight,
    blocks: windowWeight(distribution),
  };
}
