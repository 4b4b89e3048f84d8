import type { AttributedBlocks, Level } from '../core/blocks.ts';
import type { DailyCounts } from '../core/daily-counts.ts';
import { total } from '../core/distribution.ts';
import { lowerBound } from '../core/lower-bound.ts';
import { DAY_MS, SECOND_MS, type TimeSpan } from '../core/time-span.ts';
import { timeWindows, type WindowSpec } from '../core/window-spec.ts';

/** Rows of one field, ready to be counted in windows: each row is one block held by one entity. */
export interface Tally {
  readonly level: Level;
  /** Ascending. */
  readonly timeMs: Float64Array;
  /** Index into `names`; -1 is unattributed. */
  readonly codes: Int32Array;
  readonly names: readonly string[];
  /** Ascending; null where rows are ordered by time and a height means nothing. */
  readonly heights: Int32Array | null;
}

/** A window and the rows [start, end) that fall in it. */
export interface RowWindow {
  readonly span: TimeSpan;
  readonly start: number;
  readonly end: number;
}

/** What of attributed blocks is counted. */
export type CountedBlocks = Pick<AttributedBlocks, 'count' | 'height' | 'timeSeconds' | 'stale'> & {
  readonly levels: Readonly<Partial<AttributedBlocks['levels']>>;
};

/**
 * Best-chain blocks of each level (stale ones if there are no others), ordered by time for windows of time or by height
 * for windows of blocks.
 * Header times may run backwards by up to two hours: by height, a block's time is the latest so far.
 *
 * @throws {RangeError} if a window of time meets blocks without a time, there are no blocks, or they lack a level.
 */
export function blockTallies(blocks: CountedBlocks, wanted: readonly Level[], order: 'time' | 'height'): Tally[] {
  const rows = countedRows(blocks);
  if (rows.length === 0) throw new RangeError('measure: expected at least one block, got none');
  const timeMs = new Float64Array(rows.length);
  if (order === 'time') {
    sortByTime(rows, blocks.timeSeconds);
    for (const [index, row] of rows.entries()) timeMs[index] = blocks.timeSeconds[row]! * SECOND_MS;
    const undated = rows.filter((row) => Number.isNaN(blocks.timeSeconds[row]!));
    if (undated.length > 0) {
      throw new RangeError(
        `measure: windows of days need the time of each block, got ${undated.length} of ${rows.length} without one (first at height ${blocks.height[undated[0]!]}; blocks can be counted instead: --window 4320b)`,
      );
    }
  } else {
    let latest = Number.NaN;
    for (const [index, row] of rows.entries()) {
      const ms = blocks.timeSeconds[row]! * SECOND_MS;
      if (ms > latest || Number.isNaN(latest)) latest = ms;
      timeMs[index] = latest;
    }
  }
  const heights = order === 'height' ? Int32Array.from(rows, (row) => blocks.height[row]!) : null;
  return wanted.map((level) => {
    const column = blocks.levels[level];
    if (column === undefined) throw new RangeError(`measure: expected blocks with the level '${level}', got none`);
    const codes = new Int32Array(rows.length);
    for (let index = 0; index < rows.length; index++) codes[index] = column.codes[rows[index]!]!;
    return { level, timeMs, codes, names: column.names, heights };
  });
}

/** Daily counts as rows at the start of their day, each as often as it was counted. */
export function dailyTally(level: Level, daily: DailyCounts): Tally {
  const { days, entities, counts, unattributed } = daily;
  const size = total(counts) + total(unattributed);
  const timeMs = new Float64Array(size);
  const codes = new Int32Array(size);
  let row = 0;
  const put = (day: number, code: number, count: number) => {
    timeMs.fill(daily.fromMs + day * DAY_MS, row, row + count);
    codes.fill(code, row, row + count);
    row += count;
  };
  for (let day = 0; day < days; day++) {
    for (let entity = 0; entity < entities.length; entity++) put(day, entity, counts[entity * days + day]!);
    put(day, -1, unattributed[day]!);
  }
  return { level, timeMs, codes, names: entities, heights: null };
}

/** The whole UTC days that rows ordered by time touch. */
export function tallyCoverage({ timeMs }: Tally): TimeSpan {
  return {
    fromMs: Math.floor(timeMs[0]! / DAY_MS) * DAY_MS,
    toMs: (Math.floor(timeMs[timeMs.length - 1]! / DAY_MS) + 1) * DAY_MS,
  };
}

/** Which windows rows are cut into. */
export interface WindowRequest {
  readonly window: WindowSpec;
  /** Equal to the window where windows are not to overlap. */
  readonly step: WindowSpec;
  /** Limits of the windows in milliseconds since 1970; null where the data decide. */
  readonly fromMs: number | null;
  readonly toMs: number | null;
  /** Windows of days start on a grid from this instant; null: from the start of the data. */
  readonly gridMs?: number;
}

/**
 * The windows that fit rows, in order; rows are by height for windows of blocks, by time for all others. Empty where none fits.
 *
 * @throws {RangeError} if the window and its step count different things.
 */
export function rowWindows(tally: Tally, { window, step, fromMs, toMs, gridMs }: WindowRequest): RowWindow[] {
  if (window.kind === 'blocks') {
    const limits = fromMs === null && toMs === null ? null : { fromMs: fromMs ?? -Infinity, toMs: toMs ?? Infinity };
    return blockRowWindows(tally, limits, window, step);
  }
  const data = tallyCoverage(tally);
  const coverage: TimeSpan = { fromMs: fromMs ?? onGrid(data.fromMs, gridMs, step), toMs: toMs ?? data.toMs };
  return timeRowWindows(tally, coverage, window, step);
}

/** The first instant of the grid that is not before the data. */
function onGrid(dataFromMs: number, gridMs: number | undefined, step: WindowSpec): number {
  if (gridMs === undefined || step.kind !== 'days') return dataFromMs;
  const stepMs = step.days * DAY_MS;
  return gridMs + Math.max(0, Math.ceil((dataFromMs - gridMs) / stepMs)) * stepMs;
}

/** Windows of time over rows in time order; a window without rows has start = end. */
export function timeRowWindows(tally: Tally, coverage: TimeSpan, window: WindowSpec, step: WindowSpec): RowWindow[] {
  return timeWindows(coverage, window, step).map((span) => ({
    span,
    start: lowerBound(tally.timeMs, span.fromMs),
    end: lowerBound(tally.timeMs, span.toMs),
  }));
}

/**
 * Windows of blocks over rows in height order; the span runs from the first block's time to a second past the last's.
 * Aligned windows (epochs) hold the heights [k·n, (k+1)·n) and are left out where the rows do not reach both ends.
 *
 * @throws {RangeError} if the window or the step counts time.
 */
export function blockRowWindows(
  tally: Tally,
  coverage: TimeSpan | null,
  window: WindowSpec,
  step: WindowSpec,
): RowWindow[] {
  if (window.kind !== 'blocks' || step.kind !== 'blocks') {
    throw new RangeError('window: a window and its step must both count time or both count blocks');
  }
  const { timeMs, heights } = tally;
  const first = coverage === null ? 0 : lowerBound(timeMs, coverage.fromMs);
  const last = coverage === null ? timeMs.length : lowerBound(timeMs, coverage.toMs);
  const windows: RowWindow[] = [];
  const push = (start: number, end: number) =>
    windows.push({ start, end, span: { fromMs: timeMs[start]!, toMs: timeMs[end - 1]! + SECOND_MS } });
  if (window.isAligned === undefined || heights === null) {
    for (let start = first; start + window.blocks <= last; start += step.blocks) push(start, start + window.blocks);
    return windows;
  }
  const { blocks } = window;
  if (first >= last) return windows;
  const lowest = Math.ceil(Math.max(heights[first]!, 0) / blocks) * blocks;
  for (let from = lowest; from + blocks - 1 <= heights[last - 1]!; from += step.blocks) {
    const start = lowerBound(heights, from);
    const end = lowerBound(heights, from + blocks);
    if (end > start) push(start, end);
  }
  return windows;
}

/** Rows on the best chain; all rows where every block is stale, for then it is stale blocks that are asked about. */
export function countedRows(blocks: Pick<AttributedBlocks, 'count' | 'stale'>): Uint32Array {
  const isAllStale = blocks.stale.every((flag) => flag === 1);
  const rows = new Uint32Array(blocks.count);
  let size = 0;
  for (let row = 0; row < blocks.count; row++) if (isAllStale || blocks.stale[row] === 0) rows[size++] = row;
  return rows.subarray(0, size);
}

/** Stable; by insertion, since rows in height order are within hours of time order; else by a full sort. */
function sortByTime(rows: Uint32Array, times: Float64Array): void {
  let budget = rows.length * 64;
  for (let index = 1; index < rows.length; index++) {
    const row = rows[index]!;
    const time = times[row]!;
    let place = index;
    while (place > 0 && times[rows[place - 1]!]! > time && budget > 0) {
      rows[place] = rows[place - 1]!;
      place--;
      budget--;
    }
    rows[place] = row;
  }
  if (budget === 0) rows.sort((a, b) => times[a]! - times[b]! || a - b);
}
