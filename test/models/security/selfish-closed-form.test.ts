import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { selfishBlocks, selfishRevenue, selfishThreshold } from '../../../src/models/security/selfish-closed-form.ts';

const belowHalf = fc.double({ min: 1e-6, max: 0.499, noNaN: true });
const proportion = fc.double({ min: 0, max: 1, noNaN: true });

describe('selfishRevenue', () => {
  // By hand, α = 1/3, γ = 1: (1/3 · 4/9 · 5/3 − 1/27) / (1 − 14/27) = (17/81) / (13/27).
  test('is 17/39 for a third of the hashrate that wins every tie', () => {
    expect(selfishRevenue({ attackerProportion: 1 / 3, tieWinProportion: 1 })).toBeCloseTo(17 / 39, 14);
  });

  // By hand, α = 2/5, γ = 0, in exact fractions: (2/5 · 9/25 · 8/5 − 8/125) / (1 − 2/5 · 41/25) = 104/215.
  test('is 104/215 for two fifths that lose every tie', () => {
    expect(selfishRevenue({ attackerProportion: 0.4, tieWinProportion: 0 })).toBeCloseTo(104 / 215, 14);
  });

  test('is nothing without hashrate, and everything from half of it on', () => {
    expect(selfishRevenue({ attackerProportion: 0, tieWinProportion: 1 })).toBe(0);
    expect(selfishRevenue({ attackerProportion: 0.5, tieWinProportion: 0 })).toBe(1);
    expect(selfishRevenue({ attackerProportion: 1, tieWinProportion: 0.3 })).toBe(1);
    expect(selfishRevenue({ attackerProportion: 0.499999, tieWinProportion: 0 })).toBeCloseTo(1, 4);
  });

  test('grows with the proportion of ties won', () => {
    fc.assert(
      fc.property(belowHalf, proportion, proportion, (attackerProportion, one, other) => {
        const [fewer, more] = [Math.min(one, other), Math.max(one, other)];
        const at = (tieWinProportion: number) => selfishRevenue({ attackerProportion, tieWinProportion });
        expect(at(fewer)).toBeLessThanOrEqual(at(more) + 1e-15);
      }),
    );
  });
});

describe('selfishBlocks', () => {
  test('splits the best chain as the revenue says', () => {
    fc.assert(
      fc.property(belowHalf, proportion, (attackerProportion, tieWinProportion) => {
        const { attackerBlocks, othersBlocks } = selfishBlocks({ attackerProportion, tieWinProportion });
        const revenue = selfishRevenue({ attackerProportion, tieWinProportion });
        expect(attackerBlocks / (attackerBlocks + othersBlocks)).toBeCloseTo(revenue, 9);
        expect(attackerBlocks).toBeLessThanOrEqual(attackerProportion + 1e-12);
        expect(othersBlocks).toBeLessThanOrEqual(1 - attackerProportion + 1e-12);
      }),
    );
  });

  // With half the hashrate the attacker loses nothing and the others everything.
  test('is continuous where the attacker reaches half the hashrate', () => {
    const near = selfishBlocks({ attackerProportion: 0.5 - 1e-9, tieWinProportion: 0.5 });
    expect(near.attackerBlocks).toBeCloseTo(0.5, 6);
    expect(near.othersBlocks).toBeCloseTo(0, 6);
    expect(selfishBlocks({ attackerProportion: 0.5, tieWinProportion: 0.5 })).toEqual({
      attackerBlocks: 0.5,
      othersBlocks: 0,
    });
  });
});

describe('selfishThreshold', () => {
  // Eyal & Sirer 2014: a third if no tie is won, a quarter if half are, nothing if all are.
  test.each([
    [0, 1 / 3],
    [0.5, 1 / 4],
    [1, 0],
  ])('of ties won %d is %d', (tieWinProportion, threshold) => {
    expect(selfishThreshold(tieWinProportion)).toBeCloseTo(threshold, 15);
  });

  test('is where the revenue is the proportion of the hashrate', () => {
    fc.assert(
      fc.property(proportion, (tieWinProportion) => {
        const attackerProportion = selfishThreshold(tieWinProportion);
        expect(selfishRevenue({ attackerProportion, tieWinProportion })).toBeCloseTo(attackerProportion, 12);
      }),
    );
  });
});

test.each([Number.NaN, -0.1, 1.1, Infinity])('a proportion of %d is refused', (bad) => {
  expect(() => selfishRevenue({ attackerProportion: bad, tieWinProportion: 0 })).toThrow(RangeError);
  expect(() => selfishRevenue({ attackerProportion: 0.3, tieWinProportion: bad })).toThrow(/tieWinProportion/);
  expect(() => selfishBlocks({ attackerProportion: bad, tieWinProportion: 0 })).toThrow(/selfishBlocks/);
  expect(() => selfishThreshold(bad)).toThrow(RangeError);
});
