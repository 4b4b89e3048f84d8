import { toScript } from '../bitcoin/address.ts';
import { networks } from '../bitcoin/network.ts';
import type { Problem } from '../core/problem.ts';
import { isMainnetAddress, isTagLongEnough, sortedById } from './_facts.ts';
import { labelKey } from './label-key.ts';
import type { Pool, PoolRegistry } from './registry.ts';

/** Key of the merged list in `PoolRegistry.sources`. */
const SOURCE = 'given-list';
const OTHER_NETWORK = /^(tb1|bcrt1|[mn2])/;

interface Entry {
  readonly name: string;
  readonly link: string;
  readonly tags: readonly string[];
  readonly addresses: readonly string[];
}

/**
 * Registry with a pool list of mempool.space laid over it: `pools-v2.json` (an array of pools) or the older `pools.json`
 * (`coinbase_tags` and `payout_addresses` by text).
 *
 * A pool that the registry knows under the list's name gains the tags and addresses it lacks; others are added. What the
 * list gives to one pool and the registry to another only goes to the list's. Addresses of test networks and tags under
 * four bytes are left out and reported in `problems`.
 *
 * @throws {TypeError} if the list or an entry has another shape.
 * @throws {RangeError} if an address is none.
 * @see https://github.com/mempool/mining-pools
 */
export function mergePoolList(registry: PoolRegistry, json: unknown): PoolRegistry {
  const pools = new Map(registry.pools.map((pool) => [pool.id, pool]));
  const ids = new Map<string, string>();
  for (const pool of registry.pools)
    for (const label of [pool.id, pool.name, ...pool.aliases]) ids.set(labelKey(label), pool.id);
  const problems: Problem[] = [...registry.problems];
  const report = (kind: string, message: string) =>
    problems.push({ kind, message: `mergePoolList: ${message}`, count: 1 });

  for (const { name, link, tags, addresses } of entriesOf(json)) {
    const key = labelKey(name);
    if (key === '') throw new TypeError(`mergePoolList: expected a name with letters or digits, got '${name}'`);
    const id = ids.get(key) ?? key;
    ids.set(key, id);
    const known: Pool = pools.get(id) ?? {
      id,
      name,
      aliases: [],
      ...(link && { link }),
      tags: [],
      addresses: [],
      parents: [],
    };
    const newTags = tags.filter((text) => !known.tags.some((tag) => tag.text === text));
    const newAddresses = addresses.filter((address) => !known.addresses.some((fact) => fact.address === address));
    const goodTags = newTags.filter((text) => {
      if (!isTagLongEnough(text))
        report('pool-list/short-tag', `expected a tag of 4 bytes or more, got '${text}' (${name})`);
      return isTagLongEnough(text);
    });
    const goodAddresses = newAddresses.filter((address) => {
      const isOther = OTHER_NETWORK.test(address);
      if (isOther)
        report('pool-list/test-network', `expected an address of the main network, got ${address} (${name})`);
      else if (!isMainnetAddress(address))
        throw new RangeError(`mergePoolList: expected an address, got '${address}' (${name})`);
      else toScript(address, networks.mainnet);
      return !isOther;
    });
    for (const other of pools.values()) {
      const kept = {
        tags: other.tags.filter((tag) => !goodTags.includes(tag.text)),
        addresses: other.addresses.filter((fact) => !goodAddresses.includes(fact.address)),
      };
      const lost = other.tags.length - kept.tags.length + other.addresses.length - kept.addresses.length;
      if (lost === 0) continue;
      report('pool-list/taken-over', `expected each tag and address in one pool, got ${lost} of ${other.id} (${name})`);
      pools.set(other.id, { ...other, ...kept });
    }
    pools.set(id, {
      ...known,
      tags: [...known.tags, ...goodTags.map((text) => ({ text, source: SOURCE }))],
      addresses: [...known.addresses, ...goodAddresses.map((address) => ({ address, source: SOURCE }))],
    });
  }
  const sources = { ...registry.sources, [SOURCE]: { title: 'Pool list given at run time', url: '' } };
  return { ...registry, sources, pools: sortedById([...pools.values()]), problems };
}

function entriesOf(json: unknown): readonly Entry[] {
  if (Array.isArray(json)) return json.map((entry, index) => entryOf(entry, `[${index}]`));
  if (!isRecord(json) || !isRecord(json.coinbase_tags) || !isRecord(json.payout_addresses)) {
    throw new TypeError(
      'mergePoolList: expected an array of pools, or coinbase_tags and payout_addresses, got neither',
    );
  }
  const byName = new Map<string, { name: string; link: string; tags: string[]; addresses: string[] }>();
  for (const [part, kind] of [
    ['coinbase_tags', 'tags'],
    ['payout_addresses', 'addresses'],
  ] as const) {
    for (const [text, value] of Object.entries(json[part] as object)) {
      const named = isRecord(value) ? { ...value, tags: [], addresses: [] } : value;
      const { name, link } = entryOf(named, `${part}.${text}`);
      const entry = byName.get(name) ?? { name, link, tags: [], addresses: [] };
      entry[kind].push(text);
      byName.set(name, entry);
    }
  }
  return [...byName.values()];
}

function entryOf(value: unknown, where: string): Entry {
  const isTexts = (list: unknown) => Array.isArray(list) && list.every((text) => typeof text === 'string');
  if (!isRecord(value) || typeof value.name !== 'string' || !isTexts(value.tags) || !isTexts(value.addresses)) {
    const got = JSON.stringify(value)?.slice(0, 100);
    throw new TypeError(`mergePoolList: expected name, tags and addresses, got ${got} (${where})`);
  }
  const { name, tags, addresses } = value;
  const link = typeof value.link === 'string' ? value.link : '';
  return { name, link, tags: tags as string[], addresses: addresses as string[] };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
