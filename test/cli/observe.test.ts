import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../helpers/run-cli.ts';
import { root } from '../helpers/source-files.ts';
import { runHere } from './run-here.ts';
import { blocksCsv, fileOf } from './sample-files.ts';

const synthetic = join(root, 'test/fixtures/blocks/synthetic.csv');
const FILES = ['brief.html', 'brief.json', 'brief.md', 'index.html', 'readings.csv', 'readings.parquet', 'run.json'];

function filesOf(folder: string): Buffer[] {
  return FILES.map((name) => readFileSync(join(folder, name)));
}

describe('observe', () => {
  test('of the bundled snapshot prints a table of layers and writes a report with readings', async () => {
    const out = join(temporaryFolder(), 'deep', 'report');
    const result = await runHere(['observe', '--no-store', '--out', out]);
    expect(result).toMatchObject({ code: 0, err: '' });
    const [header, , ...lines] = result.out.split('\n');
    for (const title of ['layer', 'effective', 'interval', 'bounds', 'change a year', 'verdict']) {
      expect(header).toContain(title);
    }
    expect(lines.slice(0, 3).map((line) => line.split(' ')[0])).toEqual(
      ['pool', 'parent', 'proxy-group'].map((role) => `bitcoin/blocks/${role}`),
    );
    expect(result.out).toMatch(/accelerators\/owner/);
    expect(readdirSync(out).sort()).toEqual(FILES);
    const run = JSON.parse(readFileSync(join(out, 'run.json'), 'utf8')) as { readings: number };
    const readings = readFileSync(join(out, 'readings.csv'), 'utf8').trimEnd().split('\n');
    expect(readings).toHaveLength(run.readings + 1);
  });

  test('twice gives the same bytes but for what run.json names, and one run in the store', async () => {
    const folder = temporaryFolder();
    const store = join(folder, 'store.duckdb');
    const runs = [Date.UTC(2026, 0, 1), Date.UTC(2026, 0, 2)].map((nowMs, index) => ({
      nowMs,
      out: join(folder, `${index}`),
    }));
    for (const { nowMs, out } of runs) {
      const args = ['observe', synthetic, '--window', '2d', '--store', store, '--out', out];
      expect((await runHere(args, { nowMs })).code).toBe(0);
    }
    const [first, second] = runs.map(({ out }) => filesOf(out));
    expect(first!.slice(0, -1).map((bytes, index) => bytes.equals(second![index]!))).toEqual(
      FILES.slice(0, -1).map(() => true),
    );
    const [one, two] = [first!, second!].map((files) => JSON.parse(String(files.at(-1))) as Record<string, unknown>);
    const differing = Object.keys(one!).filter((key) => JSON.stringify(one![key]) !== JSON.stringify(two![key]));
    expect(differing).toEqual(['startedAt', 'finishedAt']);
    expect(one!.runDependent).toEqual(expect.arrayContaining(differing));
    const asked = await runHere([
      'sql',
      'select count(*) as n, min(id) as id from runs',
      '--store',
      store,
      '--format',
      'json',
    ]);
    expect(JSON.parse(asked.out)).toEqual([{ n: 1, id: one!.id }]);
  });

  test('with another seed, window or interval is another run', async () => {
    const folder = temporaryFolder();
    const id = async (...args: string[]) => {
      await runHere(['observe', synthetic, '--no-store', '--out', folder, ...args]);
      return (JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) as { id: string }).id;
    };
    const ids = [
      await id('--window', '2d'),
      await id('--window', '3d'),
      await id('--window', '2d', '--seed', '2'),
      await id('--window', '2d', '--interval', '0.9'),
    ];
    expect(new Set(ids).size).toBe(4);
    expect(await id('--window', '2d')).toBe(ids[0]);
  });

  test('into a store named on the command line that cannot be used fails after the report is written', async () => {
    const out = join(temporaryFolder(), 'report');
    const notAStore = fileOf('this is no database'.repeat(300), 'store.duckdb');
    const {
      code,
      out: shown,
      err,
    } = await runHere(['observe', synthetic, '--window', '2d', '--out', out, '--store', notAStore]);
    expect(code).toBe(1);
    expect(shown).toContain('blocks/pool');
    expect(err).toContain('contraflow: the run was not recorded: store: expected a contraflow store');
    expect(readdirSync(out).sort()).toEqual(FILES);
    expect(readFileSync(notAStore, 'utf8')).toContain('this is no database');
  });

  test.each<[string, string[], number, string]>([
    ['one block', ['AntPool'], 1, 'too little data'],
    ['one pool', ['AntPool'], 720, 'too little data'],
    ['nobody’s blocks', [''], 720, 'too little data'],
  ])('of %s says that there is too little data', async (_title, pools, count, verdict) => {
    const out = join(temporaryFolder(), 'report');
    const result = await runHere([
      'observe',
      fileOf(blocksCsv(pools, count)),
      '--window',
      '1d',
      '--no-store',
      '--out',
      out,
    ]);
    expect(result.code).toBe(0);
    const lines = result.out.split('\n').filter((line) => /^bitcoin\/blocks\/\S+ +(?!.* against )/.test(line));
    expect(lines.map((line) => line.includes(verdict))).toEqual([true, true, true]);
    expect(result.out).not.toContain('NaN');
    expect(readFileSync(join(out, 'index.html'), 'utf8')).not.toMatch(/NaN|undefined|Infinity/);
  });

  test('of fewer days than a window has says so', async () => {
    const { code, err } = await runHere(['observe', fileOf(blocksCsv(['AntPool'], 144)), '--no-store']);
    expect(code).toBe(1);
    expect(err).toBe(
      'contraflow: observe: expected data over at least one window of 30 days, got 1 (choose a shorter --window)\n',
    );
  });
});
