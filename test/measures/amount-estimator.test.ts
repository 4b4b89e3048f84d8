import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HeldWindow } from '../../src/core/holding.ts';
import {
  createAmountReader,
  createEstimator,
  hasQuantiles,
  heldWeights,
  measures,
  parseMeasure,
} from '../../src/measures/index.ts';
import { normalQuantile, publishedLognormal } from '../../src/statistics/index.ts';

const span = { fromMs: 0, toMs: 1 };
const origin = { source: 'test', file: 'test.csv', row: 1 };
const held = (
  entity: string | null,
  weight: number,
  quantiles: [number, number] | null = null,
  group: string | null = null,
) => ({
  entity,
  weight,
  low: quantiles?.[0] ?? null,
  high: quantiles?.[1] ?? null,
  group,
  origin,
});
const window = (holdings: HeldWindow['holdings'], totals: HeldWindow['totals'] = []): HeldWindow => ({
  span,
  holdings,
  totals,
  isIncomplete: false,
});
const total = (group: string, weight: number, quantiles: [number, number] | null = null) => ({
  group,
  weight,
  low: quantiles?.[0] ?? null,
  high: quantiles?.[1] ?? null,
  origin,
});
const options = { interval: 0.95, unattributed: 'thin', seed: 1 } as const;
const effective = [parseMeasure('effective-number')];

describe('weights of a window of published amounts', () => {
  // By hand: vendor A has 100, of which 30 + 50 are named; vendor B 40 with nobody named; 5 more are nobody's. 20 + 40 + 5 = 65.
  test('leave what is named from each total, and add an owner up over vendors', () => {
    const found = heldWeights(
      window(
        [held('x', 30, null, 'a'), held('y', 50, null, 'a'), held('x', 7, null, null), held(null, 5)],
        [total('a', 100), total('b', 40)],
      ),
    );
    expect(found).toEqual({ entities: ['y', 'x'], weights: Float64Array.of(50, 37), unattributedWeight: 65 });
  });

  test('never take more from a total than it has, and leave out who holds nothing', () => {
    expect(heldWeights(window([held('x', 30, null, 'a'), held('y', 0, null, 'a')], [total('a', 20)]))).toEqual({
      entities: ['x'],
      weights: Float64Array.of(30),
      unattributedWeight: 0,
    });
  });
});

describe('readings of published amounts', () => {
  // By hand: 50, 30 of 100: Σ p² = 0.25 + 0.09 = 0.34; with the rest held by one 0.34 + 0.04 = 0.38.
  test('have the medians as their point and bounds from the unattributed rest', () => {
    const [reading] = createAmountReader(effective, options).estimate(
      window([held('x', 50, [40, 60], 'a'), held('y', 30, [25, 36], 'a')], [total('a', 100, [90, 110])]),
    );
    expect(reading!.estimate).toBeCloseTo(1 / 0.34, 12);
    expect(reading!.boundLow).toBeCloseTo(1 / 0.38, 12);
    expect(reading!.boundHigh).toBeCloseTo(1 / 0.34, 12);
    expect(reading!.low!).toBeLessThan(reading!.estimate!);
    expect(reading!.high!).toBeGreaterThan(reading!.estimate!);
  });

  // By hand: two holders, one certain of 100, the other lognormal about 100 with 5% at 50 and 95% at 200. Σ p² with ratio r is
  // (1 + r²)/(1 + r)², least at r = 1, so the effective number is at most 2 and falls to (1 + r)²/(1 + r²) at the 2.5% or 97.5%
  // quantile of |ln r|: ln r = 0.4214 · 1.960 = 0.826, r = 2.284: 10.785/6.217 = 1.735 is exceeded in 95%.
  test('have an interval that samples the published quantiles', () => {
    const draws = createAmountReader(effective, options).draws(window([held('x', 100), held('y', 100, [50, 200])]))[0]!;
    const sorted = draws.toSorted();
    expect(sorted[Math.round(0.05 * 999)]).toBeCloseTo(1.735, 2);
    expect(sorted[999]).toBeCloseTo(2, 4);
  });

  test('have no interval where the publisher states no uncertainty, and say so', () => {
    const certain = window([held('x', 2), held('y', 1)]);
    const [reading] = createAmountReader(effective, options).estimate(certain);
    expect(reading).toMatchObject({ low: null, high: null, reason: expect.stringContaining('no uncertainty') });
    expect(reading!.estimate).toBeCloseTo(9 / 5, 12);
    expect(hasQuantiles(certain)).toBe(false);
    expect(createAmountReader(effective, { ...options, interval: null }).estimate(certain)[0]).toMatchObject({
      reason: null,
    });
  });

  test('say how probable each Nakamoto coefficient is', () => {
    const reader = createAmountReader([parseMeasure('nakamoto-coefficient')], options);
    const [reading] = reader.estimate(
      window([held('x', 100, [60, 170]), held('y', 60, [40, 90]), held('z', 35, [30, 40])]),
    );
    const sum = reading!.probabilities!.reduce((all, { probability }) => all + probability, 0);
    expect(sum).toBeCloseTo(1, 12);
    expect(reading!.probabilities!.map(({ value }) => value)).toEqual([1, 2]);
  });

  // At full correlation within one vendor every owner is wrong by one factor, and proportions stand still.
  test('do not move with an error that all share', () => {
    const owners = [held('x', 100, [50, 200], 'a'), held('y', 50, [25, 100], 'a'), held('z', 20, [10, 40], 'a')];
    const shared = createAmountReader(effective, { ...options, groupCorrelation: 1 }).estimate(window(owners))[0]!;
    const alone = createAmountReader(effective, options).estimate(window(owners))[0]!;
    expect(shared.high! - shared.low!).toBeLessThan(1e-9);
    expect(alone.high! - alone.low!).toBeGreaterThan(0.5);
    expect(() => createAmountReader(effective, { ...options, groupCorrelation: 2 })).toThrow(RangeError);
  });

  // Another way: the only uncertain amount is sampled at the quantiles (i + ½)/1000, and the effective number falls as it grows,
  // so its extremes are those of two windows that state the outermost quantiles as certain amounts.
  test('add each draw up by owner and leave the rest of each total to nobody', () => {
    const of = (y: number, quantiles: [number, number] | null) =>
      window(
        [held('x', 40, null, 'a'), held('y', y, quantiles, 'a'), held('y', 10, null, 'b'), held(null, 5)],
        [total('a', 120), total('b', 30)],
      );
    const reader = createAmountReader(effective, options);
    const draws = reader.draws(of(50, [40, 70]))[0]!;
    const ends = [publishedLognormal({ low: 40, median: 50, high: 70 })].flatMap((valueAt) =>
      [0.5, 999.5].map((row) => valueAt(normalQuantile(row / 1000))),
    );
    const values = ends.map((y) => reader.estimate(of(y, null))[0]!.estimate!);
    expect(Math.min(...draws)).toBeCloseTo(Math.min(...values), 12);
    expect(Math.max(...draws)).toBeCloseTo(Math.max(...values), 12);
  });

  test('are drawn alike whichever measures are asked for, and whatever was asked before', () => {
    const owners = window(
      [held('x', 100, [50, 200], 'a'), held('y', 50, [25, 100], 'b')],
      [total('a', 150, [120, 240])],
    );
    const both = createAmountReader([...effective, parseMeasure('hhi')], options);
    const alone = createAmountReader(effective, options);
    const estimated = both.estimate(owners);
    expect(both.draws(owners)[0]).toEqual(alone.draws(owners)[0]);
    expect(both.estimate(owners)).toEqual(estimated);
    expect(alone.estimate(owners)[0]).toEqual(estimated[0]);
  });

  test('are the same for one seed, and move little with another', () => {
    const owners = window([held('x', 100, [50, 200]), held('y', 50, [25, 100])]);
    const read = (seed: number) => createAmountReader(effective, { ...options, seed }).estimate(owners)[0]!;
    expect(read(5)).toEqual(read(5));
    expect(Math.abs(read(5).low! - read(6).low!)).toBeLessThan(0.06); // the 2.5% quantile of 1,000 draws of so wide a spread
    expect(() => read(-1)).toThrow(RangeError);
  });
});

describe('bounds', () => {
  const concentration = measures.filter(({ family }) => family === 'concentration').map(({ id }) => parseMeasure(id));
  const estimate = createEstimator(concentration, {
    interval: null,
    unattributed: 'thin',
    correction: 'plug-in',
    seed: 1,
    isCount: false,
  });

  test('hold the truth when known owners are hidden among the unattributed', () => {
    const owners = fc.array(fc.double({ min: 0.01, max: 100, noNaN: true }), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(owners, fc.nat(), (weights, pick) => {
        const hidden = weights.filter((_, index) => ((pick >> (index % 8)) & 1) === 1);
        const seen = weights.filter((_, index) => ((pick >> (index % 8)) & 1) === 0);
        if (seen.length === 0) return;
        const descending = (values: readonly number[]) => Float64Array.from(values).sort().reverse();
        const truth = estimate({ weights: descending(weights), unattributedWeight: 0 });
        const unattributedWeight = hidden.reduce((sum, weight) => sum + weight, 0);
        const bounded = estimate({ weights: descending(seen), unattributedWeight });
        for (const [index, { boundLow, boundHigh }] of bounded.entries()) {
          const value = truth[index]!.estimate!;
          const room = 1e-9 * Math.max(1, Math.abs(value));
          if (boundLow !== null) expect(value).toBeGreaterThanOrEqual(boundLow - room);
          if (boundHigh !== null) expect(value).toBeLessThanOrEqual(boundHigh + room);
        }
      }),
      { numRuns: 500 },
    );
  });
});
