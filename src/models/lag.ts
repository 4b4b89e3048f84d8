import { type ModelConfidence, modelConfidences, type ScoredModel } from '../core/ai-model.ts';
import { byText } from '../core/text.ts';
import { formatDate, MONTH_MS } from '../core/time-span.ts';
import {
  createLagMeter,
  type Frontier,
  figureOf,
  firstLevel,
  type LagColumns,
  type LagDefinition,
  type LevelWeighting,
  lagDefinitions,
  matchedUpTo,
} from './_lag-figures.ts';
import { type Comparison, intervalNotes, isUnmatched, sampleNotes } from './_lag-notes.ts';
import { resample } from './_lag-resample.ts';

export { type LagDefinition, type LevelWeighting, lagDefinitions } from './_lag-figures.ts';

/** Who is compared with whom, when and how. */
export interface LagOptions {
  readonly leader: (model: ScoredModel) => boolean;
  readonly follower: (model: ScoredModel) => boolean;
  /** Models released later do not count; milliseconds since 1970 UTC. */
  readonly asOfMs: number;
  /** The follower matches a level when its score is at most this far below it, in index points. Default 0. */
  readonly tolerancePoints?: number;
  /** Models whose facts are surer or less sure are left out. Default all. */
  readonly confidences?: readonly ModelConfidence[];
  /** Whether a level counts for the points that it added, or each record alike. Default points. */
  readonly weighting?: LevelWeighting;
  /** Coverage of the intervals, in (0, 1). Default 0.95. */
  readonly interval?: number;
  /** Times that the models are drawn anew; 0 for no intervals. Default 2,000. */
  readonly resamples?: number;
  /** Integer in [0, 2^32). Default 1. */
  readonly seed?: number;
}

/** How far the follower is behind by one definition; below zero where it is ahead. */
export interface LagReading {
  readonly definition: LagDefinition;
  /** null where it cannot be said; `reason` says why. */
  readonly estimate: number | null;
  /** null where there is no interval or it has no such end; the notes say which. */
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: 'months' | 'index points';
  /** Records of the leader that are compared, and those of them that the follower has not matched: the same for all definitions. */
  readonly levels: number;
  readonly unmatched: number;
  readonly reason: string | null;
}

/** One record of the leader, and the first model of the follower that matched it. */
export interface LagLevel {
  /** Index points. */
  readonly score: number;
  /** By how many points it raised the leader's frontier within the levels compared; 0 for the first, where they begin. */
  readonly points: number;
  readonly leaderModel: ScoredModel;
  readonly reachedMs: number;
  /** null, as are the two after it, where the follower has not matched the level. */
  readonly followerModel: ScoredModel | null;
  readonly matchedMs: number | null;
  /** Below zero where the follower was first. */
  readonly lagMonths: number | null;
}

/** How far behind the follower is, by every definition. */
export interface LagResult {
  readonly asOfMs: number;
  /** In the order of `lagDefinitions`. */
  readonly readings: readonly LagReading[];
  /** Ascending in score and date. */
  readonly levels: readonly LagLevel[];
  /** Models of each group that count; one of both groups counts in both. */
  readonly leaderModels: number;
  readonly followerModels: number;
  /** The best of each group; null where it has none. */
  readonly leaderBest: ScoredModel | null;
  readonly followerBest: ScoredModel | null;
  /** Sentences that belong with the numbers. */
  readonly notes: readonly string[];
}

/**
 * How far a group of AI models is behind another, by four definitions.
 *
 * A group's frontier is the series of its records, models better than all before them. _Levels_ are the scores that the leader's
 * frontier passed, from its first record that lies at or above the follower's first; a level is reached with the first model that
 * scores as much. _Horizontal_: months from the leader's date to the follower's, averaged over the levels that the follower has
 * matched. _Look-back_: months since the leader first reached the follower's best. _Vertical_: the leader's best less the follower's,
 * in index points. _Survival_: the Kaplan–Meier median over all levels of the months until they are matched, those unmatched censored
 * at the as-of date. A level that the follower reached first has a negative lag and keeps its sign.
 *
 * Levels weigh as the points that they add (`weighting: 'points'`), so the average is that of the distance between two lines and the
 * waiting for releases, which both groups do, cancels; with `'records'` it is the time that the leader's records stood alone, which
 * includes the waiting of the follower only. The tolerance is the follower's credit in every definition but the vertical.
 *
 * Intervals are percentiles of resamples of the models, not of the levels: 0.7 of each group, drawn with replacement, a model of both
 * groups once for both. They say nothing of errors of the scores. The horizontal average drops what is unmatched and is biased down by it. No definition
 * says why a group is behind, or whether the index measures what matters.
 *
 * @throws {RangeError} if the date, the tolerance, the interval or the resamples are not such numbers.
 */
export function lag(models: readonly ScoredModel[], options: LagOptions): LagResult {
  const settings = checked(options);
  const columns = toColumns(models, settings);
  const leaderModels = sum(columns.isLeader);
  const followerModels = sum(columns.isFollower);
  if (leaderModels === 0 || followerModels === 0) return withoutGroup(columns, settings);
  const meter = createLagMeter(columns, settings);
  const all = new Uint8Array(columns.models.length).fill(1);
  const figures = meter.figures(all);
  const leaderBest = columns.models[meter.leader.rows[meter.leader.count - 1]!]!;
  const followerBest = columns.models[meter.follower.rows[meter.follower.count - 1]!]!;
  const levels = toLevels(columns, { ...meter, tolerancePoints: settings.tolerancePoints });
  const draws = settings.resamples === 0 ? null : resample(columns, meter.figures, settings);
  const other = settings.weighting === 'points' ? 'records' : 'points';
  const otherHorizontal = createLagMeter(columns, { ...settings, weighting: other }).figures(all).horizontal;
  const sample = { ...settings, figures, draws, levels, leaderBest, followerBest, otherHorizontal };
  return {
    asOfMs: settings.asOfMs,
    readings: lagDefinitions.map((definition) => toReading(definition, sample)),
    levels,
    leaderModels,
    followerModels,
    leaderBest,
    followerBest,
    notes: [...sampleNotes(sample), ...intervalNotes(draws)],
  };
}

type Settings = Required<LagOptions>;

function checked(options: LagOptions): Settings {
  const settings: Settings = {
    tolerancePoints: 0,
    confidences: modelConfidences,
    weighting: 'points',
    interval: 0.95,
    resamples: 2000,
    seed: 1,
    ...options,
  };
  const { asOfMs, tolerancePoints, interval, resamples } = settings;
  if (!Number.isFinite(asOfMs)) throw new RangeError(`lag: asOfMs must be milliseconds since 1970, got ${asOfMs}`);
  if (!(tolerancePoints >= 0 && tolerancePoints < Infinity)) {
    throw new RangeError(`lag: tolerancePoints must be a number from 0, got ${tolerancePoints}`);
  }
  if (!(interval > 0 && interval < 1)) throw new RangeError(`lag: interval must be in (0, 1), got ${interval}`);
  if (!Number.isInteger(resamples) || resamples < 0) {
    throw new RangeError(`lag: resamples must be a whole number from 0, got ${resamples}`);
  }
  return settings;
}

/** The models that count, by date, then by id, so that the order in which they are given changes nothing. */
function toColumns(models: readonly ScoredModel[], { leader, follower, asOfMs, confidences }: Settings): LagColumns {
  const counted = models
    .filter((model) => model.releasedMs <= asOfMs && confidences.includes(model.confidence))
    .filter((model) => leader(model) || follower(model))
    .sort((a, b) => a.releasedMs - b.releasedMs || byText(a.id, b.id));
  return {
    models: counted,
    timesMs: Float64Array.from(counted, ({ releasedMs }) => releasedMs),
    scores: Float64Array.from(counted, ({ score }) => score),
    isLeader: Uint8Array.from(counted, (model) => (leader(model) ? 1 : 0)),
    isFollower: Uint8Array.from(counted, (model) => (follower(model) ? 1 : 0)),
  };
}

function sum(values: Uint8Array): number {
  return values.reduce((total, value) => total + value, 0);
}

function withoutGroup(columns: LagColumns, { asOfMs }: Settings): LagResult {
  const bestOf = (members: Uint8Array): ScoredModel | null =>
    columns.models
      .filter((_, row) => members[row] === 1)
      .reduce<ScoredModel | null>((best, model) => (best === null || model.score > best.score ? model : best), null);
  const leaderBest = bestOf(columns.isLeader);
  const followerBest = bestOf(columns.isFollower);
  const who = leaderBest === null ? (followerBest === null ? 'either group' : 'the leader') : 'the follower';
  const reason = `no model of ${who} was released by ${formatDate(asOfMs)}`;
  return {
    asOfMs,
    readings: lagDefinitions.map((definition) => ({
      definition,
      estimate: null,
      low: null,
      high: null,
      unit: unitOf(definition),
      levels: 0,
      unmatched: 0,
      reason,
    })),
    levels: [],
    leaderModels: sum(columns.isLeader),
    followerModels: sum(columns.isFollower),
    leaderBest,
    followerBest,
    notes: [],
  };
}

function unitOf(definition: LagDefinition): LagReading['unit'] {
  return definition === 'vertical' ? 'index points' : 'months';
}

interface Frontiers {
  readonly leader: Frontier;
  readonly follower: Frontier;
  readonly tolerancePoints: number;
}

function toLevels(columns: LagColumns, { leader, follower, tolerancePoints }: Frontiers): LagLevel[] {
  const { models, scores } = columns;
  const levels: LagLevel[] = [];
  const first = firstLevel(columns, leader, follower);
  const followerRecords = Array.from(follower.rows.subarray(0, follower.count), (row) => models[row]!);
  for (let at = first; at < leader.count; at++) {
    const leaderModel = models[leader.rows[at]!]!;
    const { score, releasedMs: reachedMs } = leaderModel;
    const below = at === 0 ? score : Math.max(scores[leader.rows[at - 1]!]!, followerRecords[0]!.score);
    const followerModel = followerRecords.find((model) => matchedUpTo(model.score, tolerancePoints) >= score) ?? null;
    const matchedMs = followerModel === null ? null : followerModel.releasedMs;
    const lagMonths = matchedMs === null ? null : (matchedMs - reachedMs) / MONTH_MS;
    levels.push({ score, points: score - below, leaderModel, reachedMs, followerModel, matchedMs, lagMonths });
  }
  return levels;
}

function toReading(definition: LagDefinition, sample: Comparison): LagReading {
  const estimate = finiteOrNull(figureOf(sample.figures, definition));
  return {
    definition,
    estimate,
    ...intervalOf(definition, sample),
    unit: unitOf(definition),
    levels: sample.levels.length,
    unmatched: sample.levels.filter(isUnmatched).length,
    reason: estimate === null ? reasonOf(definition, sample.levels) : null,
  };
}

function finiteOrNull(figure: number): number | null {
  return Number.isFinite(figure) ? figure : null;
}

/** Percentiles of the draws that take in the estimate. A median that is not reached still has a lower end. */
function intervalOf(
  definition: LagDefinition,
  { figures, draws, interval, levels, asOfMs }: Comparison,
): { readonly low: number | null; readonly high: number | null } {
  const figure = figureOf(figures, definition);
  const isOpen = definition === 'survival' && figure === Infinity;
  if (draws === null || !(Number.isFinite(figure) || isOpen)) return { low: null, high: null };
  const values = draws[definition];
  const last = values.length - 1;
  const low = values[Math.floor(((1 - interval) / 2) * last)]!;
  const high = values[Math.ceil(((1 + interval) / 2) * last)]!;
  // The survival curve stays above a half for as long as the oldest level is followed: the median is beyond that.
  const bound = isOpen ? (asOfMs - levels.find(isUnmatched)!.reachedMs) / MONTH_MS : figure;
  return { low: finiteOrNull(Math.min(low, bound)), high: isOpen ? null : finiteOrNull(Math.max(high, bound)) };
}

function reasonOf(definition: LagDefinition, levels: readonly LagLevel[]): string {
  if (levels.length === 0) return 'the follower’s first model is above the leader’s best';
  if (definition === 'look-back') return 'the leader has not reached the follower’s best';
  if (definition === 'survival') return 'the median is not reached: too few levels are matched';
  return 'no level is matched';
}
