import { describe, expect, it } from 'vitest';
import { censorshipWait } from '../../../src/models/security/index.ts';

describe('censorshipWait', () => {
  it('is 1/(1 − c) blocks, by hand', () => {
    const { expectedBlocks, expectedSeconds, delaySeconds } = censorshipWait({ refusingProportion: 0.75 });
    expect([expectedBlocks, expectedSeconds, delaySeconds]).toEqual([4, 2400, 1800]);
  });

  it.each([
    // Fewest n with cⁿ ≤ 1 − level, by hand.
    [0, 0.95, 1],
    [0.5, 0.5, 1],
    [0.5, 0.75, 2],
    [0.5, 0.95, 5],
    [0.1, 0.9, 1],
    [0.9, 0.19, 2],
    [0.9, 0.95, 29],
    [0.99, 0.95, 299],
  ])('has its quantile of blocks: %d refuse, level %d', (refusingProportion, level, expected) => {
    expect(censorshipWait({ refusingProportion, level }).quantileBlocks).toBe(expected);
  });

  it('has the quantile of an exponential time, as blocks that include are a thinned Poisson process', () => {
    const { quantileSeconds } = censorshipWait({ refusingProportion: 0.5, level: 0.95 });
    expect(quantileSeconds).toBeCloseTo(1200 * Math.log(20), 9);
  });

  it('is endless where all refuse, and no delay where none do', () => {
    const all = censorshipWait({ refusingProportion: 1 });
    expect(Object.values(all)).toEqual([Infinity, Infinity, Infinity, Infinity, Infinity]);
    expect(censorshipWait({ refusingProportion: 0 }).delaySeconds).toBe(0);
  });

  it('refuses what is no proportion or no level', () => {
    expect(() => censorshipWait({ refusingProportion: 1.01 })).toThrow(
      /refusingProportion must be in \[0, 1\], got 1.01/,
    );
    expect(() => censorshipWait({ refusingProportion: Number.NaN })).toThrow(RangeError);
    for (const level of [0, 1, Number.NaN]) {
      expect(() => censorshipWait({ refusingProportion: 0.2, level })).toThrow(/level must be in \(0, 1\)/);
    }
  });
});
