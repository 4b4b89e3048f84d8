import { expect, test } from 'vitest';
import { toHashrate } from '../../src/bitcoin/hashrate.ts';
import { toWork } from '../../src/bitcoin/target.ts';

test('the easiest difficulty means 7.16 million hashes per second', () => {
  expect(toHashrate(0x1d00ffff)).toBe(2 ** 32 / 600); // by hand: difficulty 1
});

test('the hashrate is the expected work of a block in ten minutes', () => {
  // toWork is 2^256 / (target + 1): another formula, larger by 2^16 / (2^16 − 1), for 0x00ffff × 2^208 is not 2^224.
  for (const bits of [0x1d00ffff, 0x1b0404cb, 0x1701e605]) {
    const other = (Number(toWork(bits)) / 600) * (65_535 / 65_536);
    expect(toHashrate(bits) / other).toBeCloseTo(1, 9);
  }
});
