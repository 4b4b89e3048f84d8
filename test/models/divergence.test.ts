import { describe, expect, test } from 'vitest';
import { createRandom, type Random } from '../../src/core/index.ts';
import { divergence } from '../../src/models/index.ts';
import { type Trend, trend } from '../../src/statistics/index.ts';

describe('divergence of two trends', () => {
  // Zou & Donner's limits by hand: −0.2 − 0.1 = −0.3; below √(0.1² + 0.05²) = 0.1118, above √(0.1² + 0.05²) the same.
  test('is the difference of the slopes, with limits from both intervals', () => {
    const { differencePerYear, low, high } = divergence(slope(-0.2, [-0.3, -0.1]), slope(0.1, [0.05, 0.15]));
    expect(differencePerYear).toBeCloseTo(-0.3, 12);
    expect(low).toBeCloseTo(-0.3 - 0.1118, 4);
    expect(high).toBeCloseTo(-0.3 + 0.1118, 4);
  });

  // Lopsided: below √(0.1² + 0.4²) = 0.4123, above √(0.3² + 0.2²) = 0.3606.
  test('is lopsided as the intervals are', () => {
    const { low, high } = divergence(slope(0, [-0.1, 0.3]), slope(0, [-0.2, 0.4]));
    expect(low).toBeCloseTo(-0.4123, 4);
    expect(high).toBeCloseTo(0.3606, 4);
  });

  test.each([
    {
      first: slope(-0.2, [-0.3, -0.1]),
      second: slope(0.2, [0.1, 0.3]),
      verdict: 'first concentrates relative to second',
      claim: 'as claimed',
    },
    {
      first: slope(0.2, [0.1, 0.3]),
      second: slope(-0.2, [-0.3, -0.1]),
      verdict: 'first disperses relative to second',
      claim: 'opposite',
    },
    {
      first: slope(0.1, [0.05, 0.15]),
      second: slope(0.4, [0.3, 0.5]),
      verdict: 'first concentrates relative to second',
      claim: 'not shown',
    },
    {
      first: slope(-0.2, [-0.3, -0.1]),
      second: slope(0.1, [-0.1, 0.3]),
      verdict: 'first concentrates relative to second',
      claim: 'not shown',
    },
    {
      first: slope(-0.1, [-0.2, 0.1]),
      second: slope(0.1, [-0.1, 0.2]),
      verdict: 'no difference shown',
      claim: 'not shown',
    },
  ])('of $first.slopePerYear and $second.slopePerYear is "$verdict", and the claim "$claim"', (given) => {
    expect(divergence(given.first, given.second)).toMatchObject({ verdict: given.verdict, matchesClaim: given.claim });
  });

  test('with too little data on one side says so', () => {
    const nothing = trend([1, 2], [0, 1]);
    for (const pair of [
      [nothing, slope(1, [0, 2])],
      [slope(1, [0, 2]), nothing],
    ] as const) {
      expect(divergence(...pair)).toEqual({
        differencePerYear: null,
        low: null,
        high: null,
        pValue: null,
        verdict: 'too little data',
        matchesClaim: 'too little data',
      });
    }
  });

  test('turns round with the sides', () => {
    const [first, second] = [slope(-0.2, [-0.5, 0]), slope(0.3, [0.1, 0.4])];
    const there = divergence(first, second);
    const back = divergence(second, first);
    expect([back.differencePerYear, back.low, back.high]).toEqual([
      -there.differencePerYear!,
      -there.high!,
      -there.low!,
    ]);
    expect(back.pValue).toBe(there.pValue);
  });

  test('has a p-value below 5% exactly where its interval leaves out 0', () => {
    const random = createRandom(4);
    let shown = 0;
    for (let run = 0; run < 500; run++) {
      const of = () => {
        const middle = random() - 0.5;
        return slope(middle, [middle - random(), middle + random()]);
      };
      const { low, high, pValue, verdict } = divergence(of(), of());
      const isShown = low! > 0 || high! < 0;
      expect(pValue! < 0.05).toBe(isShown);
      expect(verdict !== 'no difference shown').toBe(isShown);
      if (isShown) shown++;
    }
    expect(shown).toBeGreaterThan(50);
    expect(shown).toBeLessThan(450);
  });

  test('refuses a level that is none', () => {
    expect(() => divergence(slope(0, [-1, 1]), slope(0, [-1, 1]), { level: 1 })).toThrow(/^divergence: level must be/);
  });

  // 95% intervals: 93–98% of 1,000 pairs, whose standard error is 0.7%; sides of like and unlike length, noise and
  // correlation.
  test.each([
    { first: [40, 0, 1], second: [40, 0, 1] },
    { first: [60, 0.5, 1], second: [30, 0, 2] },
    { first: [100, 0.3, 1], second: [20, 0.3, 1] },
    { first: [80, 0.6, 1], second: [80, 0.6, 3] },
  ] as const)(
    'has an interval that holds the difference of slopes of series $first and $second',
    ({ first, second }) => {
      const random = createRandom(first[0] + second[0]);
      let held = 0;
      for (let run = 0; run < 1000; run++) {
        const { low, high } = divergence(
          trend(...series(first, { slope: -0.3, random })),
          trend(...series(second, { slope: 0.4, random })),
        );
        if (low! <= -0.7 && high! >= -0.7) held++;
      }
      expect(held).toBeGreaterThanOrEqual(930);
      expect(held).toBeLessThanOrEqual(980);
    },
  );
});

function slope(slopePerYear: number, [low, high]: readonly [number, number]): Trend {
  const direction = low > 0 ? 'up' : high < 0 ? 'down' : 'none';
  return { slopePerYear, low, high, pValue: Number.NaN, windows: 20, direction };
}

/** Monthly values about a line and their times: how many, the correlation of neighbours, the deviation. */
function series(
  [size, correlation, deviation]: readonly [number, number, number],
  { slope, random }: { readonly slope: number; readonly random: Random },
): [number[], number[]] {
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const times = Array.from({ length: size }, (_, index) => index / 12);
  let here = normal();
  const values = times.map((time, index) => {
    if (index > 0) here = correlation * here + Math.sqrt(1 - correlation ** 2) * normal();
    return slope * time + deviation * here;
  });
  return [values, times];
}
