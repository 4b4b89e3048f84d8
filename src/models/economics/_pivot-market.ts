import type { Random } from '../../core/random.ts';
import { subsidyCoins } from './_subsidy.ts';
import type { PivotInputs } from './pivot-inputs.ts';

export const MONTHS_PER_YEAR = 12;
const DAYS_PER_MONTH = 30.4375;

export { DAYS_PER_MONTH };

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
  /** Standard normal: how long the building takes. */
  readonly delay: { normal: number };
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
  const shapes = marketShapes(inputs, months);
  const fixed = fixedCourse(inputs, { months, startMonth });
  const path: MarketPath = {
    hashprice: new Float64Array(months),
    tariff: new Float64Array(months),
    logRent: new Float64Array(months),
    hazard: new Float64Array(months + 1),
    patience: new Float64Array(TENANTS),
    delay: { normal: 0 },
  };
  const normals = new Float64Array(4 * months + 2);
  const root = correlationRoot(inputs);
  const { coin, tariff, rent } = shapes;
  const rise = 1 - 2 ** (-1 / inputs.hashrateRiseHalfLifeMonths);
  const fall = 1 - 2 ** (-1 / inputs.hashrateFallHalfLifeMonths);
  const noise = inputs.hashrateVolatilityPerYear / Math.sqrt(MONTHS_PER_YEAR);
  const hazard = inputs.defaultsPerYear / MONTHS_PER_YEAR;
  const elasticity = inputs.defaultRentElasticity;
  const { hashprice, logRent: logRents, tariff: tariffs, hazard: hazards } = path;
  const { logRevenue, logTargetPrice, logPetahashes } = fixed;
  const { rentCoin, rentOwn, tariffCoin, tariffRent, tariffOwn } = root;
  const draw = (random: Random): void => {
    fillNormals(normals, random);
    for (let tenant = 0; tenant < TENANTS; tenant++) path.patience[tenant] = -Math.log(1 - random());
    path.delay.normal = normals[4 * months]!;
    let x = 0;
    let y = 0;
    let z = 0;
    let hashrate = logPetahashes;
    let expected = 0;
    for (let month = 0, at = 0; month < months; month++, at += 4) {
      const price = logRevenue[month]! + coin.trend[month]! + x - hashrate;
      const logRent = rent.trend[month]! + y;
      hashprice[month] = Math.exp(price);
      logRents[month] = logRent;
      tariffs[month] = Math.exp(tariff.trend[month]! + z);
      if (hazard > 0) expected += hazard * Math.exp(-elasticity * logRent);
      hazards[month + 1] = expected;
      const first = normals[at]!;
      const second = normals[at + 1]!;
      x = coin.keep * x + coin.step * first;
      y = rent.keep * y + rent.step * (rentCoin * first + rentOwn * second);
      z = tariff.keep * z + tariff.step * (tariffCoin * first + tariffRent * second + tariffOwn * normals[at + 2]!);
      const away = price - logTargetPrice[month]!;
      hashrate += (away > 0 ? rise : fall) * away + noise * normals[at + 3]!;
    }
  };
  return { months, path, newJoulesPerTerahash: fixed.newJoulesPerTerahash, draw };
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

/** Standard normal numbers by the polar method, two at a time. The length must be even. */
function fillNormals(normals: Float64Array, random: Random): void {
  for (let index = 0; index < normals.length; index += 2) {
    let x: number;
    let y: number;
    let square: number;
    do {
      x = 2 * random() - 1;
      y = 2 * random() - 1;
      square = x * x + y * y;
    } while (square >= 1 || square === 0);
    const scale = Math.sqrt((-2 * Math.log(square)) / square);
    normals[index] = x * scale;
    normals[index + 1] = y * scale;
  }
}
