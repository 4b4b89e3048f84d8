import { describe, expect, test } from 'vitest';
import { cambridgeMiningMap, publishedSources } from '../../src/sources/index.ts';
import { readTable } from '../../src/store/table-file.ts';
import { rowsTable } from '../helpers/rows-table.ts';
import { describeWithShared, sharedPath } from '../helpers/shared-data.ts';

const names = ['date', 'country', 'monthly_hashrate_%', 'monthly_absolute_hashrate_EH/S'];
const parse = (...rows: readonly (readonly (string | null)[])[]) =>
  cambridgeMiningMap.parse(rowsTable(names, rows), { file: 'map.csv' });

describe('the Cambridge mining map', () => {
  test('gives a country, nobody for Other, and a doubt where the name has an asterisk', () => {
    const { value, problems } = parse(
      ['2019-09-01', 'Mainland China', '75.5%', '66.76'],
      ['2019-09-01', 'Iran, Islamic Rep.', '1.5%', null],
      ['2019-09-01', 'Germany *', '3%', '2.65'],
      ['2019-09-01', 'Other', '20%', '17.7'],
    );
    expect(problems).toEqual([]);
    expect(
      value.map(({ jurisdiction, percent, exahashesPerSecond, isDoubtful }) => [
        jurisdiction,
        percent,
        exahashesPerSecond,
        isDoubtful,
      ]),
    ).toEqual([
      ['china', 75.5, 66.76, false],
      ['ir', 1.5, null, false],
      ['de', 3, 2.65, true],
      [null, 20, 17.7, false],
    ]);
    expect(value[1]).toMatchObject({
      span: { fromMs: Date.UTC(2019, 8), toMs: Date.UTC(2019, 9) },
      isIncomplete: false,
      origin: { source: 'cambridge-mining-map', file: 'map.csv', row: 2 },
    });
  });

  test('reads the publisher’s older columns, which have no hashrate', () => {
    const table = rowsTable(['Date', 'Country', 'Share of global hashrate'], [['2020-01-01', 'Canada', '100']]);
    expect(cambridgeMiningMap.parse(table).value).toMatchObject([
      { jurisdiction: 'ca', percent: 100, exahashesPerSecond: null },
    ]);
  });

  test('marks the months in which a large country drops to 0, also where the table ends with them', () => {
    const { value, problems } = parse(
      ['2021-06-01', 'China', '34', null],
      ['2021-06-01', 'United States', '66', null],
      ['2021-07-01', 'China', '0%', null],
      ['2021-07-01', 'United States', '100', null],
      ['2021-08-01', 'China', '0', null],
      ['2021-08-01', 'United States', '100', null],
    );
    expect(value.map(({ isIncomplete }) => isIncomplete)).toEqual([false, false, true, true, true, true]);
    expect(problems).toEqual([
      {
        kind: 'cambridge-mining-map/hole-in-sample',
        message:
          'cambridge-mining-map: expected china to stay above 0 from one month to the next, got 0 (map.csv, row 3, 2021-07-01)',
        count: 2,
      },
    ]);
  });

  test('lets a country be 0 before it begins, and after it has faded away', () => {
    const { value, problems } = parse(
      ['2021-05-01', 'Ireland *', '0.0%', null],
      ['2021-05-01', 'Canada', '100', null],
      ['2021-06-01', 'Ireland *', '0.9', null],
      ['2021-06-01', 'Canada', '99.1', null],
      ['2021-07-01', 'Ireland *', '0', null],
      ['2021-07-01', 'Canada', '100', null],
    );
    expect(problems).toEqual([]);
    expect(value.some(({ isIncomplete }) => isIncomplete)).toBe(false);
  });

  test('rejects a month whose percentages do not sum to 100, and keeps the others', () => {
    const { value, problems } = parse(
      ['2021-01-01', 'China', '60', null],
      ['2021-01-01', 'Other', '30', null],
      ['2021-02-01', 'China', '60', null],
      ['2021-02-01', 'Other', '40.08', null],
    );
    expect(value.map(({ percent }) => percent)).toEqual([60, 40.08]); // two rows may be 0.05 off each
    expect(problems).toEqual([
      {
        kind: 'cambridge-mining-map/bad-month',
        message:
          'cambridge-mining-map: expected a month’s percentages to sum to 100, got 90 (map.csv, row 1, 2021-01-01)',
        count: 2,
      },
    ]);
  });

  test.each<[string, readonly (string | null)[], string]>([
    ['a country that is none', ['2021-01-01', 'Atlantis', '1', null], 'unknown-jurisdiction'],
    ['no country', ['2021-01-01', null, '1', null], 'no-jurisdiction'],
    ['a proportion above 100', ['2021-01-01', 'Canada', '101', null], 'bad-proportion'],
    ['a proportion below 0', ['2021-01-01', 'Canada', '-1', null], 'bad-proportion'],
    ['no proportion', ['2021-01-01', 'Canada', null, null], 'no-proportion'],
    ['words for a number', ['2021-01-01', 'Canada', 'some', null], 'bad-number'],
    ['no month', [null, 'Canada', '1', null], 'no-date'],
    ['a day that does not exist', ['2021-02-30', 'Canada', '1', null], 'bad-date'],
    ['a country twice', ['2021-01-15', 'USA', '1', null], 'twice'],
    ['a hashrate below 0', ['2021-01-01', 'Canada', '1', '-3'], 'bad-hashrate'],
  ])('rejects %s, and says where', (_, row, kind) => {
    const { value, problems } = parse(['2021-01-01', 'United States', '100', null], row);
    expect(value).toHaveLength(1);
    expect(problems).toMatchObject([{ kind: `cambridge-mining-map/${kind}`, count: 1 }]);
    expect(problems[0]!.message).toContain('(map.csv, row 2');
  });

  test('refuses a table without its columns', () => {
    expect(() => cambridgeMiningMap.parse(rowsTable(['date', 'country'], []))).toThrow(
      'cambridge-mining-map: expected the columns monthly_hashrate_%, monthly_absolute_hashrate_EH/S',
    );
  });
});

/** Columns by which a source knows its table and which it does not read. */
const furtherMarks: ReadonlyMap<string, readonly string[]> = new Map([['ondevice-llmfit', ['avg_ttft_ms']]]);

/** Columns that a source cannot do without: those that it wants of a table without any, or complains of. */
function neededBy(source: (typeof publishedSources)[number]): readonly string[] {
  try {
    return source.wanted([]);
  } catch (error) {
    const [, names] = /expected the columns (.*)$/.exec(String(error)) ?? [];
    if (names === undefined) throw error;
    return names.split(', ');
  }
}

test('each published table is recognised by its own source alone', () => {
  for (const source of publishedSources) {
    const heads = [...neededBy(source), ...(furtherMarks.get(source.id) ?? [])].map((name) => ({
      name,
      type: 'text' as const,
    }));
    if (heads.length === 0) continue;
    const found = publishedSources.filter((candidate) => candidate.recognises(heads));
    expect(found.map(({ id }) => id)).toEqual([source.id]);
  }
});

const file = 'geography/cbeci_mining_map_countries_monthly_2019-09_2022-01.csv';
describeWithShared('the mining map of the development data', [file], () => {
  test('has 29 months that sum to 100%, and a hole in July and August 2021', async () => {
    const table = await readTable(sharedPath(file), (heads) => {
      expect(cambridgeMiningMap.recognises(heads)).toBe(true);
      return cambridgeMiningMap.wanted(heads);
    });
    const { value, problems } = cambridgeMiningMap.parse(table, { file });
    expect(value).toHaveLength(290); // 29 months of ten rows
    expect(problems).toMatchObject([{ kind: 'cambridge-mining-map/hole-in-sample', count: 2 }]);
    const holes = new Set(value.filter(({ isIncomplete }) => isIncomplete).map(({ span }) => span.fromMs));
    expect([...holes]).toEqual([Date.UTC(2021, 6), Date.UTC(2021, 7)]);
    expect(value.filter(({ jurisdiction }) => jurisdiction === null)).toHaveLength(29);
    expect(new Set(value.filter(({ isDoubtful }) => isDoubtful).map((row) => row.jurisdiction))).toEqual(
      new Set(['de', 'ie']),
    );
  });
});
