import type { Random } from '../../core/random.ts';
import {
  clearAttacker,
  createAttacker,
  findPrivately,
  moveAttacker,
  type RaceAttacker,
  receiveUntil,
} from './_race-attacker.ts';
import type { RaceSetup } from './_race-setup.ts';
import {
  addBlock,
  clearTree,
  createTree,
  isKnownToAll,
  pruneTree,
  type RaceTree,
  settleChain,
  tipOf,
} from './_race-tree.ts';

/** A race in the making. */
export interface RaceRun {
  readonly setup: RaceSetup;
  readonly random: Random;
  readonly tree: RaceTree;
  readonly attacker: RaceAttacker | null;
  /** Blocks that each entity has found in episodes. */
  readonly found: Float64Array;
  /** Sum of `found`. */
  foundInEpisodes: number;
  /** Time of the episodes, each up to the block after it. */
  episodeSeconds: number;
}

/** How an episode begins: who finds its first three blocks, should there be so many, and the time between two of them. */
export interface EpisodeStart {
  readonly first: number;
  readonly second: number;
  readonly third: number;
  /** From the first to the second. */
  readonly gapSeconds: number;
}

export function createRun(setup: RaceSetup, random: Random): RaceRun {
  const tree = createTree(setup, random);
  const attacker = createAttacker(tree);
  const found = new Float64Array(setup.count);
  return { setup, random, tree, attacker, found, foundInEpisodes: 0, episodeSeconds: 0 };
}

/** Index of the first sum above a number. */
export function indexAbove(sums: Float64Array, value: number): number {
  const last = sums.length - 1;
  let index = 0;
  while (index < last && sums[index]! <= value) index++;
  return index;
}

/** Interval to the next block, given that it starts an episode; `uniform` is from [0, 1). */
export function startGap(setup: RaceSetup, first: number, uniform: number): number {
  return -setup.blockIntervalSeconds * Math.log(1 - uniform * setup.startChance[first]!);
}

/**
 * Runs one episode block by block: from the block of `first` found while everyone mined on the same tip, until everyone
 * does so again, or the blocks are used up. Then the highest block wins, of several the first found.
 *
 * @returns whether it came to its end.
 */
export function runEpisode(run: RaceRun, start: EpisodeStart, mostBlocks: number): boolean {
  const { setup, tree, attacker, random } = run;
  let now = 0;
  let gap = start.gapSeconds;
  find(run, start.first, 0);
  for (let blocks = 1; ; blocks++) {
    const then = now + gap;
    if (attacker !== null) receiveUntil(attacker, then);
    const isOver = isQuiet(run, then);
    if (isOver || blocks === mostBlocks) {
      run.episodeSeconds += then;
      settleChain(tree, tree.top);
      clearTree(tree);
      if (attacker !== null) clearAttacker(attacker);
      return isOver;
    }
    find(run, finderOf(run, start, blocks), then);
    now = then;
    gap = -setup.blockIntervalSeconds * Math.log(1 - random());
  }
}

/** Who finds an episode's block of a number that counts from 0. */
function finderOf({ setup, random }: RaceRun, start: EpisodeStart, block: number): number {
  if (block === 1) return start.second;
  return block === 2 ? start.third : indexAbove(setup.cumulative, random());
}

function find(run: RaceRun, entity: number, nowSeconds: number): void {
  const { tree, attacker } = run;
  if (tree.count === tree.capacity) makeRoom(run, nowSeconds);
  run.found[entity]!++;
  run.foundInEpisodes++;
  if (attacker !== null && entity === attacker.entity) {
    findPrivately(attacker, nowSeconds);
    return;
  }
  const block = addBlock(tree, tipOf(tree, entity, nowSeconds), entity, nowSeconds);
  if (attacker !== null) attacker.coming.push(block);
}

function makeRoom({ tree, attacker }: RaceRun, nowSeconds: number): void {
  const kept = attacker === null ? [] : [attacker.tip, attacker.published];
  if (attacker !== null && attacker.rival >= 0) kept.push(attacker.rival);
  const moved = pruneTree(tree, nowSeconds, kept);
  if (attacker !== null) moveAttacker(attacker, moved);
}

/** Whether everyone mines on the same block and holds nothing back. */
function isQuiet({ tree, attacker }: RaceRun, nowSeconds: number): boolean {
  if (tree.topCount > 1 || (attacker !== null && attacker.tip !== tree.top)) return false;
  return isKnownToAll(tree, tree.top, nowSeconds);
}
