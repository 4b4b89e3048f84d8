import { parquetMetadata, parquetRead } from 'hyparquet';
import { type Level, levels } from '../../../core/blocks.ts';
import { lowerBound } from '../../../core/lower-bound.ts';
import { DAY_MS } from '../../../core/time-span.ts';
import { blockTallies, type CountedBlocks, type Tally } from '../../../windows/tally.ts';
import type { paths } from '../api-schema.ts';

/** What is said of the rows, as the API answers it. */
export type RowsDocument = paths['/rows']['get']['responses'][200]['content']['application/json'];

/** Blocks of a level in the order in which windows count them; read when they are first asked for, and kept. */
export type TallyOf = (level: string, order: 'time' | 'height') => Promise<Tally>;

/**
 * Opens the table of blocks. A column is unpacked when it is first needed.
 *
 * @throws {RangeError} where what is asked for is not in it.
 */
export function openBlockRows(file: ArrayBuffer, about: RowsDocument): TallyOf {
  const column = columnsOf(file, about.rows);
  const read = about.form === 'days' ? dayTallies(column, about) : rowTallies(column, about);
  const known = new Map<string, Promise<Tally>>();
  return (level, order) => {
    const key = `${level} ${order}`;
    let tally = known.get(key);
    if (tally === undefined) {
      tally = read(level, order);
      known.set(key, tally);
    }
    return tally;
  };
}

type ColumnOf = (name: string) => Promise<Float64Array>;

function columnsOf(file: ArrayBuffer, rows: number): ColumnOf {
  const metadata = parquetMetadata(file);
  const known = new Map<string, Promise<Float64Array>>();
  const read = async (name: string): Promise<Float64Array> => {
    const column = new Float64Array(rows);
    await parquetRead({
      file,
      metadata,
      columns: [name],
      onChunk: ({ columnData, rowStart }) => column.set(columnData as ArrayLike<number>, rowStart),
    });
    return column;
  };
  return (name) => {
    const column = known.get(name) ?? read(name);
    known.set(name, column);
    return column;
  };
}

function rowTallies(column: ColumnOf, about: RowsDocument): TallyOf {
  const stale = new Uint8Array(about.rows);
  return async (text, order) => {
    const level = levelOf(text, about);
    const { entities } = about.levels.find((one) => one.level === level)!;
    const [timeSeconds, codes, height] = await Promise.all([
      column('time'),
      column(level.replaceAll('-', '_')),
      order === 'height' ? column('height') : new Float64Array(about.rows),
    ]);
    const coded = { codes: Int32Array.from(codes), names: entities.map(({ id }) => id) };
    const blocks: CountedBlocks = {
      count: about.rows,
      height: Int32Array.from(height),
      timeSeconds,
      stale,
      levels: { [level]: coded },
    };
    return blockTallies(blocks, [level], order)[0]!;
  };
}

/** Counts a day as rows at the start of their day, each as often as it was counted. */
function dayTallies(column: ColumnOf, about: RowsDocument): TallyOf {
  return async (text, order) => {
    if (order === 'height')
      throw new RangeError('window: expected days or calendar periods, got blocks: these are counts per day');
    const level = levelOf(text, about);
    const index = about.levels.findIndex((one) => one.level === level);
    const { blocks: size, entities } = about.levels[index]!;
    const [levels, day, code, blocks] = await Promise.all(
      (['level', 'day', 'code', 'blocks'] as const).map(column) as [
        Promise<Float64Array>,
        Promise<Float64Array>,
        Promise<Float64Array>,
        Promise<Float64Array>,
      ],
    );
    const timeMs = new Float64Array(size);
    const codes = new Int32Array(size);
    let from = 0;
    for (let row = lowerBound(levels, index); levels[row] === index; row++) {
      const to = from + blocks[row]!;
      timeMs.fill(day[row]! * DAY_MS, from, to);
      codes.fill(code[row]!, from, to);
      from = to;
    }
    return { level, timeMs, codes, names: entities.map(({ id }) => id), heights: null };
  };
}

function levelOf(text: string, about: RowsDocument): Level {
  const known = about.levels.map(({ level }) => level);
  const level = levels.find((one) => one === text && known.includes(one));
  if (level === undefined) throw new RangeError(`level: expected one of ${known.join(', ')}, got '${text}'`);
  return level;
}
