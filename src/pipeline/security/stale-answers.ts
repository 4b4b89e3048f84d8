import { formatDate } from '../../core/time-span.ts';
import {
  BLOCKS_PER_YEAR,
  modelNote,
  optimalSelfish,
  type RaceEntity,
  type RaceStreamsOptions,
  staleRates,
} from '../../models/security/index.ts';
import { runRaces } from '../../platform/race-workers.ts';
import type { AnswerColumn, ModelAnswer } from '../answer.ts';
import type { InferredDelay } from './stale.ts';

/** An entity of a race, by name; one without a name has part in it and is not shown. */
interface NamedProportion {
  readonly name: string | null;
  readonly proportion: number;
}

/** What is asked of the closed form. */
export interface StaleRequest {
  readonly entities: readonly NamedProportion[];
  /** One for all, or one for each entity. */
  readonly delaysSeconds: readonly number[];
}

/** What is asked of the simulator. */
export interface SimulationRequest extends StaleRequest {
  readonly distribution: RaceStreamsOptions['delayDistribution'];
  readonly blocks: number;
  readonly seed: number;
  /** Long-run means with less chance in them, in place of one run of so many blocks. */
  readonly isEstimate: boolean;
  /** The one who withholds, by name, and how; null: nobody does. */
  readonly withholder: { readonly name: string; readonly strategy: 'selfish' | 'optimal' } | null;
  /** Proportion of the others who mine on the withheld block in a tie; null: on the block seen first. */
  readonly tieWin: number | null;
  readonly workers: number | undefined;
  readonly signal: AbortSignal;
}

const NOT_FIRST_ORDER =
  'the delay is long beside the block interval: the closed form, which counts races of two blocks alone, no longer holds; --simulate runs all of them';

/** Stale rates in closed form. */
export function staleAnswer({ entities, delaysSeconds }: StaleRequest): ModelAnswer {
  const rates = staleRates({
    proportions: entities.map(({ proportion }) => proportion),
    delaySeconds: delayOf(delaysSeconds),
  });
  return {
    note: modelNote('stale'),
    inputs: { entities, delaysSeconds },
    columns: [
      { name: 'entity', as: 'text' },
      { name: 'proportion', as: 'percent' },
      { name: 'closed_form', as: 'percent' },
      { name: 'revenue_advantage', as: 'number' },
    ],
    rows: entities.flatMap(({ name, proportion }, index) =>
      name === null
        ? []
        : [
            {
              entity: name,
              proportion,
              closed_form: rates.isFirstOrder ? rates.entities[index]! : null,
              revenue_advantage: rates.isFirstOrder ? rates.revenueAdvantages[index]! : null,
            },
          ],
    ),
    remarks: [
      STALE_RATE,
      'revenue advantage: what its proportion of the best chain has over its proportion of the hashrate, as a ratio less 1',
      rates.isFirstOrder
        ? `network: ${Number(rates.network.toPrecision(4))} stale blocks for each of the best chain; the largest earns ${Number(rates.sizeAdvantage.toPrecision(4))} more for its hashrate than the smallest, as a ratio less 1`
        : NOT_FIRST_ORDER,
    ],
  };
}

const STALE_RATE = 'stale rates are stale blocks over blocks of the best chain';

const columns: readonly AnswerColumn[] = [
  { name: 'entity', as: 'text' },
  { name: 'proportion', as: 'percent' },
  { name: 'blocks_proportion', as: 'percent' },
  { name: 'stale_rate', as: 'percent' },
  { name: 'standard_error', as: 'percent' },
  { name: 'closed_form', as: 'percent' },
];

/** Blocks of a number of years. */
export function blocksOfYears(years: number): number {
  return Math.round(years * BLOCKS_PER_YEAR);
}

/** Stale rates by simulation, with the closed form beside them. */
export async function simulatedStaleAnswer(request: SimulationRequest): Promise<ModelAnswer> {
  const { entities, blocks, seed, isEstimate, workers, signal } = request;
  const summary = await runRaces(raceOf(request), { signal, ...(workers === undefined ? {} : { workers }) });
  return {
    note: modelNote('stale'),
    inputs: {
      entities,
      delaysSeconds: request.delaysSeconds,
      distribution: request.distribution,
      tieWin: request.tieWin,
      withholder: request.withholder?.name ?? null,
      blocks,
      seed,
      mode: isEstimate ? 'estimate' : 'realization',
    },
    columns,
    rows: entities.flatMap(({ name, proportion }, index) => {
      if (name === null) return [];
      const one = summary.entities[index]!;
      return [
        {
          entity: name,
          proportion,
          blocks_proportion: one.revenueProportion.estimate,
          stale_rate: one.staleRate?.estimate ?? null,
          standard_error: one.staleRate?.standardError ?? null,
          closed_form: summary.closedForm?.entities[index] ?? null,
        },
      ];
    }),
    remarks: [
      STALE_RATE,
      `standard error: of the stale rate as an estimate of the long run’s, from ${isEstimate ? 'independent estimates' : `${blocks.toLocaleString('en-US')} blocks in independent stretches`}`,
      ...(summary.closedForm === null ? [closedFormReason(request)] : []),
    ],
  };
}

function closedFormReason({ withholder, distribution }: SimulationRequest): string {
  if (withholder !== null) return `no closed form: ${withholder.name} withholds blocks`;
  if (typeof distribution === 'object') return 'no closed form: delays are lognormal';
  return NOT_FIRST_ORDER;
}

function raceOf({
  entities,
  delaysSeconds,
  distribution,
  blocks,
  seed,
  isEstimate,
  withholder,
  tieWin,
}: SimulationRequest): RaceStreamsOptions {
  return {
    entities: entities.map(
      ({ name, proportion }, index): RaceEntity => ({
        proportion,
        delaySeconds: delaysSeconds[delaysSeconds.length === 1 ? 0 : index]!,
        ...(withholder !== null && name === withholder.name
          ? { policy: policyOf(withholder.strategy, proportion, tieWin ?? 0) }
          : {}),
      }),
    ),
    blocks,
    seed,
    mode: isEstimate ? 'estimate' : 'realization',
    streams: Math.max(STREAMS, Math.ceil(blocks / LONGEST_STREAM)),
    ...(distribution === undefined ? {} : { delayDistribution: distribution }),
    ...(tieWin === null ? {} : { tieWinProportion: tieWin }),
  };
}

/** The strategy as the race takes it; the best one is that for blocks that reach everyone at once. */
function policyOf(strategy: 'selfish' | 'optimal', attackerProportion: number, tieWinProportion: number) {
  return strategy === 'selfish' ? strategy : optimalSelfish({ attackerProportion, tieWinProportion }).policy;
}

const STREAMS = 64;

/** Blocks of a stream, at most: it is between streams that a run can be interrupted. */
const LONGEST_STREAM = 1_000_000;

function delayOf(delaysSeconds: readonly number[]): number | readonly number[] {
  return delaysSeconds.length === 1 ? delaysSeconds[0]! : delaysSeconds;
}

/** Delays that the stale blocks of a collection mean. */
export function inferredDelayAnswer(
  delays: readonly InferredDelay[],
  { collection, level }: { readonly collection: string; readonly level: string },
): ModelAnswer {
  return {
    note: modelNote('stale'),
    inputs: { collection, level },
    columns: [
      { name: 'from_height', as: 'count' },
      { name: 'until_height', as: 'count', isDetail: true },
      { name: 'from', as: 'text' },
      { name: 'to', as: 'text', isDetail: true },
      { name: 'stale', as: 'count' },
      { name: 'in_episodes', as: 'count', isDetail: true },
      { name: 'main', as: 'count', isDetail: true },
      { name: 'stale_rate', as: 'percent' },
      { name: 'delay_seconds', as: 'number' },
      { name: 'delay_low_seconds', title: 'low', as: 'number' },
      { name: 'delay_high_seconds', title: 'high', as: 'number' },
    ],
    rows: delays.map((one) => ({
      from_height: one.fromHeight,
      until_height: one.untilHeight,
      from: formatDate(one.span.fromMs),
      to: formatDate(one.span.toMs),
      stale: one.stale,
      in_episodes: one.inEpisodes,
      main: one.main,
      stale_rate: one.staleRate,
      delay_seconds: one.delaySeconds,
      delay_low_seconds: one.lowSeconds,
      delay_high_seconds: one.highSeconds,
    })),
    remarks: [
      ...(delays.length === 0 ? [NO_STRETCH] : []),
      'the delay is the one that would explain the stale blocks seen; nobody sees all of them, so it is a lower bound',
      'in episodes: stale blocks at three heights in a row or more, where the network split for other reasons; they are in no rate',
    ],
  };
}

const NO_STRETCH =
  'no stretch of the collection with dated headers falls into the time in which the makers of blocks are known: there is no delay to infer';
