import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import { attributeBlocks, entityOfLabel } from '../../src/attribution/attribute-blocks.ts';
import { createAttributor } from '../../src/attribution/attributor.ts';
import { toScript } from '../../src/bitcoin/address.ts';
import { networks } from '../../src/bitcoin/network.ts';
import { type CodedColumn, evidences, type SourceBlocks } from '../../src/core/blocks.ts';
import { loadPoolRegistry } from '../../src/platform/pool-registry.ts';
import { describeWithShared, readShared, sharedPath } from '../helpers/shared-data.ts';
import { addresses, smallRegistry } from './small-registry.ts';

const bytes = (text: string) => new Uint8Array(Buffer.from(text));
const at = (date: string) => Date.parse(date) / 1000;
const attributor = createAttributor(
  smallRegistry(
    {
      a: {
        aliases: ['Pool A'],
        tags: ['/a-a/'],
        addresses: [addresses[0]],
        parents: [
          { entity: 'x', name: 'X', until: '2020-01-01' },
          { entity: 'y', name: 'Y', from: '2020-01-01' },
        ],
      },
      b: { tags: ['/b-b/'], addresses: [addresses[1]] },
    },
    [{ pool: 'b', from: '2022-09-01' }],
  ),
);

/** Rows of [height, date or null, coinbase or label, payout]; a text starting with '/' is a coinbase. */
function blocksOf(rows: readonly (readonly [number, string | null, string, number?])[]): SourceBlocks {
  const names = rows.map(([, , text]) => text);
  return {
    count: rows.length,
    height: Int32Array.from(rows, ([height]) => height),
    timeSeconds: Float64Array.from(rows, ([, date]) => (date === null ? Number.NaN : at(date))),
    label: { names, codes: Int32Array.from(names, (name, row) => (name.startsWith('/') ? -1 : row)) },
    coinbase: names.map((name) => (name.startsWith('/') ? bytes(name) : null)),
    addresses: rows.map(([, , , payout]) => (payout === undefined ? [] : [addresses[payout]!])),
  };
}
const shown = ({ codes, names }: CodedColumn) => Array.from(codes, (code) => names[code] ?? null);

describe('attributeBlocks', () => {
  it('names every level by the coinbase, with the owner and the group of the day', () => {
    const { blocks } = attributeBlocks(
      blocksOf([
        [1, '2019-12-31', '/a-a/'],
        [2, '2020-01-01', '/a-a/'],
        [3, '2022-09-01', '/b-b/'],
        [4, '2022-09-01', '/?-?/'],
      ]),
      attributor,
    );
    expect(shown(blocks.levels.pool)).toEqual(['a', 'a', 'b', null]);
    expect(shown(blocks.levels.parent)).toEqual(['x', 'y', 'b', null]);
    expect(shown(blocks.levels['proxy-group'])).toEqual(['a', 'a', 'friends', null]);
    expect(shown(blocks.levels.builder)).toEqual(['a', 'a', 'b', null]);
    expect(shown(blocks.rule)).toEqual(['a/tag/0', 'a/tag/0', 'b/tag/0', null]);
  });

  it('takes labels where there is no coinbase; these do not say who built the template', () => {
    const { blocks, problems } = attributeBlocks(
      blocksOf([
        [1, '2020-01-01', 'POOL-A'],
        [2, null, 'Somebody'],
        [3, null, 'unknown'],
        [4, null, 'Somebody'],
      ]),
      attributor,
    );
    expect(shown(blocks.levels.pool)).toEqual(['a', 'Somebody', null, 'Somebody']);
    expect(shown(blocks.levels.parent)).toEqual(['y', 'Somebody', null, 'Somebody']);
    expect(shown(blocks.levels.builder)).toEqual([null, null, null, null]);
    expect(Array.from(blocks.evidence, (code) => evidences[code])).toEqual(['label', 'label', 'none', 'label']);
    expect(problems).toEqual([expect.objectContaining({ kind: 'attribution/unknown-label', count: 2 })]);
  });

  it('counts the conflicts of tag and address, by pair', () => {
    const { blocks, conflicts, problems } = attributeBlocks(
      blocksOf([
        [7, null, '/a-a/', 1],
        [5, null, '/a-a/', 1],
        [6, null, '/b-b/', 0],
        [8, null, '/b-b/', 1],
      ]),
      attributor,
    );
    expect(shown(blocks.levels.pool)).toEqual(['b', 'a', 'b', 'b']);
    expect(conflicts).toEqual([
      { tagPool: 'a', addressPool: 'b', count: 2, firstHeight: 5 },
      { tagPool: 'b', addressPool: 'a', count: 1, firstHeight: 6 },
    ]);
    expect(problems.map(({ kind, count }) => [kind, count])).toEqual([
      ['attribution/conflict', 2],
      ['attribution/conflict', 1],
    ]);
  });

  it('reads payout addresses as it reads scripts, and takes one that is none for a stranger', () => {
    const rows = blocksOf([
      [1, null, '/', 0],
      [2, null, '/', 1],
    ]);
    const outputs = [[toScript(addresses[0], networks.mainnet)], [toScript(addresses[1], networks.mainnet)]];
    const { addresses: _, ...rest } = rows;
    expect(attributeBlocks({ ...rest, outputs }, attributor)).toEqual(attributeBlocks(rows, attributor));
    const strange = { ...rows, addresses: [['no address'], ['1KFHE7w8BhaENAswwryaoccDb6qcT6DbYZ']] };
    expect(shown(attributeBlocks(strange, attributor).blocks.levels.pool)).toEqual([null, null]);
  });

  it('orders rows by height, then time, unknown ones last, and carries every column along', () => {
    const rows = blocksOf([
      [-1, '2020-01-01', 'p'],
      [5, '2020-01-02', 'q'],
      [5, '2020-01-01', 'r'],
      [3, null, 's'],
    ]);
    const bits = Uint32Array.of(1, 2, 3, 4);
    const { blocks } = attributeBlocks(
      { ...rows, bits, hash: ['h1', null, 'h3', 'h4'], stale: Uint8Array.of(0, 1, 0, 0) },
      attributor,
    );
    expect([...blocks.height]).toEqual([3, 5, 5, -1]);
    expect(shown(blocks.levels.pool)).toEqual(['s', 'r', 'q', 'p']);
    expect(blocks.hash).toEqual(['h4', 'h3', null, 'h1']);
    expect([[...(blocks.bits ?? [])], [...blocks.stale]]).toEqual([
      [4, 3, 2, 1],
      [0, 0, 1, 0],
    ]);
    expect(blocks.timeSeconds).toEqual(
      Float64Array.of(Number.NaN, at('2020-01-01'), at('2020-01-02'), at('2020-01-01')),
    );
  });

  it('gives no blocks for none', () => {
    expect(attributeBlocks(blocksOf([]), attributor).blocks.count).toBe(0);
  });
});

describe('entityOfLabel', () => {
  const entity = (label: string) => entityOfLabel(attributor, label).entity;

  it.each(['', '  ', 'unknown', 'UNKNOWN', 'failed', 'N/A', addresses[0], `${addresses[0]}/${addresses[3]}`])(
    'knows nobody in %j',
    (label) => expect(entity(label)).toBe(null),
  );

  it.each([
    ['A', 'a'],
    ['pool a', 'a'],
    [' Somebody ', 'Somebody'],
    ['CN/TT', 'CN/TT'],
    ['鱼池', '鱼池'],
    ['a\u001bb', 'a\\x1bb'],
  ])('takes %j to mean %j', (label, expected) => expect(entity(label)).toBe(expected));
});

const CANHUI = 'btc-pools/canhui_miningpool_400000_546234.csv';
const parquet = [
  ['blocks_post_2021', 'pool_slug'],
  ['blocks_post_2020_older_labels', 'pool_slug'],
  ['node_miners_2024-11_2025-11_with_hash', 'mining_pool'],
].map(([name, column]) => ({ path: `btc-pools/${name}.parquet`, column }));
describeWithShared('entityOfLabel on published labels', [CANHUI, ...parquet.map(({ path }) => path)], () => {
  const own = createAttributor(loadPoolRegistry());
  const strangers = (labels: readonly string[]) =>
    labels.filter((label) => entityOfLabel(own, label).pool === -1).sort();

  it.each(parquet)('knows every pool of $path', async ({ path, column }) => {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const rows = await connection.runAndReadAll(`SELECT DISTINCT ${column} FROM read_parquet('${sharedPath(path)}')`);
    connection.closeSync();
    expect(strangers(rows.getRows().map(([label]) => String(label)))).toEqual(['unknown']);
  });

  it('knows every pool among the labels of 2016 to 2018, whatever the spelling', () => {
    const lines = Buffer.from(readShared(CANHUI)).toString('utf8').trim().split(/\r?\n/).slice(1);
    const labels = [...new Set(lines.map((line) => line.slice(line.indexOf(',') + 1)))];
    expect(labels.length).toBeGreaterThan(60);
    expect(strangers(labels)).toEqual(['failed', 'unknown']);
  });
});
