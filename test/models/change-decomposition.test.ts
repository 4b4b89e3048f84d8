import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changeDecomposition, type NamedWeights } from '../../src/models/index.ts';
import { effectiveNumber, gini, hhi } from './measures-of-proportions.ts';

const window = (weights: Readonly<Record<string, number>>, unattributed = 0): NamedWeights => ({
  weights: new Map(Object.entries(weights)),
  unattributed,
});

describe('the change of a measure in parts', () => {
  test('is nothing where nothing changed but the total', () => {
    const change = changeDecomposition(window({ a: 3, b: 1 }, 1), window({ a: 30, b: 10 }, 10), { compute: hhi });
    expect(change).toMatchObject({
      total: 0,
      proportions: 0,
      population: 0,
      labels: 0,
      mostly: null,
      isArtefact: false,
    });
  });

  // Two of 0.5 become 0.75 and 0.25: 0.5625 + 0.0625 − 0.5 = 0.125.
  test('is all of proportions where the same entities share differently', () => {
    const change = changeDecomposition(window({ a: 1, b: 1 }), window({ a: 3, b: 1 }), { compute: hhi });
    expect(change).toMatchObject({
      before: 0.5,
      after: 0.625,
      population: 0,
      labels: 0,
      mostly: 'proportions',
      isArtefact: false,
    });
    expect(change.proportions).toBeCloseTo(0.125, 12);
  });

  // Gini of (5, 3) is (5 − 3)/(2 · 8) = 0.125; with three of 0.01 it is (5·4 + 3·2 + 0.01·(0 − 2 − 4))/(5 · 8.03) =
  // 0.6461.
  test('is all of population where only tiny ones come, however much Gini makes of it', () => {
    const after = window({ a: 5, b: 3, c: 0.01, d: 0.01, e: 0.01 });
    const change = changeDecomposition(window({ a: 5, b: 3 }), after, { compute: gini });
    expect(change.before).toBeCloseTo(0.125, 12);
    expect(change.population).toBeCloseTo(0.6461 - 0.125, 4);
    expect(change).toMatchObject({ proportions: 0, labels: 0, mostly: 'population', isArtefact: true });
    expect(Math.abs(changeDecomposition(window({ a: 5, b: 3 }), after, { compute: hhi }).total)).toBeLessThan(0.005);
  });

  // b is a under another name: (1/4, 1/4, 1/2) becomes (1/2, 1/2), so Σp² goes from 0.375 to 0.5.
  test('is all of labels where two are found to be one', () => {
    const renames = new Map([['b', 'a']]);
    const change = changeDecomposition(window({ a: 1, b: 1, c: 2 }), window({ a: 2, c: 2 }), { compute: hhi, renames });
    expect(change).toMatchObject({ total: 0.125, proportions: 0, population: 0, mostly: 'labels', isArtefact: true });
    expect(change.labels).toBeCloseTo(0.125, 12);
  });

  test('is nothing where one only takes another name, if it is known to be the same', () => {
    const [before, after] = [window({ old: 1, b: 1, c: 2 }), window({ new: 1, b: 1, c: 2 })];
    const renames = new Map([['old', 'new']]);
    expect(changeDecomposition(before, after, { compute: hhi, renames })).toMatchObject({ total: 0, mostly: null });
  });

  // Attributed 0.5 + 0.25 and unattributed 0.25 become 2/3 and 1/3: Σp² from 0.3125 to 5/9. The two share alike before
  // and after.
  test('is all of labels where what was unattributed falls to those known in proportion', () => {
    const change = changeDecomposition(window({ a: 2, b: 1 }, 1), window({ a: 2, b: 1 }), { compute: hhi });
    expect(change.labels).toBeCloseTo(5 / 9 - 0.3125, 12);
    expect(change).toMatchObject({ proportions: 0, population: 0, mostly: 'labels' });
  });

  // By hand: a and b share 1:1, then 3:1; c leaves, having had a half. Σp²: before 1/16 + 1/16 + 1/4 = 3/8; with new
  // proportions 9/64 + 1/64 + 1/4 = 13/32; without c 1/2; with both 5/8. Proportions: mean of 1/32 and 1/8 = 5/64;
  // population: mean of 1/8 and 7/32 = 11/64.
  test('is averaged over the orders in which the parts may come', () => {
    const change = changeDecomposition(window({ a: 1, b: 1, c: 2 }), window({ a: 3, b: 1 }), { compute: hhi });
    expect(change.proportions).toBeCloseTo(5 / 64, 12);
    expect(change.population).toBeCloseTo(11 / 64, 12);
    expect(change.labels).toBe(0);
    expect(change.mostly).toBe('several');
    const { mostly } = changeDecomposition(window({ a: 1, b: 1, c: 2 }), window({ a: 3, b: 1 }), {
      compute: hhi,
      dominance: 0.6,
    });
    expect(mostly).toBe('population');
  });

  test('is all of population where nobody stayed', () => {
    const change = changeDecomposition(window({ a: 1, b: 1 }), window({ c: 1 }), { compute: effectiveNumber });
    expect(change).toMatchObject({ before: 2, after: 1, proportions: 0, population: -1, labels: 0 });
  });

  test('gives the measure proportions that sum to 1 with the unattributed one, descending', () => {
    changeDecomposition(window({ a: 1, b: 4, c: 2 }, 3), window({ b: 1, c: 1, d: 9 }, 1), {
      compute(proportions, unattributed) {
        expect(proportions.reduce((sum, p) => sum + p, unattributed)).toBeCloseTo(1, 12);
        expect([...proportions].sort((a, b) => b - a)).toEqual(proportions);
        return 0;
      },
    });
    expect.hasAssertions();
  });

  const weights = fc
    .dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), fc.integer({ min: 0, max: 50 }))
    .filter((given) => Object.values(given).some((weight) => weight > 0));
  const anyWindow = fc.tuple(weights, fc.integer({ min: 0, max: 20 })).map((given) => window(...given));
  const renames = fc.constantFrom(
    new Map<string, string>(),
    new Map([
      ['a', 'b'],
      ['e', 'f'],
    ]),
    new Map([
      ['c', 'x'],
      ['d', 'x'],
    ]),
  );
  test.each([
    { measure: 'Σp²', compute: hhi },
    { measure: 'effective number', compute: effectiveNumber },
    { measure: 'Gini', compute: gini },
  ])('sums to the total, whatever the windows, for $measure', ({ compute }) => {
    fc.assert(
      fc.property(anyWindow, anyWindow, renames, (before, after, renames) => {
        const change = changeDecomposition(before, after, { compute, renames });
        expect(change.proportions + change.population + change.labels).toBeCloseTo(change.total, 10);
        expect(change.before).toBeCloseTo(direct(before, compute), 10);
        expect(change.after).toBeCloseTo(direct(after, compute), 10);
        const back = changeDecomposition(after, before, { compute, renames });
        for (const part of ['proportions', 'population', 'labels'] as const)
          expect(back[part]).toBeCloseTo(-change[part], 10);
      }),
    );
  });

  test('refuses weights that are none, windows of nobody, chains of names and a dominance that is none', () => {
    const [one, options] = [window({ a: 1 }), { compute: hhi }];
    expect(() => changeDecomposition(window({ a: -1 }), one, options)).toThrow(
      /weights must be finite and ≥ 0, got -1 \(a\)$/,
    );
    expect(() => changeDecomposition(one, window({ a: 1 }, Number.NaN), options)).toThrow(
      /got NaN \(the unattributed weight\)$/,
    );
    expect(() => changeDecomposition(one, window({ a: 0 }, 5), options)).toThrow(/expected attributed weight/);
    const renames = new Map([
      ['a', 'b'],
      ['b', 'c'],
    ]);
    expect(() => changeDecomposition(one, one, { ...options, renames })).toThrow(
      /renames must lead to a last id, got b \(from a\)$/,
    );
    expect(() => changeDecomposition(one, one, { ...options, dominance: 0.5 })).toThrow(RangeError);
  });
});

function direct({ weights, unattributed = 0 }: NamedWeights, compute: typeof hhi): number {
  const positive = [...weights.values()].filter((weight) => weight > 0).sort((a, b) => b - a);
  const sum = positive.reduce((total, weight) => total + weight, unattributed);
  return compute(
    positive.map((weight) => weight / sum),
    unattributed / sum,
  );
}
