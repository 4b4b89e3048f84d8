import type { AttributedBlocks } from '../core/blocks.ts';
import type { Reading } from '../core/reading.ts';
import { writeFileAtomic, writeTempThenRename } from '../platform/files.ts';
import { blockColumns, blockRows } from '../store/block-columns.ts';
import { readingColumns, readingJsonColumns } from '../store/reading-columns.ts';
import { csvPieces, jsonLinesPieces, writeParquet } from '../store/table-writer.ts';

/** Readings as CSV, piece by piece. */
export function readingsCsv(readings: Iterable<Reading>): Generator<string> {
  return csvPieces(readingColumns, readings);
}

/** Readings as one JSON array, an object a line, piece by piece. */
export function* readingsJson(readings: Iterable<Reading>): Generator<string> {
  let before = '[\n';
  for (const lines of jsonLinesPieces(readingJsonColumns, readings)) {
    yield before + lines.trimEnd().replaceAll('\n', ',\n');
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

/** Writes readings as a Parquet file, whole or not at all. */
export async function writeReadingsParquet(path: string, readings: Iterable<Reading>): Promise<void> {
  await writeTempThenRename(path, (temporary) => writeParquet(temporary, readingColumns, readings));
}

/**
 * Writes attributed blocks as Parquet, CSV or JSON lines, by the ending of the name, whole or not at all.
 *
 * @throws {RangeError} if the name ends in none of the three.
 */
export async function writeBlocks(path: string, blocks: AttributedBlocks): Promise<void> {
  const columns = blockColumns(blocks);
  const ending = /\.(parquet|csv|jsonl)$/i.exec(path)?.[1]?.toLowerCase();
  if (ending === undefined)
    throw new RangeError(`blocks: expected a name that ends in .parquet, .csv or .jsonl, got '${path}'`);
  if (ending === 'parquet') {
    await writeTempThenRename(path, (temporary) => writeParquet(temporary, columns, blockRows(blocks)));
  } else {
    const rows = blockRows(blocks);
    await writeFileAtomic(path, ending === 'csv' ? csvPieces(columns, rows) : jsonLinesPieces(columns, rows));
  }
}
