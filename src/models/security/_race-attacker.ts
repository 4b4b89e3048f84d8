import type { Reaction } from './_race-reaction.ts';
import { addBlock, arrivalAt, commonAncestor, forgetPrivate, publishBlock, type RaceTree } from './_race-tree.ts';
import { ACTIVE, ADOPT, IRRELEVANT, MATCH, OVERRIDE, RELEVANT, WAIT } from './_selfish-states.ts';

/** The entity that withholds: what it holds, what it has published and what it knows of the others. */
export interface RaceAttacker {
  readonly tree: RaceTree;
  readonly entity: number;
  readonly react: Reaction;
  /** Block it mines on. */
  tip: number;
  /** Last public block before the tip, or the tip. */
  published: number;
  /** The highest public block it knows that is not on its branch; −1 without one. */
  rival: number;
  /** The last block before both its tip and the rival. */
  fork: number;
  /** Others' blocks on their way to it, in the order they were found. */
  coming: number[];
}

export function createAttacker(tree: RaceTree): RaceAttacker | null {
  const { attacker: entity, reaction } = tree.setup;
  if (reaction === null) return null;
  return { tree, entity, react: reaction, tip: 0, published: 0, rival: -1, fork: 0, coming: [] };
}

export function clearAttacker(attacker: RaceAttacker): void {
  attacker.tip = 0;
  attacker.published = 0;
  attacker.rival = -1;
  attacker.fork = 0;
  attacker.coming.length = 0;
}

/** It finds a block, and reacts. */
export function findPrivately(attacker: RaceAttacker, nowSeconds: number): void {
  attacker.tip = addBlock(attacker.tree, attacker.tip, attacker.entity, Infinity);
  reactAt(attacker, nowSeconds, IRRELEVANT);
}

/** It gets, one by one, the blocks that arrive up to a time, and reacts to each that is a new highest one. */
export function receiveUntil(attacker: RaceAttacker, untilSeconds: number): void {
  const { tree, coming, entity } = attacker;
  while (coming.length > 0) {
    let first = 0;
    for (let index = 1; index < coming.length; index++) {
      if (arrivalAt(tree, coming[index]!, entity) < arrivalAt(tree, coming[first]!, entity)) first = index;
    }
    const block = coming[first]!;
    const arrival = arrivalAt(tree, block, entity);
    if (arrival > untilSeconds) return;
    coming.splice(first, 1);
    const { height } = tree;
    const isHighest = attacker.rival < 0 || height[block]! > height[attacker.rival]!;
    if (!isHighest || height[block]! < height[attacker.published]!) continue;
    attacker.fork = forkOf(attacker, block);
    attacker.rival = block;
    reactAt(attacker, arrival, RELEVANT);
  }
}

/** Mostly the block extends the old rival or what is published; else both branches are followed back. */
function forkOf({ tree, tip, published, rival, fork }: RaceAttacker, block: number): number {
  const parent = tree.parent[block]!;
  if (parent === rival) return fork;
  return parent === published ? published : commonAncestor(tree, tip, block);
}

/** Blocks have moved in the tree. */
export function moveAttacker(attacker: RaceAttacker, moved: Int32Array): void {
  attacker.tip = moved[attacker.tip]!;
  attacker.published = moved[attacker.published]!;
  if (attacker.rival >= 0) attacker.rival = moved[attacker.rival]!;
  attacker.fork = moved[attacker.fork]!;
  attacker.coming = attacker.coming.map((block) => moved[block]!).filter((block) => block > 0);
}

/** The state that its policy is asked about, and what it does. */
function reactAt(attacker: RaceAttacker, nowSeconds: number, last: typeof IRRELEVANT | typeof RELEVANT): void {
  const { tree, tip, published, rival } = attacker;
  const { height } = tree;
  const isActive = isMatched(attacker);
  const isContested = isActive || (rival >= 0 && height[rival]! > height[published]!);
  const fork = isContested ? attacker.fork : published;
  const own = height[tip]! - height[fork]!;
  const others = isContested ? height[rival]! - height[fork]! : 0;
  // A block that is as high as the last that it published leaves it as it was, if it has no more to publish.
  if (last === RELEVANT && (!isContested || (isActive && own === others))) return;
  const label = isActive ? ACTIVE : isContested ? last : IRRELEVANT;
  const action = attacker.react(own, others, label);
  if (action === WAIT) return;
  if (action === ADOPT) adopt(attacker, isContested ? rival : published);
  else if (action === OVERRIDE && own > others) publish(attacker, height[fork]! + others + 1, nowSeconds);
  else if (action === MATCH && label === RELEVANT && own >= others) publish(attacker, height[rival]!, nowSeconds);
  else {
    throw new RangeError(
      `simulateRace: expected an action of the policy that is possible, got ${action} (${own} against ${others}, fork ${label})`,
    );
  }
}

/** Whether a block of its own is public against another of the same height. */
function isMatched({ tree, entity, published, rival }: RaceAttacker): boolean {
  return rival >= 0 && tree.finder[published] === entity && tree.height[published] === tree.height[rival];
}

function adopt(attacker: RaceAttacker, tip: number): void {
  const { tree } = attacker;
  const isLower = tree.height[attacker.tip]! < tree.height[tip]!;
  attacker.tip = tip;
  attacker.published = tip;
  attacker.rival = -1;
  if (!isLower) forgetPrivate(tree);
}

/** Publishes its branch up to a height, from the first block that is not public. */
function publish(attacker: RaceAttacker, upTo: number, nowSeconds: number): void {
  const { tree, entity } = attacker;
  for (let block = attacker.published + 1; tree.height[attacker.published]! < upTo; block++) {
    if (tree.parent[block] !== attacker.published || tree.finder[block] !== entity) continue;
    publishBlock(tree, block, nowSeconds);
    attacker.published = block;
  }
}
