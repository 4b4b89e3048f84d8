import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/core/random.ts';
import { BLOCKS_PER_YEAR, expectedBlocksUntilRun, successiveBlocks } from '../../../src/models/security/index.ts';

describe('successive blocks', () => {
  it('take the closed form (1 − qⁿ) / (qⁿ (1 − q)) until the first run', () => {
    for (const proportion of [0.05, 0.3, 0.5, 0.9]) {
      for (const run of [1, 2, 6, 10]) {
        const power = proportion ** run;
        const expected = (1 - power) / (power * (1 - proportion));
        expect(expectedBlocksUntilRun({ proportion, run }) / expected).toBeCloseTo(1, 12);
      }
    }
    // Feller, XIII.7: six heads of a fair coin take 2⁷ − 2 throws.
    expect(expectedBlocksUntilRun({ proportion: 0.5, run: 6 })).toBe(126);
  });

  it('take for ever at a proportion of 0, and the length of the run at 1', () => {
    expect(successiveBlocks({ proportion: 0, run: 6 })).toEqual({ blocks: Infinity, days: Infinity, runsPerYear: 0 });
    expect(successiveBlocks({ proportion: 1, run: 6 })).toEqual({ blocks: 6, days: 6 / 144, runsPerYear: 0 });
  });

  it('come as often as they are counted in a million blocks', () => {
    const random = createRandom(11);
    const [proportion, run, blocks] = [0.3, 4, 1_000_000];
    let [inRow, count] = [0, 0];
    for (let block = 0; block < blocks; block++) {
      inRow = random() < proportion ? inRow + 1 : 0;
      if (inRow === run) count++;
    }
    const expected = (successiveBlocks({ proportion, run }).runsPerYear / BLOCKS_PER_YEAR) * blocks; // 5,670
    expect(Math.abs(count - expected)).toBeLessThan(4 * Math.sqrt(expected));
  });

  it('refuse what is no proportion or no run', () => {
    expect(() => successiveBlocks({ proportion: Number.NaN, run: 6 })).toThrow(/proportion must be in \[0, 1\]/);
    expect(() => successiveBlocks({ proportion: -1, run: 6 })).toThrow(RangeError);
    expect(() => successiveBlocks({ proportion: 0.3, run: 0 })).toThrow(/run must be a whole number/);
    expect(() => successiveBlocks({ proportion: 0.3, run: 2.5 })).toThrow(RangeError);
  });
});
