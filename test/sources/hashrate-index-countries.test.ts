import { describe, expect, test } from 'vitest';
import { loadFacts } from '../../src/platform/facts.ts';
import { hashrateIndexCountries } from '../../src/sources/index.ts';
import { readTable } from '../../src/store/table-file.ts';
import { rowsTable } from '../helpers/rows-table.ts';
import { describeWithShared, sharedPath } from '../helpers/shared-data.ts';

const names = ['quarter', 'country', 'share_percent', 'hashrate_ehs'];
const parse = (...rows: readonly (readonly (string | null)[])[]) =>
  hashrateIndexCountries.parse(rowsTable(names, rows), { file: 'index.csv' });

describe('Hashrate Index by country', () => {
  test('gives quarters; a list that lacks countries is incomplete, one that sums to 100% is not', () => {
    const { value, problems } = parse(
      ['2025-Q4', 'United States', '38', '389'],
      ['2025-Q4', 'UAE', '3.5', null],
      ['2026-Q1', 'United States', '37.5', null],
      ['2026-Q1', 'Other', '62', null],
    );
    expect(problems).toEqual([]);
    expect(value[0]).toEqual({
      span: { fromMs: Date.UTC(2025, 9), toMs: Date.UTC(2026, 0) },
      jurisdiction: 'us',
      percent: 38,
      exahashesPerSecond: 389,
      isDoubtful: false,
      isIncomplete: true,
      origin: { source: 'hashrate-index-countries', file: 'index.csv', row: 1 },
    });
    expect(value.map(({ jurisdiction, isIncomplete }) => [jurisdiction, isIncomplete])).toEqual([
      ['us', true],
      ['ae', true],
      ['us', false], // 99.5%: within rounding
      [null, false],
    ]);
  });

  test('rejects what is no quarter, no country, or there twice, and a quarter above 100%', () => {
    const { value, problems } = parse(
      ['2025-Q5', 'Canada', '3', null],
      ['2025', 'Canada', '3', null],
      ['2025-Q1', 'Nowhere', '3', null],
      ['2025-Q1', 'Canada', '3', null],
      ['2025-Q1', 'Canada', '3', null],
      ['2025-Q2', 'Canada', '61', null],
      ['2025-Q2', 'Oman', '41', null],
    );
    expect(value.map(({ origin }) => origin.row)).toEqual([4]);
    expect(problems.map(({ kind, count }) => `${kind} ${count}`)).toEqual([
      'hashrate-index-countries/bad-quarter 2',
      'hashrate-index-countries/unknown-jurisdiction 1',
      'hashrate-index-countries/twice 1',
      'hashrate-index-countries/bad-quarter-sum 2',
    ]);
    expect(problems[3]!.message).toBe(
      'hashrate-index-countries: expected a quarter’s percentages to sum to at most 100, got 102 (index.csv, row 6, 2025-04-01)',
    );
  });

  test('does without hashrates', () => {
    const table = rowsTable(names.slice(0, 3), [['2025-q3', 'Russia', '16.61']]);
    expect(hashrateIndexCountries.parse(table).value).toMatchObject([{ jurisdiction: 'ru', exahashesPerSecond: null }]);
  });
});

const file = 'geography/hashrate_index_country_estimates_2025_transcribed.csv';
describeWithShared('the Hashrate Index of the development data', [file], () => {
  test('has 18 estimates in three incomplete quarters, and the facts of the package say the same', async () => {
    const table = await readTable(sharedPath(file), (heads) => hashrateIndexCountries.wanted(heads));
    const { value, problems } = hashrateIndexCountries.parse(table, { file });
    expect(problems).toEqual([]);
    expect(value).toHaveLength(18);
    expect(value.every(({ isIncomplete }) => isIncomplete)).toBe(true);
    const facts = loadFacts().filter(({ layer }) => layer === 'bitcoin/hashrate/jurisdiction');
    const shown = (span: { fromMs: number }, entity: string | null, percent: number) =>
      `${new Date(span.fromMs).toISOString().slice(0, 7)} ${entity} ${percent}`;
    expect(facts.map(({ span, entity, value: percent }) => shown(span, entity, percent)).sort()).toEqual(
      value.map(({ span, jurisdiction, percent }) => shown(span, jurisdiction, percent)).sort(),
    );
  });
});
