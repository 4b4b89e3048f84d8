import { breakevenUsdPerKilowattHour, coinUsdAt } from '../../../../models/economics/breakeven.ts';
import {
  type CostCrossing,
  costCrossing,
  costOf,
  type MiningCost,
  type MiningCostOptions,
  miningCost,
  miningCosts,
} from '../../../../models/economics/mining-cost.ts';
import { hashesPerCoin } from '../../../../models/economics/mining-energy.ts';
import { type NumberInput, typedNumber } from '../../parts/number-input.ts';
import type { Machine, Mining, Place } from './mining.ts';

/** Inputs of the calculator, by what they change; what is typed is in the address under their names. */
export const inputs = {
  above: { name: 'above', label: 'Amount to cross', unit: 'USD a coin', least: 1, most: 1e9 },
  efficiency: { name: 'efficiency', label: 'Efficiency', unit: 'J/TH', least: 0.1, most: 1e8 },
  tariff: { name: 'tariff', label: 'Electricity', unit: 'USD/kWh', least: 0.0001, most: 10 },
  exahashes: { name: 'exahashes', label: 'Hashrate of the network', unit: 'EH/s', least: 1e-9, most: 1e9 },
  coins: { name: 'coins', label: 'Coins a day, with fees', unit: 'BTC', least: 0.001, most: 1e5 },
  hashprice: { name: 'hashprice', label: 'Hashprice', unit: 'USD/PH/s a day', least: 0.01, most: 1e9 },
  poolFee: { name: 'pool-fee', label: 'Pool’s fee', unit: '% of the revenue', least: 0, most: 99 },
  operations: { name: 'operations', label: 'Operations', unit: 'USD/kWh', least: 0, most: 10 },
  site: { name: 'site', label: 'Site', unit: 'USD/MW a year', least: 0, most: 1e9 },
  price: { name: 'machine-price', label: 'Price of machines', unit: 'USD/TH', least: 0, most: 1e9 },
  life: { name: 'life', label: 'Life of machines', unit: 'years', least: 0.1, most: 50 },
  overhead: { name: 'overhead', label: 'Overhead', unit: 'USD/MW a year', least: 0, most: 1e9 },
  uptime: { name: 'uptime', label: 'Running', unit: '% of the time', least: 1, most: 100 },
} as const satisfies Readonly<Record<string, NumberInput>>;

type InputName = keyof typeof inputs;

/** An efficiency or a tariff of one’s own, and the inferred fleet, as the address has them. */
export const OWN = 'own';
export const FLEET = 'fleet';
/** The median of what the fleet’s machines are assumed to pay. */
export const MEDIAN = 'median';

/** What the page takes where nothing is typed and no source is at hand: assumptions. */
const assumed = { poolFee: 1, operations: 0.01, site: 0, life: 4, overhead: 0, uptime: 100, above: 100_000 };

/** What is asked, as the address says; the values of its fields where nothing is typed. */
export interface Question {
  /** null: the inferred fleet, or an efficiency of one’s own. */
  readonly machine: Machine | null;
  readonly place: Place | null;
  readonly fallbacks: Readonly<Record<InputName, number>>;
  readonly values: Readonly<Record<InputName, number>>;
}

/**
 * What an address asks of the calculator.
 *
 * @param get a part of the address, empty where it does not say.
 */
export function questionOf(mining: Mining, get: (name: string) => string): Question {
  const machine = mining.machines.find(({ id }) => id === get('machine')) ?? null;
  const place = mining.places.find(({ id }) => id === get('place')) ?? null;
  const fallbacks = {
    ...assumed,
    efficiency: machine?.joules_per_terahash ?? mining.fleet.joules_per_terahash,
    tariff: place?.usd_per_kwh ?? mining.assumptions.median_usd_per_kwh.value,
    exahashes: mining.network.hashes_per_second / 1e18,
    coins: mining.network.coins_per_day,
    hashprice: mining.hashprice.usd_per_ph_day,
    price: priceOf(machine) ?? Number(fleetPrice(mining.machines).toPrecision(3)),
  };
  const isOwn = { efficiency: get('machine') === OWN, tariff: get('place') === OWN };
  const value = (name: InputName): number => {
    const isGiven = (name !== 'efficiency' && name !== 'tariff') || isOwn[name];
    return (isGiven ? typedNumber(get(inputs[name].name), inputs[name]) : null) ?? fallbacks[name];
  };
  const names = Object.keys(inputs) as InputName[];
  return {
    machine,
    place,
    fallbacks,
    values: Object.fromEntries(names.map((name) => [name, value(name)])) as Record<InputName, number>,
  };
}

function priceOf(machine: Machine | null): number | null {
  return machine === null || machine.usd === null ? null : machine.usd / machine.terahashes_per_second;
}

/** List price of a terahash per second, on average over the hashrate of the fleet whose price is known. USD. */
export function fleetPrice(machines: readonly Machine[]): number {
  let hashrate = 0;
  let usd = 0;
  for (const machine of machines) {
    const price = priceOf(machine);
    if (price === null || machine.hashrate_proportion === null) continue;
    hashrate += machine.hashrate_proportion;
    usd += machine.hashrate_proportion * price;
  }
  return hashrate > 0 ? usd / hashrate : 0;
}

/** One of the three costs of a coin, and where it crosses the amount. */
interface CostRow {
  readonly kind: (typeof miningCosts)[number];
  readonly usdPerCoin: number;
  readonly isAbove: boolean;
  readonly crossing: CostCrossing;
  /** Of the network, at which it crosses with all else as it is. */
  readonly crossingExahashes: number;
}

export interface Calculation {
  readonly cost: MiningCost;
  readonly rows: readonly CostRow[];
  /** What a coin brings at the hashprice. */
  readonly coinUsd: number;
  /** Tariff at which electricity takes all of it. */
  readonly breakevenUsdPerKilowattHour: number;
}

/** The answer to a question, by the models of the command line. */
export function calculation({ values }: Pick<Question, 'values'>): Calculation {
  const hashes = hashesPerCoin({ hashesPerSecond: values.exahashes * 1e18, coinsPerDay: values.coins });
  const options: MiningCostOptions = {
    hashesPerCoin: hashes,
    joulesPerTerahash: values.efficiency,
    usdPerKilowattHour: values.tariff,
    poolFeeProportion: values.poolFee / 100,
    operationsUsdPerKilowattHour: values.operations,
    siteUsdPerMegawattYear: values.site,
    machineUsdPerTerahash: values.price,
    machineLifeYears: values.life,
    overheadUsdPerMegawattYear: values.overhead,
    uptimeProportion: values.uptime / 100,
  };
  const cost = miningCost(options);
  const rows = miningCosts.map((kind) => {
    const usdPerCoin = costOf(cost, kind);
    const crossing = costCrossing(options, { usdPerCoin: values.above, cost: kind });
    return {
      kind,
      usdPerCoin,
      isAbove: usdPerCoin > values.above,
      crossing,
      crossingExahashes: values.exahashes * crossing.difficultyRatio,
    };
  });
  return {
    cost,
    rows,
    coinUsd: coinUsdAt({ usdPerPetahashDay: values.hashprice, hashesPerCoin: hashes }),
    breakevenUsdPerKilowattHour: breakevenUsdPerKilowattHour({
      usdPerPetahashDay: values.hashprice,
      joulesPerTerahash: values.efficiency,
    }),
  };
}
