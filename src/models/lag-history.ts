import { modelConfidences, type ScoredModel } from '../core/ai-model.ts';
import { DAY_MS } from '../core/time-span.ts';
import { timeWindows } from '../core/window-spec.ts';
import { type LagOptions, type LagReading, lag } from './lag.ts';

/** How far behind the follower was at one date. */
export interface LagHistoryPoint {
  readonly asOfMs: number;
  /** In the order of `lagDefinitions`. */
  readonly readings: readonly LagReading[];
}

const QUARTER = { kind: 'months', months: 3 } as const;
const LONGEST_QUARTER_MS = 92 * DAY_MS;

/**
 * How far behind the follower was at the end of each quarter from the first in which both groups have a model, and at `asOfMs`;
 * empty where they never do. Without intervals unless `resamples` asks for them.
 *
 * Every date is seen with the scores of today, so it is not what was known then. Neighbouring dates share nearly all their models:
 * the points are no independent readings, and no trend is to be tested on them.
 *
 * @throws {RangeError} as `lag` does.
 */
export function lagHistory(models: readonly ScoredModel[], options: LagOptions): LagHistoryPoint[] {
  const { leader, follower, asOfMs, confidences = modelConfidences } = options;
  const at = (dateMs: number): LagHistoryPoint => ({
    asOfMs: dateMs,
    readings: lag(models, { resamples: 0, ...options, asOfMs: dateMs }).readings,
  });
  const last = at(asOfMs);
  const counted = models.filter(({ confidence }) => confidences.includes(confidence));
  const fromMs = Math.max(firstRelease(counted.filter(leader)), firstRelease(counted.filter(follower)));
  if (fromMs > asOfMs) return [];
  const quarters = timeWindows({ fromMs: fromMs - LONGEST_QUARTER_MS, toMs: asOfMs + DAY_MS }, QUARTER, QUARTER);
  const dates = quarters.map(({ toMs }) => toMs - DAY_MS).filter((ms) => ms >= fromMs && ms + DAY_MS <= asOfMs);
  return [...dates.map(at), last];
}

function firstRelease(models: readonly ScoredModel[]): number {
  return models.reduce((first, { releasedMs }) => Math.min(first, releasedMs), Infinity);
}
