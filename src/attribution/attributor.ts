import { toScript } from '../bitcoin/address.ts';
import { networks } from '../bitcoin/network.ts';
import { type Evidence, evidences } from '../core/blocks.ts';
import { factSpan } from './_facts.ts';
import { createScriptTable } from './_script-table.ts';
import { createTagAutomaton } from './_tag-automaton.ts';
import { utf8Bytes } from './_utf8.ts';
import { datumBuilder } from './datum.ts';
import { labelKey } from './label-key.ts';
import type { PoolRegistry } from './registry.ts';

/** Who made a block, as its coinbase shows it. */
export interface Match {
  /** Index into `pools`, -1 for none. */
  readonly pool: number;
  /** Index into core `evidences`. */
  readonly evidence: number;
  /** Deciding rule: index into `rules`, -1 for none. */
  readonly rule: number;
  /**
   * Who built the template: `datum:<tag>` for a miner who names himself, an empty text for a miner who does not (then
   * nobody known), null where nothing says that it was anyone but the pool.
   */
  readonly builder: string | null;
  /** Pool that the tag names, -1 for none. */
  readonly tagPool: number;
  /** Pool that is paid, -1 for none. */
  readonly addressPool: number;
}

/** Names the makers of blocks from coinbases, labels and dates. Times are seconds since 1970; NaN is unknown. */
export interface Attributor {
  readonly version: string;
  /** Pool ids, ascending. */
  readonly pools: readonly string[];
  /** Rule ids, `foundryusa/tag/0`: the first tag in the pool's file. */
  readonly rules: readonly string[];
  /** Never throws, whatever the bytes. With an unknown time every rule holds. */
  match(coinbase: Uint8Array, outputs: readonly Uint8Array[], timeSeconds: number): Match;
  /** Pool that a publisher's label means, whatever its case and punctuation; -1 for none. */
  poolOfLabel(label: string): number;
  /** Legal owner at a time, or the pool's own id. With an unknown time only an owner without dates counts. */
  parentAt(pool: number, timeSeconds: number): string;
  /** Proxy group at a time, or the pool's own id. With an unknown time only a membership without dates counts. */
  proxyGroupAt(pool: number, timeSeconds: number): string;
}

interface Rule {
  readonly pool: number;
  readonly fromSeconds: number;
  readonly untilSeconds: number;
  readonly minerTextFollows: boolean;
}

interface Holder {
  readonly entity: string;
  readonly fromSeconds: number;
  readonly untilSeconds: number;
}

const evidenceOf = (evidence: Evidence): number => evidences.indexOf(evidence);
const NONE = evidenceOf('none');
const TAG = evidenceOf('tag');
const ADDRESS = evidenceOf('address');
const BOTH = evidenceOf('both');
const CONFLICT = evidenceOf('conflict');

/** An unknown time (NaN) fails both comparisons, so the rule holds. */
function holds(rule: { readonly fromSeconds: number; readonly untilSeconds: number }, timeSeconds: number): boolean {
  return !(timeSeconds < rule.fromSeconds || timeSeconds >= rule.untilSeconds);
}

/**
 * Attributor that follows a registry. Which of several matches decides: docs/decisions/0003-attribution-precedence.md.
 *
 * @throws {RangeError} if an address of the registry is not one.
 */
export function createAttributor(registry: PoolRegistry): Attributor {
  const pools = registry.pools.map((pool) => pool.id);
  const ruleIds: string[] = [];
  const rules: Rule[] = [];
  const byTag = new Map<string, number[]>();
  const byAddress = new Map<string, number[]>();
  const labels = new Map<string, number>();
  for (const [index, pool] of registry.pools.entries()) {
    const add = (kind: 'tag' | 'address', at: number, fact: { from?: string; until?: string }, follows = false) => {
      const [fromSeconds, untilSeconds] = factSpan(fact);
      ruleIds.push(`${pool.id}/${kind}/${at}`);
      return rules.push({ pool: index, fromSeconds, untilSeconds, minerTextFollows: follows }) - 1;
    };
    for (const [at, tag] of pool.tags.entries())
      listed(byTag, tag.text).push(add('tag', at, tag, tag.minerTextFollows));
    for (const [at, fact] of pool.addresses.entries()) listed(byAddress, fact.address).push(add('address', at, fact));
    for (const label of [pool.id, pool.name, ...pool.aliases]) labels.set(labelKey(label), index);
  }
  labels.delete('');
  const patterns = [...byTag.keys()].map(utf8Bytes);
  const patternRules = [...byTag.values()];
  const scriptRules = [...byAddress.values()];
  const scriptIndex = createScriptTable([...byAddress.keys()].map((address) => toScript(address, networks.mainnet)));
  const { column, columns, next, ending, shorter, pattern } = createTagAutomaton(patterns);
  const parents = registry.pools.map((pool) => pool.parents.map((fact) => holder(fact.entity, fact)));
  const groups = registry.pools.map(({ id }) =>
    registry.proxyGroups.flatMap((group) =>
      group.members.filter((member) => member.pool === id).map((member) => holder(group.id, member)),
    ),
  );

  /** Rule of the winning tag, -1 for none. Matches come in the order of their ends, at one end the longest first. */
  function tagRule(coinbase: Uint8Array, timeSeconds: number): number {
    let best = -1;
    let bestLength = 0;
    let bestStart = 0;
    let minerTextFrom = Infinity;
    let minerTextIn = -1;
    let state = 0;
    for (let end = 1; end <= coinbase.length; end++) {
      state = next[state * columns + column[coinbase[end - 1]!]!]!;
      for (let found = ending[state]!; found !== 0; found = shorter[found]!) {
        const length = patterns[pattern[found]!]!.length;
        const start = end - length;
        for (const id of patternRules[pattern[found]!]!) {
          const rule = rules[id]!;
          if (!holds(rule, timeSeconds) || (start >= minerTextFrom && rule.pool !== minerTextIn)) continue;
          if (rule.minerTextFollows && minerTextIn === -1) {
            minerTextFrom = end;
            minerTextIn = rule.pool;
          }
          const isBetter =
            length > bestLength ||
            (length === bestLength && (start < bestStart || (start === bestStart && rule.pool < rules[best]!.pool)));
          if (isBetter) {
            best = id;
            bestLength = length;
            bestStart = start;
          }
        }
      }
    }
    return best;
  }

  /** Rule of the first output that pays a known address, the tag's own pool before any other; -1 for none. */
  function addressRule(outputs: readonly Uint8Array[], timeSeconds: number, tagPool: number): number {
    let first = -1;
    for (let index = 0; index < outputs.length; index++) {
      const script = scriptIndex(outputs[index]!);
      if (script === -1) continue;
      for (const id of scriptRules[script]!) {
        if (!holds(rules[id]!, timeSeconds)) continue;
        if (tagPool === -1 || rules[id]!.pool === tagPool) return id;
        if (first === -1) first = id;
      }
    }
    return first;
  }

  function match(coinbase: Uint8Array, outputs: readonly Uint8Array[], timeSeconds: number): Match {
    const byTagRule = tagRule(coinbase, timeSeconds);
    const tagPool = byTagRule === -1 ? -1 : rules[byTagRule]!.pool;
    const byAddressRule = addressRule(outputs, timeSeconds, tagPool);
    const addressPool = byAddressRule === -1 ? -1 : rules[byAddressRule]!.pool;
    const isPaid = addressPool !== -1;
    const isSame = tagPool === addressPool;
    const pool = isPaid ? addressPool : tagPool;
    const evidence = pool === -1 ? NONE : !isPaid ? TAG : isSame ? BOTH : tagPool === -1 ? ADDRESS : CONFLICT;
    const builder = pool !== -1 && registry.pools[pool]!.builder !== undefined ? datumBuilder(coinbase) : null;
    return { pool, evidence, rule: isPaid && !isSame ? byAddressRule : byTagRule, builder, tagPool, addressPool };
  }

  function holderAt(holders: readonly Holder[] | undefined, pool: number, timeSeconds: number): string {
    if (holders === undefined)
      throw new RangeError(`createAttributor: expected a pool below ${pools.length}, got ${pool}`);
    for (const { entity, fromSeconds, untilSeconds } of holders) {
      const isUndated = fromSeconds === -Infinity && untilSeconds === Infinity;
      if (isUndated || (timeSeconds >= fromSeconds && timeSeconds < untilSeconds)) return entity;
    }
    return pools[pool]!;
  }

  return {
    version: registry.version,
    pools,
    rules: ruleIds,
    match,
    poolOfLabel: (label) => labels.get(labelKey(label)) ?? -1,
    parentAt: (pool, timeSeconds) => holderAt(parents[pool], pool, timeSeconds),
    proxyGroupAt: (pool, timeSeconds) => holderAt(groups[pool], pool, timeSeconds),
  };
}

function listed(lists: Map<string, number[]>, key: string): number[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

function holder(entity: string, fact: { readonly from?: string; readonly until?: string }): Holder {
  const [fromSeconds, untilSeconds] = factSpan(fact);
  return { entity, fromSeconds, untilSeconds };
}
