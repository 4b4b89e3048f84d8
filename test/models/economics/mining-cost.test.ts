import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  costCrossing,
  costOf,
  hashesPerCoin,
  hashesPerCoinAt,
  kilowattHoursPerCoin,
  type MiningCostOptions,
  miningCost,
  miningCosts,
} from '../../../src/models/economics/index.ts';

const coin = hashesPerCoin({ hashesPerSecond: 1e21, coinsPerDay: 450 });

describe('the energy of a coin', () => {
  it('is 1.80 GWh where an extra cent a kilowatt-hour costs 18,000 dollars, which is 33.75 J/TH at 1,000 EH/s', () => {
    // 18,000 / 0.01 = 1,800,000 kWh exactly. 1e21 H/s · 86,400 s / 450 = 1.92e23 hashes a coin;
    // 1.8e6 kWh · 3.6e6 J / 1.92e11 TH = 33.75 J/TH exactly, which rounds half up to 33.8.
    const perCoin = kilowattHoursPerCoin({ hashesPerCoin: coin, joulesPerTerahash: 33.75 });
    expect(perCoin).toBeCloseTo(1.8e6, 6);
    const at = (usdPerKilowattHour: number) =>
      miningCost({ hashesPerCoin: coin, joulesPerTerahash: 33.75, usdPerKilowattHour }).electricityUsdPerCoin;
    expect(at(0.06) - at(0.05)).toBeCloseTo(18_000, 6);
  });

  it('is the same by difficulty and by the hashrate that the difficulty says', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 1e15, noNaN: true }),
        fc.double({ min: 0.1, max: 60, noNaN: true }),
        (difficulty, coinsPerBlock) => {
          const hashesPerSecond = (difficulty * 2 ** 32) / 600;
          const byRate = hashesPerCoin({ hashesPerSecond, coinsPerDay: 144 * coinsPerBlock });
          expect(byRate / hashesPerCoinAt({ difficulty, coinsPerBlock })).toBeCloseTo(1, 12);
        },
      ),
    );
  });

  it('refuses what is not positive', () => {
    expect(() => hashesPerCoin({ hashesPerSecond: 0, coinsPerDay: 450 })).toThrow(
      new RangeError('hashesPerCoin: expected hashesPerSecond to be positive, got 0'),
    );
    expect(() => hashesPerCoinAt({ difficulty: Number.NaN, coinsPerBlock: 3 })).toThrow(RangeError);
    expect(() => kilowattHoursPerCoin({ hashesPerCoin: 1, joulesPerTerahash: -1 })).toThrow(RangeError);
  });
});

const charged: MiningCostOptions = {
  hashesPerCoin: coin,
  joulesPerTerahash: 25,
  usdPerKilowattHour: 0.05,
  poolFeeProportion: 0.02,
  operationsUsdPerKilowattHour: 0.01,
  siteUsdPerMegawattYear: 87_660,
  machineUsdPerTerahash: 16,
  machineLifeYears: 4,
  overheadUsdPerMegawattYear: 43_830,
};

describe('miningCost', () => {
  it('is worked out by hand', () => {
    // 1.92e11 TH · 25 J / 3.6e6 = 1,333,333.33 kWh. Electricity: · 0.05 = 66,666.67.
    // Site: 87,660 / (1,000 kW · 8,766 h) = 0.01 $/kWh. Cash: kWh · (0.05 + 0.01 + 0.01) / 0.98 = 95,238.10.
    // Wear: 16 $ / (8,766 h · 3,600 s · 4) for a TH = 1.26752e-7; · 1.92e11 TH = 24,336.42; / 0.98 = 24,833.08.
    // Overhead: 0.005 $/kWh · kWh / 0.98 = 6,802.72. All-in: the sum, 126,873.90.
    const cost = miningCost(charged);
    expect(cost.kilowattHoursPerCoin).toBeCloseTo(1_333_333.33, 2);
    expect(cost.electricityUsdPerCoin).toBeCloseTo(66_666.67, 2);
    expect(cost.cashUsdPerCoin).toBeCloseTo(95_238.1, 1);
    expect(cost.depreciationUsdPerCoin).toBeCloseTo(24_833.08, 1);
    expect(cost.allInUsdPerCoin).toBeCloseTo(95_238.1 + 24_833.08 + 6_802.72, 1);
  });

  it('is electricity alone where nothing else is charged', () => {
    const { hashesPerCoin: hashes } = charged;
    const cost = miningCost({ hashesPerCoin: hashes, joulesPerTerahash: 25, usdPerKilowattHour: 0.05 });
    expect(cost.cashUsdPerCoin).toBe(cost.electricityUsdPerCoin);
    expect(cost.allInUsdPerCoin).toBe(cost.electricityUsdPerCoin);
  });

  it('spreads what is paid by the year over the hours that machines run', () => {
    // Half the hours: site 0.02 and overhead 0.01 $/kWh, wear doubled; operations and electricity as before.
    const half = miningCost({ ...charged, uptimeProportion: 0.5 });
    expect(half.electricityUsdPerCoin).toBe(miningCost(charged).electricityUsdPerCoin);
    expect(half.cashUsdPerCoin).toBeCloseTo((1_333_333.333 * 0.08) / 0.98, 1);
    expect(half.depreciationUsdPerCoin).toBeCloseTo(2 * miningCost(charged).depreciationUsdPerCoin, 6);
  });

  it('rises with tariff, efficiency, difficulty and every charge, and cash is at least electricity, all-in at least cash', () => {
    const grows = fc.record({
      usdPerKilowattHour: fc.double({ min: 0, max: 0.5, noNaN: true }),
      joulesPerTerahash: fc.double({ min: 5, max: 1e7, noNaN: true }),
      hashesPerCoin: fc.double({ min: 1e9, max: 1e24, noNaN: true }),
      poolFeeProportion: fc.double({ min: 0, max: 0.5, noNaN: true }),
      operationsUsdPerKilowattHour: fc.double({ min: 0, max: 0.1, noNaN: true }),
      siteUsdPerMegawattYear: fc.double({ min: 0, max: 1e6, noNaN: true }),
      machineUsdPerTerahash: fc.double({ min: 0, max: 1e6, noNaN: true }),
      overheadUsdPerMegawattYear: fc.double({ min: 0, max: 1e6, noNaN: true }),
    });
    fc.assert(
      fc.property(grows, fc.double({ min: 1, max: 1.9, noNaN: true }), (options, factor) => {
        const base = miningCost({ ...options, machineLifeYears: 3 });
        expect(base.cashUsdPerCoin).toBeGreaterThanOrEqual(base.electricityUsdPerCoin);
        expect(base.allInUsdPerCoin).toBeGreaterThanOrEqual(base.cashUsdPerCoin);
        for (const name of Object.keys(options) as (keyof typeof options)[]) {
          const more = miningCost({ ...options, machineLifeYears: 3, [name]: options[name] * factor });
          for (const kind of miningCosts)
            expect(costOf(more, kind) * (1 + 1e-12)).toBeGreaterThanOrEqual(costOf(base, kind));
        }
      }),
    );
  });

  it.each([
    [{ poolFeeProportion: 1 }, 'expected poolFeeProportion in [0, 1), got 1'],
    [{ uptimeProportion: 0 }, 'expected uptimeProportion in (0, 1], got 0'],
    [{ usdPerKilowattHour: -0.01 }, 'expected usdPerKilowattHour to be finite and not negative, got -0.01'],
    [{ siteUsdPerMegawattYear: Number.NaN }, 'expected siteUsdPerMegawattYear to be finite'],
    [{ machineLifeYears: 0 }, 'expected machineLifeYears to be positive, got 0'],
    [{ machineLifeYears: undefined }, 'expected machineLifeYears with machineUsdPerTerahash, got none'],
  ])('refuses %j', (changed, message) => {
    expect(() => miningCost({ ...charged, ...changed } as MiningCostOptions)).toThrow(message);
  });
});

describe('costCrossing', () => {
  it('inverts each of the three costs exactly, by tariff, efficiency and difficulty', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...miningCosts),
        fc.double({ min: 60_000, max: 1e6, noNaN: true }),
        (cost, usdPerCoin) => {
          const crossing = costCrossing(charged, { usdPerCoin, cost });
          const reached = (changed: Partial<MiningCostOptions>) =>
            costOf(miningCost({ ...charged, ...changed }), cost) / usdPerCoin;
          expect(reached({ usdPerKilowattHour: crossing.usdPerKilowattHour! })).toBeCloseTo(1, 10);
          expect(reached({ joulesPerTerahash: crossing.joulesPerTerahash! })).toBeCloseTo(1, 10);
          expect(reached({ hashesPerCoin: crossing.hashesPerCoin })).toBeCloseTo(1, 10);
          expect(crossing.difficultyRatio).toBeCloseTo(crossing.hashesPerCoin / charged.hashesPerCoin, 12);
        },
      ),
    );
  });

  it('says nowhere where the rest alone costs more', () => {
    // Wear alone is 24,833 a coin: no tariff and no efficiency brings all-in below it.
    const crossing = costCrossing(charged, { usdPerCoin: 20_000, cost: 'all-in' });
    expect([crossing.usdPerKilowattHour, crossing.joulesPerTerahash]).toEqual([null, null]);
    expect(crossing.difficultyRatio).toBeLessThan(1);
  });

  it('refuses an amount that is not positive, and a cost of nothing', () => {
    expect(() => costCrossing(charged, { usdPerCoin: 0, cost: 'cash' })).toThrow(RangeError);
    const free = { hashesPerCoin: coin, joulesPerTerahash: 20, usdPerKilowattHour: 0 };
    expect(() => costCrossing(free, { usdPerCoin: 1, cost: 'electricity' })).toThrow('the cost at the options');
  });
});
