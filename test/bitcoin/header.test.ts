import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeHex, encodeHex, formatHash, parseHash } from '../../src/bitcoin/hash.ts';
import { decodeHeader, encodeHeader, type Header, rolledVersionBits } from '../../src/bitcoin/header.ts';
import { networkIds, networkOfMagic, networks, subsidyAt } from '../../src/bitcoin/network.ts';
import { meetsTarget } from '../../src/bitcoin/target.ts';
import { hash256 } from '../../src/platform/_hash256.ts';
import { describeWithShared, readShared } from '../helpers/shared-data.ts';

const MERKLE_ROOT = '4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b';

describe('headers', () => {
  // Time, bits, nonce and merkle root of each network's first block: Bitcoin Core, src/kernel/chainparams.cpp.
  test.each([
    ['mainnet', 1231006505, 0x1d00ffff, 2083236893, MERKLE_ROOT],
    ['testnet3', 1296688602, 0x1d00ffff, 414098458, MERKLE_ROOT],
    ['testnet4', 1714777860, 0x1d00ffff, 393743547, '7aa0a7ae1e223414cb807e40cd57e667b718e42aaf9306db9102fe28912b7b4e'],
    ['signet', 1598918400, 0x1e0377ae, 52613770, MERKLE_ROOT],
    ['regtest', 1296688602, 0x207fffff, 2, MERKLE_ROOT],
  ] as const)('the first header of %s hashes to its genesis hash', (id, timeSeconds, bits, nonce, merkleRoot) => {
    const previousHash = new Uint8Array(32);
    const header = { version: 1, previousHash, merkleRoot: parseHash(merkleRoot), timeSeconds, bits, nonce };
    const hash = hash256(encodeHeader(header));
    expect(formatHash(hash)).toBe(networks[id].genesisHash);
    expect(meetsTarget(hash, bits)).toBe(true);
  });

  test('a header comes back from its bytes', () => {
    const hash = fc.uint8Array({ minLength: 32, maxLength: 32 });
    const uint32 = fc.nat({ max: 0xffffffff });
    const header: fc.Arbitrary<Header> = fc.record({
      version: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
      previousHash: hash,
      merkleRoot: hash,
      timeSeconds: uint32,
      bits: uint32,
      nonce: uint32,
    });
    fc.assert(
      fc.property(header, (given) => {
        expect(decodeHeader(encodeHeader(given))).toEqual(given);
      }),
    );
  });

  test('too few bytes and hashes of another length are refused', () => {
    expect(() => decodeHeader(new Uint8Array(79))).toThrow('decodeHeader: expected 80 bytes, got 79');
    const header = decodeHeader(new Uint8Array(80));
    expect(() => encodeHeader({ ...header, merkleRoot: new Uint8Array(31) })).toThrow(RangeError);
    expect(() => formatHash(new Uint8Array(31))).toThrow(RangeError);
  });

  test('version rolling is seen only in versions that use version bits', () => {
    // By hand: BIP 320's sixteen bits, with the top bits 001 of BIP 9 and without.
    expect(rolledVersionBits(0x20000000)).toBe(0);
    expect(rolledVersionBits(0x3fffe000)).toBe(0x1fffe000);
    expect(rolledVersionBits(0x20000001)).toBe(0);
    expect(rolledVersionBits(0x1fffe000)).toBe(0);
    expect(rolledVersionBits(-1)).toBe(0);
  });
});

describe('networks', () => {
  test('each magic leads back to its network', () => {
    for (const id of networkIds) expect(networkOfMagic(networks[id].magic)).toBe(networks[id]);
    expect(networkOfMagic(0)).toBeNull();
  });

  test('the subsidy halves by height until nothing is left', () => {
    // Bitcoin Core, src/test/validation_tests.cpp: 33 halvings, then zero; all coins sum to 2,099,999,997,690,000
    // satoshis.
    let all = 0n;
    for (let height = 0; height < 14_000_000; height += 1000) all += subsidyAt(height, networks.mainnet) * 1000n;
    expect(all).toBe(2_099_999_997_690_000n);
    expect(subsidyAt(209_999, networks.mainnet)).toBe(5_000_000_000n);
    expect(subsidyAt(210_000, networks.mainnet)).toBe(2_500_000_000n);
    expect(subsidyAt(150, networks.regtest)).toBe(2_500_000_000n);
    expect(() => subsidyAt(-1, networks.mainnet)).toThrow(RangeError);
  });
});

const staleCsv = 'btc-raw/stale/stale-blocks.csv';
describeWithShared('headers of stale blocks', [staleCsv], () => {
  test('all 822 hash to the hash they are listed under and have its proof of work', () => {
    // Both are in the list; 822 is its count of rows with a header.
    const rows = Buffer.from(readShared(staleCsv)).toString().trim().split('\n').slice(1);
    const headers = rows.map((row) => row.trim().split(',')).filter(([, , header]) => header !== '');
    expect(headers).toHaveLength(822);
    for (const [, listed, hex] of headers) {
      const bytes = decodeHex(hex!);
      const hash = hash256(bytes);
      expect(formatHash(hash)).toBe(listed);
      expect(meetsTarget(hash, decodeHeader(bytes).bits)).toBe(true);
      expect(encodeHex(encodeHeader(decodeHeader(bytes)))).toBe(hex);
    }
  });
});
