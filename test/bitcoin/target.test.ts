import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeHex, parseHash } from '../../src/bitcoin/hash.ts';
import { fromTarget, meetsTarget, toDifficulty, toTarget, toWork } from '../../src/bitcoin/target.ts';

describe('compact targets', () => {
  // Bitcoin Core, src/test/arith_uint256_tests.cpp, bignum_SetCompact.
  test.each<[number, bigint, number]>([
    [0x00123456, 0n, 0],
    [0x01003456, 0n, 0],
    [0x02000056, 0n, 0],
    [0x03000000, 0n, 0],
    [0x00923456, 0n, 0],
    [0x01803456, 0n, 0],
    [0x01123456, 0x12n, 0x01120000],
    [0x02123456, 0x1234n, 0x02123400],
    [0x03123456, 0x123456n, 0x03123456],
    [0x04123456, 0x12345600n, 0x04123456],
    [0x05009234, 0x92340000n, 0x05009234],
    [0x20123456, 0x123456n << 232n, 0x20123456],
  ])('bits %s are the target and back that Bitcoin Core tests for', (bits, target, back) => {
    expect(toTarget(bits)).toBe(target);
    expect(fromTarget(target)).toBe(back);
  });

  // The same file: these are flagged negative or overflowing.
  test.each([0x01fedcba, 0x04923456, 0xff123456, 0x23000001, 0x22000100, 0x21010000])(
    'bits %s are refused as negative or too large and count as no work',
    (bits) => {
      expect(() => toTarget(bits)).toThrow(RangeError);
      expect(toWork(bits)).toBe(0n);
      expect(meetsTarget(new Uint8Array(32), bits)).toBe(false);
    },
  );

  test('a target that 23 bits hold comes back as it was', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 0x7fffff }), fc.integer({ min: 0, max: 29 }), (mantissa, shift) => {
        const target = BigInt(mantissa) << BigInt(8 * shift);
        expect(toTarget(fromTarget(target))).toBe(target);
      }),
    );
    expect(() => fromTarget(-1n)).toThrow(RangeError);
    expect(() => fromTarget(1n << 256n)).toThrow(RangeError);
  });

  test('difficulty is 1 for the easiest mainnet target and what block explorers show for block 100,800', () => {
    expect(toDifficulty(0x1d00ffff)).toBe(1);
    // The worked example of the Bitcoin wiki, "Difficulty": bits 0x1b0404cb.
    expect(toDifficulty(0x1b0404cb)).toBeCloseTo(16307.420938523983, 9);
    expect(() => toDifficulty(0x04923456)).toThrow(RangeError);
  });

  test('work is 2^256 over the target plus one', () => {
    // 0x0100010001 hashes: chainwork of block 0 as every node shows it.
    expect(toWork(0x1d00ffff)).toBe(0x0100010001n);
    expect(toWork(0x207fffff)).toBe(2n);
  });

  test('a hash meets a target exactly when, read as a number, it does not exceed it', () => {
    const bits = fc.oneof(fc.constantFrom(0x1d00ffff, 0x207fffff, 0x2100ffff, 0x01120000), fc.nat({ max: 0xffffffff }));
    fc.assert(
      fc.property(
        bits,
        fc.bigInt({ min: 0n, max: (1n << 256n) - 1n }),
        fc.integer({ min: -1, max: 1 }),
        (compact, any, off) => {
          for (const number of [any, work(compact) === 0n ? any : toTarget(compact) + BigInt(off)]) {
            if (number < 0n || number >> 256n !== 0n) continue;
            const hash = parseHash(number.toString(16).padStart(64, '0'));
            expect(meetsTarget(hash, compact)).toBe(work(compact) > 0n && number <= toTarget(compact));
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  test('a text that is not hexadecimal is refused', () => {
    expect(() => decodeHex('0')).toThrow(SyntaxError);
    expect(() => decodeHex('zz')).toThrow(SyntaxError);
    expect(() => parseHash('00')).toThrow(SyntaxError);
  });
});

const work = toWork;
