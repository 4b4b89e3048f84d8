import type { Random } from '../../core/random.ts';
import { type FleetMachine, fleetOf } from './fleet.ts';

/** An assumption with the range in which it may lie; all values of the range count alike. */
export interface AssumedRange {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface FleetRanges {
  readonly medianUsdPerKilowattHour: AssumedRange;
  readonly logDeviation: AssumedRange;
  readonly halfLifeYears: AssumedRange;
}

export interface FleetInterval {
  readonly joulesPerTerahash: number;
  readonly low: number;
  readonly high: number;
  /** Coverage over the ranges of the assumptions, not over chance. */
  readonly level: number;
}

const LEVEL = 0.9;

/**
 * Efficiency of the network with an interval over the ranges of what is assumed: the value at the assumptions, and the 5% and 95% of
 * draws from the ranges. Unit: J/TH.
 *
 * It covers the three assumptions alone: that tariffs are lognormal, which machines are listed and that age alone says how many there
 * are stays as it is.
 *
 * @throws {RangeError} as `fleetOf`; if a range is not low ≤ value ≤ high, or there are no draws.
 * @see fleetOf
 */
export function fleetInterval(
  machines: readonly FleetMachine[],
  {
    usdPerPetahashDay,
    ranges,
    draws,
    random,
  }: {
    readonly usdPerPetahashDay: number;
    readonly ranges: FleetRanges;
    readonly draws: number;
    readonly random: Random;
  },
): FleetInterval {
  if (!(Number.isInteger(draws) && draws > 0))
    throw new RangeError(`fleetInterval: expected a whole number of draws above 0, got ${draws}`);
  for (const [name, { value, low, high }] of Object.entries(ranges))
    if (!(low <= value && value <= high))
      throw new RangeError(`fleetInterval: expected ${name} from ${low} to ${high}, got ${value}`);
  const efficiency = (take: (range: AssumedRange) => number) =>
    fleetOf(machines, {
      usdPerPetahashDay,
      tariffs: {
        medianUsdPerKilowattHour: take(ranges.medianUsdPerKilowattHour),
        logDeviation: take(ranges.logDeviation),
      },
      halfLifeYears: take(ranges.halfLifeYears),
    }).joulesPerTerahash;
  const drawn = Array.from({ length: draws }, () => efficiency(({ low, high }) => low + random() * (high - low))).sort(
    (a, b) => a - b,
  );
  const at = (proportion: number) => drawn[Math.round(proportion * (draws - 1))]!;
  return {
    joulesPerTerahash: efficiency(({ value }) => value),
    low: at((1 - LEVEL) / 2),
    high: at((1 + LEVEL) / 2),
    level: LEVEL,
  };
}
