import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cellText } from '../../src/core/table.ts';
import { readTable } from '../../src/store/table-file.ts';
import { csvRecords } from '../helpers/csv-table.ts';
import { temporaryFolder } from '../helpers/run-cli.ts';
import { root } from '../helpers/source-files.ts';
import { runHere } from './run-here.ts';
import { blocksCsv, fileOf } from './sample-files.ts';

const COLUMNS =
  'layer,from,to,weight,entities,unattributed_weight,measure,unit,estimate,low,high,bound_low,bound_high,snapshot';
const synthetic = join(root, 'test/fixtures/blocks/synthetic.csv');

/** Rows of CSV output as objects. */
async function rowsOf(args: readonly string[]): Promise<Record<string, string>[]> {
  const { code, out } = await runHere(['measure', ...args, '--format', 'csv']);
  expect(code).toBe(0);
  expect(out.split('\n')[0]).toBe(COLUMNS);
  return csvRecords(out);
}

/** 144 blocks of one day: A 72, B 36, nobody 36. */
const aDay = () => fileOf(blocksCsv(['A', 'A', 'B', ''], 144));

describe('measure', () => {
  test('writes the same readings as CSV, JSON and Parquet', async () => {
    const args = [synthetic, '--window', '3d', '--level', 'pool,parent', '--measures', 'hhi,nakamoto-coefficient'];
    const csv = await rowsOf(args);
    expect(csv).toHaveLength(5 * 2 * 2);
    const { out } = await runHere(['measure', ...args, '--format', 'json']);
    const json = JSON.parse(out) as Record<string, string | number | null>[];
    const names = COLUMNS.split(',');
    expect(Object.keys(json[0]!)).toEqual([...names, 'reason', 'probabilities']);
    expect(json.map((row) => names.map((name) => String(row[name] ?? '')))).toEqual(csv.map(Object.values));
    const path = join(temporaryFolder(), 'readings.parquet');
    expect(await runHere(['measure', ...args, '--out', path])).toMatchObject({ code: 0, out: '' });
    const table = await readTable(path);
    expect([...table.columns.keys()]).toEqual(names);
    const estimates = csv.map((_, row) => cellText(table.columns.get('estimate')!, row));
    expect(estimates).toEqual(csv.map(({ estimate }) => estimate));
  });

  test('counts the unattributed as it is told: figures by hand', async () => {
    // Proportions 1/2 and 1/4, and 1/4 of nobody.
    const hhi = async (as: string) => {
      const plain = ['--interval', 'none', '--estimator', 'plug-in'];
      const [row] = await rowsOf([aDay(), '--window', '1d', '--measures', 'hhi', '--unattributed', as, ...plain]);
      return row!;
    };
    expect(await hhi('thin')).toMatchObject({ weight: '144', entities: '2', unattributed_weight: '36' });
    expect(await hhi('thin')).toMatchObject({ estimate: '3125', low: '', high: '' }); // 10⁴ (1/4 + 1/16)
    expect(await hhi('one')).toMatchObject({ estimate: '3750' }); // 10⁴ (1/4 + 1/16 + 1/16)
    expect(Number((await hhi('pro-rata')).estimate)).toBeCloseTo((10_000 * 5) / 9, 9); // 10⁴ (4/9 + 1/9)
    for (const as of ['thin', 'one']) expect(await hhi(as)).toMatchObject({ bound_low: '3125', bound_high: '3750' });
  });

  test('leaves a cell empty where a measure is not defined, with the reason in JSON', async () => {
    const path = fileOf(blocksCsv([''], 144));
    const [row] = await rowsOf([path, '--window', '1d', '--measures', 'hhi']);
    expect(row).toMatchObject({ weight: '144', unattributed_weight: '144', estimate: '', low: '', bound_high: '' });
    const { out } = await runHere(['measure', path, '--window', '1d', '--measures', 'hhi', '--format', 'json']);
    expect(JSON.parse(out)).toMatchObject([{ estimate: null, reason: expect.stringContaining('attributed') }]);
  });

  test('has windows from inclusive to exclusive, in UTC, that step as asked', async () => {
    const path = fileOf(blocksCsv(['A', 'B'], 6 * 144));
    const spans = async (...args: string[]) =>
      (await rowsOf([path, '--measures', 'entities', ...args])).map(({ from, to }) => `${from} ${to}`);
    expect(await spans('--window', '2d', '--step', '3d')).toEqual([
      '2024-01-01T00:00:00Z 2024-01-03T00:00:00Z',
      '2024-01-04T00:00:00Z 2024-01-06T00:00:00Z',
    ]);
    expect(await spans('--window', '5d', '--step', '1d')).toHaveLength(2);
    expect(await spans('--window', '1d', '--from', '2024-01-02', '--to', '2024-01-04T00:00:00Z')).toEqual([
      '2024-01-02T00:00:00Z 2024-01-03T00:00:00Z',
      '2024-01-03T00:00:00Z 2024-01-04T00:00:00Z',
    ]);
    // A window of one block ends a second after it.
    expect((await spans('--window', '1b')).slice(0, 2)).toEqual([
      '2024-01-01T00:00:00Z 2024-01-01T00:00:01Z',
      '2024-01-01T00:10:00Z 2024-01-01T00:10:01Z',
    ]);
  });

  test('writes a table without colour or a limit of width into a file, whatever the terminal', async () => {
    const path = join(temporaryFolder(), 'table.txt');
    const args = ['measure', synthetic, '--window', '5d', '--out', path];
    expect(await runHere(args, { width: 40, colour: true })).toMatchObject({ code: 0, out: '' });
    const { out } = await runHere(args.slice(0, -2));
    expect(await runHere(['sql', `select content from read_text('${path}')`, '--format', 'json'])).toMatchObject({
      out: `[\n${JSON.stringify({ content: out })}\n]\n`,
    });
  });

  test('refuses to count a daily table in blocks, whose order within a day is nobody’s', async () => {
    const daily = join(root, 'data/snapshot/daily-blocks.parquet');
    for (const window of ['144b', 'epoch']) {
      const { code, err } = await runHere(['measure', daily, '--window', window]);
      expect(code).toBe(1);
      expect(err).toBe(
        'contraflow: measure: windows of blocks need blocks one by one, got daily counts (use --window 30d)\n',
      );
    }
  });

  test('says that a daily table lacks a level', async () => {
    const daily = join(root, 'data/snapshot/daily-blocks.parquet');
    const { code, err } = await runHere(['measure', daily, '--level', 'builder']);
    expect(code).toBe(1);
    expect(err).toContain(`got 'builder'`);
  });

  test('tells of every kind of trouble in a table and goes on', async () => {
    const rows = ['1,1700000000,a', '2,1700000600,a', '2,1700000700,b', '5,1700000500,c', '6,1700600000,c'];
    const path = fileOf(`height,time,pool\n${rows.join('\n')}\n`);
    const { code, out, err } = await runHere(['measure', path, '--window', '1d', '--measures', 'entities']);
    expect(code).toBe(0);
    expect(out).toContain('entities');
    expect(err).toContain('block-table/duplicate-height: ');
    expect(err).toContain('a (row 2) and b (row 3) at 2');
    expect(err).toContain('block-table/missing-height: ');
    expect(err).toContain('attribution/unknown-label: ');
  });

  test('shows twenty problems of a kind and counts the rest', async () => {
    const labels = Array.from({ length: 50 }, (_, index) => `stranger ${index}`);
    const { err } = await runHere(['measure', fileOf(blocksCsv(labels, 144)), '--window', '1d']);
    const lines = err.trimEnd().split('\n');
    expect(lines).toHaveLength(21);
    expect(lines.at(-1)).toBe('attribution/unknown-label: 30 more, not shown');
  });
});
