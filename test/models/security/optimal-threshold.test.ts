import { expect, test } from 'vitest';
import { optimalSelfish, optimalThreshold, selfishThreshold } from '../../../src/models/security/index.ts';

// Sapirshtein, Sompolinsky & Zohar 2016: about 0.329 where no tie is won, below SM1's third.
test('is 0.3294 where no tie is won', () => {
  const { low, high } = optimalThreshold({ tieWinProportion: 0, tolerance: 1e-4 });
  expect(low).toBeGreaterThan(0.3293);
  expect(high).toBeLessThan(0.3295);
  expect(high - low).toBeLessThanOrEqual(1e-4);
});

// There the optimal policy is SM1 as it becomes profitable.
test.each([0.5, 0.9])('is that of SM1 where %d of the ties are won', (tieWinProportion) => {
  const { low, high } = optimalThreshold({ tieWinProportion, truncation: 25, tolerance: 1e-5 });
  expect(high).toBeLessThanOrEqual(selfishThreshold(tieWinProportion));
  expect(low).toBeGreaterThan(selfishThreshold(tieWinProportion) - 1e-5);
});

test('is nothing where every tie is won', () => {
  expect(optimalThreshold({ tieWinProportion: 1 })).toEqual({ low: 0, high: 0 });
  expect(optimalSelfish({ attackerProportion: 0.001, tieWinProportion: 1 }).low).toBeGreaterThan(0.001);
});

test('a table too short to decide leaves wide bounds that hold', () => {
  const { low, high } = optimalThreshold({ tieWinProportion: 0, truncation: 3 });
  expect(high - low).toBeGreaterThan(1e-6);
  expect(low).toBeLessThan(0.32939);
  expect(high).toBeGreaterThan(0.32938);
});

test('impossible options are refused', () => {
  expect(() => optimalThreshold({ tieWinProportion: -1 })).toThrow(/tieWinProportion/);
  expect(() => optimalThreshold({ tieWinProportion: 1, truncation: 1 })).toThrow(/truncation/);
  expect(() => optimalThreshold({ tieWinProportion: 1, tolerance: Number.NaN })).toThrow(/tolerance/);
  expect(() => optimalThreshold({ tieWinProportion: 1, tolerance: 1e-10 })).toThrow(/tolerance/);
});
