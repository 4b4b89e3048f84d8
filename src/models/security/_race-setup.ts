import { checkPositive, checkProportion, checkProportions } from './_checks.ts';
import { type Reaction, reactionOf } from './_race-reaction.ts';
import type { DelayDistribution, RaceOptions } from './block-race.ts';
import { BLOCK_INTERVAL_SECONDS } from './time.ts';

/** What a race is run by: the options, checked, and the numbers that follow from them. */
export interface RaceSetup {
  readonly count: number;
  readonly proportions: Float64Array;
  /** Sums of the proportions up to and with each entity. */
  readonly cumulative: Float64Array;
  readonly delaySeconds: Float64Array;
  readonly distribution: DelayDistribution;
  /** Longest delay of each entity's blocks. */
  readonly farSeconds: Float64Array;
  /** Probability that a block from quiet starts an episode, by its entity: 1 for the one that withholds. */
  readonly startChance: Float64Array;
  /** Sums of the probabilities that the next block is an entity's and starts an episode. */
  readonly startCumulative: Float64Array;
  /** Entity that withholds; −1 without one. */
  readonly attacker: number;
  readonly reaction: Reaction | null;
  /** NaN where the first branch seen is mined on. */
  readonly tieWinProportion: number;
  readonly blockIntervalSeconds: number;
}

/** Exponential delays are cut at so many means: one of 10^13 is beyond. */
const FAR_MEANS = 30;

/** Lognormal delays are cut at so many standard deviations of their logarithm: one of 10^9 is beyond. */
const FAR_DEVIATIONS = 6;

/**
 * @throws {RangeError} see `simulateRace`.
 */
export function toRaceSetup(options: RaceOptions): RaceSetup {
  const who = 'simulateRace';
  const { entities, delayDistribution = 'constant', tieWinProportion, blockIntervalSeconds } = options;
  const proportions = Float64Array.from(entities, ({ proportion }) => proportion);
  const interval = blockIntervalSeconds ?? BLOCK_INTERVAL_SECONDS;
  checkProportions(who, [...proportions]);
  checkPositive(who, 'blockIntervalSeconds', interval);
  if (tieWinProportion !== undefined) checkProportion(who, 'tieWinProportion', tieWinProportion);
  for (const { delaySeconds } of entities) {
    if (!(delaySeconds >= 0 && delaySeconds < Infinity)) {
      throw new RangeError(`${who}: delaySeconds must be a finite number of at least 0, got ${delaySeconds}`);
    }
  }
  const attacker = attackerOf(options);
  const delaySeconds = Float64Array.from(entities, (entity) => entity.delaySeconds);
  const far = farFactor(delayDistribution);
  const farSeconds = delaySeconds.map((delay) => delay * far);
  const startChance = farSeconds.map((delay, entity) => (entity === attacker ? 1 : -Math.expm1(-delay / interval)));
  return {
    count: entities.length,
    proportions,
    cumulative: sums(proportions),
    delaySeconds,
    distribution: delayDistribution,
    farSeconds,
    startChance,
    startCumulative: sums(proportions.map((proportion, entity) => proportion * startChance[entity]!)),
    attacker,
    reaction: attacker < 0 ? null : reactionOf(entities[attacker]!.policy!),
    tieWinProportion: tieWinProportion ?? Number.NaN,
    blockIntervalSeconds: interval,
  };
}

function attackerOf({ entities }: RaceOptions): number {
  const isAttacker = ({ policy = 'honest' }: RaceOptions['entities'][number]): boolean => policy !== 'honest';
  const attacker = entities.findIndex(isAttacker);
  if (attacker < 0) return attacker;
  const count = entities.filter(isAttacker).length;
  if (count > 1) throw new RangeError(`simulateRace: expected at most one entity that withholds, got ${count}`);
  const { proportion } = entities[attacker]!;
  if (!(proportion < 0.5)) {
    throw new RangeError(`simulateRace: the proportion of one that withholds must be below 0.5, got ${proportion}`);
  }
  return attacker;
}

function farFactor(distribution: DelayDistribution): number {
  if (distribution === 'constant') return 1;
  if (distribution === 'exponential') return FAR_MEANS;
  const { logDeviation } = distribution;
  checkPositive('simulateRace', 'logDeviation', logDeviation);
  return Math.exp(FAR_DEVIATIONS * logDeviation - logDeviation ** 2 / 2);
}

function sums(values: Float64Array): Float64Array {
  let sum = 0;
  return values.map((value) => (sum += value));
}
