import { expect, test } from 'vitest';
import { formatAge, formatBytes } from '../../src/cli/amounts.ts';

// By hand.
test('sizes are in decimal units', () => {
  expect([0, 999, 1000, 999_949, 1_000_000, 200_000_000].map(formatBytes)).toEqual([
    '0 B',
    '999 B',
    '1.0 kB',
    '999.9 kB',
    '1.0 MB',
    '200.0 MB',
  ]);
});

test('ages are in whole units, and nothing is younger than now', () => {
  const hour = 3_600_000;
  expect([-hour, 0, 59_999, hour - 1, hour, 48 * hour - 1, 48 * hour, 800 * hour].map(formatAge)).toEqual([
    '0 min',
    '0 min',
    '0 min',
    '59 min',
    '1 h',
    '47 h',
    '2 d',
    '33 d',
  ]);
});
