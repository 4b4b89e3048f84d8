import { expect, test } from 'vitest';
import { computeLayers, computeLayersFrom } from '../../src/attribution/compute-layers.ts';
import { computeFiles, readComputeRows } from '../helpers/compute-tables.ts';
import { describeWithShared } from '../helpers/shared-data.ts';

test('each layer is named by its parts and cites its publisher', () => {
  for (const { id, domain, resource, role, isCount, weightUnit, definition, citations } of computeLayers) {
    expect(id).toBe(`${domain}/${resource}/${role}`);
    expect(isCount).toBe(false);
    expect(weightUnit).toBe(resource === 'data-centres' ? 'MW' : 'H100-equivalents');
    expect(definition.length).toBeGreaterThan(80);
    expect(citations.map(({ licence }) => licence)).toEqual(citations.map(() => 'CC-BY-4.0'));
  }
});

test('a layer whose tables are absent, or hold nothing, is not there', () => {
  expect(computeLayersFrom({}, { asOfMs: 0 })).toEqual({ layers: [], names: new Map(), problems: [] });
  const empty = { 'epoch-chip-totals': [], 'epoch-gpu-clusters': [], 'epoch-data-centers': [] };
  expect(computeLayersFrom({ ...empty, 'epoch-data-center-timelines': [] }, { asOfMs: 0 }).layers).toEqual([]);
});

test('the vintage must be an instant', () => {
  expect(() => computeLayersFrom({}, { asOfMs: NaN })).toThrow(RangeError);
});

test('a problem shows the text of strangers safely', () => {
  const total = { vendor: 'Nvidia', fromMs: 0, toMs: Date.UTC(1970, 3, 1), isIncomplete: false };
  const row = { ...total, weight: 1, low: null, high: null, origin: { source: 's', file: 'f.csv', row: 3 } };
  const owner = { ...row, owner: 'A\u001b[2J' };
  const { problems } = computeLayersFrom(
    { 'epoch-chip-totals': [row], 'epoch-chip-owners': [owner] },
    { asOfMs: Date.UTC(2026, 0, 1) },
  );
  expect(problems).toEqual([
    {
      kind: 'compute/no-jurisdiction',
      message: "ai/accelerators/jurisdiction: expected an owner of known headquarters, got 'A\\x1b[2J' (f.csv, row 3)",
      count: 1,
    },
  ]);
});

describeWithShared('layers of the published tables', computeFiles, () => {
  test('are the stated ones, in order, with windows in order and a name for every entity', async () => {
    const { layers, names } = computeLayersFrom(await readComputeRows(), { asOfMs: Date.UTC(2026, 3, 22) });
    expect(layers.map(({ layer }) => layer)).toEqual(computeLayers.map(({ id }) => id));
    for (const { layer, windows } of layers) {
      const starts = windows.map(({ span }) => span.fromMs);
      expect(starts).toEqual([...starts].sort((a, b) => a - b));
      const entities = new Set(windows.flatMap(({ holdings }) => holdings.map(({ entity }) => entity)));
      entities.delete(null);
      expect(new Set(names.get(layer)!.keys())).toEqual(entities);
    }
  });
});
