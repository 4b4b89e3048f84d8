import type { Random } from '../../core/random.ts';
import { fillNormals, quickExp } from '../../statistics/index.ts';
import { subsidyCoins } from './_subsidy.ts';
import type { PivotInputs } from './pivot-inputs.ts';

export const MONTHS_PER_YEAR = 12;
export const DAYS_PER_MONTH = 30.4375;

/** Tenants one after another whose end may be drawn; after them none defaults. */
const TENANTS = 8;

/** One path of everything that is not the site's own; the arrays are filled anew for each path. */
interface MarketPath {
  /** At the start of each month. Unit: USD/PH/s/day. */
  readonly hashprice: Float64Array;
  /** Ratio to today's. */
  readonly tariff: Float64Array;
  /** Its logarithm. */
  readonly logRent: Float64Array;
  /** Expected defaults from now to the start of each month, of a tenant who is there all the time. */
  readonly hazard: Float64Array;
  /** Exponential numbers: a tenant is gone when the hazard since it came exceeds its own. */
  readonly patience: Float64Array;
  /** One standard normal number: how long the building takes. */
  readonly delay: Float64Array;
}

/** A market whose `draw` makes the next path. */
export interface Market {
  readonly months: number;
  readonly path: MarketPath;
  /** J/TH of the best new machine at the start of each month. */
  readonly newJoulesPerTerahash: Float64Array;
  draw(random: Random): void;
}

/** An index of expectation exp(drift·t) whose logarithm wanders, or returns to its trend at a rate. */
function wandering(months: number, rates: { drift: number; volatility: number; reversion: number }) {
  const { drift, volatility, reversion } = rates;
  const month = 1 / MONTHS_PER_YEAR;
  const keep = Math.exp(-reversion * month);
  const step = volatility * Math.sqrt(reversion === 0 ? month : (1 - keep * keep) / (2 * reversion));
  const trend = new Float64Array(months);
  let variance = 0;
  for (let index = 0; index < months; index++) {
    trend[index] = drift * index * month - variance / 2;
    variance = keep * keep * variance + step * step;
  }
  return { keep, step, trend };
}

/**
 * A market of so many months.
 *
 * The coin's price, the tariff and the rent are lognormal about their trends and correlated. The network's hashrate moves, by its half-lives,
 * towards the rate at which the hashprice is the network's own electricity per hash with its margin.
 */
export function createMarket(
  inputs: PivotInputs,
  options: { readonly months: number; readonly startMonth: string },
): Market {
  const { months, startMonth } = options;
  const fixed = fixedCourse(inputs, { months, startMonth });
  const path: MarketPath = {
    hashprice: new Float64Array(months),
    tariff: new Float64Array(months),
    logRent: new Float64Array(months),
    hazard: new Float64Array(months + 1),
    patience: new Float64Array(TENANTS),
    delay: new Float64Array(1),
  };
  const normals = new Float64Array(4 * months);
  const { rentCoin, rentOwn, tariffCoin, tariffRent, tariffOwn } = correlationRoot(inputs);
  const { coin, tariff, rent } = marketShapes(inputs, months);
  const { logTargetPrice, logPetahashes, newJoulesPerTerahash } = fixed;
  const logRevenue = fixed.logRevenue.map((log, month) => log + coin.trend[month]!);
  const rise = 1 - 2 ** (-1 / inputs.hashrateRiseHalfLifeMonths);
  const fall = 1 - 2 ** (-1 / inputs.hashrateFallHalfLifeMonths);
  const noise = inputs.hashrateVolatilityPerYear / Math.sqrt(MONTHS_PER_YEAR);
  const hazard = inputs.defaultsPerYear / MONTHS_PER_YEAR;
  const elasticity = inputs.defaultRentElasticity;
  const steps = {
    coin: coin.step,
    rentCoin: rent.step * rentCoin,
    rentOwn: rent.step * rentOwn,
    tariffCoin: tariff.step * tariffCoin,
    tariffRent: tariff.step * tariffRent,
    tariffOwn: tariff.step * tariffOwn,
  };
  const draw = (random: Random): void => {
    fillNormals(normals, random);
    fillNormals(path.delay, random);
    for (let tenant = 0; tenant < TENANTS; tenant++) path.patience[tenant] = -Math.log(1 - random());
    const { hashprice, logRent: logRents, tariff: tariffs, hazard: hazards } = path;
    const step = { ...steps };
    const keep = { coin: coin.keep, rent: rent.keep, tariff: tariff.keep };
    let x = 0;
    let y = 0;
    let z = 0;
    let hashrate = logPetahashes;
    let expected = 0;
    for (let month = 0, at = 0; month < months; month++, at += 4) {
      const price = logRevenue[month]! + x - hashrate;
      const logRent = rent.trend[month]! + y;
      hashprice[month] = quickExp(price);
      logRents[month] = logRent;
      tariffs[month] = quickExp(tariff.trend[month]! + z);
      if (hazard > 0) expected += hazard * quickExp(-elasticity * logRent);
      hazards[month + 1] = expected;
      const first = normals[at]!;
      const second = normals[at + 1]!;
      x = keep.coin * x + step.coin * first;
      y = keep.rent * y + step.rentCoin * first + step.rentOwn * second;
      z = keep.tariff * z + step.tariffCoin * first + step.tariffRent * second + step.tariffOwn * normals[at + 2]!;
      const away = price - logTargetPrice[month]!;
      hashrate += (away > 0 ? rise : fall) * away + noise * normals[at + 3]!;
    }
  };
  return { months, path, newJoulesPerTerahash, draw };
}

function marketShapes(inputs: PivotInputs, months: number) {
  const shape = (name: 'coin' | 'tariff' | 'rent') =>
    wandering(months, {
      drift: inputs[`${name}DriftPerYear`],
      volatility: inputs[`${name}VolatilityPerYear`],
      reversion: inputs[`${name}ReversionPerYear`],
    });
  return { coin: shape('coin'), tariff: shape('tariff'), rent: shape('rent') };
}

/** What is the same on every path: coins of a day at today's price, the network's efficiency, the hashprice it tends to. */
function fixedCourse(
  inputs: PivotInputs,
  { months, startMonth }: { readonly months: number; readonly startMonth: string },
) {
  const logRevenue = new Float64Array(months);
  const logTargetPrice = new Float64Array(months);
  const newJoulesPerTerahash = new Float64Array(months);
  for (let month = 0; month < months; month++) {
    const coins = 144 * subsidyCoins(startMonth, month) + inputs.feesCoinsPerDay;
    const gain = (1 - Math.min(inputs.networkEfficiencyGainPerYear, 0.99)) ** (month / MONTHS_PER_YEAR);
    const electricity = 24 * inputs.networkJoulesPerTerahash * gain * inputs.networkUsdPerKilowattHour;
    logRevenue[month] = Math.log(coins * inputs.coinUsd);
    logTargetPrice[month] = Math.log(electricity * (1 + inputs.networkMarginRatio));
    newJoulesPerTerahash[month] = inputs.newMachineJoulesPerTerahash * gain;
  }
  return {
    logRevenue,
    logTargetPrice,
    newJoulesPerTerahash,
    logPetahashes: Math.log(inputs.networkExahashesPerSecond * 1000),
  };
}

/** Lower root of the correlations of coin, rent and tariff, in this order. */
function correlationRoot(inputs: PivotInputs) {
  const { coinRentCorrelation: a, coinTariffCorrelation: b, rentTariffCorrelation: c } = inputs;
  const rentOwn = Math.sqrt(1 - a * a);
  const tariffRent = rentOwn === 0 ? 0 : (c - a * b) / rentOwn;
  const tariffOwn = Math.sqrt(Math.max(0, 1 - b * b - tariffRent * tariffRent));
  return { rentCoin: a, rentOwn, tariffCoin: b, tariffRent, tariffOwn };
}
