import { expect, test } from 'vitest';
import { epochBenchmarks, publishedSources } from '../../src/sources/index.ts';
import { readTable } from '../../src/store/table-file.ts';
import { describeWithShared, sharedPath } from '../helpers/shared-data.ts';
import { tableOfRows } from './small-table.ts';

const parse = (file: string, ...rows: readonly Readonly<Record<string, string>>[]) =>
  epochBenchmarks.parse(tableOfRows(...rows), { file });
const date = { 'Release date': '2026-04-23', Organization: 'OpenAI' };

test.each([
  ['mean_score', { mean_score: '0.51', 'Best score (across scorers)': '0.6' }, 0.51],
  ['EM', { EM: '0.77', Name: 'M' }, 0.77],
  ['Score', { Score: '85%' }, 85],
  ['Time horizon', { 'Time horizon': '718.8', average_score: '0.79' }, 718.8],
  ['a name of its own', { 'Percent correct': '61', Notes: '3' }, 61],
])('the score under %s is read', (_title, cells, expected) => {
  expect(parse('b_external.csv', { 'Model version': 'm', ...cells, ...date }).value).toMatchObject([
    { benchmark: 'b', version: 'm', value: expected, organizations: ['OpenAI'], releasedMs: Date.UTC(2026, 3, 23) },
  ]);
});

test('standard error and interval are kept where given', () => {
  const cells = { 'Model version': 'm', mean_score: '0.5', ...date, stderr: '0.02', CI_low: '0.4', CI_high: '0.6' };
  expect(parse('b.csv', cells).value).toMatchObject([{ standardError: 0.02, low: 0.4, high: 0.6 }]);
});

test('a table of many benchmarks names them in its rows', () => {
  const cells = { benchmark: 'GSM8K', performance: '0.246', model_version: 'm', date: '9/20/2023' };
  expect(parse('all.csv', cells).value).toMatchObject([
    { benchmark: 'GSM8K', version: 'm', value: 0.246, releasedMs: Date.UTC(2023, 8, 20), standardError: null },
  ]);
});

test('a name stands in for a version; rows without either, or without a score, are counted', () => {
  const { value, problems } = parse(
    'b.csv',
    { 'Model version': '', Score: '1', ...date, Name: 'N' },
    { 'Model version': '', Score: '1', ...date },
    { 'Model version': 'm', Score: '', ...date },
  );
  expect(value.map(({ version }) => version)).toEqual(['N']);
  expect(problems.map(({ kind }) => kind)).toEqual(['epoch-benchmarks/no-name', 'epoch-benchmarks/no-score']);
});

const folder = 'ai/epoch-benchmarks';
const counts = {
  arc_agi_2_external: 128,
  frontiermath: 92,
  gpqa_diamond: 160,
  live_bench_external: 54,
  math_level_5: 108,
  metr_time_horizons_external: 47,
  mmlu_external: 249,
  model_benchmark_scores: 1514,
  otis_mock_aime_2024_2025: 133,
  simplebench_external: 74,
  swe_bench_verified: 27,
};
describeWithShared('the benchmark tables of May 2026', [`${folder}/frontiermath.csv`], () => {
  // Expected: rows with a version or a name and a score, counted by another program.
  test.each(Object.entries(counts))('%s gives %d results', async (name, count) => {
    const table = await readTable(sharedPath(`${folder}/${name}.csv`), (columns) => {
      const known = publishedSources.filter((source) => source.recognises(columns));
      expect(known.map(({ id }) => id)).toEqual(['epoch-benchmarks']);
      return epochBenchmarks.wanted(columns);
    });
    const { value, problems } = epochBenchmarks.parse(table, { file: `${name}.csv` });
    expect(value.length).toBe(count);
    expect(value.length + problems.reduce((sum, problem) => sum + problem.count, 0)).toBe(table.rowCount);
    expect(value.every((result) => Number.isFinite(result.value) && result.releasedMs !== undefined)).toBe(true);
  });
});
