import { describe, expect, test } from 'vitest';
import { createRandom, type Random } from '../../src/core/index.ts';
import { changePoints } from '../../src/statistics/index.ts';

describe('change points', () => {
  test('with fewer than twenty values there is too little data', () => {
    expect(changePoints(new Float64Array(19))).toEqual({ verdict: 'too-little-data', changes: [] });
  });

  test('refuses values that are not finite and rates that are none', () => {
    expect(() => changePoints([1, Number.NaN])).toThrow(/^changePoints: values must be finite, got NaN \(index 1\)$/);
    expect(() => changePoints([1], { falseAlarmRate: 0 })).toThrow(RangeError);
  });

  test('are none where values never change, or change along a line', () => {
    for (const slope of [0, 0.1, -3]) {
      const values = Array.from({ length: 50 }, (_, index) => 4.1 + slope * index);
      expect(changePoints(values)).toEqual({ verdict: 'no-shift', changes: [] });
    }
  });

  // By hand: levels 1 and 3 with a wobble of ±0.1, which sums to nothing over each level of an even number of values.
  test('state the levels on either side, and where the one becomes the other', () => {
    const values = Array.from({ length: 40 }, (_, index) => (index < 24 ? 1 : 3) + (index % 2 === 0 ? 0.1 : -0.1));
    const { verdict, changes } = changePoints(values);
    expect(verdict).toBe('shifts');
    expect(changes).toHaveLength(1);
    const [{ index, low, high, before, after, pValue }] = changes as [(typeof changes)[number]];
    expect([index, low, high]).toEqual([24, 24, 24]);
    expect(before).toBeCloseTo(1, 12);
    expect(after).toBeCloseTo(3, 12);
    expect(pValue).toBeLessThan(1e-6);
  });

  // The method is linear: adding a constant or scaling moves levels with it and nothing else.
  test('do not depend on the unit of the values', () => {
    const random = createRandom(2);
    const values = autoregression(80, { correlation: 0.3, random }).map(shifted([{ at: 30, by: 3 }]));
    const plain = changePoints(values).changes;
    const other = changePoints(values.map((value) => 5 - 10 * value)).changes;
    expect(plain.map(({ index }) => index)).toEqual(other.map(({ index }) => index));
    for (const [order, { before, pValue }] of plain.entries()) {
      expect(other[order]!.before).toBeCloseTo(5 - 10 * before, 9);
      expect(other[order]!.pValue / pValue).toBeCloseTo(1, 6);
    }
    expect(plain.length).toBeGreaterThan(0);
  });

  const flat = [20, 60, 120].flatMap((size) => [0, 0.5, 0.8].map((correlation) => ({ size, correlation })));
  test.each(flat)(
    'are seen in at most 6% of flat series of $size, neighbours correlated by $correlation',
    ({ size, correlation }) => {
      const random = createRandom(size);
      expect(seen(1000, () => autoregression(size, { correlation, random }))).toBeLessThanOrEqual(0.06);
    },
  );

  // A rise over the whole series of 1.5 · √((1 + φ)/(1 − φ)) · √(60/n) deviations is the one that a shift resembles
  // most (docs/verdicts.md).
  const risen = [20, 60, 120].flatMap((size) =>
    [0, 0.5].flatMap((correlation) => [1.5, 6, 60].map((rise) => ({ size, correlation, rise }))),
  );
  test.each(risen)(
    'are rarely seen along a rise of $rise over $size values, neighbours correlated by $correlation',
    ({ size, correlation, rise }) => {
      const random = createRandom(size + 1);
      const step = rise * Math.sqrt((((1 + correlation) / (1 - correlation)) * 60) / size ** 3);
      const series = () => autoregression(size, { correlation, random }).map((value, index) => value + step * index);
      expect(seen(1000, series)).toBeLessThanOrEqual(0.08);
    },
  );

  test('are found where a level shifts by two deviations in the middle of sixty values, within two of the place', () => {
    const random = createRandom(7);
    let [found, near, held] = [0, 0, 0];
    for (let run = 0; run < 1000; run++) {
      const values = autoregression(60, { correlation: 0, random }).map(shifted([{ at: 30, by: 2 }]));
      const [first] = changePoints(values).changes;
      if (first === undefined) continue;
      found++;
      if (Math.abs(first.index - 30) <= 2) near++;
      if (first.low <= 30 && first.high >= 30) held++;
    }
    expect(found).toBeGreaterThan(800);
    expect(near / found).toBeGreaterThan(0.9);
    expect(held / found).toBeGreaterThan(0.93);
  });

  test.each([
    { what: 'a rise and an equal fall', by: -3 },
    { what: 'two rises', by: 3 },
  ])('are found both in $what', ({ by }) => {
    const random = createRandom(9);
    let both = 0;
    for (let run = 0; run < 300; run++) {
      const shifts = [
        { at: 40, by: 3 },
        { at: 80, by },
      ];
      const places = changePoints(autoregression(120, { correlation: 0.2, random }).map(shifted(shifts))).changes;
      const isNear = (at: number) => places.some(({ index }) => Math.abs(index - at) <= 3);
      if (places.length === 2 && isNear(40) && isNear(80)) both++;
    }
    expect(both).toBeGreaterThan(210);
  });
});

/** A first-order autoregression of deviation 1. */
function autoregression(
  size: number,
  { correlation, random }: { readonly correlation: number; readonly random: Random },
): number[] {
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  let here = normal();
  return Array.from({ length: size }, (_, index) => {
    if (index > 0) here = correlation * here + Math.sqrt(1 - correlation ** 2) * normal();
    return here;
  });
}

function shifted(shifts: readonly { readonly at: number; readonly by: number }[]) {
  return (value: number, index: number) => shifts.reduce((sum, { at, by }) => (index >= at ? sum + by : sum), value);
}

function seen(runs: number, series: () => number[]): number {
  let count = 0;
  for (let run = 0; run < runs; run++) if (changePoints(series()).verdict === 'shifts') count++;
  return count / runs;
}
