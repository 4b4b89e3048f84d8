import type { AttributedBlocks } from '../core/blocks.ts';
import type { Reading } from '../core/reading.ts';
import { writeFileAtomic, writeTempThenRename } from '../platform/files.ts';
import { blockColumns, blockRows } from '../store/block-columns.ts';
import { readingColumns, readingJsonColumns } from '../store/reading-columns.ts';
import type { Cell, QueryAnswer } from '../store/store.ts';
import {
  csvPieces,
  jsonLinesPieces,
  type ParquetOptions,
  type TableColumn,
  writeParquet,
} from '../store/table-writer.ts';

export {
  csvPieces,
  type ParquetOptions,
  readingColumns,
  readingJsonColumns,
  type TableColumn,
  writeFileAtomic,
  writeParquet,
};

/** Readings as CSV, piece by piece. */
export function readingsCsv(readings: Iterable<Reading>): Generator<string> {
  return csvPieces(readingColumns, readings);
}

/** Readings as one JSON array, an object a line, piece by piece. */
export function* readingsJson(readings: Iterable<Reading>): Generator<string> {
  const array = createJsonArray();
  for (const lines of jsonLinesPieces(readingJsonColumns, readings)) yield array.add(lines);
  yield array.end();
}

/** An answer of the store as CSV, or as one JSON array with an object a line, piece by piece. */
export async function* answerPieces(answer: QueryAnswer, format: 'csv' | 'json'): AsyncGenerator<string> {
  const columns = answer.columns.map(
    ({ name, type }, at): TableColumn<readonly Cell[]> => ({
      name,
      type: answerTypes.find(([pattern]) => pattern.test(type))?.[1] ?? 'text',
      value: (row) => (typeof row[at] === 'boolean' ? String(row[at]) : (row[at] as string | number | null)),
    }),
  );
  if (format === 'csv') {
    yield [...csvPieces(columns, [])].join('');
    for await (const rows of answer.rows) yield [...csvPieces(columns, rows)].slice(1).join('');
  } else {
    const array = createJsonArray();
    for await (const rows of answer.rows) yield array.add([...jsonLinesPieces(columns, rows)].join(''));
    yield array.end();
  }
}

/** How cells of the engine's types are written; a text otherwise. A number beyond JavaScript's comes as its digits. */
const answerTypes = [
  [/^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|FLOAT|DOUBLE|DECIMAL.*)$/, 'number'],
  [/^BOOLEAN$/, 'json'],
] as const;

/** Joins pieces of JSON lines to one array. */
function createJsonArray(): { readonly add: (lines: string) => string; readonly end: () => string } {
  let before = '[\n';
  return {
    add(lines) {
      const piece = before + lines.trimEnd().replaceAll('\n', ',\n');
      before = ',\n';
      return piece;
    },
    end: () => (before === '[\n' ? '[]\n' : '\n]\n'),
  };
}

/** Writes readings as a Parquet file, whole or not at all. */
export function writeReadingsParquet(path: string, readings: Iterable<Reading>, signal?: AbortSignal): Promise<void> {
  return writeWholeParquet(path, { columns: readingColumns, rows: untilAborted(readings, signal) }, signal);
}

async function writeWholeParquet<Row>(
  path: string,
  { columns, rows }: { readonly columns: readonly TableColumn<Row>[]; readonly rows: Iterable<Row> },
  signal: AbortSignal | undefined,
): Promise<void> {
  await writeTempThenRename(path, async (temporary) => {
    try {
      await writeParquet(temporary, columns, rows);
    } catch (error) {
      if (!(error instanceof Error) || !error.message.includes(temporary)) throw error;
      throw new Error(error.message.replaceAll(temporary, path), { cause: error });
    }
    signal?.throwIfAborted();
  });
}

/**
 * Writes attributed blocks as Parquet, CSV or JSON lines, by the ending of the name, whole or not at all.
 *
 * @throws {RangeError} if the name ends in none of the three.
 */
export async function writeBlocks(path: string, blocks: AttributedBlocks, signal?: AbortSignal): Promise<void> {
  const columns = blockColumns(blocks);
  const rows = untilAborted(blockRows(blocks), signal);
  const ending = /\.(parquet|csv|jsonl)$/i.exec(path)?.[1]?.toLowerCase();
  if (ending === undefined)
    throw new RangeError(`blocks: expected a name that ends in .parquet, .csv or .jsonl, got '${path}'`);
  if (ending === 'parquet') {
    await writeWholeParquet(path, { columns, rows }, signal);
  } else {
    await writeFileAtomic(path, ending === 'csv' ? csvPieces(columns, rows) : jsonLinesPieces(columns, rows));
  }
}

function* untilAborted<Row>(rows: Iterable<Row>, signal: AbortSignal | undefined): Generator<Row> {
  for (const row of rows) {
    signal?.throwIfAborted();
    yield row;
  }
}
