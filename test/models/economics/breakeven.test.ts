import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  breakevenHashprice,
  breakevenJoulesPerTerahash,
  breakevenUsdPerKilowattHour,
  coinUsdAt,
  hashesPerCoin,
  hashprice,
  hashpriceOfCoin,
  miningCost,
} from '../../../src/models/economics/index.ts';

it('breaks even at 5.21 cents with 24 J/TH at 30 dollars', () => {
  // 24 J/TH is 24 kW a PH/s: 576 kWh a day; 30 / 576 = 0.052083 $/kWh.
  expect(breakevenUsdPerKilowattHour({ usdPerPetahashDay: 30, joulesPerTerahash: 24 })).toBeCloseTo(0.0521, 4);
  expect(breakevenUsdPerKilowattHour({ usdPerPetahashDay: 30, joulesPerTerahash: 24 })).toBe(30 / 576);
});

it('inverts by efficiency and by hashprice', () => {
  const positive = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
  fc.assert(
    fc.property(positive, positive, (usdPerPetahashDay, joulesPerTerahash) => {
      const usdPerKilowattHour = breakevenUsdPerKilowattHour({ usdPerPetahashDay, joulesPerTerahash });
      expect(breakevenJoulesPerTerahash({ usdPerPetahashDay, usdPerKilowattHour }) / joulesPerTerahash).toBeCloseTo(
        1,
        12,
      );
      expect(breakevenHashprice({ joulesPerTerahash, usdPerKilowattHour }) / usdPerPetahashDay).toBeCloseTo(1, 12);
    }),
  );
});

it('is the tariff at which the electricity of a coin costs what the coin brings', () => {
  // Independent of hashprice: the cost of a coin by its energy.
  const perCoin = hashesPerCoin({ hashesPerSecond: 9e20, coinsPerDay: 452 });
  const usdPerPetahashDay = hashpriceOfCoin({ coinUsd: 80_000, hashesPerCoin: perCoin });
  const usdPerKilowattHour = breakevenUsdPerKilowattHour({ usdPerPetahashDay, joulesPerTerahash: 18 });
  const cost = miningCost({ hashesPerCoin: perCoin, joulesPerTerahash: 18, usdPerKilowattHour });
  expect(cost.electricityUsdPerCoin).toBeCloseTo(80_000, 6);
  expect(coinUsdAt({ usdPerPetahashDay, hashesPerCoin: perCoin })).toBeCloseTo(80_000, 6);
});

it('gives one hashprice by revenue and by price', () => {
  // 450 coins at 100,000 a day over 1,000,000 PH/s: 45.
  expect(hashprice({ usdPerDay: 450 * 100_000, hashesPerSecond: 1e21 })).toBe(45);
});

it.each([
  () => hashprice({ usdPerDay: 0, hashesPerSecond: 1 }),
  () => hashpriceOfCoin({ coinUsd: -1, hashesPerCoin: 1 }),
  () => breakevenUsdPerKilowattHour({ usdPerPetahashDay: Number.NaN, joulesPerTerahash: 1 }),
  () => breakevenJoulesPerTerahash({ usdPerPetahashDay: 1, usdPerKilowattHour: 0 }),
  () => breakevenHashprice({ joulesPerTerahash: Infinity, usdPerKilowattHour: 1 }),
  () => coinUsdAt({ usdPerPetahashDay: 1, hashesPerCoin: 0 }),
])('refuses what is not positive (%#)', (call) => {
  expect(call).toThrow(RangeError);
});
