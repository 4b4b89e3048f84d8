import { describe, expect, it } from 'vitest';
import { coalitions } from '../../../src/models/security/index.ts';

const counts = (weights: readonly number[], unattributedWeight = 0) => ({
  entities: weights.map((_, index) => `e${index + 1}`),
  weights,
  unattributedWeight,
});

describe('coalitions', () => {
  it('add up the largest, over all blocks', () => {
    const { bySize } = coalitions(counts([40, 30, 20], 10), { seed: 1, draws: 100 });
    expect(bySize.map(({ size, proportion }) => [size, proportion])).toEqual([
      [1, 0.4],
      [2, 0.7],
      [3, 0.9],
    ]);
    expect(bySize[1]!.entities).toEqual(['e1', 'e2']);
    expect(bySize.map(({ withUnattributed }) => withUnattributed.proportion)).toEqual([0.5, 0.8, 1]);
    expect(bySize[2]!.withUnattributed.exceeds).toEqual({ third: 1, half: 1 });
  });

  it('have the Beta posterior of these members, by hand', () => {
    // Two of three blocks: Beta(2, 1), below x with x².
    const { interval, exceeds } = coalitions(counts([2], 1), { seed: 1, draws: 1, level: 0.9 }).bySize[0]!;
    expect(interval.low).toBeCloseTo(Math.sqrt(0.05), 12);
    expect(interval.high).toBeCloseTo(Math.sqrt(0.95), 12);
    expect(interval.level).toBe(0.9);
    expect(exceeds.third).toBeCloseTo(8 / 9, 12);
    expect(exceeds.half).toBeCloseTo(3 / 4, 12);
    // With the third block theirs too they hold all. One of three: Beta(1, 2), above x with (1 − x)².
    const one = coalitions(counts([1, 1, 1]), { seed: 1, draws: 1 }).bySize[0]!;
    expect(one.exceeds.third).toBeCloseTo(4 / 9, 12);
    expect(one.exceeds.half).toBeCloseTo(1 / 4, 12);
  });

  it('ask whichever is the largest as well: of two alike one always has half', () => {
    const { bySize, largest } = coalitions(counts([50, 50]), { seed: 2 });
    expect(bySize[0]!.exceeds.half).toBeCloseTo(0.5, 12);
    expect(bySize[0]!.whicheverExceeds).toEqual({ third: 1, half: 1 });
    expect(Math.abs(largest[0]!.probability - 0.5)).toBeLessThan(0.02); // 4 standard errors
    expect(largest[0]!.probability + largest[1]!.probability).toBe(1);
  });

  it('know the largest of three uniform proportions', () => {
    // Dirichlet(1, 1, 1): the largest exceeds one half with 3 · ¼, and one third for sure; two of three exceed a half for sure.
    const { bySize, largest } = coalitions(counts([1, 1, 1]), { seed: 4, draws: 40_000 });
    expect(bySize[0]!.whicheverExceeds.half).toBeCloseTo(0.75, 2);
    expect(bySize[0]!.whicheverExceeds.third).toBe(1);
    expect(bySize[1]!.whicheverExceeds.half).toBe(1);
    for (const { probability } of largest) expect(Math.abs(probability - 1 / 3)).toBeLessThan(0.01);
  });

  it('compare two in a row as their Beta distribution does', () => {
    // Of a + b blocks of the two, the first is larger with P(Beta(a, b) > ½); Beta(3, 1): 1 − 1/8.
    const { largest } = coalitions(counts([3, 1]), { seed: 6, draws: 40_000 });
    expect(largest[0]!.probability).toBeCloseTo(7 / 8, 2);
  });

  it('never find whichever members less likely than these, and widen with the unattributed', () => {
    const { bySize } = coalitions(counts([330, 290, 285, 280, 120, 60, 30, 10], 40), { seed: 9 });
    expect(bySize).toHaveLength(6);
    for (const { exceeds, whicheverExceeds, withUnattributed, interval, proportion } of bySize) {
      for (const threshold of ['third', 'half'] as const) {
        expect(whicheverExceeds[threshold]).toBeGreaterThan(exceeds[threshold] - 0.02);
        expect(withUnattributed.exceeds[threshold]).toBeGreaterThanOrEqual(exceeds[threshold]);
      }
      expect(interval.low).toBeLessThan(proportion);
      expect(interval.high).toBeGreaterThan(proportion);
    }
  });

  it('hold everything for certain where one has every block', () => {
    const { bySize } = coalitions(counts([7]), { seed: 1, draws: 10 });
    expect(bySize[0]).toMatchObject({ proportion: 1, interval: { low: 1, high: 1 }, exceeds: { third: 1, half: 1 } });
  });

  it('repeat themselves for a seed', () => {
    const options = { seed: 3, draws: 500 };
    expect(coalitions(counts([5, 4, 3], 2), options)).toEqual(coalitions(counts([5, 4, 3], 2), options));
  });

  it('refuse counts and options that cannot be', () => {
    const options = { seed: 1, draws: 10 };
    expect(() => coalitions(counts([]), options)).toThrow(/coalitions: expected a weight for each of some entities/);
    expect(() => coalitions({ ...counts([1]), entities: ['a', 'b'] }, options)).toThrow(RangeError);
    expect(() => coalitions(counts([1, 2]), options)).toThrow(/descending, got 2 \(place 2\)/);
    for (const weight of [0, -1, Number.NaN, Infinity])
      expect(() => coalitions(counts([weight]), options)).toThrow(RangeError);
    expect(() => coalitions(counts([1], -1), options)).toThrow(/unattributedWeight/);
    expect(() => coalitions(counts([1]), { ...options, sizes: 0 })).toThrow(/sizes must be a whole number/);
    expect(() => coalitions(counts([1]), { ...options, level: 1 })).toThrow(/level must be in \(0, 1\)/);
    expect(() => coalitions(counts([1]), { ...options, draws: 0.5 })).toThrow(/draws/);
  });
});
