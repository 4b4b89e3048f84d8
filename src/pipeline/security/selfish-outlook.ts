import {
  optimalSelfish,
  type SelfishLag,
  selfishLag,
  selfishRevenue,
  selfishThreshold,
} from '../../models/security/index.ts';

/** What withholding would bring one with a proportion of the hashrate. */
export interface SelfishOutlook {
  /** Proportion of the others who mine on the withheld block in a tie. */
  readonly tieWin: number;
  /** Proportion from which the strategy of Eyal & Sirer pays. */
  readonly threshold: number;
  /** Proportion of the best chain by that strategy. */
  readonly closedForm: number;
  /** The same by the best strategy: bounds. */
  readonly low: number;
  readonly high: number;
  /** What the best strategy loses until the difficulty adjusts, and when it is made good. */
  readonly lag: SelfishLag;
}

/** How ties may fall: never, half of the time, always for the one who withholds. */
const shownTieWins = [0, 0.5, 1] as const;

/** Blocks on a side at which forks are cut off; for proportions well below a half the bounds are narrow all the same. */
const TRUNCATION = 40;

/** The outlook by how ties fall. */
export function selfishOutlook(attackerProportion: number): SelfishOutlook[] {
  return shownTieWins.map((tieWin) => {
    const miner = { attackerProportion, tieWinProportion: tieWin };
    const best = optimalSelfish({ ...miner, truncation: TRUNCATION });
    return {
      tieWin,
      threshold: selfishThreshold(tieWin),
      closedForm: selfishRevenue(miner),
      low: best.low,
      high: best.high,
      lag: selfishLag({ ...best, attackerProportion }),
    };
  });
}
