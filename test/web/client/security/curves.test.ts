import { describe, expect, test } from 'vitest';
import { catchUpProbability } from '../../../../src/models/security/catch-up.ts';
import { confirmationsForValue } from '../../../../src/models/security/double-spend-value.ts';
import { confirmationsByValue, probabilityCurves, selfishCurve } from '../../../../src/web/client/security/curves.ts';
import type { Attacker } from '../../../../src/web/client/security/inputs.ts';

const attacker: Attacker = { name: 'a', proportion: 0.3, interval: [0.28, 0.32], confirmations: 30 };
const own: Attacker = { ...attacker, interval: null, confirmations: undefined };

describe('confirmations by value', () => {
  test.each([1, 1.5])('are those of the model just above and between its steps at a cost of %d', (cost) => {
    const points = confirmationsByValue(attacker, cost);
    for (const [at, { x, value, low, high }] of points.entries()) {
      const next = points[at + 1]?.x ?? x * 1.0001;
      const valueRewards = (x + next) / 2;
      const of = (attackerProportion: number) =>
        confirmationsForValue({ attackerProportion, valueRewards, costPerBlockRewards: cost });
      const ends = [of(0.28)!, of(0.32)!];
      expect([value, low, high]).toEqual([of(0.3), Math.min(...ends), Math.max(...ends)]);
    }
  });

  test('rise with the value', () => {
    const values = confirmationsByValue(own, 1).map(({ value }) => value!);
    expect(values).toEqual([...values].sort((a, b) => a - b));
    expect(new Set(confirmationsByValue(own, 1).map(({ low }) => low))).toEqual(new Set([null]));
  });

  test('are none against half of the hashrate at the cost of its own blocks', () => {
    expect(confirmationsByValue({ ...own, proportion: 0.5 }, 1).every(({ value }) => value === null)).toBe(true);
  });

  test('have an interval that is in order where rented hashrate makes the larger attacker need more', () => {
    for (const { low, high } of confirmationsByValue({ ...attacker, proportion: 0.6, interval: [0.59, 0.61] }, 100)) {
      expect(high!).toBeGreaterThanOrEqual(low!);
    }
  });

  test('have no upper end where the interval reaches a half', () => {
    const points = confirmationsByValue({ ...attacker, proportion: 0.48, interval: [0.45, 0.51] }, 1);
    expect(points[0]!.high).toBeNull();
    expect(points[0]!.low).not.toBeNull();
  });
});

describe('probabilities by confirmations', () => {
  test('are exact with the ends of the interval around them', () => {
    const { exact, nakamoto } = probabilityCurves(attacker);
    expect(exact[5]).toMatchObject({ x: 6, value: catchUpProbability({ attackerProportion: 0.3, confirmations: 6 }) });
    for (const { value, low, high } of exact) {
      expect(low!).toBeLessThanOrEqual(value!);
      expect(high!).toBeGreaterThanOrEqual(value!);
    }
    // Nakamoto (2008), section 11: q = 0.3, z = 5 gives 0.1773523.
    expect(nakamoto[4]!.value).toBeCloseTo(0.1773523, 7);
  });

  test('go on until the attempt is unlikely', () => {
    expect(probabilityCurves(own).exact.at(-1)!.value).toBeLessThan(1e-4);
    expect(probabilityCurves({ ...own, proportion: 0.6 }).exact.at(-1)).toMatchObject({ value: 1 });
  });
});

test('withholding by a third brings a third where every tie is lost, and everything at a half', () => {
  // Eyal & Sirer (2014), observation 1: the threshold is a third without a tie won.
  const curve = selfishCurve(0);
  const near = curve.filter(({ x }) => Math.abs(x - 1 / 3) < 0.003);
  for (const { x, value } of near) expect(value! > x).toBe(x > 1 / 3);
  expect(curve.at(-1)).toMatchObject({ x: 0.5, value: 1 });
});
