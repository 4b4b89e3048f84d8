import { expect, test } from 'vitest';
import { epochCapabilitiesIndex, publishedSources } from '../../src/sources/index.ts';
import { readTable } from '../../src/store/table-file.ts';
import { describeWithShared, sharedPath } from '../helpers/shared-data.ts';
import { tableOfRows } from './small-table.ts';

const version = (cells: Readonly<Record<string, string>> = {}) => ({
  'Model version': 'm_high',
  'ECI Score': '140.5',
  'Release date': '2025-08-07',
  Organization: 'OpenAI',
  Country: 'Hong Kong,China',
  'Model accessibility': 'API access',
  Confidence: 'Speculative',
  'Model name': 'M',
  ...cells,
});
const parse = (...rows: readonly Readonly<Record<string, string>>[]) =>
  epochCapabilitiesIndex.parse(tableOfRows(...rows), { file: 'f.csv' });

test('a version gives a score', () => {
  expect(parse(version())).toEqual({
    value: [
      {
        version: 'm_high',
        name: 'M',
        score: 140.5,
        low: null,
        high: null,
        releasedMs: Date.UTC(2025, 7, 7),
        organizations: ['OpenAI'],
        countries: ['Hong Kong', 'China'],
        access: 'closed',
        confidence: 'speculative',
        origin: { source: 'epoch-capabilities-index', file: 'f.csv', row: 1 },
      },
    ],
    problems: [],
  });
});

test('a row per model has its interval; one that does not enclose the score is set aside', () => {
  const model = { Model: 'M', eci: '140', eci_ci_low: '137', eci_ci_high: '143', date: '8/7/2025' };
  const other = { ...model, Model: 'N', eci_ci_low: '141', 'Model accessibility': 'Open weights (restricted use)' };
  const { value, problems } = parse(model, other);
  expect(value).toMatchObject([
    {
      version: 'M',
      name: 'M',
      low: 137,
      high: 143,
      releasedMs: Date.UTC(2025, 7, 7),
      access: null,
      confidence: 'unknown',
    },
    { version: 'N', low: null, high: null, access: 'open' },
  ]);
  expect(problems).toMatchObject([{ kind: 'epoch-capabilities-index/bad-interval', count: 1 }]);
});

test('rows without a score or a name are rejected and counted; one without a date stays', () => {
  const { value, problems } = parse(
    version({ 'ECI Score': '' }),
    version({ 'ECI Score': '' }),
    version({ 'Model name': '' }),
    version({ 'ECI Score': 'high' }),
    version({ 'Release date': '' }),
  );
  expect(value.map(({ releasedMs }) => releasedMs)).toEqual([null]);
  expect(problems.map(({ kind, count }) => [kind, count])).toEqual([
    ['epoch-capabilities-index/no-score', 2],
    ['epoch-capabilities-index/no-name', 1],
    ['epoch-capabilities-index/bad-number', 1],
  ]);
});

test('a table of the index is known to it alone', () => {
  for (const row of [version(), { Model: 'M', eci: '1', date: '' }]) {
    const heads = Object.keys(row).map((name) => ({ name, type: 'text' }) as const);
    const known = publishedSources.filter((source) => source.recognises(heads));
    expect(known.map(({ id }) => id)).toEqual(['epoch-capabilities-index']);
    expect(epochCapabilitiesIndex.wanted(heads)).toEqual(Object.keys(row));
  }
});

const file = 'ai/epoch-benchmarks/epoch_capabilities_index.csv';
describeWithShared('the index of May 2026', [file], () => {
  // Expected: the development data's own description: 608 rows, 369 with a score, 138 of them open.
  test('has 369 scores, 138 of them of open models', async () => {
    const { value, problems } = epochCapabilitiesIndex.parse(await readTable(sharedPath(file)), { file });
    expect(value.length).toBe(369);
    expect(value.filter(({ access }) => access === 'open').length).toBe(138);
    expect(problems).toMatchObject([{ kind: 'epoch-capabilities-index/no-score', count: 608 - 369 }]);
  });
});
