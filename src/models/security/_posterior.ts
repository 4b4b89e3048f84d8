import { incompleteBeta } from '../../statistics/incomplete-beta.ts';

/** Probabilities that more than a third, and more than a half, of the hashrate is held. */
export interface Exceedance {
  readonly third: number;
  readonly half: number;
}

/**
 * Probabilities that a part which holds `weight` of `whole` blocks has more than a third, and more than a half, of the hashrate.
 * The posterior of its proportion is Beta(weight, whole − weight), the marginal of the Dirichlet distribution whose parameters
 * are the counts: a part without a block has nothing, and one with all of them everything.
 *
 * @see Rubin, "The Bayesian Bootstrap" (1981).
 */
export function exceedance(weight: number, whole: number): Exceedance {
  if (weight >= whole) return { third: 1, half: 1 };
  return { third: incompleteBeta(2 / 3, whole - weight, weight), half: incompleteBeta(1 / 2, whole - weight, weight) };
}

/** Counts of blocks, and to whom they belong. */
export interface BlockCounts {
  readonly entities: readonly string[];
  /** Positive, descending; the same length as `entities`. */
  readonly weights: ArrayLike<number>;
  /** Blocks that are tied to nobody. */
  readonly unattributedWeight: number;
}

/**
 * Weight of the whole window.
 *
 * @throws {RangeError} if there is no entity, lengths differ, or weights are not positive, finite and descending.
 */
export function checkedWhole(who: string, { entities, weights, unattributedWeight }: BlockCounts): number {
  if (weights.length === 0 || weights.length !== entities.length) {
    throw new RangeError(
      `${who}: expected a weight for each of some entities, got ${weights.length}, ${entities.length}`,
    );
  }
  if (!(unattributedWeight >= 0 && unattributedWeight < Infinity)) {
    throw new RangeError(`${who}: unattributedWeight must be finite and not negative, got ${unattributedWeight}`);
  }
  let whole = unattributedWeight;
  let before = Number.MAX_VALUE;
  for (let index = 0; index < weights.length; index++) {
    const weight = weights[index]!;
    if (!(weight > 0 && weight <= before)) {
      throw new RangeError(
        `${who}: weights must be positive, finite and descending, got ${weight} (place ${index + 1})`,
      );
    }
    whole += weight;
    before = weight;
  }
  return whole;
}
