import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCli, temporaryFolder } from '../helpers/run-cli.ts';
import { runHere } from './run-here.ts';
import { blocksCsv, fileOf } from './sample-files.ts';

describe('sql without a store', () => {
  test('answers questions about files, and makes no store', async () => {
    const store = join(temporaryFolder(), 'none.duckdb');
    const path = fileOf(blocksCsv(['A', 'A', 'B'], 9));
    const query = `select pool, count(*) as n from '${path}' group by 1 order by 1`;
    const { code, out, err } = await runCli(['sql', query, '--format', 'csv'], { env: { CONTRAFLOW_STORE: store } });
    expect({ code, out, err }).toEqual({ code: 0, out: 'pool,n\nA,6\nB,3\n', err: '' });
    expect(existsSync(store)).toBe(false);
  });

  test('names the command that makes one where a table of it is asked for', async () => {
    const { code, out, err } = await runCli(['sql', 'select count(*) from readings']);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(
      /^contraflow: sql: expected a store for the table readings, got none yet: contraflow observe makes it \(.*\)\n$/,
    );
  });

  test('that was named says so', async () => {
    const { code, err } = await runHere(['sql', 'select 1', '--store', '/nowhere/store.duckdb']);
    expect({ code, err }).toEqual({ code: 1, err: 'contraflow: store: no such file (/nowhere/store.duckdb)\n' });
  });
});

describe('sql', () => {
  const ask = (query: string, ...args: string[]) => runHere(['sql', query, ...args]);

  test('writes numbers as numbers, however wide, and keeps digits that JavaScript has no number for', async () => {
    const query = `select -1::bigint as a, count(*) as b, -0.5::decimal(4, 2) as c, sum(-2) as d,
      123456789012345678901::hugeint as e, true as f, null as g, 'nan'::double as h, '-x' as i`;
    expect((await ask(query, '--format', 'csv')).out).toBe(
      "a,b,c,d,e,f,g,h,i\n-1,1,-0.5,-2,123456789012345678901,true,,,'-x\n",
    );
    expect((await ask(query, '--format', 'json')).out).toBe(
      '[\n{"a":-1,"b":1,"c":-0.5,"d":-2,"e":123456789012345678901,"f":true,"g":null,"h":null,"i":"-x"}\n]\n',
    );
  });

  test('writes a header or an empty list for an answer without rows', async () => {
    expect((await ask('select 1 as a where false', '--format', 'csv')).out).toBe('a\n');
    expect(JSON.parse((await ask('select 1 as a where false', '--format', 'json')).out)).toEqual([]);
    expect((await ask('select 1 as a where false')).out).toContain('a\n');
  });

  test('writes an answer of many pieces whole, with one header', async () => {
    const query = 'select range as n from range(10000)';
    const csv = (await ask(query, '--format', 'csv')).out.trimEnd().split('\n');
    expect(csv).toEqual(['n', ...Array.from({ length: 10_000 }, (_, n) => String(n))]);
    expect(JSON.parse((await ask(query, '--format', 'json')).out)).toHaveLength(10_000);
  });

  test('ends a query that would take days when it is interrupted', async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 100);
    const query = 'select count(*) from range(100000000) as a, range(100000000) as b';
    const { code, out, err } = await runHere(['sql', query], { signal: controller.signal });
    expect({ code, out }).toEqual({ code: 130, out: '' });
    expect(err).toBe('contraflow: interrupted; nothing half-written was kept\n');
  });

  test.each([
    ['writes a file', `copy (select 1) to '/nowhere/x.csv'`, 'got COPY'],
    ['makes a table', 'create table x as select 1', 'got CREATE'],
    ['attaches a database', `attach '/nowhere/x.db'`, 'got ATTACH'],
    ['loads an extension', 'install httpfs', 'expected a query that only reads'],
    ['is two', 'select 1; select 2', 'expected one statement, got 2'],
    ['is nothing', ' ', 'expected one statement, got none'],
    ['is not SQL', 'selec 1', 'syntax error'],
    ['names a table that is none', 'select * from nothing', 'nothing does not exist'],
  ])('refuses what %s, in one line', async (_title, query, message) => {
    const { code, out, err } = await ask(query);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^contraflow: sql: [^\n]+\n$/);
    expect(err).toContain(message);
  });
});
