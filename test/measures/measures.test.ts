import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  atkinson,
  concentrationRatio,
  effectiveNumber,
  entities,
  entropyPercentage,
  gini,
  hhi,
  hillNumber,
  measures,
  nakamotoCoefficient,
  renyiEntropy,
  shannonEntropy,
  theilIndex,
} from '../../src/measures/index.ts';

describe('known values', () => {
  // The Edinburgh Decentralisation Index's own tests, as the domain guide quotes them.
  test('HHI of 8, 6, 3, 3 is 2,950 points', () => expect(hhi.compute([8, 6, 3, 3], {})).toBe(2950));
  test('Gini of 5, 4, 3, 2, 1 is 0.26667', () => expect(gini.compute([5, 4, 3, 2, 1], {})).toBeCloseTo(0.26667, 5));
  test('Theil index of 3, 2, 1 is 0.087', () => expect(theilIndex.compute([3, 2, 1], {})).toBeCloseTo(0.087, 3));
  test('Shannon entropy of 3, 2, 1 is 1.459 bits', () =>
    expect(shannonEntropy.compute([3, 2, 1], {})).toBeCloseTo(1.459, 3));

  // By hand.
  test('83 of 166 blocks are no majority, and 84 are', () => {
    const { compute } = nakamotoCoefficient;
    expect(compute([83, 50, 33], { threshold: 0.5 })).toBe(2);
    expect(compute([83, 50, 33], { threshold: 0.5, strict: false })).toBe(1);
    expect(compute([84, 50, 32], { threshold: 0.5 })).toBe(1);
  });
  test('a threshold is the decimal it is written as: 33 of 100 do not exceed 0.33, though 0.33 × 100 < 33 in binary', () => {
    expect(nakamotoCoefficient.compute([33, 33, 34].sort().reverse(), { threshold: 0.34 })).toBe(2);
    expect(nakamotoCoefficient.compute([33, 30, 30, 7], { threshold: 0.33 })).toBe(2);
    expect(nakamotoCoefficient.compute([33, 30, 30, 7], { threshold: 0.33, strict: false })).toBe(1);
    expect(nakamotoCoefficient.compute([29, 29, 29, 13], { threshold: 0.29 })).toBe(2);
    expect(nakamotoCoefficient.compute([1, 1], { threshold: 1e-7 })).toBe(1);
  });
  test('the top 3 of 4, 3, 2, 1 hold nine tenths, and the top 6 everything', () => {
    expect(concentrationRatio.compute([4, 3, 2, 1], { k: 3 })).toBe(0.9);
    expect(concentrationRatio.compute([4, 3, 2, 1], { k: 6 })).toBe(1);
  });
  test('of 3 and 1: Σp² = 10/16, Σ√p = (√3 + 1)/2', () => {
    expect(effectiveNumber.compute([3, 1], {})).toBeCloseTo(1.6, 12);
    expect(renyiEntropy.compute([3, 1], { order: 2 })).toBeCloseTo(Math.log2(1.6), 12);
    expect(hillNumber.compute([3, 1], { order: 0.5 })).toBeCloseTo(((Math.sqrt(3) + 1) / 2) ** 2, 12);
    expect(hillNumber.compute([3, 1], { order: Infinity })).toBeCloseTo(4 / 3, 12);
    expect(atkinson.compute([3, 1], { epsilon: 0.5 })).toBeCloseTo(
      1 - ((Math.sqrt(1.5) + Math.sqrt(0.5)) / 2) ** 2,
      12,
    );
    expect(entities.compute([3, 1], {})).toBe(2);
  });
  test('entities without weight count in a stated population: 1, 1, 0, 0', () => {
    expect(gini.compute([1, 1], { population: 4 })).toBe(0.5);
    expect(theilIndex.compute([1, 1], { population: 4 })).toBeCloseTo(Math.LN2, 12);
    expect(entropyPercentage.compute([1, 1], { population: 4 })).toBe(0.5);
    expect(atkinson.compute([1, 1], { epsilon: 0.5, population: 4 })).toBeCloseTo(0.5, 12);
  });
  test('sums of counts are exact: a million equal counts of 3 have an effective number of exactly a million', () => {
    expect(effectiveNumber.compute(new Float64Array(1_000_000).fill(3), {})).toBe(1_000_000);
  });
});

test.each([
  ['nakamoto-coefficient', () => nakamotoCoefficient.compute([1], { threshold: 1 })],
  ['concentration-ratio', () => concentrationRatio.compute([1], { k: 1.5 })],
  ['hill-number', () => hillNumber.compute([1], { order: -1 })],
  ['renyi-entropy', () => renyiEntropy.compute([1], { order: Number.NaN })],
  ['atkinson', () => atkinson.compute([1], { epsilon: 1 })],
  ['gini', () => gini.compute([1, 1], { population: 1 })],
])('%s refuses a parameter outside its range and names itself', (id, compute) => {
  expect(compute).toThrow(RangeError);
  expect(compute).toThrow(new RegExp(`^${id}: .*got`));
});

const counts = fc
  .array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 40 })
  .map((weights) => weights.sort((a, b) => b - a));

describe.each(measures.map((measure) => ({ id: measure.id, measure })))('$id', ({ measure }) => {
  const { compute, defaults, range, family, moreDecentralizedWhen, basis } = measure;
  const better = moreDecentralizedWhen === 'higher' ? 1 : -1;

  test('does not change when every weight is scaled', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 2, max: 1000 }), (weights, scale) => {
        expect(
          compute(
            weights.map((weight) => weight * scale),
            defaults,
          ),
        ).toBeCloseTo(compute(weights, defaults), 9);
      }),
    );
  });

  test('stays in its range, and is most decentralized where weights are equal', () => {
    fc.assert(
      fc.property(counts, (weights) => {
        const value = compute(weights, defaults);
        const equal = compute(
          weights.map(() => 1),
          defaults,
        );
        expect(value).toBeGreaterThanOrEqual(range[0] - 1e-9);
        expect(value).toBeLessThanOrEqual(range[1] + 1e-9);
        expect(better * (equal - value)).toBeGreaterThan(-1e-9 * Math.max(1, Math.abs(value)));
      }),
    );
  });

  test('never looks better when weight moves from a smaller to a larger entity', () => {
    fc.assert(
      fc.property(counts, fc.nat(), fc.nat(), (weights, a, b) => {
        const [larger, smaller] = [a % weights.length, b % weights.length].sort((x, y) => x - y) as [number, number];
        if (larger === smaller || weights[smaller]! < 2) return;
        const moved = weights.map((weight, at) => (at === larger ? weight + 1 : at === smaller ? weight - 1 : weight));
        moved.sort((x, y) => y - x);
        expect(better * (compute(moved, defaults) - compute(weights, defaults))).toBeLessThan(1e-9 * weights.length);
      }),
    );
  });

  test.runIf(family === 'concentration')('never looks better when two entities merge', () => {
    fc.assert(
      fc.property(counts, fc.nat(), fc.nat(), (weights, a, b) => {
        if (a % weights.length === b % weights.length) return;
        const merged = weights.filter((_, at) => at !== a % weights.length && at !== b % weights.length);
        merged.push(weights[a % weights.length]! + weights[b % weights.length]!);
        merged.sort((x, y) => y - x);
        expect(better * (compute(merged, defaults) - compute(weights, defaults))).toBeLessThan(1e-6);
      }),
    );
  });

  test.runIf(family === 'inequality')('can look better when two entities merge: 2, 1, 1 become 2, 2', () => {
    expect(better * (compute([2, 2], defaults) - compute([2, 1, 1], defaults))).toBeGreaterThan(0);
  });

  test('says the same by its basis as by its formula', () => {
    fc.assert(
      fc.property(counts, (weights) => {
        const read = basis(defaults);
        if (read.kind !== 'hill') return;
        const effective = hillNumber.compute(weights, { order: read.order });
        expect(read.value(effective, weights.length)).toBeCloseTo(compute(weights, defaults), 9);
      }),
    );
  });

  test('has words for readers', () => {
    expect(measure.definition).toMatch(/^[A-Z].*\.$/);
    expect(measure.formula.length).toBeGreaterThan(0);
    expect(new URL(measure.citation.url).protocol).toBe('https:');
  });
});
