import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import { expect, onTestFinished, test } from 'vitest';
import type { AttributedBlocks } from '../../src/core/blocks.ts';
import type { Distribution } from '../../src/core/distribution.ts';
import type { Reading } from '../../src/core/reading.ts';
import { type Cell, openStore, type RunRecord, type SnapshotRecord, type Store } from '../../src/store/store.ts';
import { type TableColumn, writeParquet } from '../../src/store/table-writer.ts';
import { temporaryFolder } from '../helpers/run-cli.ts';
import { smallDisk } from '../helpers/small-disk.ts';
import { root } from '../helpers/source-files.ts';

const snapshot: SnapshotRecord = {
  hash: 'ab'.repeat(32),
  source: 'block-table',
  title: `Ada's blocks`,
  licence: null,
  originUrl: null,
  retrievedAtMs: 1_700_000_000_000,
  rows: 2,
  span: { fromMs: 0, toMs: 86_400_000 },
};

const run: RunRecord = {
  id: 'run 1',
  snapshot: snapshot.hash,
  programVersion: '0.1.0',
  labelSet: 'pools 1',
  parameters: { measures: ['hhi'] },
  seed: 4_294_967_295,
  startedAtMs: 1_700_000_000_000,
  finishedAtMs: 1_700_000_001_000,
};

const pool = { codes: Int32Array.of(0, -1), names: ['F2Pool'] };
const blocks: AttributedBlocks = {
  count: 2,
  height: Int32Array.of(5, 6),
  timeSeconds: Float64Array.of(1_600_000_000, Number.NaN),
  hash: null,
  bits: Uint32Array.of(0x1d00ffff, 0x1d00ffff),
  levels: { pool, parent: pool, 'proxy-group': pool, builder: pool },
  evidence: Uint8Array.of(1, 0),
  rule: { codes: Int32Array.of(0, -1), names: ['f2pool/tag/1'] },
  stale: Uint8Array.of(0, 1),
};

const distribution: Distribution = {
  layer: 'bitcoin/blocks/pool',
  span: { fromMs: 0, toMs: 86_400_000 },
  entities: ['F2Pool', 'ViaBTC'],
  weights: [3, 2],
  unattributedWeight: 1,
};

const reading: Reading = {
  layer: 'bitcoin/blocks/pool',
  span: { fromMs: 0, toMs: 86_400_000 },
  weight: 6,
  entities: 2,
  unattributedWeight: 1,
  measure: 'hhi',
  unit: 'points',
  estimate: null,
  low: null,
  high: null,
  boundLow: 3611.5,
  boundHigh: null,
  snapshot: snapshot.hash,
  reason: 'too few blocks',
};

async function opened(path: string, options?: { readOnly: boolean }): Promise<Store> {
  const store = await openStore(path, options);
  onTestFinished(() => store.close());
  return store;
}

async function rows(store: Store, sql: string): Promise<(readonly Cell[])[]> {
  const found: (readonly Cell[])[] = [];
  for await (const piece of (await store.query(sql)).rows) found.push(...piece);
  return found;
}

test('what is recorded is found again, by this process and the next', async () => {
  const path = join(temporaryFolder(), 'new folder', 'store.duckdb');
  const writing = await openStore(path);
  expect(await writing.recordSnapshot(snapshot)).toBe(true);
  expect(await writing.recordRun(run, { blocks, distributions: [distribution], readings: [reading] })).toBe(true);
  writing.close();
  expect(readdirSync(join(path, '..'))).toEqual(['store.duckdb']);
  const store = await opened(path, { readOnly: true });
  expect(await rows(store, 'SELECT title, retrieved_at, rows, span_to FROM snapshots')).toEqual([
    [`Ada's blocks`, '2023-11-14T22:13:20Z', 2, '1970-01-02T00:00:00Z'],
  ]);
  expect(await rows(store, `SELECT id, label_set, parameters->>'$.measures[0]', seed FROM runs`)).toEqual([
    ['run 1', 'pools 1', 'hhi', 4_294_967_295],
  ]);
  expect(
    await rows(store, 'SELECT height, "time", bits, pool, evidence, rule, stale FROM blocks ORDER BY height'),
  ).toEqual([
    [5, '2020-09-13T12:26:40Z', '1d00ffff', 'F2Pool', 'tag', 'f2pool/tag/1', false],
    [6, null, '1d00ffff', null, 'none', null, true],
  ]);
  expect(await rows(store, 'SELECT run, entity, weight FROM distributions ORDER BY weight')).toEqual([
    ['run 1', null, 1],
    ['run 1', 'ViaBTC', 2],
    ['run 1', 'F2Pool', 3],
  ]);
  expect(await rows(store, 'SELECT "from", entities, estimate, bound_low, reason FROM readings')).toEqual([
    ['1970-01-01T00:00:00Z', 2, null, 3611.5, 'too few blocks'],
  ]);
});

test('to record the same again changes nothing', async () => {
  const store = await opened(join(temporaryFolder(), 's.duckdb'));
  await store.recordSnapshot(snapshot);
  await store.recordRun(run, { blocks, readings: [reading] });
  expect(await store.recordSnapshot({ ...snapshot, title: 'other' })).toBe(false);
  expect(await store.recordRun(run, { blocks, readings: [reading] })).toBe(false);
  expect(await store.recordRun({ ...run, id: 'run 2' }, { blocks, readings: [reading] })).toBe(true);
  expect(await rows(store, 'SELECT title FROM snapshots')).toEqual([[`Ada's blocks`]]);
  expect(await rows(store, 'SELECT (SELECT count(*) FROM blocks), (SELECT count(*) FROM readings)')).toEqual([[2, 2]]);
});

test('a run that fails half-way leaves nothing', async () => {
  const store = await opened(join(temporaryFolder(), 's.duckdb'));
  function* readings(): Generator<Reading> {
    for (let count = 0; count < 5000; count++) yield reading;
    throw new RangeError('window is empty');
  }
  await expect(store.recordRun(run, { blocks, readings: readings() })).rejects.toThrow(RangeError);
  expect(await rows(store, 'FROM runs')).toEqual([]);
  expect(await rows(store, 'FROM blocks')).toEqual([]);
  expect(await store.recordRun(run, { readings: [reading] })).toBe(true);
});

test('a run that fills the disk leaves nothing, and the runs before it stay', async ({ skip }) => {
  const path = join(smallDisk(1024, skip), 's.duckdb');
  const store = await openStore(path);
  await store.recordRun(run, { readings: [reading] });
  const long = Array.from(
    { length: 100_000 },
    (_, row): Reading => ({ ...reading, layer: `layer ${row}`, reason: `reason ${row}` }),
  );
  await expect(store.recordRun({ ...run, id: 'run 2' }, { readings: long })).rejects.toThrow(
    /^store: no space left on (the )?device$/,
  );
  store.close();
  const again = await opened(path, { readOnly: true });
  expect(await rows(again, 'SELECT id, (SELECT count(*) FROM readings) FROM runs')).toEqual([['run 1', 1]]);
});

test('long answers come in pieces', async () => {
  const store = await opened(join(temporaryFolder(), 's.duckdb'));
  const { columns, rows: pieces } = await store.query(
    'SELECT range AS n, 0.5 AS half, 10::HUGEINT^25 AS big FROM range(5000)',
  );
  expect(columns[0]).toEqual({ name: 'n', type: 'BIGINT' });
  let count = 0;
  let pieceCount = 0;
  for await (const piece of pieces) {
    expect(piece[0]!.slice(0, 2)).toEqual([count, 0.5]);
    count += piece.length;
    pieceCount++;
  }
  expect(count).toBe(5000);
  expect(pieceCount).toBeGreaterThan(1);
});

test.each([
  [`INSERT INTO migrations VALUES (9, 'x', now())`, 'sql: expected a query that only reads, got INSERT'],
  [`COPY (SELECT 1) TO 'x.csv'`, 'sql: expected a query that only reads, got COPY'],
  [`INSTALL httpfs`, 'sql: expected a query that only reads, got LOAD'],
  [`EXPLAIN ANALYZE SELECT 1`, 'sql: expected a query that only reads, got EXPLAIN'],
  [`SET threads = 1`, 'sql: expected a query that only reads, got SET'],
  ['SELECT 1; SELECT 2', 'sql: expected one statement, got 2'],
  ['  ', 'sql: expected one statement, got none'],
  ['SELEC 1', 'sql: syntax error at or near "SELEC"'],
  [
    `FROM 'https://example.org/a.parquet'`,
    'sql: File https://example.org/a.parquet requires the extension httpfs to be loaded',
  ],
])('%s is refused', async (sql, message) => {
  const store = await opened(join(temporaryFolder(), 's.duckdb'));
  await expect(store.query(sql)).rejects.toThrow(new SyntaxError(message));
});

test('an error in the midst of an answer is one line too', async () => {
  const store = await opened(join(temporaryFolder(), 's.duckdb'));
  const answer = rows(store, `SELECT CASE WHEN range = 4000 THEN error('at last') END FROM range(5000)`);
  await expect(answer).rejects.toThrow(new SyntaxError('sql: at last'));
});

test('the questions in docs/store.md are answered', async () => {
  const folder = temporaryFolder();
  const store = await opened(join(folder, 's.duckdb'));
  await store.recordRun(run, { blocks, readings: [reading] });
  const height: TableColumn<number> = { name: 'height', type: 'integer', value: (row) => row };
  await writeParquet(join(folder, 'fees.parquet'), [height], [6, 7]);
  const [, examples] = /```sql\n([^`]+)```/.exec(readFileSync(`${root}/docs/store.md`, 'utf8'))!;
  const answers: (readonly (readonly Cell[])[])[] = [];
  for (const sql of examples!.trim().split(';').slice(0, -1)) {
    answers.push(await rows(store, sql.replace('fees.parquet', join(folder, 'fees.parquet'))));
  }
  expect(answers).toHaveLength(4);
  expect(answers.at(-1)).toEqual([[1]]); // of the heights 5 and 6 only 6 has a fee
});

test('a file that is no sound store of ours is refused', async () => {
  const folder = temporaryFolder();
  const refused = async (path: string) => (await openStore(path).catch((error: Error) => error)) as Error;
  const text = join(folder, 'text.duckdb');
  writeFileSync(text, 'height,pool\n'.repeat(2000));
  expect((await refused(text)).message).toBe(`store: expected a contraflow store, got another kind of file (${text})`);
  expect((await refused(folder)).message).toBe(`store: expected a file, got something else (${folder})`);

  const foreign = join(folder, 'foreign.duckdb');
  const instance = await DuckDBInstance.create(foreign);
  const connection = await instance.connect();
  await connection.run('CREATE TABLE mine (a INTEGER)');
  connection.closeSync();
  instance.closeSync();
  expect((await refused(foreign)).message).toBe(
    `store: expected a contraflow store, got another database (${foreign})`,
  );

  const damaged = join(folder, 'damaged.duckdb');
  (await openStore(damaged)).close();
  writeFileSync(damaged, readFileSync(damaged).fill(9, 3 * 4096));
  expect((await refused(damaged)).message).toMatch(/^store: expected a sound store, got a damaged one: [^\n]+$/);

  const missing = join(folder, 'missing.duckdb');
  await expect(openStore(missing, { readOnly: true })).rejects.toThrow(`store: no such file (${missing})`);
});

test('the store of a newer program is refused', async () => {
  const path = join(temporaryFolder(), 's.duckdb');
  (await openStore(path)).close();
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  await connection.run(`INSERT INTO migrations VALUES (99, 'from the future', now())`);
  connection.closeSync();
  instance.closeSync();
  await expect(openStore(path)).rejects.toThrow(
    /^store: expected schema \d+ or older, got 99 of a newer contraflow: update this one/,
  );
});

/** A program that imports the built store and goes on with `code`. */
function storeProgram(code: string): string[] {
  const built = JSON.stringify(`file://${root}/dist/store/store.js`);
  return ['--input-type=module', '--eval', `import { openStore } from ${built};\n${code}`];
}

test('a second process is told which process has the store', async () => {
  const path = join(temporaryFolder(), 's.duckdb');
  await opened(path);
  const again = await openStore(path); // one process may open it twice, and closing once must not give up the lock
  again.close();
  const code = `await openStore(${JSON.stringify(path)}).catch((error) => console.log(error.message));`;
  const told = execFileSync(process.execPath, storeProgram(code), { encoding: 'utf8' });
  expect(told).toBe(`store: ${path} is in use by another contraflow process (pid ${process.pid})\n`);
});

// The child records runs without end, so that each kill falls into the midst of one; later kills fall at later steps of it.
test.each([0, 7, 23, 61, 140])('after a kill %d ms later every run is there wholly or not at all', async (delayMs) => {
  const path = join(temporaryFolder(), 's.duckdb');
  const code = `
    const reading = ${JSON.stringify(reading)};
    const distributions = Array.from({ length: 1000 }, () => (${JSON.stringify(distribution)}));
    const store = await openStore(${JSON.stringify(path)});
    for (let run = 0; ; run++) {
      const record = { ...${JSON.stringify(run)}, id: String(run) };
      await store.recordRun(record, { distributions, readings: Array.from({ length: 20000 }, () => reading) });
      process.stdout.write('.');
    }`;
  const child = spawn(process.execPath, storeProgram(code), { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  await setTimeout(delayMs);
  child.kill('SIGKILL');
  expect(await once(child, 'close')).toEqual([null, 'SIGKILL']);
  const store = await opened(path, { readOnly: true });
  const counts = await rows(
    store,
    `SELECT id, (SELECT count(*) FROM readings WHERE run = id), (SELECT count(*) FROM distributions WHERE run = id) FROM runs ORDER BY id::INTEGER`,
  );
  expect(counts.length).toBeGreaterThan(0);
  expect(counts).toEqual(counts.map((_, run) => [String(run), 20_000, 3000]));
  const strays = `SELECT (SELECT count(*) FROM readings WHERE run NOT IN (SELECT id FROM runs)), (SELECT count(*) FROM distributions WHERE run NOT IN (SELECT id FROM runs))`;
  expect(await rows(store, strays)).toEqual([[0, 0]]);
  store.close();
  const again = await opened(path);
  expect(await again.recordRun({ ...run, id: 'after' }, { readings: [reading] })).toBe(true);
});

test.each([0, 4, 12, 30, 80])(
  'a kill %d ms into the making of a store leaves none, or a whole one',
  async (delayMs) => {
    const folder = temporaryFolder();
    const path = join(folder, 's.duckdb');
    const code = `await openStore(${JSON.stringify(path)}); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, storeProgram(code), { stdio: 'inherit' });
    while (readdirSync(folder).length === 0) await setTimeout(1);
    await setTimeout(delayMs);
    child.kill('SIGKILL');
    await once(child, 'close');
    expect(await rows(await opened(path), 'SELECT count(*) FROM runs')).toEqual([[0]]);
  },
);
