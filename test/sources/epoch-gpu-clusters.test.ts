import { expect, test } from 'vitest';
import type { ComputeCluster } from '../../src/core/compute-rows.ts';
import { cellText } from '../../src/core/table.ts';
import { epochGpuClusters } from '../../src/sources/index.ts';
import { readTable } from '../../src/store/table-file.ts';
import { readPublished } from '../helpers/compute-tables.ts';
import { csvTable } from '../helpers/csv-table.ts';
import { describeWithShared, sharedPath } from '../helpers/shared-data.ts';

const header =
  'Name,Status,Certainty,H100 equivalents,Country,Owner,First Operational Date,Sector,Possible Duplicate,Decommissioned Date (if applicable),Builds Upon,Superseded by,Exclude,Chip type (primary),Chip quantity (primary),Chip type (secondary)';
const parse = (...rows: readonly string[]) =>
  epochGpuClusters.parse(csvTable(header, ...rows), { file: 'clusters.csv' });

test('a row with all its marks', () => {
  const { value, problems } = parse(
    'Summit,Decommissioned,Confirmed,1746.3,United States of America,US Department of Energy,2018-06-08,Public,True,2024-11-15,A,"B, C",TRUE,V100,27600,',
  );
  expect(problems).toEqual([]);
  expect(value).toEqual([
    {
      name: 'Summit',
      status: 'decommissioned',
      certainty: 'confirmed',
      h100e: 1746.3,
      owner: 'US Department of Energy',
      country: 'United States of America',
      sector: 'Public',
      operationalMs: Date.UTC(2018, 5, 8),
      decommissionedMs: Date.UTC(2024, 10, 15),
      buildsUpon: ['A'],
      supersededBy: ['B', 'C'],
      isPossibleDuplicate: true,
      isExcluded: true,
      origin: { source: 'epoch-gpu-clusters', file: 'clusters.csv', row: 1 },
    },
  ]);
});

test('empty cells are unknown, and marks that are not there say no', () => {
  expect(parse('A,Existing,,,,,,,,,,,,,,').value).toMatchObject([
    { certainty: null, h100e: null, owner: null, country: null, sector: null, operationalMs: null, buildsUpon: [] },
  ]);
  expect(parse('A,Existing,,,,,,,,,,,,,,').value[0]).toMatchObject({ isPossibleDuplicate: false, isExcluded: false });
});

test('a name with a comma is one name, in quotes or where a cluster has it', () => {
  const { value } = parse(
    '"""Jupiter, Jülich""",Existing,Likely,1,,,2020-01-01,,,,,,,,,',
    'B,Existing,Likely,1,,,2020-01-01,,,,"""Jupiter, Jülich"",C",,,,,',
    'C,Existing,Likely,1,,,2020-01-01,,,,"Jupiter, Jülich",,,,,',
  );
  expect(value.map(({ name, buildsUpon }) => [name, buildsUpon])).toEqual([
    ['Jupiter, Jülich', []],
    ['B', ['Jupiter, Jülich', 'C']],
    ['C', ['Jupiter, Jülich']],
  ]);
});

test.each([
  ['A,Existing,Likely,1,,,2020-01-01,,,2019-01-01,,,,,,', 'decommissioned-before-operational'],
  ['A,Rumoured,Likely,1,,,2020-01-01,,,,,,,,,', 'unknown-status'],
  ['A,,Likely,1,,,2020-01-01,,,,,,,,,', 'no-status'],
  ['A,Existing,Perhaps,1,,,2020-01-01,,,,,,,,,', 'unknown-certainty'],
  ['A,Existing,Likely,-1,,,2020-01-01,,,,,,,,,', 'amount-out-of-range'],
  ['A,Existing,Likely,1,,,2320-01-01,,,,,,,,,', 'date-out-of-range'],
  ['A,Existing,Likely,1,,,spring,,,,,,,,,', 'bad-date'],
  ['A,Existing,Likely,1,,,2020-01-01,,maybe,,,,,,,', 'bad-flag'],
  [',Existing,Likely,1,,,2020-01-01,,,,,,,,,', 'missing'],
])('%s is rejected as %s', (row, kind) => {
  const { value, problems } = parse(row, 'B,Existing,Likely,1,,,2020-01-01,,,,,,,,,');
  expect(value).toHaveLength(1);
  expect(problems).toMatchObject([{ kind: `epoch-gpu-clusters/${kind}`, count: 1 }]);
});

const a100 = (h100e: number, chips: number, second = '') =>
  `A,Existing,Likely,${h100e},,,2020-01-01,,,,,,,A100,${chips},${second}`;

test('a row a hundred times off the others of its chip is rejected', () => {
  const others = [a100(32, 100), a100(3.2, 10), a100(320, 1000)];
  // Expected by hand: a chip is 0.32 H100-equivalents, so 1000 chips are 320.
  const { value, problems } = parse(...others, a100(320_000, 1000), a100(0.3, 1000), a100(3200, 1000));
  expect(value).toHaveLength(4);
  expect(problems).toMatchObject([{ kind: 'epoch-gpu-clusters/h100e-against-chips', count: 2 }]);
  expect(problems[0]!.message).toContain("about 320 H100-equivalents for 1000 chips, got '320000'");
});

test('a row with a second chip is not held against the first', () => {
  expect(parse(a100(32, 100), a100(3.2, 10), a100(320, 1000), a100(320_000, 1000, 'H100')).problems).toEqual([]);
});

const file = 'ai/epoch/gpu_clusters.csv';
describeWithShared('published clusters', [file], () => {
  // Expected: counts of the file's columns by another CSV reader.
  test('786 rows, 609 existing, 171 planned, 284 without an owner, 94 possible duplicates', async () => {
    const { rows, problems } = await readPublished(file);
    const clusters = rows as readonly ComputeCluster[];
    expect(problems).toEqual([]);
    expect(clusters).toHaveLength(786);
    const count = (keep: (cluster: ComputeCluster) => boolean) => clusters.filter(keep).length;
    expect([
      count(({ status }) => status === 'existing'),
      count(({ status }) => status === 'planned'),
      count(({ owner }) => owner === null),
      count(({ isPossibleDuplicate }) => isPossibleDuplicate),
      count(({ h100e }) => h100e === null),
      count(({ operationalMs }) => operationalMs === null),
      count(({ sector }) => sector === 'Public/Private'),
    ]).toEqual([609, 171, 284, 94, 83, 178, 95]);
  });

  // Expected: the publisher's own column of rows in its standard analysis, which also asks for a single cluster.
  test('existing, not unlikely, no duplicate and a single cluster is what the publisher analyses', async () => {
    const table = await readTable(sharedPath(file));
    const says = (name: string, row: number, text: string) => cellText(table.columns.get(name)!, row) === text;
    const clusters = (await readPublished(file)).rows as readonly ComputeCluster[];
    const ours = clusters.map(
      ({ status, certainty, isPossibleDuplicate }, at) =>
        status === 'existing' && certainty !== 'unlikely' && !isPossibleDuplicate && says('Single cluster?', at, 'Yes'),
    );
    expect(ours).toEqual(clusters.map((_, at) => says('Include in Standard Analysis', at, 'True')));
    expect(ours.filter(Boolean)).toHaveLength(482);
  });
});
