import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Level, levels } from '../core/blocks.ts';
import { formatDate, parseInstant } from '../core/time-span.ts';
import type { SourceCredit } from '../report/index.ts';
import { type MeasuredInput, readInput } from './input.ts';
import type { ObservedInput } from './observe.ts';
import type { CountedOrigin } from './recipe.ts';
import { blockTallies, dailyTally } from './tally.ts';

/** `data/snapshot` of the package: src/pipeline and dist/pipeline lie equally deep. */
const FOLDER = fileURLToPath(new URL('../../data/snapshot/', import.meta.url));

/** What the bundled snapshot says of itself; origins are in order of time. */
export function bundledDescription(): { readonly title: string; readonly origins: readonly CountedOrigin[] } {
  return JSON.parse(readFileSync(`${FOLDER}datapackage.json`, 'utf8'));
}

/** The bundled snapshot as an input. */
export async function readBundledSnapshot(): Promise<MeasuredInput> {
  const { title, origins } = bundledDescription();
  const input = await readInput(`${FOLDER}daily-blocks.parquet`);
  return { ...input, name: `bundled snapshot: ${title}`, origins };
}

/** An input as the main job looks at it: rows of each level it has, names to show, whom to credit. */
export function toObserved(input: MeasuredInput): ObservedInput {
  const { origins } = input;
  const common = {
    snapshot: input.snapshot,
    names: entityNames(input),
    knownSinceMs: { 'proxy-group': groupsKnownSince(input) },
    problems: input.problems,
    notes: [...input.notes, groupsNote(input), ...(origins ?? []).flatMap(originNote)],
    sources: (origins ?? []).map(toCredit),
    title: origins === undefined ? `Who mines the blocks of ${input.name}` : 'Who mines Bitcoin’s blocks',
  };
  if (input.kind === 'daily') {
    const tallies = [...input.daily].map(([level, daily]) => dailyTally(level, daily));
    return { ...common, tallies: inOrder(tallies), labelBreaksMs: input.originChangesMs };
  }
  const isBuilderKnown = input.blocks.levels.builder.names.length > 0;
  const wanted = levels.filter((level) => level !== 'builder' || isBuilderKnown);
  const { blocks } = input;
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

function groupsNote(input: MeasuredInput): string {
  return `Proxy groups are known from ${formatDate(groupsKnownSince(input))}: before, that level equals the pools, so its direction is taken from then on.`;
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
