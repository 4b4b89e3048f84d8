import { checkProportion, checkWhole } from './_checks.ts';
import { winProbability } from './_random-walk.ts';

export interface FeatherForkOptions {
  /** Proportion of the hashrate of those who fork, in [0, 1]. */
  readonly proportion: number;
  /** They give up when a block of the others leaves them so many behind or more: at least 1; Infinity: never. */
  readonly giveUpDeficit: number;
  /** Proportion of the hashrate of the miner who decides whether to include the transaction. */
  readonly includingProportion?: number;
  /** What the transaction pays beyond what else would fill its place, in rewards of a block. */
  readonly feeInRewards?: number;
}

/** What a threat to replace blocks does. */
export interface FeatherFork {
  /** Probability that a block with the transaction is replaced. */
  readonly winProbability: number;
  /** Expected blocks of those who fork that a try wastes: what they found for a branch that was then given up. */
  readonly lostBlocks: number;
  /** Fee from which including pays, in rewards of a block; Infinity where every try succeeds. */
  readonly breakEvenFeeInRewards: number;
  /** Whether a miner who counts rewards alone includes the transaction at the fee given. */
  readonly includes: boolean;
}

const MOST_DEFICIT = 10_000;

/**
 * Feather fork: some announce that they will try to replace every block that holds a transaction, and give up when they are
 * `giveUpDeficit` behind. Who believes them loses nothing by leaving the transaction out; so a minority can censor
 * unless a fee makes up for the risk.
 *
 * They start one block behind and win once they are one ahead; in a tie everybody else stays with the block first
 * seen. Only a block of the others makes them give up, so that with a deficit of 1 the start is none yet: they win with
 * q², by two blocks in a row. At a proportion of one half or more those who never give up always win, and no fee is enough.
 *
 * The miner who includes the transaction weighs the fee against losing that block, and against losing the blocks it finds on top
 * of it. It does not say what a replaced block’s owner does in revenge, nor what difficulty, propagation or a fall of the
 * price do.
 *
 * @throws {RangeError} if the proportions are outside [0, 1] or sum to more than 1, the deficit is neither a whole number
 *   from 1 to 10,000 nor Infinity, or the fee is negative.
 * @see Miller, "Feather-forks: enforcing a blacklist with sub-50% hash power" (2013).
 * @see Bonneau et al., "SoK: Research Perspectives and Challenges for Bitcoin and Cryptocurrencies" (2015), on feather-forking.
 * @example
 * featherFork({ proportion: 0.2, giveUpDeficit: 1 }).winProbability.toFixed(3); // => '0.040'
 * featherFork({ proportion: 0.5, giveUpDeficit: Infinity }).winProbability; // => 1
 */
export function featherFork({
  proportion,
  giveUpDeficit,
  includingProportion = 0,
  feeInRewards = 0,
}: FeatherForkOptions): FeatherFork {
  check({ proportion, giveUpDeficit, includingProportion, feeInRewards });
  const { win, fail, lostBlocks, replacedOnTop } =
    giveUpDeficit === Infinity ? endless(proportion) : race(proportion, giveUpDeficit);
  const ownOnTop = includingProportion === 0 ? 0 : (includingProportion / (1 - proportion)) * replacedOnTop;
  const breakEvenFeeInRewards = fail === 0 ? Infinity : (win + ownOnTop) / fail;
  return { winProbability: win, lostBlocks, breakEvenFeeInRewards, includes: feeInRewards >= breakEvenFeeInRewards };
}

function check(options: Required<FeatherForkOptions>): void {
  const { proportion, giveUpDeficit, includingProportion, feeInRewards } = options;
  checkProportion('featherFork', 'proportion', proportion);
  checkProportion('featherFork', 'includingProportion', includingProportion);
  if (proportion + includingProportion > 1 + 1e-12) {
    throw new RangeError(
      `featherFork: proportions must sum to at most 1, got ${proportion} that fork and ${includingProportion} that include`,
    );
  }
  if (giveUpDeficit !== Infinity) {
    checkWhole('featherFork', 'giveUpDeficit', giveUpDeficit, { least: 1, most: MOST_DEFICIT });
  }
  if (!(feeInRewards >= 0 && feeInRewards < Infinity)) {
    throw new RangeError(`featherFork: feeInRewards must be finite and not negative, got ${feeInRewards}`);
  }
}

interface Race {
  readonly win: number;
  /** 1 − win, exact where it is small. */
  readonly fail: number;
  /** Expected own blocks of tries that fail. */
  readonly lostBlocks: number;
  /** Expected blocks of the others, after the first, of tries that succeed. */
  readonly replacedOnTop: number;
}

/** A walk of blocks behind: from 1, won at −1, given up at the deficit. */
function race(proportion: number, giveUpDeficit: number): Race {
  const others = 1 - proportion;
  const winAt = (behind: number) => {
    const stepsDown = giveUpDeficit - behind;
    if (behind < 0 || stepsDown <= 0) return behind < 0 ? 1 : 0;
    return winProbability({ up: proportion, stepsUp: behind + 1, stepsDown });
  };
  const failAt = (behind: number) => {
    const stepsUp = giveUpDeficit - behind;
    if (behind < 0 || stepsUp <= 0) return behind < 0 ? 0 : 1;
    return winProbability({ up: others, stepsUp, stepsDown: behind + 1 });
  };
  const wasted = (behind: number) => proportion * failAt(behind - 1); // an own block, and it fails later
  const replaced = (behind: number) => others * winAt(behind + 1); // a block of the others, and it wins later
  return {
    win: proportion * winAt(0) + others * winAt(2),
    fail: proportion * failAt(0) + others * failAt(2),
    lostBlocks: expectedSum(wasted, { proportion, giveUpDeficit }),
    replacedOnTop: expectedSum(replaced, { proportion, giveUpDeficit }),
  };
}

/**
 * Expected sum, over a try, of what a step adds on average where it is taken: a system of three diagonals, by elimination from
 * the side of success. The first step is written out, as it may start at the barrier.
 */
function expectedSum(
  added: (behind: number) => number,
  { proportion, giveUpDeficit }: { readonly proportion: number; readonly giveUpDeficit: number },
): number {
  const slope = new Float64Array(giveUpDeficit);
  const sum = new Float64Array(giveUpDeficit + 2); // of the places 0 …; nothing is added from the deficit on
  for (let behind = 0; behind < giveUpDeficit; behind++) {
    const pivot = 1 - proportion * (slope[behind - 1] ?? 0);
    slope[behind] = (1 - proportion) / pivot;
    sum[behind] = (proportion * (sum[behind - 1] ?? 0) + added(behind)) / pivot;
  }
  for (let behind = giveUpDeficit - 1; behind >= 0; behind--)
    sum[behind] = sum[behind]! + slope[behind]! * sum[behind + 1]!;
  return proportion * sum[0]! + (1 - proportion) * sum[2]! + added(1);
}

/** Without giving up: a minority that wins does so in 2 / (1 − 2q) steps on average, as a majority would. */
function endless(proportion: number): Race {
  const win = winProbability({ up: proportion, stepsUp: 2, stepsDown: Infinity });
  if (win === 1) return { win, fail: 0, lostBlocks: 0, replacedOnTop: Infinity };
  return {
    win,
    fail: 1 - win,
    lostBlocks: proportion === 0 ? 0 : Infinity,
    replacedOnTop: win * (1 / (1 - 2 * proportion) - 1),
  };
}
