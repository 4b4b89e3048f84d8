import fc from 'fast-check';
import { expect, test } from 'vitest';
import { optimalSelfish, selfishBlocks, selfishLag } from '../../../src/models/security/index.ts';

const sm1Lag = (attackerProportion: number, tieWinProportion: number) =>
  selfishLag({ attackerProportion, ...selfishBlocks({ attackerProportion, tieWinProportion }) });

// Grunspan & Pérez-Marco, "On profitability of selfish mining" (2018), say about ten weeks.
test('a tenth of the hashrate that wins nine ties in ten loses for about ten weeks', () => {
  const days = sm1Lag(0.1, 0.9).daysUntilItPays as number;
  expect(days / 7).toBeGreaterThan(9.5);
  expect(days / 7).toBeLessThan(10.5);
});

// By hand: 1000 blocks at 0.8 a found block take 1250 intervals, in which honest mining earns 500 and the
// attacker 0.38 · 1250 = 475; from then on it earns 0.475 − 0.4 an interval more, and 25 more after 333⅓.
test('the loss, the gain and the time follow from the blocks', () => {
  const options = { attackerProportion: 0.4, attackerBlocks: 0.38, othersBlocks: 0.42, blocksPerRetarget: 1000 };
  const lag = selfishLag(options);
  expect(lag.firstEpochSeconds).toBeCloseTo(1250 * 600, 6);
  expect(lag.lossRewards).toBeCloseTo(25, 9);
  expect(lag.gainRewardsPerDay).toBeCloseTo(0.075 * 144, 9);
  expect(lag.daysUntilItPays).toBeCloseTo((1250 + 1000 / 3) / 144, 9);
});

test('no strategy beats honest mining before the first adjustment', () => {
  for (const attackerProportion of [0.2, 0.35, 0.45]) {
    for (const tieWinProportion of [0, 0.5, 1]) {
      const best = optimalSelfish({ attackerProportion, tieWinProportion, truncation: 20 });
      expect(selfishLag({ ...best, attackerProportion }).lossRewards).toBeGreaterThanOrEqual(0);
    }
  }
});

test('below the threshold it never pays', () => {
  expect(sm1Lag(0.3, 0).daysUntilItPays).toBeNull();
  expect(sm1Lag(0.3, 0).gainRewardsPerDay).toBeLessThan(0);
});

test('half the hashrate wastes none of its blocks and doubles its income', () => {
  const lag = sm1Lag(0.5, 0);
  expect(lag.lossRewards).toBe(0);
  expect(lag.gainRewardsPerDay).toBe(72);
  expect(lag.daysUntilItPays).toBe(28);
});

test('winning more ties never delays the profit', () => {
  const tie = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.double({ min: 0.34, max: 0.49, noNaN: true }), tie, tie, (attackerProportion, one, other) => {
      const late = sm1Lag(attackerProportion, Math.min(one, other)).daysUntilItPays as number;
      expect(sm1Lag(attackerProportion, Math.max(one, other)).daysUntilItPays).toBeLessThanOrEqual(late + 1e-9);
    }),
  );
});

test('impossible blocks are refused', () => {
  const good = { attackerProportion: 0.3, attackerBlocks: 0.25, othersBlocks: 0.6 };
  expect(() => selfishLag({ ...good, attackerBlocks: 0.31 })).toThrow(/attackerBlocks/);
  expect(() => selfishLag({ ...good, othersBlocks: 0.71 })).toThrow(/othersBlocks/);
  expect(() => selfishLag({ ...good, attackerProportion: Number.NaN })).toThrow(RangeError);
  expect(() => selfishLag({ ...good, blocksPerRetarget: 0 })).toThrow(/blocksPerRetarget/);
  expect(() => selfishLag({ ...good, attackerBlocks: 0, othersBlocks: 0 })).toThrow(/got none/);
});
