import { checkNotNegative, checkPositive } from './_mining-checks.ts';
import { kilowattHoursPerCoin } from './mining-energy.ts';
import { HOURS_PER_YEAR } from './units.ts';

const KILOWATTS_PER_MEGAWATT = 1000;
const SECONDS_PER_HOUR = 3600;
const HASHES_PER_TERAHASH = 1e12;

/** What a mine pays beside its electricity; what is left out costs nothing. */
export interface MiningCharges {
  /** Proportion of the revenue that the pool keeps, in [0, 1). */
  readonly poolFeeProportion?: number;
  /** Staff, repair and cooling, for each kilowatt-hour of the machines. */
  readonly operationsUsdPerKilowattHour?: number;
  /** Rent of site and connection, for each megawatt of machines and year, running or not. */
  readonly siteUsdPerMegawattYear?: number;
  /** Price of a terahash per second of machines, written off over their life in equal parts. */
  readonly machineUsdPerTerahash?: number;
  readonly machineLifeYears?: number;
  /** Administration, insurance and interest, for each megawatt of machines and year. */
  readonly overheadUsdPerMegawattYear?: number;
  /** Proportion of the time in which the machines run, in (0, 1]: what is paid by the year is spread over it. */
  readonly uptimeProportion?: number;
}

export interface MiningCostOptions extends MiningCharges {
  readonly hashesPerCoin: number;
  readonly joulesPerTerahash: number;
  readonly usdPerKilowattHour: number;
}

/** What a coin costs, as three different numbers, in dollars for each coin that the miner keeps. */
export interface MiningCost {
  readonly kilowattHoursPerCoin: number;
  /** Electricity alone, for each coin mined: the pool’s fee is not in it. */
  readonly electricityUsdPerCoin: number;
  /** Electricity, operations and site, over what the pool leaves: below it, switching off saves money. */
  readonly cashUsdPerCoin: number;
  /** Cash, wear of the machines and overhead: below it, the machines should not have been bought. */
  readonly allInUsdPerCoin: number;
  /** Wear of the machines for each coin kept, a part of the last. */
  readonly depreciationUsdPerCoin: number;
}

export const miningCosts = ['electricity', 'cash', 'all-in'] as const;
export type MiningCostKind = (typeof miningCosts)[number];

/**
 * What a coin costs: electricity, cash and all-in.
 *
 * Every cost is proportional to the hashes that a coin takes. Taxes, the price of money, the coins’ own price and what the
 * machines fetch when sold are left out; so is that a miner finds coins by luck.
 *
 * @throws {RangeError} if an input is not positive (charges: negative), a proportion is out of range, or a machine has a price and
 *   no life.
 * @see Hayes, "Cryptocurrency value formation" (2017), section 4, for the electricity; CoinShares, "Bitcoin mining report" (2024), for
 *   cash and all-in cost.
 * @example
 * miningCost({ hashesPerCoin: 1.92e23, joulesPerTerahash: 33.75, usdPerKilowattHour: 0.05 }).electricityUsdPerCoin; // => 90000
 */
export function miningCost(options: MiningCostOptions): MiningCost {
  const { kilowattHours, fixed, depreciation, kept } = parts(options);
  checkNotNegative('miningCost', 'usdPerKilowattHour', options.usdPerKilowattHour);
  const cash = kilowattHours * (options.usdPerKilowattHour + fixed.cash);
  return {
    kilowattHoursPerCoin: kilowattHours,
    electricityUsdPerCoin: kilowattHours * options.usdPerKilowattHour,
    cashUsdPerCoin: cash / kept,
    allInUsdPerCoin: (cash + kilowattHours * fixed.overhead + depreciation) / kept,
    depreciationUsdPerCoin: depreciation / kept,
  };
}

/** Where a cost of a coin is reached, each with all else as given; null: nowhere, the rest alone costs more. */
export interface CostCrossing {
  readonly usdPerKilowattHour: number | null;
  readonly joulesPerTerahash: number | null;
  /** Hashes for a coin, and how many times those of the options that is: difficulty and hashrate grow alike. */
  readonly hashesPerCoin: number;
  readonly difficultyRatio: number;
}

/**
 * Where the cost of a coin reaches an amount: as a tariff, as an efficiency, and as a difficulty. Exact inverses of `miningCost`.
 *
 * @param options.usdPerCoin the amount; `cost` which of the three it is compared with.
 * @throws {RangeError} as `miningCost`; if the amount is not positive; if the cost at the options is 0, where no difficulty reaches it.
 * @example
 * const options = { hashesPerCoin: 1.92e23, joulesPerTerahash: 33.75, usdPerKilowattHour: 0.05 };
 * costCrossing(options, { usdPerCoin: 180_000, cost: 'electricity' }).usdPerKilowattHour; // => 0.1
 */
export function costCrossing(
  options: MiningCostOptions,
  { usdPerCoin, cost }: { readonly usdPerCoin: number; readonly cost: MiningCostKind },
): CostCrossing {
  checkPositive('costCrossing', 'usdPerCoin', usdPerCoin);
  const now = costOf(miningCost(options), cost);
  checkPositive('costCrossing', 'the cost at the options', now);
  const { kilowattHours, fixed, depreciation, kept } = parts(options);
  const isAllIn = cost === 'all-in';
  const charges = cost === 'electricity' ? 0 : fixed.cash + (isAllIn ? fixed.overhead : 0);
  const energyUsd = usdPerCoin * (cost === 'electricity' ? 1 : kept) - (isAllIn ? depreciation : 0);
  const perKilowattHour = options.usdPerKilowattHour + charges;
  const tariff = energyUsd / kilowattHours - charges;
  return {
    usdPerKilowattHour: tariff >= 0 ? tariff : null,
    joulesPerTerahash:
      energyUsd > 0 && perKilowattHour > 0
        ? (options.joulesPerTerahash * energyUsd) / (kilowattHours * perKilowattHour)
        : null,
    hashesPerCoin: (options.hashesPerCoin * usdPerCoin) / now,
    difficultyRatio: usdPerCoin / now,
  };
}

/** One of the three costs. */
export function costOf(cost: MiningCost, kind: MiningCostKind): number {
  if (kind === 'electricity') return cost.electricityUsdPerCoin;
  return kind === 'cash' ? cost.cashUsdPerCoin : cost.allInUsdPerCoin;
}

function parts(options: MiningCostOptions) {
  const {
    poolFeeProportion = 0,
    operationsUsdPerKilowattHour = 0,
    siteUsdPerMegawattYear = 0,
    machineUsdPerTerahash = 0,
    machineLifeYears,
    overheadUsdPerMegawattYear = 0,
    uptimeProportion = 1,
  } = options;
  const amounts = {
    operationsUsdPerKilowattHour,
    siteUsdPerMegawattYear,
    machineUsdPerTerahash,
    overheadUsdPerMegawattYear,
  };
  for (const [name, value] of Object.entries(amounts)) checkNotNegative('miningCost', name, value);
  if (!(poolFeeProportion >= 0 && poolFeeProportion < 1))
    throw new RangeError(`miningCost: expected poolFeeProportion in [0, 1), got ${poolFeeProportion}`);
  if (!(uptimeProportion > 0 && uptimeProportion <= 1))
    throw new RangeError(`miningCost: expected uptimeProportion in (0, 1], got ${uptimeProportion}`);
  const runningHours = HOURS_PER_YEAR * uptimeProportion;
  const perKilowattHour = (usdPerMegawattYear: number) => usdPerMegawattYear / (KILOWATTS_PER_MEGAWATT * runningHours);
  return {
    kilowattHours: kilowattHoursPerCoin(options),
    fixed: {
      cash: operationsUsdPerKilowattHour + perKilowattHour(siteUsdPerMegawattYear),
      overhead: perKilowattHour(overheadUsdPerMegawattYear),
    },
    depreciation:
      options.hashesPerCoin * depreciationUsdPerHash({ machineUsdPerTerahash, machineLifeYears, runningHours }),
    kept: 1 - poolFeeProportion,
  };
}

function depreciationUsdPerHash({
  machineUsdPerTerahash,
  machineLifeYears,
  runningHours,
}: {
  readonly machineUsdPerTerahash: number;
  readonly machineLifeYears: number | undefined;
  readonly runningHours: number;
}): number {
  if (machineLifeYears !== undefined) checkPositive('miningCost', 'machineLifeYears', machineLifeYears);
  if (machineUsdPerTerahash === 0) return 0;
  if (machineLifeYears === undefined)
    throw new RangeError('miningCost: expected machineLifeYears with machineUsdPerTerahash, got none');
  return machineUsdPerTerahash / (HASHES_PER_TERAHASH * SECONDS_PER_HOUR * runningHours * machineLifeYears);
}
