import { expect, test } from 'vitest';
import { proportionIntervals } from '../../src/report/proportion-intervals.ts';

test('ten of a hundred has the Wilson interval of the textbook', () => {
  // By hand with z = 1.959964: centre 0.11480, half width 0.05957.
  const [interval] = proportionIntervals({ weights: [10, 90], unattributedWeight: 0 }, 0.95);
  expect(interval!.low).toBeCloseTo(0.05523, 4);
  expect(interval!.high).toBeCloseTo(0.17437, 4);
});

test('the unattributed weight counts in the whole', () => {
  const [alone] = proportionIntervals({ weights: [10], unattributedWeight: 90 }, 0.95);
  const [among] = proportionIntervals({ weights: [10, 90], unattributedWeight: 0 }, 0.95);
  expect(alone).toEqual(among);
});

test('a level outside (0, 1) is refused', () => {
  expect(() => proportionIntervals({ weights: [1], unattributedWeight: 0 }, 1)).toThrow(RangeError);
});
