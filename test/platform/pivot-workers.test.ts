import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import texas from '../../examples/sites/texas-100mw.json' with { type: 'json' };
import { parseSite, simulatePivot } from '../../src/models/economics/index.ts';
import { runPivot } from '../../src/platform/pivot-workers.ts';
import { root } from '../helpers/source-files.ts';
import { graded } from '../models/economics/pivot-cases.ts';

const question = { site: parseSite(texas), inputs: graded, paths: 1000, seed: 3, years: 3 };
const built: typeof import('../../src/platform/pivot-workers.ts') = await import(
  pathToFileURL(`${root}/dist/platform/pivot-workers.js`).href
);

test('the number of threads changes nothing', async () => {
  const expected = simulatePivot(question);
  expect(await runPivot(question)).toEqual(expected);
  for (const workers of [0, 1, 3]) expect(await built.runPivot(question, { workers })).toEqual(expected);
});

test('it stops with the signal’s reason', async () => {
  await expect(runPivot(question, { signal: AbortSignal.abort(new Error('before')) })).rejects.toThrow('before');
  const controller = new AbortController();
  const done = built.runPivot({ ...question, paths: 100_000 }, { workers: 1, signal: controller.signal });
  setTimeout(() => controller.abort(new Error('enough')), 10);
  await expect(done).rejects.toThrow('enough');
});

test('questions that make no market are refused', async () => {
  const inputs = { ...graded, coinUsd: { ...graded.coinUsd, value: 0 } };
  await expect(built.runPivot({ ...question, inputs }, { workers: 1 })).rejects.toThrow('expected coinUsd above 0');
});
