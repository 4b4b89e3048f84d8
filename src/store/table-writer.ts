import type { DuckDBConnection, DuckDBInstance, DuckDBType, DuckDBValue } from '@duckdb/node-api';
import { csvCell, jsonText } from '../core/text.ts';
import { formatInstant } from '../core/time-span.ts';
import { duckDbComplaint, isDuckDbError, loadDuckDb, openDuckDb, sqlName, sqlText } from './duckdb.ts';

/** One column of a table to be written: its name, its type and how its cell is taken from a row. */
export interface TableColumn<Row> {
  readonly name: string;
  readonly type: 'text' | 'number' | 'integer' | 'time' | 'json';
  /** null and what is not finite are empty cells; a time is milliseconds since 1970 UTC; JSON is its text. */
  readonly value: (row: Row) => string | number | null;
}

/**
 * CSV, piece by piece: a header, then a line per row, ended by LF. Times are ISO 8601 UTC, empty cells empty, texts safe to open in a spreadsheet.
 *
 * @see RFC 4180 (2005).
 * @example
 * [...csvPieces([{ name: 'pool', type: 'text', value: (row) => row }], ['a,b'])].join(''); // => 'pool\n"a,b"\n'
 */
export function csvPieces<Row>(columns: readonly TableColumn<Row>[], rows: Iterable<Row>): Generator<string> {
  const header = columns.map(({ name }) => csvCell(name)).join(',');
  return pieces(columns, rows, {
    header: `${header}\n`,
    before: columns.map((_, at) => (at === 0 ? '' : ',')),
    end: '\n',
    empty: '',
    cell: csvCell,
  });
}

/**
 * JSON lines, piece by piece: an object per row with every column in order. Times are ISO 8601 UTC, empty cells null.
 *
 * @example
 * [...jsonLinesPieces([{ name: 'pool', type: 'text', value: (row) => row }], ['a'])].join(''); // => '{"pool":"a"}\n'
 */
export function jsonLinesPieces<Row>(columns: readonly TableColumn<Row>[], rows: Iterable<Row>): Generator<string> {
  const before = columns.map(({ name }, at) => `${at === 0 ? '{' : ','}${jsonText(name)}:`);
  return pieces(columns, rows, { header: '', before, end: '}\n', empty: 'null', cell: jsonText });
}

interface TextForm {
  readonly header: string;
  /** What stands before the cell of each column. */
  readonly before: readonly string[];
  readonly end: string;
  readonly empty: string;
  readonly cell: (text: string) => string;
}

function* pieces<Row>(columns: readonly TableColumn<Row>[], rows: Iterable<Row>, form: TextForm): Generator<string> {
  const writers = columns.map((column) => createCellWriter(column, form));
  if (form.header !== '') yield form.header;
  for (const batch of batches(rows)) {
    const cells = writers.map((writer) => writer(batch));
    let piece = '';
    for (let row = 0; row < batch.length; row++) {
      for (let at = 0; at < cells.length; at++) piece += form.before[at]! + cells[at]![row]!;
      piece += form.end;
    }
    yield piece;
  }
}

function isEmpty(cell: string | number | null): cell is null {
  return cell === null || (typeof cell === 'number' && !Number.isFinite(cell));
}

/** Rows handed on together. The engine takes at most as many at a time. */
const BATCH_ROWS = 2048;

function* batches<Row>(rows: Iterable<Row>): Generator<readonly Row[]> {
  let batch: Row[] = [];
  for (const row of rows) {
    batch.push(row);
    if (batch.length < BATCH_ROWS) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Texts that one column may have before its memory of those made safe is cleared. */
const REMEMBERED = 50_000;

/** Cells of one column as text. Texts and times repeat from row to row, so each is made safe once. */
function createCellWriter<Row>({ type, value }: TableColumn<Row>, { empty, cell }: TextForm) {
  const isVerbatim = type === 'number' || type === 'integer' || (type === 'json' && cell === jsonText);
  const made = new Map<string | number, string>();
  return (batch: readonly Row[]): readonly string[] => {
    let last: string | number | undefined;
    let text = '';
    return batch.map((row) => {
      const raw = value(row);
      if (isEmpty(raw)) return empty;
      if (isVerbatim) return String(raw);
      if (raw === last) return text;
      last = raw;
      const known = made.get(raw);
      text = known ?? cell(type === 'time' ? formatInstant(Number(raw)) : String(raw));
      if (made.size > REMEMBERED) made.clear();
      if (known === undefined) made.set(raw, text);
      return text;
    });
  };
}

/** How a Parquet file is pressed: `zstd` is smaller, `snappy` is read without a further package by every reader. */
export interface ParquetOptions {
  readonly compression?: 'zstd' | 'snappy';
  /** Whole numbers as their differences, by version 2 of the format: a fraction of the size where they ascend. */
  readonly hasDifferences?: boolean;
}

/**
 * Writes a Parquet file: zstd unless told otherwise, rows in order, times as UTC timestamps; the same rows give the same bytes.
 * It writes in place, so a caller who wants the whole file or none gives it a temporary name and renames.
 *
 * @throws {Error} if the file cannot be written.
 */
export async function writeParquet<Row>(
  path: string,
  columns: readonly TableColumn<Row>[],
  rows: Iterable<Row>,
  { compression = 'zstd', hasDifferences = false }: ParquetOptions = {},
): Promise<void> {
  const connection = await (await writingEngine()).connect();
  try {
    await connection.run(
      `CREATE TEMP TABLE rows (${columns.map(({ name, type }) => `${sqlName(name)} ${sqlTypes[type]}`).join(', ')})`,
    );
    await appendRows(connection, 'rows', { columns, rows });
    const version = hasDifferences ? 'V2' : 'V1';
    const form = `FORMAT parquet, COMPRESSION ${compression}, PARQUET_VERSION ${version}, USE_TMP_FILE false`;
    await connection.run(`COPY rows TO ${sqlText(path)} (${form})`);
  } catch (error) {
    if (!isDuckDbError(error)) throw error;
    const complaint = duckDbComplaint(error);
    const reason = /no space left/i.test(complaint) ? 'no space left on the device' : complaint;
    throw new Error(`write: ${reason} (${path})`, { cause: error });
  } finally {
    connection.closeSync(); // and its table with it
  }
}

let engine: Promise<DuckDBInstance> | undefined;

/** One engine in memory for all files that a process writes: a site has dozens, and to start an engine takes longer than to write one. */
function writingEngine(): Promise<DuckDBInstance> {
  engine ??= openDuckDb(':memory:', { threads: '1' });
  return engine;
}

const sqlTypes = {
  text: 'VARCHAR',
  json: 'VARCHAR',
  number: 'DOUBLE',
  integer: 'INTEGER',
  time: 'TIMESTAMPTZ',
} as const;

/** Appends rows to a table whose columns are `columns`, in their order. */
export async function appendRows<Row>(
  connection: DuckDBConnection,
  table: string,
  { columns, rows }: { readonly columns: readonly TableColumn<Row>[]; readonly rows: Iterable<Row> },
): Promise<void> {
  const { DuckDBDataChunk } = loadDuckDb();
  const appender = await connection.createAppender(table);
  for (const batch of batches(rows)) {
    const cells = columns.map((column) => engineCells(column, batch));
    const types = cells.map((values, at) => engineType(columns[at]!.type, values));
    const chunk = DuckDBDataChunk.create(types, batch.length);
    for (const [at, values] of cells.entries()) chunk.setColumnValues(at, values);
    appender.appendDataChunk(chunk);
    await giveWay();
  }
  appender.closeSync();
}

/** Lets signals and timers have their turn. */
function giveWay(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function engineCells<Row>({ type, value }: TableColumn<Row>, batch: readonly Row[]): DuckDBValue[] {
  const { DuckDBTimestampTZValue } = loadDuckDb();
  return batch.map((row) => {
    const cell = value(row);
    if (isEmpty(cell)) return null;
    return type === 'time' ? new DuckDBTimestampTZValue(BigInt(Math.round(Number(cell) * 1000))) : cell;
  });
}

/** Texts that repeat go in as an enumeration, which the engine turns to text: ten times as fast as one call for each. */
function engineType(type: TableColumn<unknown>['type'], values: readonly DuckDBValue[]): DuckDBType {
  const { DOUBLE, ENUM, INTEGER, TIMESTAMPTZ, VARCHAR } = loadDuckDb();
  if (type === 'number') return DOUBLE;
  if (type === 'integer') return INTEGER;
  if (type === 'time') return TIMESTAMPTZ;
  const names = new Set<string>();
  for (const value of values) {
    if (value !== null) names.add(String(value));
    if (names.size > MOST_NAMES) return VARCHAR;
  }
  return ENUM([...names]);
}

/** More different texts than this in a batch are not worth an enumeration. */
const MOST_NAMES = 250;
