import type { Market } from './_pivot-market.ts';
import { DAYS_PER_MONTH, MONTHS_PER_YEAR } from './_pivot-market.ts';
import type { PivotInputs } from './pivot-inputs.ts';
import type { PivotSite, PowerPrice } from './site.ts';
import { HOURS_PER_YEAR } from './units.ts';

const HOURS_PER_MONTH = HOURS_PER_YEAR / MONTHS_PER_YEAR;

/** Mining at a site, month by month. Money in USD for the whole fleet. */
export interface Mining {
  /** Flow of each month of the path, at its end. */
  readonly flows: Float64Array;
  /** What the machines would fetch at the start of each month, and at the end of the last. */
  readonly resale: Float64Array;
  /** Fills both for the market's path as it is. */
  run(): void;
}

export interface MiningOptions {
  /** Stops when the grid asks, and is paid. */
  readonly isCurtailed: boolean;
  /** Every hashprice times this. Default: 1. */
  readonly hashpriceRatio?: number;
}

/**
 * The fleet, switched off where it does not pay, a machine replaced at the end of its life where a new one pays back soon.
 *
 * A kind of machine runs in each part of the hours in which it earns more than its electricity, and not at all in a month in which it
 * would not earn its fixed cost. It is worn out at the end of its life, and replaced with the same power at the first month in which the
 * new machine's earnings of that month would pay it back in time.
 */
export function createMining(
  { site, inputs, market }: { readonly site: PivotSite; readonly inputs: PivotInputs; readonly market: Market },
  { isCurtailed, hashpriceRatio = 1 }: MiningOptions,
): Mining {
  const { mining, grid } = site;
  const { months, newJoulesPerTerahash } = market;
  const { hashprice: hashprices, tariff: tariffs } = market.path;
  const hours = isCurtailed ? curtailedHours(site.power, grid.curtailment_hours_per_year) : site.power;
  const weights = Float64Array.from(hours, ({ hours_proportion }) => hours_proportion);
  const costs = Float64Array.from(
    hours,
    ({ usd_per_kwh }) => usd_per_kwh * HOURS_PER_MONTH * mining.uptime_proportion * 1000,
  );
  const revenue =
    (1000 / mining.pue) * mining.uptime_proportion * (1 - mining.pool_fee_proportion) * DAYS_PER_MONTH * hashpriceRatio;
  const newRates = newJoulesPerTerahash.map((joules) => revenue / joules);
  const fixed = mining.fixed_usd_per_mw_year / MONTHS_PER_YEAR;
  const paid = isCurtailed
    ? (grid.curtailment_hours_per_year * grid.curtailment_usd_per_mwh * mining.uptime_proportion +
        grid.availability_usd_per_mw_year) /
      MONTHS_PER_YEAR
    : 0;
  const machineUsd = (inputs.newMachineUsdPerKilowatt * 1000) / mining.pue;
  const decline = Math.exp(-inputs.machineDeclinePerYear / MONTHS_PER_YEAR);
  const flows = new Float64Array(months);
  const resale = new Float64Array(months + 1);

  // Of each part of the hours and all cheaper ones together: proportion, and cost.
  const hoursFrom = weights.map((_, part) => weights.subarray(part).reduce((sum, weight) => sum + weight, 0));
  const costFrom = weights.map((_, part) =>
    costs.subarray(part).reduce((sum, cost, after) => sum + cost * weights[part + after]!, 0),
  );
  const upkeep = fixed - paid;
  const parts = costs.length;
  const life = inputs.machineLifeMonths;
  const payback = inputs.machinePaybackMonths;

  /** Of a megawatt of machines in a month, by their income if they ran all its hours. */
  const earned = (income: number, tariff: number): number => {
    for (let part = 0; part < parts; part++) {
      if (income <= costs[part]! * tariff) continue;
      const sum = hoursFrom[part]! * income - costFrom[part]! * tariff - upkeep;
      return sum > 0 ? sum : 0;
    }
    return 0;
  };
  /** The first month from one on in which new machines would pay back in time, or the end. */
  const monthOfNew = (from: number): number => {
    let month = from;
    while (month < months && earned(newRates[month]! * hashprices[month]!, tariffs[month]!) * payback < machineUsd)
      month++;
    return month;
  };
  const earn = (from: number, { until, rate, mw }: Span & { readonly rate: number; readonly mw: number }): void => {
    const end = Math.min(until, months);
    for (let month = from; month < end; month++)
      flows[month]! += earned(rate * hashprices[month]!, tariffs[month]!) * mw;
  };
  const fetch = (from: number, { until, usd }: Span & { readonly usd: number }): void => {
    let worth = usd;
    for (let month = from; month < until; month++) {
      resale[month]! += worth;
      worth *= decline;
    }
  };
  const run = (): void => {
    flows.fill(0);
    resale.fill(0);
    for (const { joules_per_terahash, age_months, mw } of mining.fleet) {
      let until = wornMonth(0, age_months);
      earn(0, { until, rate: revenue / joules_per_terahash, mw });
      fetch(0, { until, usd: machineUsd * mw * decline ** age_months });
      for (let month = monthOfNew(until); month < months; month = monthOfNew(until)) {
        until = wornMonth(month, 0);
        flows[month]! -= machineUsd * mw;
        earn(month, { until, rate: newRates[month]!, mw });
        // They are bought in the month, and not there at its start.
        fetch(month + 1, { until, usd: machineUsd * mw * decline });
      }
    }
  };
  /** When machines of an age are worn out; later than the last month, where they are not. */
  const wornMonth = (from: number, age: number): number =>
    Math.min(from + Math.max(0, Math.ceil(life - age)), months + 1);
  return { flows, resale, run };
}

interface Span {
  readonly until: number;
}

/** The grid asks for the dearest hours. */
function curtailedHours(power: readonly PowerPrice[], hoursPerYear: number): readonly PowerPrice[] {
  let left = hoursPerYear / HOURS_PER_YEAR;
  return power.map(({ hours_proportion, usd_per_kwh }) => {
    const asked = Math.min(left, hours_proportion);
    left -= asked;
    return { hours_proportion: hours_proportion - asked, usd_per_kwh };
  });
}
