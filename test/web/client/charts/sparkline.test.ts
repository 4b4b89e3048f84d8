import { expect, test } from 'vitest';
import { sparklineShape } from '../../../../src/web/client/charts/_sparkline.ts';

const size = { width: 106, height: 26 };

test('the least value is at the foot, the greatest at the head, the last has a dot', () => {
  expect(sparklineShape([1, 3, 2], size)).toEqual({ path: 'M3,23h0L53,3L103,13', end: { x: 103, y: 13 } });
});

test('a value that is missing is a gap', () => {
  expect(sparklineShape([1, null, 2], size).path).toBe('M3,23h0M103,3h0');
});

test('what never changes runs along the middle, and nothing is nothing', () => {
  expect(sparklineShape([5, 5], size).path).toBe('M3,13h0L103,13');
  expect(sparklineShape([null], size)).toEqual({ path: '', end: null });
});
