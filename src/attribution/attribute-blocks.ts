import { toScript } from '../bitcoin/address.ts';
import { networks } from '../bitcoin/network.ts';
import { type AttributedBlocks, type CodedColumn, evidences, type SourceBlocks } from '../core/blocks.ts';
import type { Problem } from '../core/problem.ts';
import { printable } from '../core/text.ts';
import type { Attributor, Match } from './attributor.ts';
import { labelKey } from './label-key.ts';

/** Blocks whose tag names one pool while they pay another; the address decided. */
export interface Conflict {
  readonly tagPool: string;
  readonly addressPool: string;
  readonly count: number;
  /** Lowest height, -1 where none is known. */
  readonly firstHeight: number;
}

/** Blocks with their makers, and what an auditor wants to see of how it went. */
export interface Attribution {
  readonly blocks: AttributedBlocks;
  readonly problems: readonly Problem[];
  /** Most frequent first. */
  readonly conflicts: readonly Conflict[];
}

const LABEL = evidences.indexOf('label');
const CONFLICT = evidences.indexOf('conflict');

/** Words with which publishers say that they know nobody. */
const NOBODY = new Set([
  '',
  'unknown',
  'unidentified',
  'unattributed',
  'other',
  'others',
  'failed',
  'none',
  'null',
  'na',
  'nan',
]);
const PAYEE = /^([13][1-9A-HJ-NP-Za-km-z]{25,34}|bc1[02-9ac-hj-np-z]{11,87}|nonstandard[0-9a-f]{40})$/;

/**
 * Entity that a publisher's label means: a pool of the registry; else the label itself, trimmed and made printable; null
 * where the label names nobody, which is also so for one that is only a payout address, or several joined by `/`.
 *
 * @example
 * entityOfLabel({ pools: ['a'], poolOfLabel: () => 0 }, 'Pool A'); // => { pool: 0, entity: 'a' }
 * entityOfLabel({ pools: ['a'], poolOfLabel: () => -1 }, ' Pool B'); // => { pool: -1, entity: 'Pool B' }
 * entityOfLabel({ pools: ['a'], poolOfLabel: () => -1 }, 'unknown'); // => { pool: -1, entity: null }
 */
export function entityOfLabel(
  attributor: Pick<Attributor, 'pools' | 'poolOfLabel'>,
  label: string,
): { pool: number; entity: string | null } {
  const pool = attributor.poolOfLabel(label);
  if (pool !== -1) return { pool, entity: attributor.pools[pool]! };
  const text = label.trim();
  const isNobody = text === '' || (/^[\x20-\x7e]*$/.test(text) && NOBODY.has(labelKey(text)));
  const isPayee = text.split('/').every((part) => PAYEE.test(part));
  return { pool, entity: isNobody || isPayee ? null : printable(text) };
}

/** A column of texts that grows by need. */
function createColumn(count: number) {
  const codes = new Int32Array(count).fill(-1);
  const names: string[] = [];
  const codeOfName = new Map<string, number>();
  const codeOf = (name: string): number => {
    let code = codeOfName.get(name);
    if (code === undefined) {
      code = names.push(name) - 1;
      codeOfName.set(name, code);
    }
    return code;
  };
  return { codes, names, codeOf, column: (): CodedColumn => ({ codes, names }) };
}

/** Rows in ascending height, then time, what is unknown last, then in the source's order. */
function rowOrder({ count, height, timeSeconds }: SourceBlocks): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, row) => row);
  const heightOf = (row: number): number => (height[row] === -1 ? Infinity : height[row]!);
  const timeOf = (row: number): number => (Number.isNaN(timeSeconds[row]) ? Infinity : timeSeconds[row]!);
  const compare = (left: number, right: number): number => {
    if (height[left] !== height[right]) return heightOf(left) < heightOf(right) ? -1 : 1;
    const leftTime = timeOf(left);
    const rightTime = timeOf(right);
    return leftTime === rightTime ? left - right : leftTime < rightTime ? -1 : 1;
  };
  let isSorted = true;
  for (let row = 1; row < count && isSorted; row++) isSorted = compare(row - 1, row) <= 0;
  return isSorted ? order : order.sort(compare);
}

/**
 * Blocks of a source with an entity at every level: by coinbase where a row has one, else by its label.
 *
 * A table of blocks that were attributed before keeps its levels. A label that no pool has stays an entity of its own, at
 * every level but the builder's: a label does not say who built the template, so there the code is -1. Problems count the
 * labels that are not in the registry and the conflicts of tag and address.
 */
export function attributeBlocks(source: SourceBlocks, attributor: Attributor): Attribution {
  if (source.levels !== undefined)
    return { blocks: attributedBefore(source, source.levels), problems: [], conflicts: [] };
  const { count } = source;
  const order = rowOrder(source);
  const pool = createColumn(count);
  const parent = createColumn(count);
  const proxyGroup = createColumn(count);
  const builder = createColumn(count);
  const ruleCodes = new Int32Array(count).fill(-1);
  const evidence = new Uint8Array(count);
  const poolCodes = attributor.pools.map(pool.codeOf);
  const labels = source.label?.names.map((name) => entityOfLabel(attributor, name)) ?? [];
  const unknownLabels = new Map<string, number>();
  const conflicts = new Map<string, Conflict>();
  const scriptsOf = addressScripts();

  for (let row = 0; row < count; row++) {
    const from = order[row]!;
    const time = source.timeSeconds[from]!;
    const coinbase = source.coinbase?.[from] ?? null;
    let index = -1;
    if (coinbase !== null) {
      const match = attributor.match(coinbase, source.outputs?.[from] ?? scriptsOf(source.addresses?.[from]), time);
      index = match.pool;
      evidence[row] = match.evidence;
      ruleCodes[row] = match.rule;
      const built = builderEntity(match, attributor);
      if (built !== null) builder.codes[row] = builder.codeOf(built);
      if (match.evidence === CONFLICT) addConflict(conflicts, attributor, match, source.height[from]!);
    } else {
      const label = labels[source.label?.codes[from] ?? -1];
      if (label === undefined || label.entity === null) continue;
      index = label.pool;
      evidence[row] = LABEL;
      if (index === -1) {
        unknownLabels.set(label.entity, (unknownLabels.get(label.entity) ?? 0) + 1);
        for (const column of [pool, parent, proxyGroup]) column.codes[row] = column.codeOf(label.entity);
      }
    }
    if (index === -1) continue;
    pool.codes[row] = poolCodes[index]!;
    parent.codes[row] = parent.codeOf(attributor.parentAt(index, time));
    proxyGroup.codes[row] = proxyGroup.codeOf(attributor.proxyGroupAt(index, time));
  }

  const found = [...conflicts.values()].sort((left, right) => right.count - left.count);
  const blocks: AttributedBlocks = {
    ...orderedColumns(source, order),
    levels: {
      pool: pool.column(),
      parent: parent.column(),
      'proxy-group': proxyGroup.column(),
      builder: builder.column(),
    },
    evidence,
    rule: { codes: ruleCodes, names: attributor.rules },
  };
  return { blocks, problems: [...labelProblems(unknownLabels), ...found.map(conflictProblem)], conflicts: found };
}

/** Blocks whose levels the source itself holds, in the order of attributed blocks. */
function attributedBefore(source: SourceBlocks, given: NonNullable<SourceBlocks['levels']>): AttributedBlocks {
  const order = rowOrder(source);
  const ordered = ({ codes, names }: CodedColumn): CodedColumn => ({
    names,
    codes: Int32Array.from(order, (row) => codes[row]!),
  });
  return {
    ...orderedColumns(source, order),
    levels: {
      pool: ordered(given.pool),
      parent: ordered(given.parent),
      'proxy-group': ordered(given['proxy-group']),
      builder: ordered(given.builder),
    },
    evidence: Uint8Array.from(order, (row) => source.evidence?.[row] ?? LABEL),
    rule:
      source.rule === undefined ? { codes: new Int32Array(source.count).fill(-1), names: [] } : ordered(source.rule),
  };
}

/** Columns that attribution does not change, with their rows in an order. */
function orderedColumns(
  { count, height, timeSeconds, hash, bits, stale }: SourceBlocks,
  order: Uint32Array,
): Pick<AttributedBlocks, 'count' | 'height' | 'timeSeconds' | 'hash' | 'bits' | 'stale'> {
  return {
    count,
    height: Int32Array.from(order, (row) => height[row]!),
    timeSeconds: Float64Array.from(order, (row) => timeSeconds[row]!),
    hash: hash === undefined ? null : Array.from(order, (row) => hash[row] ?? null),
    bits: bits === undefined ? null : Uint32Array.from(order, (row) => bits[row]!),
    stale: Uint8Array.from(order, (row) => stale?.[row] ?? 0),
  };
}

/** Entity that built a block's template: the miner whom the coinbase names, else the pool; null where nobody is known. */
export function builderEntity(match: Match, attributor: Attributor): string | null {
  if (match.builder === '') return null;
  return match.builder ?? attributor.pools[match.pool] ?? null;
}

/** Scripts of payout addresses; one that is no address of the main network pays nobody known. */
function addressScripts(): (addresses: readonly string[] | undefined) => readonly Uint8Array[] {
  const scripts = new Map<string, Uint8Array | null>();
  const scriptOf = (address: string): Uint8Array | null => {
    let script = scripts.get(address);
    if (script === undefined) {
      script = PAYEE.test(address) ? scriptOrNull(address) : null;
      scripts.set(address, script);
    }
    return script;
  };
  return (addresses = []) => addresses.map(scriptOf).filter((script) => script !== null);
}

function scriptOrNull(address: string): Uint8Array | null {
  try {
    return toScript(address, networks.mainnet);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function addConflict(conflicts: Map<string, Conflict>, { pools }: Attributor, match: Match, height: number): void {
  const tagPool = pools[match.tagPool]!;
  const addressPool = pools[match.addressPool]!;
  const key = `${tagPool}/${addressPool}`;
  const earlier = conflicts.get(key);
  conflicts.set(
    key,
    earlier ? { ...earlier, count: earlier.count + 1 } : { tagPool, addressPool, count: 1, firstHeight: height },
  );
}

function conflictProblem({ tagPool, addressPool, count, firstHeight }: Conflict): Problem {
  const message = `attributeBlocks: expected tag and address of one pool, got the tag of ${tagPool} and an address of ${addressPool} (first at height ${firstHeight})`;
  return { kind: 'attribution/conflict', message, count };
}

function labelProblems(labels: ReadonlyMap<string, number>): readonly Problem[] {
  return [...labels]
    .sort(([, left], [, right]) => right - left)
    .map(([label, count]) => ({
      kind: 'attribution/unknown-label',
      message: `attributeBlocks: expected a pool of the registry, got '${label}' (kept as an entity of its own)`,
      count,
    }));
}
