import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergers } from '../../../src/models/security/index.ts';
import { incompleteBeta } from '../../../src/statistics/index.ts';

const counts = (weights: readonly number[], unattributedWeight = 0) => ({
  entities: weights.map((_, index) => String.fromCharCode(97 + index)),
  weights,
  unattributedWeight,
});
const hhi = (weights: readonly number[], whole: number) =>
  weights.reduce((sum, weight) => sum + (weight / whole) ** 2, 0) * 10_000;

describe('mergers', () => {
  it('are those of all pairs, the fewest for a majority first, then the most added to the index', () => {
    // 30, 26, 20, 14, 10: two hold more than half today (56); a + b would alone, and no other pair would.
    const { nakamotoCoefficient, pairs } = mergers(counts([30, 26, 20, 14, 10]));
    expect(nakamotoCoefficient).toBe(2); // 56
    expect(pairs).toHaveLength(10);
    expect(
      pairs
        .slice(0, 4)
        .map(({ entities, nakamotoCoefficient, hhiAdded }) => [...entities, nakamotoCoefficient, hhiAdded]),
    ).toEqual([
      ['a', 'b', 1, 1560],
      ['a', 'c', 2, 1200],
      ['b', 'c', 2, 1040],
      ['a', 'd', 2, 840],
    ]);
  });

  it('come in order of the majority before that of the index', () => {
    // 24, 24, 10, 10 and 32 of nobody: three today (58); any two of the first with another still leave two or three.
    const { nakamotoCoefficient, pairs } = mergers(counts([24, 24, 10, 10], 32));
    expect(nakamotoCoefficient).toBe(3);
    expect(pairs.map(({ entities, nakamotoCoefficient }) => `${entities.join('')} ${nakamotoCoefficient}`)).toEqual([
      'ab 2', // 48 + 10
      'ac 2', // 34 + 24
      'ad 2',
      'bc 2',
      'bd 2',
      'cd 3', // 24 + 24 + 20
    ]);
  });

  it('carry the uncertainty of the counts in the probabilities', () => {
    const { pairs } = mergers(counts([40, 30, 20], 10));
    const { proportion, exceeds, largestProportion } = pairs[0]!;
    expect([proportion, largestProportion]).toEqual([0.7, 0.7]);
    expect(exceeds.half).toBeCloseTo(1 - incompleteBeta(0.5, 70, 30), 12);
    expect(exceeds.third).toBeCloseTo(1 - incompleteBeta(1 / 3, 70, 30), 12);
  });

  it('leave the third the largest where two small ones merge', () => {
    expect(mergers(counts([60, 25, 15])).pairs.at(-1)).toMatchObject({ entities: ['b', 'c'], largestProportion: 0.6 });
  });

  it('add to the index what it grows by, and never make a majority larger', () => {
    const weights = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(weights, fc.integer({ min: 0, max: 300 }), (drawn, unattributed) => {
        const sorted = drawn.toSorted((a, b) => b - a);
        const whole = sorted.reduce((sum, weight) => sum + weight, 0) + unattributed;
        const { nakamotoCoefficient, pairs } = mergers(counts(sorted, unattributed));
        for (const pair of pairs) {
          const [one, other] = pair.entities.map((entity) => entity.charCodeAt(0) - 97) as [number, number];
          const rest = sorted.filter((_, index) => index !== one && index !== other);
          const after = hhi([...rest, sorted[one]! + sorted[other]!], whole);
          expect(pair.hhiAdded).toBeCloseTo(after - hhi(sorted, whole), 7);
          expect(pair.nakamotoCoefficient === null).toBe(nakamotoCoefficient === null);
          expect(pair.nakamotoCoefficient ?? 0).toBeLessThanOrEqual(nakamotoCoefficient ?? 0);
        }
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  it('pair no more than are asked for, and nobody with nobody', () => {
    expect(mergers(counts([5, 4, 3, 2]), { among: 3 }).pairs).toHaveLength(3);
    expect(mergers(counts([5]))).toEqual({ nakamotoCoefficient: 1, pairs: [] });
    expect(mergers(counts([5], 20)).nakamotoCoefficient).toBeNull();
    expect(mergers(counts([5, 5])).nakamotoCoefficient).toBe(2); // half is no majority
  });

  it('refuse counts and options that cannot be', () => {
    expect(() => mergers(counts([]))).toThrow(/mergers: expected a weight/);
    expect(() => mergers(counts([1, 2]))).toThrow(/descending/);
    expect(() => mergers(counts([2, 1]), { among: 1 })).toThrow(/among must be a whole number of at least 2/);
  });
});
