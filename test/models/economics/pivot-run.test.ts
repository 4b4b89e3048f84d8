import { expect, test } from 'vitest';
import { createRandom } from '../../../src/core/random.ts';
import { createMarket } from '../../../src/models/economics/_pivot-market.ts';
import {
  type PivotInputs,
  type PivotSite,
  type PivotStream,
  pathChoices,
  pivotReturns,
  runPivotStream,
} from '../../../src/models/economics/index.ts';
import { inputs, site, still } from './pivot-cases.ts';

const stream = (own: Partial<PivotStream>): PivotStream => ({
  site,
  inputs,
  months: 180,
  paths: 300,
  seed: 7,
  decisionMonths: [],
  hashpriceRatios: [],
  ...own,
});
const mean = (values: ArrayLike<number>) => Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
/** Σ 1.1^(−k/12) over the ends of the months from one to another. */
const annuity = (from: number, until: number) =>
  Array.from({ length: until - from + 1 }, (_, index) => 1.1 ** (-(from + index) / 12)).reduce(
    (sum, one) => sum + one,
    0,
  );
const npvOf = (own: Partial<PivotStream>) => {
  const { npv } = runPivotStream(stream(own));
  return Object.fromEntries(pathChoices.map((choice) => [choice, mean(npv[choice])])) as Record<string, number>;
};

test('where nothing moves each choice is worth its annuity, worked by hand', () => {
  const npv = npvOf({ inputs: still, months: 24, paths: 2 });
  // 1 MW at 20 J/TH is 50 PH/s: 45 · 50 · 30.4375 USD a month, less 0.05 · 730.5 · 1000.
  const mined = 68_484.375 - 36_525;
  expect(npv.mine).toBeCloseTo(mined * annuity(1, 24), 4);
  // 200,000 USD in each of six months, then 100,000 USD of rent in each of twelve, then 10% more.
  const host = -200_000 * annuity(1, 6) + 100_000 * annuity(7, 18) + 110_000 * annuity(19, 24);
  expect(npv.host).toBeCloseTo(host, 4);
  // GPUs of 1,000,000 USD in the seventh month; a twelfth of 4,000,000 USD less the same electricity each month.
  const cloud = -200_000 * annuity(1, 6) - 1e6 * annuity(7, 7) + (4e6 / 12 - 36_525) * annuity(7, 24);
  expect(npv.cloud).toBeCloseTo(cloud, 4);
  expect(npv.curtail).toBeCloseTo(npv.mine!, 6);
});

test('curtailment takes the dearest hours and pays for them', () => {
  const grid = {
    ...site.grid,
    curtailment_hours_per_year: 876.6,
    curtailment_usd_per_mwh: 100,
    availability_usd_per_mw_year: 1200,
  };
  const npv = npvOf({ inputs: still, months: 12, paths: 2, site: { ...site, grid } });
  // A tenth of the hours less mined; 876.6 MWh at 100 USD and 1,200 USD a year, by twelfths.
  expect(npv.curtail).toBeCloseTo((0.9 * 31_959.375 + (87_660 + 1200) / 12) * annuity(1, 12), 4);
});

test('machines stand still where electricity costs more than they earn', () => {
  // Break-even at 45 / (24 · 20) = 0.09375 USD/kWh.
  for (const [usd_per_kwh, isOn] of [
    [0.0937, true],
    [0.0938, false],
  ] as const) {
    const npv = npvOf({
      inputs: still,
      months: 12,
      paths: 2,
      site: { ...site, power: [{ hours_proportion: 1, usd_per_kwh }] },
    });
    expect(npv.mine! > 0).toBe(isOn);
  }
});

test('a worn machine is replaced where a new one pays back soon, and otherwise not', () => {
  const worn: PivotSite = {
    ...site,
    mining: { ...site.mining, fleet: [{ joules_per_terahash: 20, mw: 1, age_months: 60 }] },
  };
  const priced: PivotInputs = {
    ...still,
    machineLifeMonths: 60,
    machineDeclinePerYear: 3,
    newMachineJoulesPerTerahash: 10,
    newMachineUsdPerKilowatt: 1000,
    machinePaybackMonths: 10,
  };
  // 100 PH/s earn 136,968.75 − 36,525 a month, ten of which pay a million back; after a year e^−3 of the price is left.
  const npv = npvOf({ inputs: priced, months: 12, paths: 2, site: worn });
  expect(npv.mine).toBeCloseTo(
    -1e6 * annuity(1, 1) + 100_443.75 * annuity(1, 12) + 1e6 * Math.exp(-3) * annuity(12, 12),
    4,
  );
  expect(npvOf({ inputs: { ...priced, machinePaybackMonths: 9.9 }, months: 12, paths: 2, site: worn }).mine).toBe(0);
});

test('tenants that fail leave the space empty until it is let again', () => {
  // Near-certain default: each tenant goes at the first month's end, so a month of rent, then three without, and so on.
  const failing = { ...still, defaultsPerYear: 3 };
  const flows = npvOf({ inputs: { ...failing, defaultRentElasticity: 0 }, months: 60, paths: 400 });
  const safe = npvOf({ inputs: still, months: 60, paths: 2 });
  // A tenant stays 4 months of 12 on average, then 3 are empty: about 4 of 7 of the months pay, at rents that never grow.
  const shell = -200_000 * annuity(1, 6);
  const paid = (flows.host! - shell) / (100_000 * annuity(7, 60));
  expect(paid).toBeGreaterThan(0.5);
  expect(paid).toBeLessThan(0.65);
  expect(flows.host).toBeLessThan(safe.host!);
});

test('twice the megawatts are worth twice as much, on every path', () => {
  const twice: PivotSite = {
    ...site,
    grid: { ...site.grid, mw: 2, firm_mw: 2 },
    mining: { ...site.mining, fleet: site.mining.fleet.map((machines) => ({ ...machines, mw: machines.mw * 2 })) },
  };
  const [one, two] = [runPivotStream(stream({ paths: 50 })), runPivotStream(stream({ paths: 50, site: twice }))];
  for (const choice of pathChoices)
    one.npv[choice].forEach((value, path) => {
      expect(two.npv[choice][path]! / value).toBeCloseTo(2, 9);
    });
});

test('dearer electricity never helps, and higher rent never harms the landlord', () => {
  const at = (usd_per_kwh: number, rent_usd_per_kw_month: number) =>
    npvOf({
      site: {
        ...site,
        power: [{ hours_proportion: 1, usd_per_kwh }],
        hosting: { ...site.hosting, rent_usd_per_kw_month },
      },
    });
  const prices = [0.02, 0.04, 0.06, 0.08].map((price) => at(price, 100));
  const rents = [80, 100, 120].map((rent) => at(0.05, rent));
  for (let index = 1; index < prices.length; index++)
    for (const choice of ['mine', 'curtail', 'cloud'])
      expect(prices[index]![choice]).toBeLessThan(prices[index - 1]![choice]!);
  for (let index = 1; index < rents.length; index++) {
    expect(rents[index]!.host).toBeGreaterThan(rents[index - 1]!.host!);
    expect(rents[index]!.mine).toBe(rents[0]!.mine);
  }
});

test('the flows that rates of return are worked out from have the same net present value', () => {
  // Two ways to the same numbers: sums of parts in `runPivotStream`, one series of flows in `pivotReturns`.
  const halfFirm: PivotSite = {
    ...site,
    grid: { ...site.grid, firm_mw: 0.5 },
    mining: { ...site.mining, during_build_proportion: 0.4 },
  };
  const own = stream({ site: halfFirm, paths: 40, decisionMonths: [12] });
  const { npv, gains } = runPivotStream(own);
  const returns = pivotReturns(
    own,
    npv.mine.map(() => 12),
  );
  for (let path = 0; path < 40; path++) {
    for (const choice of pathChoices) expect(returns[choice].npv[path]).toBeCloseTo(npv[choice][path]!, 4);
    expect(returns.wait.npv[path]).toBeCloseTo(npv.mine[path]! + gains[path]!, 4);
    expect(returns.mix.npv[path]).toBeCloseTo((npv.mine[path]! + npv.host[path]!) / 2, 4);
  }
});

test('prices have the moments of geometric Brownian motion, and the correlations that were asked for', () => {
  // Hashrate that never answers leaves the hashprice proportional to the price: ln has mean (μ − σ²/2)t and variance σ²t.
  const free: PivotInputs = {
    ...inputs,
    coinDriftPerYear: 0.1,
    hashrateRiseHalfLifeMonths: 1e9,
    hashrateFallHalfLifeMonths: 1e9,
    hashrateVolatilityPerYear: 0,
    rentReversionPerYear: 0,
  };
  const market = createMarket(free, { months: 13, startMonth: '2024-05' });
  const random = createRandom(3);
  const paths = 20_000;
  const [coins, rents] = [new Float64Array(paths), new Float64Array(paths)];
  for (let path = 0; path < paths; path++) {
    market.draw(random);
    coins[path] = Math.log(market.path.hashprice[12]! / market.path.hashprice[0]!);
    rents[path] = market.path.logRent[12]!;
  }
  const σ = free.coinVolatilityPerYear;
  const [a, b] = [mean(coins), mean(rents)];
  const product = (one: Float64Array, other: Float64Array, ma: number, mb: number) =>
    mean(one.map((value, path) => (value - ma) * (other[path]! - mb)));
  expect(Math.abs(a - (0.1 - σ ** 2 / 2))).toBeLessThan((4 * σ) / Math.sqrt(paths));
  expect(product(coins, coins, a, a) / σ ** 2).toBeCloseTo(1, 1);
  expect(mean(coins.map(Math.exp))).toBeCloseTo(Math.exp(0.1), 1);
  const correlation =
    product(coins, rents, a, b) / Math.sqrt(product(coins, coins, a, a) * product(rents, rents, b, b));
  expect(correlation).toBeCloseTo(free.coinRentCorrelation, 1);
});

test('a price that returns keeps its expectation and a bounded variance', () => {
  // Schwartz's one factor: variance σ²(1 − e^(−2κt)) / 2κ.
  const returning: PivotInputs = {
    ...inputs,
    tariffVolatilityPerYear: 0.3,
    tariffReversionPerYear: 1,
    tariffDriftPerYear: 0,
  };
  const market = createMarket(returning, { months: 121, startMonth: '2024-05' });
  const random = createRandom(4);
  const tariffs = Float64Array.from({ length: 4000 }, () => {
    market.draw(random);
    return market.path.tariff[120]!;
  });
  const variance = 0.3 ** 2 / 2;
  expect(mean(tariffs)).toBeCloseTo(1, 1);
  const logs = tariffs.map(Math.log);
  const centre = mean(logs);
  expect(mean(logs.map((log) => (log - centre) ** 2)) / variance).toBeCloseTo(1, 0.9);
});

test('the subsidy halves, and hashrate follows the price with its half-lives', () => {
  const market = createMarket({ ...still, hashrateFallHalfLifeMonths: 1 }, { months: 49, startMonth: '2024-05' });
  market.draw(createRandom(1));
  const { hashprice } = market.path;
  // April 2028 is month 47: half the coins; a month later half of the logarithm's gap is closed.
  expect(hashprice[46]).toBeCloseTo(45, 9);
  expect(hashprice[47]).toBeCloseTo(22.5, 9);
  expect(hashprice[48]).toBeCloseTo(45 * Math.sqrt(0.5), 9);
});

test('inputs that make no market are refused by name', () => {
  for (const [change, message] of [
    [{ coinUsd: 0 }, 'expected coinUsd above 0, got 0'],
    [{ coinVolatilityPerYear: -1 }, 'expected coinVolatilityPerYear from 0 to 3, got -1'],
    [
      { coinRentCorrelation: 1, coinTariffCorrelation: 1, rentTariffCorrelation: -1 },
      'expected correlations that go together',
    ],
    [{ defaultsPerYear: Number.NaN }, 'expected defaultsPerYear from 0 to 3, got NaN'],
  ] as const)
    expect(() => runPivotStream(stream({ inputs: { ...inputs, ...change }, paths: 1 }))).toThrow(message);
});
