import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readBundledBlocks } from '../../src/pipeline/bundled-snapshot.ts';
import { readInput } from '../../src/pipeline/input.ts';
import { toObserved } from '../../src/pipeline/observed-input.ts';
import { readPublishedHalf } from '../../src/pipeline/published-half.ts';
import { blocksCsv } from '../cli/sample-files.ts';
import { chipTotals, folderOf, soundFiles } from '../helpers/published-tables.ts';
import { temporaryFolder } from '../helpers/run-cli.ts';

async function blocks(count = 144) {
  const path = join(temporaryFolder(), 'blocks.csv');
  writeFileSync(path, blocksCsv(['AntPool', 'F2Pool'], count));
  return readInput(path);
}
const published = (files = soundFiles) => readPublishedHalf(folderOf(files), { asOfMs: Date.UTC(2025, 6, 1) });

test('both halves together have the layers, sources, problems and notes of both', async () => {
  const [input, half] = [await blocks(), await published({ ...soundFiles, 'x.csv': 'a,b\n1,2\n' })];
  const observed = toObserved(input, half);
  expect(observed.tallies.map(({ level }) => level)).toEqual(['pool', 'parent', 'proxy-group']);
  expect(observed.held).toBe(half.layers);
  expect(observed.models).toBe(half.models);
  expect(observed.sources).toEqual(half.sources);
  expect(observed.problems).toEqual([...input.problems, ...half.problems]);
  expect(half.problems).toHaveLength(1);
  expect(observed.notes).toEqual(expect.arrayContaining([...half.notes]));
  expect(observed.notes[0]).toMatch(/^Proxy groups are known from \d{4}-\d{2}-\d{2}: before/);
  expect(observed.title).toBe('Where power sits: Bitcoin’s blocks and AI’s compute');
});

test('one half alone is named by its own content, both by the content of both', async () => {
  const [input, half] = [await blocks(), await published()];
  expect(toObserved(input, null).snapshot).toBe(input.snapshot);
  expect(toObserved(null, half).snapshot).toBe(half.snapshot);
  const both = toObserved(input, half).snapshot;
  expect(both).toMatch(/^[0-9a-f]{64}$/);
  const others = [
    toObserved(await blocks(288), half),
    toObserved(input, await published({ ...soundFiles, 'totals.csv': chipTotals({ Nvidia: 1000, AMD: 201 }) })),
  ];
  expect(new Set([both, input.snapshot, half.snapshot, ...others.map(({ snapshot }) => snapshot)]).size).toBe(5);
  expect(toObserved(await blocks(), await published()).snapshot).toBe(both);
});

test('without blocks there is nothing of blocks, and no note on them', async () => {
  const observed = toObserved(null, await published());
  expect(observed).toMatchObject({ tallies: [], labelBreaksMs: [], knownSinceMs: {} });
  expect(observed.blocks).toBeUndefined();
  expect(observed.notes.join()).not.toContain('Proxy groups');
});

test('blocks of one’s own alone are called by the name of their file', async () => {
  const observed = toObserved(await blocks(), null);
  expect(observed.title).toBe('Who mines the blocks of blocks.csv');
  expect(observed).toMatchObject({ held: [], models: [], facts: [], sources: [] });
});

test('bundled blocks bring their origins, the days on which these change, and names of pools, owners and groups', async () => {
  const input = await readBundledBlocks();
  const observed = toObserved(input, null);
  expect(observed.sources.map(({ rows }) => rows)).toEqual(input.origins!.map((origin) => origin.blocks));
  expect(observed.labelBreaksMs.length).toBeGreaterThan(0);
  expect(observed.labelBreaksMs).toEqual(observed.labelBreaksMs.toSorted((a, b) => a - b));
  expect(observed.names.get('antpool')).toBe('AntPool');
  expect(observed.knownSinceMs['proxy-group']).toBe(Date.UTC(2022, 8));
});
