import { expect, test } from 'vitest';
import { blockSourceOf, staleBlockCoinbases } from '../../src/sources/index.ts';
import { readTable } from '../../src/store/table-file.ts';
import { describeWithShared, sharedPath } from '../helpers/shared-data.ts';
import { smallTable } from './small-table.ts';

// By hand: the stale block 74638 of 2010, whose coinbase script holds only the target and a counter.
test('a stale coinbase is a stale block without a label', () => {
  const script =
    '4104750f835e45baa59bda8989092a3f4c7e201bbb6dc2265f12ea4e044b849acfe1656ecf6f4e99516cd9b95486bda27e7c8363798b8ec7a2a8c3f880155da54b4fac';
  const table = smallTable(
    'height,hash,time,bits,coinbase_scriptsig_hex,coinbase_paying_outputs_sat:script_hex,pool_by_tag',
    `74638,0000000000790ab3f22ec756ad43b6ab569abf0bddeb97c67a6f7b1470a7ec1c,1281891957,1c00800e,040e80001c028f00,5051000000:${script},x`,
  );
  const { value, problems } = staleBlockCoinbases.parse(table);
  expect(value).toMatchObject({ count: 1, stale: Uint8Array.of(1), bits: Uint32Array.of(0x1c00800e) });
  expect(value.coinbase![0]).toEqual(Uint8Array.of(4, 0x0e, 0x80, 0, 0x1c, 2, 0x8f, 0));
  expect(value.outputs![0]![0]).toHaveLength(67);
  expect(value.label).toBeUndefined();
  expect(problems).toEqual([]);
});

const file = 'btc-raw/stale/stale_block_coinbases.csv';
describeWithShared('the stale blocks of the development data', [file], () => {
  test('are recognised, and every one has its coinbase and pays somebody', async () => {
    const table = await readTable(sharedPath(file), (columns) => {
      expect(blockSourceOf(columns)).toBe(staleBlockCoinbases);
      return staleBlockCoinbases.wanted(columns);
    });
    const { value, problems } = staleBlockCoinbases.parse(table);
    expect(value.count).toBe(303); // lines of the file less its header
    expect(value.stale!.every((flag) => flag === 1)).toBe(true);
    expect(value.coinbase!.every((script) => script !== null && script.length >= 2)).toBe(true);
    expect(value.outputs!.every((scripts) => scripts.length > 0)).toBe(true);
    expect(problems).toEqual([]);
  });
});
