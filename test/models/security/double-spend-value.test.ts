import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../src/core/random.ts';
import { catchUpProbability } from '../../../src/models/security/catch-up.ts';
import { breakEvenValue, confirmationsForValue } from '../../../src/models/security/double-spend-value.ts';

interface Rule {
  readonly attackerProportion: number;
  readonly confirmations: number;
  readonly giveUpDeficit: number;
}

const valueAt = (attackerProportion: number, confirmations: number, costPerBlockRewards = 1): number =>
  breakEvenValue({ attackerProportion, confirmations, costPerBlockRewards }).valueRewards;

/**
 * (c·E[N] − E[N·1{success}]) / P for one rule, by another road: the ruin probability (ρ^d − ρ^D)/(1 − ρ^D) and the solution
 * of the difference equation for the steps of walks that end level, with ρ = q/p.
 */
function closedForm({ attackerProportion: q, confirmations: z, giveUpDeficit: D }: Rule, cost: number): number {
  const p = 1 - q;
  const rho = q / p;
  let [success, blocks, kept] = [1, (z * q) / p, (z * q) / p];
  let chance = p ** z;
  for (let found = 0; found < z; found++) {
    const d = z - found;
    const level = (rho ** d - rho ** D) / (1 - rho ** D);
    const steps = (D * (1 - level) - d) / (p - q);
    const stepsIfLevel =
      (d * (rho ** d + rho ** D) - (2 * D * rho ** D * (1 - rho ** d)) / (1 - rho ** D)) / ((p - q) * (1 - rho ** D));
    success -= chance * (1 - level);
    blocks += chance * q * steps;
    kept += chance * (found * level - found + (stepsIfLevel + d * level) / 2);
    chance *= (q * (found + z)) / (found + 1);
  }
  return (cost * blocks - kept) / success;
}

/** The same from simulated attacks. */
function simulated(
  { attackerProportion, confirmations, giveUpDeficit }: Rule,
  { cost, attacks, seed }: { readonly cost: number; readonly attacks: number; readonly seed: number },
): number {
  const random = createRandom(seed);
  let [successes, balance] = [0, 0];
  for (let attack = 0; attack < attacks; attack++) {
    let [mine, theirs] = [0, 0];
    while (theirs < confirmations || (mine < theirs && theirs - mine < giveUpDeficit)) {
      if (random() < attackerProportion) mine++;
      else theirs++;
    }
    balance += cost * mine;
    if (mine >= theirs) {
      successes++;
      balance -= mine;
    }
  }
  return balance / successes;
}

describe('the break-even value', () => {
  // z = 1, give up at 2: level with a block before the public one (q) or just after (pq), and no failure has found any. Of the
  // blocks, q/p are expected before the public one, and pq after. V0 = (c − 1)(q/p + pq)/(q + pq).
  test('at one confirmation is the premium alone, by hand: nothing at all if a block costs what it earns', () => {
    expect(breakEvenValue({ attackerProportion: 0.2, confirmations: 1 })).toEqual({
      valueRewards: 0,
      giveUpDeficit: 2,
      successProbability: expect.closeTo(0.36, 14),
    });
    expect(valueAt(0.2, 1, 1.5)).toBeCloseTo((0.5 * 0.41) / 0.36, 14);
  });

  // z = 2, c = 1, give up at 2: with no block found by then (p²) nothing is lost. With one (2p²q) the deficit is 1: level at
  // once with q; else up to 2 and given up, having lost one block. V0 = 2p³q / P, P = 1 − p² − 2p²q + 2p²q·q.
  test('at two confirmations is that of the tree of outcomes', () => {
    for (const q of [0.01, 0.1, 0.2]) {
      const p = 1 - q;
      const success = 1 - p * p - 2 * p * p * q + 2 * p * p * q * q;
      const seen = breakEvenValue({ attackerProportion: q, confirmations: 2 });
      expect(seen.giveUpDeficit).toBe(2);
      expect(seen.successProbability).toBeCloseTo(success, 14);
      expect(seen.valueRewards).toBeCloseTo((2 * p ** 3 * q) / success, 10);
    }
  });

  test('is the least over the deficits of the closed forms of the ruin problem', () => {
    for (const [attackerProportion, confirmations, cost] of [
      [0.1, 3, 1],
      [0.3, 6, 1],
      [0.45, 10, 1],
      [0.3, 2, 1.5],
      [0.48, 1, 2],
      [0.48, 2, 3],
      [0.55, 6, 4],
    ] as const) {
      const values = Array.from({ length: 200 }, (_, more) =>
        closedForm({ attackerProportion, confirmations, giveUpDeficit: confirmations + more }, cost),
      );
      const least = Math.min(...values);
      const seen = breakEvenValue({ attackerProportion, confirmations, costPerBlockRewards: cost });
      expect(seen.valueRewards / least).toBeCloseTo(1, 8);
      expect(seen.giveUpDeficit).toBe(confirmations + values.indexOf(least));
    }
  });

  test('is what simulated attacks need, within 2%', () => {
    for (const [attackerProportion, confirmations, cost] of [
      [0.3, 6, 1],
      [0.4, 3, 1.2],
      [0.48, 1, 2],
    ] as const) {
      const { giveUpDeficit, valueRewards } = breakEvenValue({
        attackerProportion,
        confirmations,
        costPerBlockRewards: cost,
      });
      const rule = { attackerProportion, confirmations, giveUpDeficit };
      expect(simulated(rule, { cost, attacks: 200_000, seed: 2012 }) / valueRewards).toBeCloseTo(1, 1.4);
    }
  });

  test('rises with the confirmations and the cost, and at cost falls with the proportion', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 0.95, noNaN: true }),
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 1, max: 5, noNaN: true }),
        (q, z, cost) => {
          const here = valueAt(q, z, cost);
          const rounding = 1 - 1e-9;
          expect(valueAt(q, z + 1, cost)).toBeGreaterThanOrEqual(here * rounding);
          expect(valueAt(q, z, cost * 1.1)).toBeGreaterThanOrEqual(here * rounding);
          expect(valueAt(q * 1.02, z) * rounding).toBeLessThanOrEqual(valueAt(q, z));
        },
      ),
    );
  });

  test('succeeds at most as often as the attacker who never gives up', () => {
    for (const attackerProportion of [0.05, 0.2, 0.4, 0.499]) {
      for (const confirmations of [1, 3, 10, 100]) {
        const { successProbability } = breakEvenValue({ attackerProportion, confirmations });
        const patient = catchUpProbability({ attackerProportion, confirmations });
        expect(successProbability).toBeLessThan(patient * (1 + 1e-12));
        expect(successProbability).toBeGreaterThan((patient / 2) * (1 - 1e-12));
      }
    }
  });

  // A majority needs d/(2q − 1) blocks of both from a deficit d: with q = 0.6 and z = 2, of deficits 2 and 1 with probability
  // 0.16 and 0.192, E[N] = 2·0.6/0.4 + 0.6·(2·0.16 + 0.192)/0.2 = 4.536.
  test('of a majority is nothing at cost, and the premium on its blocks above: it never gives up', () => {
    for (const q of [0.5, 0.6, 1]) {
      expect(breakEvenValue({ attackerProportion: q, confirmations: 6 })).toEqual({
        valueRewards: 0,
        giveUpDeficit: Infinity,
        successProbability: 1,
      });
    }
    const rented = breakEvenValue({ attackerProportion: 0.6, confirmations: 2, costPerBlockRewards: 1.01 });
    expect(rented.valueRewards).toBeCloseTo(0.04536, 14);
    expect(rented.giveUpDeficit).toBe(Infinity);
    expect(valueAt(1, 3, 1.5)).toBe(Infinity); // nobody is left to confirm the payment
  });

  test('has the ends it should', () => {
    expect(valueAt(0, 1)).toBe(Infinity);
    expect(valueAt(0.1, 0)).toBe(0);
    expect(valueAt(1e-300, 2)).toBeGreaterThan(0);
    expect(valueAt(0.1, 5000)).toBe(Infinity); // the chance is below any number
  });

  test('refuses what is no attack', () => {
    const attack = { attackerProportion: 0.1, confirmations: 6 };
    expect(() => breakEvenValue({ ...attack, attackerProportion: Number.NaN })).toThrow(RangeError);
    expect(() => breakEvenValue({ ...attack, confirmations: 100_001 })).toThrow(RangeError);
    for (const costPerBlockRewards of [0.99, -1, Number.NaN, Infinity]) {
      expect(() => breakEvenValue({ ...attack, costPerBlockRewards })).toThrow(RangeError);
    }
  });
});

describe('the confirmations for a value', () => {
  test('are the first whose break-even value exceeds it', () => {
    for (const attackerProportion of [0.05, 0.3, 0.45]) {
      for (const valueRewards of [0, 1, 30, 1e6]) {
        const needed = confirmationsForValue({ attackerProportion, valueRewards })!;
        expect(valueAt(attackerProportion, needed)).toBeGreaterThan(valueRewards);
        expect(valueAt(attackerProportion, needed - 1)).toBeLessThanOrEqual(valueRewards);
      }
    }
  });

  test('do not exist against a majority at cost, but do if every block is paid dearer than it earns', () => {
    expect(confirmationsForValue({ attackerProportion: 0.5, valueRewards: 0 })).toBeNull();
    expect(confirmationsForValue({ attackerProportion: 0.6, valueRewards: 1, costPerBlockRewards: 1.1 })).toBe(6);
    expect(confirmationsForValue({ attackerProportion: 0, valueRewards: 1e9 })).toBe(1);
    expect(() => confirmationsForValue({ attackerProportion: 0.1, valueRewards: -1 })).toThrow(RangeError);
    expect(() => confirmationsForValue({ attackerProportion: 0.1, valueRewards: Infinity })).toThrow(RangeError);
  });
});
