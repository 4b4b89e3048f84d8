import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { printable } from '../../src/core/text.ts';
import { temporaryFolder } from '../helpers/run-cli.ts';
import { runHere } from './run-here.ts';
import { blocksCsv, fileOf, hostileLabels, UNSHOWABLE } from './sample-files.ts';

/** 10 days of blocks in which each hostile label comes as often as the others. */
const hostile = () => fileOf(blocksCsv([...hostileLabels, 'F2Pool'], 1440));
const levelsOfAll = ['--window', '5d', '--level', 'pool,parent,proxy-group'];

/** Cells of CSV text that a spreadsheet would run. */
function formulas(csv: string): string[] {
  return csv.split('\n').flatMap((line) => line.match(/(?<=^|,)"?[=+@-](?![\d.]+(,|$))[^,]*/g) ?? []);
}

describe('labels that strangers write', () => {
  test.each(['csv', 'jsonl', 'parquet'])(
    'go through blocks into %s and give the same readings from there',
    async (ending) => {
      const input = hostile();
      const out = join(temporaryFolder(), `blocks.${ending}`);
      const { code, err } = await runHere(['blocks', input, '--out', out]);
      expect(code).toBe(0);
      expect(err).not.toMatch(UNSHOWABLE);
      expect(Math.max(...err.split('\n').map((line) => line.length))).toBeLessThan(700);
      if (ending !== 'parquet') {
        const text = readFileSync(out, 'utf8');
        expect(text).not.toMatch(UNSHOWABLE);
        if (ending === 'csv') expect(formulas(text)).toEqual([]);
      }
      const readings = async (path: string) => {
        const { out } = await runHere(['measure', path, ...levelsOfAll, '--format', 'csv']);
        return out.split('\n').map((line) => line.split(',').slice(0, -1).join(','));
      };
      const direct = await readings(input);
      expect(direct).toHaveLength(2 * 3 * 3 + 2);
      expect(direct[1]).toContain(`,720,${hostileLabels.length + 1},0,hhi,`);
      expect(await readings(out)).toEqual(direct);
    },
  );

  test('reach no terminal, no cell and no markup through observe', async () => {
    const folder = temporaryFolder();
    const store = join(folder, 'store.duckdb');
    const args = ['observe', hostile(), '--window', '5d', '--out', join(folder, 'report'), '--store', store];
    const { code, out, err } = await runHere(args, { width: 120 });
    expect(code).toBe(0);
    expect(out + err).not.toMatch(UNSHOWABLE);
    const file = (name: string) => readFileSync(join(folder, 'report', name), 'utf8');
    const page = file('index.html');
    expect(page).not.toMatch(UNSHOWABLE);
    expect(page).not.toContain('<script>alert');
    expect(page).not.toMatch(/<img/i);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(file('readings.csv')).not.toMatch(UNSHOWABLE);
    expect(formulas(file('readings.csv'))).toEqual([]);
    expect(file('run.json')).not.toMatch(UNSHOWABLE);
    const asked = await runHere(['sql', 'select entity from distributions', '--store', store, '--format', 'csv']);
    expect(asked.code).toBe(0);
    expect(asked.out.split('\n').length).toBeGreaterThan(3 * hostileLabels.length);
    expect(asked.out).not.toMatch(UNSHOWABLE);
    expect(formulas(asked.out)).toEqual([]);
  });

  test('that sql finds in a file are shown harmlessly, and JSON keeps them as they are', async () => {
    const query = `select pool, count(*) as "=n\u001b" from '${hostile()}' group by 1`;
    const ask = async (format: string) => {
      const result = await runHere(['sql', query, '--format', format]);
      expect(result).toMatchObject({ code: 0, err: '' });
      expect(result.out).not.toMatch(UNSHOWABLE);
      return result.out;
    };
    expect(await ask('table')).toContain(printable('\u001b[31mred'));
    expect(formulas(await ask('csv'))).toEqual([]);
    const pools = (JSON.parse(await ask('json')) as { pool: string }[]).map(({ pool }) => pool);
    expect(new Set(pools)).toEqual(new Set([...hostileLabels, 'F2Pool']));
  });

  test('in a file’s name reach no output', async () => {
    const name = `=a b'"$(x);[1]\n\u001b[31m\u202e<img src=x>.csv`;
    const input = fileOf(blocksCsv(['AntPool', 'F2Pool'], 1440), name);
    const report = join(temporaryFolder(), 'report');
    const observed = await runHere(['observe', input, '--window', '5d', '--no-store', '--out', report]);
    expect(observed.code).toBe(0);
    const written = await runHere(['blocks', input, '--out', `${input}.parquet`]);
    expect(written.code).toBe(0);
    const measured = await runHere(['measure', `${input}.parquet`, '--window', '5d']);
    expect(measured.code).toBe(0);
    for (const { out, err } of [observed, written, measured]) expect(out + err).not.toMatch(UNSHOWABLE);
    // The next command is shown as one word of a shell: in single quotes, with those inside closed and opened again.
    expect(observed.out).toContain(`=a b'\\''"$(x);[1]\\x0a\\x1b[31m\\u202e<img src=x>.csv' --window 30d`);
    const page = readFileSync(join(report, 'index.html'), 'utf8');
    expect(page).not.toMatch(UNSHOWABLE);
    expect(page).not.toMatch(/<img/i);
    expect(readFileSync(join(report, 'run.json'), 'utf8')).not.toMatch(UNSHOWABLE);
  });

  test('in a pool list reach no output', async () => {
    const pools = hostileLabels.map((name, index) => ({
      id: index + 1,
      name,
      addresses: [],
      tags: [`/tag ${index}/`],
      link: 'javascript:alert(1)',
    }));
    const path = fileOf(JSON.stringify(pools), 'pools.json');
    for (const [index] of hostileLabels.entries()) {
      if (index % 5 !== 0) continue;
      const coinbase = Buffer.from(`xxxx/tag ${index}/`).toString('hex');
      const { code, out, err } = await runHere(['attribute', '--coinbase', coinbase, '--pools', path]);
      expect(code).toBe(0);
      expect(out + err).not.toMatch(UNSHOWABLE);
    }
  });

  test('cannot pass another transaction off as a coinbase', async () => {
    // Of version 1, with one input that spends an output and 60 bytes of script.
    const transaction = `0100000001${'11'.repeat(32)}000000003c${'2f'.repeat(60)}ffffffff00${'00'.repeat(4)}`;
    const { code, out, err } = await runHere(['attribute', '--coinbase', transaction]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toBe(
      'contraflow: coinbase: expected a script of at most 100 bytes or a whole coinbase transaction, got 111 bytes that are neither\n',
    );
  });

  test('in a coinbase are shown harmlessly', async () => {
    for (const label of hostileLabels) {
      const coinbase = Buffer.concat([Buffer.from('03a0860c', 'hex'), Buffer.from(label).subarray(0, 90)]).toString(
        'hex',
      );
      for (const format of ['text', 'json']) {
        const { code, out, err } = await runHere(['attribute', '--coinbase', coinbase, '--format', format]);
        expect(code).toBe(0);
        expect(out + err).not.toMatch(UNSHOWABLE);
      }
    }
  });
});
