import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSlidingCounts } from '../../src/statistics/index.ts';

test('after any adds and removes the counts are those of a recount', () => {
  const steps = fc.array(fc.integer({ min: -1, max: 6 }), { maxLength: 200 });
  fc.assert(
    fc.property(steps, fc.integer({ min: 1, max: 30 }), (codes, width) => {
      const sliding = createSlidingCounts(7);
      for (const [index, code] of codes.entries()) {
        sliding.add(code);
        if (index >= width) sliding.remove(codes[index - width]!);
        const recount = new Map<number, number>();
        for (const seen of codes.slice(Math.max(0, index - width + 1), index + 1))
          recount.set(seen, (recount.get(seen) ?? 0) + 1);
        expect(sliding.unattributed).toBe(recount.get(-1) ?? 0);
        recount.delete(-1);
        expect([...sliding.weights]).toEqual([...recount.values()].sort((a, b) => b - a));
        expect([...sliding.entities].map((entity) => recount.get(entity))).toEqual([...sliding.weights]);
        expect(new Set(sliding.entities).size).toBe(recount.size);
      }
    }),
  );
});

test('what was not added cannot be removed, and unknown codes are refused', () => {
  const counts = createSlidingCounts(2);
  counts.add(0);
  expect(() => counts.remove(1)).toThrow(/^remove: expected a block that was added, got none \(code 1\)$/);
  expect(() => counts.remove(-1)).toThrow(RangeError);
  for (const code of [2, -2, 0.5, Number.NaN]) expect(() => counts.add(code)).toThrow(RangeError);
  expect([...counts.weights]).toEqual([1]);
});

test('no entities at all is allowed', () => {
  const counts = createSlidingCounts(0);
  counts.add(-1);
  expect([counts.weights.length, counts.unattributed]).toEqual([0, 1]);
});
