import { expect, test } from 'vitest';
import { effectiveDelay } from '../../../src/models/security/effective-delay.ts';
import { staleRates } from '../../../src/models/security/stale-closed-form.ts';
import { pools } from './race-entities.ts';

test('it turns the network’s stale rate back into the delay', () => {
  const { network } = staleRates({ proportions: pools, delaySeconds: 10 });
  const main = 1e9;
  const stale = Math.round(network * main);
  expect(effectiveDelay({ stale, main, hashrate: pools }).delaySeconds).toBeCloseTo(10, 5);
});

test('the interval is Clopper and Pearson’s', () => {
  // 5 of 100: 1.6432% to 11.2835% (the usual table); as odds times 600 s and 1/(1 − 0.5).
  const { lowSeconds, highSeconds, staleRate } = effectiveDelay({ stale: 5, main: 95, hashrate: [0.5, 0.5] });
  expect(lowSeconds).toBeCloseTo((0.016432 / 0.983568) * 1200, 2);
  expect(highSeconds).toBeCloseTo((0.112835 / 0.887165) * 1200, 2);
  expect(staleRate).toBe(5 / 95);
});

test('no stale block still leaves an upper bound', () => {
  const { delaySeconds, lowSeconds, highSeconds } = effectiveDelay({ stale: 0, main: 100, hashrate: 0 });
  expect([delaySeconds, lowSeconds]).toEqual([0, 0]);
  // Exact: 1 − p = 0.025^(1/100), so the odds are 0.025^(−1/100) − 1.
  expect(highSeconds).toBeCloseTo(600 * (0.025 ** -0.01 - 1), 8);
});

test('a higher level, fewer blocks and a doubtful concentration widen the interval', () => {
  const width = (options: object): number => {
    const { lowSeconds, highSeconds } = effectiveDelay({ stale: 20, main: 2000, hashrate: 0.2, ...options });
    return highSeconds - lowSeconds;
  };
  expect(width({ level: 0.99 })).toBeGreaterThan(width({}));
  expect(width({ stale: 2, main: 200 })).toBeGreaterThan(width({}));
  expect(width({ sumOfSquaresBounds: [0.15, 0.25] })).toBeGreaterThan(width({}));
});

test('counts, concentration and level that make no sense are refused', () => {
  const delay = (options: object) => () => effectiveDelay({ stale: 1, main: 10, hashrate: 0.2, ...options });
  expect(delay({ stale: -1 })).toThrow('effectiveDelay: stale must be a whole number of at least 0, got -1');
  expect(delay({ main: 0 })).toThrow('effectiveDelay: main must be a whole number of at least 1, got 0');
  expect(delay({ hashrate: [1] })).toThrow('effectiveDelay: expected a sum of squares below 1 within its bounds');
  expect(delay({ sumOfSquaresBounds: [0.3, 0.4] })).toThrow('got 0.2 in [0.3, 0.4]');
  expect(delay({ level: 1 })).toThrow('effectiveDelay: level must be in (0, 1), got 1');
});
