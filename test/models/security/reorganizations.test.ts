import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/core/random.ts';
import { BLOCKS_PER_YEAR, reorganizations } from '../../../src/models/security/index.ts';

/** Reorganizations a year, and the standard error, counted block by block without any formula. */
function simulated(
  { proportion, depth, giveUpDeficit }: { proportion: number; depth: number; giveUpDeficit: number },
  { blocks, seed }: { blocks: number; seed: number },
): { perYear: number; error: number } {
  const random = createRandom(seed);
  let [own, others, count] = [0, 0, 0];
  for (let block = 0; block < blocks; block++) {
    if (random() < proportion) own++;
    else others++;
    const succeeded = own > others && others >= depth;
    if (succeeded) count++;
    if (succeeded || others - own >= giveUpDeficit) [own, others] = [0, 0];
  }
  return { perYear: (count / blocks) * BLOCKS_PER_YEAR, error: (Math.sqrt(count) / blocks) * BLOCKS_PER_YEAR };
}

/** Most reorganizations a block, by optimal stopping on a grid of blocks: the rate at which an attempt is worth nothing. */
function mostPerBlock(proportion: number, depth: number): number {
  const most = 60; // blocks of the others after which it always gives up
  const worth = (rate: number) => {
    let next: number[] = [];
    for (let others = most; others >= 0; others--) {
      const row: number[] = [];
      for (let own = most + 1; own >= 0; own--) {
        const goesOn = -rate + proportion * (row[own + 1] ?? 0) + (1 - proportion) * (next[own] ?? 0);
        if (own > others && others >= depth) row[own] = 1;
        else row[own] = others === most ? 0 : others + own === 0 ? goesOn : Math.max(0, goesOn);
      }
      next = row;
    }
    return next[0]!;
  };
  let [low, high] = [0, 1];
  for (let step = 0; step < 50; step++) {
    const rate = (low + high) / 2;
    if (worth(rate) > 0) low = rate;
    else high = rate;
  }
  return low;
}

describe('reorganizations', () => {
  it('is what one finds by hand for one block and a deficit of one', () => {
    // Own first (q); then own again and sure (q), or others (p) and own (q): P = q² (1 + p).
    // Steps: 1, then with q one more, then with q another 1/p until the others’ block, or with p one more.
    for (const proportion of [0.1, 0.25, 0.3, 0.4]) {
      const [q, p] = [proportion, 1 - proportion];
      const { giveUpDeficit, successProbability, blocksPerAttempt, perYear } = reorganizations({
        proportion,
        depth: 1,
      });
      expect(giveUpDeficit).toBe(1);
      expect(successProbability).toBeCloseTo(q * q * (1 + p), 12);
      expect(blocksPerAttempt).toBeCloseTo(1 + q * (1 + q / p + p), 12);
      expect(perYear).toBeCloseTo((BLOCKS_PER_YEAR * q * q * (1 + p)) / (1 + q * (1 + q / p + p)), 6);
    }
  });

  it('is one an hour for one half of the hashrate and one block', () => {
    // P = ¼ · 3/2 = 3/8 and 1 + ½ (1 + 1 + ½) = 9/4 blocks: one in six blocks.
    expect(reorganizations({ proportion: 0.5, depth: 1 }).perYear).toBeCloseTo(24 * 365.25, 6);
    expect(reorganizations({ proportion: 0.5, depth: 1 }).daysBetween).toBeCloseTo(1 / 24, 12);
  });

  it.each([
    [0.2, 2],
    [0.3, 6],
    [0.4, 3],
    [0.45, 6],
    [0.5, 4],
    [0.55, 6],
    [0.7, 6],
    [0.9, 3], // never gives up
  ])('agrees with a simulation of every block: proportion %d, depth %d', (proportion, depth) => {
    const { giveUpDeficit, perYear } = reorganizations({ proportion, depth });
    const { perYear: counted, error } = simulated(
      { proportion, depth, giveUpDeficit },
      { blocks: 1_000_000, seed: 17 },
    );
    expect(Math.abs(counted - perYear)).toBeLessThan(4 * error);
  });

  it('chooses a deficit that no other beats in simulation', () => {
    const [proportion, depth] = [0.4, 6];
    const best = reorganizations({ proportion, depth });
    for (const giveUpDeficit of [1, 2, 4, 5, 8, 20]) {
      const { perYear, error } = simulated({ proportion, depth, giveUpDeficit }, { blocks: 400_000, seed: 3 });
      expect(perYear).toBeLessThan(best.perYear + 3 * error);
    }
  });

  it.each([
    [0.1, 6],
    [0.2, 3],
    [0.3, 6],
    [0.4, 2],
    [0.6, 6],
  ])('has the rate of the best rule that optimal stopping finds: proportion %d, depth %d', (proportion, depth) => {
    const { perYear, mostPerYear } = reorganizations({ proportion, depth });
    expect(mostPerYear / (mostPerBlock(proportion, depth) * BLOCKS_PER_YEAR)).toBeCloseTo(1, 8);
    expect(mostPerYear).toBeGreaterThanOrEqual(perYear);
  });

  it('knows no better rule for a single block of a minority than the best deficit', () => {
    for (const proportion of [0.1, 0.3, 0.49]) {
      const { perYear, mostPerYear } = reorganizations({ proportion, depth: 1 });
      expect(mostPerYear / perYear).toBeCloseTo(1, 10);
    }
  });

  it('has fewer the deeper they are, and more the stronger a minority is', () => {
    for (const proportion of [0.05, 0.2, 0.35, 0.49, 0.6]) {
      for (const depth of [1, 2, 5, 10]) {
        const { perYear } = reorganizations({ proportion, depth });
        expect(reorganizations({ proportion, depth: depth + 1 }).perYear).toBeLessThan(perYear);
        if (proportion < 0.5)
          expect(reorganizations({ proportion: proportion + 0.01, depth }).perYear).toBeGreaterThan(perYear);
      }
    }
  });

  it('passes one half without a jump', () => {
    const at = (proportion: number) => reorganizations({ proportion, depth: 6 }).perYear;
    expect(at(0.5 - 1e-7) / at(0.5)).toBeCloseTo(1, 5);
    expect(at(0.5 + 1e-7) / at(0.5)).toBeCloseTo(1, 5);
    expect(at(0.5 + 1e-9) / at(0.5)).toBeCloseTo(1, 7);
  });

  it('is bounded, for a majority that never gives up, by the blocks that the others find', () => {
    const { giveUpDeficit, successProbability, perYear } = reorganizations({ proportion: 0.95, depth: 6 });
    expect(giveUpDeficit).toBe(Infinity);
    expect(successProbability).toBe(1);
    expect(perYear).toBeLessThanOrEqual((0.05 * BLOCKS_PER_YEAR) / 6);
  });

  it('has none where there is nobody to try, or nobody to replace', () => {
    expect(reorganizations({ proportion: 0, depth: 1 })).toMatchObject({ perYear: 0, daysBetween: Infinity });
    expect(reorganizations({ proportion: 1, depth: 1 })).toMatchObject({ perYear: 0, daysBetween: Infinity });
  });

  it('refuses what is no proportion or no depth', () => {
    for (const proportion of [-0.1, 1.1, Number.NaN]) {
      expect(() => reorganizations({ proportion, depth: 1 })).toThrow(
        /reorganizations: proportion must be in \[0, 1\]/,
      );
    }
    for (const depth of [0, 1.5, 201, Number.NaN]) {
      expect(() => reorganizations({ proportion: 0.1, depth })).toThrow(/depth must be a whole number from 1 to 200/);
    }
  });
});
