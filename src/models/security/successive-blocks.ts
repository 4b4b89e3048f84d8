import { checkProportion, checkWhole } from './_checks.ts';
import { BLOCK_INTERVAL_SECONDS, BLOCKS_PER_YEAR } from './time.ts';

export interface RunOptions {
  /** Proportion of the hashrate, in [0, 1]. */
  readonly proportion: number;
  /** Blocks in a row, 1 to 1000. */
  readonly run: number;
}

/** Blocks in a row of one entity. */
export interface SuccessiveBlocks {
  /** Expected blocks of all until the entity has first found so many in a row; Infinity where it finds none. */
  readonly blocks: number;
  /** The same in days of 144 blocks. */
  readonly days: number;
  /** Expected runs of at least that length in a year; a longer run counts once. */
  readonly runsPerYear: number;
}

/**
 * Expected blocks until somebody with this proportion of the hashrate first finds `run` blocks in a row: the sum of p^−i for
 * i from 1 to `run`; Infinity at a proportion of 0, the length of the run at 1.
 *
 * Honest mining makes such runs by luck: one is no sign of an attack.
 *
 * @throws {RangeError} if the proportion is outside [0, 1] or the run is no whole number from 1 to 1000.
 * @see Feller, "An Introduction to Probability Theory and Its Applications", volume 1 (1968), XIII.7.
 * @example
 * expectedBlocksUntilRun({ proportion: 0.5, run: 6 }); // => 126
 */
export function expectedBlocksUntilRun({ proportion, run }: RunOptions): number {
  checkProportion('expectedBlocksUntilRun', 'proportion', proportion);
  checkWhole('expectedBlocksUntilRun', 'run', run, { least: 1, most: 1000 });
  let blocks = 0;
  for (let index = 1; index <= run; index++) blocks = (blocks + 1) / proportion;
  return blocks;
}

/**
 * How often an entity finds `run` blocks in a row by luck: how long until the first time, and how many such runs in a year. At
 * a proportion of 1 there is one run without an end, and none that ends in the year.
 *
 * @throws {RangeError} as `expectedBlocksUntilRun`.
 * @see Feller, "An Introduction to Probability Theory and Its Applications", volume 1 (1968), XIII.7.
 * @example
 * successiveBlocks({ proportion: 0.5, run: 6 }).days; // => 0.875
 */
export function successiveBlocks(options: RunOptions): SuccessiveBlocks {
  const blocks = expectedBlocksUntilRun(options);
  const { proportion, run } = options;
  return {
    blocks,
    days: (blocks * BLOCK_INTERVAL_SECONDS) / 86_400,
    runsPerYear: BLOCKS_PER_YEAR * (1 - proportion) * proportion ** run,
  };
}
