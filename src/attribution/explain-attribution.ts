import { toScript } from '../bitcoin/address.ts';
import { networks } from '../bitcoin/network.ts';
import { type Evidence, evidences } from '../core/blocks.ts';
import type { Citation } from '../core/citation.ts';
import { printable } from '../core/text.ts';
import { factSpan } from './_facts.ts';
import { utf8Bytes, utf8Text } from './_utf8.ts';
import { type Attributor, createAttributor } from './attributor.ts';
import type { DatedFact, PoolRegistry } from './registry.ts';

/** What is known of one block: its coinbase script, what it pays and when. */
export interface BlockEvidence {
  readonly coinbase: Uint8Array;
  /** Scripts of the paying outputs, in order; or their addresses. */
  readonly outputs?: readonly Uint8Array[];
  readonly addresses?: readonly string[];
  /** Seconds since 1970; NaN where unknown. */
  readonly timeSeconds: number;
}

/** A rule whose tag or address a block holds. */
export interface RuleMatch {
  /** `foundryusa/tag/0`. */
  readonly rule: string;
  readonly pool: string;
  /** The tag, made printable, or the address. */
  readonly text: string;
  /** First byte in the coinbase script, or number of the output. */
  readonly offset: number;
  /** Bytes of the tag, or of the output script. */
  readonly length: number;
  readonly from: string | null;
  readonly until: string | null;
  readonly source: Citation;
  /** `decides`, or why it does not, in a few words. */
  readonly outcome: string;
}

/** An owner or a group with the fact that says so; null where none holds. */
export interface HolderFact {
  readonly entity: string;
  readonly name: string;
  readonly from: string | null;
  readonly until: string | null;
  readonly source: Citation;
}

/** Why a block is taken to be a pool's. */
export interface Explanation {
  /** The coinbase script as text, made printable. */
  readonly text: string;
  readonly tags: readonly RuleMatch[];
  readonly addresses: readonly RuleMatch[];
  /** Pool id, null for none. */
  readonly pool: string | null;
  readonly name: string | null;
  readonly evidence: Evidence;
  readonly rule: string | null;
  /** One sentence. */
  readonly reason: string;
  readonly tagPool: string | null;
  readonly addressPool: string | null;
  /** As `Match.builder`. */
  readonly builder: string | null;
  readonly parent: HolderFact | null;
  readonly proxyGroup: HolderFact | null;
}

const REASONS: Readonly<Record<Evidence, string>> = {
  none: 'No tag and no address of a known pool.',
  tag: 'A tag names the pool; no address of a known pool is paid. A tag is a self-claim.',
  address: 'An address of the pool is paid; no tag names a pool.',
  both: 'Tag and address name the same pool.',
  conflict:
    'The tag names one pool and another is paid. The address decides: a payment costs money to fake, a tag does not.',
  label: 'A publisher named the pool.',
};

/** All that decides who made a block, for a reader to check; `attributor` must be of the same registry. */
export function explainAttribution(
  registry: PoolRegistry,
  block: BlockEvidence,
  attributor: Attributor = createAttributor(registry),
): Explanation {
  const { coinbase, timeSeconds } = block;
  const outputs = block.outputs ?? block.addresses?.map((address) => toScript(address, networks.mainnet)) ?? [];
  const match = attributor.match(coinbase, outputs, timeSeconds);
  const { pools, rules } = attributor;
  const pool = registry.pools[match.pool];
  const [membership] = registry.proxyGroups.flatMap((group) =>
    group.members
      .filter((fact) => fact.pool === pool?.id && isHolderHeld(fact, timeSeconds))
      .map((fact) => ({ group, fact })),
  );
  const owner = pool?.parents.find((fact) => isHolderHeld(fact, timeSeconds));
  return {
    text: printable(utf8Text(coinbase)),
    tags: tagMatches(registry, block, pools[match.tagPool]),
    addresses: addressMatches(registry, outputs, timeSeconds, pools[match.addressPool]),
    pool: pool?.id ?? null,
    name: pool?.name ?? null,
    evidence: evidences[match.evidence]!,
    rule: rules[match.rule] ?? null,
    reason: REASONS[evidences[match.evidence]!],
    tagPool: pools[match.tagPool] ?? null,
    addressPool: pools[match.addressPool] ?? null,
    builder: match.builder,
    parent: owner === undefined ? null : holderFact(registry, owner.entity, owner.name, owner),
    proxyGroup:
      membership === undefined
        ? null
        : holderFact(registry, membership.group.id, membership.group.name, membership.fact),
  };
}

/** Every occurrence of every tag, by place, longest first; `pool` is the pool that the tags name. */
function tagMatches(
  registry: PoolRegistry,
  { coinbase, timeSeconds }: BlockEvidence,
  pool: string | undefined,
): RuleMatch[] {
  const found = registry.pools.flatMap(({ id, tags }) =>
    tags.flatMap((fact, at) => {
      const bytes = utf8Bytes(fact.text);
      return occurrences(coinbase, bytes).map((offset) => ({ id, fact, at, offset, length: bytes.length }));
    }),
  );
  const held = found.filter(({ fact }) => isRuleHeld(fact, timeSeconds));
  const [opener] = held
    .filter(({ fact }) => fact.minerTextFollows)
    .sort((left, right) => left.offset + left.length - right.offset - right.length || right.length - left.length);
  const minerTextFrom = opener === undefined ? Infinity : opener.offset + opener.length;
  const isMinerText = (match: (typeof found)[number]) => match.offset >= minerTextFrom && match.id !== opener?.id;
  const [winner] = held
    .filter((match) => match.id === pool && !isMinerText(match))
    .sort((left, right) => right.length - left.length || left.offset - right.offset || left.at - right.at);
  const outcome = (match: (typeof found)[number]): string => {
    if (match === winner) return 'decides among the tags';
    if (!held.includes(match)) return 'does not hold at the time of the block';
    if (isMinerText(match)) return `stands where ${opener?.id} lets its miners write`;
    if (match.length < winner!.length) return 'is shorter';
    return match.offset > winner!.offset ? 'comes later' : 'comes later in the registry';
  };
  return found
    .sort((left, right) => left.offset - right.offset || right.length - left.length)
    .map((match) => ({
      rule: `${match.id}/tag/${match.at}`,
      pool: match.id,
      text: printable(match.fact.text),
      offset: match.offset,
      length: match.length,
      ...dates(match.fact),
      source: cited(registry, match.fact),
      outcome: outcome(match),
    }));
}

/** Every output that pays an address of the registry; `pool` is the pool that is paid. */
function addressMatches(
  registry: PoolRegistry,
  outputs: readonly Uint8Array[],
  timeSeconds: number,
  pool: string | undefined,
): RuleMatch[] {
  const found = registry.pools.flatMap(({ id, addresses }) =>
    addresses.flatMap((fact, at) => {
      const paid = toScript(fact.address, networks.mainnet).join();
      const offset = outputs.findIndex((script) => script.join() === paid);
      return offset === -1 ? [] : [{ id, fact, at, offset, length: outputs[offset]!.length }];
    }),
  );
  found.sort((left, right) => left.offset - right.offset);
  const winner = found.find(({ id, fact }) => id === pool && isRuleHeld(fact, timeSeconds));
  return found.map((match) => ({
    rule: `${match.id}/address/${match.at}`,
    pool: match.id,
    text: match.fact.address,
    offset: match.offset,
    length: match.length,
    ...dates(match.fact),
    source: cited(registry, match.fact),
    outcome:
      match === winner
        ? 'decides among the addresses'
        : !isRuleHeld(match.fact, timeSeconds)
          ? 'does not hold at the time of the block'
          : match.offset < winner!.offset
            ? 'is not of the pool that the tag names'
            : 'is paid by a later output',
  }));
}

function occurrences(bytes: Uint8Array, part: Uint8Array): number[] {
  const offsets: number[] = [];
  for (let offset = 0; offset + part.length <= bytes.length; offset++) {
    if (part.every((byte, index) => bytes[offset + index] === byte)) offsets.push(offset);
  }
  return offsets;
}

/** Of a tag or an address: with an unknown time it holds. */
function isRuleHeld(fact: DatedFact, timeSeconds: number): boolean {
  const [from, until] = factSpan(fact);
  return !(timeSeconds < from || timeSeconds >= until);
}

/** Of an owner or a group: with an unknown time it holds only if it has no dates. */
function isHolderHeld(fact: DatedFact, timeSeconds: number): boolean {
  const isUndated = fact.from === undefined && fact.until === undefined;
  return isUndated || (!Number.isNaN(timeSeconds) && isRuleHeld(fact, timeSeconds));
}

function holderFact(registry: PoolRegistry, entity: string, name: string, fact: DatedFact): HolderFact {
  return { entity, name, ...dates(fact), source: cited(registry, fact) };
}

function dates(fact: DatedFact): { from: string | null; until: string | null } {
  return { from: fact.from ?? null, until: fact.until ?? null };
}

function cited(registry: PoolRegistry, fact: DatedFact): Citation {
  return registry.sources[fact.source]!;
}
