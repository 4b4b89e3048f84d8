import type { CodedColumn } from '../core/blocks.ts';
import type { DailyCounts } from '../core/daily-counts.ts';
import { DAY_MS, SECOND_MS } from '../core/time-span.ts';
import { badCell, blockTimes, codedTexts, heights, namedColumn } from './_cells.ts';
import type { Source } from './_source.ts';

/** Daily counts of every level that a long table holds, and where its origin changes. */
export interface DailyBlocks {
  readonly daily: ReadonlyMap<string, DailyCounts>;
  /** First days of each origin after the first, ascending, milliseconds since 1970. */
  readonly originChangesMs: readonly number[];
}

/** Columns of the table, in order; an empty entity is unattributed. */
export const dailyBlocksColumns = ['date', 'level', 'entity', 'blocks', 'origin'] as const;

const id = 'daily-blocks';

/** Blocks per day, level and entity, as the bundled snapshot holds them. */
export const dailyBlocks: Source<DailyBlocks> = {
  id,
  title: 'Contraflow snapshot, blocks per day, level and entity',
  homepage: null,
  licence: null,
  citation: null,
  accepts: `A row per day, level and entity with the columns ${dailyBlocksColumns.join(', ')}.`,
  recognises: (columns) => dailyBlocksColumns.every((wanted) => columns.some(({ name }) => name === wanted)),
  wanted: () => dailyBlocksColumns,
  parse(table) {
    if (table.rowCount === 0) throw new SyntaxError(`${id}: expected at least one row, got none`);
    const [dates, levels, entities, counts, origins] = dailyBlocksColumns.map((name) => namedColumn(table, id, name));
    const days = blockTimes(dates!).map((seconds, row) => {
      if (Number.isInteger((seconds * SECOND_MS) / DAY_MS)) return (seconds * SECOND_MS) / DAY_MS;
      throw badCell(dates!, row, 'a whole UTC day');
    });
    const blocks = heights(counts!).map((count, row) => {
      if (count >= 0) return count;
      throw badCell(counts!, row, 'a whole number of blocks');
    });
    const level = codedTexts(levels!);
    const entity = codedTexts(entities!);
    const daily = new Map(
      level.names.map((name, code) => [name, countsOf({ days, blocks, level, entity }, code)] as const),
    );
    return { value: { daily, originChangesMs: changesMs(days, codedTexts(origins!)) }, problems: [] };
  },
};

interface Rows {
  /** Days since 1970. */
  readonly days: Float64Array;
  readonly blocks: Int32Array;
  readonly level: CodedColumn;
  readonly entity: CodedColumn;
}

function countsOf({ days, blocks, level, entity }: Rows, levelCode: number): DailyCounts {
  const first = days.reduce((least, day) => Math.min(least, day));
  const dayCount = days.reduce((most, day) => Math.max(most, day)) - first + 1;
  const all = new Float64Array(entity.names.length * dayCount);
  const unattributed = new Float64Array(dayCount);
  const isSeen = new Uint8Array(entity.names.length);
  for (let row = 0; row < days.length; row++) {
    if (level.codes[row] !== levelCode) continue;
    const code = entity.codes[row]!;
    const day = days[row]! - first;
    if (code === -1) unattributed[day]! += blocks[row]!;
    else {
      all[code * dayCount + day]! += blocks[row]!;
      isSeen[code] = 1;
    }
  }
  const seen = entity.names.map((_, code) => code).filter((code) => isSeen[code] === 1);
  const counts = new Float64Array(seen.length * dayCount);
  for (const [index, code] of seen.entries()) {
    counts.set(all.subarray(code * dayCount, (code + 1) * dayCount), index * dayCount);
  }
  return {
    fromMs: first * DAY_MS,
    days: dayCount,
    entities: seen.map((code) => entity.names[code]!),
    counts,
    unattributed,
  };
}

function changesMs(days: Float64Array, origin: CodedColumn): number[] {
  const firstDays = new Map<number, number>();
  for (let row = 0; row < days.length; row++) {
    const code = origin.codes[row]!;
    firstDays.set(code, Math.min(firstDays.get(code) ?? Infinity, days[row]!));
  }
  return [...new Set(firstDays.values())]
    .sort((a, b) => a - b)
    .slice(1)
    .map((day) => day * DAY_MS);
}
