import { expect, test } from 'vitest';
import { computeLayersFrom } from '../../src/attribution/compute-layers.ts';
import type { ChipTotal, OwnedChips, SiteReading } from '../../src/core/compute-rows.ts';
import type { HeldWindow } from '../../src/core/holding.ts';
import { computeFiles, readComputeRows } from '../helpers/compute-tables.ts';
import { describeWithShared } from '../helpers/shared-data.ts';

const origin = { source: 'test', file: 'rows.csv', row: 1 };
/** The end of the n-th quarter of 2024, the day after its last. */
const end = (quarter: number) => Date.UTC(2024, quarter * 3, 1);
const total = (vendor: string, quarter: number, weight: number, more: Partial<ChipTotal> = {}): ChipTotal => ({
  vendor,
  fromMs: Date.UTC(2022, 0, 1),
  toMs: end(quarter),
  isIncomplete: false,
  weight,
  low: weight / 2,
  high: weight * 2,
  origin,
  ...more,
});
const owned = (owner: string | null, ...rest: Parameters<typeof total>): OwnedChips => ({ ...total(...rest), owner });
const site = (name: string, atMs: number, h100e: number | null): SiteReading => ({
  site: name,
  atMs,
  h100e,
  megawatts: null,
  origin,
});

const asOfMs = Date.UTC(2026, 0, 1);
const layersOf = (
  totals: readonly ChipTotal[],
  owners: readonly OwnedChips[],
  { xai = [], asOf = asOfMs }: { readonly xai?: readonly SiteReading[]; readonly asOf?: number } = {},
) => {
  const rows = { 'epoch-chip-totals': totals, 'epoch-chip-owners': owners, 'epoch-xai-timelines': xai };
  const { layers, names, problems } = computeLayersFrom(rows, { asOfMs: asOf });
  const windows = (id: string) => layers.find(({ layer }) => layer === id)?.windows ?? [];
  const breaks = (id: string) => layers.find(({ layer }) => layer === id)?.scopeBreaksMs;
  return { windows, breaks, names, kinds: problems.map(({ kind, count }) => `${kind} ${count}`) };
};
const OWNER = 'ai/accelerators/owner';
const entities = (windows: readonly HeldWindow[]) =>
  windows.map(({ holdings }) => holdings.map(({ entity, group, weight }) => `${entity} of ${group}: ${weight}`));

test('owners are held against the totals of their vendors, and Other is not used', () => {
  const { windows, kinds } = layersOf(
    [total('Nvidia', 1, 100), total('AMD', 1, 10)],
    [
      owned('Microsoft', 'Nvidia', 1, 40),
      owned(null, 'Nvidia', 1, 55),
      owned('Meta', 'AMD', 1, 4),
      owned(null, 'AMD', 1, 5),
    ],
  );
  expect(kinds).toEqual([]);
  expect(windows(OWNER)).toEqual([
    {
      span: { fromMs: Date.UTC(2024, 0, 1), toMs: Date.UTC(2024, 3, 1) },
      holdings: [
        { entity: 'microsoft', group: 'nvidia', weight: 40, low: 20, high: 80, origin },
        { entity: 'meta', group: 'amd', weight: 4, low: 2, high: 8, origin },
      ],
      totals: [
        { group: 'nvidia', weight: 100, low: 50, high: 200, origin },
        { group: 'amd', weight: 10, low: 5, high: 20, origin },
      ],
      isIncomplete: false,
    },
  ]);
});

test("Nvidia's layer has nothing of other vendors, and the vendors' layer only totals", () => {
  const { windows } = layersOf(
    [total('Nvidia', 1, 100), total('Google', 1, 10)],
    [owned('Google', 'Nvidia', 1, 40), owned('Google', 'Google', 1, 10)],
  );
  expect(entities(windows(OWNER))).toEqual([['google of nvidia: 40', 'google of google: 10']]);
  expect(entities(windows('ai/nvidia-accelerators/owner'))).toEqual([['google of nvidia: 40']]);
  expect(windows('ai/nvidia-accelerators/owner')[0]?.totals.map(({ group }) => group)).toEqual(['nvidia']);
  expect(entities(windows('ai/accelerators/vendor'))).toEqual([['nvidia of null: 100', 'google of null: 10']]);
  expect(windows('ai/accelerators/vendor')[0]?.totals).toEqual([]);
});

test('scope breaks where a vendor begins, and not in the first quarter', () => {
  const { breaks } = layersOf(
    [total('Nvidia', 1, 1), total('Nvidia', 2, 2), total('Nvidia', 3, 3), total('AMD', 3, 1), total('Google', 3, 1)],
    [1, 2, 3].map((quarter) => owned('Meta', 'Nvidia', quarter, 1)),
  );
  expect(breaks(OWNER)).toEqual([Date.UTC(2024, 6, 1)]);
  expect(breaks('ai/accelerators/vendor')).toEqual([Date.UTC(2024, 6, 1)]);
  expect(breaks('ai/nvidia-accelerators/owner')).toEqual([]);
});

const incomplete = (windows: readonly HeldWindow[]) => windows.map(({ isIncomplete }) => isIncomplete);

test('a quarter is incomplete where a row of it says so', () => {
  const rows = [owned('Meta', 'Nvidia', 1, 1), owned('Meta', 'Nvidia', 2, 1, { isIncomplete: true })];
  const marked = layersOf([total('Nvidia', 1, 9), total('Nvidia', 2, 9)], rows);
  expect(incomplete(marked.windows(OWNER))).toEqual([false, true]);
  expect(incomplete(marked.windows('ai/accelerators/jurisdiction'))).toEqual([false, true]);
  expect(incomplete(marked.windows('ai/accelerators/vendor'))).toEqual([false, false]);
});

test('a quarter that lacks a vendor or an owner of earlier quarters is incomplete', () => {
  const lacksVendor = layersOf(
    [total('Nvidia', 1, 9), total('AMD', 1, 9), total('Nvidia', 2, 9)],
    [owned('Meta', 'Nvidia', 1, 1), owned('Meta', 'Nvidia', 2, 1)],
  );
  expect(incomplete(lacksVendor.windows(OWNER))).toEqual([false, true]);
  expect(incomplete(lacksVendor.windows('ai/accelerators/vendor'))).toEqual([false, true]);
  expect(incomplete(lacksVendor.windows('ai/nvidia-accelerators/owner'))).toEqual([false, false]);
  const lacksOwner = layersOf(
    [total('Nvidia', 1, 9), total('Nvidia', 2, 9)],
    [owned('Meta', 'Nvidia', 1, 1), owned('CoreWeave', 'Nvidia', 1, 1), owned('Meta', 'Nvidia', 2, 1)],
  );
  // Both are of the United States: the jurisdictions are the same in both quarters, and the second is incomplete yet.
  expect(incomplete(lacksOwner.windows('ai/accelerators/jurisdiction'))).toEqual([false, true]);
});

test('a quarter that is not over when the tables are read is incomplete, and a later one is left out', () => {
  const { windows, kinds } = layersOf(
    [1, 2, 3].map((quarter) => total('Nvidia', quarter, 9)),
    [1, 2, 3].map((quarter) => owned('Meta', 'Nvidia', quarter, 1)),
    { asOf: Date.UTC(2024, 4, 1) },
  );
  expect(incomplete(windows(OWNER))).toEqual([false, true]);
  expect(kinds).toEqual(['compute/after-vintage 2']);
});

test("quarters in which nothing of owners is published are the vendors' alone", () => {
  const { windows } = layersOf([total('Nvidia', 1, 9), total('Nvidia', 2, 9)], [owned('Meta', 'Nvidia', 1, 1)]);
  expect(windows(OWNER)).toHaveLength(1);
  expect(windows('ai/accelerators/vendor')).toHaveLength(2);
});

test('an owner of a vendor without a total is left out and counted', () => {
  const { windows, kinds } = layersOf(
    [total('Nvidia', 1, 9)],
    [owned('Meta', 'Nvidia', 1, 1), owned('Meta', 'AMD', 1, 1)],
  );
  expect(entities(windows(OWNER))).toEqual([['meta of nvidia: 1']]);
  expect(kinds).toEqual(['compute/owner-without-total 1']);
});

test('an owner, and a total, is counted once however many files name it', () => {
  const { windows, kinds } = layersOf(
    [total('Nvidia', 1, 9), total('NVIDIA', 1, 8)],
    [owned('Meta', 'Nvidia', 1, 3), owned('Meta AI', 'Nvidia', 1, 2)],
  );
  expect(entities(windows(OWNER))).toEqual([['meta of nvidia: 3']]);
  expect(windows(OWNER)[0]?.totals.map(({ weight }) => weight)).toEqual([9]);
  expect(kinds).toEqual(['compute/two-totals 1', 'compute/two-owner-rows 1']);
});

test('xAI stands by the latest reading of each site up to the end of the quarter', () => {
  const { windows, names } = layersOf(
    [1, 2, 3].map((quarter) => total('Nvidia', quarter, 900)),
    [1, 2, 3].map((quarter) => owned('Meta', 'Nvidia', quarter, 1)),
    {
      xai: [
        site('Two', Date.UTC(2024, 3, 1), 50), // the first day of the next quarter
        site('One', Date.UTC(2024, 2, 31), 100),
        site('One', Date.UTC(2024, 0, 1), 0),
        site('One', Date.UTC(2024, 4, 1), null), // states nothing
        site('One', Date.UTC(2024, 6, 1), 80), // sites may shrink
      ],
    },
  );
  expect(entities(windows(OWNER)).map((held) => held.slice(1))).toEqual([
    ['xai of nvidia: 100'],
    ['xai of nvidia: 50', 'xai of nvidia: 100'],
    ['xai of nvidia: 50', 'xai of nvidia: 80'],
  ]);
  expect(windows(OWNER)[0]?.holdings[1]).toMatchObject({ low: null, high: null });
  expect(incomplete(windows(OWNER))).toEqual([false, false, false]);
  expect(names.get(OWNER)?.get('xai')).toBe('xAI');
});

test('a reading of xAI after the tables were read does not count, though the quarter is not over', () => {
  const { windows } = layersOf([total('Nvidia', 1, 900)], [owned('Meta', 'Nvidia', 1, 1)], {
    xai: [site('One', Date.UTC(2024, 0, 5), 10), site('One', Date.UTC(2024, 2, 1), 1000)],
    asOf: Date.UTC(2024, 1, 1),
  });
  expect(entities(windows(OWNER))).toEqual([['meta of nvidia: 1', 'xai of nvidia: 10']]);
});

test('where a row of the owners names xAI, its sites do not count again', () => {
  const { windows } = layersOf([total('Nvidia', 1, 900)], [owned('xAI', 'Nvidia', 1, 7)], {
    xai: [site('One', Date.UTC(2024, 0, 5), 10)],
  });
  expect(entities(windows(OWNER))).toEqual([['xai of nvidia: 7']]);
});

test('jurisdictions are those of the headquarters; an owner of unknown ones is nobody and counted', () => {
  const { windows, names, kinds } = layersOf(
    [total('Nvidia', 1, 9)],
    [owned('Meta', 'Nvidia', 1, 3), owned('China', 'Nvidia', 1, 2), owned('Somebody', 'Nvidia', 1, 1)],
  );
  expect(entities(windows('ai/accelerators/jurisdiction'))).toEqual([
    ['us of nvidia: 3', 'china of nvidia: 2', 'null of nvidia: 1'],
  ]);
  expect(kinds).toEqual(['compute/no-jurisdiction 1']);
  expect(names.get('ai/accelerators/jurisdiction')?.get('china')).toBe('China');
  expect(names.get(OWNER)?.get('china')).toBe('China (all owners there)');
});

test('owners with more than the total are counted, but not for rounding', () => {
  expect(layersOf([total('Google', 1, 100)], [owned('Google', 'Google', 1, 100.4)]).kinds).toEqual([]);
  expect(layersOf([total('Google', 1, 100)], [owned('Google', 'Google', 1, 120)]).kinds).toEqual([
    'compute/owners-exceed-total 1',
  ]);
});

/** Weight by entity, with the unattributed under null. */
function amounts({ holdings, totals }: HeldWindow): ReadonlyMap<string | null, number> {
  const sums = new Map<string | null, number>();
  const add = (entity: string | null, weight: number) => sums.set(entity, (sums.get(entity) ?? 0) + weight);
  for (const { entity, weight } of holdings) add(entity, weight);
  for (const { group, weight } of totals) {
    const named = holdings.filter((held) => held.group === group).reduce((sum, held) => sum + held.weight, 0);
    add(null, weight - named);
  }
  return sums;
}

function effective(window: HeldWindow): number {
  const sums = amounts(window);
  const whole = [...sums.values()].reduce((sum, weight) => sum + weight, 0);
  return 1 / [...sums].reduce((sum, [entity, weight]) => sum + (entity === null ? 0 : (weight / whole) ** 2), 0);
}

describeWithShared('accelerators as published', computeFiles, () => {
  const made = async () => {
    const rows = await readComputeRows();
    return { rows, ...computeLayersFrom(rows, { asOfMs: Date.UTC(2026, 3, 22) }) };
  };
  const windowsOf = async (id: string) => (await made()).layers.find(({ layer }) => layer === id)!.windows;

  test('17 quarters from 2022, the last incomplete, with breaks where TPU and then Trainium and AMD begin', async () => {
    const { layers } = await made();
    for (const { layer, windows, scopeBreaksMs } of layers.filter(({ layer }) => layer.includes('accelerators'))) {
      expect([windows.length, windows[0]?.span.fromMs]).toEqual([17, Date.UTC(2022, 0, 1)]);
      expect(incomplete(windows)).toEqual([...Array<boolean>(16).fill(false), true]);
      expect(scopeBreaksMs).toEqual(layer.includes('nvidia') ? [] : [Date.UTC(2023, 0, 1), Date.UTC(2024, 0, 1)]);
    }
  });

  // Expected: a separate script over the same files, reading them with another CSV reader.
  test.each([
    [OWNER, 10.312, 7.647],
    ['ai/nvidia-accelerators/owner', 10.312, 9.759],
    ['ai/accelerators/vendor', 1, 1.912],
  ])('%s goes from %f effective holders to %f at the end of 2025', async (id, first, last) => {
    const windows = await windowsOf(id);
    expect(effective(windows[0]!)).toBeCloseTo(first, 3);
    expect(effective(windows[15]!)).toBeCloseTo(last, 3);
  });

  test('a fifth to a third is unattributed', async () => {
    const windows = await windowsOf(OWNER);
    const proportions = windows.map((window) => {
      const sums = amounts(window);
      return sums.get(null)! / [...sums.values()].reduce((sum, weight) => sum + weight, 0);
    });
    // Expected: the same script; the most in 2022-Q3, the least in 2025-Q4.
    expect(Math.max(...proportions)).toBeCloseTo(0.357, 3);
    expect(Math.min(...proportions)).toBeCloseTo(0.181, 3);
  });

  // The publisher's own estimate of what is left, made from other draws: medians of differences do not add up, so only
  // its range is held against ours.
  test("what Nvidia's named owners leave lies within the published range of Other in each complete quarter", async () => {
    const { rows } = await made();
    const others = rows['epoch-chip-owners'].filter(({ owner, vendor }) => owner === null && vendor === 'Nvidia');
    const windows = (await windowsOf('ai/nvidia-accelerators/owner')).filter(({ isIncomplete }) => !isIncomplete);
    expect(windows).toHaveLength(16);
    for (const window of windows) {
      const { low, high } = others.find(({ toMs }) => toMs === window.span.toMs)!;
      const rest = amounts(window).get(null)!;
      expect(rest).toBeGreaterThan(low!);
      expect(rest).toBeLessThan(high!);
    }
  });

  // Expected: the publisher's own figures of Colossus, in a file of its own that no layer uses.
  test('xAI holds 100,000 at the end of 2024 and 553,714 at the end of 2025', async () => {
    const windows = await windowsOf(OWNER);
    expect([windows[11]!, windows[15]!].map((window) => amounts(window).get('xai'))).toEqual([100_000, 553_714]);
  });
});
