import { createRandom } from '../../core/random.ts';
import { checkWhole } from './_checks.ts';
import { createRun, type EpisodeStart, indexAbove, runEpisode, startGap } from './_race-episode.ts';
import { type RaceSetup, toRaceSetup } from './_race-setup.ts';
import type { RaceCounts, RaceRunOptions } from './block-race.ts';

/** Blocks run one by one after which episodes are taken to have no end: so many in all, or so many for each asked for. */
const MOST_BLOCKS = 100_000;
const MOST_FOR_EACH = 100;

/**
 * Long-run counts of a race, with less chance in them than `simulateRace` has: the stretches between two episodes count with
 * their expected blocks, and the starts of the episodes (who finds the first three blocks, and how soon the second comes) are spread
 * evenly over all there can be from one random shift. Counts are not whole numbers.
 *
 * `blocks` says how many episodes: as many as are expected to start among so many blocks from quiet. Ratios of counts tend to
 * the long run's as there are more episodes; one stream cannot tell how near they are: see `summarizeRace`.
 *
 * @throws {RangeError} see `simulateRace`; and if the delays are so long that the network is hardly ever quiet.
 * @see Ross, "Simulation" (2013), chapter 9: stratified sampling; Smith, "Regenerative stochastic processes" (1955).
 * @example
 * const entities = [{ proportion: 0.25, delaySeconds: 0 }, { proportion: 0.75, delaySeconds: 0 }];
 * Array.from(estimateRace({ entities, blocks: 8, seed: 1 }).best); // => [2, 6]
 */
export function estimateRace(options: RaceRunOptions): RaceCounts {
  checkWhole('estimateRace', 'blocks', options.blocks, { least: 1 });
  const setup = toRaceSetup(options);
  const random = createRandom(options.seed);
  const run = createRun(setup, random);
  const startProportion = setup.startCumulative.at(-1)!;
  const episodes = Math.ceil(options.blocks * startProportion);
  const shift = random();
  const most = Math.max(MOST_BLOCKS, MOST_FOR_EACH * options.blocks);
  for (let episode = 0; episode < episodes; episode++) {
    const left = most - run.foundInEpisodes;
    if (left <= 0 || !runEpisode(run, startAt(setup, (episode + shift) / episodes), left)) {
      throw new RangeError(
        'estimateRace: expected delays after which the network is quiet, got some that are too long',
      );
    }
  }
  const starts = episodes === 0 ? options.blocks : episodes / startProportion;
  const quiet = setup.proportions.map((proportion, entity) => starts * proportion * (1 - setup.startChance[entity]!));
  const add = (blocks: number, entity: number): number => blocks + quiet[entity]!;
  let seconds = run.episodeSeconds;
  for (const [entity, blocks] of quiet.entries()) {
    seconds += blocks * (setup.farSeconds[entity]! + setup.blockIntervalSeconds);
  }
  return { found: run.found.map(add), best: run.tree.best.map(add), seconds, episodes };
}

/** Start of an episode from one number in [0, 1): what each choice leaves of it makes the next one. */
function startAt(setup: RaceSetup, uniform: number): EpisodeStart {
  const first = within(setup.startCumulative, uniform);
  const second = within(setup.cumulative, first.rest);
  const third = within(setup.cumulative, second.rest);
  const gapSeconds = startGap(setup, first.index, third.rest);
  return { first: first.index, second: second.index, third: third.index, gapSeconds };
}

/** Where a proportion of the whole falls among sums, and what proportion of that part lies before it. */
function within(sums: Float64Array, proportion: number) {
  const value = proportion * sums.at(-1)!;
  const index = indexAbove(sums, value);
  const before = index === 0 ? 0 : sums[index - 1]!;
  return { index, rest: Math.min((value - before) / (sums[index]! - before), 1 - Number.EPSILON) };
}
