import fc from 'fast-check';
import { expect, test } from 'vitest';
import facts from '../../../data/facts/china-2021.json' with { type: 'json' };
import { difficultyPath, divertMegawatts, remainingProportions } from '../../../src/models/economics/index.ts';
import { describeWithShared, readShared } from '../../helpers/shared-data.ts';

const sum = (values: readonly number[]) => values.reduce((before, value) => before + value, 0);
const positive = (max: number) => fc.double({ min: 1, max, noNaN: true });
const machines = fc.record({ joulesPerTerahash: positive(100), megawatts: positive(1e4) });

test('energy and hashrate balance, whoever goes first', () => {
  fc.assert(
    fc.property(
      fc.array(machines, { minLength: 1, maxLength: 8 }),
      fc.double({ min: 0, max: 0.99, noNaN: true }),
      (fleet, part) => {
        const power = sum(fleet.map(({ megawatts }) => megawatts));
        const hashrate = sum(fleet.map(({ megawatts, joulesPerTerahash }) => megawatts / joulesPerTerahash));
        const [marginal, proRata] = (['marginal', 'pro-rata'] as const).map((order) => {
          const after = divertMegawatts({ fleet, megawatts: part * power, order });
          expect(sum(after.remaining.map(({ megawatts }) => megawatts)) / (power - after.removedMegawatts)).toBeCloseTo(
            1,
            9,
          );
          expect((after.removedExahashesPerSecond + after.remainingExahashesPerSecond) / hashrate).toBeCloseTo(1, 9);
          return after.removedExahashesPerSecond;
        });
        expect(marginal!).toBeLessThanOrEqual(proRata! + 1e-9 * hashrate);
      },
    ),
  );
});

test('a retarget restores ten minutes, by a factor of four at most', () => {
  const difficulty = (100e18 * 600) / 2 ** 32;
  const at = (exahashes: number, periods: number) =>
    difficultyPath({ difficulty, exahashesPerSecond: () => exahashes, periods, coinsPerBlock: 3.125 });
  expect(at(100, 3).map(({ secondsPerBlock }) => Math.round(secondsPerBlock))).toEqual([600, 600, 600]);
  // A tenth of the hashrate: ten times as long, then 10/4, then right.
  expect(at(10, 4).map(({ secondsPerBlock }) => Math.round(secondsPerBlock))).toEqual([6000, 1500, 600, 600]);
  expect(at(1000, 4).map(({ secondsPerBlock }) => Math.round(secondsPerBlock))).toEqual([60, 240, 600, 600]);
});

test('coins and difficulty balance: each block takes its hashes, each period its coins', () => {
  const [before, removed, days] = [900, 300, 40];
  const exahashesPerSecond = (day: number) => before - removed * Math.min(1, day / days);
  const path = difficultyPath({
    difficulty: (900e18 * 600) / 2 ** 32,
    exahashesPerSecond,
    periods: 6,
    coinsPerBlock: 3.15,
  });
  for (const { fromDay, untilDay, difficulty, coins, hashpriceCoins } of path) {
    expect(coins).toBeCloseTo(2016 * 3.15, 9);
    // ∫ hashrate over the period, in closed form: the ramp and what follows it.
    const worked = (day: number) => before * day - removed * (day < days ? day ** 2 / (2 * days) : day - days / 2);
    expect(((worked(untilDay) - worked(fromDay)) * 86_400e18) / (2016 * difficulty * 2 ** 32)).toBeCloseTo(1, 5);
    // Coins paid for the hashrate that was there are the coins of the period.
    expect(((worked(untilDay) - worked(fromDay)) * 1000 * hashpriceCoins) / coins).toBeCloseTo(1, 5);
  }
  expect(path.at(-1)!.untilDay).toBeGreaterThan(days);
});

test('the rest of a period counts the time of its first blocks', () => {
  const difficulty = (100e18 * 600) / 2 ** 32;
  const [, next] = difficultyPath({
    difficulty,
    blocksLeft: 1008,
    exahashesPerSecond: () => 50,
    periods: 2,
    coinsPerBlock: 1,
  });
  // Half the blocks at 600 s and half at 1,200 s: the difficulty falls by a third.
  expect(next!.difficulty / difficulty).toBeCloseTo(2 / 3, 12);
});

test('who gives up hashrate has less of what is left, the others more', () => {
  const holders = [
    { name: 'a', proportion: 0.5 },
    { name: 'b', proportion: 0.3 },
    { name: 'c', proportion: 0.2 },
  ];
  const after = remainingProportions(holders, { removed: 0.4, from: ['a', 'b'] });
  // a gives 0.25 and b 0.15 of the whole: 0.25, 0.15 and 0.2 of 0.6.
  expect(after.map(({ proportion }) => proportion)).toEqual(
    [0.25 / 0.6, 0.15 / 0.6, 0.2 / 0.6].map((one) => expect.closeTo(one, 12)),
  );
  expect(
    sum(remainingProportions(holders, { removed: 0.4, from: null }).map(({ proportion }) => proportion)),
  ).toBeCloseTo(1, 12);
  expect(() => remainingProportions(holders, { removed: 0.4, from: ['c'] })).toThrow('expected to remove at most 0.2');
});

test('amounts that cannot be are refused', () => {
  const fleet = [{ joulesPerTerahash: 20, megawatts: 10 }];
  expect(() => divertMegawatts({ fleet, megawatts: 11, order: 'marginal' })).toThrow('expected from 0 to the fleet');
  expect(() => divertMegawatts({ fleet, megawatts: Number.NaN, order: 'marginal' })).toThrow('got NaN');
  const path = { difficulty: 1e12, periods: 1, coinsPerBlock: 1 };
  expect(() => difficultyPath({ ...path, exahashesPerSecond: () => 0 })).toThrow('expected a hashrate above 0');
  expect(() => difficultyPath({ ...path, blocksLeft: 0, exahashesPerSecond: () => 1 })).toThrow('blocksLeft above 0');
});

const fact = (id: string) => facts.find((one) => one.id === id)!.value;
/** Difficulties of the five periods from 2021-05-13 on; the second from its change in percent. */
const measured = [
  fact('difficulty-2021-05-peak'),
  fact('difficulty-2021-05-peak') * (1 + fact('difficulty-2021-05-change') / 100),
  fact('difficulty-2021-06'),
  fact('difficulty-2021-07'),
  fact('difficulty-2021-07-low'),
];

test('the ban of 2021 as a path: three hashrates of the press give its difficulties within a seventh', () => {
  // Weekly means of 136 EH/s at June 13 and 85 at July 3 (The Block, as quoted), straight lines between them and from what the
  // difficulty of May says; after July 3 nothing moves. Nothing is fitted.
  const start = (fact('difficulty-2021-05-peak') * 2 ** 32) / 600 / 1e18;
  const [june, july] = [fact('network-hashrate-2021-06-13'), fact('network-hashrate-2021-07-03')];
  const exahashesPerSecond = (day: number) =>
    day < 31 ? start + ((june - start) * day) / 31 : day < 51 ? june + ((july - june) * (day - 31)) / 20 : july;
  const path = difficultyPath({ difficulty: measured[0]!, exahashesPerSecond, periods: 5, coinsPerBlock: 6.25 });
  path.forEach(({ difficulty }, index) => {
    expect(Math.abs(difficulty / measured[index]! - 1), `period ${index}`).toBeLessThan(1 / 7);
  });
  expect(start).toBeCloseTo(179.3, 1);
  expect(july / start).toBeLessThan(0.5);
});

const DAILY = 'btc-network/coinmetrics_btc_daily_2020_2026.csv';
describeWithShared('the ban of 2021, day by day', [DAILY], () => {
  test('the hashrate of each day gives every difficulty within 1.5%', () => {
    const [header, ...rows] = new TextDecoder().decode(readShared(DAILY)).split('\n');
    const column = header!.split(',').indexOf('HashRate');
    const from = rows.findIndex((row) => row.startsWith('2021-05-13'));
    const days = rows.slice(from, from + 120).map((row) => Number(row.split(',')[column]) / 1e6);
    // The retarget of May 13 was at 17:55 UTC: day 0 of the path is 0.75 of that day.
    const path = difficultyPath({
      difficulty: measured[0]!,
      exahashesPerSecond: (day) => days[Math.floor(day + 0.75)]!,
      periods: 5,
      coinsPerBlock: 6.25,
    });
    path.forEach(({ difficulty }, index) => {
      expect(Math.abs(difficulty / measured[index]! - 1), `period ${index}`).toBeLessThan(0.015);
    });
  });
});
