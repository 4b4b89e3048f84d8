import { expect, test } from 'vitest';
import { edinburghDailyTable } from '../../src/sources/index.ts';
import { readTable } from '../../src/store/table-file.ts';
import { describeWithShared, sharedPath } from '../helpers/shared-data.ts';
import { smallTable } from './small-table.ts';

const parse = (...lines: Parameters<typeof smallTable>) => edinburghDailyTable.parse(smallTable(...lines)).value;

test('counts lie entity by entity, and the unknown are nobody', () => {
  expect(
    parse('Entity,30/01/2018,31/01/2018,01/02/2018', 'ViaBTC,14,10,8', 'Unknown,1,0,2', '1abc/3def,0,5,0'),
  ).toEqual({
    fromMs: Date.UTC(2018, 0, 30),
    days: 3,
    entities: ['ViaBTC', '1abc/3def'],
    counts: Float64Array.of(14, 10, 8, 0, 5, 0),
    unattributed: Float64Array.of(1, 0, 2),
  });
});

test('it is known by its first two columns', () => {
  const heads = (...names: string[]) => names.map((name) => ({ name, type: 'text' }) as const);
  expect(edinburghDailyTable.recognises(heads('Entity', '01/01/2018'))).toBe(true);
  expect(edinburghDailyTable.recognises(heads('Entity', '2018-01-01'))).toBe(false);
  expect(edinburghDailyTable.recognises(heads('Entity'))).toBe(false);
});

test.each([
  ['Entity,01/01/2018', ['a,-1'], `expected a whole count, got '-1' (row 1, column 01/01/2018)`],
  ['Entity,01/01/2018', ['a,1', 'b,1.5'], `expected a whole count, got '1.5' (row 2, column 01/01/2018)`],
  ['Entity,01/01/2018', ['a,'], 'expected a whole count, got nothing (row 1, column 01/01/2018)'],
  ['Entity,01/01/2018', [',1'], 'expected the name of an entity, got nothing (row 1, column Entity)'],
  ['Entity,01/01/2018', ['a,1', 'a,1'], `expected each entity once, got 'a' (row 2, column Entity)`],
  ['Entity,30/02/2018', ['a,1'], `expected a day as DD/MM/YYYY, got the column '30/02/2018'`],
  ['Entity,01/01/2018,total', ['a,1,1'], `expected a day as DD/MM/YYYY, got the column 'total'`],
  ['Entity,01/01/2018,03/01/2018', ['a,1,1'], 'expected one day after the other, got 03/01/2018 for 2018-01-02'],
])('%s with %j is refused', (header, rows, message) => {
  expect(() => parse(header, ...rows)).toThrow(new SyntaxError(`edinburgh-daily-table: ${message}`));
});

const file = 'btc-pools/edi_bitcoin_daily_blocks_by_entity_2018_2023.csv';
describeWithShared('the daily table of the Edinburgh index', [file], () => {
  // Expected: the development data's own description.
  test('has 321,825 blocks of 236 entities on 2,191 days', async () => {
    const { value } = edinburghDailyTable.parse(await readTable(sharedPath(file)));
    expect([value.days, value.entities.length, value.fromMs]).toEqual([2191, 236, Date.UTC(2018, 0, 1)]);
    expect(value.counts.reduce((sum, count) => sum + count, 0)).toBe(321_825);
  });
});
