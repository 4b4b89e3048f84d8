import { checkProportion, checkWhole } from './_checks.ts';
import { expectedSteps, type Race, winProbability } from './_random-walk.ts';
import { BLOCKS_PER_YEAR } from './time.ts';

/** How often blocks of others are replaced by somebody who never stops trying. */
export interface Reorganizations {
  /** Blocks behind at which an attempt is given up: the one that serves best. Infinity: never. */
  readonly giveUpDeficit: number;
  /** Probability that an attempt succeeds. */
  readonly successProbability: number;
  /** Expected blocks that both find together during an attempt. */
  readonly blocksPerAttempt: number;
  readonly perYear: number;
  /** The same under the best rule for giving up that there is, which weighs the blocks that both have found already. */
  readonly mostPerYear: number;
  /** Expected days from one to the next; Infinity where there are none. */
  readonly daysBetween: number;
}

export interface ReorganizationOptions {
  /** Proportion of the hashrate that is turned against the others, in [0, 1]. */
  readonly proportion: number;
  /** Least number of the others’ blocks that are replaced at once, 1 to 200. */
  readonly depth: number;
}

const MOST_DEPTH = 200;

/**
 * Expected reorganizations of at least `depth` blocks in a year, by a coalition that tries without pause.
 *
 * It mines in private from the public tip. It publishes its branch once that is longer and at least `depth` blocks of others
 * are replaced; it gives up, and starts at the tip anew, once it is `giveUpDeficit` blocks behind: the deficit that makes
 * reorganizations the most frequent. Every attempt starts alike, so their rate is the probability of success over the
 * expected time of an attempt (renewal–reward). A rule that counts what is found already does better: by a tenth at 40% of the
 * hashrate and a depth of 6, by half at 10%; `mostPerYear` is the best of them.
 *
 * Blocks come every 600 seconds at the difficulty that all hashrate together has set, both branches counted. It does not say
 * what an adjusting difficulty does, nor propagation; nor what keeping a part of a winning branch private could add. At a depth
 * of 1 it is a miner who withholds. From one half on any block can be replaced, by never giving up, but starting anew may
 * replace more in a year; far above one half the rate falls, as the others find few blocks to replace.
 *
 * @throws {RangeError} if the proportion is outside [0, 1] or the depth is no whole number from 1 to 200.
 * @see Rosenfeld, "Analysis of Hashrate-Based Double Spending" (2012), section 4, for the race.
 * @see Ross, "Introduction to Probability Models" (2014), section 7.4, for renewal–reward.
 * @example
 * reorganizations({ proportion: 0.3, depth: 6 }).giveUpDeficit; // => 2
 * reorganizations({ proportion: 0.5, depth: 1 }).perYear; // => 8766
 */
export function reorganizations(options: ReorganizationOptions): Reorganizations {
  const { proportion, depth } = options;
  checkProportion('reorganizations', 'proportion', proportion);
  checkWhole('reorganizations', 'depth', depth, { least: 1, most: MOST_DEPTH });
  if (proportion === 0) return answer({ giveUpDeficit: 1, successProbability: 0, blocksPerAttempt: 1 }, 0);
  if (proportion === 1)
    return answer({ giveUpDeficit: Infinity, successProbability: 1, blocksPerAttempt: Infinity }, 0);
  const best = bestDeficit(options);
  return answer(best, bestRate(options, rateOf(best)));
}

interface Attempt {
  readonly successProbability: number;
  /** Expected blocks of both. */
  readonly blocksPerAttempt: number;
}

interface DeficitAttempt extends Attempt {
  readonly giveUpDeficit: number;
}

const rateOf = ({ successProbability, blocksPerAttempt }: Attempt): number => successProbability / blocksPerAttempt;

function answer(attempt: DeficitAttempt, mostPerBlock: number): Reorganizations {
  const perYear = BLOCKS_PER_YEAR * rateOf(attempt);
  return { ...attempt, perYear, mostPerYear: BLOCKS_PER_YEAR * mostPerBlock, daysBetween: 365.25 / perYear };
}

/** Rates that differ by less are one. */
const ROUNDING = 1 + 1e-12;

function bestDeficit(options: ReorganizationOptions): DeficitAttempt {
  const withDeficit = (giveUpDeficit: number): DeficitAttempt => ({
    giveUpDeficit,
    ...attempt(options, { deficit: giveUpDeficit, givesUp: ({ behind }) => behind >= giveUpDeficit }),
  });
  const endless = withDeficit(Infinity);
  let best = endless;
  for (let giveUpDeficit = 1; ; giveUpDeficit++) {
    const tried = withDeficit(giveUpDeficit);
    if (rateOf(tried) > rateOf(best)) best = tried;
    // A greater deficit takes no less time than this one, and succeeds no more often than never giving up.
    if (endless.successProbability / tried.blocksPerAttempt <= rateOf(best) * ROUNDING) return best;
  }
}

/**
 * Reorganizations per block under the best rule: go on where the chance of success is worth more than what the time
 * would bring in new attempts. That worth is the rate itself, so the rule is improved until the rate stands still.
 *
 * @see Dinkelbach, "On Nonlinear Fractional Programming" (1967).
 */
function bestRate(options: ReorganizationOptions, atLeast: number): number {
  for (let rate = atLeast; ; ) {
    const worth = ({ successProbability, blocksPerAttempt }: Attempt) => successProbability - rate * blocksPerAttempt;
    const fromTie = (deficit: number) => worth(race({ up: options.proportion, stepsUp: 1, stepsDown: deficit }));
    let deficit = 1;
    while (fromTie(deficit + 1) > fromTie(deficit)) deficit++;
    const givesUp = (state: State) => state.behind > 0 && worth(state) <= 0;
    const improved = rateOf(attempt(options, { deficit, givesUp }));
    if (improved <= rate * ROUNDING) return rate;
    rate = improved;
  }
}

interface State extends Attempt {
  /** Blocks of others less own ones. */
  readonly behind: number;
}

interface Rule {
  /** Blocks behind at which it gives up once the depth is reached. */
  readonly deficit: number;
  /** Whether it gives up before, given what going on leads to. */
  readonly givesUp: (state: State) => boolean;
}

const race = (walk: Race): Attempt => ({
  successProbability: winProbability(walk),
  blocksPerAttempt: expectedSteps(walk),
});

const GIVEN_UP: Attempt = { successProbability: 0, blocksPerAttempt: 0 };

/**
 * One attempt, exactly: by the blocks that both have found, up to the one of the others that makes the depth; from there it
 * is a race to be one ahead.
 */
function attempt({ proportion, depth }: ReorganizationOptions, { deficit, givesUp }: Rule): Attempt {
  const byOwn: Attempt[] = []; // more own blocks than the depth are as good as won
  for (let own = 0; own <= depth; own++) {
    const stepsDown = deficit - (depth - own);
    byOwn[own] = stepsDown > 0 ? race({ up: proportion, stepsUp: depth - own + 1, stepsDown }) : GIVEN_UP;
  }
  for (let others = depth - 1; others >= 0; others--) {
    byOwn[depth + 1] = { successProbability: 1, blocksPerAttempt: (depth - others) / (1 - proportion) };
    for (let own = depth; own >= 0; own--) {
      const [won, lost] = [byOwn[own + 1]!, byOwn[own]!];
      const goesOn = {
        behind: others - own,
        successProbability: proportion * won.successProbability + (1 - proportion) * lost.successProbability,
        blocksPerAttempt: 1 + proportion * won.blocksPerAttempt + (1 - proportion) * lost.blocksPerAttempt,
      };
      byOwn[own] = givesUp(goesOn) ? GIVEN_UP : goesOn;
    }
  }
  const { successProbability, blocksPerAttempt } = byOwn[0]!;
  return { successProbability, blocksPerAttempt };
}
