import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli, temporaryFolder } from '../helpers/run-cli.ts';
import { root } from '../helpers/source-files.ts';

const table = `${root}/test/fixtures/blocks/synthetic.csv`;

test('observe records blocks, run and readings once, and sql finds them', async () => {
  const folder = temporaryFolder();
  const store = join(folder, 'store.duckdb');
  const observe = ['observe', table, '--window', '2d', '--out', join(folder, 'report'), '--store', store];
  const count = async () => {
    const query = `select (select count(*) from snapshots) as snapshots, (select count(*) from runs) as runs,
      (select count(*) from blocks) as blocks, (select count(*) from readings) as readings`;
    return JSON.parse((await runCli(['sql', query, '--store', store, '--format', 'json'])).out) as Record<
      string,
      number
    >[];
  };
  expect((await runCli(observe)).code).toBe(0);
  const [first] = await count();
  // The fixture has 2,005 lines after its header, stale blocks among them.
  expect(first).toMatchObject({ snapshots: 1, runs: 1, blocks: 2005 });
  expect(first!.readings).toBeGreaterThan(0);
  expect((await runCli(observe)).code).toBe(0);
  expect(await count()).toEqual([first]);
});
