import { expect, test } from 'vitest';
import { computeLayersFrom } from '../../src/attribution/compute-layers.ts';
import type { ComputeSite, SiteReading } from '../../src/core/compute-rows.ts';
import { computeFiles, readComputeRows } from '../helpers/compute-tables.ts';
import { describeWithShared } from '../helpers/shared-data.ts';

const origin = { source: 'test', file: 'rows.csv', row: 1 };
const day = (text: string) => Date.parse(`${text}T00:00:00Z`);
const site = (owner: string | null, ...names: readonly string[]): ComputeSite => ({
  names,
  owner,
  megawatts: null,
  origin,
});
const reading = (name: string, at: string, megawatts: number | null): SiteReading => ({
  site: name,
  atMs: day(at),
  h100e: null,
  megawatts,
  origin,
});
const run = (sites: readonly ComputeSite[], readings: readonly SiteReading[], asOf: string) => {
  const { layers, names, problems } = computeLayersFrom(
    { 'epoch-data-centers': sites, 'epoch-data-center-timelines': readings },
    { asOfMs: day(asOf) },
  );
  return {
    held: (layers[0]?.windows ?? []).map(({ holdings, isIncomplete }) => [
      ...holdings.map(({ entity, weight }) => `${entity} ${weight}`),
      ...(isIncomplete ? ['incomplete'] : []),
    ]),
    names: names.get('ai/data-centres/owner'),
    kinds: problems.map(({ kind, count }) => `${kind} ${count}`),
  };
};

test('a site has the power of its latest reading, from the first quarter with power to the one that is read', () => {
  const { held, names, kinds } = run(
    [site('Google Cloud #confident', 'A'), site('G42 #likely', 'Handle of B', 'B')],
    [
      reading('A', '2024-01-05', 0),
      reading('A', '2024-05-01', 10),
      reading('A', '2024-08-01', null),
      reading('A', '2024-11-01', 5),
      reading('B', '2024-09-30', 7),
    ],
    '2024-12-01',
  );
  expect(held).toEqual([['google 10'], ['google 10', 'g42 7'], ['google 5', 'g42 7', 'incomplete']]);
  expect([...names!]).toEqual([
    ['google', 'Google'],
    ['g42', 'G42'],
  ]);
  expect(kinds).toEqual([]);
});

test('what is expected of a later day never counts, not even within the quarter', () => {
  const rows = [reading('A', '2024-01-05', 10), reading('A', '2024-03-01', 99), reading('A', '2028-01-01', 999)];
  expect(run([site('Meta', 'A')], rows, '2024-02-01').held).toEqual([['meta 10', 'incomplete']]);
});

test('a site without an owner, or that the table of sites lacks, is nobody', () => {
  const { held, kinds } = run(
    [site(null, 'A')],
    [reading('A', '2024-01-05', 10), reading('B', '2024-01-05', 20), reading('B', '2024-02-05', 20)],
    '2024-03-31',
  );
  expect(held).toEqual([['null 10', 'null 20', 'incomplete']]);
  expect(kinds).toEqual(['compute/unknown-site 1']);
});

test('a site listed in two editions of the table has the owner of the first', () => {
  expect(run([site('Meta', 'A'), site(null, 'A')], [reading('A', '2024-01-05', 1)], '2024-04-01').held[0]).toEqual([
    'meta 1',
  ]);
});

test('without power there is no layer', () => {
  expect(run([site('Meta', 'A')], [reading('A', '2024-01-05', 0)], '2024-04-01').held).toEqual([]);
});

describeWithShared('data centres as published', computeFiles, () => {
  // Expected: the publisher's own column of current power, in the table of sites of the same vintage (January 2026).
  test('power by owner is the published current power', async () => {
    const rows = await readComputeRows();
    const { layers, problems } = computeLayersFrom(
      {
        'epoch-data-centers': rows['epoch-data-centers'],
        'epoch-data-center-timelines': rows['epoch-data-center-timelines'],
      },
      { asOfMs: day('2026-01-24') },
    );
    expect(problems).toEqual([]);
    const now = layers[0]!.windows.at(-1)!;
    const published = rows['epoch-data-centers'].map(({ megawatts }) => megawatts ?? 0).filter((power) => power > 0);
    const ascending = (weights: readonly number[]) => [...weights].sort((a, b) => a - b);
    expect(ascending(now.holdings.map(({ weight }) => weight))).toEqual(ascending(published));
    expect(now.isIncomplete).toBe(true);
  });
});
