import { expect, test } from 'vitest';
import { catchUpProbability } from '../../../src/models/security/catch-up.ts';
import { preminedCatchUpProbability } from '../../../src/models/security/premined-catch-up.ts';
import { exactCatchUp, simulatedCatchUp } from './exact-race.ts';

const relativeError = (actual: number, expected: number): number => Math.abs(actual / expected - 1);

test('with one premined block before two confirmations it is q(3 − 2q)', () => {
  // P(A ≥ 1) = 1 − p², and p²·q/p from no block found: 2q − q² + pq = 3q − 2q².
  for (const q of [1e-12, 0.1, 0.3, 0.45]) {
    const seen = preminedCatchUpProbability({ attackerProportion: q, confirmations: 2, preminedBlocks: 1 });
    expect(relativeError(seen, q * (3 - 2 * q))).toBeLessThan(1e-14);
  }
});

test('agrees with exact arithmetic to 1e-12', () => {
  for (const attackerProportion of [1e-9, 0.01, 0.1, 0.3, 0.45, 0.4999]) {
    for (const confirmations of [1, 2, 3, 6, 17, 60, 200, 800]) {
      for (const preminedBlocks of [1, 2, 5, Math.floor(confirmations / 2), confirmations - 1]) {
        const race = { attackerProportion, confirmations, preminedBlocks };
        if (preminedBlocks >= confirmations) continue;
        const expected = exactCatchUp(race);
        if (expected < 1e-300) continue;
        expect(relativeError(preminedCatchUpProbability(race), expected)).toBeLessThan(1e-12);
      }
    }
  }
});

test('without premined blocks it is the catch-up probability, by another formula', () => {
  for (const attackerProportion of [1e-200, 1e-10, 0.001, 0.1, 0.3, 0.45, 0.49, 0.4999]) {
    for (const confirmations of [1, 2, 6, 15, 16, 100, 1000, 10_000]) {
      const expected = catchUpProbability({ attackerProportion, confirmations });
      if (expected < 1e-300) continue;
      const seen = preminedCatchUpProbability({ attackerProportion, confirmations, preminedBlocks: 0 });
      expect(relativeError(seen, expected)).toBeLessThan(1e-12);
    }
  }
});

test('is what a simulated walk does, within four standard errors', () => {
  for (const race of [
    { attackerProportion: 0.1, confirmations: 3, preminedBlocks: 1 },
    { attackerProportion: 0.3, confirmations: 6, preminedBlocks: 2 },
  ]) {
    const expected = preminedCatchUpProbability(race);
    const seen = simulatedCatchUp(race, { attacks: 100_000, seed: 2016 });
    expect(Math.abs(seen - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / 100_000));
  }
});

test('rises with the premined blocks, to 1 at the confirmations', () => {
  let before = 0;
  for (let preminedBlocks = 0; preminedBlocks <= 12; preminedBlocks++) {
    const here = preminedCatchUpProbability({ attackerProportion: 0.2, confirmations: 12, preminedBlocks });
    expect(here).toBeGreaterThan(before);
    before = here;
  }
  expect(before).toBe(1);
  expect(preminedCatchUpProbability({ attackerProportion: 0, confirmations: 3, preminedBlocks: 3 })).toBe(1);
  expect(preminedCatchUpProbability({ attackerProportion: 0, confirmations: 3, preminedBlocks: 2 })).toBe(0);
  expect(preminedCatchUpProbability({ attackerProportion: 0.5, confirmations: 9, preminedBlocks: 0 })).toBe(1);
});

test('refuses what is no race', () => {
  const race = { attackerProportion: 0.1, confirmations: 6, preminedBlocks: 1 };
  expect(() => preminedCatchUpProbability({ ...race, attackerProportion: 2 })).toThrow(RangeError);
  expect(() => preminedCatchUpProbability({ ...race, confirmations: -1 })).toThrow(RangeError);
  expect(() => preminedCatchUpProbability({ ...race, preminedBlocks: 0.5 })).toThrow(RangeError);
});
