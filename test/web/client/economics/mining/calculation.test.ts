import { describe, expect, test } from 'vitest';
import { calculation, fleetPrice, questionOf } from '../../../../../src/web/client/economics/mining/calculation.ts';
import { sample } from './sample.ts';

const ask = (address: Readonly<Record<string, string>>) => questionOf(sample, (name) => address[name] ?? '');

describe('what an address asks', () => {
  test('is the inferred fleet at the median tariff where it says nothing', () => {
    const { machine, place, values } = ask({});
    expect([machine, place]).toEqual([null, null]);
    expect(values).toMatchObject({ efficiency: 20, tariff: 0.05, exahashes: 1000, coins: 450, above: 100_000 });
  });

  test('is a machine at a place, whose numbers what is typed does not change', () => {
    const { values } = ask({ machine: 'old', place: 'zz', efficiency: '99', tariff: '9' });
    // 1,000 USD for 100 TH/s.
    expect(values).toMatchObject({ efficiency: 30, tariff: 0.2, price: 10 });
  });

  test('is what is typed, if it is a number in range', () => {
    const own = { machine: 'own', place: 'own' };
    expect(ask({ ...own, efficiency: '33.75', tariff: '0.065' }).values).toMatchObject({
      efficiency: 33.75,
      tariff: 0.065,
    });
    expect(ask({ ...own, efficiency: 'much', tariff: '-1' }).values).toMatchObject({ efficiency: 20, tariff: 0.05 });
  });

  test('takes the list price of the fleet by hashrate', () => {
    // A quarter at 10 USD a TH/s, three quarters at 20.
    expect(fleetPrice(sample.machines)).toBe(17.5);
    expect(fleetPrice([])).toBe(0);
  });
});

describe('the answer', () => {
  // 450 coins and 1,000 EH/s at 33.75 J/TH: 1.8 GWh a coin, 18,000 USD for each cent.
  const address = {
    machine: 'own',
    efficiency: '33.75',
    place: 'own',
    tariff: '0.05',
    'pool-fee': '10',
    operations: '0.01',
    'machine-price': '0',
  };

  test('is electricity, cash and all-in, with the tariff at which each crosses the amount', () => {
    const { cost, rows } = calculation(ask(address));
    expect(cost.kilowattHoursPerCoin).toBeCloseTo(1.8e6, 4);
    const [electricity, cash, allIn] = rows;
    expect(electricity!.usdPerCoin).toBeCloseTo(90_000, 6);
    // 1.8 GWh at 6 cents over nine tenths.
    expect(cash!.usdPerCoin).toBeCloseTo(120_000, 6);
    expect(allIn!.usdPerCoin).toBeCloseTo(120_000, 6);
    expect(rows.map(({ isAbove }) => isAbove)).toEqual([false, true, true]);
    expect(electricity!.crossing.usdPerKilowattHour).toBeCloseTo(100_000 / 1.8e6, 12);
    // 100,000 · 0.9 = 1.8 GWh · (tariff + 0.01).
    expect(cash!.crossing.usdPerKilowattHour).toBeCloseTo(0.04, 12);
    expect(cash!.crossingExahashes).toBeCloseTo(1000 / 1.2, 9);
  });

  test('says what a coin brings at the hashprice, and where electricity takes all of it', () => {
    const { coinUsd, breakevenUsdPerKilowattHour } = calculation(ask({ ...address, hashprice: '45' }));
    expect(coinUsd).toBeCloseTo(100_000, 6);
    // 45 / (24 · 33.75).
    expect(breakevenUsdPerKilowattHour).toBeCloseTo(0.0555555555, 9);
  });
});
