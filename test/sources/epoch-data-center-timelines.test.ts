import { expect, test } from 'vitest';
import { epochDataCenterTimelines, epochXaiTimelines } from '../../src/sources/index.ts';
import { readPublished } from '../helpers/compute-tables.ts';
import { csvTable } from '../helpers/csv-table.ts';
import { describeWithShared } from '../helpers/shared-data.ts';

const header = 'Date,Data center,Construction status,Power (MW),H100 equivalents';
const parse = (...rows: readonly string[]) =>
  epochDataCenterTimelines.parse(csvTable(header, ...rows), { file: 'timelines.csv' });

test('a cell may hold newlines and commas, and what is not stated stays unknown', () => {
  const { value, problems } = parse(
    '2024-09-02,Colossus,"100k H100s online,\nsays the owner",174.0,100000.0',
    '3/6/2025,Colossus,,349.0,',
  );
  expect(problems).toEqual([]);
  expect(value).toMatchObject([
    { site: 'Colossus', atMs: Date.UTC(2024, 8, 2), h100e: 100_000, megawatts: 174, origin: { row: 1 } },
    { site: 'Colossus', atMs: Date.UTC(2025, 2, 6), h100e: null, megawatts: 349, origin: { row: 2 } },
  ]);
});

test.each([
  ['2024-13-02,A,,1,1', 'bad-date'],
  [',A,,1,1', 'no-date'],
  ['2224-01-02,A,,1,1', 'date-out-of-range'],
  ['2024-01-02,,,1,1', 'missing'],
  ['2024-01-02,A,,-1,1', 'amount-out-of-range'],
  ['2024-01-02,A,,2e6,1', 'amount-out-of-range'],
  ['2024-01-02,A,,1,2e9', 'amount-out-of-range'],
])('%s is rejected as %s', (row, kind) => {
  const { value, problems } = parse(row, '2024-01-02,B,,1,1');
  expect(value).toHaveLength(1);
  expect(problems).toMatchObject([{ kind: `epoch-data-center-timelines/${kind}`, count: 1 }]);
});

test("xAI's sites are told from the others by their hardware column", () => {
  const heads = (text: string) => text.split(',').map((name) => ({ name, type: 'text' }) as const);
  const own = `${header},Hardware quantities`;
  expect([epochDataCenterTimelines, epochXaiTimelines].map((source) => source.recognises(heads(header)))).toEqual([
    true,
    false,
  ]);
  expect([epochDataCenterTimelines, epochXaiTimelines].map((source) => source.recognises(heads(own)))).toEqual([
    false,
    true,
  ]);
});

const files = ['ai/epoch/data_center_timelines.csv', 'ai/epoch-chip-counts/data_inputs_xai_datacenter_timelines.csv'];
describeWithShared('published timelines', files, () => {
  // Expected: records of the files, counted by another CSV reader.
  test('129 readings of sites, 15 of them of xAI, and none is rejected', async () => {
    const tables = await Promise.all(files.map(readPublished));
    expect(tables.map(({ id, rows, problems }) => [id, rows.length, problems])).toEqual([
      ['epoch-data-center-timelines', 129, []],
      ['epoch-xai-timelines', 15, []],
    ]);
  });
});
