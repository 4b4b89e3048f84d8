import { expect, test } from 'vitest';
import { epochChipTotals } from '../../src/sources/index.ts';
import { readPublished } from '../helpers/compute-tables.ts';
import { csvTable } from '../helpers/csv-table.ts';
import { describeWithShared } from '../helpers/shared-data.ts';

const long =
  'Name,Chip manufacturer,Start date,End date,Compute estimate in H100e (5th percentile),Compute estimate in H100e (median),Compute estimate in H100e (95th percentile),Power in MW (median),Incomplete,Notes';
const short =
  'Name,Chip manufacturer,Start date,End date,Compute estimate in H100e (median),H100e (5th percentile),H100e (95th percentile),Power in MW (median),Notes';
const parse = (...lines: readonly string[]) => epochChipTotals.parse(csvTable(...lines), { file: 'totals.csv' });

test('both headers and both styles of date give the same rows', () => {
  const { value, problems } = parse(long, 'a,Nvidia,1/1/2022,3/31/2022,51547,66883,87166,84,,made');
  expect(problems).toEqual([]);
  expect(value).toEqual([
    {
      vendor: 'Nvidia',
      fromMs: Date.UTC(2022, 0, 1),
      toMs: Date.UTC(2022, 3, 1),
      isIncomplete: false,
      weight: 66_883,
      low: 51_547,
      high: 87_166,
      origin: { source: 'epoch-chip-totals', file: 'totals.csv', row: 1 },
    },
  ]);
  expect(parse(short, 'a,Nvidia,2022-01-01,2022-03-31,66883,51547,87166,84,made').value).toEqual(value);
});

test('a row is incomplete where it is checked, or where its note says so', () => {
  const { value } = parse(
    long,
    'a,N,1/1/2022,3/31/2022,1,2,3,4,checked,',
    'b,N,1/1/2022,6/30/2022,1,2,3,4,,"Made. Incomplete: to 5/1."',
    'c,N,1/1/2022,9/30/2022,1,2,3,4,False,',
  );
  expect(value.map(({ isIncomplete }) => isIncomplete)).toEqual([true, true, false]);
});

test('an amount without quantiles has neither', () => {
  expect(parse(short, 'a,N,1/1/23,12/31/24,100000.0,,,,').value).toMatchObject([
    { weight: 100_000, low: null, high: null },
  ]);
});

test.each([
  ['N,1/1/2022,3/31/2022,5,4,6,1', 'quantiles-out-of-order', "expected 5% ≤ 50% ≤ 95%, got '5, 4, 6'"],
  ['N,1/1/2022,3/31/2022,5,7,6,1', 'quantiles-out-of-order', "expected 5% ≤ 50% ≤ 95%, got '5, 7, 6'"],
  ['N,1/1/2022,3/31/2022,,7,8,1', 'one-quantile', "expected both quantiles or neither, got 'one'"],
  ['N,1/1/2022,3/31/2022,1,,8,1', 'no-amount', 'got '],
  ['N,1/1/2022,3/31/2022,1,-2,8,1', 'amount-out-of-range', "got '-2'"],
  ['N,1/1/2022,3/31/2022,1,2e12,3e12,1', 'amount-out-of-range', "got '2000000000000'"],
  ['N,1/1/2022,3/31/2022,1,lots,8,1', 'bad-number', "got 'lots'"],
  ['N,4/1/2022,3/31/2022,1,2,3,1', 'start-after-end', "got '2022-04-01 to 2022-03-31'"],
  ['N,1/1/2022,5/1/2022,1,2,3,1', 'not-a-quarter-end', "got '2022-05-01'"],
  ['N,1/1/2022,3/31/9022,1,2,3,1', 'date-out-of-range', "got '9022-03-31'"],
  ['N,1/1/2022,soon,1,2,3,1', 'bad-date', "got 'soon'"],
  ['N,1/1/2022,,1,2,3,1', 'no-date', "got 'nothing'"],
  [',1/1/2022,3/31/2022,1,2,3,1', 'missing', 'expected a value in Chip manufacturer'],
])('%s is rejected as %s, and the others go on', (row, kind, message) => {
  const { value, problems } = parse(long, `a,${row},,`, 'b,N,1/1/2022,3/31/2022,1,2,3,1,,');
  expect(value).toHaveLength(1);
  expect(problems).toMatchObject([{ kind: `epoch-chip-totals/${kind}`, count: 1 }]);
  expect(problems[0]!.message).toContain(message);
  expect(problems[0]!.message).toContain('(totals.csv, row 1)');
});

test('a row of one quarter alone is not cumulative', () => {
  const { value, problems } = parse(long, 'a,N,1/1/2022,3/31/2022,1,2,3,1,,', 'b,N,4/1/2022,6/30/2022,1,2,3,1,,');
  expect(value).toHaveLength(1);
  expect(problems).toMatchObject([{ kind: 'epoch-chip-totals/not-cumulative', count: 1 }]);
});

test('tables by chip or owner, and of single quarters, are not its own', () => {
  const heads = (header: string) => header.split(',').map((name) => ({ name, type: 'text' }) as const);
  expect(epochChipTotals.recognises(heads(long))).toBe(true);
  expect(epochChipTotals.recognises(heads(short))).toBe(true);
  expect(epochChipTotals.recognises(heads(`${short},Chip type`))).toBe(false);
  expect(epochChipTotals.recognises(heads(`${short},Owner`))).toBe(false);
  expect(epochChipTotals.recognises(heads(short.replace('Power in MW (median),', '')))).toBe(false);
  expect(() => epochChipTotals.wanted(heads('Name,End date'))).toThrow(
    'epoch-chip-totals: expected the columns Chip manufacturer, Start date, ',
  );
});

test('its files have names of their own', () => {
  const names = epochChipTotals.files.map(({ name }) => name);
  expect(new Set(names).size).toBe(4);
});

const file = (family: string) => `ai/epoch-chip-counts/csv_export_${family}_cumulative_totals.csv`;
describeWithShared('published totals of vendors', ['nvidia', 'tpu', 'amd', 'trainium'].map(file), () => {
  // Expected: lines of the files without the header; the last quarter of Nvidia's and Google's is marked.
  test.each([
    ['nvidia', 17, 1],
    ['tpu', 13, 1],
    ['amd', 8, 0],
    ['trainium', 8, 0],
  ])('%s: %i rows, %i of them incomplete', async (family, count, incomplete) => {
    const { id, rows, problems } = await readPublished(file(family));
    expect([id, rows.length, problems]).toEqual(['epoch-chip-totals', count, []]);
    expect((rows as readonly { isIncomplete: boolean }[]).filter((row) => row.isIncomplete)).toHaveLength(incomplete);
  });
});
