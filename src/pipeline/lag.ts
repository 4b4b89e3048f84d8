import type { ModelConfidence, ScoredModel } from '../core/ai-model.ts';
import { jsonText } from '../core/text.ts';
import { formatDate } from '../core/time-span.ts';
import {
  type LagGroup,
  type LagHistoryPoint,
  type LagLevel,
  type LagOptions,
  type LagReading,
  type LagResult,
  type LevelWeighting,
  lag,
  lagGroups,
  lagHistory,
  type ModelPredicate,
} from '../models/index.ts';
import { csvPieces, type TableColumn } from '../store/table-writer.ts';
import { timeNotes } from './edge.ts';
import type { ScoredModels } from './scored-models.ts';

/** A comparison as a user asks for it. */
export interface LagRequest {
  /** Ids of groups. */
  readonly leader: string;
  readonly follower: string;
  /** null: the day on which the newest model was released. */
  readonly asOfMs: number | null;
  readonly tolerancePoints: number;
  readonly weighting: LevelWeighting;
  /** null: all. */
  readonly confidences: readonly ModelConfidence[] | null;
  /** Coverage of the intervals; null for none. */
  readonly interval: number | null;
  readonly resamples: number;
  readonly seed: number;
  /** Whether to go through the quarters too. */
  readonly history: boolean;
  /** Times that the models are drawn anew for each of those; none, and no intervals, where absent. */
  readonly historyResamples?: number;
  /** Which models fit a tier of devices, by the tier's id. */
  readonly tiers?: Readonly<Record<string, ModelPredicate>>;
  /** Sentences on the input that belong with the numbers; they come before those on the sample. */
  readonly notes?: readonly string[];
}

/** A comparison with what was asked, ready to be written. */
export interface LagRun {
  readonly request: LagRequest;
  readonly leader: LagGroup;
  readonly follower: LagGroup;
  readonly interval: number | null;
  readonly result: LagResult;
  /** null where it was not asked for. */
  readonly history: readonly LagHistoryPoint[] | null;
}

/**
 * How far behind one named group is, as asked.
 *
 * @throws {SyntaxError} if a group is none, or both are the same, or there are no models.
 * @throws {RangeError} as `lag` does.
 */
export function lagRun(models: readonly ScoredModel[], request: LagRequest): LagRun {
  const leader = groupOf(request.leader, request);
  const follower = groupOf(request.follower, request);
  if (leader.id === follower.id) throw new SyntaxError(`lag: expected two different groups, got '${leader.id}' twice`);
  if (leader.includes === follower.includes)
    throw new SyntaxError(`lag: expected two different groups, got '${leader.id}' and '${follower.id}', which are one`);
  if (models.length === 0) throw new SyntaxError('lag: expected models with a score and a date, got none');
  const { interval, confidences, tolerancePoints, weighting, seed } = request;
  const newestMs = models.reduce((newest, { releasedMs }) => Math.max(newest, releasedMs), -Infinity);
  const options = {
    leader: leader.includes,
    follower: follower.includes,
    asOfMs: request.asOfMs ?? newestMs,
    tolerancePoints,
    weighting,
    seed,
    ...(confidences === null ? {} : { confidences }),
  };
  const intervals = interval === null ? { resamples: 0 } : { interval, resamples: request.resamples };
  const result = lag(models, { ...options, ...intervals });
  return {
    request,
    leader,
    follower,
    interval: interval === null || request.resamples === 0 ? null : interval,
    result: { ...result, notes: [...(request.notes ?? []), ...timeNotes(models, options.asOfMs), ...result.notes] },
    history: request.history ? historyOf(models, { options, request, result }) : null,
  };
}

/** The last of the dates is that of the result, whose intervals it has. */
function historyOf(
  models: readonly ScoredModel[],
  {
    options,
    request: { interval, historyResamples = 0 },
    result,
  }: { readonly options: LagOptions; readonly request: LagRequest; readonly result: LagResult },
): readonly LagHistoryPoint[] {
  if (interval === null || historyResamples === 0) return lagHistory(models, options);
  return lagHistory(models, { ...options, interval, resamples: historyResamples }).map((point) =>
    point.asOfMs === result.asOfMs ? { asOfMs: point.asOfMs, readings: result.readings } : point,
  );
}

function groupOf(id: string, { tiers = {} }: LagRequest): LagGroup {
  const groups = lagGroups(tiers);
  const group = groups.find((candidate) => candidate.id === id);
  if (group !== undefined) return group;
  throw new SyntaxError(`lag: expected a group of ${groups.map((each) => each.id).join(', ')}, got '${id}'`);
}

interface DatedReading {
  readonly asOfMs: number;
  readonly reading: LagReading;
}

const readingColumns: readonly TableColumn<DatedReading>[] = [
  { name: 'definition', type: 'text', value: ({ reading }) => reading.definition },
  { name: 'as_of', type: 'text', value: ({ asOfMs }) => formatDate(asOfMs) },
  { name: 'estimate', type: 'number', value: ({ reading }) => reading.estimate },
  { name: 'low', type: 'number', value: ({ reading }) => reading.low },
  { name: 'high', type: 'number', value: ({ reading }) => reading.high },
  { name: 'unit', type: 'text', value: ({ reading }) => reading.unit },
  { name: 'levels', type: 'integer', value: ({ reading }) => reading.levels },
  { name: 'unmatched', type: 'integer', value: ({ reading }) => reading.unmatched },
];

/** The four definitions as CSV, a line each; with a history a line for each of its dates too, in order of date. */
export function lagCsv({ result, history }: LagRun): Generator<string> {
  const points = history ?? [];
  const earlier = points.filter(({ asOfMs }) => asOfMs < result.asOfMs);
  const dated = [...earlier, result].flatMap(({ asOfMs, readings }) =>
    readings.map((reading) => ({ asOfMs, reading })),
  );
  return csvPieces(readingColumns, dated);
}

const levelColumns: readonly TableColumn<LagLevel>[] = [
  { name: 'score', type: 'number', value: ({ score }) => score },
  { name: 'points', type: 'number', value: ({ points }) => points },
  { name: 'leader_model', type: 'text', value: ({ leaderModel }) => leaderModel.name },
  { name: 'reached', type: 'text', value: ({ reachedMs }) => formatDate(reachedMs) },
  { name: 'follower_model', type: 'text', value: ({ followerModel }) => followerModel?.name ?? null },
  { name: 'matched', type: 'text', value: ({ matchedMs }) => (matchedMs === null ? null : formatDate(matchedMs)) },
  { name: 'lag_months', type: 'number', value: ({ lagMonths }) => lagMonths },
];

/** The levels as CSV, a line each, with empty cells where they are unmatched. */
export function lagLevelsCsv({ result }: LagRun): Generator<string> {
  return csvPieces(levelColumns, result.levels);
}

/** Everything as one JSON object, with what names the input and whom it is owed to. */
export function lagJson(
  { request, leader, follower, interval, result, history }: LagRun,
  { snapshot, credits }: Pick<ScoredModels, 'snapshot' | 'credits'>,
): string {
  return `${jsonText(
    {
      leader: leader.id,
      follower: follower.id,
      as_of: formatDate(result.asOfMs),
      tolerance_points: request.tolerancePoints,
      weighting: request.weighting,
      confidences: request.confidences,
      interval,
      resamples: interval === null ? 0 : request.resamples,
      seed: request.seed,
      snapshot,
      sources: credits,
      leader_models: result.leaderModels,
      follower_models: result.followerModels,
      readings: result.readings,
      levels: result.levels.map((level) =>
        Object.fromEntries(levelColumns.map(({ name, value }) => [name, value(level)])),
      ),
      notes: result.notes,
      ...(history === null
        ? {}
        : {
            history: history.map(({ asOfMs, readings }) => ({ as_of: formatDate(asOfMs), readings })),
          }),
    },
    2,
  )}\n`;
}
