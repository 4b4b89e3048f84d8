import { randomUUID } from 'node:crypto';
import { link, mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { DuckDBConnection, DuckDBInstance, DuckDBResult, DuckDBValue } from '@duckdb/node-api';
import type { AttributedBlocks } from '../core/blocks.ts';
import type { Distribution } from '../core/distribution.ts';
import type { Reading } from '../core/reading.ts';
import { formatInstant, type TimeSpan } from '../core/time-span.ts';
import { blockColumns, blockRows } from './block-columns.ts';
import { duckDbComplaint, isDuckDbError, loadDuckDb, OFFLINE, openDuckDb } from './duckdb.ts';
import { type Migration, migrations } from './migrations.ts';
import { readingColumns } from './reading-columns.ts';
import { appendRows, type TableColumn } from './table-writer.ts';

/** The inputs of runs, named by the hash of their bytes. */
export interface SnapshotRecord {
  /** 64 hexadecimal digits. */
  readonly hash: string;
  /** Id of the source that read it. */
  readonly source: string;
  readonly title: string;
  readonly licence: string | null;
  readonly originUrl: string | null;
  readonly retrievedAtMs: number | null;
  readonly rows: number;
  readonly span: TimeSpan | null;
}

/** One computation on one snapshot, with all that decides its result. */
export interface RunRecord {
  readonly id: string;
  readonly snapshot: string;
  readonly programVersion: string;
  /** Name or hash of the attribution rules; null where nothing was attributed. */
  readonly labelSet: string | null;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly seed: number | null;
  readonly startedAtMs: number;
  readonly finishedAtMs: number;
}

/** What a run found. */
export interface RunResults {
  readonly blocks?: AttributedBlocks;
  readonly distributions?: Iterable<Distribution>;
  readonly readings?: Iterable<Reading>;
}

/** A cell of an answer: times are ISO 8601 UTC, what JavaScript has no number for is text. */
export type Cell = string | number | boolean | null;

export interface QueryAnswer {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** Rows in pieces, as the engine finds them. */
  readonly rows: AsyncIterable<readonly (readonly Cell[])[]>;
}

/**
 * Opens the store of a path, and makes it, with its folder, where there is none. One process at a time may write;
 * several may read while none writes.
 *
 * @throws {Error} `store: …` if another process has it, the file is something else, damaged, or of a newer program.
 */
export async function openStore(path: string, options: { readonly readOnly?: boolean } = {}): Promise<Store> {
  const isReadOnly = options.readOnly === true;
  const isThere = await isStoreFile(path);
  if (isReadOnly && !isThere) throw new Error(`store: no such file (${path})`);
  let instance: DuckDBInstance | undefined;
  try {
    if (!isThere) await createStoreFile(path);
    // The cache lets a process open its store twice: to open the file itself twice would drop the lock when one is closed.
    const access = { access_mode: isReadOnly ? 'READ_ONLY' : 'READ_WRITE' };
    instance = await loadDuckDb().DuckDBInstance.fromCache(resolve(path), { ...OFFLINE, ...access });
    const connection = await instance.connect();
    try {
      await connection.run(`SET TimeZone = 'UTC'`);
      await migrate(connection, { path, isReadOnly });
    } catch (error) {
      connection.closeSync();
      throw error;
    }
    return new Store(instance, connection);
  } catch (error) {
    instance?.closeSync();
    throw toStoreError(error, path);
  }
}

/** Tables that a query can name. */
export const storeTables: readonly string[] = ['snapshots', 'runs', 'blocks', 'distributions', 'readings'];

/** A store without tables, in memory, for questions about files alone. */
export async function openMemory(): Promise<Store> {
  const instance = await openDuckDb(':memory:');
  const connection = await instance.connect();
  await connection.run(`SET TimeZone = 'UTC'`);
  return new Store(instance, connection);
}

/** An open store. Close it. */
export class Store {
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;

  constructor(instance: DuckDBInstance, connection: DuckDBConnection) {
    this.#instance = instance;
    this.#connection = connection;
  }

  /** Records a snapshot; false if it was there already, and then nothing changes. */
  async recordSnapshot(snapshot: SnapshotRecord): Promise<boolean> {
    return this.#transaction(async (connection) => {
      if (await exists(connection, 'FROM snapshots WHERE hash = $1', [snapshot.hash])) return false;
      await appendRows(connection, 'snapshots', { columns: snapshotColumns, rows: [snapshot] });
      return true;
    });
  }

  /**
   * Records a run with all its results, or nothing of it; false if its id was there already, and then nothing changes.
   * Blocks are kept once for each snapshot and label set.
   */
  async recordRun(run: RunRecord, results: RunResults): Promise<boolean> {
    return this.#transaction(async (connection) => {
      if (await exists(connection, 'FROM runs WHERE id = $1', [run.id])) return false;
      const runColumn: TableColumn<unknown> = { name: 'run', type: 'text', value: () => run.id };
      const { blocks, distributions = [], readings = [] } = results;
      await appendRows(connection, 'runs', { columns: runColumns, rows: [run] });
      if (blocks !== undefined) await appendBlocks(connection, run, blocks);
      await appendRows(connection, 'distributions', {
        columns: [runColumn, ...holdingColumns],
        rows: holdings(distributions),
      });
      await appendRows(connection, 'readings', {
        columns: [runColumn, ...readingColumns, reasonColumn],
        rows: readings,
      });
      return true;
    });
  }

  /**
   * Answers one SQL query that only reads. Read its rows to the end before the next query.
   *
   * @throws {SyntaxError} `sql: …` if it is not one, or not understood.
   */
  async query(sql: string): Promise<QueryAnswer> {
    const result = await asSqlError(() => this.#select(sql));
    const columns = result.columnNames().map((name, at) => ({ name, type: String(result.columnType(at)) }));
    return { columns, rows: rowsOf(result) };
  }

  async #select(sql: string): Promise<DuckDBResult> {
    const { StatementType } = loadDuckDb();
    if (sql.trim() === '') throw new SyntaxError('sql: expected one statement, got none');
    const statements = await this.#connection.extractStatements(sql);
    if (statements.count !== 1) throw new SyntaxError(`sql: expected one statement, got ${statements.count}`);
    const statement = await statements.prepare(0);
    if (statement.statementType !== StatementType.SELECT) {
      throw new SyntaxError(`sql: expected a query that only reads, got ${StatementType[statement.statementType]}`);
    }
    return statement.stream();
  }

  /** On a connection of its own, so that two records under way do not share a transaction. */
  async #transaction<Result>(work: (connection: DuckDBConnection) => Promise<Result>): Promise<Result> {
    const connection = await this.#instance.connect();
    try {
      return await inTransaction(connection, () => work(connection));
    } catch (error) {
      throw isDuckDbError(error) ? new Error(`store: ${refusal(error)}`, { cause: error }) : error;
    } finally {
      connection.closeSync();
    }
  }

  /** Ends the query under way, which then fails. */
  interrupt(): void {
    this.#connection.interrupt();
  }

  close(): void {
    this.#connection.closeSync();
    this.#instance.closeSync();
  }
}

/** All of the work or none: an error leaves the transaction open, and closing the connection takes it back. */
async function inTransaction<Result>(connection: DuckDBConnection, work: () => Promise<Result>): Promise<Result> {
  await connection.run('BEGIN');
  const result = await work();
  await connection.run('COMMIT');
  return result;
}

async function exists(connection: DuckDBConnection, from: string, values: string[]): Promise<boolean> {
  const found = await connection.runAndReadAll(`SELECT 1 ${from} LIMIT 1`, values);
  return found.currentRowCount > 0;
}

async function appendBlocks(connection: DuckDBConnection, run: RunRecord, blocks: AttributedBlocks): Promise<void> {
  const key = [run.snapshot, run.labelSet ?? ''];
  if (await exists(connection, 'FROM blocks WHERE snapshot = $1 AND label_set = $2', key)) return;
  const columns: TableColumn<number>[] = [
    { name: 'snapshot', type: 'text', value: () => key[0]! },
    { name: 'label_set', type: 'text', value: () => key[1]! },
    ...blockColumns(blocks),
  ];
  await appendRows(connection, 'blocks', { columns, rows: blockRows(blocks) });
}

const snapshotColumns: readonly TableColumn<SnapshotRecord>[] = [
  { name: 'hash', type: 'text', value: ({ hash }) => hash },
  { name: 'source', type: 'text', value: ({ source }) => source },
  { name: 'title', type: 'text', value: ({ title }) => title },
  { name: 'licence', type: 'text', value: ({ licence }) => licence },
  { name: 'origin_url', type: 'text', value: ({ originUrl }) => originUrl },
  { name: 'retrieved_at', type: 'time', value: ({ retrievedAtMs }) => retrievedAtMs },
  { name: 'rows', type: 'integer', value: ({ rows }) => rows },
  { name: 'span_from', type: 'time', value: ({ span }) => span?.fromMs ?? null },
  { name: 'span_to', type: 'time', value: ({ span }) => span?.toMs ?? null },
];

const runColumns: readonly TableColumn<RunRecord>[] = [
  { name: 'id', type: 'text', value: ({ id }) => id },
  { name: 'snapshot', type: 'text', value: ({ snapshot }) => snapshot },
  { name: 'program_version', type: 'text', value: ({ programVersion }) => programVersion },
  { name: 'label_set', type: 'text', value: ({ labelSet }) => labelSet ?? '' },
  { name: 'parameters', type: 'json', value: ({ parameters }) => JSON.stringify(parameters) },
  { name: 'seed', type: 'number', value: ({ seed }) => seed },
  { name: 'started_at', type: 'time', value: ({ startedAtMs }) => startedAtMs },
  { name: 'finished_at', type: 'time', value: ({ finishedAtMs }) => finishedAtMs },
];

/** One entity's weight in one distribution; the unattributed weight has no entity. */
interface Holding {
  readonly of: Distribution;
  readonly entity: string | null;
  readonly weight: number;
}

const holdingColumns: readonly TableColumn<Holding>[] = [
  { name: 'layer', type: 'text', value: ({ of }) => of.layer },
  { name: 'from', type: 'time', value: ({ of }) => of.span.fromMs },
  { name: 'to', type: 'time', value: ({ of }) => of.span.toMs },
  { name: 'entity', type: 'text', value: ({ entity }) => entity },
  { name: 'weight', type: 'number', value: ({ weight }) => weight },
];

function* holdings(distributions: Iterable<Distribution>): Generator<Holding> {
  for (const of of distributions) {
    for (const [at, entity] of of.entities.entries()) yield { of, entity, weight: of.weights[at]! };
    if (of.unattributedWeight > 0) yield { of, entity: null, weight: of.unattributedWeight };
  }
}

async function isStoreFile(path: string): Promise<boolean> {
  try {
    if ((await stat(path)).isFile()) return true;
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return false;
    throw new Error(`store: cannot be opened: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
  throw new Error(`store: expected a file, got something else (${path})`);
}

function isSystemError(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

/** Made whole under another name, so that a store is never seen without its tables. */
async function createStoreFile(path: string): Promise<void> {
  await mkdir(dirname(resolve(path)), { recursive: true });
  const temporary = `${path}.${randomUUID()}.new`;
  try {
    const instance = await openDuckDb(temporary);
    try {
      const connection = await instance.connect();
      await connection.run(
        'CREATE TABLE migrations (version INTEGER PRIMARY KEY, name VARCHAR NOT NULL, applied_at TIMESTAMPTZ NOT NULL)',
      );
      for (const migration of migrations) await apply(connection, migration);
      connection.closeSync();
    } finally {
      instance.closeSync();
    }
    await linkIfFree(temporary, path);
  } finally {
    await rm(temporary, { force: true });
    await rm(`${temporary}.wal`, { force: true });
  }
}

/** A rename could put an empty store over one that another process has made meanwhile; a link cannot. */
async function linkIfFree(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if (isSystemError(error, 'EEXIST')) return;
    if (!isSystemError(error, 'EPERM') && !isSystemError(error, 'ENOTSUP')) throw error;
    await rename(from, to); // a file system without links
  }
}

async function apply(connection: DuckDBConnection, { version, name, sql }: Migration): Promise<void> {
  await inTransaction(connection, async () => {
    await connection.run(sql);
    await connection.run('INSERT INTO migrations VALUES ($1, $2, now())', [version, name]);
  });
}

async function migrate(
  connection: DuckDBConnection,
  { path, isReadOnly }: { path: string; isReadOnly: boolean },
): Promise<void> {
  const tables = await connection.runAndReadAll(
    `SELECT 1 FROM duckdb_columns() WHERE table_name = 'migrations' AND column_name = 'applied_at'`,
  );
  if (tables.currentRowCount === 0)
    throw new Error(`store: expected a contraflow store, got another database (${path})`);
  const found = await connection.runAndReadAll('SELECT max(version) FROM migrations');
  const version = Number(found.getRows()[0]![0]);
  const newest = migrations.length;
  if (version > newest) {
    throw new Error(
      `store: expected schema ${newest} or older, got ${version} of a newer contraflow: update this one (${path})`,
    );
  }
  if (!isReadOnly) for (const migration of migrations.slice(version)) await apply(connection, migration);
}

function toStoreError(error: unknown, path: string): Error {
  if (error instanceof Error && error.message.startsWith('store: ')) return error;
  const complaint = duckDbComplaint(error);
  const at = { cause: error };
  if (/set lock|used by another process/i.test(complaint)) {
    const holder = /PID (\d+)/.exec(complaint);
    return new Error(
      `store: ${path} is in use by another contraflow process${holder === null ? '' : ` (pid ${holder[1]})`}`,
      at,
    );
  }
  if (/not a valid DuckDB database|in-memory database in read-only/.test(complaint)) {
    return new Error(`store: expected a contraflow store, got another kind of file (${path})`, at);
  }
  if (/corrupt|checksum|could not read enough/i.test(complaint)) {
    return new Error(`store: expected a sound store, got a damaged one: ${complaint} (${path})`, at);
  }
  return new Error(`store: ${refusal(error)} (${path})`, at);
}

/** The engine's complaint, cut down to the system's refusal where there is one. */
function refusal(error: unknown): string {
  const complaint = duckDbComplaint(error);
  return (
    /permission denied|no space left on (the )?device|read-only file system/i.exec(complaint)?.[0].toLowerCase() ??
    complaint
  );
}

async function asSqlError<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SyntaxError) throw error;
    throw new SyntaxError(`sql: ${duckDbComplaint(error)}`, { cause: error });
  }
}

async function* rowsOf(result: DuckDBResult): AsyncGenerator<readonly (readonly Cell[])[]> {
  for (;;) {
    const chunk = await asSqlError(() => result.fetchChunk());
    if (chunk === null || chunk.rowCount === 0) return;
    yield chunk.getRows().map((row) => row.map(toCell));
  }
}

function toCell(value: DuckDBValue): Cell {
  if (value === null || typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string')
    return value;
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  const { DuckDBDecimalValue, DuckDBTimestampTZValue, DuckDBTimestampValue } = loadDuckDb();
  if (value instanceof DuckDBDecimalValue) return value.toDouble();
  if (value instanceof DuckDBTimestampTZValue || value instanceof DuckDBTimestampValue) {
    const ms = Number(value.micros / 1000n);
    return Math.abs(ms) <= 8.64e15 ? formatInstant(ms) : String(value);
  }
  return String(value);
}

const reasonColumn: TableColumn<Reading> = { name: 'reason', type: 'text', value: ({ reason }) => reason };
