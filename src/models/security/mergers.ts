import { checkWhole } from './_checks.ts';
import { type BlockCounts, checkedWhole, type Exceedance, exceedance } from './_posterior.ts';

/** What changes if two entities become one. */
export interface Merger {
  /** The one with more blocks first. */
  readonly entities: readonly [string, string];
  /** What the two hold together, in (0, 1]. */
  readonly proportion: number;
  /** That the two together exceed it; what is unattributed belongs to others. */
  readonly exceeds: Exceedance;
  /** Added to the Herfindahl–Hirschman index, in points of 10,000: 2 p q · 10,000. */
  readonly hhiAdded: number;
  /** Proportion of the largest entity afterwards. */
  readonly largestProportion: number;
  /** Nakamoto coefficient afterwards; null as in `Mergers`. */
  readonly nakamotoCoefficient: number | null;
}

export interface Mergers {
  /** Fewest entities with more than half of all blocks today; null where all that are known do not have it. */
  readonly nakamotoCoefficient: number | null;
  /** The lower the Nakamoto coefficient afterwards the earlier; then the more is added to the index; then as they were. */
  readonly pairs: readonly Merger[];
}

/**
 * Which mergers of two among the largest entities would concentrate the most.
 *
 * All blocks are the whole, those of nobody known included. Counts are taken as they are for the index and the Nakamoto
 * coefficient; the probabilities carry their uncertainty. It says nothing of whether anybody would merge.
 *
 * @param options.among how many of the largest are paired with each other: n (n − 1) / 2 pairs.
 * @throws {RangeError} if there is no entity, weights are not positive and descending, or `among` is below 2.
 * @see Srinivasan & Lee, "Quantifying Decentralization" (2017), for the coefficient; we say more than half.
 * @example
 * const counts = { entities: ['a', 'b', 'c'], weights: [40, 35, 25], unattributedWeight: 0 };
 * mergers(counts).nakamotoCoefficient; // => 2
 * mergers(counts).pairs[0].entities; // => ['a', 'b']
 * mergers(counts).pairs[0].hhiAdded; // => 2800
 */
export function mergers(counts: BlockCounts, { among = 10 }: { readonly among?: number } = {}): Mergers {
  const whole = checkedWhole('mergers', counts);
  checkWhole('mergers', 'among', among, { least: 2 });
  const last = Math.min(among, counts.entities.length);
  const pairs: Merger[] = [];
  for (let one = 0; one < last; one++) {
    for (let other = one + 1; other < last; other++) pairs.push(merged(counts, { one, other, whole }));
  }
  pairs.sort((a, b) => (a.nakamotoCoefficient ?? 0) - (b.nakamotoCoefficient ?? 0) || b.hhiAdded - a.hhiAdded);
  return { nakamotoCoefficient: majoritySize(Array.from(counts.weights), whole), pairs };
}

function merged(
  { entities, weights }: BlockCounts,
  { one, other, whole }: { readonly one: number; readonly other: number; readonly whole: number },
): Merger {
  const together = weights[one]! + weights[other]!;
  const others = Array.from(weights).filter((_, index) => index !== one && index !== other);
  const after = [together, ...others].sort((a, b) => b - a);
  return {
    entities: [entities[one]!, entities[other]!],
    proportion: together / whole,
    exceeds: exceedance(together, whole),
    hhiAdded: (20_000 * weights[one]! * weights[other]!) / (whole * whole),
    largestProportion: after[0]! / whole,
    nakamotoCoefficient: majoritySize(after, whole),
  };
}

function majoritySize(descending: readonly number[], whole: number): number | null {
  let combined = 0;
  for (const [index, weight] of descending.entries()) {
    combined += weight;
    if (2 * combined > whole) return index + 1;
  }
  return null;
}
