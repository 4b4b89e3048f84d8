import { checkProportion, checkWhole } from './_checks.ts';
import type { BestChainBlocks } from './selfish-closed-form.ts';
import { BLOCK_INTERVAL_SECONDS, BLOCKS_PER_RETARGET } from './time.ts';

const SECONDS_PER_DAY = 86_400;

/** The most that rounding can put blocks on the best chain beyond those mined. */
const ROUNDING = 1e-9;

/** What a strategy leaves on the best chain while the difficulty has not yet adjusted to it. */
export interface SelfishLagOptions extends BestChainBlocks {
  readonly attackerProportion: number;
  /** Blocks of the best chain between adjustments. Default 2016. */
  readonly blocksPerRetarget?: number;
}

/** What withholding costs before the difficulty adjusts, and what it earns after, against honest mining. */
export interface SelfishLag {
  /** Expected time from the beginning of the attack to the first adjustment. */
  readonly firstEpochSeconds: number;
  /** Rewards lost until then, in block rewards. Range: at least 0. */
  readonly lossRewards: number;
  /** Rewards gained per day from then on, in block rewards; negative for a strategy that never pays. */
  readonly gainRewardsPerDay: number;
  /** Expected time from the beginning until the loss is made good; null if it never is. */
  readonly daysUntilItPays: number | null;
}

/**
 * The lag of selfish mining: how long it earns less than honest mining with the same hashrate, and how much.
 *
 * While the difficulty stands, blocks gone stale slow the best chain down and earn nobody anything, so the
 * attacker earns less per day whatever its revenue. The first adjustment brings the chain back to a block each
 * 600 s; from then on the attacker earns its revenue's worth. Expectations only. It assumes that the attack
 * begins at an adjustment, that hashrate and price stand, and that the chain was on schedule before; an attack
 * that begins later in an epoch loses less before the adjustment, but that adjustment undoes only a part.
 *
 * @throws {RangeError} if α is outside [0, 1], the blocks are more than each side mines or none at all, or the
 *   number of blocks per adjustment is no positive whole number.
 * @see Grunspan & Pérez-Marco, "On profitability of selfish mining" (2018): before an adjustment no strategy
 *   beats honest mining.
 * @example
 * const attackerProportion = 0.25;
 * selfishLag({ attackerProportion, attackerBlocks: 0.25, othersBlocks: 0.5 }).lossRewards; // => 0
 * selfishLag({ attackerProportion, attackerBlocks: 0.2, othersBlocks: 0.7 }).daysUntilItPays; // => null
 */
export function selfishLag(options: SelfishLagOptions): SelfishLag {
  const { attackerProportion, attackerBlocks, othersBlocks, blocksPerRetarget = BLOCKS_PER_RETARGET } = options;
  checkProportion('selfishLag', 'attackerProportion', attackerProportion);
  checkProportion('selfishLag', 'attackerBlocks', attackerBlocks, attackerProportion + ROUNDING);
  checkProportion('selfishLag', 'othersBlocks', othersBlocks, 1 - attackerProportion + ROUNDING);
  checkWhole('selfishLag', 'blocksPerRetarget', blocksPerRetarget, { least: 1 });
  const growth = attackerBlocks + othersBlocks;
  if (growth === 0) throw new RangeError('selfishLag: expected blocks on the best chain, got none');

  const firstEpochSeconds = (blocksPerRetarget / growth) * BLOCK_INTERVAL_SECONDS;
  const lossRewards = Math.max(0, (blocksPerRetarget / growth) * (attackerProportion - attackerBlocks));
  const gainRewardsPerDay = (attackerBlocks / growth - attackerProportion) * (SECONDS_PER_DAY / BLOCK_INTERVAL_SECONDS);
  const firstEpochDays = firstEpochSeconds / SECONDS_PER_DAY;
  return {
    firstEpochSeconds,
    lossRewards,
    gainRewardsPerDay,
    daysUntilItPays: gainRewardsPerDay > 0 ? firstEpochDays + lossRewards / gainRewardsPerDay : null,
  };
}
