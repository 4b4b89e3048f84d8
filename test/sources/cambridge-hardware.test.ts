import { describe, expect, test } from 'vitest';
import { cambridgeHardware } from '../../src/sources/index.ts';
import { readTable } from '../../src/store/table-file.ts';
import { rowsTable } from '../helpers/rows-table.ts';
import { describeWithShared, sharedPath } from '../helpers/shared-data.ts';

const names = ['Miner_name', 'UNIX_date_of_release', 'Efficiency_J_Gh', 'Qty'];
const parse = (...rows: readonly (readonly (string | null)[])[]) =>
  cambridgeHardware.parse(rowsTable(names, rows), { file: 'miners.csv' });

describe('the Cambridge list of machines', () => {
  test('takes the maker from the name, and none for a class of machines', () => {
    const { value, problems } = parse(
      ['Bitmain Antminer S9 (14Th)', '1509494400', '0.098', '390400'],
      ['Whatsminer M60S', '1700000000', '0.0185', '1'],
      ['SealMiner A2', '1730000000', '0.0165', '1'],
      ['Worst CPU', '1230000000', '100000', '1000'],
      ['early ASICS', '1360000000', '10', '1000'],
      ['FPGA', '1310000000', '100', '1000'],
    );
    expect(problems).toEqual([]);
    expect(value.map(({ vendor }) => vendor)).toEqual(['bitmain', 'microbt', 'bitdeer', null, null, null]);
    expect(value[0]).toEqual({
      name: 'Bitmain Antminer S9 (14Th)',
      vendor: 'bitmain',
      releasedMs: Date.UTC(2017, 10), // 1509494400 seconds: 2017-11-01
      joulesPerTerahash: 98, // 0.098 J/GH × 1000
      modelWeight: 390_400,
      origin: { source: 'cambridge-hardware', file: 'miners.csv', row: 1 },
    });
  });

  test.each<[string, readonly (string | null)[], string]>([
    ['a maker that is not known', ['Toaster 3000', '1500000000', '1', '1'], 'unknown-maker'],
    ['no name', [null, '1500000000', '1', '1'], 'no-name'],
    ['an efficiency of 0', ['Antminer Z', '1500000000', '0', '1'], 'bad-value'],
    ['no date', ['Antminer Z', null, '1', '1'], 'no-value'],
    ['milliseconds for seconds', ['Antminer Z', '1500000000000', '1', '1'], 'bad-date'],
    ['a date beyond all calendars', ['Antminer Z', '1e20', '1', '1'], 'bad-date'],
    ['a weight in words', ['Antminer Z', '1500000000', '1', 'many'], 'bad-number'],
  ])('rejects %s', (_, row, kind) => {
    const { value, problems } = parse(row);
    expect(value).toEqual([]);
    expect(problems).toMatchObject([{ kind: `cambridge-hardware/${kind}`, count: 1 }]);
  });
});

const file = 'hardware/cbeci_miners_2008_2020.csv';
describeWithShared('machines of the development data', [file], () => {
  test('are 90, all of a known maker but the six classes of the early years', async () => {
    const table = await readTable(sharedPath(file), (heads) => cambridgeHardware.wanted(heads));
    const { value, problems } = cambridgeHardware.parse(table, { file });
    expect(problems).toEqual([]);
    expect(value).toHaveLength(90); // lines of the file less its header
    expect(value.filter(({ vendor }) => vendor === null)).toHaveLength(6);
  });
});
