import { parquetRead } from 'hyparquet';
import { type Level, levels } from '../../../core/blocks.ts';
import { DAY_MS } from '../../../core/time-span.ts';
import { blockTallies, type CountedBlocks, type Tally } from '../../../windows/tally.ts';
import type { paths } from '../api-schema.ts';

/** What is said of the rows, as the API answers it. */
export type RowsDocument = paths['/rows']['get']['responses'][200]['content']['application/json'];

/** Blocks of a level in the order in which windows count them. */
export type TallyOf = (level: string, order: 'time' | 'height') => Tally;

/**
 * Reads the table of blocks. Levels are put in order when they are first asked for, and kept.
 *
 * @throws {RangeError} if its columns are not those that the document says.
 */
export async function readBlockRows(file: ArrayBuffer, about: RowsDocument): Promise<TallyOf> {
  const columns = await readColumns(file, about.rows);
  return about.form === 'days' ? dayTallies(columns, about) : rowTallies(columns, about);
}

type Columns = (name: string) => Float64Array;

async function readColumns(file: ArrayBuffer, rows: number): Promise<Columns> {
  const columns = new Map<string, Float64Array>();
  await parquetRead({
    file,
    onChunk({ columnName, columnData, rowStart }) {
      let column = columns.get(columnName);
      if (column === undefined) {
        column = new Float64Array(rows);
        columns.set(columnName, column);
      }
      column.set(columnData as ArrayLike<number>, rowStart);
    },
  });
  return (name) => {
    const column = columns.get(name);
    if (column === undefined) throw new RangeError(`rows: expected a column '${name}', got none`);
    return column;
  };
}

function rowTallies(columns: Columns, about: RowsDocument): TallyOf {
  const blocks: CountedBlocks = {
    count: about.rows,
    height: Int32Array.from(columns('height')),
    timeSeconds: columns('time'),
    stale: new Uint8Array(about.rows),
    levels: Object.fromEntries(
      about.levels.map(({ level, entities }) => [
        level,
        { codes: Int32Array.from(columns(level.replaceAll('-', '_'))), names: entities.map(({ id }) => id) },
      ]),
    ),
  };
  const known = { time: new Map<string, Tally>(), height: new Map<string, Tally>() };
  return (level, order) => {
    if (known[order].size === 0) {
      const wanted = about.levels.map((one) => levelOf(one.level));
      for (const tally of blockTallies(blocks, wanted, order)) known[order].set(tally.level, tally);
    }
    return found(known[order], level);
  };
}

/** Counts a day as rows at the start of their day, each as often as it was counted. */
function dayTallies(columns: Columns, about: RowsDocument): TallyOf {
  const [level, day, code, blocks] = ['level', 'day', 'code', 'blocks'].map(columns) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const tallies = new Map<string, Tally>();
  let row = 0;
  for (const [index, one] of about.levels.entries()) {
    const timeMs = new Float64Array(one.blocks);
    const codes = new Int32Array(one.blocks);
    for (let from = 0; row < level.length && level[row] === index; row++) {
      const to = from + blocks[row]!;
      timeMs.fill(day[row]! * DAY_MS, from, to);
      codes.fill(code[row]!, from, to);
      from = to;
    }
    const names = one.entities.map(({ id }) => id);
    tallies.set(one.level, { level: levelOf(one.level), timeMs, codes, names, heights: null });
  }
  return (wanted, order) => {
    if (order === 'height')
      throw new RangeError('windows of blocks need blocks one by one, and these are counts per day');
    return found(tallies, wanted);
  };
}

function found(tallies: ReadonlyMap<string, Tally>, level: string): Tally {
  const tally = tallies.get(level);
  if (tally === undefined)
    throw new RangeError(`level: expected one of ${[...tallies.keys()].join(', ')}, got '${level}'`);
  return tally;
}

function levelOf(text: string): Level {
  const level = levels.find((one) => one === text);
  if (level === undefined) throw new RangeError(`level: expected one of ${levels.join(', ')}, got '${text}'`);
  return level;
}
