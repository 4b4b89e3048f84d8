import { checkNotNegative, checkPositive } from './_mining-checks.ts';
import { breakevenUsdPerKilowattHour } from './breakeven.ts';
import { type TariffDistribution, tariffsUpTo } from './tariff-distribution.ts';

/** One model of machine that may be in the fleet. */
export interface FleetMachine {
  readonly id: string;
  readonly joulesPerTerahash: number;
  /** Years since it could first be had; negative: not yet, and it is left out. */
  readonly ageYears: number;
  /** Hashrate of it that was sold, in any unit, where it is known for all machines; else models of one age count alike. */
  readonly soldWeight?: number;
}

export interface FleetAssumptions {
  readonly usdPerPetahashDay: number;
  readonly tariffs: TariffDistribution;
  /** Years in which the hashrate of an age halves against that of a year younger: machines wear out, and newer ones are stronger. */
  readonly halfLifeYears: number;
}

/** A model of machine in the inferred fleet. */
export interface FleetPart {
  readonly id: string;
  readonly joulesPerTerahash: number;
  readonly breakevenUsdPerKilowattHour: number;
  /** Proportion of these machines whose tariff lets them run. */
  readonly runningProportion: number;
  /** Their proportion of the hashrate that runs. */
  readonly hashrateProportion: number;
}

export interface Fleet {
  /** By efficiency, the best first. */
  readonly parts: readonly FleetPart[];
  /** Of the hashrate that runs; of the machines alone. */
  readonly joulesPerTerahash: number;
  /** Proportion of the installed hashrate that runs. */
  readonly runningProportion: number;
  /** The least efficient machine that still breaks even at the median tariff; null where none does. */
  readonly marginalId: string | null;
}

/**
 * The fleet behind a network: how much of each model runs, and what a hash takes on average.
 *
 * Installed hashrate halves with age; models of the same year of age share alike, those of the last year by how long they could be
 * had (or all as they were sold); and each machine runs where its tariff is at most its break-even. Tariffs do not depend on the machine, though old machines do go where power is
 * cheap; so the fleet comes out more efficient than it is. Underclocking, cooling and contracts that forbid stopping are left out.
 *
 * @throws {RangeError} if no machine is there yet, none could run, an efficiency is not positive, or some machines have a
 *   sold weight and others none.
 * @see Cambridge Centre for Alternative Finance, "Bitcoin Electricity Consumption Index: methodology" (2023), section on profitable
 *   hardware, which takes all profitable models alike.
 * @example
 * const machines = [{ id: 'new', joulesPerTerahash: 20, ageYears: 0 }, { id: 'old', joulesPerTerahash: 100, ageYears: 0 }];
 * const tariffs = { medianUsdPerKilowattHour: 0.05, logDeviation: 0.1 };
 * fleetOf(machines, { usdPerPetahashDay: 60, tariffs, halfLifeYears: 2 }).marginalId; // => 'new'
 */
export function fleetOf(machines: readonly FleetMachine[], assumptions: FleetAssumptions): Fleet {
  const { usdPerPetahashDay, tariffs } = assumptions;
  const installed = installedProportions(machines, assumptions.halfLifeYears);
  const running = installed.map(({ machine, proportion }) => {
    const { joulesPerTerahash } = machine;
    const breakeven = breakevenUsdPerKilowattHour({ usdPerPetahashDay, joulesPerTerahash });
    return { machine, proportion, breakeven, on: tariffsUpTo(breakeven, tariffs) };
  });
  const runningProportion = running.reduce((sum, { proportion, on }) => sum + proportion * on, 0);
  if (!(runningProportion > 0))
    throw new RangeError(`fleetOf: expected a hashprice at which a machine runs, got ${usdPerPetahashDay}`);
  const parts = running
    .map(({ machine, proportion, breakeven, on }) => ({
      id: machine.id,
      joulesPerTerahash: machine.joulesPerTerahash,
      breakevenUsdPerKilowattHour: breakeven,
      runningProportion: on,
      hashrateProportion: (proportion * on) / runningProportion,
    }))
    .sort((a, b) => a.joulesPerTerahash - b.joulesPerTerahash);
  return {
    parts,
    joulesPerTerahash: parts.reduce((sum, part) => sum + part.hashrateProportion * part.joulesPerTerahash, 0),
    runningProportion,
    marginalId:
      parts.findLast((part) => part.breakevenUsdPerKilowattHour >= tariffs.medianUsdPerKilowattHour)?.id ?? null,
  };
}

function installedProportions(machines: readonly FleetMachine[], halfLifeYears: number) {
  checkPositive('fleetOf', 'halfLifeYears', halfLifeYears);
  const there = machines.filter(({ ageYears }) => ageYears >= 0);
  if (there.length === 0) throw new RangeError('fleetOf: expected a machine that is there, got none');
  const known = there.filter(({ soldWeight }) => soldWeight !== undefined).length;
  if (known > 0 && known < there.length)
    throw new RangeError(`fleetOf: expected a sold weight for all machines or none, got ${known} of ${there.length}`);
  const ofAge = new Map<number, number>();
  for (const { ageYears } of there) {
    const age = Math.floor(ageYears);
    ofAge.set(age, (ofAge.get(age) ?? 0) + presence(ageYears));
  }
  const weights = there.map(({ ageYears, soldWeight }) => {
    const age = Math.floor(ageYears);
    if (soldWeight === undefined) return (2 ** (-age / halfLifeYears) * presence(ageYears)) / ofAge.get(age)!;
    checkNotNegative('fleetOf', 'soldWeight', soldWeight);
    return soldWeight * 2 ** (-ageYears / halfLifeYears);
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  checkPositive('fleetOf', 'the sum of the sold weights', total);
  return there.map((machine, index) => ({ machine, proportion: weights[index]! / total }));
}

/** How much of a model’s first year of sales has been delivered: it grows evenly, from a month’s worth on. */
function presence(ageYears: number): number {
  return Math.min(1, ageYears + 1 / 12);
}
