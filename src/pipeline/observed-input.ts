import { hash } from 'node:crypto';
import type { PoolRegistry } from '../attribution/index.ts';
import type { ScoredModel } from '../core/ai-model.ts';
import { type AttributedBlocks, type Level, levels } from '../core/blocks.ts';
import type { Fact } from '../core/fact.ts';
import type { HeldLayer } from '../core/holding.ts';
import type { LedgerDeal } from '../core/hosting-ledger.ts';
import type { Problem } from '../core/problem.ts';
import { formatDate, parseInstant } from '../core/time-span.ts';
import type { SourceCredit } from '../report/index.ts';
import { blockTallies, dailyTally, type Tally } from '../windows/index.ts';
import type { MeasuredInput } from './input.ts';
import type { PublishedHalf } from './published-half.ts';
import type { CountedOrigin } from './recipe.ts';

/** What the main job looks at: blocks by level, published amounts, scored models and facts, and where they came from. */
export interface ObservedInput {
  readonly title: string;
  readonly tallies: readonly Tally[];
  /** The blocks that the rows come from, where the input has them one by one. */
  readonly blocks?: AttributedBlocks;
  /** Where the counts of blocks come from, where the input says so; empty for blocks of the user's own. */
  readonly blockOrigins: readonly CountedOrigin[];
  /** The pools whose rules named the makers of the blocks; absent where blocks are not looked at. */
  readonly registry?: PoolRegistry;
  /** Layers known by published amounts. */
  readonly held: readonly HeldLayer[];
  readonly models: readonly ScoredModel[];
  readonly facts: readonly Fact[];
  /** Hosting deals, of the half that is published. */
  readonly deals: readonly LedgerDeal[];
  /** Content hash of the inputs. */
  readonly snapshot: string;
  /** Content hash of the blocks alone, where there are any. */
  readonly blocksSnapshot?: string;
  /** Display names of the entities of blocks, of every level. */
  readonly names: ReadonlyMap<string, string>;
  /** Display names of the entities of a layer of amounts, where they differ from those of `entityName`. */
  readonly namesOfLayers: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly sources: readonly SourceCredit[];
  /** Instants at which the source of the labels changes. */
  readonly labelBreaksMs: readonly number[];
  /** Instant from which a level can be judged, where its rules are known only since then. */
  readonly knownSinceMs: Readonly<Partial<Record<Level, number>>>;
  readonly problems: readonly Problem[];
  readonly notes: readonly string[];
}

/** Blocks and published amounts as the main job looks at them; null: the half that is not looked at. */
export function toObserved(blocks: MeasuredInput | null, published: PublishedHalf | null): ObservedInput {
  const title =
    published === null && blocks !== null && blocks.origins === undefined
      ? `Who mines the blocks of ${blocks.name}`
      : 'Where power sits: Bitcoin’s blocks and AI’s compute';
  const snapshots = [blocks?.snapshot, published?.snapshot].filter((one) => one !== undefined);
  return {
    title,
    ...(blocks === null ? noBlocks : blocksHalf(blocks)),
    ...(blocks === null ? {} : { blocksSnapshot: blocks.snapshot }),
    blockOrigins: blocks?.origins ?? [],
    held: published?.layers ?? [],
    models: published?.models ?? [],
    facts: published?.facts ?? [],
    deals: published?.deals ?? [],
    namesOfLayers: published?.names ?? new Map(),
    snapshot: snapshots.length === 1 ? snapshots[0]! : hash('sha256', snapshots.join('\n'), 'hex'),
    sources: [...(blocks?.origins ?? []).map(toCredit), ...(published?.sources ?? [])],
    problems: [...(blocks?.problems ?? []), ...(published?.problems ?? [])],
    notes: [...(blocks === null ? [] : blockNotes(blocks)), ...(published?.notes ?? [])],
  };
}

const noBlocks = { tallies: [], names: new Map<string, string>(), labelBreaksMs: [], knownSinceMs: {} };

function blocksHalf(input: MeasuredInput) {
  const common = {
    registry: input.registry,
    names: entityNames(input),
    knownSinceMs: { 'proxy-group': groupsKnownSince(input) },
  };
  if (input.kind === 'daily') {
    const tallies = [...input.daily].map(([level, daily]) => dailyTally(level, daily));
    return { ...common, tallies: inOrder(tallies), labelBreaksMs: input.originChangesMs };
  }
  const { blocks } = input;
  const isBuilderKnown = blocks.levels.builder.names.length > 0;
  const wanted = levels.filter((level) => level !== 'builder' || isBuilderKnown);
  return { ...common, blocks, tallies: blockTallies(blocks, wanted, 'time'), labelBreaksMs: [] };
}

function inOrder<T extends { readonly level: Level }>(tallies: readonly T[]): T[] {
  return tallies.toSorted((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level));
}

function entityNames({ registry }: MeasuredInput): ReadonlyMap<string, string> {
  return new Map([
    ...registry.pools.flatMap(({ parents }) => parents.map(({ entity, name }) => [entity, name] as const)),
    ...registry.proxyGroups.map(({ id, name }) => [id, name] as const),
    ...registry.pools.map(({ id, name }) => [id, name] as const),
  ]);
}

/** Before its first dated membership a proxy group says nothing: the level equals the pools. */
function groupsKnownSince({ registry }: MeasuredInput): number {
  const members = registry.proxyGroups.flatMap(({ members }) => members);
  return Math.min(...members.map(({ from }) => (from === undefined ? -Infinity : parseInstant(from))));
}

function blockNotes(input: MeasuredInput): string[] {
  const groups = `Proxy groups are known from ${formatDate(groupsKnownSince(input))}: before, that level equals the pools, so its direction is taken from then on.`;
  return [...input.notes, groups, ...(input.origins ?? []).flatMap(originNote)];
}

function originNote({ id, note }: CountedOrigin): string[] {
  return note === undefined ? [] : [`${id}: ${note}`];
}

function toCredit({ title, publisher, licence, url, from, until, blocks }: CountedOrigin): SourceCredit {
  return {
    title,
    publisher,
    licence,
    url,
    span: { fromMs: parseInstant(from), toMs: parseInstant(until) },
    rows: blocks,
  };
}
