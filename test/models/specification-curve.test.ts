import { describe, expect, test } from 'vitest';
import { createRandom, type Random } from '../../src/core/index.ts';
import { type ChosenSeries, divergence, specificationCurve } from '../../src/models/index.ts';
import { trend } from '../../src/statistics/index.ts';

describe('specification curve', () => {
  test('pairs what agrees in the choices that both sides name, and takes their names together', () => {
    const first = [series({ window: 'month', level: 'pool' }), series({ window: 'quarter', level: 'pool' })];
    const second = [series({ window: 'month', role: 'owner' }), series({ window: 'month', role: 'vendor' })];
    const { specifications } = specificationCurve(first, second);
    expect(specifications.map(({ choices }) => choices)).toEqual([
      { level: 'pool', role: 'owner', window: 'month' },
      { level: 'pool', role: 'vendor', window: 'month' },
    ]);
  });

  test('gives each pair the divergence of its two trends, sorted, those with too little data last', () => {
    const random = createRandom(3);
    const sides = ['one', 'two', 'three'].map((name) => series({ name }, { slope: random() - 0.5, random }));
    const others = ['x', 'y'].map((other) => series({ other }, { slope: random() - 0.5, random }));
    const short = { choices: { other: 'short' }, times: [0, 1], values: [1, 2] };
    const { specifications } = specificationCurve(sides, [...others, short]);
    expect(specifications).toHaveLength(9);
    const known = specifications.slice(0, 6).map(({ differencePerYear }) => differencePerYear!);
    expect([...known].sort((a, b) => a - b)).toEqual(known);
    expect(specifications.slice(6).map(({ choices, verdict }) => [choices.name, verdict])).toEqual(
      ['one', 'three', 'two'].map((name) => [name, 'too little data']),
    );
    for (const { choices, first, second, ...rest } of specifications.slice(0, 6)) {
      const [a, b] = [sides.find(isOf(choices))!, others.find(isOf(choices))!];
      expect(first).toEqual(trend(a.values, a.times));
      expect(rest).toEqual(divergence(first, trend(b.values, b.times)));
    }
  });

  // Slopes without noise: −1 and −2 against +1 (differences −2, −3) and against −1.5 (0.5, −0.5): three of four
  // concentrate, two as claimed.
  test('counts the proportion of specifications that agree with each verdict', () => {
    const first = [series({ a: 'p' }, { slope: -1 }), series({ a: 'q' }, { slope: -2 })];
    const second = [series({ b: 'r' }, { slope: 1 }), series({ b: 's' }, { slope: -1.5 })];
    const curve = specificationCurve(first, second);
    expect(curve.verdicts).toEqual({
      'first concentrates relative to second': 0.75,
      'first disperses relative to second': 0.25,
      'no difference shown': 0,
      'too little data': 0,
    });
    expect(curve.claims).toEqual({ 'as claimed': 0.5, opposite: 0, 'not shown': 0.5, 'too little data': 0 });
    expect(curve.medianDifference).toBeCloseTo(-1.25, 9);
  });

  // The same four differences −3, −2, −0.5, 0.5 about −1.25: squares 3.0625 + 0.5625 + 0.5625 + 3.0625 = 7.25. Means by
  // a: −0.75 and −1.75, so 4 · 0.25 = 1 of it; by b: −2.5 and 0, so 4 · 1.5625 = 6.25 of it. The choice c is none.
  test('says how much of the variance each choice explains, the most influential first', () => {
    const first = [series({ a: 'p', c: 'only' }, { slope: -1 }), series({ a: 'q', c: 'only' }, { slope: -2 })];
    const second = [series({ b: 'r' }, { slope: 1 }), series({ b: 's' }, { slope: -1.5 })];
    const { influences, mostInfluential } = specificationCurve(first, second);
    expect(mostInfluential).toBe('b');
    expect(influences.map(({ choice }) => choice)).toEqual(['b', 'a']);
    expect(influences[0]!.varianceExplained).toBeCloseTo(6.25 / 7.25, 9);
    expect(influences[1]!.varianceExplained).toBeCloseTo(1 / 7.25, 9);
    const [r, s] = influences[0]!.options;
    expect([r!.option, r!.specifications, r!.claims['as claimed']]).toEqual(['r', 2, 1]);
    expect([s!.option, s!.specifications, s!.claims['as claimed']]).toEqual(['s', 2, 0]);
    expect(s!.medianDifference).toBeCloseTo(0, 9);
  });

  test('names no choice where the differences do not vary', () => {
    const curve = specificationCurve([series({ a: 'p' }), series({ a: 'q' })], [series({ b: 'r' })]);
    expect(curve.mostInfluential).toBeNull();
    expect(curve.influences.map(({ choice, varianceExplained }) => [choice, varianceExplained])).toEqual([['a', null]]);
  });

  test('does not depend on the order of its series or of their choices', () => {
    const random = createRandom(11);
    const make = (name: string) =>
      ['p', 'q', 'r'].flatMap((option) =>
        ['month', 'quarter'].map((window) => series({ [name]: option, window }, { slope: random() - 0.5, random })),
      );
    const [first, second] = [make('level'), make('role')];
    const turned = (side: readonly ChosenSeries[]) =>
      [...side].reverse().map(({ choices, ...rest }) => ({
        ...rest,
        choices: Object.fromEntries(Object.entries(choices).reverse()),
      }));
    expect(JSON.stringify(specificationCurve(turned(first), turned(second)))).toBe(
      JSON.stringify(specificationCurve(first, second)),
    );
  });

  test('passes on noise that is known', () => {
    const random = createRandom(1);
    const one = series({ a: 'p' }, { slope: 0.1, random });
    const noisy = { ...one, noise: one.times.map(() => 0.1) };
    const [only] = specificationCurve([noisy], [series({ b: 'r' })]).specifications;
    expect(only!.first).toEqual(trend(noisy.values, noisy.times, { noise: noisy.noise }));
  });

  test('refuses sides of which nothing agrees, and the same choices twice', () => {
    const month = series({ window: 'month' });
    expect(() => specificationCurve([month], [series({ window: 'year' })])).toThrow(
      /^specificationCurve: expected series that agree, got none$/,
    );
    expect(() => specificationCurve([month, month], [month])).toThrow(/got \{"window":"month"\} twice$/);
  });

  test('takes a side of twenty-four against one of twenty-four', () => {
    const random = createRandom(2);
    const make = (names: readonly string[]) =>
      [0, 1].flatMap((a) =>
        [0, 1, 2].flatMap((b) =>
          [0, 1, 2, 3].map((c) => {
            const options = [a, b, c].map((option, index) => [names[index]!, `option ${option}`] as const);
            return series(Object.fromEntries(options), { slope: b === 2 ? 1 : -1, random });
          }),
        ),
      );
    const curve = specificationCurve(make(['a', 'b', 'c']), make(['d', 'e', 'f']));
    expect(curve.specifications).toHaveLength(576);
    expect(['b', 'e']).toContain(curve.mostInfluential);
    // Slopes of ±1 with probability 1/3 and 2/3 on either side: each of b and e explains a half, but for the noise.
    for (const { choice, varianceExplained } of curve.influences) {
      expect(Math.abs(varianceExplained! - (choice === 'b' || choice === 'e' ? 0.5 : 0))).toBeLessThan(0.05);
    }
  });
});

/** Thirty monthly values about a line; without a random stream, on it. */
function series(
  choices: Readonly<Record<string, string>>,
  { slope = 0, random }: { readonly slope?: number; readonly random?: Random } = {},
): ChosenSeries {
  const times = Array.from({ length: 30 }, (_, index) => index / 12);
  return { choices, times, values: times.map((time) => slope * time + (random === undefined ? 0 : 0.2 * random())) };
}

function isOf(choices: Readonly<Record<string, string>>) {
  return (one: ChosenSeries) => Object.entries(one.choices).every(([choice, option]) => choices[choice] === option);
}
