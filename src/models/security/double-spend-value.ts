import { negativeBinomialProbability } from '../../statistics/poisson-probability.ts';
import { checkProportion, checkWhole } from './_checks.ts';
import { smallestWhole } from './_smallest-whole.ts';
import { type CatchUp, catchUpProbability } from './catch-up.ts';

/** Most confirmations, and most blocks of patience beyond them, that are tried. */
const MOST_TRIED = 100_000;

/** A probability of standing at the deficit from which no more is to be had. */
const NOBODY = 1e-18;

/** A value that creeps up to that of never giving up is taken for it within this. */
const ROUNDING = 1e-12;

/** What an attack of a rational attacker needs. */
export interface BreakEven {
  /** Least gain that pays, in expected rewards (subsidy and fees) of one block; Infinity if none does. */
  readonly valueRewards: number;
  /** Blocks behind the public chain at which the attacker does best to give up, the largest if several are; Infinity for never. */
  readonly giveUpDeficit: number;
  /** Probability that the attack succeeds under this rule. */
  readonly successProbability: number;
}

/** How an attack ends that is given up at some deficit. */
interface Outcome {
  readonly deficit: number;
  readonly success: number;
  /** Expected blocks of the attacker, E[N]. */
  readonly blocks: number;
  /** Of those, the blocks of attacks that are given up, E[N · 1{failure}]. */
  readonly lostBlocks: number;
}

interface Attack extends Outcome {
  readonly failure: number;
  /** What one more try from that deficit would bring. */
  readonly retry: Retry;
}

/** From some deficit until level or one block further behind: probability of level, and the attacker's blocks by outcome. */
interface Retry {
  readonly level: number;
  readonly blocksIfLevel: number;
  readonly blocksIfBehind: number;
}

/**
 * The least value for which a double spend pays, with the deficit at which the attacker does best to give up.
 *
 * The attacker mines on a private chain until the public one has the confirmations, and on from there until it draws level
 * (success) or the public chain is `giveUpDeficit` blocks ahead (failure). Each block it finds costs `costPerBlockRewards`.
 * Success brings the value and the rewards of its own blocks; failure brings nothing. Break-even is then
 * (c·E[N] − E[N·1{success}]) / P(success), least over the rules that look at the deficit alone and wait for the confirmations.
 *
 * Range: [0, Infinity]; rises with the confirmations and the cost; at c = 1 falls with the proportion. At c = 1 a majority
 * always succeeds and keeps its blocks, so that any value pays; at one confirmation so does anyone, who gives up before
 * losing a block. It does not say what a fall of the coin's price, legal consequences or a
 * merchant who notices would cost, that the confirmations may take long, or that the coins may be double-spent against
 * many merchants at once: then the value is the sum.
 *
 * @throws {RangeError} if the proportion is outside [0, 1], the confirmations are no whole number from 0 to 100000, or the
 * cost is below 1 (honest mining would have earned 1) or infinite.
 * @see Rosenfeld, "Analysis of Hashrate-Based Double Spending" (2012), "Economics of double-spending", where only the success
 * of P(z) is paid for and the attempt ends with a fixed loss; Grunspan & Pérez-Marco, "On profitability of Nakamoto double
 * spend" (2019), who repeat the attack and compare revenue per unit of time, where here cost and gain are of one attempt.
 * @example
 * breakEvenValue({ attackerProportion: 0.5, confirmations: 6 }).valueRewards; // => 0
 * breakEvenValue({ attackerProportion: 0, confirmations: 1 }).valueRewards; // => Infinity
 */
export function breakEvenValue({
  costPerBlockRewards: cost = 1,
  ...race
}: CatchUp & {
  /** c: cost of one block found, in expected rewards of one: 1 for own hashrate, more for rented at a premium. */
  readonly costPerBlockRewards?: number;
}): BreakEven {
  const { attackerProportion: q, confirmations: z } = race;
  checkProportion('breakEvenValue', 'attackerProportion', q);
  checkWhole('breakEvenValue', 'confirmations', z, { least: 0, most: MOST_TRIED });
  checkCost('breakEvenValue', cost);
  if (z === 0 || (q >= 0.5 && cost === 1)) return { valueRewards: 0, giveUpDeficit: Infinity, successProbability: 1 };
  if (q === 0) return { valueRewards: Infinity, giveUpDeficit: z, successProbability: 0 };
  return leastValue(race, cost);
}

/**
 * Fewest confirmations at which a double spend of this value no longer pays: whose break-even value exceeds it.
 *
 * Unit: blocks, or null if none up to 100,000 are enough, as against a majority at c = 1. It says what `breakEvenValue` says,
 * and no more.
 *
 * @throws {RangeError} if the proportion is outside [0, 1], the value negative or infinite, or the cost below 1 or infinite.
 * @see `breakEvenValue`.
 * @example
 * confirmationsForValue({ attackerProportion: 0.1, valueRewards: 0 }); // => 2
 * confirmationsForValue({ attackerProportion: 0.5, valueRewards: 0 }); // => null
 */
export function confirmationsForValue({
  attackerProportion,
  valueRewards,
  costPerBlockRewards = 1,
}: {
  readonly attackerProportion: number;
  readonly valueRewards: number;
  readonly costPerBlockRewards?: number;
}): number | null {
  checkProportion('confirmationsForValue', 'attackerProportion', attackerProportion);
  checkCost('confirmationsForValue', costPerBlockRewards);
  if (!(valueRewards >= 0 && valueRewards < Infinity)) {
    throw new RangeError(`confirmationsForValue: valueRewards must be a number of at least 0, got ${valueRewards}`);
  }
  const breakEven = (confirmations: number): number =>
    breakEvenValue({ attackerProportion, confirmations, costPerBlockRewards }).valueRewards;
  return smallestWhole((confirmations) => breakEven(confirmations) > valueRewards, MOST_TRIED);
}

function checkCost(who: string, cost: number): void {
  if (!(cost >= 1 && cost < Infinity)) {
    throw new RangeError(`${who}: costPerBlockRewards must be a number of at least 1, got ${cost}`);
  }
}

/** Below one half the value has a single valley along the deficit; above it, never giving up can beat the first valley. */
function leastValue(race: CatchUp, cost: number): BreakEven {
  const value = ({ blocks, lostBlocks, success }: Outcome): number => ((cost - 1) * blocks + lostBlocks) / success;
  const first = givenUpAtConfirmations(race);
  let best = first;
  while (best.failure > NOBODY && best.deficit < race.confirmations + MOST_TRIED) {
    const next = moreWilling(best, race.attackerProportion);
    if (value(next) > value(best) || value(next) === Infinity) break;
    best = next;
  }
  const never = race.attackerProportion > 0.5 ? neverGivenUp(first, race.attackerProportion) : best;
  const chosen = value(best) < value(never) * (1 - ROUNDING) ? best : never;
  return { valueRewards: value(chosen), giveUpDeficit: chosen.deficit, successProbability: chosen.success };
}

/** What a majority needs, which gains 2q − 1 blocks for each block that anyone finds. */
function neverGivenUp({ blocks, failure, deficit }: Attack, q: number): Outcome {
  return { deficit: Infinity, success: 1, blocks: blocks + (failure * deficit * q) / (2 * q - 1), lostBlocks: 0 };
}

/** The attack that is given up at a deficit of z, where nobody is before z confirmations. */
function givenUpAtConfirmations({ attackerProportion: q, confirmations: z }: CatchUp): Attack {
  const minority = Math.min(q, 1 - q);
  const behind = catchUpProbability({ attackerProportion: minority, confirmations: z }) / 2;
  let attack: Attack = {
    deficit: 0,
    success: q < 0.5 ? behind : 1 - behind,
    failure: 0,
    blocks: (z * q) / (1 - q),
    lostBlocks: 0,
    retry: { level: 1, blocksIfLevel: 0, blocksIfBehind: 0 },
  };
  while (attack.deficit < z) {
    attack = moreWilling(attack, q);
    const found = z - attack.deficit;
    const joining = negativeBinomialProbability(found, { successes: z, failureProbability: q });
    attack = { ...attack, failure: attack.failure + joining, lostBlocks: attack.lostBlocks + joining * found };
  }
  return attack;
}

/** The attack whose attacker no longer gives up at the deficit but one block further behind. */
function moreWilling(attack: Attack, q: number): Attack {
  const { failure, retry } = attack;
  return {
    deficit: attack.deficit + 1,
    success: attack.success + failure * retry.level,
    failure: failure * (1 - retry.level),
    blocks: attack.blocks + failure * (retry.blocksIfLevel + retry.blocksIfBehind),
    lostBlocks: attack.lostBlocks * (1 - retry.level) + failure * retry.blocksIfBehind,
    retry: attack.deficit === 0 ? { level: q, blocksIfLevel: q, blocksIfBehind: 0 } : deeper(retry, q),
  };
}

/** The retry from one block further behind: up in one step to the retry before, as often as that comes back. */
function deeper({ level, blocksIfLevel, blocksIfBehind }: Retry, q: number): Retry {
  const back = 1 - level;
  const over = 1 - q * back;
  const nextLevel = (q * level) / over;
  const blocksPerReturn = q * (back + blocksIfBehind);
  return {
    level: nextLevel,
    blocksIfLevel: (q * (level + blocksIfLevel) + blocksPerReturn * nextLevel) / over,
    blocksIfBehind: (blocksPerReturn * (1 - q)) / (over * over),
  };
}
