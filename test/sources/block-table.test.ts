import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type AttributedBlocks, type Evidence, evidences, type SourceBlocks } from '../../src/core/blocks.ts';
import { blockSourceOf, blockTable, type Parsed, parseColumnMapping } from '../../src/sources/index.ts';
import { blockColumns, blockRows } from '../../src/store/block-columns.ts';
import { readTable } from '../../src/store/table-file.ts';
import { csvPieces, writeParquet } from '../../src/store/table-writer.ts';
import { temporaryFolder } from '../helpers/run-cli.ts';
import { describeWithShared, sharedPath } from '../helpers/shared-data.ts';
import { smallTable } from './small-table.ts';

/** As a run does it: the table's columns choose the source, the source chooses the columns. */
async function load(path: string): Promise<Parsed<SourceBlocks> & { readonly source: string }> {
  let source = blockSourceOf([]);
  const table = await readTable(path, (columns) => {
    source = blockSourceOf(columns);
    return source.wanted(columns);
  });
  return { ...source.parse(table), source: source.id };
}

function heads(...names: readonly string[]) {
  return names.map((name) => ({ name, type: 'text' }) as const);
}

function labels({ label, count }: SourceBlocks): (string | null)[] {
  return Array.from({ length: count }, (_, row) => label?.names[label.codes[row]!] ?? null);
}

function parse(...lines: Parameters<typeof smallTable>): Parsed<SourceBlocks> {
  return blockTable.parse(smallTable(...lines));
}

describe('columns', () => {
  test('are known by their names, however they are spelt', () => {
    expect(blockTable.wanted(heads('Block Height', 'size', 'Timestamp', 'Mining-Pool'))).toEqual([
      'Block Height',
      'Timestamp',
      'Mining-Pool',
    ]);
    expect(blockTable.recognises(heads('blockid', 'miner'))).toBe(true);
    expect(blockTable.recognises(heads('timestamp', 'coinbase_raw'))).toBe(true);
    expect(blockTable.recognises(heads('height', 'size'))).toBe(false);
  });

  test('may be named by the user', () => {
    const columns = parseColumnMapping('height=n, pool=who=1');
    expect(columns).toEqual({ height: 'n', pool: 'who=1' });
    expect(blockTable.wanted(heads('n', 'who=1', 'pool'), { columns })).toEqual(['n', 'who=1']);
    expect(() => blockTable.wanted(heads('height', 'pool'), { columns })).toThrow(
      `block-table: expected a column 'n' for height, got height, pool`,
    );
    expect(() => parseColumnMapping('size=a')).toThrow(
      /^columns: expected role=column with a role of height, .*, got 'size=a'$/,
    );
    expect(() => parseColumnMapping('height')).toThrow(`got 'height'`);
  });

  test('that are missing are named beside those found', () => {
    expect(() => blockTable.wanted(heads('height', 'size'))).toThrow(
      /^block-table: expected a height \(height, .*\) or a time .*, and a pool .* or a coinbase .*, got columns height, size$/,
    );
  });
});

describe('cells', () => {
  // Times by hand: 2021-01-02T00:26:26Z is 1609547186 s.
  test('times come as seconds or as ISO 8601', () => {
    const { value } = parse(
      'height,time,pool',
      '1,1609547186,a',
      '2,2021-01-02 00:26:26+00:00,a',
      '3,2021-01-02T00:26:26Z,a',
      '4,,a',
    );
    expect(value.timeSeconds).toEqual(Float64Array.of(1609547186, 1609547186, 1609547186, Number.NaN));
  });

  test('scripts, targets, addresses, hashes and flags are read', () => {
    const hash = 'AB'.repeat(32);
    const { value } = parse(
      'height,hash,bits,coinbase,coinbase_outputs,addresses,stale',
      `5,${hash},1d00ffff,03aa,0:6a|5000:0014|51,1abc;3def,true`,
      '6,,486604799,,,,0',
    );
    expect(value.hash).toEqual([hash.toLowerCase(), null]);
    expect(value.bits).toEqual(Uint32Array.of(0x1d00ffff, 0x1d00ffff));
    expect(value.coinbase).toEqual([Uint8Array.of(3, 0xaa), null]);
    expect(value.outputs).toEqual([[Uint8Array.of(0, 0x14), Uint8Array.of(0x51)], []]);
    expect(value.addresses).toEqual([['1abc', '3def'], []]);
    expect(value.stale).toEqual(Uint8Array.of(1, 0));
  });

  test('a table without heights has blocks of unknown height', () => {
    expect(parse('time,pool', '100,a', '200,').value.height).toEqual(Int32Array.of(-1, -1));
  });

  test.each([
    ['height,pool', '1.5,a', `expected a block height, got '1.5' (row 2, column height)`],
    ['height,pool', '-1,a', `expected a block height, got '-1' (row 2, column height)`],
    [
      'height,time,pool',
      '2,soon,a',
      `expected seconds since 1970 (below 2^32) or an ISO 8601 UTC time, got 'soon' (row 2, column time)`,
    ],
    [
      'height,time,pool',
      '2,1609547186000,a',
      `expected seconds since 1970 (below 2^32) or an ISO 8601 UTC time, got '1609547186000' (row 2, column time)`,
    ],
    ['height,time,pool', ',,a', 'expected a height or a time, got neither (row 2)'],
    ['height,coinbase', '2,0g', `expected a script in hexadecimal, got '0g' (row 2, column coinbase)`],
    [
      'height,coinbase,outputs',
      '2,00,5:xx',
      `expected outputs as amount:script|…, the scripts in hexadecimal, got '5:xx' (row 2, column outputs)`,
    ],
    ['height,hash,pool', '2,00ff,a', `expected a hash of 64 hexadecimal digits, got '00ff' (row 2, column hash)`],
    ['height,bits,pool', '2,4294967296,a', `expected a compact target, got '4294967296' (row 2, column bits)`],
    ['height,stale,pool', '2,maybe,a', `expected true or false, got 'maybe' (row 2, column stale)`],
    ['height,pool', '2\u001b[31m,a', `expected a block height, got '2\\x1b[31m' (row 2, column height)`],
  ])('of %s: %s names its row', (header, bad, message) => {
    const good = header.split(',').map((name) => (name === 'height' || name === 'time' ? '1' : ''));
    expect(() => parse(header, good.join(','), bad)).toThrow(new SyntaxError(`block-table: ${message}`));
  });
});

describe('the chain', () => {
  test('keeps the first of two blocks at a height and reports both', () => {
    const { value, problems } = parse('height,pool', '7,a', '5,b', '7,c', '6,d', '7,e');
    expect([...value.height]).toEqual([7, 5, 6]);
    expect(labels(value)).toEqual(['a', 'b', 'd']);
    expect(problems).toEqual([
      {
        kind: 'block-table/duplicate-height',
        message: 'block-table: expected one block at a height, got a (row 1) and c (row 3) at 7: kept the first',
        count: 2,
      },
    ]);
  });

  test('lets stale blocks stand beside others', () => {
    const { value, problems } = parse('height,pool,stale', '7,a,0', '7,b,1', '8,c,0');
    expect(value.count).toBe(3);
    expect(problems).toEqual([]);
  });

  test('reports missing heights as ranges', () => {
    const { problems } = parse('height,pool', '1,a', '3,a', '10,a', '12,a', '14,a');
    expect(problems).toEqual([
      {
        kind: 'block-table/missing-height',
        message: 'block-table: expected every height of 1–14, got none at 2, 4–9, 11 and 1 more',
        count: 9,
      },
    ]);
  });

  test('reports times that go back by more than two hours', () => {
    const { problems } = parse('height,time,pool', '1,20000,a', '2,12800,a', '3,20000,a', '4,12799,a', '5,,a');
    expect(problems).toEqual([
      {
        kind: 'block-table/backward-time',
        message:
          'block-table: expected times to go back by 2 h at most from one block to the next, got 7201 s back at height 4',
        count: 1,
      },
    ]);
  });
});

test('blocks that were attributed before keep levels, evidence and rules, through CSV and Parquet', async () => {
  const column = (...names: (string | null)[]) => {
    const known = [...new Set(names.filter((name) => name !== null))];
    return { names: known, codes: Int32Array.from(names, (name) => (name === null ? -1 : known.indexOf(name))) };
  };
  const blocks: AttributedBlocks = {
    count: 3,
    height: Int32Array.of(5, 6, 6),
    timeSeconds: Float64Array.of(1_600_000_000, 1_600_000_600, 1_600_000_700),
    hash: ['0a'.repeat(32), null, null],
    bits: Uint32Array.of(0x1d00ffff, 0x1d00ffff, 0x1d00ffff),
    levels: {
      pool: column('F2Pool', 'AntPool', null),
      parent: column('F2Pool', 'Bitmain', null),
      'proxy-group': column('F2Pool', 'AntPool & friends', null),
      builder: column(null, 'AntPool', null),
    },
    evidence: Uint8Array.from(['label', 'both', 'none'] satisfies Evidence[], (name) => evidences.indexOf(name)),
    rule: column(null, 'antpool/tag/1', null),
    stale: Uint8Array.of(0, 0, 1),
  };
  const folder = temporaryFolder();
  const [csv, parquet] = [join(folder, 'b.csv'), join(folder, 'b.parquet')];
  writeFileSync(csv, [...csvPieces(blockColumns(blocks), blockRows(blocks))].join(''));
  await writeParquet(parquet, blockColumns(blocks), blockRows(blocks));
  for (const path of [csv, parquet]) {
    const { value, problems } = await load(path);
    expect(problems).toEqual([]);
    const { height, timeSeconds, hash, bits, evidence, stale } = value;
    expect({ height, timeSeconds, hash, bits, evidence, stale }).toEqual({
      height: blocks.height,
      timeSeconds: blocks.timeSeconds,
      hash: blocks.hash,
      bits: blocks.bits,
      evidence: blocks.evidence,
      stale: blocks.stale,
    });
    const named = ({ codes, names }: { codes: Int32Array; names: readonly string[] }) =>
      Array.from(codes, (code) => names[code] ?? null);
    expect(named(value.levels!['proxy-group'])).toEqual(['F2Pool', 'AntPool & friends', null]);
    expect(named(value.levels!.builder)).toEqual([null, 'AntPool', null]);
    expect(named(value.rule!)).toEqual([null, 'antpool/tag/1', null]);
  }
});

test('a file that is not a table of blocks is refused with what it lacks', async () => {
  const path = join(temporaryFolder(), 'fees.csv');
  writeFileSync(path, 'height,fees\n1,2\n');
  await expect(load(path)).rejects.toThrow(/^block-table: expected .* got columns height, fees$/);
});

const newest = 'btc-pools/blocks_post_2021.parquet';
const older = 'btc-pools/blocks_post_2020_older_labels.parquet';
const node = 'btc-pools/node_miners_2024-11_2025-11_with_hash.parquet';
const canhui = 'btc-pools/canhui_miningpool_400000_546234.csv';

// Expected: counts, spans and gaps as the development data's own description states them.
describeWithShared('published tables of blocks', [newest, older, node, canhui], () => {
  test('the blocks since 2021 load whole, with nothing to complain of', async () => {
    const { value, problems, source } = await load(sharedPath(newest));
    expect([source, value.count, value.height[0], value.height.at(-1)]).toEqual([
      'block-table',
      282_174,
      664_063,
      946_236,
    ]);
    expect(new Date(value.timeSeconds.at(-1)! * 1000).toISOString()).toMatch(/^2026-04-2/);
    expect(labels(value).filter((label) => label === 'unknown')).toHaveLength(8730);
    expect(problems).toEqual([]);
  });

  test('the older labels load, and from them the blocks since 2020', async () => {
    const { value } = await load(sharedPath(older));
    expect([value.count, value.height[0], value.height.at(-1)]).toEqual([331_777, 610_683, 942_459]);
  });

  test('the node extract loads with its hashes', async () => {
    const { value } = await load(sharedPath(node));
    expect([value.count, value.label!.names.length]).toEqual([54_505, 18]);
    expect(value.hash!.every((hash) => hash?.startsWith('00000000'))).toBe(true);
  });

  test('the table without times loads with its 88 gaps', async () => {
    const { value, problems } = await load(sharedPath(canhui));
    expect([value.count, value.height[0], value.height.at(-1)]).toEqual([146_148, 400_000, 546_235]);
    expect(value.timeSeconds.every(Number.isNaN)).toBe(true);
    expect(problems.map(({ kind, count }) => [kind, count])).toEqual([['block-table/missing-height', 88]]);
  });
});
