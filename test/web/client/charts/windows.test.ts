import { expect, test } from 'vitest';
import {
  areApart,
  extentOf,
  inside,
  insideAndNext,
  moved,
  nearestIndex,
  stretchesOf,
  zoomed,
} from '../../../../src/web/client/charts/_windows.ts';

const windows = (...spans: [number, number][]) => spans.map(([from, to]) => ({ from, to }));

test('windows that follow each other are one stretch, and a missing one parts them', () => {
  expect(stretchesOf(windows([0, 30], [30, 60], [90, 120]))).toEqual([windows([0, 30], [30, 60]), windows([90, 120])]);
});

test('months of different lengths and a day without a window are no gap', () => {
  expect(stretchesOf(windows([0, 31], [31, 59], [60, 90]))).toHaveLength(1);
});

test('a window that is there but has no value parts a stretch', () => {
  const all = windows([0, 1], [1, 2], [2, 3]);
  expect(stretchesOf(all, ({ from }) => from !== 1)).toEqual([[all[0]], [all[2]]]);
});

test('instants are parted where a step is longer than one and a half times the usual one', () => {
  const lengths = stretchesOf(windows([0, 0], [10, 10], [20, 20], [40, 40], [50, 50])).map((one) => one.length);
  expect(lengths).toEqual([3, 2]);
});

test('windows that overlap are no steps beside each other', () => {
  expect(areApart(windows([0, 2], [2, 4]))).toBe(true);
  expect(areApart(windows([0, 3], [2, 4]))).toBe(false);
});

test('the extent of windows reaches from the first start to the last end', () => {
  expect(extentOf(windows([5, 9], [1, 6]))).toEqual([1, 9]);
  expect(extentOf([])).toBeNull();
});

test('a window that only touches a range is not inside it, and a line leads to its neighbours', () => {
  const all = windows([0, 1], [1, 2], [2, 3], [3, 4], [4, 5]);
  expect(inside(all, [2, 3])).toEqual([all[2]]);
  expect(insideAndNext(all, [2, 3])).toEqual(all.slice(1, 4));
  expect(insideAndNext(all, [7, 8])).toEqual([]);
});

test('the nearest place is found, the earlier of two as near', () => {
  const places = [0, 10, 20, 50];
  expect([-5, 4, 5, 6, 34, 36, 99].map((at) => nearestIndex(places, at))).toEqual([0, 0, 0, 1, 2, 3, 3]);
  expect(nearestIndex([], 1)).toBe(-1);
});

test('zooming keeps what it is around in its place, stays inside the whole, and ends with the whole', () => {
  const whole = [0, 100] as const;
  expect(zoomed(whole, { whole, factor: 0.5 })).toEqual([25, 75]);
  // A quarter of the way along before and after.
  expect(zoomed([0, 80], { whole, factor: 0.5, around: 20 })).toEqual([10, 50]);
  expect(zoomed([60, 100], { whole, factor: 1.5 })).toEqual([40, 100]);
  expect(zoomed([25, 75], { whole, factor: 2 })).toBeNull();
  const least = zoomed([50, 50.01], { whole, factor: 0.5 })!;
  expect(least[1] - least[0]).toBeCloseTo(0.2, 9); // a five-hundredth
});

test('moving stops at the ends of the whole', () => {
  const whole = [0, 100] as const;
  expect(moved([40, 60], whole, -0.5)).toEqual([30, 50]);
  expect(moved([90, 100], whole, 0.5)).toEqual([90, 100]);
});
