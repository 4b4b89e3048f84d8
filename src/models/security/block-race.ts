import { createRandom, type Random } from '../../core/random.ts';
import { gammaDraw } from '../../statistics/gamma-draw.ts';
import { geometricDraw } from '../../statistics/geometric-draw.ts';
import { multinomialDraw } from '../../statistics/multinomial-draw.ts';
import { checkWhole } from './_checks.ts';
import { createRun, type EpisodeStart, indexAbove, type RaceRun, runEpisode, startGap } from './_race-episode.ts';
import { type RaceSetup, toRaceSetup } from './_race-setup.ts';
import type { SelfishPolicy } from './selfish-policy.ts';

/** What an entity does with its blocks: publish at once, hold them back as SM1 does, or by a table. */
export type RacePolicy = 'honest' | 'selfish' | SelfishPolicy;

export interface RaceEntity {
  /** Proportion of the hashrate. */
  readonly proportion: number;
  /** Mean time for one of its blocks to reach another entity. */
  readonly delaySeconds: number;
  readonly policy?: RacePolicy;
}

/**
 * How the delay of a block to each entity varies about the mean: not at all; exponentially, cut at 30 means; or
 * lognormally with a standard deviation of the logarithm, cut at six of them.
 */
export type DelayDistribution = 'constant' | 'exponential' | { readonly logDeviation: number };

export interface RaceOptions {
  readonly entities: readonly RaceEntity[];
  /** Default: constant. */
  readonly delayDistribution?: DelayDistribution;
  /**
   * Proportion of honest finds that, knowing both branches of a tie with the one that withholds, extend that one's. Without
   * it each extends the branch it saw first.
   */
  readonly tieWinProportion?: number;
  /** Default: 600. */
  readonly blockIntervalSeconds?: number;
}

export interface RaceRunOptions extends RaceOptions {
  /** Blocks found, stale ones included. */
  readonly blocks: number;
  readonly seed: number;
}

/** Blocks of each entity in the order of the entities. */
export interface RaceCounts {
  readonly found: Float64Array;
  /** On the best chain at the end; `found` less these are stale. */
  readonly best: Float64Array;
  /** Time that the blocks took. */
  readonly seconds: number;
  /** Stretches that were run block by block: the rest was drawn at once. */
  readonly episodes: number;
}

/**
 * Races of entities for blocks that take time to spread: how many of each entity's blocks end on the best chain.
 *
 * Entity i finds blocks as a Poisson process of rate h_i/T at a difficulty that stays. Its block reaches every other entity
 * after a delay drawn for that block and that entity; its own it has at once. Each mines on the highest block it knows, of
 * several the first it saw. One entity may hold blocks back: it learns of the others' when they arrive, and what it publishes
 * spreads with its delay. At the end the highest block wins, of several the first found.
 *
 * It is exact: only stretches in which a block follows another too soon for it to have spread are run block by block. The
 * number of the blocks between them is geometric, and whose they are is drawn at once. It says nothing of networks in which
 * a delay depends on both ends, or of blocks that are invalid.
 *
 * @throws {RangeError} if proportions do not sum to 1, a delay is negative, more than one entity withholds or one with half
 *   of the hashrate or more does, its policy takes an action that is not possible, or blocks is not a whole number above 0.
 * @see Decker & Wattenhofer, "Information propagation in the Bitcoin network" (2013); Sapirshtein, Sompolinsky & Zohar,
 *   "Optimal selfish mining strategies in Bitcoin" (2016), section 3.
 * @example
 * const entities = [{ proportion: 0.5, delaySeconds: 0 }, { proportion: 0.5, delaySeconds: 0 }];
 * const { found, best } = simulateRace({ entities, blocks: 1000, seed: 1 });
 * found[0] === best[0] && found[1] === best[1]; // => true
 */
export function simulateRace(options: RaceRunOptions): RaceCounts {
  checkWhole('simulateRace', 'blocks', options.blocks, { least: 1 });
  const setup = toRaceSetup(options);
  const random = createRandom(options.seed);
  const run = createRun(setup, random);
  const startProportion = setup.startCumulative.at(-1)!;
  let quiet = 0;
  let episodes = 0;
  for (let left = options.blocks; left > 0; left = options.blocks - quiet - run.foundInEpisodes) {
    const skipped = Math.min(geometricDraw(startProportion, random), left);
    quiet += skipped;
    if (skipped === left) break;
    runEpisode(run, drawStart(setup, random), left - skipped);
    episodes++;
  }
  return { ...withQuiet(run, quiet), episodes };
}

function drawStart(setup: RaceSetup, random: Random): EpisodeStart {
  const first = indexAbove(setup.startCumulative, random() * setup.startCumulative.at(-1)!);
  const second = indexAbove(setup.cumulative, random());
  const third = indexAbove(setup.cumulative, random());
  return { first, second, third, gapSeconds: startGap(setup, first, random()) };
}

/** Adds the blocks after each of which all was quiet for the longest delay: they and their time are drawn at once. */
function withQuiet({ setup, random, found, tree, episodeSeconds }: RaceRun, quiet: number) {
  if (quiet === 0) return { found, best: tree.best, seconds: episodeSeconds };
  const weights = setup.proportions.map((proportion, entity) => proportion * (1 - setup.startChance[entity]!));
  const counts = multinomialDraw({ trials: quiet, weights }, random);
  let seconds = episodeSeconds + setup.blockIntervalSeconds * gammaDraw(quiet, random);
  for (const [entity, count] of counts.entries()) seconds += count * setup.farSeconds[entity]!;
  const add = (blocks: number, entity: number): number => blocks + counts[entity]!;
  return { found: found.map(add), best: tree.best.map(add), seconds };
}
