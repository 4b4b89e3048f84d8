import { checkPositive, checkProportions } from './_checks.ts';
import { BLOCK_INTERVAL_SECONDS } from './time.ts';

export interface StaleRateOptions {
  /** Proportions of the hashrate. */
  readonly proportions: readonly number[];
  /** Mean time for a block to reach another entity: one for all, or one for each entity's blocks. */
  readonly delaySeconds: number | readonly number[];
  /** Whether each delay is the mean, or is drawn for each block and receiver. Default: constant. */
  readonly delayDistribution?: 'constant' | 'exponential';
  /** Default: 600. */
  readonly blockIntervalSeconds?: number;
}

/** Stale blocks over blocks of the best chain, to first order in the delay over the block interval. */
export interface StaleRates {
  readonly network: number;
  /** In the order of the proportions. */
  readonly entities: readonly number[];
  /** Proportion of the best chain's blocks over that of the hashrate, less 1, in the order of the proportions. */
  readonly revenueAdvantages: readonly number[];
  /** How much more of the best chain the largest entity has per hash than the smallest, less 1. */
  readonly sizeAdvantage: number;
  /**
   * False where a delay is more than 0.05 block intervals. There the simulator finds up to 4% less than the network's rate
   * and, with a proportion of 0.9, 8% less than the entity's.
   */
  readonly isFirstOrder: boolean;
}

const MOST_FIRST_ORDER = 0.05;

/**
 * Stale rates that follow from proportions and delays.
 *
 * With one delay d, block interval T and H the sum of the squared proportions h: (d/T)(1 + H − 2h) for an entity, and
 * (d/T)(1 − H) for the network. Range: [0, 2d/T]. With a delay for each entity's blocks, the
 * others mine on the one of two that reached them first, though it may have been found last. Constant delays give
 * (d_i(1 − h_i)² + Σ_{j≠i} d_j h_j²)/T and exponential ones Σ_{j≠i} h_j (1 − h_i + h_j)(d_i + d_j)/2T; the network's rate is
 * Σ h d (1 − h)/T for both.
 *
 * It counts races of two blocks only: see `isFirstOrder`, and `simulateRace` for longer delays.
 *
 * @throws {RangeError} if proportions do not sum to 1, a delay is negative, or there is not one for each entity.
 * @see Decker & Wattenhofer, "Information propagation in the Bitcoin network" (2013), section IV.
 * @example
 * staleRates({ proportions: [0.5, 0.5], delaySeconds: 6 }).entities; // => [0.005, 0.005]
 * staleRates({ proportions: [1], delaySeconds: 6 }).network; // => 0
 */
export function staleRates(options: StaleRateOptions): StaleRates {
  const { proportions, delaySeconds, blockIntervalSeconds = BLOCK_INTERVAL_SECONDS } = options;
  checkProportions('staleRates', proportions);
  checkPositive('staleRates', 'blockIntervalSeconds', blockIntervalSeconds);
  const delays = delaysOf(delaySeconds, proportions.length);
  const isDrawn = options.delayDistribution === 'exponential';
  const entities = proportions.map((_, entity) => {
    return lostSeconds(entity, { proportions, delays, isDrawn }) / blockIntervalSeconds;
  });
  const revenues = entities.map((rate) => 1 / (1 + rate));
  const mean = revenues.reduce((sum, revenue, entity) => sum + proportions[entity]! * revenue, 0);
  const largest = proportions.indexOf(Math.max(...proportions));
  const smallest = proportions.indexOf(Math.min(...proportions));
  return {
    network: entities.reduce((sum, rate, entity) => sum + proportions[entity]! * rate, 0),
    entities,
    revenueAdvantages: revenues.map((revenue) => revenue / mean - 1),
    sizeAdvantage: revenues[largest]! / revenues[smallest]! - 1,
    isFirstOrder: Math.max(...delays) <= MOST_FIRST_ORDER * blockIntervalSeconds,
  };
}

function delaysOf(delaySeconds: number | readonly number[], count: number): readonly number[] {
  const delays = typeof delaySeconds === 'number' ? new Array<number>(count).fill(delaySeconds) : delaySeconds;
  if (delays.length !== count) {
    throw new RangeError(`staleRates: expected ${count} of delaySeconds, got ${delays.length}`);
  }
  for (const delay of delays) {
    if (!(delay >= 0 && delay < Infinity)) {
      throw new RangeError(`staleRates: delaySeconds must be a finite number of at least 0, got ${delay}`);
    }
  }
  return delays;
}

/**
 * Expected blocks lost per block of an entity, times the block interval.
 *
 * Two entities race for the sum of their delays. While the others are on the rival's block, all but the entity decide
 * against it; while they are on its own, the rival alone does. With constant delays a and b they are on the second block
 * for a − b, if that is positive, after the first one of delay a, and for min(a, b) on the first: in all on the rival's for
 * a, on the entity's for b. With exponential ones they are on the second for ∫ e^(−2t/a) a/(a + b) dt = a²/(2a + 2b): in all
 * on each for half the sum.
 */
function lostSeconds(
  entity: number,
  {
    proportions,
    delays,
    isDrawn,
  }: { readonly proportions: readonly number[]; readonly delays: readonly number[]; readonly isDrawn: boolean },
): number {
  const own = proportions[entity]!;
  const delay = delays[entity]!;
  let sum = 0;
  for (const [rival, proportion] of proportions.entries()) {
    if (rival === entity) continue;
    const half = (delay + delays[rival]!) / 2;
    const onRivals = isDrawn ? half : delay;
    const onOwn = isDrawn ? half : delays[rival]!;
    sum += proportion * (onRivals * (1 - own) + onOwn * proportion);
  }
  return sum;
}
