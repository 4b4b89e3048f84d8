import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Distribution } from '../../src/core/distribution.ts';
import type { Reading } from '../../src/core/reading.ts';
import { noHistory, storeHistory } from '../../src/pipeline/previous-run.ts';
import { recordRun } from '../../src/pipeline/store-runs.ts';
import { temporaryFolder } from '../helpers/run-cli.ts';
import { root } from '../helpers/source-files.ts';

const present = 'aa'.repeat(32);
const earlier = 'bb'.repeat(32);
const earliest = 'cc'.repeat(32);
const layer = 'bitcoin/blocks/pool';
const span = { fromMs: Date.UTC(2026, 0, 1), toMs: Date.UTC(2026, 0, 31) };

function reading(measure: string, estimate: number | null, snapshot: string): Reading {
  return {
    layer,
    span,
    weight: 10,
    entities: 2,
    unattributedWeight: 1,
    measure,
    unit: 'effective entities',
    estimate,
    low: estimate === null ? null : estimate - 0.5,
    high: estimate === null ? null : estimate + 0.5,
    boundLow: null,
    boundHigh: null,
    reason: null,
    snapshot,
  };
}

const distribution: Distribution = {
  layer,
  span,
  entities: ['f2pool', 'viabtc'],
  weights: [6, 3],
  unattributedWeight: 1,
};

function record(path: string, snapshot: string, finishedAtMs: number): Promise<string | null> {
  return recordRun(path, {
    snapshot: { hash: snapshot, title: `Blocks of ${snapshot.slice(0, 2)}`, coverage: span, sources: [] },
    run: {
      id: `run of ${snapshot.slice(0, 2)} at ${finishedAtMs}`,
      programVersion: '0.1.0',
      labelSet: 'labels',
      parameters: { windowDays: 30 },
      seed: 1,
      startedAtMs: finishedAtMs - 1000,
      finishedAtMs,
    },
    distributions: [distribution],
    readings: [reading('effective-number', 3, snapshot), reading('hhi', 2000, snapshot)],
  });
}

const may = (day: number) => Date.UTC(2026, 4, day);

test('the previous run is the latest one on another snapshot, with its headline readings and holders', async () => {
  const path = join(temporaryFolder(), 'store.duckdb');
  for (const [snapshot, day] of [
    [earliest, 1],
    [earlier, 2],
    [earliest, 3],
    [present, 4],
  ] as const)
    expect(await record(path, snapshot, may(day))).toBeNull();
  const { previous, note, snapshots, runs } = await storeHistory(path, present)();
  expect(note).toBeNull();
  expect(previous).toMatchObject({
    snapshot: earliest,
    title: 'Blocks of cc',
    programVersion: '0.1.0',
    labelSet: 'labels',
    windowDays: 30,
    seed: 1,
    finishedAtMs: may(3),
  });
  expect(previous!.readings).toEqual([{ layer, span, estimate: 3, low: 2.5, high: 3.5 }]);
  expect(previous!.holdings).toEqual([
    { layer, span, entity: 'f2pool', weight: 6 },
    { layer, span, entity: 'viabtc', weight: 3 },
    { layer, span, entity: null, weight: 1 },
  ]);
  expect(snapshots.map(({ hash }) => hash).sort()).toEqual([present, earlier, earliest]);
  expect(runs.map(({ finishedAtMs }) => finishedAtMs)).toEqual([may(4), may(3), may(2), may(1)]);
});

test('a run that is recorded while somebody looks is seen at the next look', async () => {
  const path = join(temporaryFolder(), 'store.duckdb');
  const history = storeHistory(path, present);
  expect(await history()).toMatchObject({
    previous: null,
    note: expect.stringMatching(/no store of earlier runs yet/),
  });
  await record(path, present, may(1));
  expect(await history()).toMatchObject({
    previous: null,
    note: expect.stringMatching(/holds no run on another snapshot yet/),
  });
  await record(path, earlier, may(2));
  expect((await history()).previous?.snapshot).toBe(earlier);
});

test('a store that is looked at can be written to', async () => {
  const path = join(temporaryFolder(), 'store.duckdb');
  await record(path, earlier, may(1));
  const history = storeHistory(path, present);
  await Promise.all([history(), history(), history()]);
  expect(await record(path, earliest, may(2))).toBeNull();
});

test.each([
  [
    'of another kind',
    'is something else than a store',
    (path: string) => writeFileSync(path, 'a text of some length\n'.repeat(1000)),
  ],
  ['a folder', 'is something else than a store', (path: string) => mkdirSync(path)],
])('a store that is %s is told in a sentence without its path', async (_, words, make) => {
  const path = join(temporaryFolder(), 'secret-name.duckdb');
  make(path);
  const { previous, note } = await storeHistory(path, present)();
  expect(previous).toBeNull();
  expect(note).toContain(words);
  expect(note).not.toContain('secret-name');
});

test('a store that another process is writing is told, and read once it is free', async () => {
  const path = join(temporaryFolder(), 'store.duckdb');
  await record(path, earlier, may(1));
  const script = `import { openStore } from '${root}/dist/store/store.js'; await openStore(${JSON.stringify(path)}); console.log('open'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  const history = storeHistory(path, present);
  const busy = await history();
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(busy).toMatchObject({
    previous: null,
    note: expect.stringMatching(/being written by another contraflow process/),
  });
  expect((await history()).previous?.snapshot).toBe(earlier);
});

test('where no store is looked at, that is said', async () => {
  expect(await noHistory()).toMatchObject({ previous: null, note: expect.stringMatching(/^No store/) });
});
