import { poissonProbability } from '../../statistics/poisson-probability.ts';
import { catchUpAfter } from './_catch-up-after.ts';
import { checkProportion, checkWhole } from './_checks.ts';
import type { CatchUp } from './catch-up.ts';
import { BLOCK_INTERVAL_SECONDS } from './time.ts';

/**
 * Probability that an attacker catches up, given how long the confirmations took to arrive.
 *
 * Range: [0, 1]; rises with the time, for the attacker mined all along; 1 from a proportion of one half. The attacker's
 * blocks are Poisson with mean q·elapsed/interval, at an unchanged difficulty. It says nothing of a hashrate that left
 * the public chain for the private one: a slow public chain is itself evidence that the merchant should weigh.
 *
 * @throws {RangeError} if the proportion is outside [0, 1], the confirmations are no whole number of at least 0, the time
 * is negative or infinite, or the interval is not positive.
 * @see Grunspan & Pérez-Marco, "Double spend races" (2018), P(z, κ) with κ = p·elapsed/(z·interval).
 * @example
 * timedCatchUpProbability({ attackerProportion: 0.1, confirmations: 6, elapsedSeconds: 3600 }); // => 0.0001637
 */
export function timedCatchUpProbability({
  elapsedSeconds,
  blockIntervalSeconds = BLOCK_INTERVAL_SECONDS,
  ...race
}: CatchUp & { readonly elapsedSeconds: number; readonly blockIntervalSeconds?: number }): number {
  checkRace('timedCatchUpProbability', race);
  if (!(elapsedSeconds >= 0 && elapsedSeconds < Infinity)) {
    throw new RangeError(`timedCatchUpProbability: elapsedSeconds must be at least 0, got ${elapsedSeconds}`);
  }
  if (!(blockIntervalSeconds > 0 && blockIntervalSeconds < Infinity)) {
    throw new RangeError(`timedCatchUpProbability: blockIntervalSeconds must be positive, got ${blockIntervalSeconds}`);
  }
  return fromMeanBlocks(race, (race.attackerProportion * elapsedSeconds) / blockIntervalSeconds);
}

/**
 * Nakamoto's probability of catching up: the attacker's blocks are Poisson with the mean zq/p of the expected wait.
 *
 * Range: [0, 1]; falls with the confirmations, rises with the proportion, 1 from one half. The confirmations take a varying
 * time, and this takes the expected one: from some number of confirmations on it is smaller than the exact
 * `catchUpProbability`, in the end many times.
 *
 * @throws {RangeError} if the proportion is outside [0, 1] or the confirmations are no whole number of at least 0.
 * @see Nakamoto, "Bitcoin: A Peer-to-Peer Electronic Cash System" (2008), section 11.
 * @example
 * nakamotoProbability({ attackerProportion: 0.1, confirmations: 5 }); // => 0.0009137
 */
export function nakamotoProbability(race: CatchUp): number {
  checkRace('nakamotoProbability', race);
  const { attackerProportion: q, confirmations: z } = race;
  return fromMeanBlocks(race, (z * q) / (1 - q));
}

function checkRace(who: string, { attackerProportion, confirmations }: CatchUp): void {
  checkProportion(who, 'attackerProportion', attackerProportion);
  checkWhole(who, 'confirmations', confirmations, { least: 0 });
}

function fromMeanBlocks({ attackerProportion: q, confirmations: z }: CatchUp, meanBlocks: number): number {
  if (z === 0 || q >= 0.5 || isSurelyAhead(z, meanBlocks)) return 1;
  if (q === 0) return 0;
  return catchUpAfter({
    probability: (blocks) => poissonProbability(blocks, meanBlocks),
    mode: Math.floor(meanBlocks),
    needed: z,
    likeliestBehind: Math.floor((meanBlocks / q) * (1 - q)),
    attackerProportion: q,
  });
}

/** By Chernoff's bound the chance of fewer than z blocks is below e^−40. */
function isSurelyAhead(z: number, meanBlocks: number): boolean {
  return meanBlocks > z && (meanBlocks - z) ** 2 > 80 * meanBlocks;
}
