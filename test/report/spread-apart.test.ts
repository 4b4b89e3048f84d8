import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spreadApart } from '../../src/report/spread-apart.ts';

test('positions with room stay where they are, and crowded ones centre on where they were', () => {
  expect(spreadApart([40, 10], 5, [0, 100])).toEqual([40, 10]);
  // By hand: 10, 10 and 13 at a gap of 6 centre on their mean, 11.
  expect(spreadApart([10, 10, 13], 6, [0, 100])).toEqual([5, 11, 17]);
});

test('positions keep their order, their gap and, while it has room, the range', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -50, max: 250 }), { minLength: 1, maxLength: 12 }), (positions) => {
      const placed = spreadApart(positions, 10, [0, 200]);
      const order = positions.map((_, index) => index).sort((a, b) => positions[a]! - positions[b]! || a - b);
      for (const [rank, index] of order.entries()) {
        expect(placed[index]).toBeGreaterThanOrEqual(-1e-9);
        expect(placed[index]).toBeLessThanOrEqual(200 + 1e-9);
        if (rank > 0) expect(placed[index]! - placed[order[rank - 1]!]!).toBeGreaterThanOrEqual(10 - 1e-9);
      }
    }),
  );
});
