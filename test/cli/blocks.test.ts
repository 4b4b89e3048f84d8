import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { networks } from '../../src/bitcoin/network.ts';
import { temporaryFolder } from '../helpers/run-cli.ts';
import { root } from '../helpers/source-files.ts';
import { directoryOf, framed, makeBlock, makeChain, xored } from '../platform/block-directory-blocks.ts';
import { runHere } from './run-here.ts';

const KEY = Buffer.from('4cd6a5c42ac6838c', 'hex');
const HEADER = 'height,hash,time,bits,pool,parent,proxy_group,builder,evidence,rule,stale';

/** Lines of the CSV that `blocks` writes of a directory, and what it says. */
async function decoded(directory: string) {
  const out = join(temporaryFolder(), 'blocks.csv');
  const { code, err } = await runHere(['blocks', directory, '--out', out, '--workers', '1']);
  expect(code, err).toBe(0);
  const [header, ...lines] = readFileSync(out, 'utf8').trimEnd().split('\n');
  expect(header).toBe(HEADER);
  return { lines, err };
}

// The blocks are those that the test made: 40 of regtest, every second one with the tag of AntPool.
const chain = makeChain(40, (height) => ({ tag: height % 2 === 0 ? '/AntPool/' : 'nobody' }));
const files = chain.map((block) => framed(block));

describe('blocks of a directory', () => {
  test('come out with height, hash, time and maker, and a stale one marked', async () => {
    const stale = makeBlock(chain[9]!, { tag: 'late' });
    const { lines, err } = await decoded(directoryOf({ 'blk00000.dat': [...files.toReversed(), framed(stale)] }));
    expect(lines).toHaveLength(41);
    expect(lines[1]).toMatch(
      new RegExp(
        `^2,${chain[1]!.hash},2011-03-13T07:26:40Z,207fffff,antpool,[a-z]+,antpool,antpool,tag,antpool/tag/\\d+,0$`,
      ),
    );
    expect(lines[0]).toBe(`1,${chain[0]!.hash},2011-03-13T07:16:40Z,207fffff,,,,,none,,0`);
    expect(lines[11]).toMatch(new RegExp(`^11,${stale.hash},.*,1$`));
    expect(err).toContain('41 blocks, 1 of them stale; evidence: none 21, tag 20');
    expect(err).toContain('largest pools: antpool 20');
  });

  test.each(['csv', 'jsonl', 'parquet'])('give from %s the readings that the directory gives', async (ending) => {
    const directory = directoryOf({ 'blk00000.dat': files });
    const out = join(temporaryFolder(), `blocks.${ending}`);
    expect((await runHere(['blocks', directory, '--out', out])).code).toBe(0);
    const options = ['--window', '10b', '--level', 'pool,parent,proxy-group,builder', '--format', 'csv'];
    const readings = async (path: string) => {
      const result = await runHere(['measure', path, ...options]);
      expect(result.code).toBe(0);
      return result.out.split('\n').map((line) => line.split(',').slice(0, -1).join(','));
    };
    const direct = await readings(directory);
    expect(direct).toHaveLength(4 * 4 * 3 + 2);
    expect(direct[1]).toContain(',10,1,5,hhi,');
    expect(await readings(out)).toEqual(direct);
  });

  test.each<[string, Buffer[], string]>([
    ['a last block cut short', [...files.slice(0, -1), files.at(-1)!.subarray(0, -20)], 'blk/truncated-block: '],
    [
      'a size past the end',
      [framed(chain[0]!, networks.regtest.magic, 3_000_000), ...files.slice(1)],
      'blk/truncated-block: ',
    ],
    [
      'an impossible size',
      [framed(chain[0]!, networks.regtest.magic, 4_100_000_000), ...files.slice(1)],
      'blk/bad-size: ',
    ],
    ['a block of another network', [...files, framed(chain[0]!, networks.signet.magic)], 'blk/foreign-block: '],
    ['other bytes between', [files[0]!, Buffer.from('something else'), ...files.slice(1)], 'blk/skipped-bytes: '],
    [
      'a coinbase that is none',
      [...files, framed(makeBlock(chain[39]!, { coinbase: Buffer.alloc(90, 1) }))],
      'blk/malformed-coinbase: ',
    ],
    ['a missing block', [...files.slice(0, 20), ...files.slice(21)], 'blk/unlinked-header: '],
    ['the same block twice', [...files, files[3]!], 'blk/duplicate-block: '],
  ])('with %s tell so and are used', async (_title, content, problem) => {
    const { lines, err } = await decoded(directoryOf({ 'blk00000.dat': content }));
    expect(lines.length).toBeGreaterThanOrEqual(39);
    expect(err).toContain(problem);
  });

  test('of a node that XORs its files are read with its key, and not without', async () => {
    const content = xored(Buffer.concat([...files, Buffer.alloc(64)]), KEY); // a node allocates more than it fills
    expect((await decoded(directoryOf({ 'xor.dat': KEY, 'blk00000.dat': content }))).lines).toHaveLength(40);
    const wrong = Buffer.from('0102030405060708', 'hex');
    for (const key of [{}, { 'xor.dat': wrong }, { 'xor.dat': KEY.subarray(0, 5) }]) {
      const directory = directoryOf({ ...key, 'blk00000.dat': content });
      const { code, out, err } = await runHere(['measure', directory, '--window', '10b']);
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err).toMatch(/^contraflow: [^\n]*(key|xor)[^\n]*\n$/i);
    }
  });

  test.each<[string, Record<string, Buffer>, string[]]>([
    ['without block files', { 'readme.txt': Buffer.from('x') }, []],
    ['with an empty block file alone', { 'blk00000.dat': Buffer.alloc(0) }, []],
    ['of zeros', { 'blk00000.dat': Buffer.alloc(100_000) }, []],
    ['of another network than the one asked for', { 'blk00000.dat': Buffer.concat(files) }, ['--network', 'mainnet']],
    ['of a network that is none', { 'blk00000.dat': Buffer.concat(files) }, ['--network', 'mars']],
  ])('%s are refused in one line, and nothing is written', async (_title, content, args) => {
    const out = join(temporaryFolder(), 'blocks.csv');
    const result = await runHere(['blocks', directoryOf(content), '--out', out, ...args]);
    expect(result).toMatchObject({ code: 1, out: '' });
    expect(result.err).toMatch(/^contraflow: [^\n]+\n$/);
    expect(() => readFileSync(out)).toThrow('ENOENT');
  });
});

test('blocks of a daily table are refused, for it has none', async () => {
  const path = join(root, 'data/snapshot/daily-blocks.parquet');
  const { code, err } = await runHere(['blocks', path, '--out', join(temporaryFolder(), 'x.csv')]);
  expect(code).toBe(2);
  expect(err).toContain('got a table of daily counts');
});
