import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bestChain, type HeaderColumns, standings } from '../../src/bitcoin/chain.ts';
import { parseHash } from '../../src/bitcoin/hash.ts';
import { type Network, networks } from '../../src/bitcoin/network.ts';
import { toWork } from '../../src/bitcoin/target.ts';
import { createRandom } from '../../src/core/random.ts';
import { hash256 } from '../../src/platform/_hash256.ts';

const regtest = networks.regtest;

/** A block by name: `parent` is a name too, `genesis`, or one that no block has. */
interface Block {
  readonly name: string;
  readonly parent: string;
  readonly bits?: number;
  readonly says?: number;
  readonly time?: number;
}

function hashOf(name: string): Uint8Array {
  return name === 'genesis' ? parseHash(regtest.genesisHash) : hash256(Buffer.from(name));
}

function columns(blocks: readonly Block[]): HeaderColumns {
  const hash = new Uint8Array(32 * blocks.length);
  const previousHash = new Uint8Array(32 * blocks.length);
  for (const [row, { name, parent }] of blocks.entries()) {
    hash.set(hashOf(name), 32 * row);
    previousHash.set(hashOf(parent), 32 * row);
  }
  return {
    count: blocks.length,
    hash,
    previousHash,
    bits: Uint32Array.from(blocks, ({ bits }) => bits ?? 0x207fffff),
    timeSeconds: blocks.map(({ time }, row) => time ?? 600 * row),
    coinbaseHeight: Int32Array.from(blocks, ({ says }) => says ?? -1),
  };
}

/** Names by standing, each with its height. */
function placed(blocks: readonly Block[], network: Network = { ...regtest, coinbaseHeightFrom: 1 }) {
  const chain = bestChain(columns(blocks), { network });
  const of = (standing: string) =>
    blocks.flatMap(({ name }, row) =>
      standings[chain.standing[row]!] === standing ? [`${name}@${chain.height[row]}`] : [],
    );
  const kinds = Object.fromEntries(chain.problems.map(({ kind, count }) => [kind, count]));
  return { best: of('best'), stale: of('stale'), unplaced: of('unplaced'), duplicate: of('duplicate'), kinds, chain };
}

/** A run of blocks, each the parent of the next, that say their heights. */
function run(prefix: string, parent: string, heights: readonly number[]): Block[] {
  return heights.map((says, index) => ({
    name: `${prefix}${says}`,
    parent: index === 0 ? parent : `${prefix}${heights[index - 1]}`,
    says,
  }));
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index);

// Expected standings of this file are worked out by hand from the definition of the best chain, unless they say
// otherwise.
describe('bestChain', () => {
  test('blocks link back to block 0 whatever their order', () => {
    const blocks = [{ name: 'genesis', parent: 'none' }, ...run('a', 'genesis', [1, 2, 3])].reverse();
    expect(placed(blocks)).toMatchObject({ best: ['a3@3', 'a2@2', 'a1@1', 'genesis@0'], stale: [], kinds: {} });
  });

  test('work decides, not length', () => {
    // 0x201fffff is a quarter of the target 0x207fffff: one such block weighs as much as four.
    const blocks = [...run('a', 'genesis', [1, 2, 3]), { name: 'b1', parent: 'genesis', bits: 0x201fffff, says: 1 }];
    expect(placed(blocks)).toMatchObject({ best: ['b1@1'], stale: ['a1@1', 'a2@2', 'a3@3'] });
  });

  test('of equal work the first seen is best', () => {
    const blocks = [...run('a', 'genesis', [1, 2]), ...run('b', 'genesis', [1, 2])];
    expect(placed(blocks).best).toEqual(['a1@1', 'a2@2']);
    expect(placed(blocks.toReversed()).best).toEqual(['b2@2', 'b1@1']);
  });

  test('a difference that rounding would lose still decides', () => {
    // 2^192 hashes for the shared block; each fork then has 2 or 3 blocks of 2 hashes: 15 more digits than a double
    // holds.
    const heavy = { name: 'a1', parent: 'genesis', bits: 0x09010000, says: 1 };
    expect(Number(toWork(heavy.bits)) + 6).toBe(Number(toWork(heavy.bits)) + 4);
    const blocks = [heavy, ...run('b', 'a1', [2, 3]), ...run('c', 'a1', [2, 3, 4])];
    expect(placed(blocks)).toMatchObject({ best: ['a1@1', 'c2@2', 'c3@3', 'c4@4'], stale: ['b2@2', 'b3@3'] });
  });

  test('a difference that rounding would turn round still decides', () => {
    // By hand: the shared block has 24,019,198,012,642,645 hashes, where doubles are 4 apart. Adding 3 twice gives 652 at the
    // end, adding 2 four times 648, since each halfway case goes to the even neighbour; but 8 is more than 6.
    const heavy = { name: 'a1', parent: 'genesis', bits: 0x1a030000, says: 1 };
    expect(toWork(heavy.bits)).toBe(24_019_198_012_642_645n);
    expect(toWork(0x20555555)).toBe(3n);
    const threes = run('b', 'a1', [2, 3]).map((block) => ({ ...block, bits: 0x20555555 }));
    expect(placed([heavy, ...threes, ...run('c', 'a1', range(2, 5))]).stale).toEqual(['b2@2', 'b3@3']);
  });

  test('a block seen twice counts once', () => {
    const blocks = [...run('a', 'genesis', [1, 2]), ...run('a', 'genesis', [1])];
    const result = placed(blocks);
    expect(result).toMatchObject({ best: ['a1@1', 'a2@2'], duplicate: ['a1@1'] });
    expect(result.kinds['blk/duplicate-block']).toBe(1);
  });

  test('without the early files heights come from the coinbases, and the missing ones are counted', () => {
    const result = placed([...run('a', 'pruned', range(500, 520)), ...run('s', 'a518', [519])]);
    expect(result.best).toEqual(range(500, 520).map((height) => `a${height}@${height}`));
    expect(result.stale).toEqual(['s519@519']);
    expect(result.kinds).toEqual({ 'blk/unlinked-header': 1, 'blk/missing-heights': 500 });
    expect(result.chain.problems.find(({ kind }) => kind === 'blk/missing-heights')!.message).toContain('0 to 499');
  });

  test('most coinbases of a run outvote one that says another height', () => {
    const blocks = run('a', 'pruned', range(500, 510)).map((block, index) =>
      index === 0 ? { ...block, says: 900 } : block,
    );
    const result = placed(blocks);
    expect(result.best[0]).toBe('a500@500');
    expect(result.kinds['blk/height-mismatch']).toBe(1);
  });

  test('heights from before they were compulsory are not believed', () => {
    const blocks = run('a', 'lost', [100, 101]);
    const result = placed(blocks, { ...regtest, coinbaseHeightFrom: 200 });
    expect(result).toMatchObject({ best: [], stale: [], unplaced: ['a100@-1', 'a101@-1'] });
    expect(result.kinds).toEqual({ 'blk/unlinked-header': 1, 'blk/unplaced-block': 2 });
    expect(result.chain.tip).toBe(-1);
  });

  test('a lost file leaves the chain on both sides of the gap', () => {
    const result = placed([...run('a', 'genesis', range(1, 5)), ...run('b', 'lost', range(8, 12))]);
    expect(result.best).toHaveLength(10);
    expect(result.kinds).toEqual({ 'blk/unlinked-header': 1, 'blk/missing-heights': 3 });
  });

  test('a run that starts right above another one but does not link to it shows that the other one ends off the chain', () => {
    // Block 5's parent is unknown, so it is not s4: s4 is stale, and the best chain has no block 4.
    const result = placed([
      ...run('a', 'genesis', range(1, 3)),
      ...run('s', 'a3', [4]),
      ...run('b', 'lost', range(5, 9)),
    ]);
    expect(result.best).toEqual(['a1@1', 'a2@2', 'a3@3', 'b5@5', 'b6@6', 'b7@7', 'b8@8', 'b9@9']);
    expect(result.stale).toEqual(['s4@4']);
    expect(result.kinds['blk/missing-heights']).toBe(2);
  });

  test('a block whose parent is unknown beside the best chain is not called stale', () => {
    const result = placed([...run('a', 'genesis', range(1, 9)), ...run('x', 'lost', [5])]);
    expect(result).toMatchObject({ stale: [], unplaced: ['x5@5'] });
    expect(result.kinds).toMatchObject({ 'blk/unlinked-header': 1, 'blk/unplaced-block': 1 });
  });

  test('times that go back behind the median of eleven blocks are counted and change nothing', () => {
    const blocks = run('a', 'genesis', range(1, 20)).map((block, row) => ({
      ...block,
      time: row === 15 ? 600 * 9 : 600 * row,
    }));
    // Block 16 has the time of block 10, the median of blocks 5 to 15.
    const result = placed(blocks);
    expect(result.best).toHaveLength(20);
    expect(result.kinds).toEqual({ 'blk/missing-heights': 1, 'blk/time-before-median': 1 });
  });

  test('no blocks give no chain, and made-up cycles do not hang', () => {
    expect(placed([])).toMatchObject({ best: [], kinds: {} });
    const cycle = [
      { name: 'x', parent: 'y', says: 7 },
      { name: 'y', parent: 'x', says: 8 },
    ];
    expect(placed(cycle).best).toHaveLength(2);
    expect(() => bestChain({ ...columns(cycle), count: 3 }, { network: regtest })).toThrow(RangeError);
  });

  test('a random tree gives the chain that adding up all work from block 0 gives, in any order', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 120 }), (seed, count) => {
        const random = createRandom(seed);
        const bits = [0x207fffff, 0x203fffff, 0x1d00ffff, 0x09010000];
        const blocks: (Block & { row: number; height: number; work: bigint })[] = [];
        for (let row = 0; row < count; row++) {
          const parent = blocks[Math.floor(random() * (row + 1))];
          const compact = bits[Math.floor(random() * bits.length)]!;
          const height = (parent?.height ?? 0) + 1;
          const work = (parent?.work ?? 0n) + toWork(compact);
          blocks.push({
            name: `n${row}`,
            parent: parent?.name ?? 'genesis',
            bits: compact,
            says: height,
            row,
            height,
            work,
          });
        }
        const seen = blocks.map((block) => ({ block, key: random() })).sort((a, b) => a.key - b.key);
        const shuffled = seen.map(({ block }) => block);
        let tip = shuffled[0]!;
        for (const block of shuffled) if (block.work > tip.work) tip = block;
        const expected = new Map<string, number>();
        for (let block: typeof tip | undefined = tip; block !== undefined; ) {
          expected.set(block.name, block.height);
          block = blocks.find(({ name }) => name === block!.parent);
        }
        const chain = bestChain(columns(shuffled), { network: regtest });
        for (const [row, { name, height }] of shuffled.entries()) {
          expect(chain.height[row]).toBe(height);
          expect(standings[chain.standing[row]!]).toBe(expected.has(name) ? 'best' : 'stale');
        }
      }),
      { numRuns: 200 },
    );
  });
});
