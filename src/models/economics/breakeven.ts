import { checkAllPositive } from './_mining-checks.ts';
import { SECONDS_PER_DAY } from './units.ts';

const HOURS_PER_DAY = 24;
const HASHES_PER_PETAHASH = 1e15;

/**
 * Hashprice: what a petahash per second earns in a day. Unit: USD/PH/s/day.
 *
 * @throws {RangeError} if an input is not positive.
 * @see Luxor, "Introducing Hashprice" (2019).
 * @example
 * hashprice({ usdPerDay: 3e7, hashesPerSecond: 1e21 }); // => 30
 */
export function hashprice({
  usdPerDay,
  hashesPerSecond,
}: {
  readonly usdPerDay: number;
  readonly hashesPerSecond: number;
}): number {
  checkAllPositive('hashprice', { usdPerDay, hashesPerSecond });
  return usdPerDay / (hashesPerSecond / HASHES_PER_PETAHASH);
}

/**
 * Hashprice from a coin’s price and the hashes that it takes: what is expected, whatever hashrate ran. Unit: USD/PH/s/day.
 *
 * @throws {RangeError} if an input is not positive.
 * @example
 * hashpriceOfCoin({ coinUsd: 100_000, hashesPerCoin: 1.92e23 }); // => 45
 */
export function hashpriceOfCoin({
  coinUsd,
  hashesPerCoin,
}: {
  readonly coinUsd: number;
  readonly hashesPerCoin: number;
}): number {
  checkAllPositive('hashpriceOfCoin', { coinUsd, hashesPerCoin });
  return (coinUsd * HASHES_PER_PETAHASH * SECONDS_PER_DAY) / hashesPerCoin;
}

/**
 * Tariff at which a machine’s electricity takes all that it earns: hashprice / (24 e), for e in J/TH is kW a PH/s. Unit: USD/kWh.
 *
 * Pool fees, operations and the machine itself are left out: a machine above it loses money on each hash, one below it may still.
 *
 * @throws {RangeError} if an input is not positive.
 * @example
 * breakevenUsdPerKilowattHour({ usdPerPetahashDay: 30, joulesPerTerahash: 24 }); // => 0.052083333333333336
 */
export function breakevenUsdPerKilowattHour({
  usdPerPetahashDay,
  joulesPerTerahash,
}: {
  readonly usdPerPetahashDay: number;
  readonly joulesPerTerahash: number;
}): number {
  checkAllPositive('breakevenUsdPerKilowattHour', { usdPerPetahashDay, joulesPerTerahash });
  return usdPerPetahashDay / (HOURS_PER_DAY * joulesPerTerahash);
}

/**
 * Efficiency that breaks even at a tariff. Unit: J/TH; a machine that takes more loses money on each hash.
 *
 * @throws {RangeError} if an input is not positive.
 * @example
 * breakevenJoulesPerTerahash({ usdPerPetahashDay: 30, usdPerKilowattHour: 0.0625 }); // => 20
 */
export function breakevenJoulesPerTerahash({
  usdPerPetahashDay,
  usdPerKilowattHour,
}: {
  readonly usdPerPetahashDay: number;
  readonly usdPerKilowattHour: number;
}): number {
  checkAllPositive('breakevenJoulesPerTerahash', { usdPerPetahashDay, usdPerKilowattHour });
  return usdPerPetahashDay / (HOURS_PER_DAY * usdPerKilowattHour);
}

/**
 * Hashprice at which a machine breaks even at a tariff. Unit: USD/PH/s/day.
 *
 * @throws {RangeError} if an input is not positive.
 * @example
 * breakevenHashprice({ joulesPerTerahash: 25, usdPerKilowattHour: 0.05 }); // => 30
 */
export function breakevenHashprice({
  joulesPerTerahash,
  usdPerKilowattHour,
}: {
  readonly joulesPerTerahash: number;
  readonly usdPerKilowattHour: number;
}): number {
  checkAllPositive('breakevenHashprice', { joulesPerTerahash, usdPerKilowattHour });
  return HOURS_PER_DAY * joulesPerTerahash * usdPerKilowattHour;
}

/**
 * Price of a coin at which hashprice is as given: the inverse of `hashpriceOfCoin`. Unit: USD.
 *
 * @throws {RangeError} if an input is not positive.
 * @example
 * coinUsdAt({ usdPerPetahashDay: 45, hashesPerCoin: 1.92e23 }); // => 100000
 */
export function coinUsdAt({
  usdPerPetahashDay,
  hashesPerCoin,
}: {
  readonly usdPerPetahashDay: number;
  readonly hashesPerCoin: number;
}): number {
  checkAllPositive('coinUsdAt', { usdPerPetahashDay, hashesPerCoin });
  return (usdPerPetahashDay * hashesPerCoin) / (HASHES_PER_PETAHASH * SECONDS_PER_DAY);
}
