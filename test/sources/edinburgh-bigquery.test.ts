import { expect, test } from 'vitest';
import type { Table } from '../../src/core/table.ts';
import { blockSourceOf, edinburghBigquery } from '../../src/sources/index.ts';
import { readTable } from '../../src/store/table-file.ts';
import { describeWithShared, sharedPath } from '../helpers/shared-data.ts';

function table(columns: Readonly<Record<string, string | null>>): Table {
  const values = Object.entries(columns).map(([name, cell]) => [name, { kind: 'text', values: [cell] }] as const);
  return { rowCount: 1, columns: new Map(values) };
}

const block = { number: '507715', timestamp: '2018-02-05 04:54:34 UTC', identifiers: '0343bf07' };

test('a block has its coinbase script and the scripts that it pays', () => {
  const outputs = JSON.stringify([
    { script_hex: '0014', value: 13250677 },
    { script_hex: '6a24', value: 0 },
    { script_hex: '51', value: '7' },
  ]);
  const { value } = edinburghBigquery.parse(table({ ...block, outputs }));
  expect(value.height).toEqual(Int32Array.of(507_715));
  expect(value.timeSeconds).toEqual(Float64Array.of(1_517_806_474)); // date -u -d '2018-02-05 04:54:34' +%s
  expect(value.coinbase).toEqual([Uint8Array.of(3, 0x43, 0xbf, 7)]);
  expect(value.outputs).toEqual([[Uint8Array.of(0, 0x14), Uint8Array.of(0x51)]]);
});

test('an older export has addresses, and without identifiers the script is empty, not unknown', () => {
  const { value } = edinburghBigquery.parse(table({ ...block, reward_addresses: '1abc,3def' }));
  expect(value.addresses).toEqual([['1abc', '3def']]);
  expect(edinburghBigquery.parse(table({ ...block, identifiers: null })).value.coinbase).toEqual([new Uint8Array(0)]);
});

test('outputs that are something else name their row', () => {
  for (const outputs of [
    '{}',
    '[{"value":1}]',
    '[{"script_hex":"0x","value":1}]',
    '[{"script_hex":"00","value":-1}]',
    '[',
  ]) {
    expect(() => edinburghBigquery.parse(table({ ...block, outputs }))).toThrow(
      `edinburgh-bigquery: expected outputs, each with its value and script_hex, got '${outputs}' (row 1, column outputs)`,
    );
  }
});

const file = 'pool-definitions/edi_sample_bitcoin_raw_data.json';
describeWithShared('the sample of the Edinburgh index', [file], () => {
  // Expected: the lines of the file, read by eye.
  test('is recognised and read', async () => {
    const read = await readTable(sharedPath(file), (columns) => {
      expect(blockSourceOf(columns)).toBe(edinburghBigquery);
      return edinburghBigquery.wanted(columns);
    });
    const { value } = edinburghBigquery.parse(read);
    expect(value.count).toBe(13);
    expect([...value.height.subarray(0, 3)]).toEqual([507_715, 508_242, 511_342]);
    expect(value.outputs!.map((scripts) => scripts.length)).toEqual([2, 1, 2, 2, 2, 2, 2, 2, 1, 2, 1, 1, 1]);
    expect(new TextDecoder().decode(value.coinbase![0]!)).toContain('/mined by gbminers/');
  });
});
