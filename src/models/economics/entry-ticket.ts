import { checkAllPositive, checkNotNegative } from './_mining-checks.ts';
import { hashesPerCoin, kilowattHoursPerCoin } from './mining-energy.ts';
import { SECONDS_PER_DAY } from './units.ts';

/** The network at one time, as one who thinks of joining sees it. */
export interface NetworkState {
  readonly hashesPerSecond: number;
  /** Subsidy and fees that all are paid in a day. */
  readonly coinsPerDay: number;
  readonly coinUsd: number;
}

/** Hardware that one may buy. */
export interface EntryMachine {
  readonly terahashesPerSecond: number;
  readonly watts: number;
  /** null where it is not known. */
  readonly usd: number | null;
}

/** What it took to mine with a machine at a time. */
export interface EntryTicket {
  readonly revenueUsdPerDay: number;
  readonly electricityUsdPerDay: number;
  readonly electricityUsdPerCoin: number;
  /** Whether electricity costs less than what is earned. */
  readonly isProfitable: boolean;
  /** Days in which the machine pays for itself if nothing changed, which it always did; null where it never does, or has no price. */
  readonly paybackDays: number | null;
  /** Whole machines for the proportion of the network, as it is without them. */
  readonly machines: number;
  readonly megawatts: number;
  readonly equipmentUsd: number | null;
}

const HASHES_PER_TERAHASH = 1e12;

/**
 * The entry ticket: whether a machine mined at a profit, and what a proportion of the network took in equipment.
 *
 * At list prices, as if so many machines could be had. The proportion is of the hashrate before one joins. Pool fees, the rest of
 * the computer, space and work are left out.
 *
 * @param options.proportion of the network that is to be had, in (0, 1].
 * @throws {RangeError} if an input is not positive (tariff and price: negative).
 * @example
 * const network = { hashesPerSecond: 1e21, coinsPerDay: 450, coinUsd: 100_000 };
 * const machine = { terahashesPerSecond: 200, watts: 3500, usd: 4000 };
 * entryTicket(machine, { network, usdPerKilowattHour: 0.05, proportion: 0.01 }).machines; // => 50000
 * entryTicket(machine, { network, usdPerKilowattHour: 0.05, proportion: 0.01 }).equipmentUsd; // => 200000000
 */
export function entryTicket(
  machine: EntryMachine,
  {
    network,
    usdPerKilowattHour,
    proportion = 0.01,
  }: { readonly network: NetworkState; readonly usdPerKilowattHour: number; readonly proportion?: number },
): EntryTicket {
  const { terahashesPerSecond, watts, usd } = machine;
  check(machine, { network, usdPerKilowattHour, proportion });
  const hashes = hashesPerCoin(network);
  const joulesPerTerahash = watts / terahashesPerSecond;
  const hashesPerDay = terahashesPerSecond * HASHES_PER_TERAHASH * SECONDS_PER_DAY;
  const revenueUsdPerDay = (hashesPerDay / hashes) * network.coinUsd;
  const electricityUsdPerDay = (watts / 1000) * 24 * usdPerKilowattHour;
  const profit = revenueUsdPerDay - electricityUsdPerDay;
  const machines = Math.ceil((proportion * network.hashesPerSecond) / (terahashesPerSecond * HASHES_PER_TERAHASH));
  return {
    revenueUsdPerDay,
    electricityUsdPerDay,
    electricityUsdPerCoin: kilowattHoursPerCoin({ hashesPerCoin: hashes, joulesPerTerahash }) * usdPerKilowattHour,
    isProfitable: profit > 0,
    paybackDays: profit > 0 && usd !== null ? usd / profit : null,
    machines,
    megawatts: (machines * watts) / 1e6,
    equipmentUsd: usd === null ? null : machines * usd,
  };
}

function check(
  { terahashesPerSecond, watts, usd }: EntryMachine,
  {
    network,
    usdPerKilowattHour,
    proportion,
  }: { readonly network: NetworkState; readonly usdPerKilowattHour: number; readonly proportion: number },
): void {
  const { hashesPerSecond, coinsPerDay, coinUsd } = network;
  checkAllPositive('entryTicket', { terahashesPerSecond, watts, hashesPerSecond, coinsPerDay, coinUsd });
  checkNotNegative('entryTicket', 'usdPerKilowattHour', usdPerKilowattHour);
  if (usd !== null) checkNotNegative('entryTicket', 'usd', usd);
  if (!(proportion > 0 && proportion <= 1))
    throw new RangeError(`entryTicket: expected proportion in (0, 1], got ${proportion}`);
}
