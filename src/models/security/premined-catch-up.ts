import { negativeBinomialProbability } from '../../statistics/poisson-probability.ts';
import { catchUpAfter } from './_catch-up-after.ts';
import { checkProportion, checkWhole } from './_checks.ts';
import type { CatchUp } from './catch-up.ts';

/**
 * Probability that a private chain, already some blocks ahead when the payment's race begins, ever draws level.
 *
 * Range: [0, 1]; 1 as soon as the premined blocks are as many as the confirmations; without any it is
 * `catchUpProbability`. It is the chance given the premined lead: not the chance of getting one, which falls about as
 * (q/p)^n and costs the attacker time, nor whether the victim can be made to pay at that moment.
 * Relative error below 1e-11 for up to 10,000 confirmations while the result is above 1e-300.
 *
 * @throws {RangeError} if the proportion is outside [0, 1], or confirmations or premined blocks are no whole numbers of at
 * least 0.
 * @see Rosenfeld, "Analysis of Hashrate-Based Double Spending" (2012), "Waiting for confirmations", whose attacker has one;
 * Pinzón & Rocha, "Double-Spend Attack Models with Time Advantage for Bitcoin" (2016).
 * @example
 * preminedCatchUpProbability({ attackerProportion: 0.1, confirmations: 2, preminedBlocks: 1 }); // => 0.28
 */
export function preminedCatchUpProbability({
  attackerProportion: q,
  confirmations: z,
  preminedBlocks,
}: CatchUp & { readonly preminedBlocks: number }): number {
  const who = 'preminedCatchUpProbability';
  checkProportion(who, 'attackerProportion', q);
  checkWhole(who, 'confirmations', z, { least: 0 });
  checkWhole(who, 'preminedBlocks', preminedBlocks, { least: 0 });
  const needed = z - preminedBlocks;
  if (needed <= 0 || q >= 0.5) return 1;
  if (q === 0) return 0;
  return catchUpAfter({
    probability: (blocks) => negativeBinomialProbability(blocks, { successes: z, failureProbability: q }),
    mode: Math.floor(((z - 1) * q) / (1 - q)),
    needed,
    likeliestBehind: needed - 1,
    attackerProportion: q,
  });
}
