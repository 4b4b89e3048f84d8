import { expect, test } from 'vitest';
import {
  bestOfFamily,
  cheapestTickets,
  className,
  entryRows,
  pricedRows,
  turnsOf,
} from '../../../../../src/web/client/economics/mining/entry.ts';

const machine = (id: string, kind: string, { from, usd }: { from: string; usd: number | null }) => ({
  id,
  name: id,
  class: kind,
  from,
  terahashes_per_second: 1,
  watts: { gpu: 2000, slow: 1000, fast: 100 }[id]!,
  usd,
});
const machines = [
  machine('gpu', 'gpu', { from: '2012-01-01', usd: 500 }),
  machine('slow', 'asic-28nm', { from: '2014-01-01', usd: 900 }),
  machine('fast', 'asic-16nm', { from: '2014-01-01', usd: null }),
];
// A petahash per second earns 720,000 a day of 3,600 coins at 200 USD: a terahash 720; at 1 USD/kWh 1,000 W take 24 a day.
const day = { hashes_per_second: 1e15, coins_per_day: 3600, coin_usd: 200, fact: 'price' };
const entry = {
  days: [
    { ...day, date: '2013-01-01', machines: ['gpu'] },
    { ...day, date: '2015-01-01', machines: ['gpu', 'slow', 'fast'] },
  ],
  machines,
};
const options = { usdPerKilowattHour: 1, proportion: 0.01 };

test('there is a row for each day and class, with whole machines for the proportion', () => {
  const rows = entryRows(entry, options);
  expect(rows.map(({ date, machine: { id } }) => [date, id])).toEqual([
    ['2013-01-01', 'gpu'],
    ['2015-01-01', 'gpu'],
    ['2015-01-01', 'slow'],
    ['2015-01-01', 'fast'],
  ]);
  // A hundredth of 1,000 TH/s.
  expect(rows[0]!.ticket).toMatchObject({ machines: 10, equipmentUsd: 5000, isProfitable: true });
  expect(rows[3]!.ticket.equipmentUsd).toBeNull();
});

test('a family stands by the machine that takes least electricity', () => {
  const rows = entryRows(entry, options);
  expect(bestOfFamily(rows, 'asic').map((row) => row.machine.id)).toEqual(['fast']);
  expect(bestOfFamily(rows, 'gpu').map(({ date }) => date)).toEqual(['2013-01-01', '2015-01-01']);
});

test('the cheapest ticket is of machines with a price that mined at a profit', () => {
  expect(cheapestTickets(pricedRows(entry, options)).map((row) => row.machine.id)).toEqual(['gpu', 'gpu']);
  // At 20 USD/kWh a graphics card takes 960 a day and earns 720; the slow chip takes 480.
  const dear = cheapestTickets(pricedRows(entry, { ...options, usdPerKilowattHour: 20 }));
  expect(dear.map(({ date, machine: { id } }) => [date, id])).toEqual([['2015-01-01', 'slow']]);
});

test('turns are dated by the days there are', () => {
  const turns = turnsOf(entryRows(entry, options));
  expect(turns.map((turn) => turn.class)).toEqual(['gpu', 'asic-28nm', 'asic-16nm']);
  expect(turns.map((turn) => turn.leadsFromMs)).toEqual([Date.UTC(2013, 0), null, Date.UTC(2015, 0)]);
});

test('classes are named as a reader says them', () => {
  expect(className('asic-110-55nm')).toBe('ASICs of 110 to 55 nm');
  expect(className('fpga')).toBe('FPGA boards');
});
