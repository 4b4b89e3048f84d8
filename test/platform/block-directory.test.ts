import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { networks } from '../../src/bitcoin/network.ts';
import { evidences } from '../../src/core/blocks.ts';
import { type BlockDirectory, openBlocks } from '../../src/platform/block-directory.ts';
import { loadPoolRegistry } from '../../src/platform/pool-registry.ts';
import { describeWithShared, sharedPath } from '../helpers/shared-data.ts';
import { root } from '../helpers/source-files.ts';
import {
  directoryOf,
  framed,
  type MadeBlock,
  makeBlock,
  makeChain,
  registry,
  xored,
} from './block-directory-blocks.ts';

const KEY = Buffer.from('4cd6a5c42ac6838c', 'hex');

const open = (path: string) => openBlocks(path, { registry, workers: 0 });

/** What the problems are, with block 0 missing in every made chain. */
function kinds({ problems }: BlockDirectory): Record<string, number> {
  return Object.fromEntries(
    problems.filter(({ kind }) => kind !== 'blk/missing-heights').map(({ kind, count }) => [kind, count]),
  );
}

function hashes(blocks: readonly MadeBlock[]): string[] {
  return blocks.map(({ hash }) => hash);
}

// Blocks, heights and hashes that are expected here are those that the test itself made, unless it says otherwise.
describe('openBlocks', () => {
  test('blocks come in the order of their heights with their makers, whatever their order in the files', async () => {
    const chain = makeChain(40, (height) => ({ tag: height % 4 === 0 ? '/tagged/' : 'nobody' }));
    const stale = makeBlock(chain[9]!, { tag: 'late /tagged/' });
    const [first, second] = [chain.slice(20), chain.slice(0, 20)];
    const path = directoryOf({
      'blk00000.dat': first.toReversed().map((block) => framed(block)),
      'blk00001.dat': [framed(stale), ...second.map((block) => framed(block))],
      'rev00000.dat': Buffer.from('not a block file'),
    });
    const seen: number[] = [];
    const { network, blocks, stats, problems } = await openBlocks(path, {
      registry,
      onProgress: (done) => seen.push(done),
    });
    expect(network).toBe('regtest');
    expect(stats).toMatchObject({ files: 2, blocksRead: 41, workers: 0 });
    expect(seen).toEqual([1, 2]);
    // stale is at height 11, after the best chain's own.
    expect(blocks.hash).toEqual([...hashes(chain.slice(0, 11)), stale.hash, ...hashes(chain.slice(11))]);
    expect([...blocks.stale]).toEqual(Array.from({ length: 41 }, (_, row) => (row === 11 ? 1 : 0)));
    expect(blocks.height[10]).toBe(11);
    expect(blocks.height[11]).toBe(11);
    const { pool, parent, 'proxy-group': group, builder } = blocks.levels;
    const at = (row: number) => [pool, parent, group, builder].map(({ codes, names }) => names[codes[row]!] ?? null);
    expect(at(3)).toEqual(['tagged', 'owner', 'tagged', 'tagged']);
    expect(at(4)).toEqual([null, null, null, null]);
    expect(evidences[blocks.evidence[3]!]).toBe('tag');
    expect(blocks.rule.names[blocks.rule.codes[3]!]).toBe('tagged/tag/0');
    expect(blocks.timeSeconds[3]).toBe(1_300_002_400);
    expect(blocks.bits![3]).toBe(0x207fffff);
    expect(problems.map(({ kind }) => kind)).toEqual(['blk/missing-heights']);
  });

  test('the same blocks in other files and orders have the same snapshot, other blocks another one', async () => {
    const chain = makeChain(6);
    const forks = [4, 2, 2].map((height, index) => makeBlock(chain[height]!, { tag: `fork ${index}` }));
    const snapshot = async (files: Record<string, MadeBlock[]>) => {
      const contents = Object.entries(files).map(([name, blocks]) => [name, blocks.map((block) => framed(block))]);
      return (await open(directoryOf(Object.fromEntries(contents)))).snapshot;
    };
    const one = await snapshot({ 'blk00000.dat': [...chain, ...forks] });
    const two = await snapshot({
      'blk00007.dat': chain.slice(3),
      'blk00010.dat': [...forks.toReversed(), ...chain.slice(0, 3)],
    });
    expect(two).toBe(one);
    expect(one).toMatch(/^[0-9a-f]{64}$/);
    expect(await snapshot({ 'blk00000.dat': [...chain, ...forks.slice(1)] })).not.toBe(one);
  });

  test('files are read in the order of their numbers', async () => {
    // Of two chains of equal work the first seen is best: blk99999 comes before blk100000.
    const [a, b] = [makeBlock(null, { tag: 'a' }), makeBlock(null, { tag: 'b' })];
    const result = await open(directoryOf({ 'blk100000.dat': framed(a), 'blk99999.dat': framed(b) }));
    expect(result.blocks.hash).toEqual([b.hash, a.hash]);
    expect([...result.blocks.stale]).toEqual([0, 1]);
  });

  test('one file is enough, with the key beside it', async () => {
    const chain = makeChain(3);
    const path = directoryOf({
      'xor.dat': KEY,
      'blk00004.dat': xored(Buffer.concat(chain.map((block) => framed(block))), KEY),
    });
    expect((await open(join(path, 'blk00004.dat'))).blocks.hash).toEqual(hashes(chain));
  });

  test('of large blocks little more than the coinbase is read, of small ones every byte once', async () => {
    const large = directoryOf({
      'blk00000.dat': makeChain(30, () => ({ padding: 200_000 })).map((block) => framed(block)),
    });
    expect((await open(large)).stats.bytesRead).toBeLessThanOrEqual(30 * 4096);
    const small = makeChain(2000).map((block) => framed(block));
    const result = await open(directoryOf({ 'blk00000.dat': small }));
    expect(result.stats.bytesRead).toBe(result.stats.bytesOnDisk);
    expect(result.blocks.count).toBe(2000);
  });

  test('a coinbase that no window holds is read to its end', async () => {
    const chain = makeChain(4, (height) => ({
      tag: '/tagged/',
      outputs: height === 3 ? 30_000 : 900 * height,
      padding: 70_000,
    }));
    for (const key of [Buffer.alloc(8), KEY]) {
      const path = directoryOf({
        'xor.dat': key,
        'blk00000.dat': xored(Buffer.concat(chain.map((block) => framed(block))), key),
      });
      const result = await open(path);
      expect(kinds(result)).toEqual({});
      expect([...result.blocks.levels.pool.codes]).toEqual([0, 0, 0, 0]);
    }
  });

  test('an output that pays nothing does not tie a block to its address', async () => {
    const address = 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4';
    const script = '0014751e76e8199196d454941c45d1b3a323f1433bd6';
    const paying = {
      ...registry,
      pools: [{ ...registry.pools[0]!, tags: [], addresses: [{ address, source: 'test' }] }],
    };
    const coinbase = (satoshis: string) =>
      Buffer.from(`0200000001${'00'.repeat(32)}ffffffff025100ffffffff01${satoshis}16${script}00000000`, 'hex');
    const pools = async (satoshis: string) => {
      const path = directoryOf({
        'blk00000.dat': framed(makeBlock(null, { coinbase: coinbase(satoshis), padding: 50 })),
      });
      return [...(await openBlocks(path, { registry: paying })).blocks.levels.pool.codes];
    };
    expect(await pools('0100000000000000')).toEqual([0]);
    expect(await pools('0000000000000000')).toEqual([-1]);
  });

  test('a number in a coinbase of version 1 is no height', async () => {
    const lost = { bytes: Buffer.alloc(0), hash: '11'.repeat(32), height: 499 };
    const heights = async (version: number) => {
      const result = await open(directoryOf({ 'blk00000.dat': framed(makeBlock(lost, { version })) }));
      return [...result.blocks.height];
    };
    expect(await heights(2)).toEqual([500]);
    expect(await heights(1)).toEqual([]);
  });

  test('an aborted scan stops with the signal’s reason', async () => {
    const path = directoryOf({ 'blk00000.dat': framed(makeBlock(null)), 'blk00001.dat': framed(makeBlock(null)) });
    const controller = new AbortController();
    const scan = openBlocks(path, {
      registry,
      signal: controller.signal,
      onProgress: () => controller.abort(new Error('enough')),
    });
    await expect(scan).rejects.toThrow('enough');
    await expect(openBlocks(path, { registry, signal: AbortSignal.abort(new Error('before')) })).rejects.toThrow(
      'before',
    );
  });
});

describe('openBlocks on bad input', () => {
  const chain = makeChain(12, () => ({ padding: 3000 }));
  const frames = chain.map((block) => framed(block));

  test.each([null, KEY])('zeros that the node set aside at the end are no problem (key %s)', async (key) => {
    const content = Buffer.concat(frames);
    const zeros = Buffer.alloc(300_000);
    const plain = key === null ? content : xored(content, key);
    for (const tail of key === null
      ? [zeros]
      : [zeros, xored(Buffer.concat([content, zeros]), key).subarray(content.length)]) {
      const result = await open(directoryOf({ 'xor.dat': key ?? Buffer.alloc(8), 'blk00000.dat': [plain, tail] }));
      expect(kinds(result)).toEqual({});
      expect(result.blocks.hash).toEqual(hashes(chain));
    }
  });

  test('a last block that is still being written is counted and left out, wherever it ends', async () => {
    const last = frames.at(-1)!;
    for (const length of [1, 5, 8, 60, 100, last.length - 1]) {
      const result = await open(directoryOf({ 'blk00000.dat': [...frames.slice(0, -1), last.subarray(0, length)] }));
      expect(result.blocks.hash).toEqual(hashes(chain.slice(0, -1)));
      expect(kinds(result)).toEqual(length < 8 ? { 'blk/skipped-bytes': 1 } : { 'blk/truncated-block': 1 });
    }
  });

  test('a size that reaches past the end of the file does not hide the blocks that follow', async () => {
    const wrong = framed(chain[2]!, networks.regtest.magic, 3_000_000);
    const result = await open(directoryOf({ 'blk00000.dat': [...frames.slice(0, 2), wrong, ...frames.slice(3)] }));
    expect(kinds(result)).toMatchObject({ 'blk/truncated-block': 1 });
    expect(result.stats.blocksRead).toBe(11);
  });

  test.each([0, 80, 4_000_001, 0xffffffff])(
    'a size of %i is impossible, and the scan goes on at the next block',
    async (size) => {
      const wrong = framed(chain[2]!, networks.regtest.magic, size);
      const result = await open(directoryOf({ 'blk00000.dat': [...frames.slice(0, 2), wrong, ...frames.slice(3)] }));
      expect(kinds(result)).toMatchObject({ 'blk/bad-size': 1 });
      expect(result.stats.blocksRead).toBe(11);
      expect(result.problems.find(({ kind }) => kind === 'blk/bad-size')!.message).toContain(
        `blk00000.dat:${2 * frames[0]!.length}, ${size} bytes`,
      );
    },
  );

  test('other bytes between blocks are counted with their place', async () => {
    const junk = Buffer.alloc(200_001, 0x77);
    const result = await open(directoryOf({ 'blk00000.dat': [...frames.slice(0, 5), junk, ...frames.slice(5)] }));
    expect(result.blocks.hash).toEqual(hashes(chain));
    expect(kinds(result)).toEqual({ 'blk/skipped-bytes': 1 });
    const offset = Buffer.concat(frames.slice(0, 5)).length;
    expect(result.problems[0]!.message).toContain(`blk00000.dat:${offset}, 200001 bytes`);
  });

  test('other bytes at the start do not hide the network', async () => {
    const result = await open(directoryOf({ 'blk00000.dat': [Buffer.alloc(500, 0x77), ...frames] }));
    expect(result.blocks.hash).toEqual(hashes(chain));
  });

  test.each([null, KEY])('zeros between blocks are counted (key %s)', async (key) => {
    const parts = [Buffer.concat(frames.slice(0, 5)), Buffer.alloc(100_000), Buffer.concat(frames.slice(5))];
    const whole = key === null ? Buffer.concat(parts) : xored(Buffer.concat(parts), key);
    whole.fill(0, parts[0]!.length, parts[0]!.length + 100_000);
    const result = await open(directoryOf({ 'xor.dat': key ?? Buffer.alloc(8), 'blk00000.dat': whole }));
    expect(result.blocks.hash).toEqual(hashes(chain));
    expect(kinds(result)).toEqual({ 'blk/zero-gap': 1 });
  });

  test('blocks of another network are passed over and named', async () => {
    const foreign = framed(makeBlock(null, { tag: 'other' }), networks.testnet4.magic);
    const result = await open(directoryOf({ 'blk00000.dat': [...frames.slice(0, 5), foreign, ...frames.slice(5)] }));
    expect(result.blocks.hash).toEqual(hashes(chain));
    expect(kinds(result)).toEqual({ 'blk/foreign-block': 1 });
    expect(result.problems[0]!.message).toContain('testnet4');
  });

  test('an empty file and one that cannot be read are counted, and the others are used', async () => {
    const path = directoryOf({ 'blk00000.dat': Buffer.alloc(0), 'blk00002.dat': frames });
    mkdirSync(join(path, 'blk00001.dat'));
    const result = await open(path);
    expect(result.blocks.hash).toEqual(hashes(chain));
    expect(kinds(result)).toEqual({ 'blk/empty-file': 1, 'blk/unreadable-file': 1 });
  });

  test('a block whose first transaction is no coinbase keeps its place and is nobody’s', async () => {
    const spending = Buffer.from(`0200000001${'11'.repeat(32)}000000000251510000000001000000000000000000`, 'hex');
    const blocks = makeChain(3, (height) => ({
      tag: '/tagged/',
      padding: 100,
      ...(height === 2 ? { coinbase: spending } : {}),
    }));
    const result = await open(directoryOf({ 'blk00000.dat': blocks.map((block) => framed(block)) }));
    expect(result.blocks.hash).toEqual(hashes(blocks));
    expect([...result.blocks.levels.pool.codes]).toEqual([0, -1, 0]);
    expect(kinds(result)).toEqual({ 'blk/malformed-coinbase': 1, 'blk/height-mismatch': 1 });
  });

  test('a header without proof of work is no block', async () => {
    const bytes = Buffer.from(chain[5]!.bytes);
    bytes.writeUInt32LE(0x1d00ffff, 72);
    const result = await open(
      directoryOf({ 'blk00000.dat': [...frames.slice(0, 5), framed(bytes), ...frames.slice(5)] }),
    );
    expect(result.blocks.hash).toEqual(hashes(chain));
    expect(kinds(result)).toEqual({ 'blk/no-proof-of-work': 1 });
  });

  test('a block that lies in two files counts once', async () => {
    const result = await open(directoryOf({ 'blk00000.dat': frames, 'blk00001.dat': frames.slice(4, 7) }));
    expect(result.blocks.hash).toEqual(hashes(chain));
    expect(kinds(result)).toEqual({ 'blk/duplicate-block': 3 });
    expect(result.problems[0]!.message).toContain('blk00001.dat:0');
  });

  test('a directory without block files, or without blocks, or that is not there, is refused', async () => {
    await expect(open(directoryOf({ 'rev00000.dat': Buffer.alloc(9) }))).rejects.toThrow(
      'expected block files such as blk00000.dat, got none',
    );
    await expect(open(directoryOf({ 'blk00000.dat': Buffer.alloc(0) }))).rejects.toThrow(RangeError);
    await expect(open(directoryOf({ 'blk00000.dat': Buffer.alloc(5000, 1) }))).rejects.toThrow(
      'expected the magic of a known network, got 01010101',
    );
    await expect(open(join(directoryOf({}), 'none'))).rejects.toThrow('can be read, got ENOENT');
  });

  test('a network can be asked for, and blocks of another one are then refused', async () => {
    const path = directoryOf({ 'blk00000.dat': frames });
    expect((await openBlocks(path, { registry, network: 'regtest' })).blocks.count).toBe(12);
    await expect(openBlocks(path, { registry, network: 'mainnet' })).rejects.toThrow(
      'expected blocks of mainnet, got those of regtest',
    );
  });

  test('a signet of one’s own has a magic of its own', async () => {
    const own = chain.map((block) => framed(block, 0x54d26fbd));
    await expect(open(directoryOf({ 'blk00000.dat': own }))).rejects.toThrow('got 54d26fbd');
    const result = await openBlocks(directoryOf({ 'blk00000.dat': own }), { registry, network: 'signet' });
    expect(result.network).toBe('signet');
    expect(result.blocks.count).toBe(12);
    // Block 0 of signet: version 1, Bitcoin's first merkle root, then time, bits and nonce as in Bitcoin Core's
    // chainparams.
    const genesis = Buffer.from(
      `01000000${'00'.repeat(32)}3ba3edfd7a7b12b27ac72c3e67768f617fc81bc3888a51323a9fb8aa4b1e5e4a008f4d5fae77031e8ad22203`,
      'hex',
    );
    const coinbase = makeBlock(null).bytes.subarray(80);
    const detected = await open(
      directoryOf({ 'blk00000.dat': framed(Buffer.concat([genesis, coinbase]), 0x54d26fbd) }),
    );
    expect(detected.network).toBe('signet');
    expect([...detected.blocks.height]).toEqual([0]);
  });

  test('a key that is missing, wrong, needless or of the wrong length is named', async () => {
    // Block 0 stands for all blocks with much work: its previous hash ends in zeros, which show the key.
    const genesis = framed(genesisLike());
    const coded = xored(genesis, KEY);
    await expect(open(directoryOf({ 'blk00000.dat': coded }))).rejects.toThrow(
      'there is no key and the files look XORed, the key probably 4cd6a5c42ac6838c',
    );
    await expect(open(directoryOf({ 'xor.dat': Buffer.alloc(8, 9), 'blk00000.dat': coded }))).rejects.toThrow(
      'the key is 0909090909090909 and the files look XORed, the key probably 4cd6a5c42ac6838c',
    );
    await expect(open(directoryOf({ 'xor.dat': KEY, 'blk00000.dat': genesis }))).rejects.toThrow(
      'the files look not XORed',
    );
    await expect(open(directoryOf({ 'xor.dat': Buffer.alloc(7), 'blk00000.dat': genesis }))).rejects.toThrow(
      'expected a key of 8 bytes, got 7',
    );
  });

  test('a missing key shows in zeros that were XORed, where no hash gives it away', async () => {
    const coded = xored(Buffer.concat([...frames, Buffer.alloc(64)]), KEY);
    await expect(open(directoryOf({ 'blk00000.dat': coded }))).rejects.toThrow('the key probably 4cd6a5c42ac6838c');
  });

  test('changed bytes never hang a scan, and a directory that is refused is refused with a reason', async () => {
    const content = Buffer.concat(frames);
    const path = directoryOf({});
    const change = fc.tuple(
      fc.nat({ max: content.length - 1 }),
      fc.constantFrom(0, 1, 0x80, 0xff, 0xfa),
      fc.constantFrom(1, 4, 900),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 6 }), fc.nat({ max: content.length }), async (changes, length) => {
        const bytes = Buffer.from(content.subarray(0, length));
        for (const [at, value, count] of changes) bytes.fill(value, Math.min(at, length), Math.min(at + count, length));
        writeFileSync(join(path, 'blk00000.dat'), bytes);
        try {
          const result = await open(path);
          expect(result.blocks.count).toBeLessThanOrEqual(chain.length);
          for (const hash of result.blocks.hash!) expect(hash).toMatch(/^[0-9a-f]{64}$/);
        } catch (error) {
          expect(error instanceof SyntaxError || error instanceof RangeError).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });
});

function genesisLike(): Buffer {
  const genesis = Buffer.from(
    `01000000${'00'.repeat(32)}3ba3edfd7a7b12b27ac72c3e67768f617fc81bc3888a51323a9fb8aa4b1e5e4adae5494dffff7f2002000000`,
    'hex',
  );
  return Buffer.concat([genesis, makeBlock(null).bytes.subarray(80)]);
}

describe('openBlocks in threads', () => {
  test('any number of threads gives what the main thread gives', async () => {
    // Threads run the compiled program, which the tests' set-up builds from these sources.
    const built = (await import(
      `${root}/dist/platform/block-directory.js`
    )) as typeof import('../../src/platform/block-directory.ts');
    const chain = makeChain(90, (height) => ({ tag: height % 3 === 0 ? '/tagged/' : 'nobody', padding: 50 * height }));
    const stale = makeBlock(chain[40]!, { tag: 'late' });
    const files: Record<string, Buffer[]> = {};
    for (let file = 0; file < 10; file++) {
      files[`blk0000${file}.dat`] = chain.filter((_, index) => (7 * index) % 10 === file).map((block) => framed(block));
    }
    files['blk00003.dat']!.push(framed(stale), Buffer.alloc(20, 7), framed(stale));
    const path = directoryOf(files);
    const expected = await open(path);
    for (const workers of [1, 2, 3, 20]) {
      const seen: number[] = [];
      const result = await built.openBlocks(path, { registry, workers, onProgress: (done) => seen.push(done) });
      // The main thread scans too, so ten files keep nine others busy.
      expect(result.stats.workers).toBe(Math.min(workers, 9));
      expect({ ...result, stats: null }).toEqual({ ...expected, stats: null });
      expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    }
    // The sources are not compiled, so there is no thread to start from them.
    expect((await openBlocks(path, { registry, workers: 2 })).stats.workers).toBe(0);
    const controller = new AbortController();
    const options = {
      registry,
      workers: 2,
      signal: controller.signal,
      onProgress: () => controller.abort(new Error('enough')),
    };
    await expect(built.openBlocks(path, options)).rejects.toThrow('enough');
    const onProgress = () => {
      throw new Error('no more');
    };
    await expect(built.openBlocks(path, { registry, workers: 2, onProgress })).rejects.toThrow('no more');
  });
});

const firstFile = 'btc-raw/blk/blk00000_first_1MB_mainnet.dat';
const xorSample = 'btc-raw/blk/xor_sample';
describeWithShared('openBlocks on real files', [firstFile, xorSample], () => {
  test('the first megabyte of mainnet is blocks 0 to 4,312 on one chain', async () => {
    // Count and heights: the file's description.
    const { network, blocks, problems } = await open(sharedPath(firstFile));
    expect(network).toBe('mainnet');
    expect(blocks.count).toBe(4313);
    expect([...blocks.height]).toEqual(Array.from({ length: 4313 }, (_, height) => height));
    expect(blocks.stale.every((stale) => stale === 0)).toBe(true);
    expect(blocks.hash![0]).toBe(networks.mainnet.genesisHash);
    expect(problems).toEqual([]);
  });

  test('five blocks under the key of a real node come with their heights, their makers and the gaps between them', async () => {
    // Heights: the sample's description. 723102 is Binance Pool's by tag and by payout in stale_block_coinbases.csv.
    const real = loadPoolRegistry();
    const result = await openBlocks(sharedPath(xorSample), { registry: real });
    expect([...result.blocks.height]).toEqual([710226, 723102, 813210, 847849, 929872]);
    const { codes, names } = result.blocks.levels.pool;
    expect(names[codes[1]!]).toBe('binancepool');
    expect(evidences[result.blocks.evidence[1]!]).toBe('both');
    expect(kinds(result)).toEqual({ 'blk/unlinked-header': 5 });
  });
});
