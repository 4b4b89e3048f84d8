import { expect, test } from 'vitest';
import type { HeldLayer, HeldWindow } from '../../src/core/holding.ts';
import { parseMeasure } from '../../src/measures/index.ts';
import { createHeldReader, heldDistributions, INCOMPLETE } from '../../src/pipeline/measure-held.ts';
import { origin, yearOf } from '../helpers/held-windows.ts';

const layerWith = (...windows: readonly HeldWindow[]): HeldLayer => ({
  layer: 'ai/accelerators/owner',
  windows,
  scopeBreaksMs: [],
});
const options = {
  measures: ['effective-number', 'hhi'].map(parseMeasure),
  interval: 0.9,
  seed: 1,
  snapshot: 'a'.repeat(64),
};

test('readings of an incomplete window say that it takes no part in a trend', () => {
  const reader = createHeldReader({ ...options, unattributed: 'thin' });
  const [ofWindow] = reader.readings(layerWith(yearOf(2020, { a: 1 }, { isIncomplete: true })));
  expect(ofWindow!.every(({ reason }) => reason?.endsWith(INCOMPLETE))).toBe(true);
});

test('draws are of the first measure alone, the same whichever windows are asked for together', () => {
  const reader = createHeldReader({ ...options, unattributed: 'thin' });
  const windows = [2020, 2021].map((year) => yearOf(year, { a: 3, b: 1 }, { spread: 2 }));
  const together = reader.draws(windows);
  // Both windows hold the same amounts, and an owner who is over-estimated in one is in all.
  expect(together[0]).toEqual(together[1]);
  expect(reader.draws(windows.slice(1))).toEqual(together.slice(1));
  // An effective number of two holders lies in [1, 2].
  expect(Math.min(...together[0]!)).toBeGreaterThanOrEqual(1);
  expect(Math.max(...together[0]!)).toBeLessThanOrEqual(2);
});

test('distributions have their holders in descending order, what is left of totals unattributed', () => {
  const window: HeldWindow = {
    ...yearOf(2020, { a: 1, b: 3 }),
    totals: [{ group: 'nvidia', weight: 10, low: null, high: null, origin }],
  };
  expect(heldDistributions(layerWith(window))).toEqual([
    {
      layer: 'ai/accelerators/owner',
      span: window.span,
      entities: ['b', 'a'],
      weights: Float64Array.of(3, 1),
      unattributedWeight: 6,
    },
  ]);
});
