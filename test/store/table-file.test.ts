import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { cellText, type Table } from '../../src/core/table.ts';
import { readTable } from '../../src/store/table-file.ts';
import { type TableColumn, writeParquet } from '../../src/store/table-writer.ts';
import { temporaryFolder } from '../helpers/run-cli.ts';
import { describeWithShared, sharedPath } from '../helpers/shared-data.ts';

function textFile(content: string | Uint8Array, name = 'table.csv'): string {
  const path = join(temporaryFolder(), name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

interface Row {
  readonly height: number | null;
  readonly ms: number;
  readonly pool: string | null;
}

const columns: readonly TableColumn<Row>[] = [
  { name: 'height', type: 'integer', value: ({ height }) => height },
  { name: 'date', type: 'time', value: ({ ms }) => ms },
  { name: 'pool', type: 'text', value: ({ pool }) => pool },
];

async function parquetFile(rows: readonly Row[], name = 'table.parquet'): Promise<string> {
  const path = textFile('', name);
  await writeParquet(path, columns, rows);
  return path;
}

function texts(table: Table, name: string): (string | null)[] {
  return Array.from({ length: table.rowCount }, (_, row) => cellText(table.columns.get(name)!, row));
}

test('Parquet gives numbers, seconds and coded texts, with empty cells marked', async () => {
  const path = await parquetFile([
    { height: 7, ms: 1500, pool: 'b' },
    { height: null, ms: Number.NaN, pool: null },
    { height: 9, ms: 3000, pool: 'a' },
  ]);
  const table = await readTable(path);
  expect(table.columns.get('height')).toEqual({ kind: 'number', values: Float64Array.of(7, Number.NaN, 9) });
  expect(table.columns.get('date')).toEqual({ kind: 'time', seconds: Float64Array.of(1.5, Number.NaN, 3) });
  expect(table.columns.get('pool')).toEqual({ kind: 'coded', codes: Int32Array.of(1, -1, 0), names: ['a', 'b'] });
  expect(table.sha256).toBe(createHash('sha256').update(readFileSync(path)).digest('hex'));
});

test('texts that hardly repeat come plainly, from Parquet and from CSV alike', async () => {
  const rows = Array.from({ length: 10_000 }, (_, row): Row => ({ height: row, ms: row, pool: `pool ${row}` }));
  const fromParquet = await readTable(await parquetFile(rows), () => ['pool']);
  const fromCsv = await readTable(textFile(`pool\n${rows.map(({ pool }) => pool).join('\n')}\n`));
  for (const table of [fromParquet, fromCsv]) {
    expect([...table.columns.keys()]).toEqual(['pool']);
    expect(table.columns.get('pool')!.kind).toBe('text');
    expect(texts(table, 'pool')).toEqual(rows.map(({ pool }) => pool));
  }
});

test('a name is never SQL and never a pattern', async () => {
  const path = await parquetFile([{ height: 1, ms: 0, pool: 'right' }], `day=1/it's [ab]?*.parquet`);
  copyFileSync(await parquetFile([{ height: 2, ms: 0, pool: 'wrong' }]), join(dirname(path), `it's axx.parquet`));
  const table = await readTable(path);
  expect([...table.columns.keys()]).toEqual(['height', 'date', 'pool']); // no column `day` from the folder
  expect(texts(table, 'pool')).toEqual(['right']);
});

test('CSV is text throughout, with empty cells empty', async () => {
  const table = await readTable(textFile('\ufeffheight,pool\r\n1,"a\nb"\r\n,F2Pool\r\n'));
  expect(table.rowCount).toBe(2);
  expect(texts(table, 'height')).toEqual(['1', null]);
  expect(texts(table, 'pool')).toEqual(['a\nb', 'F2Pool']);
});

test('JSON lines may leave out keys, and nested values stay JSON', async () => {
  const path = textFile(
    '{"number":"5","outputs":[{"value":1}]}\n\n{"extra":true,"number":6,"outputs":null}\n',
    'a.json',
  );
  const table = await readTable(path);
  expect(texts(table, 'number')).toEqual(['5', '6']);
  expect(texts(table, 'outputs')).toEqual(['[{"value":1}]', null]);
  expect(texts(table, 'extra')).toEqual([null, 'true']);
});

test.each([
  [
    'text under a Parquet name',
    'a.parquet',
    'hello',
    `readTable: expected a Parquet file, got one that starts 'hello' (PATH)`,
  ],
  ['an empty file', 'a.csv', '', 'readTable: expected a table, got an empty file (PATH)'],
  ['a header alone', 'a.csv', 'height,pool\n', 'readTable: expected a header and rows, got no rows (PATH)'],
  ['a row too long', 'a.csv', 'a,b\n1,2\n1,2,3\n', 'readTable: expected 2 cells, got 3 (row 2, line 3, PATH)'],
  ['a row too short', 'a.csv', 'a,b\n"1\n",2\n3\n', 'readTable: expected 2 cells, got 1 (row 2, line 4, PATH)'],
  ['one name twice', 'a.csv', 'a,b,a\n1,2,3\n', `readTable: expected different column names, got 'a' twice (PATH)`],
  ['binary data', 'a.csv', 'a\0b', 'readTable: expected a Parquet, CSV or JSON lines file, got binary data (PATH)'],
  [
    'broken JSON',
    'a.jsonl',
    '{"a":1}\n{"a":\n',
    `readTable: expected one JSON object a line, got '{"a":' (row 2, PATH)`,
  ],
  ['a JSON array', 'a.json', '[{"a":1}]', `readTable: expected one JSON object a line, got '[{"a":1}]' (row 1, PATH)`],
])('%s is refused in one line', async (_, name, content, message) => {
  const path = textFile(content, name);
  await expect(readTable(path)).rejects.toThrow(new SyntaxError(message.replace('PATH', path)));
});

test('bytes that are not UTF-8 are refused', async () => {
  await expect(readTable(textFile(Uint8Array.of(97, 10, 0xff, 10)))).rejects.toThrow(
    'expected UTF-8 text, got other bytes',
  );
});

test('Parquet cut short or damaged is refused', async () => {
  const rows = Array.from({ length: 5000 }, (_, row): Row => ({ height: row, ms: row, pool: `${row}` }));
  const whole = readFileSync(await parquetFile(rows));
  const short = textFile(whole.subarray(0, whole.length / 2), 'short.parquet');
  await expect(readTable(short)).rejects.toThrow(
    `readTable: expected a whole Parquet file, got one cut short (${short})`,
  );
  const damaged = textFile(Buffer.from(whole).fill(7, 4, whole.length / 2), 'damaged.parquet');
  await expect(readTable(damaged)).rejects.toThrow(/^readTable: expected a sound Parquet file, got: [^\n]+$/);
});

test('what is no file, or may not be read, is refused', async ({ skip }) => {
  const folder = temporaryFolder();
  await expect(readTable(folder)).rejects.toThrow(`readTable: expected a file, got a folder (${folder})`);
  await expect(readTable(join(folder, 'x.csv'))).rejects.toThrow(`readTable: no such file (${join(folder, 'x.csv')})`);
  if (process.getuid?.() === 0) skip('root may read everything');
  const path = textFile('a\n1\n');
  chmodSync(path, 0);
  await expect(readTable(path)).rejects.toThrow(`readTable: permission denied (${path})`);
});

test('an error of whoever chooses the columns is passed on as it is', async () => {
  const refusal = new SyntaxError('block-table: expected a height');
  const refuse = () => {
    throw refusal;
  };
  await expect(readTable(textFile('a\n1\n'), refuse)).rejects.toBe(refusal);
  await expect(readTable(await parquetFile([{ height: 1, ms: 0, pool: null }]), refuse)).rejects.toBe(refusal);
});

const blocks = 'btc-pools/blocks_post_2021.parquet';
describeWithShared('blocks since 2021', [blocks], () => {
  // Expected: the development data's own description (282,174 rows, heights 664063 to 946236, 8,730 unknown).
  test('every row of the three columns is read', async () => {
    const table = await readTable(sharedPath(blocks));
    const height = table.columns.get('height')!;
    const pool = table.columns.get('pool_slug')!;
    if (height.kind !== 'number' || pool.kind !== 'coded') throw new Error('expected a number and a coded column');
    expect(table.rowCount).toBe(282_174);
    expect([height.values.at(0), height.values.at(-1)]).toEqual([664_063, 946_236]);
    const unknown = pool.names.indexOf('unknown');
    expect(pool.codes.filter((code) => code === unknown)).toHaveLength(8730);
    expect(new Set(pool.codes).size).toBe(pool.names.length);
  });
});
