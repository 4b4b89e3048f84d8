import { betaQuantile } from '../../statistics/beta-quantile.ts';
import { checkPositive, checkProportion, checkProportions, checkWhole } from './_checks.ts';
import { BLOCK_INTERVAL_SECONDS } from './time.ts';

export interface EffectiveDelayOptions {
  /** Stale blocks that were seen. */
  readonly stale: number;
  /** Blocks of the best chain in the same time. */
  readonly main: number;
  /** Proportions of the hashrate, or the sum of their squares. */
  readonly hashrate: readonly number[] | number;
  /** Bounds of the sum of squares, where it is not known exactly. */
  readonly sumOfSquaresBounds?: readonly [low: number, high: number];
  /** Coverage of the interval for the number of stale blocks. Default: 0.95. */
  readonly level?: number;
  /** Default: 600. */
  readonly blockIntervalSeconds?: number;
}

/** An effective delay and its interval. */
export interface EffectiveDelay {
  readonly delaySeconds: number;
  readonly lowSeconds: number;
  readonly highSeconds: number;
  readonly level: number;
  /** Stale blocks over best-chain ones. */
  readonly staleRate: number;
}

/**
 * Effective delay: how long blocks took to reach the hashrate, by how many went stale: d = r·T/(1 − H), with r stale blocks
 * over best-chain ones, T the block interval and H the sum of the squared proportions.
 *
 * Unit: seconds. The interval is Clopper and Pearson's for the stale among all blocks: it covers at least at its level.
 * Bounds of H widen it at both ends. Stale blocks that nobody recorded make d a lower bound, which no interval shows. To
 * first order in d/T (`staleRates`); the delay is a mean over pairs of entities, not a time after which all have the block.
 *
 * @throws {RangeError} if a count is no whole number, there is no best-chain block, H is not below 1, its bounds do not hold
 *   it, or the level is not in (0, 1).
 * @see Clopper & Pearson, "The use of confidence or fiducial limits illustrated in the case of the binomial" (1934).
 * @example
 * effectiveDelay({ stale: 0, main: 1000, hashrate: [0.5, 0.5] }).lowSeconds; // => 0
 * Math.round(effectiveDelay({ stale: 10, main: 1000, hashrate: 0.25 }).delaySeconds); // => 8
 */
export function effectiveDelay(options: EffectiveDelayOptions): EffectiveDelay {
  const { stale, main, level = 0.95, blockIntervalSeconds = BLOCK_INTERVAL_SECONDS } = options;
  checkWhole('effectiveDelay', 'stale', stale, { least: 0 });
  checkWhole('effectiveDelay', 'main', main, { least: 1 });
  checkPositive('effectiveDelay', 'blockIntervalSeconds', blockIntervalSeconds);
  if (!(level > 0 && level < 1)) throw new RangeError(`effectiveDelay: level must be in (0, 1), got ${level}`);
  const square = sumOfSquares(options.hashrate);
  const [lowSquare, highSquare] = options.sumOfSquaresBounds ?? [square, square];
  if (!(lowSquare >= 0 && lowSquare <= square && square <= highSquare && highSquare < 1)) {
    throw new RangeError(
      `effectiveDelay: expected a sum of squares below 1 within its bounds, got ${square} in [${lowSquare}, ${highSquare}]`,
    );
  }
  const tail = (1 - level) / 2;
  const fewest = stale === 0 ? 0 : betaQuantile(tail, { a: stale, b: main + 1 });
  const most = betaQuantile(1 - tail, { a: stale + 1, b: main });
  return {
    delaySeconds: (stale / main) * (blockIntervalSeconds / (1 - square)),
    lowSeconds: (fewest / (1 - fewest)) * (blockIntervalSeconds / (1 - lowSquare)),
    highSeconds: (most / (1 - most)) * (blockIntervalSeconds / (1 - highSquare)),
    level,
    staleRate: stale / main,
  };
}

function sumOfSquares(hashrate: readonly number[] | number): number {
  if (typeof hashrate === 'number') {
    checkProportion('effectiveDelay', 'the sum of squares', hashrate);
    return hashrate;
  }
  checkProportions('effectiveDelay', hashrate);
  return hashrate.reduce((sum, proportion) => sum + proportion ** 2, 0);
}
