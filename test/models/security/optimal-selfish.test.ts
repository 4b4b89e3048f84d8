import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  optimalSelfish,
  policyAction,
  policyRevenue,
  selfishRevenue,
  selfishThreshold,
} from '../../../src/models/security/index.ts';

const solve = (attackerProportion: number, tieWinProportion: number, truncation = 80) =>
  optimalSelfish({ attackerProportion, tieWinProportion, truncation });

/**
 * Independent of the solver: value iteration on the game as published (at the edge only adopt or override), which
 * gives the gain per block found if a block of the chain costs `revenue`. Above zero: that revenue is exceeded.
 */
function gain({ a, g, truncation, revenue }: Record<'a' | 'g' | 'truncation' | 'revenue', number>): number {
  const at = (x: number, h: number, fork: number) => (x * (truncation + 1) + h) * 3 + fork;
  let values = new Float64Array((truncation + 1) ** 2 * 3);
  const value = (x: number, h: number, fork: number) => values[at(x, h, fork)] as number;
  const wait = (x: number, h: number) => a * value(x + 1, h, 0) + (1 - a) * value(x, h + 1, 1);
  for (;;) {
    const next = new Float64Array(values.length);
    for (let x = 0; x <= truncation; x++) {
      for (let h = 0; h <= truncation; h++) {
        const isEdge = x === truncation || h === truncation;
        const adopt = wait(0, 0) - revenue * h;
        const override = x > h ? (1 - revenue) * (h + 1) + wait(x - h - 1, 0) : -Infinity;
        const hold = isEdge ? -Infinity : wait(x, h);
        let race = -Infinity;
        if (!isEdge && x >= h && h > 0) {
          const won = (1 - revenue) * h + value(x - h, 1, 1);
          race = a * value(x + 1, h, 2) + (1 - a) * (g * won + (1 - g) * value(x, h + 1, 1));
        }
        next[at(x, h, 0)] = Math.max(adopt, override, hold);
        next[at(x, h, 1)] = Math.max(adopt, override, hold, race);
        next[at(x, h, 2)] = Math.max(adopt, override, race);
      }
    }
    const changes = next.map((after, index) => after - (values[index] as number));
    values = next;
    const [least, most] = [changes.reduce((x, y) => Math.min(x, y)), changes.reduce((x, y) => Math.max(x, y))];
    if (most - least < 1e-8) return (most + least) / 2;
  }
}

describe('optimalSelfish', () => {
  // Both bounds agree to these digits, and the independent value iteration below with them.
  test.each([
    [1 / 3, '0.33705'],
    [0.35, '0.37077'],
    [0.375, '0.42600'],
  ])('of %d that lose every tie is %s', (attackerProportion, expected) => {
    const { low, high } = solve(attackerProportion, 0);
    expect(low.toFixed(5)).toBe(expected);
    expect(high - low).toBeLessThan(1e-5);
  });

  // Each block of the attacker then discards one of the others: α / (1 − α), no more being possible.
  test.each([0.01, 0.2, 1 / 3, 0.38])('of %d that win every tie is α / (1 − α)', (attackerProportion) => {
    const { low, high } = solve(attackerProportion, 1, 50);
    expect(low).toBeCloseTo(attackerProportion / (1 - attackerProportion), 9);
    expect(high).toBeCloseTo(attackerProportion / (1 - attackerProportion), 9);
  });

  test('is honest mining well below the threshold', () => {
    for (const [attackerProportion, tieWinProportion] of [
      [0.1, 0],
      [0.32, 0],
      [0.24, 0.5],
    ] as const) {
      const { low, high, policy } = solve(attackerProportion, tieWinProportion, 40);
      expect(low).toBe(attackerProportion);
      expect(high - low).toBeLessThan(2e-7);
      expect(policyAction(policy, { attacker: 1, honest: 0, fork: 'irrelevant' })).toBe('override');
    }
  });

  test('nothing earns nothing; half or more earns everything', () => {
    expect(solve(0, 1)).toMatchObject({ low: 0, high: 0, attackerBlocks: 0, othersBlocks: 1 });
    expect(solve(0.5, 0)).toMatchObject({ low: 1, high: 1, attackerBlocks: 0.5, othersBlocks: 0 });
    expect(solve(1, 0)).toMatchObject({ low: 1, high: 1, isTruncationFelt: false });
  });

  test('the tie of one block: an attacker who wins it by finding the next publishes both', () => {
    const { policy } = solve(0.4, 0);
    expect(policyAction(policy, { attacker: 2, honest: 1, fork: 'irrelevant' })).toBe('override');
  });

  test('the lower bound is what the policy earns, and at least honest mining and SM1', () => {
    const any = fc.double({ min: 0.001, max: 0.499, noNaN: true });
    fc.assert(
      fc.property(any, fc.double({ min: 0, max: 1, noNaN: true }), (attackerProportion, tieWinProportion) => {
        const who = { attackerProportion, tieWinProportion };
        const { low, high, policy } = solve(attackerProportion, tieWinProportion, 15);
        expect(low).toBeCloseTo(policyRevenue(policy, who).revenue, 11);
        expect(low).toBeGreaterThanOrEqual(attackerProportion);
        expect(low).toBeGreaterThan(selfishRevenue(who) - 1e-7);
        expect(high).toBeGreaterThanOrEqual(low);
        expect(high).toBeLessThanOrEqual(attackerProportion / (1 - attackerProportion));
      }),
      { numRuns: 40, seed: 11 },
    );
  });

  // Where the optimal policy just above the threshold is SM1 (γ = 1/2), the two agree exactly.
  test('is SM1 just above the threshold where half the ties are won', () => {
    const { low, high } = solve(0.26, 0.5);
    expect(selfishRevenue({ attackerProportion: 0.26, tieWinProportion: 0.5 })).toBeCloseTo(low, 9);
    expect(high - low).toBeLessThan(2e-7);
  });

  test('bounds of a short table enclose those of a long one', () => {
    for (const attackerProportion of [0.3, 0.42, 0.49]) {
      for (const tieWinProportion of [0, 0.3, 0.8, 1]) {
        const long = solve(attackerProportion, tieWinProportion, 30);
        for (const truncation of [2, 3, 5, 15]) {
          const short = solve(attackerProportion, tieWinProportion, truncation);
          expect(short.low).toBeLessThanOrEqual(long.low + 1e-7);
          expect(short.high).toBeGreaterThanOrEqual(long.high - 1e-7);
        }
      }
    }
  });

  test('more hashrate or more ties won never earn less', () => {
    const steps = [0, 0.25, 0.5, 0.75, 1];
    for (let i = 0; i < steps.length; i++) {
      for (const attackerProportion of [0.1, 0.2, 0.3, 0.4]) {
        const { low } = solve(attackerProportion, steps[i] as number, 20);
        expect(solve(attackerProportion + 0.05, steps[i] as number, 20).high).toBeGreaterThan(low);
        if (i > 0) expect(low).toBeGreaterThanOrEqual(solve(attackerProportion, steps[i - 1] as number, 20).low - 1e-7);
      }
    }
  });

  test('close to half the hashrate the bounds are wide, and say so', () => {
    const { low, high, isTruncationFelt } = solve(0.49, 0);
    expect(isTruncationFelt).toBe(true);
    expect(high - low).toBeGreaterThan(0.01);
    expect(low).toBeGreaterThan(selfishRevenue({ attackerProportion: 0.49, tieWinProportion: 0 }));
  });

  // The game as published, with a short table, earns a little less than the best, and never more.
  test.each([
    [0.35, 0],
    [0.35, 0.5],
    [0.3, 0.8],
  ])('value iteration on the published game agrees: α %d, γ %d', (a, g) => {
    const { low, high } = solve(a, g);
    expect(gain({ a, g, truncation: 18, revenue: high })).toBeLessThanOrEqual(1e-8);
    expect(gain({ a, g, truncation: 18, revenue: low - 1e-3 })).toBeGreaterThan(0);
  });

  // The free choices of a table of two: (0, 1), (1, 0), (1, 1) irrelevant and relevant.
  test.each([
    [0.2, 0.5],
    [0.35, 0],
    [0.4, 0.5],
    [0.45, 1],
  ])('the best of all policies on the smallest table: α %d, γ %d', (attackerProportion, tieWinProportion) => {
    const revenues: number[] = [];
    for (const behind of [0, 3]) {
      for (const ahead of [0, 1, 3]) {
        for (const tie of [0, 3]) {
          for (const freshTie of [0, 2, 3]) {
            const actions = Uint8Array.from([0, 0, 0, 0, behind, 0, ahead, 0, 0, tie, freshTie, 0]);
            const who = { attackerProportion, tieWinProportion };
            revenues.push(policyRevenue({ truncation: 2, actions }, who).revenue);
          }
        }
      }
    }
    expect(solve(attackerProportion, tieWinProportion, 2).low).toBeCloseTo(Math.max(...revenues), 7);
  });

  test('a finer tolerance brings the bounds closer', () => {
    const { low, high } = optimalSelfish({ attackerProportion: 0.3, tieWinProportion: 0.5, tolerance: 1e-10 });
    expect(high - low).toBeLessThan(1e-8);
  });

  test('impossible options are refused', () => {
    const who = { attackerProportion: 0.3, tieWinProportion: 0.5 };
    expect(() => optimalSelfish({ ...who, attackerProportion: Number.NaN })).toThrow(/attackerProportion/);
    expect(() => optimalSelfish({ ...who, tieWinProportion: 1.5 })).toThrow(/tieWinProportion/);
    expect(() => optimalSelfish({ ...who, truncation: 1 })).toThrow(/truncation/);
    expect(() => optimalSelfish({ ...who, truncation: 80.5 })).toThrow(/truncation/);
    expect(() => optimalSelfish({ ...who, tolerance: 0 })).toThrow(/tolerance/);
    expect(() => optimalSelfish({ ...who, tolerance: 1e-12 })).toThrow(/at least 1e-10/);
  });
});

test('the threshold of SM1 is where the optimal policy already gains, if no tie is won', () => {
  const attackerProportion = selfishThreshold(0);
  expect(solve(attackerProportion, 0).low).toBeGreaterThan(attackerProportion + 0.003);
});
