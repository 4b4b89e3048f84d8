import { expect, test } from 'vitest';
import { epochDataCenters } from '../../src/sources/index.ts';
import { readPublished } from '../helpers/compute-tables.ts';
import { csvTable } from '../helpers/csv-table.ts';
import { describeWithShared } from '../helpers/shared-data.ts';

const parse = (...lines: readonly string[]) => epochDataCenters.parse(csvTable(...lines), { file: 'sites.csv' });

test('a site has the names of whichever columns there are', () => {
  expect(
    parse('Handle,Title,Owner,Users,Current power (MW)', 'Meta New Albany Ohio,Prometheus,Meta #confident,,691').value,
  ).toMatchObject([{ names: ['Meta New Albany Ohio', 'Prometheus'], owner: 'Meta #confident', megawatts: 691 }]);
  expect(parse('Name,Owner,Users,Current power (MW)', 'Prometheus,,,').value).toMatchObject([
    { names: ['Prometheus'], owner: null, megawatts: null },
  ]);
});

test('a site without a name is rejected', () => {
  const { value, problems } = parse('Name,Owner,Users,Current power (MW)', ',Meta,,1', 'B,Meta,,-1', 'C,Meta,,1');
  expect(value).toHaveLength(1);
  expect(problems.map(({ kind }) => kind)).toEqual([
    'epoch-data-centers/no-name',
    'epoch-data-centers/amount-out-of-range',
  ]);
});

const files = ['ai/epoch/data_centers.csv', 'ai/epoch/data_centers_full_columns.csv'];
describeWithShared('published sites', files, () => {
  // Expected: records of the files, counted by another CSV reader.
  test.each([
    [files[0]!, 18],
    [files[1]!, 17],
  ])('%s has %i sites', async (path, count) => {
    const { id, rows, problems } = await readPublished(path);
    expect([id, rows.length, problems]).toEqual(['epoch-data-centers', count, []]);
  });
});
