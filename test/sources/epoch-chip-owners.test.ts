import { expect, test } from 'vitest';
import type { OwnedChips } from '../../src/core/compute-rows.ts';
import { epochChipOwners, publishedSources } from '../../src/sources/index.ts';
import { computeFiles, readPublished } from '../helpers/compute-tables.ts';
import { csvTable } from '../helpers/csv-table.ts';
import { describeWithShared } from '../helpers/shared-data.ts';

const header =
  'Name,Chip manufacturer,Owner,Start date,End date,Compute estimate in H100e (median),H100e (5th percentile),H100e (95th percentile),Power in MW (median),Incomplete';
const parse = (...rows: readonly string[]) => epochChipOwners.parse(csvTable(header, ...rows), { file: 'owners.csv' });

test('a row names its owner, and Other is nobody', () => {
  const { value, problems } = parse(
    'a,AMD,Microsoft,1/1/2024,3/31/2024,11166,7566,16244,6.34,',
    'b,AMD,Other,1/1/2024,3/31/2024,21378,14168,30585,9.9,checked',
  );
  expect(problems).toEqual([]);
  expect(value).toMatchObject([
    { owner: 'Microsoft', vendor: 'AMD', weight: 11_166, isIncomplete: false },
    { owner: null, vendor: 'AMD', weight: 21_378, isIncomplete: true },
  ]);
});

test('each owner of each vendor has a start of its own, and one only', () => {
  const { value, problems } = parse(
    'a,Nvidia,Meta,1/1/2022,3/31/2022,1,1,1,1,',
    'b,Nvidia,CoreWeave,1/1/2023,3/31/2023,1,1,1,1,',
    'c,AMD,Meta,1/1/2024,3/31/2024,1,1,1,1,',
    'd,Nvidia,Meta,4/1/2022,6/30/2022,1,1,1,1,',
  );
  expect(value).toHaveLength(3);
  expect(problems).toMatchObject([{ kind: 'epoch-chip-owners/not-cumulative', count: 1 }]);
});

test('the file names of every source are unique in the cache', () => {
  const names = publishedSources.flatMap(({ files }) => files.map(({ name }) => name));
  expect(new Set(names).size).toBe(names.length);
});

const owners = computeFiles.filter((path) => path.includes('owners_csv_export'));
describeWithShared('published totals of owners', owners, () => {
  // Expected: lines of the files without the header; "Other" has one row a quarter in its own file and in AMD's.
  test('185 rows are read, 25 of them of nobody, and none is rejected', async () => {
    const tables = await Promise.all(owners.map(readPublished));
    expect(tables.map(({ rows }) => rows.length)).toEqual([102, 17, 12, 13, 33, 8]);
    expect(tables.flatMap(({ problems }) => problems)).toEqual([]);
    const rows = tables.flatMap((table) => table.rows as readonly OwnedChips[]);
    expect(rows.filter(({ owner }) => owner === null)).toHaveLength(17 + 8);
  });

  // Expected: the file's own lines; "all equal" says that the publisher is certain, and is kept as it stands.
  test('the quantiles of CoreWeave are equal in its first four quarters', async () => {
    const rows = (await readPublished(owners[2]!)).rows as readonly OwnedChips[];
    expect(rows.slice(0, 5).map(({ low, weight, high }) => low === weight && weight === high)).toEqual([
      true,
      true,
      true,
      true,
      false,
    ]);
  });

  test('China has rows of AMD chips in the last quarter alone', async () => {
    const rows = (await readPublished(owners[4]!)).rows as readonly OwnedChips[];
    expect(rows.filter(({ owner }) => owner === 'China').map(({ toMs }) => toMs)).toEqual([Date.UTC(2026, 0, 1)]);
  });
});
