import { existsSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { decodeBlockPrefix } from '../../src/bitcoin/block-prefix.ts';
import { coinbaseHeight } from '../../src/bitcoin/coinbase.ts';
import { formatHash } from '../../src/bitcoin/hash.ts';
import { networks, subsidyAt } from '../../src/bitcoin/network.ts';
import { meetsTarget } from '../../src/bitcoin/target.ts';
import { hash256 } from '../../src/platform/_hash256.ts';
import { describeWithShared, readShared, sharedPath } from '../helpers/shared-data.ts';

function prefixOf(path: string) {
  const bytes = readShared(path);
  const prefix = decodeBlockPrefix(bytes, bytes.length);
  if ('needed' in prefix) throw new Error(`${path} is a whole block`);
  const hash = hash256(bytes.subarray(0, 80));
  expect(meetsTarget(hash, prefix.header.bits)).toBe(true);
  return { ...prefix, hash: formatHash(hash) };
}

function filesOf(directory: string, pattern: RegExp): string[] {
  if (!existsSync(sharedPath(directory))) return [];
  return readdirSync(sharedPath(directory))
    .filter((name) => pattern.test(name))
    .map((name) => `${directory}/${name}`);
}

const overflow = 'btc-raw/stale/74638-0000000000790ab3f22ec756ad43b6ab569abf0bddeb97c67a6f7b1470a7ec1c.bin';
describeWithShared('real blocks', ['btc-raw/blocks/bcoin_block300025.raw', overflow], () => {
  test('each stale block has the height and the hash of its name', () => {
    const files = filesOf('btc-raw/stale', /\.bin$/);
    expect(files).toHaveLength(13);
    for (const path of files) {
      const [height, hash] = basename(path, '.bin').split('-');
      const prefix = prefixOf(path);
      expect(prefix.hash).toBe(hash);
      // Block 74,638 is from before BIP 34: like most of its time it begins with its bits.
      const expected = height === '74638' ? 0x1c00800e : Number(height);
      expect(coinbaseHeight(prefix.coinbase.script)).toBe(expected);
    }
  });

  test('the block whose second transaction overflowed in 2010 has an ordinary coinbase', () => {
    // Its coinbase pays 50.51 coins: Bitcoin wiki, "Value overflow incident".
    const { coinbase, transactions } = prefixOf(overflow);
    expect(transactions).toBe(2);
    expect(coinbase.outputs.map(({ valueSatoshis }) => valueSatoshis)).toEqual([5_051_000_000n]);
  });

  // Heights as any block explorer shows them; hashes where the file's name has one; transactions as listed with the
  // files.
  test.each([
    ['bcoin_block300025.raw', 300_025, null, null],
    ['bcoin_block426884.raw', 426_884, null, null],
    ['bcoin_block482683.raw', 482_683, null, null],
    [
      'btcd_block-0000000000000000001602407ac49862a7bca9d00f7f402db20b7be2f5de59d2.blk',
      574_200,
      '0000000000000000001602407ac49862a7bca9d00f7f402db20b7be2f5de59d2',
      3315,
    ],
    [
      'btcd_block-00000000000000000021868c2cefc52a480d173c849412fe81c4e5ab806f94ab.blk',
      540_107,
      '00000000000000000021868c2cefc52a480d173c849412fe81c4e5ab806f94ab',
      230,
    ],
  ] as const)('%s is block %i and pays at least its subsidy', (name, height, hash, transactions) => {
    const prefix = prefixOf(`btc-raw/blocks/${name}`);
    expect(coinbaseHeight(prefix.coinbase.script)).toBe(height);
    if (hash !== null) expect(prefix.hash).toBe(hash);
    if (transactions !== null) expect(prefix.transactions).toBe(transactions);
    const paid = prefix.coinbase.outputs.reduce((sum, { valueSatoshis }) => sum + valueSatoshis, 0n);
    expect(paid).toBeGreaterThanOrEqual(subsidyAt(height, networks.mainnet));
  });
});
