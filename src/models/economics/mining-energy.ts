import { checkAllPositive } from './_mining-checks.ts';
import { HASHES_PER_DIFFICULTY, JOULES_PER_KILOWATT_HOUR, SECONDS_PER_DAY } from './units.ts';

const HASHES_PER_TERAHASH = 1e12;

/**
 * Hashes that the network makes for each coin that it mines in a day. Unit: hashes.
 *
 * Coins a day are what miners are paid, subsidy and fees; with the subsidy alone the energy of a coin is overstated.
 *
 * @throws {RangeError} if an input is not positive.
 * @see Hayes, "Cryptocurrency value formation: an empirical study leading to a cost of production model" (2017), section 4.
 * @example
 * hashesPerCoin({ hashesPerSecond: 1e21, coinsPerDay: 450 }); // => 1.92e+23
 */
export function hashesPerCoin({
  hashesPerSecond,
  coinsPerDay,
}: {
  readonly hashesPerSecond: number;
  readonly coinsPerDay: number;
}): number {
  checkAllPositive('hashesPerCoin', { hashesPerSecond, coinsPerDay });
  return (hashesPerSecond * SECONDS_PER_DAY) / coinsPerDay;
}

/**
 * Hashes for each coin of a block that are expected at a difficulty: D · 2³² over subsidy and fees. Unit: hashes.
 *
 * It is an expectation of the rules: which hashrate ran, and how fast blocks came, does not enter.
 *
 * @throws {RangeError} if an input is not positive.
 * @see Nakamoto, "Bitcoin: a peer-to-peer electronic cash system" (2008), section 4.
 * @example
 * hashesPerCoinAt({ difficulty: 1, coinsPerBlock: 50 }); // => 85899345.92
 */
export function hashesPerCoinAt({
  difficulty,
  coinsPerBlock,
}: {
  readonly difficulty: number;
  readonly coinsPerBlock: number;
}): number {
  checkAllPositive('hashesPerCoinAt', { difficulty, coinsPerBlock });
  return (difficulty * HASHES_PER_DIFFICULTY) / coinsPerBlock;
}

/**
 * Electricity for a coin. Unit: kWh, of the machines alone: cooling and transformers come on top.
 *
 * @throws {RangeError} if an input is not positive.
 * @example
 * kilowattHoursPerCoin({ hashesPerCoin: 1.92e23, joulesPerTerahash: 33.75 }); // => 1800000
 */
export function kilowattHoursPerCoin({
  hashesPerCoin: hashes,
  joulesPerTerahash,
}: {
  readonly hashesPerCoin: number;
  readonly joulesPerTerahash: number;
}): number {
  checkAllPositive('kilowattHoursPerCoin', { hashesPerCoin: hashes, joulesPerTerahash });
  return ((hashes / HASHES_PER_TERAHASH) * joulesPerTerahash) / JOULES_PER_KILOWATT_HOUR;
}
