import { expect, test } from 'vitest';
import { downloadLayers, isForTests, sizeClasses } from '../../src/attribution/index.ts';
import { DAY_MS } from '../../src/core/time-span.ts';
import { downloadRows } from './model-rows.ts';

const kinds = ({ problems }: ReturnType<typeof downloadLayers>) => problems.map(({ kind, count }) => [kind, count]);
const held = ({ layers }: ReturnType<typeof downloadLayers>, at = 0) =>
  layers[at]?.windows.map(({ holdings }) => holdings.map(({ entity, weight }) => [entity, weight]));

test('a window is the 30 days before a snapshot, and holds what all snapshots hold', () => {
  const result = downloadLayers([
    ...downloadRows('2026-04-01', { 'Qwen/Qwen3-8B': 30, 'unsloth/gemma-3-12b-it-GGUF': 8, 'x/new-1B': 5 }),
    ...downloadRows('2026-02-01', { 'Qwen/Qwen3-8B': 20, 'unsloth/gemma-3-12b-it-GGUF': 9, 'x/old-1B': 4 }),
  ]);
  expect(result.layers.map(({ layer }) => layer)).toEqual(['ai/downloads/developer', 'ai/downloads/size-class']);
  expect(result.layers[0]?.windows.map(({ span }) => span)).toEqual(
    [Date.UTC(2026, 1, 1), Date.UTC(2026, 3, 1)].map((toMs) => ({ fromMs: toMs - 30 * DAY_MS, toMs })),
  );
  expect(held(result)).toEqual([
    [
      ['alibaba', 20],
      ['google', 9],
    ],
    [
      ['alibaba', 30],
      ['google', 8],
    ],
  ]);
  expect(kinds(result)).toEqual([['download-layers/not-in-all', 1]]);
});

test('snapshots less than 30 days apart overlap: the last and every one far enough before the next stay', () => {
  const days = ['2026-01-01', '2026-01-20', '2026-02-01', '2026-02-28', '2026-03-03'];
  const result = downloadLayers(days.flatMap((day, at) => downloadRows(day, { 'a/b': 10 + at })));
  expect(result.layers[0]?.windows.map(({ span }) => new Date(span.toMs).toISOString().slice(0, 10))).toEqual([
    '2026-01-01',
    '2026-02-01',
    '2026-03-03',
  ]);
  expect(kinds(result)).toEqual([['download-layers/overlapping-snapshot', 2]]);
});

test('a snapshot that mostly repeats the one before is left out, a single count at rest with its repository', () => {
  const result = downloadLayers([
    ...downloadRows('2026-01-01', { 'a/a': 1, 'b/b': 2, 'c/c': 3 }),
    ...downloadRows('2026-02-15', { 'a/a': 1, 'b/b': 2, 'c/c': 4 }),
    ...downloadRows('2026-04-01', { 'a/a': 1, 'b/b': 5, 'c/c': 6 }),
  ]);
  expect(held(result)).toEqual([
    [
      ['b', 2],
      ['c', 3],
    ],
    [
      ['b', 5],
      ['c', 6],
    ],
  ]);
  expect(kinds(result)).toEqual([
    ['download-layers/repeated-snapshot', 1],
    ['download-layers/count-at-rest', 1],
  ]);
});

test('repositories for tests, and the second row of one in a snapshot, are left out and counted', () => {
  const tests = { 'hmellor/tiny-random-LlamaForCausalLM': 9, 'peft-internal-testing/opt-125m': 9 };
  const rows = downloadRows('2026-01-01', { 'a/b': 1, ...tests });
  const result = downloadLayers([...rows, ...rows, ...downloadRows('2026-02-01', { ...tests, 'a/b': 2 })]);
  expect(held(result)).toEqual([[['a', 1]], [['a', 2]]]);
  expect(kinds(result)).toEqual([
    ['download-layers/twice', 1],
    ['download-layers/for-tests', 2],
  ]);
});

test.each([
  ['hf-internal-testing/tiny-random-gpt2', true],
  ['nm-testing/Qwen3-8B-W4A16', true],
  ['yujiepan/llama-3-tiny-random', true],
  ['tiny-random/qwen3-next-moe', true],
  ['MaxJeblick/llama2-0b-unit-test', true],
  ['TinyLlama/TinyLlama-1.1B-Chat-v1.0', false],
  ['ibm-granite/granite-4.0-h-tiny', false],
  ['google/switch-random-forest', false],
])('that %s is for tests is %s', (repository, expected) => {
  expect(isForTests(repository)).toBe(expected);
});

test('a size class is that of the name, else of the stored weights, else nobody', () => {
  const names = ['o/M-0.6B', 'o/M-1B', 'o/M-4B-AWQ', 'o/M-15b', 'o/M-40B', 'o/M-150B-A9B', 'o/M', 'o/N'];
  const rows = downloadRows('2026-01-01', Object.fromEntries(names.map((name, at) => [name, at + 1])));
  const stored = rows.map((row) => (row.repository === 'o/M' ? { ...row, parameters: 7e9 } : row));
  expect(held(downloadLayers(stored), 1)).toEqual([
    [...sizeClasses.map(({ id }) => id), '4b-to-15b', null].map((id, at) => [id, at + 1]),
  ]);
});

test('no rows give no windows', () => {
  expect(downloadLayers([]).layers.map(({ windows }) => windows)).toEqual([[], []]);
});
