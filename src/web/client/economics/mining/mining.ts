import { costCurve } from '../../../../models/economics/cost-curve.ts';
import { type Fleet, fleetOf } from '../../../../models/economics/fleet.ts';
import { hashesPerCoin, kilowattHoursPerCoin } from '../../../../models/economics/mining-energy.ts';
import { formatNumber } from '../../../../report/format.ts';
import type { CurvePoint } from '../../charts/chart.ts';
import type { Document } from '../../parts/documents.ts';

export type Mining = NonNullable<Document<'/economics/mining'>['mining']>;
export type Place = Mining['places'][number];
export type Machine = Mining['machines'][number];

const YEAR_MS = 365.25 * 86_400_000;

/** Hashes that a coin takes on the network of the document. */
export function hashesOf({ network }: Pick<Mining, 'network'>): number {
  return hashesPerCoin({ hashesPerSecond: network.hashes_per_second, coinsPerDay: network.coins_per_day });
}

/** Electricity for a coin at a tariff, by the fleet’s efficiency, with its interval. USD. */
export interface Electricity {
  readonly usd: number;
  readonly low: number;
  readonly high: number;
}

export function electricityAt(usdPerKilowattHour: number, mining: Pick<Mining, 'network' | 'fleet'>): Electricity {
  const at = (joulesPerTerahash: number): number =>
    kilowattHoursPerCoin({ hashesPerCoin: hashesOf(mining), joulesPerTerahash }) * usdPerKilowattHour;
  const { joules_per_terahash: middle, low, high } = mining.fleet;
  return { usd: at(middle), low: at(low), high: at(high) };
}

/** Tariff at which electricity for a coin costs an amount with machines of an efficiency. USD/kWh. */
export function crossingTariff(
  usdPerCoin: number,
  { mining, joulesPerTerahash }: { readonly mining: Pick<Mining, 'network'>; readonly joulesPerTerahash: number },
): number {
  return usdPerCoin / kilowattHoursPerCoin({ hashesPerCoin: hashesOf(mining), joulesPerTerahash });
}

/** Whether a place is a state of the United States, or their capital’s district. */
export function isState({ id }: Pick<Place, 'id'>): boolean {
  return id.startsWith('us-');
}

/** Places where electricity for a coin costs more than an amount, the dearest first; by how sure that is within the fleet’s interval. */
export interface PlacesAbove {
  readonly above: readonly Place[];
  /** Of them, above it at the low end of the interval too. */
  readonly surely: readonly Place[];
  /** Not above it, but at the high end of the interval. */
  readonly perhaps: readonly Place[];
}

export function placesAbove(usdPerCoin: number, mining: Pick<Mining, 'network' | 'fleet' | 'places'>): PlacesAbove {
  const costs = mining.places.map((place) => ({ place, cost: electricityAt(place.usd_per_kwh, mining) })).reverse();
  const those = (isWanted: (cost: Electricity) => boolean): Place[] =>
    costs.filter(({ cost }) => isWanted(cost)).map(({ place }) => place);
  return {
    above: those(({ usd }) => usd > usdPerCoin),
    surely: those(({ low }) => low > usdPerCoin),
    perhaps: those(({ usd, high }) => usd <= usdPerCoin && high > usdPerCoin),
  };
}

/** The fleet of the document, as the model infers it from the document’s own assumptions. */
function fleetOfDocument(mining: Mining): Fleet {
  const at = Date.parse(mining.fleet.date);
  const { median_usd_per_kwh: median, log_deviation: deviation, half_life_years: halfLife } = mining.assumptions;
  return fleetOf(
    mining.machines.map(({ id, joules_per_terahash, from }) => ({
      id,
      joulesPerTerahash: joules_per_terahash,
      ageYears: (at - Date.parse(from)) / YEAR_MS,
    })),
    {
      usdPerPetahashDay: mining.hashprice.usd_per_ph_day,
      tariffs: { medianUsdPerKilowattHour: median.value, logDeviation: deviation.value },
      halfLifeYears: halfLife.value,
    },
  );
}

/** Electricity for a coin by the percentage of the hashrate that mines for less, in steps; the last holds to the end. */
export function fleetCurve(mining: Mining): CurvePoint[] {
  const { median_usd_per_kwh: median, log_deviation: deviation } = mining.assumptions;
  const names = new Map(mining.machines.map(({ id, name }) => [id, name]));
  const total = mining.network.hashes_per_second;
  const steps = costCurve(fleetOfDocument(mining), {
    hashesPerSecond: total,
    hashesPerCoin: hashesOf(mining),
    tariffs: { medianUsdPerKilowattHour: median.value, logDeviation: deviation.value },
  });
  const points = steps.map((step) => ({
    x: (100 * (step.cumulativeHashesPerSecond - step.hashesPerSecond)) / total,
    value: step.electricityUsdPerCoin,
    low: null,
    high: null,
    label: `${names.get(step.id) ?? step.id} at ${cents(step.usdPerKilowattHour)}`,
  }));
  const last = points.at(-1);
  return last === undefined ? [] : [...points, { ...last, x: 100 }];
}

/**
 * Dollars of a coin, in three digits and without suffixes: what is inferred is not known better.
 *
 * @example
 * coinDollars(41_048); // => '$41,000'
 * coinDollars(0.2346); // => '$0.235'
 */
export function coinDollars(usd: number): string {
  const rounded = Number(usd.toPrecision(3));
  return `$${rounded >= 100 ? formatNumber(rounded, 0) : rounded}`;
}

/**
 * A tariff as a reader says it.
 *
 * @example
 * cents(0.0861); // => '8.6\u00a0¢/kWh'
 */
export function cents(usdPerKilowattHour: number): string {
  return `${(100 * usdPerKilowattHour).toFixed(1)}\u00a0¢/kWh`;
}
