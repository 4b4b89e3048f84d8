import type { Citation } from '../core/citation.ts';
import type { Problem } from '../core/problem.ts';
import { factSpan, isMainnetAddress, isTagLongEnough, SHORTEST_TAG_BYTES, sortedById } from './_facts.ts';
import { labelKey } from './label-key.ts';

/** A fact that holds from a day (inclusive) until a day (exclusive), both UTC; a side that is absent is open. */
export interface DatedFact {
  readonly from?: string;
  readonly until?: string;
  /** Key of `PoolRegistry.sources`. */
  readonly source: string;
}

/** Text that a pool writes into its coinbases. */
export interface TagFact extends DatedFact {
  readonly text: string;
  /** True where the pool lets its miners write what comes after: another pool's tag there is the miner's text. */
  readonly minerTextFollows?: boolean;
}

/** Address to which a pool's coinbases pay. */
export interface AddressFact extends DatedFact {
  readonly address: string;
}

/** Legal owner of a pool. */
export interface ParentFact extends DatedFact {
  /** Entity id at the parent level, `bitmain`. */
  readonly entity: string;
  readonly name: string;
}

/** One pool and everything known of how its blocks are recognised and who owns it. */
export interface Pool {
  readonly id: string;
  readonly name: string;
  /** Further labels under which publishers list it. */
  readonly aliases: readonly string[];
  readonly link?: string;
  readonly tags: readonly TagFact[];
  readonly addresses: readonly AddressFact[];
  readonly parents: readonly ParentFact[];
  /** How its coinbases name who built the template; absent where the pool does. */
  readonly builder?: { readonly format: 'datum'; readonly source: string };
  readonly note?: string;
}

/** Membership of a pool in a proxy group. */
export interface MemberFact extends DatedFact {
  readonly pool: string;
}

/** Pools that share templates or custody. */
export interface ProxyGroup {
  readonly id: string;
  readonly name: string;
  readonly members: readonly MemberFact[];
  readonly note?: string;
}

/** Pools in the order of their ids, proxy groups and sources: plain data, to be handed to workers as it is. */
export interface PoolRegistry {
  /** Names the content; empty until a loader sets it. */
  readonly version: string;
  readonly sources: Readonly<Record<string, Citation>>;
  readonly pools: readonly Pool[];
  readonly proxyGroups: readonly ProxyGroup[];
  /** What could not be used of the lists that were merged in. */
  readonly problems: readonly Problem[];
}

const DATED = ['from', 'until', 'source'] as const;

type Fields = Readonly<Record<string, unknown>>;

/**
 * Registry from the JSON files of `data/`: `pools/<id>.json`, `proxy-groups/<id>.json` and `pool-sources.json`.
 * The checksum of an address is checked where it becomes a script, in `createAttributor`.
 *
 * @throws {TypeError} if a field is missing, unknown or of the wrong shape; the message names file and field.
 * @throws {RangeError} if a value is not allowed, two pools claim one label, or one tag or address at the same time.
 */
export function parsePoolRegistry(files: readonly { readonly path: string; readonly json: unknown }[]): PoolRegistry {
  const sources: Record<string, Citation> = {};
  const pools: Pool[] = [];
  const proxyGroups: ProxyGroup[] = [];
  for (const { path, json } of files) {
    const [, folder, id = ''] = /(?:^|[\\/])(pools|proxy-groups)[\\/]([^\\/]+)\.json$/.exec(path) ?? [];
    if (folder === 'pools') pools.push(checkedPool(json, path, id));
    else if (folder === 'proxy-groups') proxyGroups.push(checkedGroup(json, path, id));
    else if (/(?:^|[\\/])pool-sources\.json$/.test(path)) Object.assign(sources, checkedSources(json, path));
    else fail(RangeError, 'a path as pools/<id>.json, proxy-groups/<id>.json or pool-sources.json', path, path);
  }
  const registry = {
    version: '',
    sources,
    pools: sortedById(pools),
    proxyGroups: sortedById(proxyGroups),
    problems: [],
  };
  checkTogether(registry);
  return registry;
}

function fail(kind: typeof TypeError | typeof RangeError, expected: string, got: unknown, where: string): never {
  const shown = typeof got === 'string' ? `'${got.slice(0, 80)}'` : (JSON.stringify(got)?.slice(0, 80) ?? 'nothing');
  throw new kind(`parsePoolRegistry: expected ${expected}, got ${shown} (${where})`);
}

function fields(json: unknown, where: string, required: readonly string[], optional: readonly string[]): Fields {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) fail(TypeError, 'an object', json, where);
  for (const key of required) if (!(key in json)) fail(TypeError, `the field ${key}`, undefined, where);
  for (const key of Object.keys(json)) {
    if (!required.includes(key) && !optional.includes(key)) fail(TypeError, 'known fields only', key, where);
  }
  return json as Fields;
}

function text(value: unknown, where: string): string {
  return typeof value === 'string' && value !== '' ? value : fail(TypeError, 'a non-empty text', value, where);
}

function list(value: unknown, where: string, check: (entry: unknown, where: string) => unknown): void {
  if (!Array.isArray(value)) fail(TypeError, 'an array', value, where);
  for (const [index, entry] of value.entries()) check(entry, `${where}[${index}]`);
}

function checkFact(
  json: unknown,
  where: string,
  required: readonly string[],
  optional: readonly string[] = [],
): Fields {
  const fact = fields(json, where, [...required, 'source'], ['from', 'until', ...optional]);
  for (const key of [...required, ...DATED]) if (key in fact) text(fact[key], `${where}.${key}`);
  for (const key of ['from', 'until']) {
    const date = fact[key] as string | undefined;
    if (date !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(date))
      fail(RangeError, 'a date as 2022-09-01', date, `${where}.${key}`);
  }
  if (!isInOrder(fact))
    fail(RangeError, 'days that exist, from before until', `${fact.from ?? ''}/${fact.until ?? ''}`, where);
  return fact;
}

function isInOrder(fact: { readonly from?: string; readonly until?: string }): boolean {
  try {
    const [from, until] = factSpan(fact);
    return from < until;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

function checkedPool(json: unknown, path: string, fileId: string): Pool {
  const required = ['id', 'name', 'aliases', 'tags', 'addresses', 'parents'];
  const pool = fields(json, path, required, ['link', 'builder', 'note']);
  const id = text(pool.id, `${path}: id`);
  if (id !== fileId || id !== labelKey(id))
    fail(RangeError, 'an id of a–z and 0–9 that names the file', id, `${path}: id`);
  for (const key of ['name', 'link', 'note']) if (key in pool) text(pool[key], `${path}: ${key}`);
  list(pool.aliases, `${path}: aliases`, text);
  list(pool.tags, `${path}: tags`, (entry, where) => {
    const tag = checkFact(entry, where, ['text'], ['minerTextFollows']);
    if (!isTagLongEnough(tag.text as string))
      fail(RangeError, `a tag of ${SHORTEST_TAG_BYTES} bytes or more`, tag.text, where);
    if (![undefined, true, false].includes(tag.minerTextFollows as boolean))
      fail(TypeError, 'true or false', tag.minerTextFollows, where);
  });
  list(pool.addresses, `${path}: addresses`, (entry, where) => {
    const { address } = checkFact(entry, where, ['address']);
    if (!isMainnetAddress(address as string)) fail(RangeError, 'an address of the main network', address, where);
  });
  list(pool.parents, `${path}: parents`, (entry, where) => checkFact(entry, where, ['entity', 'name']));
  if (pool.builder !== undefined) {
    const builder = fields(pool.builder, `${path}: builder`, ['format', 'source'], []);
    if (builder.format !== 'datum') fail(RangeError, "the format 'datum'", builder.format, `${path}: builder`);
  }
  return pool as unknown as Pool;
}

function checkedGroup(json: unknown, path: string, fileId: string): ProxyGroup {
  const group = fields(json, path, ['id', 'name', 'members'], ['note']);
  for (const key of ['id', 'name', 'note']) if (key in group) text(group[key], `${path}: ${key}`);
  if (group.id !== fileId) fail(RangeError, 'an id that names the file', group.id, `${path}: id`);
  list(group.members, `${path}: members`, (entry, where) => checkFact(entry, where, ['pool']));
  return group as unknown as ProxyGroup;
}

function checkedSources(json: unknown, path: string): Readonly<Record<string, Citation>> {
  const keys = Object.keys(typeof json === 'object' && json !== null ? json : {});
  const sources = fields(json, path, keys, []);
  for (const key of keys) {
    const required = ['title', 'url', 'read', 'licence'];
    const source = fields(sources[key], `${path}: ${key}`, required, []);
    for (const field of required) text(source[field], `${path}: ${key}.${field}`);
  }
  return sources as unknown as Readonly<Record<string, Citation>>;
}

/** What no single file shows: unknown sources and pools, and two claims to one thing at the same time. */
function checkTogether({ sources, pools, proxyGroups }: PoolRegistry): void {
  const claims = new Map<string, { fact: { from?: string; until?: string }; where: string }[]>();
  const claim = (thing: string, fact: { from?: string; until?: string }, where: string) => {
    const [from, until] = factSpan(fact);
    const earlier = claims.get(thing) ?? [];
    for (const other of earlier) {
      const [otherFrom, otherUntil] = factSpan(other.fact);
      if (from < otherUntil && otherFrom < until)
        fail(RangeError, `one claim at a time to ${thing}`, other.where, where);
    }
    claims.set(thing, [...earlier, { fact, where }]);
  };
  const source = (key: string, where: string) => {
    if (!Object.hasOwn(sources, key)) fail(RangeError, 'a source of pool-sources.json', key, where);
  };
  for (const pool of pools) {
    const where = `pools/${pool.id}.json`;
    const keys = new Set([pool.id, ...[pool.name, ...pool.aliases].map(labelKey)]);
    for (const key of keys) claim(`the label '${key}'`, {}, where);
    for (const fact of pool.tags) claim(`the tag '${fact.text}'`, fact, where);
    for (const fact of pool.addresses) claim(`the address ${fact.address}`, fact, where);
    for (const fact of pool.parents) claim(`the parent of ${pool.id}`, fact, where);
    for (const fact of [...pool.tags, ...pool.addresses, ...pool.parents]) source(fact.source, where);
    if (pool.builder !== undefined) source(pool.builder.source, where);
  }
  const ids = new Set(pools.map((pool) => pool.id));
  for (const group of proxyGroups) {
    const where = `proxy-groups/${group.id}.json`;
    if (ids.has(group.id)) fail(RangeError, 'an id that no pool has', group.id, where);
    for (const member of group.members) {
      if (!ids.has(member.pool)) fail(RangeError, 'a known pool', member.pool, where);
      claim(`the proxy group of ${member.pool}`, member, where);
      source(member.source, where);
    }
  }
}
