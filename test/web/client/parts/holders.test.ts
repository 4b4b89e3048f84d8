import { describe, expect, test } from 'vitest';
import {
  latestOf,
  proportionsOf,
  stackOfDistributions,
  wholeOf,
  wholeWindows,
  windowsSince,
} from '../../../../src/web/client/parts/holders.ts';

const window = (year: number, weights: Record<string, number>, unattributed = 0, isWhole = true) => ({
  from: `${year}-01-01T00:00:00Z`,
  to: `${year + 1}-01-01T00:00:00Z`,
  is_whole: isWhole,
  unattributed_weight: unattributed,
  holders: Object.entries(weights).map(([entity, weight]) => ({ entity, weight })),
});
const items = [window(2020, { a: 3, b: 1 }), window(2021, { a: 2 }, 2), window(2022, { b: 1 }, 0, false)];

describe('holders', () => {
  test('hold parts of a whole that has what is tied to nobody in it', () => {
    expect(items.map(wholeOf)).toEqual([4, 4, 1]);
    expect(proportionsOf(items, 'a')).toEqual([0.75, 0.5, 0]);
    expect(proportionsOf(items, null)).toEqual([0, 0.5, 0]);
  });

  test('have no proportion of a window without weight', () => {
    expect(proportionsOf([window(2020, {})], 'a')).toEqual([null]);
  });

  test('are those of the latest whole window, or of the latest where none is', () => {
    expect(latestOf(items)?.from).toBe('2021-01-01T00:00:00Z');
    expect(latestOf(items.slice(2))?.from).toBe('2022-01-01T00:00:00Z');
    expect(latestOf([])).toBeNull();
  });

  test('are followed over whole windows, or over all where none is', () => {
    expect(wholeWindows(items)).toHaveLength(2);
    expect(wholeWindows(items.slice(2))).toHaveLength(1);
  });

  test('are shown from where a layer can be judged', () => {
    expect(windowsSince(items, '2020-06-30T00:00:00Z').map(({ from }) => from.slice(0, 4))).toEqual(['2021', '2022']);
    expect(windowsSince(items, null)).toHaveLength(3);
  });

  test('are stacked as proportions that sum to one, what is tied to nobody among them', () => {
    const { entities, windows } = stackOfDistributions({ layer: 'ai/a/b', items });
    expect(entities).toEqual(['a', 'b']);
    expect(windows[1]).toMatchObject({ proportions: [0.5, 0], rest: 0, unattributed: 0.5 });
    for (const { proportions, rest, unattributed } of windows)
      expect(proportions.reduce((sum, one) => sum + one, rest + unattributed)).toBeCloseTo(1, 12);
  });
});
