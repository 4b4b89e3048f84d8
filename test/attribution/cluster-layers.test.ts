import fc from 'fast-check';
import { expect, test } from 'vitest';
import { computeLayersFrom } from '../../src/attribution/compute-layers.ts';
import type { ComputeCluster } from '../../src/core/compute-rows.ts';
import { computeFiles, readComputeRows } from '../helpers/compute-tables.ts';
import { describeWithShared } from '../helpers/shared-data.ts';

const origin = { source: 'test', file: 'rows.csv', row: 1 };
const day = (text: string) => Date.parse(`${text}T00:00:00Z`);
const cluster = (name: string, from: string | null, more: Partial<ComputeCluster> = {}): ComputeCluster => ({
  name,
  status: 'existing',
  certainty: 'confirmed',
  h100e: 10,
  owner: name,
  country: 'France',
  sector: 'Private',
  operationalMs: from === null ? null : day(from),
  decommissionedMs: null,
  buildsUpon: [],
  supersededBy: [],
  isPossibleDuplicate: false,
  isExcluded: false,
  origin,
  ...more,
});

const asOfMs = day('2026-01-01');
/** Keeps the quarters of 2020 in sight, whatever else is there. */
const frame = [cluster('First', '2020-01-01'), cluster('Last', '2020-10-01')];
const run = (clusters: readonly ComputeCluster[], role = 'owner', asOf = asOfMs) => {
  const { layers, names, problems } = computeLayersFrom(
    { 'epoch-gpu-clusters': [...frame, ...clusters] },
    { asOfMs: asOf },
  );
  const windows = layers.find(({ layer }) => layer === `ai/clusters/${role}`)!.windows;
  const framed = new Set(['first', 'last']);
  return {
    windows,
    /** Entities of each quarter, those of the frame left out. */
    held: windows.map(({ holdings }) => holdings.map(({ entity }) => entity).filter((id) => !framed.has(id ?? ''))),
    names: names.get(`ai/clusters/${role}`)!,
    kinds: problems.map(({ kind, count }) => `${kind} ${count}`),
  };
};

test('a cluster counts from the quarter of its first day', () => {
  const { held, windows, kinds } = run([cluster('A', '2020-06-30'), cluster('B', '2020-07-01')]);
  expect(held).toEqual([[], ['a'], ['a', 'b'], ['a', 'b']]);
  expect(kinds).toEqual([]);
  expect(windows[1]?.holdings[1]).toEqual({ entity: 'a', group: null, weight: 10, low: null, high: null, origin });
  expect(windows.map(({ isIncomplete }) => isIncomplete)).toEqual([false, false, false, true]);
});

test.each([
  ['planned', { status: 'planned' }],
  ['unlikely', { certainty: 'unlikely' }],
  ['excluded', { isExcluded: true }],
  ['possible-duplicate', { isPossibleDuplicate: true }],
  ['no-h100e', { h100e: null }],
  ['no-operational-date', { operationalMs: null }],
  ['no-decommission-date', { status: 'decommissioned' }],
  ['after-vintage', { operationalMs: day('2026-02-01') }],
] as const)('a cluster is left out and counted: %s', (kind, more) => {
  const { held, kinds } = run([cluster('A', '2020-01-01', more)]);
  expect(held.flat()).toEqual([]);
  expect(kinds).toEqual([`compute/${kind} 1`]);
});

test('a likely cluster counts, and one whose certainty is not stated', () => {
  const { held } = run([
    cluster('A', '2020-01-01', { certainty: 'likely' }),
    cluster('B', '2020-01-01', { certainty: null }),
  ]);
  expect(held[0]).toEqual(['a', 'b']);
});

test('a decommissioned cluster counts until its last quarter', () => {
  const until = (text: string) =>
    run([cluster('A', '2020-01-01', { status: 'decommissioned', decommissionedMs: day(text) })]).held;
  expect(until('2020-07-01')).toEqual([['a'], ['a'], [], []]);
  expect(until('2020-06-30')).toEqual([['a'], [], [], []]);
});

test('a superseded cluster is out from the day on which its successor runs', () => {
  const first = cluster('Phase 1', '2020-01-01', { supersededBy: ['Phase 2'] });
  expect(run([first, cluster('Phase 2', '2020-08-01')]).held).toEqual([
    ['phase-1'],
    ['phase-1'],
    ['phase-2'],
    ['phase-2'],
  ]);
});

test('what a cluster builds upon is counted in it, and not beside it', () => {
  const { held } = run([cluster('A', '2020-01-01'), cluster('B', '2020-05-01', { buildsUpon: ['A'], h100e: 30 })]);
  expect(held).toEqual([['a'], ['b'], ['b'], ['b']]);
});

test.each([
  ['planned', { status: 'planned' }],
  ['unlikely', { certainty: 'unlikely' }],
  ['without an amount', { h100e: null }],
] as const)('a successor that is %s takes no place', (_, more) => {
  const first = cluster('A', '2020-01-01', { supersededBy: ['B'] });
  expect(run([first, cluster('B', '2020-05-01', more)]).held[3]).toEqual(['a']);
});

test('a successor stays one after its own end', () => {
  const first = cluster('A', '2020-01-01', { supersededBy: ['B'] });
  const second = cluster('B', '2020-05-01', { status: 'decommissioned', decommissionedMs: day('2020-08-01') });
  expect(run([first, second]).held).toEqual([['a'], ['b'], [], []]);
});

test('a chain passes over a link that does not run', () => {
  const { held } = run([
    cluster('A', '2020-01-01', { supersededBy: ['B'] }),
    cluster('B', null, { status: 'planned' }),
    cluster('C', '2020-07-01', { buildsUpon: ['B'] }),
  ]);
  expect(held).toEqual([['a'], ['a'], ['c'], ['c']]);
});

test('links in a circle, and to itself, end', () => {
  const { held } = run([
    cluster('A', '2020-01-01', { supersededBy: ['B', 'A'] }),
    cluster('B', '2020-05-01', { supersededBy: ['A'] }),
  ]);
  expect(held).toEqual([['a'], [], [], []]);
});

test('a link to no cluster, or to one of several of a name, is counted and takes no effect', () => {
  const { held, kinds } = run([
    cluster('A', '2020-01-01', { supersededBy: ['Nowhere'] }),
    cluster('B', '2020-01-01', { supersededBy: ['Twin'] }),
    cluster('Twin', '2020-05-01'),
    cluster('Twin', '2020-05-01'),
  ]);
  expect(held[3]).toEqual(['a', 'b', 'twin', 'twin']);
  expect(kinds).toEqual(['compute/unknown-link 2']);
});

test('a cluster without an owner is nobody, and several owners are one of their own', () => {
  const { held, names } = run([
    cluster('A', '2020-01-01', { owner: null }),
    cluster('B', '2020-01-01', { owner: 'OpenAI,Microsoft' }),
    cluster('C', '2020-01-01', { owner: 'Microsoft,OpenAI' }),
  ]);
  expect(held[0]).toEqual([null, 'microsoft-and-openai', 'microsoft-and-openai']);
  expect(names.get('microsoft-and-openai')).toBe('Microsoft and OpenAI');
});

test('jurisdictions are those where clusters stand; an unknown country is nobody and counted', () => {
  const { windows, names, kinds } = run(
    [
      cluster('A', '2020-02-01', { country: 'China' }),
      cluster('B', '2020-02-01', { country: 'Atlantis' }),
      cluster('C', '2020-02-01', { country: null }),
    ],
    'jurisdiction',
  );
  expect(windows[0]?.holdings.map(({ entity }) => entity)).toEqual(['fr', 'china', null, null]);
  expect([...names]).toEqual([
    ['fr', 'France'],
    ['china', 'China'],
  ]);
  expect(kinds).toEqual(['compute/unknown-country 1']);
});

test('public and private together is a sector of its own', () => {
  const { windows, names } = run(
    [
      cluster('A', '2020-02-01', { sector: 'Public/Private' }),
      cluster('B', '2020-02-01', { sector: 'Public' }),
      cluster('C', '2020-02-01', { sector: null }),
    ],
    'sector',
  );
  expect(windows[0]?.holdings.map(({ entity }) => entity)).toEqual(['private', 'public-private', 'public', null]);
  expect(names.get('public-private')).toBe('Public/Private');
});

test('of a chain of phases at most one counts at any time', () => {
  const phases = fc.array(fc.record({ month: fc.integer({ min: 0, max: 11 }), isPlanned: fc.boolean() }), {
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(phases, fc.boolean(), (chain, isForward) => {
      const clusters = chain.map(({ month, isPlanned }, at) =>
        cluster(`P${at}`, null, {
          operationalMs: Date.UTC(2020, month, 1),
          status: isPlanned ? 'planned' : 'existing',
          supersededBy: isForward && at + 1 < chain.length ? [`P${at + 1}`] : [],
          buildsUpon: !isForward && at > 0 ? [`P${at - 1}`] : [],
        }),
      );
      for (const held of run(clusters).held) expect(held.length).toBeLessThanOrEqual(1);
    }),
  );
});

describeWithShared('clusters as published', computeFiles, () => {
  const made = async () => {
    const rows = await readComputeRows();
    return { rows, ...computeLayersFrom(rows, { asOfMs: day('2026-04-22') }) };
  };

  // Expected: counts of the file's columns by another CSV reader, each row under the first reason that holds.
  test('170 planned, 94 possible duplicates, 5 unlikely and 43 that lack a date or an amount are left out', async () => {
    const { problems } = await made();
    const count = (kind: string) => problems.find((problem) => problem.kind === `compute/${kind}`)?.count ?? 0;
    expect(count('possible-duplicate')).toBe(94);
    expect(count('planned')).toBe(170);
    expect(count('unlikely')).toBe(5);
    expect(count('no-operational-date') + count('no-decommission-date') + count('no-h100e')).toBe(43);
    expect(count('unknown-country')).toBe(0);
  });

  test('phases of Colossus follow each other and do not add up', async () => {
    const windows = (await made()).layers.find(({ layer }) => layer === 'ai/clusters/owner')!.windows;
    const colossus = windows
      .slice(-5)
      .map(({ holdings }) => holdings.filter(({ entity }) => entity === 'xai').map(({ weight }) => Math.round(weight)));
    // Expected: rows of the table: 100,000 from September 2024, 200,000 from February and 275,796 from July 2025.
    expect(colossus).toEqual([[100_000], [100_000], [200_000], [200_000], [275_796]]);
  });

  test('the three layers hold the same amounts', async () => {
    const { layers } = await made();
    const sums = ['owner', 'jurisdiction', 'sector'].map((role) =>
      layers
        .find(({ layer }) => layer === `ai/clusters/${role}`)!
        .windows.map(({ holdings }) => holdings.reduce((sum, { weight }) => sum + weight, 0)),
    );
    expect(sums[1]).toEqual(sums[0]);
    expect(sums[2]).toEqual(sums[0]);
  });
});
