import { expect, test } from 'vitest';
import { runHere } from './run-here.ts';

const json = async (...args: string[]) => {
  const { code, out, err } = await runHere(['economics', ...args, '--format', 'json']);
  expect(code, err).toBe(0);
  return JSON.parse(out);
};

test('a cost by four numbers is one flat object with the inputs that were used', async () => {
  const inputs = [
    '--joules-per-terahash',
    '28.2',
    '--usd-per-kwh',
    '0.065',
    '--hashes-per-second',
    '1.02e21',
    '--coins-per-day',
    '450',
  ];
  const record = await json('cost', ...inputs);
  expect(record.kwh_per_coin).toBeCloseTo(1_534_080, 6);
  expect(record.electricity_usd_per_coin).toBeCloseTo(99_715.2, 6);
  expect(record).toMatchObject({
    joules_per_terahash: 28.2,
    usd_per_kwh: 0.065,
    hashes_per_second: 1.02e21,
    coins_per_day: 450,
  });
  for (const value of Object.values(record)) expect(typeof value === 'object' && value !== null).toBe(false);
});

test('a machine at a place has a cost with its price, and all places make a table', async () => {
  const record = await json(
    'cost',
    '--machine',
    'antminer-s21',
    '--place',
    'us-tx',
    '--life-years',
    '4',
    '--pool-fee',
    '1%',
  );
  expect(record).toMatchObject({
    machine: 'antminer-s21',
    place: 'us-tx',
    joules_per_terahash: 17.5,
    machine_usd_per_terahash: 14,
  });
  expect(record.all_in_usd_per_coin).toBeGreaterThan(record.cash_usd_per_coin);
  const places = await json('cost', '--draws', '200');
  expect(places.length).toBeGreaterThan(60);
  expect(places[0].usd_per_kwh).toBeGreaterThan(places.at(-1).usd_per_kwh);
  const curve = await json('cost', '--curve', '--draws', '1');
  expect(curve.at(-1).cumulative_proportion).toBeCloseTo(1, 9);
  const fleet = await json('cost', '--usd-per-kwh', '0.05', '--half-life', '3', '--draws', '1');
  expect(fleet.joules_per_terahash).toBeGreaterThan(10);
});

test('break-even of one machine, at a tariff, and of all machines of a day', async () => {
  expect(await json('breakeven', '--hashprice', '30', '--joules-per-terahash', '24')).toEqual({
    breakeven_usd_per_kwh: 30 / 576,
    breakeven_joules_per_terahash: null,
    breakeven_hashprice_usd_per_ph_day: null,
    hashprice_usd_per_ph_day: 30,
    joules_per_terahash: 24,
    usd_per_kwh: null,
    machine: null,
  });
  const tariff = await json('breakeven', '--machine', 'antminer-s21', '--usd-per-kwh', '0.05');
  expect([tariff.breakeven_hashprice_usd_per_ph_day, tariff.hashprice_usd_per_ph_day]).toEqual([21, null]); // 24 · 17.5 · 0.05
  const both = await json('breakeven', '--hashprice', '30', '--usd-per-kwh', '0.05');
  expect(both.breakeven_joules_per_terahash).toBeCloseTo(25, 9);
  const latest = await json('breakeven', '--machine', 'antminer-s21');
  expect(latest.hashprice_usd_per_ph_day).toBeGreaterThan(20);
  const all = await json('breakeven', '--date', '2014-01-01', '--usd-per-kwh', '0.1');
  expect(all[0]).toMatchObject({ machine: 'antminer-s1', runs: true });
  expect(all.at(-1)).toMatchObject({ machine: 'cpu-2009', runs: false });
});

test('the entry ticket shows the turns, a day, and the history', async () => {
  const turns = await json('entry');
  expect(turns.map((turn: { class: string }) => turn.class).slice(0, 4)).toEqual([
    'cpu',
    'gpu',
    'fpga',
    'asic-110-55nm',
  ]);
  const day = await json('entry', '--date', '2013-07-04');
  expect(new Set(day.map((row: { date: string }) => row.date))).toEqual(new Set(['2013-07-04']));
  expect((await json('entry', '--history')).length).toBeGreaterThan(60);
});

test.each([
  [['cost', '--joules-per-terahash', 'x', '--usd-per-kwh', '1'], 2, '--joules-per-terahash: expected a number'],
  [
    ['cost', '--joules-per-terahash', '-1', '--usd-per-kwh', '1'],
    2,
    "--joules-per-terahash: expected a number above 0, got '-1'",
  ],
  [['cost', '--machine', 'abacus'], 2, '--machine: machineOf: expected one of'],
  [['cost', '--place', 'atlantis', '--joules-per-terahash', '20'], 2, "got 'atlantis'"],
  [['cost', '--place', 'no', '--usd-per-kwh', '0.1', '--joules-per-terahash', '20'], 2, 'got both'],
  [['cost', '--curve', '--joules-per-terahash', '20'], 2, '--curve: expected without'],
  [
    ['cost', '--cost', 'marginal', '--joules-per-terahash', '20'],
    2,
    "--cost: expected electricity, cash, all-in, got 'marginal'",
  ],
  [['cost', '--date', '2012-01-01'], 2, 'expected a hashprice (--hashprice), got none'],
  [['cost', '--above', '0'], 2, "--above: expected a number above 0, got '0'"],
  [['breakeven', '--date', 'soon'], 2, "--date: expected a day as 2024-05-23, got 'soon'"],
  [['breakeven', '--date', '2009-01-05'], 2, '--date: dayAt: expected a day from 2010-07-17 on'],
  [
    ['breakeven', '--hashprice', '0', '--joules-per-terahash', '24'],
    2,
    "--hashprice: expected a number above 0, got '0'",
  ],
  [['entry', '--proportion', '0'], 2, 'expected proportion in (0, 1], got 0'],
  [['entry', '--network', 'absent.csv'], 1, 'seriesDays: expected a file or folder that can be read, got ENOENT'],
])('economics %j is refused in one line', async (args, code, message) => {
  const result = await runHere(['economics', ...args]);
  expect([result.code, result.out]).toEqual([code, '']);
  expect(result.err).toContain(message);
  expect(result.err.trimEnd().split('\n')).toHaveLength(1);
});
