import { incompleteBeta } from '../../statistics/incomplete-beta.ts';
import { checkPositive, checkProportion } from './_checks.ts';
import { smallestWhole } from './_smallest-whole.ts';
import { catchUpProbability } from './catch-up.ts';
import { type BetaShapes, catchUpOver } from './catch-up-over.ts';
import { nakamotoProbability } from './timed-catch-up.ts';

/** Beyond these 190 years of blocks we say that no number of confirmations is enough. */
export const MOST_CONFIRMATIONS = 10_000_000;

const methods = { exact: catchUpProbability, nakamoto: nakamotoProbability };

/**
 * Fewest confirmations that keep the chance of catching up below the risk.
 *
 * Unit: blocks, at least 1, or null if none up to `MOST_CONFIRMATIONS` are enough: always so from a proportion of one
 * half. The risk is of one attempt by an attacker who does not count the cost; it says nothing of how often one tries.
 *
 * @throws {RangeError} if the proportion is outside [0, 1], or the risk outside (0, 1].
 * @see Nakamoto, "Bitcoin: A Peer-to-Peer Electronic Cash System" (2008), section 11, whose list has 5 here.
 * @example
 * confirmationsNeeded({ attackerProportion: 0.1, risk: 0.001 }); // => 6
 * confirmationsNeeded({ attackerProportion: 0.1, risk: 0.001, method: 'nakamoto' }); // => 5
 * confirmationsNeeded({ attackerProportion: 0.5, risk: 0.001 }); // => null
 */
export function confirmationsNeeded({
  attackerProportion,
  risk,
  method = 'exact',
}: {
  readonly attackerProportion: number;
  /** The chance must stay below it, not equal it. */
  readonly risk: number;
  readonly method?: keyof typeof methods;
}): number | null {
  checkProportion('confirmationsNeeded', 'attackerProportion', attackerProportion);
  checkRisk('confirmationsNeeded', risk);
  if (attackerProportion >= 0.5) return null;
  const probability = methods[method];
  return smallestWhole(
    (confirmations) => probability({ attackerProportion, confirmations }) < risk,
    MOST_CONFIRMATIONS,
  );
}

/**
 * Fewest confirmations that keep the expected chance of catching up below the risk, for a proportion known up to a Beta
 * distribution.
 *
 * Unit: blocks, at least 1, or null if none up to `MOST_CONFIRMATIONS` are enough: always so if the proportion exceeds one
 * half with a probability of at least the risk. More than at the mean proportion, as the chance bends upward. Accurate
 * where the expectation differs from the risk by a relative 1e-9.
 *
 * @throws {RangeError} if a shape is not positive or above 1e6, or the risk is outside (0, 1].
 * @see Rosenfeld, "Analysis of Hashrate-Based Double Spending" (2012), for the chance at a known proportion.
 * @example
 * confirmationsNeededOver({ shapes: { a: 30, b: 70 }, risk: 0.01 }); // => 32
 * confirmationsNeededOver({ shapes: { a: 3, b: 7 }, risk: 0.01 }); // => null
 */
export function confirmationsNeededOver({
  shapes,
  risk,
}: {
  readonly shapes: BetaShapes;
  /** As for `confirmationsNeeded`. */
  readonly risk: number;
}): number | null {
  checkRisk('confirmationsNeededOver', risk);
  const expected = catchUpOver(shapes);
  const { a, b } = shapes;
  if (incompleteBeta(0.5, b, a) >= risk * (1 + EDGE)) return null;
  return smallestWhole((confirmations) => expected(confirmations) < risk, MOST_CONFIRMATIONS);
}

/** More than the error of the probability of a majority. */
const EDGE = 1e-6;

function checkRisk(who: string, risk: number): void {
  checkProportion(who, 'risk', risk);
  checkPositive(who, 'risk', risk);
}
