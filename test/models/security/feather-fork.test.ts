import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/core/random.ts';
import { featherFork } from '../../../src/models/security/index.ts';

/** Means over tries, counted block by block: success, own blocks wasted, others’ blocks after the first replaced. */
function simulated(proportion: number, giveUpDeficit: number) {
  const random = createRandom(23);
  const tries = 200_000;
  let [wins, lost, lostSquared, replaced, replacedSquared] = [0, 0, 0, 0, 0];
  for (let index = 0; index < tries; index++) {
    let [own, onTop] = [0, 0];
    for (;;) {
      const byOthers = random() >= proportion;
      if (byOthers) onTop++;
      else own++;
      if (own === onTop + 2) {
        wins++;
        replaced += onTop;
        replacedSquared += onTop * onTop;
        break;
      }
      if (byOthers && onTop + 1 - own >= giveUpDeficit) {
        lost += own;
        lostSquared += own * own;
        break;
      }
    }
  }
  return {
    win: { mean: wins / tries, error: Math.sqrt(wins) / tries },
    lost: { mean: lost / tries, error: Math.sqrt(lostSquared) / tries },
    replaced: { mean: replaced / tries, error: Math.sqrt(replacedSquared) / tries },
  };
}

describe('featherFork', () => {
  it('succeeds with q² where a deficit of one is given up, as Miller has it', () => {
    for (const proportion of [0.1, 0.2, 0.3, 0.45]) {
      const { winProbability, lostBlocks } = featherFork({ proportion, giveUpDeficit: 1 });
      expect(winProbability).toBeCloseTo(proportion ** 2, 14);
      expect(lostBlocks).toBeCloseTo(proportion * (1 - proportion), 14); // one own block, then one of the others
    }
  });

  it('follows gambler’s ruin by hand for deficits of two and three', () => {
    const [q, p] = [0.3, 0.7];
    // From one behind: q to a tie, where q wins and p returns. From there with three: u₂ = q u₁ as well.
    expect(featherFork({ proportion: q, giveUpDeficit: 2 }).winProbability).toBeCloseTo((q * q) / (1 - p * q), 14);
    expect(featherFork({ proportion: q, giveUpDeficit: 3 }).winProbability).toBeCloseTo((q * q) / (1 - 2 * p * q), 14);
    // One half: (k − 1) of the k + 1 steps between the barriers.
    expect(featherFork({ proportion: 0.5, giveUpDeficit: 6 }).winProbability).toBeCloseTo(5 / 7, 14);
  });

  it('never gives up: (q/p)², and always from one half on', () => {
    expect(featherFork({ proportion: 0.2, giveUpDeficit: Infinity }).winProbability).toBeCloseTo(1 / 16, 14);
    expect(featherFork({ proportion: 0.2, giveUpDeficit: Infinity }).lostBlocks).toBe(Infinity);
    for (const proportion of [0.5, 0.6, 1]) {
      const fork = featherFork({ proportion, giveUpDeficit: Infinity, feeInRewards: 1e9 });
      expect(fork).toEqual({ winProbability: 1, lostBlocks: 0, breakEvenFeeInRewards: Infinity, includes: false });
    }
  });

  it.each([
    [0.2, 1],
    [0.3, 2],
    [0.4, 3],
    [0.35, 6],
    [0.55, 4],
  ])('agrees with a simulation of every block: proportion %d, deficit %d', (proportion, giveUpDeficit) => {
    const counted = simulated(proportion, giveUpDeficit);
    const { winProbability, lostBlocks } = featherFork({ proportion, giveUpDeficit });
    expect(Math.abs(counted.win.mean - winProbability)).toBeLessThan(4 * counted.win.error);
    expect(Math.abs(counted.lost.mean - lostBlocks)).toBeLessThan(4 * counted.lost.error);
    // Everybody else as one miner: all that is replaced is its own.
    const { breakEvenFeeInRewards } = featherFork({ proportion, giveUpDeficit, includingProportion: 1 - proportion });
    const replaced = breakEvenFeeInRewards * (1 - winProbability) - winProbability;
    expect(Math.abs(counted.replaced.mean - replaced)).toBeLessThanOrEqual(4 * counted.replaced.error + 1e-12);
  });

  it('asks a small miner for the fee that outweighs the risk, P/(1 − P) rewards', () => {
    const { breakEvenFeeInRewards } = featherFork({ proportion: 0.2, giveUpDeficit: 1 });
    expect(breakEvenFeeInRewards).toBeCloseTo(1 / 24, 14); // 0.04/0.96
    expect(featherFork({ proportion: 0.2, giveUpDeficit: 1, feeInRewards: 0.0416 }).includes).toBe(false);
    expect(featherFork({ proportion: 0.2, giveUpDeficit: 1, feeInRewards: 0.0417 }).includes).toBe(true);
    expect(featherFork({ proportion: 0, giveUpDeficit: 1 }).includes).toBe(true);
  });

  it('knows the odds of a majority that is all but sure of itself', () => {
    // Gambler's ruin with r = (1 − q)/q = ¼, 51 steps between the barriers, two to the top: P/(1 − P) = (1 − r⁴⁹)/(r⁴⁹ (1 − r²)).
    const { breakEvenFeeInRewards } = featherFork({ proportion: 0.8, giveUpDeficit: 50 });
    expect(breakEvenFeeInRewards / ((4 ** 49 - 1) / (1 - 1 / 16))).toBeCloseTo(1, 10);
  });

  it('asks a large miner for more, as it may lose blocks on top as well', () => {
    const fee = (includingProportion: number) =>
      featherFork({ proportion: 0.3, giveUpDeficit: 4, includingProportion }).breakEvenFeeInRewards;
    expect(fee(0.3)).toBeGreaterThan(fee(0.1));
    expect(fee(0.1)).toBeGreaterThan(fee(0));
    // By hand without giving up, q = 0.2: P = 1/16, 1/(p − q) − 1 = 2/3 blocks on top, a quarter of the rest its own.
    const endless = featherFork({ proportion: 0.2, giveUpDeficit: Infinity, includingProportion: 0.2 });
    expect(endless.breakEvenFeeInRewards).toBeCloseTo((1 / 16 + (1 / 4) * (1 / 16) * (2 / 3)) / (15 / 16), 14);
  });

  it('tends to the endless one, and grows with the deficit', () => {
    let before = 0;
    for (const giveUpDeficit of [1, 2, 3, 5, 10, 50, 1000]) {
      const { winProbability } = featherFork({ proportion: 0.4, giveUpDeficit });
      expect(winProbability).toBeGreaterThanOrEqual(before);
      before = winProbability;
    }
    expect(before).toBeCloseTo(4 / 9, 12);
    const asked = { proportion: 0.4, includingProportion: 0.3 };
    expect(featherFork({ ...asked, giveUpDeficit: 1000 }).breakEvenFeeInRewards).toBeCloseTo(
      featherFork({ ...asked, giveUpDeficit: Infinity }).breakEvenFeeInRewards,
      10,
    );
  });

  it('refuses what cannot be', () => {
    const fork = { proportion: 0.3, giveUpDeficit: 2 };
    expect(() => featherFork({ ...fork, proportion: Number.NaN })).toThrow(/proportion must be in \[0, 1\]/);
    for (const giveUpDeficit of [0, 1.5, -1, Number.NaN, 10_001]) {
      expect(() => featherFork({ ...fork, giveUpDeficit })).toThrow(/giveUpDeficit must be a whole number/);
    }
    expect(() => featherFork({ ...fork, includingProportion: 0.8 })).toThrow(/proportions must sum to at most 1/);
    expect(() => featherFork({ ...fork, feeInRewards: -1 })).toThrow(/feeInRewards must be finite and not negative/);
  });
});
