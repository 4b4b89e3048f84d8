import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { costAnswer } from '../../../src/pipeline/economics/cost.ts';
import { costNetwork } from '../../../src/pipeline/economics/cost-network.ts';
import { curveAnswer, placesAnswer } from '../../../src/pipeline/economics/cost-places.ts';
import { turnsAnswer } from '../../../src/pipeline/economics/entry.ts';
import { inferredFleet } from '../../../src/pipeline/economics/inferred-fleet.ts';
import { machineOf, readCambridgeMachines, readMachines } from '../../../src/pipeline/economics/machines.ts';
import { dayAt, factDays, hashpriceOn, seriesDays } from '../../../src/pipeline/economics/network-days.ts';
import { placeTariffs } from '../../../src/pipeline/economics/places.ts';
import { loadFacts } from '../../../src/platform/facts.ts';
import { temporaryFolder } from '../../helpers/run-cli.ts';
import { describeWithShared, sharedPath } from '../../helpers/shared-data.ts';

const facts = loadFacts();
const none = {
  hashesPerSecond: null,
  coinsPerDay: null,
  difficulty: null,
  coinsPerBlock: null,
  feesCoinsPerBlock: null,
};
const request = { machines: readMachines(), usdPerPetahashDay: null, atMs: null, given: {}, draws: 400, seed: 1 };
const question = {
  network: costNetwork(none, facts),
  charges: {},
  usdPerCoin: 100_000,
  cost: 'electricity' as const,
};

describe('costNetwork', () => {
  it('takes the latest difficulty and fees from the facts, and says so', () => {
    // 125,864,590,119,000 · 2^32 / 600 = 9.00974e20; 144 · (3.125 + 0.0189218) = 452.7247.
    const network = costNetwork(none, facts);
    expect(network.hashesPerSecond / 9.00974e20).toBeCloseTo(1, 5);
    expect(network.coinsPerDay).toBeCloseTo(452.7247, 4);
    expect(network.remarks[0]).toContain('difficulty-935976, fees-per-block-2026-01');
  });

  it('takes what is given, and refuses one thing twice', () => {
    expect(costNetwork({ ...none, hashesPerSecond: 1e21, coinsPerDay: 450 }, [])).toEqual({
      hashesPerSecond: 1e21,
      coinsPerDay: 450,
      facts: [],
      remarks: [],
    });
    expect(costNetwork({ ...none, difficulty: 600, coinsPerBlock: 50 }, []).hashesPerSecond).toBe(2 ** 32);
    expect(() => costNetwork({ ...none, hashesPerSecond: 1, difficulty: 1 }, facts)).toThrow('got both');
    expect(() => costNetwork({ ...none, coinsPerDay: 1, feesCoinsPerBlock: 1 }, facts)).toThrow('got 2');
    expect(() => costNetwork(none, [])).toThrow('costNetwork: expected a difficulty, got none');
  });
});

describe('the inferred fleet', () => {
  const now = inferredFleet(request, facts);

  it('is near what others publish, without being fitted to it', () => {
    // Cambridge (2025) has 28.2 J/TH for the middle of 2024, from a survey of firms. Ours knows no survey: within a quarter.
    const then = inferredFleet({ ...request, atMs: Date.UTC(2024, 4, 23) }, facts);
    expect(then.usdPerPetahashDay).toBe(54.6);
    expect(Math.abs(then.interval.joulesPerTerahash / 28.2 - 1)).toBeLessThan(0.25);
    expect(now.interval.joulesPerTerahash).toBeLessThan(then.interval.joulesPerTerahash);
  });

  it('has an interval around it, and says what is assumed', () => {
    expect(now.interval.low).toBeLessThan(now.interval.joulesPerTerahash);
    expect(now.interval.high).toBeGreaterThan(now.interval.joulesPerTerahash);
    expect(now.remarks.join(' ')).toContain('all three are assumptions');
  });

  it('takes an assumption that is given as sure', () => {
    const given = { medianUsdPerKilowattHour: 0.05, logDeviation: 0.3, halfLifeYears: 2 };
    const { interval } = inferredFleet({ ...request, given }, facts);
    expect(interval.low).toBe(interval.high);
  });

  it('puts places in the order of their tariffs, and its curve ends below what a coin brings', () => {
    const asked = { ...question, joulesPerTerahash: now.interval.joulesPerTerahash };
    const { records, remarks } = placesAnswer(asked, { tariffs: placeTariffs(facts), fleet: now });
    const costs = records.map((record) => Number(record.electricity_usd_per_coin));
    expect(costs).toEqual([...costs].sort((a, b) => b - a));
    for (const record of records) {
      expect(record.is_above_crossing).toBe(Number(record.electricity_usd_per_coin) > 100_000);
      expect(Number(record.low_usd_per_coin)).toBeLessThan(Number(record.high_usd_per_coin));
    }
    const above = records.filter((record) => record.is_above_crossing);
    expect(remarks[0]).toBe(`${above.length} of ${records.length} places are above 100,000 USD a coin (electricity)`);
    expect(above.map(({ place }) => place)).toContain('us-hi');
    const curve = curveAnswer(asked, now).records;
    expect(curve.at(-1)!.cumulative_proportion).toBeCloseTo(1, 9);
    // 33 $/PH/s/day · hashes a coin / (1e15 · 86,400): what a coin brings at the hashprice.
    const coinUsd = (33 * asked.network.hashesPerSecond) / asked.network.coinsPerDay / 1e15;
    expect(Number(curve.at(-1)!.electricity_usd_per_coin)).toBeLessThan(coinUsd);
  });
});

describe('costAnswer', () => {
  it('gives crossings that cost what was asked, as flat numbers with their inputs', () => {
    const network = costNetwork({ ...none, hashesPerSecond: 1.02e21, coinsPerDay: 450 }, []);
    const asked = { ...question, network, joulesPerTerahash: 28.2 };
    const tariff = { usdPerKilowattHour: 0.065, place: null, machine: null, fleet: null };
    const [record] = costAnswer(asked, tariff).records as [Record<string, number | null>];
    // 1.02e21 · 86,400 / 450 = 1.9584e23 hashes; 1.9584e11 TH · 28.2 J / 3.6e6 = 1,534,080 kWh; · 0.065 = 99,715.20.
    expect(record.kwh_per_coin).toBeCloseTo(1_534_080, 6);
    expect(record.electricity_usd_per_coin).toBeCloseTo(99_715.2, 6);
    expect(record.kwh_per_coin! * record.crossing_usd_per_kwh!).toBeCloseTo(100_000, 6);
    expect((record.electricity_usd_per_coin! * record.crossing_joules_per_terahash!) / 28.2).toBeCloseTo(100_000, 6);
    expect((record.electricity_usd_per_coin! * record.crossing_difficulty!) / record.difficulty!).toBeCloseTo(
      100_000,
      6,
    );
    expect(record).toMatchObject({
      joules_per_terahash: 28.2,
      usd_per_kwh: 0.065,
      hashes_per_second: 1.02e21,
      coins_per_day: 450,
    });
    const free = costAnswer(asked, { ...tariff, usdPerKilowattHour: 0 }).records[0]!;
    expect([free.electricity_usd_per_coin, free.crossing_usd_per_kwh]).toEqual([0, null]);
  });
});

describe('a series of one’s own', () => {
  it('is read in both shapes of its columns, and the two agree', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'daily.csv');
    // 144 blocks at difficulty 600: 2^32 H/s; 7,200 coins and 8 of fees a day.
    writeFileSync(
      path,
      'date,PriceUSD,DiffMean,BlkCnt,IssTotNtv,FeeTotNtv\n2011-01-01,,1,1,1,1\n2011-01-02,2,600,144,7200,8\n',
    );
    const [day, ...rest] = await seriesDays(path);
    expect(rest).toEqual([]);
    expect(day).toEqual({ dayMs: Date.UTC(2011, 0, 2), coinUsd: 2, hashesPerSecond: 2 ** 32, coinsPerDay: 7208 });
    writeFileSync(
      join(folder, 'later.csv'),
      `time,PriceUSD,HashRate,IssTotUSD,FeeTotNtv\n2011-01-02,2,${2 ** 32 / 1e12},14400,8\n`,
    );
    const [other] = await seriesDays(folder);
    expect(other!.coinsPerDay).toBe(7208);
    expect(other!.hashesPerSecond).toBeCloseTo(2 ** 32, 4);
    expect(hashpriceOn(other!)).toBeCloseTo((2 * 7208 * 1e15) / 2 ** 32, -1);
  });

  it('is refused where a column is missing, a cell is no number, or there is nothing', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'daily.csv');
    writeFileSync(path, 'date,PriceUSD,FeeTotNtv\n2011-01-02,2,8\n');
    await expect(seriesDays(path)).rejects.toThrow('seriesDays: expected the column DiffMean, got none');
    writeFileSync(path, 'date,PriceUSD,DiffMean,BlkCnt,IssTotNtv,FeeTotNtv\n2011-01-02,two,600,144,7200,8\n');
    await expect(seriesDays(path)).rejects.toThrow("expected a number in PriceUSD, got 'two'");
    writeFileSync(path, 'a,b\n1,2\n');
    await expect(seriesDays(path)).rejects.toThrow('the column PriceUSD');
    await expect(seriesDays(join(folder, 'absent'))).rejects.toThrow('that can be read, got ENOENT');
  });

  it('gives the last day not after a time', () => {
    const days = factDays(facts);
    expect(dayAt(days, Date.UTC(2013, 0, 2)).coinUsd).toBe(13.31);
    expect(() => dayAt(days, 0)).toThrow('dayAt: expected a day from 2010-07-17 on, got 1970-01-01');
  });
});

it('names the machines that it knows when it does not know one', () => {
  expect(() => machineOf('abacus', readMachines())).toThrow(/expected one of cpu-2009, .*, got 'abacus'/);
});

const turnsOf = (days: Parameters<typeof turnsAnswer>[1]) =>
  Object.fromEntries(
    turnsAnswer(readMachines(), days, { usdPerKilowattHour: 0.1, proportion: 0.01 }).records.map((record) => [
      record.class,
      record,
    ]),
  );

describe('the known turns', () => {
  it('show in the facts: graphics cards in 2010, ASICs in January 2013', () => {
    const turns = turnsOf(factDays(facts));
    expect(turns.gpu!.leads_from).toMatch(/^2010-/);
    expect(turns.fpga!.leads_from).toMatch(/^201[12]-/);
    expect(turns['asic-110-55nm']!.leads_from).toBe('2013-01-30');
    expect(turns.gpu!.profitable_until).toMatch(/^2013-/);
  });
});

const series = ['btc-network/coinmetrics_btc_daily_2009_2019.csv', 'btc-network/coinmetrics_btc_daily_2020_2026.csv'];
describeWithShared('the known turns in daily metrics', series, () => {
  it('show to the month, and processors leave before graphics cards, these before FPGAs', async () => {
    const days = await seriesDays(sharedPath('btc-network'));
    const turns = turnsOf(days);
    expect(turns.gpu!.leads_from).toBe('2010-07-18');
    expect(turns['asic-110-55nm']!.leads_from).toBe('2013-01-30');
    const left = ['cpu', 'gpu', 'fpga', 'asic-110-55nm', 'asic-28nm', 'asic-16nm'].map((name) =>
      String(turns[name]!.profitable_until),
    );
    expect(left).toEqual([...left].sort());
  });

  it('have prices and hashprices near those of the facts', async () => {
    const days = await seriesDays(sharedPath('btc-network'));
    for (const { dayMs, coinUsd } of factDays(facts)) {
      const day = days.find((other) => other.dayMs === dayMs);
      if (day !== undefined)
        expect(Math.abs(Math.log(coinUsd / day.coinUsd)), new Date(dayMs).toISOString()).toBeLessThan(0.3);
    }
  });
});

describeWithShared('one’s own copy of Cambridge’s list', ['hardware/cbeci_miners_2008_2020.csv'], () => {
  it('gives a fleet with its quantities', async () => {
    const machines = await readCambridgeMachines(sharedPath('hardware/cbeci_miners_2008_2020.csv'));
    expect(machines.length).toBeGreaterThan(80);
    const { fleet } = inferredFleet({ ...request, machines, usdPerPetahashDay: 80, atMs: Date.UTC(2020, 5, 1) }, facts);
    expect(fleet.joulesPerTerahash).toBeGreaterThan(29);
    expect(fleet.joulesPerTerahash).toBeLessThan(100);
  });
});
