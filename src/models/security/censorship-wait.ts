import { checkProportion } from './_checks.ts';
import { BLOCK_INTERVAL_SECONDS } from './time.ts';

export interface CensorshipOptions {
  /** Proportion of the hashrate that refuses the transaction, in [0, 1]. */
  readonly refusingProportion: number;
  /** Probability with which it is in a block after the wait of the quantile, in (0, 1). */
  readonly level?: number;
}

/** How long a transaction waits that some refuse; Infinity everywhere if all do. */
export interface CensorshipWait {
  readonly expectedBlocks: number;
  readonly expectedSeconds: number;
  /** What the refusal adds to the expected wait. */
  readonly delaySeconds: number;
  /** Fewest blocks among which it is with a probability of at least the level. */
  readonly quantileBlocks: number;
  /** Time after which it is in a block with the probability of the level; blocks come at random times. */
  readonly quantileSeconds: number;
}

/**
 * Wait of a transaction that a proportion of the hashrate leaves out of its blocks and everybody else takes at once, to its
 * first block.
 *
 * Those who refuse still build on the blocks of the others: replacing these is `featherFork`.
 *
 * @throws {RangeError} if the proportion is outside [0, 1] or the level not inside (0, 1).
 * @see Bonneau et al., "SoK: Research Perspectives and Challenges for Bitcoin and Cryptocurrencies" (2015), on blacklisting.
 * @example
 * censorshipWait({ refusingProportion: 0.5 }).expectedBlocks; // => 2
 * censorshipWait({ refusingProportion: 0.5, level: 0.95 }).quantileBlocks; // => 5
 */
export function censorshipWait({ refusingProportion, level = 0.95 }: CensorshipOptions): CensorshipWait {
  checkProportion('censorshipWait', 'refusingProportion', refusingProportion);
  if (!(level > 0 && level < 1)) throw new RangeError(`censorshipWait: level must be in (0, 1), got ${level}`);
  const expectedBlocks = 1 / (1 - refusingProportion);
  const expectedSeconds = BLOCK_INTERVAL_SECONDS * expectedBlocks;
  return {
    expectedBlocks,
    expectedSeconds,
    delaySeconds: refusingProportion * expectedSeconds,
    quantileBlocks: quantileBlocks(refusingProportion, level),
    quantileSeconds: -expectedSeconds * Math.log1p(-level),
  };
}

/** Fewest n with 1 − c^n ≥ level; a whole number that rounding lifts by a trace stays itself. */
function quantileBlocks(refused: number, level: number): number {
  if (refused === 1) return Infinity;
  return Math.max(1, Math.ceil((Math.log1p(-level) / Math.log(refused)) * (1 - 1e-12)));
}
