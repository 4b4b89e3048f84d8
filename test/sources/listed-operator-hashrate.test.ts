import { describe, expect, test } from 'vitest';
import { listedOperatorHashrate } from '../../src/sources/index.ts';
import { readTable } from '../../src/store/table-file.ts';
import { rowsTable } from '../helpers/rows-table.ts';
import { describeWithShared, sharedPath } from '../helpers/shared-data.ts';

const names = ['period', 'company', 'metric', 'value', 'unit'];
const parse = (...rows: readonly (readonly (string | null)[])[]) =>
  listedOperatorHashrate.parse(rowsTable(names, rows), { file: 'miners.csv' });

describe('hashrate of listed operators', () => {
  test('tells kinds of figures apart, converts units and knows names beside tickers', () => {
    const { value, problems } = parse(
      ['2025-12', 'MARA', 'energized_hashrate', '60.4', 'EH/s'],
      ['2025-12', 'Marathon Digital', 'average_hashrate', '55', 'EH/s'],
      ['2025-12', 'Riot Platforms', 'hashrate', '36600', 'PH/s'],
      ['2025-12', 'New Miner Inc.', 'operational_hashrate', '1,500', 'PH/s'],
    );
    expect(problems).toEqual([]);
    expect(value.map(({ operator, kind, exahashesPerSecond }) => [operator, kind, exahashesPerSecond])).toEqual([
      ['mara', 'installed', 60.4],
      ['mara', 'operating', 55],
      ['riot', 'unstated', 36.6],
      ['new-miner-inc', 'operating', 1.5],
    ]);
    expect(value[0]!.span).toEqual({ fromMs: Date.UTC(2025, 11), toMs: Date.UTC(2026, 0) });
  });

  test('takes words that every object answers to, and letters of any script, for names', () => {
    const names = ['constructor', '__proto__', 'Bitfufu 比特', '***'];
    const { value, problems } = parse(
      ...names.map((name) => ['2025-12', name, 'installed_hashrate', '1', 'EH/s'] as const),
    );
    expect(value.map(({ operator }) => operator)).toEqual(['constructor', 'proto', 'bitfufu-比特']);
    expect(problems).toMatchObject([{ kind: 'listed-operator-hashrate/no-company', count: 1 }]);
  });

  test('leaves out figures that are no hashrate', () => {
    expect(
      parse(['2025-01', 'RIOT', 'btc_mined', '527', 'BTC'], ['2026-02', 'network', 'hashprice', '28', 'USD']),
    ).toEqual({
      value: [],
      problems: [],
    });
  });

  test.each<[string, readonly string[], string]>([
    ['a group of companies', ['2024-09', 'top12_public_miners', 'aggregate_hashrate', '189', 'EH/s'], 'aggregate'],
    ['a group under another name', ['2025-09', 'top_public_miners', 'realized_hashrate', '326', 'EH/s'], 'aggregate'],
    ['the network', ['2025-09', 'Network', 'hashrate', '1000', 'EH/s'], 'aggregate'],
    ['a figure that is not known', ['2025-09', 'MARA', 'hashrate_target', '75', 'EH/s'], 'unknown-metric'],
    ['another unit', ['2025-09', 'MARA', 'hashrate', '60', 'MW'], 'bad-unit'],
    ['a quarter', ['2025-Q3', 'MARA', 'hashrate', '60', 'EH/s'], 'bad-period'],
    ['a month that does not exist', ['2025-13', 'MARA', 'hashrate', '60', 'EH/s'], 'bad-period'],
    ['no hashrate at all', ['2025-09', 'MARA', 'hashrate', '0', 'EH/s'], 'bad-hashrate'],
    ['words', ['2025-09', 'MARA', 'hashrate', 'about 60', 'EH/s'], 'bad-number'],
    ['no value', ['2025-09', 'MARA', 'hashrate', '', 'EH/s'], 'no-value'],
    ['no company', ['2025-09', '', 'hashrate', '60', 'EH/s'], 'no-company'],
    ['the same figure twice', ['2025-08', 'mara holdings', 'deployed_hashrate', '59', 'EH/s'], 'twice'],
  ])('rejects %s', (_, row, kind) => {
    const { value, problems } = parse(['2025-08', 'MARA', 'installed_hashrate', '58', 'EH/s'], row);
    expect(value).toHaveLength(1);
    expect(problems).toMatchObject([{ kind: `listed-operator-hashrate/${kind}`, count: 1 }]);
  });
});

const file = 'miners/public_miner_figures_transcribed.csv';
describeWithShared('listed operators of the development data', [file], () => {
  test('have 14 figures of companies; three of groups are rejected', async () => {
    const table = await readTable(sharedPath(file), (heads) => listedOperatorHashrate.wanted(heads));
    const { value, problems } = listedOperatorHashrate.parse(table, { file });
    // Counted by hand in the file: 17 rows of hashrates, three of them of groups.
    expect(value).toHaveLength(14);
    expect(problems).toMatchObject([{ kind: 'listed-operator-hashrate/aggregate', count: 3 }]);
    expect(value.filter(({ span }) => span.fromMs === Date.UTC(2025, 11)).map(({ operator }) => operator)).toEqual([
      'mara',
      'clsk',
      'riot',
      'iren',
      'corz',
      'cifr',
    ]);
  });
});
