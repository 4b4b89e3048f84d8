import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { simulateRaces } from '../../src/models/security/race-summary.ts';
import { runRaces } from '../../src/platform/race-workers.ts';
import { root } from '../helpers/source-files.ts';

const race = {
  entities: [0.4, 0.3, 0.2, 0.1].map((proportion) => ({ proportion, delaySeconds: 10 })),
  blocks: 1e6,
  seed: 3,
};
const built: typeof import('../../src/platform/race-workers.ts') = await import(
  pathToFileURL(`${root}/dist/platform/race-workers.js`).href
);

test('the number of threads changes nothing', async () => {
  const expected = simulateRaces(race);
  expect(await runRaces(race)).toEqual(expected);
  for (const workers of [0, 1, 3, 100]) {
    expect(await built.runRaces({ ...race }, { workers })).toEqual(expected);
  }
});

test('a table of actions reaches the threads', async () => {
  const policy = { truncation: 2, actions: Uint8Array.from({ length: 12 }, (_, at) => (at >= 6 && at < 9 ? 1 : 0)) };
  const entities = race.entities.map((entity, index) => (index === 0 ? { ...entity, policy } : entity));
  const withTable = { ...race, entities, blocks: 1e5 };
  expect(await built.runRaces(withTable, { workers: 2 })).toEqual(simulateRaces(withTable));
});

test('it stops with the signal’s reason', async () => {
  await expect(runRaces(race, { signal: AbortSignal.abort(new Error('before')) })).rejects.toThrow('before');
  const controller = new AbortController();
  const long = { ...race, blocks: 1e9 };
  const done = built.runRaces(long, { workers: 1, signal: controller.signal });
  setTimeout(() => controller.abort(new Error('enough')), 10);
  await expect(done).rejects.toThrow('enough');
});

test('options that make no race are refused', async () => {
  await expect(runRaces({ ...race, blocks: 1 })).rejects.toThrow('raceStreams: blocks must be a whole number');
  const half = { ...race, entities: race.entities.slice(0, 1) };
  await expect(built.runRaces(half, { workers: 2 })).rejects.toThrow('simulateRace: proportions must sum to 1');
});
