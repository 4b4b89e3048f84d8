import { checkProportion } from './_checks.ts';
import { checkSelfishMiner } from './_selfish-checks.ts';

/** Who selfish mines, and how the others side in a tie. */
export interface SelfishMiner {
  /** α: the attacker's proportion of the hashrate. */
  readonly attackerProportion: number;
  /** γ: the proportion of the honest hashrate that mines on the attacker's block in a tie. */
  readonly tieWinProportion: number;
}

/** What of the blocks that are found ends on the best chain; the rest goes stale. */
export interface BestChainBlocks {
  /** The attacker's blocks on the best chain, per block found by anyone. Range: [0, 1]. */
  readonly attackerBlocks: number;
  /** The other entities' blocks on the best chain, per block found by anyone. Range: [0, 1]. */
  readonly othersBlocks: number;
}

/**
 * Revenue of Eyal and Sirer's selfish mining (SM1): the proportion of the best chain's blocks that is the attacker's.
 *
 * Range: [0, 1]. At half the hashrate or more it is 1: the attacker's chain outgrows every other.
 * It counts blocks, not time: before the difficulty adjusts, even a revenue above α earns less than honest
 * mining (`selfishLag`). SM1 is not the best strategy (`optimalSelfish`).
 *
 * @throws {RangeError} if a proportion is outside [0, 1].
 * @see Eyal & Sirer, "Majority Is Not Enough: Bitcoin Mining Is Vulnerable" (2014), equation 8.
 * @example
 * Number(selfishRevenue({ attackerProportion: 0.4, tieWinProportion: 0 }).toFixed(5)); // => 0.48372
 * selfishRevenue({ attackerProportion: 0.25, tieWinProportion: 0.5 }); // => 0.25
 */
export function selfishRevenue(miner: SelfishMiner): number {
  checkSelfishMiner('selfishRevenue', miner);
  const { attackerProportion: a, tieWinProportion: g } = miner;
  if (a >= 0.5) return 1;
  return (a * (1 - a) ** 2 * (4 * a + g * (1 - 2 * a)) - a ** 3) / (1 - a * (1 + (2 - a) * a));
}

/**
 * What SM1 leaves on the best chain, per block found by anyone; the attacker's part of the sum is `selfishRevenue`.
 *
 * Range: each in [0, 1]. The sum is the best chain's growth per block found, so it says how much longer a
 * difficulty epoch lasts. At half the hashrate or more the others keep nothing.
 *
 * @throws {RangeError} if a proportion is outside [0, 1].
 * @see Eyal & Sirer, "Majority Is Not Enough: Bitcoin Mining Is Vulnerable" (2014), section 4: the stationary
 *   distribution of the lead and equations 6 and 7.
 * @example
 * selfishBlocks({ attackerProportion: 0, tieWinProportion: 0 }); // => { attackerBlocks: 0, othersBlocks: 1 }
 */
export function selfishBlocks(miner: SelfishMiner): BestChainBlocks {
  checkSelfishMiner('selfishBlocks', miner);
  const { attackerProportion: a, tieWinProportion: g } = miner;
  if (a >= 0.5) return { attackerBlocks: a, othersBlocks: 0 };
  const b = 1 - a;
  const atBase = (1 - 2 * a) / (2 * a ** 3 - 4 * a ** 2 + 1);
  const atLeadOne = a * atBase;
  const atTie = b * atLeadOne;
  const atLeadTwo = (a / b) * atLeadOne;
  const aboveLeadTwo = (a / (1 - 2 * a)) * atLeadTwo;
  return {
    attackerBlocks: atTie * (2 * a + g * b) + atLeadTwo * 2 * b + aboveLeadTwo * b,
    othersBlocks: atTie * (g * b + (1 - g) * b * 2) + atBase * b,
  };
}

/**
 * The proportion of the hashrate above which SM1 takes more of the best chain than its proportion.
 *
 * Range: [0, 1/3]. SM1's alone: the best strategy's lies lower (`optimalThreshold`).
 *
 * @throws {RangeError} if the proportion is outside [0, 1].
 * @see Eyal & Sirer, "Majority Is Not Enough: Bitcoin Mining Is Vulnerable" (2014), observation 1.
 * @example
 * selfishThreshold(0.5); // => 0.25
 * selfishThreshold(1); // => 0
 */
export function selfishThreshold(tieWinProportion: number): number {
  checkProportion('selfishThreshold', 'tieWinProportion', tieWinProportion);
  return (1 - tieWinProportion) / (3 - 2 * tieWinProportion);
}
