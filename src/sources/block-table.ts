import { type Evidence, evidences, type SourceBlocks } from '../core/blocks.ts';
import type { ColumnHead, Table } from '../core/table.ts';
import { printable } from '../core/text.ts';
import { blockTimes, cells, codedTexts, heights, hexBytes, type NamedColumn, namedColumn } from './_cells.ts';
import { checkChain } from './_chain-checks.ts';
import type { Parsed, Source } from './_source.ts';

/** What a column may hold, with the names it is known by, best first, in lower case with `_` for all but letters and digits. */
const roles = {
  height: ['height', 'block_height', 'blockheight', 'number', 'block_number', 'blockid', 'block_id'],
  time: ['time', 'timestamp', 'date', 'datetime', 'block_timestamp', 'block_time', 'blocktime', 'mined_at'],
  pool: ['pool', 'pool_slug', 'mining_pool', 'miningpool', 'pool_name', 'miner', 'label'],
  coinbase: [
    'coinbase',
    'coinbase_scriptsig_hex',
    'coinbase_scriptsig',
    'coinbase_script',
    'coinbase_script_hex',
    'coinbase_raw',
    'coinbaseraw',
    'coinbase_param',
    'coinbase_hex',
  ],
  outputs: ['coinbase_paying_outputs_sat_script_hex', 'coinbase_outputs', 'outputs'],
  addresses: ['addresses', 'payout_addresses', 'coinbase_addresses', 'reward_addresses'],
  hash: ['hash', 'block_hash', 'blockhash'],
  bits: ['bits', 'nbits'],
  stale: ['stale', 'is_stale'],
  parent: ['parent'],
  proxy_group: ['proxy_group'],
  builder: ['builder'],
  evidence: ['evidence'],
  rule: ['rule'],
} as const;

type Role = keyof typeof roles;
const roleNames = Object.keys(roles) as readonly Role[];

/** Which column plays which role, where the names do not say. */
export type ColumnMapping = Readonly<Partial<Record<Role, string>>>;

export interface BlockTableOptions {
  readonly columns?: ColumnMapping;
  /** Every row is a stale block. */
  readonly isStale?: boolean;
}

/**
 * Mapping of columns as a user writes it.
 *
 * @throws {RangeError} if a pair is not `role=column`, or the role is not known.
 * @example
 * parseColumnMapping('height=block_number,pool=who'); // => { height: 'block_number', pool: 'who' }
 */
export function parseColumnMapping(text: string): ColumnMapping {
  const mapping: Partial<Record<Role, string>> = {};
  for (const pair of text.split(',')) {
    const [name = '', ...rest] = pair.split('=');
    const role = roleNames.find((each) => each === name.trim());
    const column = rest.join('=').trim();
    if (role === undefined || column === '') {
      throw new RangeError(
        `columns: expected role=column with a role of ${roleNames.join(', ')}, got '${printable(pair)}'`,
      );
    }
    mapping[role] = column;
  }
  return mapping;
}

/**
 * Any table with a row per block: a height or a time, and a pool label or a coinbase. Columns are known by their names.
 * What `blocks` wrote keeps its levels, evidence and rules.
 */
export const blockTable: Source<SourceBlocks, BlockTableOptions> = {
  id: 'block-table',
  title: 'Table of blocks',
  homepage: null,
  licence: null,
  citation: null,
  accepts:
    'A row per block with its height or time, and its pool or coinbase script; also hash, bits, coinbase outputs, payout addresses and stale.',
  recognises: (columns) => isEnough(findRoles(columns, {})),
  wanted(columns, { columns: mapping = {} } = {}) {
    const found = findRoles(columns, mapping);
    if (!isEnough(found)) throw new SyntaxError(`block-table: ${missingColumns(columns)}`);
    return [...new Set(Object.values(found))];
  },
  parse: (table, options = {}) => parseBlockTable(table, options, 'block-table'),
};

/** As `blockTable.parse`, for a source of another id. */
export function parseBlockTable(table: Table, options: BlockTableOptions, source: string): Parsed<SourceBlocks> {
  const heads = [...table.columns.keys()].map((name): ColumnHead => ({ name, type: 'text' }));
  const found = findRoles(heads, options.columns ?? {});
  const columnOf = (role: Role): NamedColumn | undefined =>
    found[role] === undefined ? undefined : namedColumn(table, source, found[role]);
  const { rowCount } = table;
  const read = <Value>(role: Role, reader: (column: NamedColumn) => Value): Value | undefined => {
    const column = columnOf(role);
    return column === undefined ? undefined : reader(column);
  };
  const height = read('height', heights) ?? new Int32Array(rowCount).fill(-1);
  const timeSeconds = read('time', blockTimes) ?? new Float64Array(rowCount).fill(Number.NaN);
  for (let row = 0; row < rowCount; row++) {
    if (height[row] === -1 && Number.isNaN(timeSeconds[row])) {
      throw new SyntaxError(`${source}: expected a height or a time, got neither (row ${row + 1})`);
    }
  }
  const hash = read('hash', hashes);
  const bits = read('bits', targetBits);
  const label = read('pool', codedTexts);
  const coinbase = read('coinbase', (column) =>
    cells(column, { parse: hexBytes, expected: 'a script in hexadecimal' }),
  );
  const outputs = read('outputs', outputScripts);
  const addresses = read('addresses', addressLists);
  const stale = options.isStale === true ? new Uint8Array(rowCount).fill(1) : read('stale', flags);
  const blocks: SourceBlocks = {
    count: rowCount,
    height,
    timeSeconds,
    ...(hash && { hash }),
    ...(bits && { bits }),
    ...(label && { label }),
    ...(coinbase && { coinbase }),
    ...(outputs && { outputs }),
    ...(addresses && { addresses }),
    ...(stale && { stale }),
    ...(label && attributed(label, read)),
  };
  return checkChain(blocks, source);
}

/** Levels of blocks that were attributed before, if all of their columns are there. */
function attributed(
  pool: NonNullable<SourceBlocks['label']>,
  read: <Value>(role: Role, reader: (column: NamedColumn) => Value) => Value | undefined,
): Pick<SourceBlocks, 'levels' | 'evidence' | 'rule'> {
  const parent = read('parent', codedTexts);
  const proxyGroup = read('proxy_group', codedTexts);
  const builder = read('builder', codedTexts);
  const evidence = read('evidence', evidenceCodes);
  const rule = read('rule', codedTexts);
  if (!parent || !proxyGroup || !builder || !evidence || !rule) return {};
  return { levels: { pool, parent, 'proxy-group': proxyGroup, builder }, evidence, rule };
}

function normalName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
}

function findRoles(columns: readonly ColumnHead[], mapping: ColumnMapping): Partial<Record<Role, string>> {
  const byName = new Map(columns.map(({ name }) => [normalName(name), name]));
  const found: Partial<Record<Role, string>> = {};
  for (const role of roleNames) {
    const mapped = mapping[role];
    if (mapped !== undefined && !columns.some(({ name }) => name === mapped)) {
      throw new SyntaxError(
        `block-table: expected a column '${printable(mapped)}' for ${role}, got ${columnList(columns)}`,
      );
    }
    const known = roles[role].find((name) => byName.has(name));
    const name = mapped ?? (known === undefined ? undefined : byName.get(known));
    if (name !== undefined) found[role] = name;
  }
  return found;
}

function isEnough({ height, time, pool, coinbase }: Partial<Record<Role, string>>): boolean {
  return (height !== undefined || time !== undefined) && (pool !== undefined || coinbase !== undefined);
}

/** Column names listed in an error. */
const NAMES_SHOWN = 20;

function columnList(columns: readonly ColumnHead[]): string {
  const names = columns.slice(0, NAMES_SHOWN).map(({ name }) => printable(name.slice(0, 40)));
  return `${names.join(', ')}${columns.length > NAMES_SHOWN ? ` and ${columns.length - NAMES_SHOWN} more` : ''}`;
}

function missingColumns(columns: readonly ColumnHead[]): string {
  const names = (role: Role) => `${roles[role].slice(0, 3).join(', ')} …`;
  return (
    `expected a height (${names('height')}) or a time (${names('time')}), and a pool (${names('pool')}) ` +
    `or a coinbase (${names('coinbase')}), got columns ${columnList(columns)}`
  );
}

function hashes(column: NamedColumn): readonly (string | null)[] {
  const parse = (text: string) => (/^[0-9a-f]{64}$/i.test(text) ? text.toLowerCase() : undefined);
  return cells(column, { parse, expected: 'a hash of 64 hexadecimal digits' });
}

/** Compact targets: eight hexadecimal digits as in a header, or a decimal number. */
function targetBits(column: NamedColumn): Uint32Array {
  const isNumber = column.values.kind === 'number';
  const parse = (text: string) => {
    if (!isNumber && /^(0x)?[0-9a-f]{8}$/i.test(text)) return Number.parseInt(text.replace(/^0x/i, ''), 16);
    return /^\d+$/.test(text) && Number(text) < 2 ** 32 ? Number(text) : undefined;
  };
  return Uint32Array.from(cells(column, { parse, expected: 'a compact target' }), (bits) => bits ?? 0);
}

/** Scripts in `amount:script|…`, or `script|…`, or with `;` for `|`; an amount of 0 pays nobody. */
function outputScripts(column: NamedColumn): readonly (readonly Uint8Array[])[] {
  const parse = (text: string) => {
    const scripts = text
      .split(/[|;]/)
      .filter((output) => !/^0+:/.test(output))
      .map((output) => hexBytes(output.replace(/^\d+:/, '')));
    return scripts.every((script) => script !== undefined) ? scripts : undefined;
  };
  const expected = 'outputs as amount:script|…, the scripts in hexadecimal';
  return cells(column, { parse, expected }).map((scripts) => scripts ?? []);
}

function addressLists(column: NamedColumn): readonly (readonly string[])[] {
  const parse = (text: string) => text.replace(/^\[|\]$/g, '').match(/[a-z0-9]+/gi) ?? undefined;
  return cells(column, { parse, expected: 'addresses' }).map((addresses) => addresses ?? []);
}

function flags(column: NamedColumn): Uint8Array {
  const parse = (text: string) => (/^(1|true)$/i.test(text) ? 1 : /^(0|false)$/i.test(text) ? 0 : undefined);
  return Uint8Array.from(cells(column, { parse, expected: 'true or false' }), (flag) => flag ?? 0);
}

function evidenceCodes(column: NamedColumn): Uint8Array {
  const parse = (text: string) => {
    const code = evidences.indexOf(text as Evidence);
    return code < 0 ? undefined : code;
  };
  return Uint8Array.from(cells(column, { parse, expected: `one of ${evidences.join(', ')}` }), (code) => code ?? 0);
}
