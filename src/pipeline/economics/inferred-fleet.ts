import type { Fact } from '../../core/fact.ts';
import { createRandom } from '../../core/random.ts';
import { parseInstant } from '../../core/time-span.ts';
import {
  type AssumedRange,
  type Fleet,
  type FleetInterval,
  type FleetRanges,
  fleetInterval,
  fleetOf,
  type TariffDistribution,
} from '../../models/economics/index.ts';
import { fleetMachines, type ListedMachine } from './machines.ts';
import { latestFact } from './network-days.ts';

/** What the fleet is inferred with where nothing else is given; each can be. */
export const fleetAssumptions: { readonly [Name in keyof FleetRanges]: AssumedRange & { readonly why: string } } = {
  medianUsdPerKilowattHour: {
    value: 0.05,
    low: 0.04,
    high: 0.065,
    why: 'mines seek sites below the 8.6 cents of industry in the United States, and the tariffs for mines that are known lie from 3 to 6 cents',
  },
  logDeviation: {
    value: 0.3,
    low: 0.15,
    high: 0.5,
    why: 'at 0.3 nine in ten machines pay from 0.61 to 1.64 medians; no survey of the world’s tariffs is at hand',
  },
  halfLifeYears: {
    value: 2,
    low: 1,
    high: 4,
    why: 'machines are written off over three to five years, and each generation is sold with more hashrate than the last',
  },
};

export interface FleetRequest {
  readonly machines: readonly ListedMachine[];
  /** null: the latest of the facts up to the date, or of all. */
  readonly usdPerPetahashDay: number | null;
  /** null: the day of the hashprice. */
  readonly atMs: number | null;
  /** Assumptions given; null or absent: as above, with their range. */
  readonly given: { readonly [Name in keyof FleetRanges]?: number | null };
  readonly draws: number;
  readonly seed: number;
}

export interface InferredFleet {
  readonly fleet: Fleet;
  readonly interval: FleetInterval;
  readonly tariffs: TariffDistribution;
  readonly usdPerPetahashDay: number;
  readonly atMs: number;
  /** The fact that the hashprice is; null: it was given. */
  readonly hashpriceFact: string | null;
  /** Sentences: from what it was inferred. */
  readonly remarks: readonly string[];
}

/**
 * The fleet behind the network at a time.
 *
 * @throws {RangeError} if there is no hashprice, or as `fleetOf`.
 */
export function inferredFleet(request: FleetRequest, facts: readonly Fact[]): InferredFleet {
  const { machines, draws, seed, given } = request;
  const { usdPerPetahashDay, atMs, fact } = hashpriceOf(request, facts);
  const range = (name: keyof FleetRanges): AssumedRange => {
    const value = given[name] ?? null;
    return value === null ? fleetAssumptions[name] : { value, low: value, high: value };
  };
  const ranges = {
    medianUsdPerKilowattHour: range('medianUsdPerKilowattHour'),
    logDeviation: range('logDeviation'),
    halfLifeYears: range('halfLifeYears'),
  };
  const tariffs = {
    medianUsdPerKilowattHour: ranges.medianUsdPerKilowattHour.value,
    logDeviation: ranges.logDeviation.value,
  };
  const there = fleetMachines(machines, atMs);
  return {
    fleet: fleetOf(there, { usdPerPetahashDay, tariffs, halfLifeYears: ranges.halfLifeYears.value }),
    interval: fleetInterval(there, { usdPerPetahashDay, ranges, draws, random: createRandom(seed) }),
    tariffs,
    usdPerPetahashDay,
    atMs,
    hashpriceFact: fact,
    remarks: [
      `fleet: inferred at a hashprice of ${usdPerPetahashDay} USD/PH/s/day${fact === null ? '' : ` (fact ${fact})`} from tariffs with a median of ${rangeText(ranges.medianUsdPerKilowattHour)} USD/kWh, a log deviation of ${rangeText(ranges.logDeviation)} and a half-life of ${rangeText(ranges.halfLifeYears)} years: all three are assumptions, and the interval (${draws} draws, seed ${seed}) covers their ranges alone`,
      'J/TH is of the machines: cooling and transformers come on top',
    ],
  };
}

function hashpriceOf({ usdPerPetahashDay, atMs }: FleetRequest, facts: readonly Fact[]) {
  const day = atMs === null ? undefined : new Date(atMs).toISOString().slice(0, 10);
  const fact = latestFact(facts, /^hashprice-\d{4}-\d{2}(-low)?$/, day);
  const value = usdPerPetahashDay ?? fact?.value;
  if (value === undefined) throw new RangeError('inferredFleet: expected a hashprice (--hashprice), got none');
  if (atMs === null && fact === undefined) throw new RangeError('inferredFleet: expected a day (--date), got none');
  return {
    usdPerPetahashDay: value,
    atMs: atMs ?? parseInstant(fact!.from),
    fact: usdPerPetahashDay === null ? fact!.id : null,
  };
}

function rangeText({ value, low, high }: AssumedRange): string {
  return low === high ? String(value) : `${value} (${low} to ${high})`;
}
