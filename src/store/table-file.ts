import { createHash, hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { DuckDBConnection, DuckDBVector } from '@duckdb/node-api';
import type { ColumnHead, ColumnValues, Table } from '../core/table.ts';
import { printable } from '../core/text.ts';
import { readCsv, TextError } from './csv.ts';
import { duckDbComplaint, openDuckDb, sqlName, sqlText } from './duckdb.ts';
import { createTextColumn } from './text-column.ts';

/** Chooses, in sight of all, the columns to be read. */
export type WantedColumns = (columns: readonly ColumnHead[]) => readonly string[];

/** A table with the hash that names its file's bytes. */
export interface TableFile extends Table {
  /** 64 hexadecimal digits. */
  readonly sha256: string;
}

/** Longest text that the JavaScript engine holds, about; a larger table belongs in Parquet. */
const LONGEST_TEXT_BYTES = 500_000_000;

/** Most columns of a table of text: a day each for centuries. What has more is no table, and would fill the memory. */
const MOST_COLUMNS = 100_000;

/**
 * Reads a Parquet, CSV or JSON lines file into columns. What the file is, its first bytes say, not its name.
 *
 * Every cell of CSV and JSON lines is text, a nested one its JSON; in Parquet bytes are hexadecimal text and lists of texts are joined by `|`.
 * Row numbers in errors count from 1 and leave out the header.
 *
 * @throws {SyntaxError} if the file is not such a table, or not a whole one; the message names the row where there is one.
 * @throws {Error} if it cannot be read.
 */
export async function readTable(path: string, wanted: WantedColumns = allColumns): Promise<TableFile> {
  const { start, end, size } = await endsOfFile(path);
  const isParquet = start.startsWith('PAR1');
  if (!isParquet && /\.(parquet|pq)$/i.test(path))
    fail('a Parquet file', `one that starts '${start.slice(0, 16)}'`, path);
  if (isParquet && end !== 'PAR1') fail('a whole Parquet file', 'one cut short', path);
  if (isParquet) {
    const [table, sha256] = await Promise.all([readParquet(path, wanted), hashOfFile(path)]);
    return { ...table, sha256 };
  }
  if (start.startsWith('\u001f\u008b'))
    fail('a Parquet, CSV or JSON lines file', 'a compressed one: decompress it first', path);
  if (start.includes('\0')) fail('a Parquet, CSV or JSON lines file', 'binary data', path);
  if (size > LONGEST_TEXT_BYTES) fail('text of at most 500 MB', `${size} bytes: convert it to Parquet first`, path);
  const bytes = await readFile(path);
  const read = /^(?:\u00ef\u00bb\u00bf)?\s*[[{]/.test(start) ? readJsonLines : readCsvTable;
  try {
    return { ...read(decode(bytes), wanted), sha256: hash('sha256', bytes, 'hex') };
  } catch (error) {
    if (error instanceof TextError) throw withPath(error, path);
    throw error;
  }
}

function allColumns(columns: readonly ColumnHead[]): readonly string[] {
  return columns.map(({ name }) => name);
}

function fail(expected: string, got: string, path: string): never {
  throw new SyntaxError(`readTable: expected ${expected}, got ${printable(got)} (${path})`);
}

function withPath(error: TextError, path: string): SyntaxError {
  const where = error.where === '' ? path : `${error.where}, ${path}`;
  return new SyntaxError(`readTable: ${printable(error.message)} (${where})`, { cause: error });
}

/** First and last bytes, each byte a character. */
async function endsOfFile(path: string): Promise<{ start: string; end: string; size: number }> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, 'r');
    const stats = await file.stat();
    if (stats.isDirectory()) throw new Error(`readTable: expected a file, got a folder (${path})`);
    if (!stats.isFile()) throw new Error(`readTable: expected a file, got a pipe or a device (${path})`);
    if (stats.size === 0) fail('a table', 'an empty file', path);
    const bytes = Buffer.alloc(64);
    const { bytesRead } = await file.read(bytes, 0, 64, 0);
    const start = bytes.toString('latin1', 0, bytesRead);
    await file.read(bytes, 0, 4, Math.max(0, stats.size - 4));
    return { start, end: bytes.toString('latin1', 0, 4), size: stats.size };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') throw new Error(`readTable: no such file (${path})`, { cause: error });
    if (code === 'ENOTDIR') throw new Error(`readTable: no such file (${path})`, { cause: error });
    if (code === 'EACCES') throw new Error(`readTable: permission denied (${path})`, { cause: error });
    throw error;
  } finally {
    await file?.close();
  }
}

async function hashOfFile(path: string): Promise<string> {
  const digest = createHash('sha256');
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) digest.update(piece);
  return digest.digest('hex');
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new TextError('expected UTF-8 text, got other bytes', '', { cause: error });
  }
}

function readCsvTable(text: string, wanted: WantedColumns): Table {
  let header: readonly string[] = [];
  let rowCount = 0;
  const chosen: { readonly name: string; readonly at: number; readonly column: ReturnType<typeof createTextColumn> }[] =
    [];
  readCsv(text, (cells, row, line) => {
    if (row === 0) {
      header = cells.map((cell) => cell.trim());
      checkColumns(header.length);
      const places = new Map(header.map((name, at) => [name, at] as const));
      const repeated = header.find((name, at) => places.get(name) !== at);
      if (repeated !== undefined) {
        throw new TextError(`expected different column names, got '${beginning(repeated)}' twice`);
      }
      for (const name of wanted(header.map((each) => ({ name: each, type: 'text' })))) {
        chosen.push({ name, at: places.get(name) ?? -1, column: createTextColumn() });
      }
      return;
    }
    if (cells.length !== header.length) {
      throw new TextError(`expected ${header.length} cells, got ${cells.length}`, `row ${row}, line ${line}`);
    }
    for (const { at, column } of chosen) column.set(row - 1, cells[at]!);
    rowCount = row;
  });
  if (rowCount === 0) throw new TextError('expected a header and rows, got no rows');
  return { rowCount, columns: new Map(chosen.map(({ name, column }) => [name, column.values(rowCount)])) };
}

function readJsonLines(text: string, wanted: WantedColumns): Table {
  const columns = new Map<string, ReturnType<typeof createTextColumn>>();
  let rowCount = 0;
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(start, end).trim();
    start = end + 1;
    if (line === '') continue;
    for (const [name, value] of Object.entries(parseObject(line, rowCount + 1))) {
      let column = columns.get(name);
      if (column === undefined) {
        checkColumns(columns.size + 1);
        column = createTextColumn();
        columns.set(name, column);
      }
      if (value !== null) column.set(rowCount, typeof value === 'object' ? JSON.stringify(value) : String(value));
    }
    rowCount++;
  }
  const chosen = wanted([...columns.keys()].map((name) => ({ name, type: 'text' })));
  return { rowCount, columns: new Map(chosen.map((name) => [name, columns.get(name)!.values(rowCount)])) };
}

function checkColumns(count: number): void {
  if (count > MOST_COLUMNS) {
    throw new TextError(`expected at most ${MOST_COLUMNS.toLocaleString('en-US')} columns, got more`);
  }
}

function beginning(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

function parseObject(line: string, row: number): object {
  const expected = `expected one JSON object a line, got '${beginning(line)}'`;
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw new TextError(expected, `row ${row}`, { cause: error });
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new TextError(expected, `row ${row}`);
}

async function readParquet(path: string, wanted: WantedColumns): Promise<Table> {
  const instance = await openDuckDb(':memory:');
  try {
    const connection = await instance.connect();
    try {
      return await parquetColumns(connection, parquetFrom(path), wanted);
    } catch (error) {
      if (error instanceof TextError) throw withPath(error, path);
      if (error instanceof SyntaxError) throw error; // of `wanted`
      const complaint = printable(duckDbComplaint(error));
      throw new SyntaxError(`readTable: expected a sound Parquet file, got: ${complaint} (${path})`, { cause: error });
    } finally {
      connection.closeSync();
    }
  } finally {
    instance.closeSync();
  }
}

/** The file as a table: an absolute path with its pattern characters taken literally; folders named `a=b` add no columns. */
function parquetFrom(path: string): string {
  const literal = resolve(path).replace(/[[*?]/g, (character) => `[${character}]`);
  return `read_parquet(${sqlText(literal)}, hive_partitioning = false)`;
}

interface ParquetColumn extends ColumnHead {
  /** SQL that yields a double or a text. */
  readonly value: string;
}

function parquetColumn(name: string, type: string): ParquetColumn {
  const column = sqlName(name);
  if (/^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|FLOAT|DOUBLE|DECIMAL.*)$/.test(type)) {
    return { name, type: 'number', value: `${column}::DOUBLE` };
  }
  if (/^(DATE|TIMESTAMP.*)$/.test(type)) return { name, type: 'time', value: `epoch(${column})::DOUBLE` };
  if (type === 'VARCHAR') return { name, type: 'text', value: `nullif(${column}, '')` };
  if (type === 'BLOB') return { name, type: 'text', value: `lower(hex(${column}))` };
  if (type === 'VARCHAR[]') return { name, type: 'text', value: `array_to_string(${column}, '|')` };
  if (type === 'BOOLEAN') return { name, type: 'text', value: `${column}::VARCHAR` };
  return { name, type: 'text', value: `to_json(${column})::VARCHAR` };
}

/** Rows looked at to see whether a text column repeats itself. */
const SAMPLE_ROWS = 4096;

async function parquetColumns(connection: DuckDBConnection, from: string, wanted: WantedColumns): Promise<Table> {
  const described = await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${from}`);
  const all = described.getRows().map(([name, type]) => parquetColumn(String(name), String(type)));
  const chosen = wanted(all.map(({ name, type }) => ({ name, type }))).map(
    (name) => all.find((each) => each.name === name)!,
  );
  const dictionaries = await createDictionaries(connection, from, chosen);
  const values = chosen.map(({ value }, at) =>
    dictionaries.has(at) ? `coalesce(enum_code((${value})::dictionary_${at})::INTEGER, -1)` : value,
  );
  const result = await connection.run(`SELECT ${['1', ...values].join(', ')} FROM ${from}`);
  const chunks = await result.fetchAllChunks();
  const rowCount = chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0);
  if (rowCount === 0) throw new TextError('expected rows, got none');
  const columns = new Map<string, ColumnValues>();
  for (const [at, { name, type }] of chosen.entries()) {
    const vectors = chunks.map((chunk) => chunk.getColumnVector(at + 1));
    const names = dictionaries.get(at);
    if (names !== undefined)
      columns.set(name, { kind: 'coded', codes: numbers(vectors, new Int32Array(rowCount)), names });
    else if (type === 'text') columns.set(name, texts(vectors, rowCount));
    else if (type === 'time')
      columns.set(name, { kind: 'time', seconds: numbers(vectors, new Float64Array(rowCount)) });
    else columns.set(name, { kind: 'number', values: numbers(vectors, new Float64Array(rowCount)) });
  }
  return { rowCount, columns };
}

function numbers<Values extends Int32Array | Float64Array>(vectors: readonly DuckDBVector[], values: Values): Values {
  let row = 0;
  for (const vector of vectors) {
    for (let item = 0; item < vector.itemCount; item++)
      values[row++] = (vector.getItem(item) as number | null) ?? Number.NaN;
  }
  return values;
}

function texts(vectors: readonly DuckDBVector[], rowCount: number): ColumnValues {
  const column = createTextColumn();
  let row = 0;
  for (const vector of vectors) {
    for (let item = 0; item < vector.itemCount; item++) column.set(row++, vector.getItem(item) as string | null);
  }
  return column.values(rowCount);
}

/** Sorted texts of each column that repeats itself, by its place: looking them up in SQL is three times as fast as here. */
async function createDictionaries(
  connection: DuckDBConnection,
  from: string,
  columns: readonly ParquetColumn[],
): Promise<ReadonlyMap<number, readonly string[]>> {
  const candidates = [...columns.entries()].filter(([, { type }]) => type === 'text');
  const dictionaries = new Map<number, readonly string[]>();
  if (candidates.length === 0) return dictionaries;
  const counts = candidates.map(([, { value }]) => `count(DISTINCT ${value})`).join(', ');
  const sample = await connection.runAndReadAll(`SELECT ${counts} FROM (SELECT * FROM ${from} LIMIT ${SAMPLE_ROWS})`);
  for (const [index, [at, { value }]] of candidates.entries()) {
    if (Number(sample.getRows()[0]![index]) > SAMPLE_ROWS / 4) continue;
    await connection.run(
      `CREATE TYPE dictionary_${at} AS ENUM (SELECT DISTINCT ${value} AS name FROM ${from} WHERE name IS NOT NULL ORDER BY name)`,
    );
    const names = await connection.runAndReadAll(`SELECT unnest(enum_range(NULL::dictionary_${at}))::VARCHAR`);
    dictionaries.set(
      at,
      names.getRows().map(([name]) => String(name)),
    );
  }
  return dictionaries;
}
