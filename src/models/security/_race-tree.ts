import type { Random } from '../../core/random.ts';
import { normalDraw } from '../../statistics/normal-draw.ts';
import type { RaceSetup } from './_race-setup.ts';

/**
 * Blocks whose place is not settled yet, in the order they were found. The first one is the root: everyone's tip when the
 * episode began, or a settled block since.
 */
export interface RaceTree {
  readonly setup: RaceSetup;
  readonly random: Random;
  /** Best-chain blocks of each entity so far. */
  readonly best: Float64Array;
  count: number;
  capacity: number;
  parent: Int32Array;
  height: Int32Array;
  finder: Int32Array;
  /** When the block was made public; Infinity before. */
  publishedSeconds: Float64Array;
  /** When each entity gets each block; NaN until it is drawn. Empty where delays are constant. */
  arrivalSeconds: Float64Array;
  /** Public blocks that may yet be mined on, in the order they were published. */
  open: number[];
  topHeight: number;
  /** The first block found of the greatest height. */
  top: number;
  /** Blocks of the greatest height. */
  topCount: number;
}

const FIRST_CAPACITY = 64;

export function createTree(setup: RaceSetup, random: Random): RaceTree {
  const capacity = FIRST_CAPACITY;
  return {
    setup,
    random,
    best: new Float64Array(setup.count),
    count: 1,
    capacity,
    parent: new Int32Array(capacity),
    height: new Int32Array(capacity),
    finder: new Int32Array(capacity).fill(-1),
    publishedSeconds: new Float64Array(capacity).fill(-Infinity),
    arrivalSeconds: new Float64Array(setup.distribution === 'constant' ? 0 : capacity * setup.count),
    open: [0],
    topHeight: 0,
    top: 0,
    topCount: 1,
  };
}

/** Leaves only the root. */
export function clearTree(tree: RaceTree): void {
  tree.count = 1;
  tree.open.length = 1;
  tree.open[0] = 0;
  tree.topHeight = 0;
  tree.top = 0;
  tree.topCount = 1;
}

/** Adds a block; there must be room for it. */
export function addBlock(tree: RaceTree, parent: number, finder: number, publishedSeconds: number): number {
  const block = tree.count++;
  const height = tree.height[parent]! + 1;
  tree.parent[block] = parent;
  tree.height[block] = height;
  tree.finder[block] = finder;
  tree.publishedSeconds[block] = publishedSeconds;
  if (publishedSeconds !== Infinity) tree.open.push(block);
  const { count } = tree.setup;
  if (tree.arrivalSeconds.length > 0) tree.arrivalSeconds.fill(Number.NaN, block * count, (block + 1) * count);
  noteTop(tree, block);
  return block;
}

/** Makes a block public. */
export function publishBlock(tree: RaceTree, block: number, nowSeconds: number): void {
  tree.publishedSeconds[block] = nowSeconds;
  tree.open.push(block);
}

function noteTop(tree: RaceTree, block: number): void {
  const height = tree.height[block]!;
  if (height > tree.topHeight) {
    tree.topHeight = height;
    tree.top = block;
    tree.topCount = 1;
  } else if (height === tree.topHeight) tree.topCount++;
}

/** When an entity gets a block; its own it has at once. Infinity for a block that is not public. */
export function arrivalAt(tree: RaceTree, block: number, entity: number): number {
  const published = tree.publishedSeconds[block]!;
  const finder = tree.finder[block]!;
  if (finder === entity || published === Infinity || block === 0) return published;
  if (tree.arrivalSeconds.length === 0) return published + tree.setup.delaySeconds[finder]!;
  const at = block * tree.setup.count + entity;
  const known = tree.arrivalSeconds[at]!;
  if (!Number.isNaN(known)) return known;
  const drawn = published + drawDelay(tree, finder);
  tree.arrivalSeconds[at] = drawn;
  return drawn;
}

function drawDelay({ setup, random }: RaceTree, finder: number): number {
  const { distribution } = setup;
  const mean = setup.delaySeconds[finder]!;
  if (distribution === 'constant') return mean;
  const delay =
    distribution === 'exponential'
      ? -mean * Math.log(1 - random())
      : mean * Math.exp(distribution.logDeviation * (normalDraw(random) - distribution.logDeviation / 2));
  return Math.min(delay, setup.farSeconds[finder]!);
}

const MANY_OPEN = 32;

/** Leaves out what is lower than a block that everyone has. */
function dropLower(tree: RaceTree, nowSeconds: number): void {
  let floor = 0;
  for (const block of tree.open) {
    if (tree.height[block]! > floor && isKnownToAll(tree, block, nowSeconds)) floor = tree.height[block]!;
  }
  tree.open = tree.open.filter((block) => tree.height[block]! >= floor);
}

/** Block that an honest entity mines on: the highest it knows, on a tie by `tieWinProportion`, else the first seen. */
export function tipOf(tree: RaceTree, entity: number, nowSeconds: number): number {
  const { attacker, tieWinProportion } = tree.setup;
  let height = -1;
  let tip = 0;
  let seen = Infinity;
  let attackersTip = -1;
  let othersTip = -1;
  if (tree.open.length > MANY_OPEN) dropLower(tree, nowSeconds);
  const { open } = tree;
  for (let index = 0; index < open.length; index++) {
    const block = open[index]!;
    const blockHeight = tree.height[block]!;
    if (blockHeight < height) continue;
    const arrival = arrivalAt(tree, block, entity);
    if (arrival > nowSeconds) continue;
    const isAttackers = tree.finder[block] === attacker;
    if (blockHeight > height) {
      height = blockHeight;
      seen = Infinity;
      attackersTip = -1;
      othersTip = -1;
    }
    if (isAttackers) attackersTip = block;
    else othersTip = block;
    if (arrival < seen) {
      tip = block;
      seen = arrival;
    }
  }
  if (attackersTip < 0 || othersTip < 0 || attacker < 0 || Number.isNaN(tieWinProportion)) return tip;
  if (tree.random() < tieWinProportion) return attackersTip;
  return tip === attackersTip ? othersTip : tip;
}

/** Whether everyone has the block by then. */
export function isKnownToAll(tree: RaceTree, block: number, nowSeconds: number): boolean {
  const published = tree.publishedSeconds[block]!;
  if (block === 0 || published + tree.setup.farSeconds[tree.finder[block]!]! <= nowSeconds) return true;
  if (tree.arrivalSeconds.length === 0) return false;
  for (let entity = 0; entity < tree.setup.count; entity++) {
    if (!(arrivalAt(tree, block, entity) <= nowSeconds)) return false;
  }
  return true;
}

/** Counts a block and those before it, down to the root and without it, as blocks of the best chain. */
export function settleChain(tree: RaceTree, tip: number): void {
  for (let block = tip; block !== 0; block = tree.parent[block]!) tree.best[tree.finder[block]!]!++;
}

export function commonAncestor(tree: RaceTree, one: number, other: number): number {
  let a = one;
  let b = other;
  while (a !== b) {
    if (a > b) a = tree.parent[a]!;
    else b = tree.parent[b]!;
  }
  return a;
}

/** Blocks never to be public no longer count as the highest. */
export function forgetPrivate(tree: RaceTree): void {
  for (let block = 1; block < tree.count; block++) {
    if (tree.publishedSeconds[block] === Infinity) tree.height[block] = -1;
  }
  tree.topHeight = -1;
  for (let block = 0; block < tree.count; block++) noteTop(tree, block);
}

/**
 * Makes room: drops blocks on which nobody will ever mine, and settles those that all branches still open have in common.
 * Where it is not enough, the arrays grow.
 *
 * @param kept blocks that others refer to.
 * @returns where each block is now; −1 for one that is dropped.
 */
export function pruneTree(tree: RaceTree, nowSeconds: number, kept: readonly number[]): Int32Array {
  const isOpen = openBlocks(tree, nowSeconds, kept);
  const root = commonRoot(tree, isOpen);
  settleChain(tree, root);
  const moved = moveBlocks(tree, root, isOpen);
  if (tree.count > tree.capacity / 2) growTree(tree);
  return moved;
}

/** 2 for blocks that may be mined on or are kept, 1 for those before them, 0 for the others. */
function openBlocks(tree: RaceTree, nowSeconds: number, kept: readonly number[]): Uint8Array {
  dropLower(tree, nowSeconds);
  const isOpen = new Uint8Array(tree.count);
  for (const block of tree.open) isOpen[block] = 2;
  for (const block of kept) isOpen[block] = 2;
  for (let block = tree.count - 1; block > 0; block--) {
    if (isOpen[block]! > 0) isOpen[tree.parent[block]!] ||= 1;
  }
  return isOpen;
}

/** The last block that is before all open ones, or is one. */
function commonRoot(tree: RaceTree, isOpen: Uint8Array): number {
  let root = -1;
  for (let block = 0; block < tree.count; block++) {
    if (isOpen[block] !== 2) continue;
    root = root < 0 ? block : commonAncestor(tree, root, block);
  }
  return Math.max(root, 0);
}

function moveBlocks(tree: RaceTree, root: number, isOpen: Uint8Array): Int32Array {
  const moved = new Int32Array(tree.count).fill(-1);
  const { count } = tree.setup;
  const rootHeight = tree.height[root]!;
  moved[root] = 0;
  let next = 1;
  for (let block = root + 1; block < tree.count; block++) {
    if (isOpen[block] === 0) continue;
    moved[block] = next;
    tree.parent[next] = moved[tree.parent[block]!]!;
    tree.height[next] = tree.height[block]! - rootHeight;
    tree.finder[next] = tree.finder[block]!;
    tree.publishedSeconds[next] = tree.publishedSeconds[block]!;
    if (tree.arrivalSeconds.length > 0) {
      tree.arrivalSeconds.copyWithin(next * count, block * count, (block + 1) * count);
    }
    next++;
  }
  const open = tree.open.map((block) => moved[block]!);
  clearTree(tree);
  tree.open = open;
  tree.count = next;
  for (let block = 1; block < next; block++) noteTop(tree, block);
  return moved;
}

function growTree(tree: RaceTree): void {
  const capacity = 2 * tree.capacity;
  const grown = <A extends Int32Array | Float64Array>(to: A, from: A): A => {
    to.set(from);
    return to;
  };
  tree.capacity = capacity;
  tree.parent = grown(new Int32Array(capacity), tree.parent);
  tree.height = grown(new Int32Array(capacity), tree.height);
  tree.finder = grown(new Int32Array(capacity), tree.finder);
  tree.publishedSeconds = grown(new Float64Array(capacity), tree.publishedSeconds);
  if (tree.arrivalSeconds.length > 0) {
    tree.arrivalSeconds = grown(new Float64Array(capacity * tree.setup.count), tree.arrivalSeconds);
  }
}
