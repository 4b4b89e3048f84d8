import type { Problem } from '../core/problem.ts';
import { createHashIndex } from './_hash-index.ts';
import { parseHash } from './hash.ts';
import type { Network } from './network.ts';
import { toWork } from './target.ts';

/** Headers by column, one row a block, in the order in which they were first seen. */
export interface HeaderColumns {
  readonly count: number;
  /** 32 bytes a row, as they lie in a block. */
  readonly hash: Uint8Array;
  readonly previousHash: Uint8Array;
  readonly bits: Uint32Array;
  readonly timeSeconds: ArrayLike<number>;
  /** Height that the coinbase says; -1 where it says none. Heights before BIP 34 was in force are not looked at. */
  readonly coinbaseHeight: Int32Array;
}

/**
 * What a block is to the best chain. `stale`: off it, and descended from a block on it. `unplaced`: off it, and its
 * ancestors are not there to say where it belongs. `duplicate`: the same block was seen before.
 */
export const standings = ['best', 'stale', 'unplaced', 'duplicate'] as const;
export type Standing = (typeof standings)[number];

export interface Chain {
  /** -1 where not known. */
  readonly height: Int32Array;
  /** Index into `standings`. */
  readonly standing: Uint8Array;
  /** Row of the last block of the best chain; -1 where there is none. */
  readonly tip: number;
  readonly problems: readonly Problem[];
}

export interface ChainOptions {
  readonly network: Network;
  /** Where a row was seen, for messages: a file and an offset. */
  readonly where?: (row: number) => string;
}

const [BEST, STALE, UNPLACED, DUPLICATE] = [0, 1, 2, 3];

/**
 * The chain with the most work among headers, with a height for each block.
 *
 * Blocks link back to block 0. Where the files of a pruned node, or a lost file, cut a run of blocks off, its height is
 * the one that most of its coinbases say. The best chain is the heaviest set of blocks that fits together: one block a
 * height, neighbours linked, and a run without a known parent only where at least one height is missing below it. With
 * all blocks there it is the chain with the most cumulative work. Of equal ones the first seen wins. A run that nothing
 * contradicts is on it, so a single stale block, seen without the chain that beat it, passes for a best one.
 *
 * Headers are taken as hashed and checked for proof of work; whether a block obeys the other rules is not known here.
 *
 * @throws {RangeError} if a column is shorter than the count.
 * @see Bitcoin Core, src/node/blockstorage.cpp, `CBlockIndexWorkComparator`; BIP 34.
 */
export function bestChain(headers: HeaderColumns, options: ChainOptions): Chain {
  const { count } = headers;
  const shortest = Math.min(headers.hash.length, headers.previousHash.length) / 32;
  if (shortest < count) throw new RangeError(`bestChain: expected hashes of ${count} blocks, got ${shortest}`);
  const { coinbaseHeightFrom } = options.network;
  const genesisHash = parseHash(options.network.genesisHash);
  const found = createFindings(options.where ?? ((row) => `row ${row}`));
  const standing = new Uint8Array(count).fill(UNPLACED);
  const index = createHashIndex(headers.hash, count, (row) => {
    standing[row] = DUPLICATE;
    found.add('blk/duplicate-block', 'a block once', row);
  });
  const parent = Int32Array.from({ length: count }, (_, row) => index.find(headers.previousHash, 32 * row));
  const { root, depth } = findRuns(parent);

  const base = placeRuns(headers, { root, depth, standing, coinbaseHeightFrom, genesisHash });
  const followsGenesis = (row: number): boolean => isEqual(headers.previousHash, row, genesisHash);
  const height = new Int32Array(count).fill(-1);
  for (let row = 0; row < count; row++) {
    const from = base[root[row]!]!;
    if (from >= 0) height[row] = from + depth[row]!;
    if (standing[row] === DUPLICATE) continue;
    if (parent[row] === -1 && from !== 0 && !followsGenesis(row)) {
      found.add('blk/unlinked-header', 'the parent of every block', row);
    }
    if (height[row]! >= coinbaseHeightFrom && headers.coinbaseHeight[row] !== height[row]) {
      found.add('blk/height-mismatch', 'the height that links give in the coinbase', row);
    }
  }

  const { previous, tip } = heaviest(headers, { parent, height, standing });
  const best: number[] = [];
  for (let row = tip; row !== -1; row = previous[row]!) best.push(row);
  best.reverse();
  for (const row of best) standing[row] = BEST;
  for (let row = 0; row < count; row++) {
    if (standing[row] !== UNPLACED) continue;
    const first = root[row]!;
    if (standing[first] === BEST || followsGenesis(first)) standing[row] = STALE;
    else found.add('blk/unplaced-block', 'a block that descends from the best chain', row);
  }
  for (const row of backwardTimes(best, height, headers.timeSeconds)) {
    found.add('blk/time-before-median', 'a time after the median of the eleven blocks before', row);
  }
  const problems = [...found.problems(), ...missingHeights(best, height)];
  return { height, standing, tip, problems };
}

/** Each block's first known ancestor, and how far above it the block is. */
function findRuns(parent: Int32Array): { root: Int32Array; depth: Int32Array } {
  const UNSEEN = -1;
  const ON_PATH = -2;
  const root = new Int32Array(parent.length).fill(UNSEEN);
  const depth = new Int32Array(parent.length);
  const path: number[] = [];
  for (let start = 0; start < parent.length; start++) {
    let row = start;
    while (row !== -1 && root[row] === UNSEEN) {
      root[row] = ON_PATH;
      path.push(row);
      row = parent[row]!;
    }
    // True hashes have no cycles; made-up ones do not hang.
    if (row !== -1 && root[row] === ON_PATH) parent[path.at(-1)!] = -1;
    for (let step = path.pop(); step !== undefined; step = path.pop()) {
      const above = parent[step]!;
      root[step] = above === -1 ? step : root[above]!;
      depth[step] = above === -1 ? 0 : depth[above]! + 1;
    }
  }
  return { root, depth };
}

interface Runs {
  readonly root: Int32Array;
  readonly depth: Int32Array;
  readonly standing: Uint8Array;
  readonly coinbaseHeightFrom: number;
  readonly genesisHash: Uint8Array;
}

/**
 * Height of each run's first block, by its row: 0 or 1 where it links to block 0, else what most coinbases of the run
 * say; -1 where none does.
 */
function placeRuns(headers: HeaderColumns, runs: Runs): Int32Array {
  const { root, depth, standing, genesisHash } = runs;
  const base = new Int32Array(headers.count).fill(-1);
  const votes = new Int32Array(headers.count);
  for (let row = 0; row < headers.count; row++) {
    const claimed = headers.coinbaseHeight[row]!;
    if (standing[row] === DUPLICATE || claimed < runs.coinbaseHeightFrom || claimed < depth[row]!) continue;
    // Majority vote of Boyer and Moore: one candidate and one counter a run.
    const run = root[row]!;
    const candidate = claimed - depth[row]!;
    if (votes[run] === 0) base[run] = candidate;
    votes[run]! += base[run] === candidate ? 1 : -1;
  }
  for (let row = 0; row < headers.count; row++) {
    if (root[row] !== row) continue;
    if (isEqual(headers.hash, row, genesisHash)) base[row] = 0;
    else if (isEqual(headers.previousHash, row, genesisHash)) base[row] = 1;
  }
  return base;
}

function isEqual(column: Uint8Array, row: number, hash: Uint8Array): boolean {
  return hash.every((byte, index) => byte === column[32 * row + index]);
}

interface Placed {
  readonly parent: Int32Array;
  readonly height: Int32Array;
  readonly standing: Uint8Array;
}

/**
 * The last block of the heaviest set that fits together, and for each block the one before it in the heaviest set that
 * ends with it.
 */
function heaviest(headers: HeaderColumns, { parent, height, standing }: Placed): { previous: Int32Array; tip: number } {
  const { count, bits } = headers;
  const exactWork = new Map<number, bigint>();
  const workOf = (row: number): bigint => {
    let work = exactWork.get(bits[row]!);
    if (work === undefined) {
      work = toWork(bits[row]!);
      exactWork.set(bits[row]!, work);
    }
    return work;
  };
  const previous = new Int32Array(count).fill(-1);
  const approximateWork = new Float64Array(count);

  const isHeavier = (left: number, right: number): boolean => {
    const difference = approximateWork[left]! - approximateWork[right]!;
    // A sum of a few million terms is off by less than this; closer ones are compared without rounding, down to where
    // they meet.
    if (Math.abs(difference) > 1e-8 * approximateWork[right]!) return difference > 0;
    let exact = 0n;
    let [a, b] = [left, right];
    while (a !== b) {
      if (a !== -1 && (b === -1 || height[a]! >= height[b]!)) {
        exact += workOf(a);
        a = previous[a]!;
      } else {
        exact -= workOf(b);
        b = previous[b]!;
      }
    }
    return exact > 0n;
  };

  const placed: number[] = [];
  const hasChild = new Uint8Array(count);
  for (let row = 0; row < count; row++) if (standing[row] !== DUPLICATE && height[row] !== -1) placed.push(row);
  const ascending = Float64Array.from(placed, (row) => height[row]! * count + row).sort();
  let lagging = 0;
  let bestBelow = -1;
  for (const key of ascending) {
    const row = key % count;
    let before = parent[row]!;
    if (before === -1) {
      for (; height[ascending[lagging]! % count]! <= height[row]! - 2; lagging++) {
        const candidate = ascending[lagging]! % count;
        if (bestBelow === -1 || isHeavier(candidate, bestBelow)) bestBelow = candidate;
      }
      before = bestBelow;
    } else {
      hasChild[before] = 1;
    }
    previous[row] = before;
    approximateWork[row] = Number(workOf(row)) + (before === -1 ? 0 : approximateWork[before]!);
  }

  let tip = -1;
  for (const row of placed) if (hasChild[row] === 0 && (tip === -1 || isHeavier(row, tip))) tip = row;
  return { previous, tip };
}

/** Heights below the tip at which the best chain, in ascending height, has no block. */
function missingHeights(best: readonly number[], height: Int32Array): Problem[] {
  const gaps: string[] = [];
  let missing = 0;
  let next = 0;
  for (const row of best) {
    const here = height[row]!;
    if (here > next) gaps.push(here === next + 1 ? `${next}` : `${next} to ${here - 1}`);
    missing += here - next;
    next = here + 1;
  }
  if (missing === 0) return [];
  const message = `chain: expected a block at every height below the tip, got ${missing} without (${examples(gaps)})`;
  return [{ kind: 'blk/missing-heights', message, count: missing }];
}

/** Rows of the best chain whose time is not after the median of the eleven blocks before. */
function backwardTimes(best: readonly number[], height: Int32Array, timeSeconds: ArrayLike<number>): number[] {
  const backward: number[] = [];
  let recent: number[] = [];
  let before = -1;
  for (const row of best) {
    if (height[row] !== before + 1) recent = [];
    before = height[row]!;
    if (recent.length === 11) {
      if (timeSeconds[row]! <= recent.toSorted((a, b) => a - b)[5]!) backward.push(row);
      recent.shift();
    }
    recent.push(timeSeconds[row]!);
  }
  return backward;
}

/** Collects rows by kind of problem: counted all, shown the first few. */
function createFindings(where: (row: number) => string) {
  const kinds = new Map<string, { expected: string; count: number; rows: number[] }>();
  return {
    add(kind: string, expected: string, row: number): void {
      const found = kinds.get(kind) ?? { expected, count: 0, rows: [] };
      kinds.set(kind, found);
      found.count++;
      if (found.rows.length <= SHOWN) found.rows.push(row);
    },
    problems: (): Problem[] =>
      Array.from(kinds, ([kind, { expected, count, rows }]) => {
        const message = `chain: expected ${expected}, got ${count} without (${examples(rows.map(where))})`;
        return { kind, message, count };
      }),
  };
}

const SHOWN = 3;

function examples(all: readonly string[]): string {
  return all.length > SHOWN ? `${all.slice(0, SHOWN).join(', ')}, …` : all.join(', ');
}
