import { total } from '../../core/distribution.ts';
import { createRandom } from '../../core/random.ts';
import { checkWhole } from './_checks.ts';
import { type RaceCounts, type RaceRunOptions, simulateRace } from './block-race.ts';
import { estimateRace } from './race-estimate.ts';
import { type StaleRates, staleRates } from './stale-closed-form.ts';

/** A race in independent streams. */
export interface RaceStreamsOptions extends RaceRunOptions {
  /**
   * `realization` runs so many blocks; `estimate` gives long-run means, with stratified starts, for about the work of so
   * many. Default: realization.
   */
  readonly mode?: 'realization' | 'estimate';
  /** Default: 64. At least 2, and no more than blocks. */
  readonly streams?: number;
}

/** A mean and its standard error. */
export interface RaceEstimate {
  readonly estimate: number;
  readonly standardError: number;
}

export interface RaceSummary {
  readonly found: number;
  readonly best: number;
  readonly stale: number;
  readonly seconds: number;
  readonly episodes: number;
  /** Stale blocks over best-chain ones. */
  readonly staleRate: RaceEstimate;
  /** In the order of the entities. */
  readonly entities: readonly RaceEntitySummary[];
  /** What holds to first order; null where it does not: a long delay, a lognormal one or someone who withholds. */
  readonly closedForm: StaleRates | null;
}

export interface RaceEntitySummary {
  readonly found: number;
  readonly best: number;
  readonly stale: number;
  /** Its stale blocks over its best-chain ones; null where it has none of these. */
  readonly staleRate: RaceEstimate | null;
  /** Its proportion of the best chain's blocks. */
  readonly revenueProportion: RaceEstimate;
}

const DEFAULT_STREAMS = 64;

/**
 * Races in independent streams, run one after another, and what they say together: see `summarizeRace`.
 *
 * @throws {RangeError} see `simulateRace`, `estimateRace` and `raceStreams`.
 * @example
 * const entities = [{ proportion: 0.5, delaySeconds: 6 }, { proportion: 0.5, delaySeconds: 6 }];
 * const { staleRate } = simulateRaces({ entities, blocks: 1e6, seed: 1 });
 * Math.abs(staleRate.estimate - 0.005) < 0.0005; // => true
 */
export function simulateRaces(options: RaceStreamsOptions): RaceSummary {
  return summarizeRace(options, raceStreams(options).map(runRaceStream));
}

/**
 * The streams of a race: the blocks divided as evenly as they can be, each stream with a seed of its own. They depend on the
 * options alone, so it does not matter where and in what order they are run.
 *
 * @throws {RangeError} if there are fewer than 2 streams or fewer blocks than streams.
 */
export function raceStreams(options: RaceStreamsOptions): readonly RaceStreamsOptions[] {
  const { blocks, streams = DEFAULT_STREAMS, seed } = options;
  checkWhole('raceStreams', 'streams', streams, { least: 2 });
  checkWhole('raceStreams', 'blocks', blocks, { least: streams });
  const random = createRandom(seed);
  return Array.from({ length: streams }, (_, stream) => ({
    ...options,
    blocks: Math.floor((blocks * (stream + 1)) / streams) - Math.floor((blocks * stream) / streams),
    seed: random() * 2 ** 32,
  }));
}

/** Runs one stream. */
export function runRaceStream(stream: RaceStreamsOptions): RaceCounts {
  return stream.mode === 'estimate' ? estimateRace(stream) : simulateRace(stream);
}

/**
 * Totals of streams, with standard errors.
 *
 * A rate is the ratio of the totals. Its standard error is that of a ratio estimator over the streams: with r the ratio
 * and y − r·x the residual of each, √(n/(n − 1) Σ(y − r·x)²) over the total of x. It needs tens of streams, each with many
 * episodes, and says nothing of what the model leaves out.
 *
 * @param counts the streams' in their order.
 */
export function summarizeRace(options: RaceStreamsOptions, counts: readonly RaceCounts[]): RaceSummary {
  const found = counts.map((stream) => total(stream.found));
  const best = counts.map((stream) => total(stream.best));
  const entities = options.entities.map((_, entity): RaceEntitySummary => {
    const ownFound = counts.map((stream) => stream.found[entity]!);
    const ownBest = counts.map((stream) => stream.best[entity]!);
    const totals = { found: total(ownFound), best: total(ownBest) };
    return {
      ...totals,
      stale: totals.found - totals.best,
      staleRate: totals.best === 0 ? null : ratio(differences(ownFound, ownBest), ownBest),
      revenueProportion: ratio(ownBest, best),
    };
  });
  return {
    found: total(found),
    best: total(best),
    stale: total(found) - total(best),
    seconds: total(counts.map(({ seconds }) => seconds)),
    episodes: total(counts.map(({ episodes }) => episodes)),
    staleRate: ratio(differences(found, best), best),
    entities,
    closedForm: closedFormOf(options),
  };
}

function closedFormOf({ entities, delayDistribution = 'constant', blockIntervalSeconds }: RaceStreamsOptions) {
  const isHonest = entities.every(({ policy = 'honest' }) => policy === 'honest');
  if (!isHonest || typeof delayDistribution !== 'string') return null;
  const rates = staleRates({
    proportions: entities.map(({ proportion }) => proportion),
    delaySeconds: entities.map(({ delaySeconds }) => delaySeconds),
    delayDistribution,
    ...(blockIntervalSeconds === undefined ? {} : { blockIntervalSeconds }),
  });
  return rates.isFirstOrder ? rates : null;
}

function differences(ones: readonly number[], others: readonly number[]): number[] {
  return ones.map((one, index) => one - others[index]!);
}

function ratio(numerators: readonly number[], denominators: readonly number[]): RaceEstimate {
  const count = numerators.length;
  const below = total(denominators);
  const estimate = total(numerators) / below;
  const squares = total(numerators.map((numerator, index) => (numerator - estimate * denominators[index]!) ** 2));
  return { estimate, standardError: Math.sqrt((count / (count - 1)) * squares) / below };
}
