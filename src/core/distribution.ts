import type { TimeSpan } from './time-span.ts';

/**
 * Who controls how much of one resource during one window. Everything upstream builds one;
 * everything downstream starts from it.
 */
export interface Distribution {
  /** Layer id, `bitcoin/blocks/pool`. */
  readonly layer: string;
  readonly span: TimeSpan;
  /** Entity ids, in the order of `weights`. */
  readonly entities: readonly string[];
  /** Positive, descending; the same length as `entities`; may be empty. Unit: the layer's weight unit. */
  readonly weights: ArrayLike<number>;
  /** Weight that is seen but tied to nobody; same unit; never an entity. */
  readonly unattributedWeight: number;
}

/**
 * Sum of weights.
 *
 * @example
 * total([4, 3, 2, 1]); // => 10
 */
export function total(weights: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < weights.length; index++) sum += weights[index]!;
  return sum;
}

/**
 * Weight of a whole window: of its entities, and what is tied to nobody.
 *
 * @example
 * windowWeight({ weights: [4, 3], unattributedWeight: 3 }); // => 10
 */
export function windowWeight({
  weights,
  unattributedWeight,
}: Pick<Distribution, 'weights' | 'unattributedWeight'>): number {
  return total(weights) + unattributedWeight;
}
