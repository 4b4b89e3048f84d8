import { betaQuantile } from '../../statistics/beta-quantile.ts';
import { dirichletDraws } from '../../statistics/dirichlet-draws.ts';
import { checkWhole } from './_checks.ts';
import { type BlockCounts, checkedWhole, type Exceedance, exceedance } from './_posterior.ts';

/** What the k entities with the most blocks hold together. */
export interface Coalition {
  readonly size: number;
  /** The members: those with the most blocks in the window. */
  readonly entities: readonly string[];
  /** Blocks of the members over all blocks, in (0, 1]. */
  readonly proportion: number;
  /** Central interval of the posterior of what *these members* hold; what is unattributed belongs to others. */
  readonly interval: { readonly low: number; readonly high: number; readonly level: number };
  /** That *these members* exceed it, what is unattributed belonging to others. */
  readonly exceeds: Exceedance;
  /** The bound above: everything that is unattributed belongs to these members. */
  readonly withUnattributed: { readonly proportion: number; readonly exceeds: Exceedance };
  /**
   * That *whichever* k entities are truly the largest exceed it; never less likely than that these do. By simulation: the
   * standard error is at most 1 / (2 √draws).
   */
  readonly whicheverExceeds: Exceedance;
}

/** Coalitions by size, and who may be the largest. */
export interface Coalitions {
  /** From one member up. */
  readonly bySize: readonly Coalition[];
  /** Probability that each of the entities with the most blocks is truly the largest; by simulation. */
  readonly largest: readonly { readonly entity: string; readonly probability: number }[];
}

export interface CoalitionOptions {
  /** Largest number of members; fewer where there are fewer entities. */
  readonly sizes?: number;
  readonly level?: number;
  readonly draws?: number;
  readonly seed: number;
}

/**
 * What the largest entities would hold if they acted as one, for 1 to `sizes` members, with the uncertainty of a finite
 * window: the posterior of all proportions is the Dirichlet distribution whose parameters are the counts.
 *
 * For the members with the most blocks it is a Beta distribution, evaluated exactly. Which entities are the largest is itself
 * uncertain; that is answered by draws. It does not say that anybody would join, and nothing of entities that are
 * one behind two names.
 *
 * @throws {RangeError} if there is no entity, weights are not positive and descending, or an option is impossible.
 * @see Rubin, "The Bayesian Bootstrap" (1981), for the posterior.
 * @example
 * coalitions({ entities: ['a', 'b'], weights: [60, 30], unattributedWeight: 10 }, { seed: 1 }).bySize[1].proportion; // => 0.9
 */
export function coalitions(
  distribution: BlockCounts,
  { sizes = 6, level = 0.95, draws = 10_000, seed }: CoalitionOptions,
): Coalitions {
  const whole = checkedWhole('coalitions', distribution);
  checkWhole('coalitions', 'sizes', sizes, { least: 1 });
  if (!(level > 0 && level < 1)) throw new RangeError(`coalitions: level must be in (0, 1), got ${level}`);
  const { entities, weights } = distribution;
  const largest = Math.min(sizes, entities.length);
  const drawn = drawnLargest(distribution, { largest, draws, seed });
  let weight = 0;
  const bySize = Array.from({ length: largest }, (_, index): Coalition => {
    weight += weights[index]!;
    const most = weight + distribution.unattributedWeight;
    return {
      size: index + 1,
      entities: entities.slice(0, index + 1),
      proportion: weight / whole,
      interval: { ...interval(weight, { whole, level }), level },
      exceeds: exceedance(weight, whole),
      withUnattributed: { proportion: Math.min(1, most / whole), exceeds: exceedance(most, whole) },
      whicheverExceeds: drawn.exceeds[index]!,
    };
  });
  const probabilityOf = (index: number) => drawn.timesFirst[index]! / draws;
  return {
    bySize,
    largest: entities.slice(0, largest).map((entity, index) => ({ entity, probability: probabilityOf(index) })),
  };
}

function interval(
  weight: number,
  { whole, level }: { readonly whole: number; readonly level: number },
): { readonly low: number; readonly high: number } {
  if (weight >= whole) return { low: 1, high: 1 };
  const tail = (1 - level) / 2;
  const shapes = { a: weight, b: whole - weight };
  return { low: betaQuantile(tail, shapes), high: betaQuantile(1 - tail, shapes) };
}

interface DrawOptions {
  readonly largest: number;
  readonly draws: number;
  readonly seed: number;
}

/** For each size how often its largest exceed the thresholds, and for each entity in how many draws it comes first. */
function drawnLargest(
  { weights, unattributedWeight }: BlockCounts,
  { largest, draws, seed }: DrawOptions,
): { readonly exceeds: readonly Exceedance[]; readonly timesFirst: Float64Array } {
  const columns = dirichletDraws([...Array.from(weights), unattributedWeight], { draws, seed });
  const top = new Float64Array(largest);
  const timesFirst = new Float64Array(weights.length);
  const third = new Float64Array(largest);
  const half = new Float64Array(largest);
  for (let row = 0; row < draws; row++) {
    timesFirst[keepLargest(columns, { row, entities: weights.length, top })]!++;
    let sum = 0;
    for (let index = 0; index < largest; index++) {
      sum += top[index]!;
      if (sum > 1 / 3) third[index]!++;
      if (sum > 1 / 2) half[index]!++;
    }
  }
  const exceeds = Array.from(top, (_, index) => ({ third: third[index]! / draws, half: half[index]! / draws }));
  return { exceeds, timesFirst };
}

/** Fills `top` with the largest values of a row, descending, and returns the place of the first. */
function keepLargest(
  columns: readonly Float64Array[],
  { row, entities, top }: { readonly row: number; readonly entities: number; readonly top: Float64Array },
): number {
  top.fill(0);
  let first = 0;
  for (let entity = 0; entity < entities; entity++) {
    const value = columns[entity]![row]!;
    let place = top.length - 1;
    if (value <= top[place]!) continue;
    for (; place > 0 && top[place - 1]! < value; place--) top[place] = top[place - 1]!;
    top[place] = value;
    if (place === 0) first = entity;
  }
  return first;
}
