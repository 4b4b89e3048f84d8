import type { ClaimDate } from './claim.ts';

/** What is known of the world, for claims that do not bring all their inputs. Days are ISO dates. */
export interface AuditWorld {
  /** Day on which the audit is made. */
  readonly today: string;
  readonly subsidies: readonly { readonly from: string; readonly until: string; readonly coinsPerBlock: number }[];
  /** Hashrate of the network by month, `2025-12`, in the order of time. */
  readonly hashrates: readonly { readonly month: string; readonly hashesPerSecond: number }[];
  /** The most efficient machines as they came, in the order of time. */
  readonly machines: readonly { readonly from: string; readonly joulesPerTerahash: number; readonly name: string }[];
  /** Proportions that were measured in a sample, and what estimates of the world say of the same holder. */
  readonly samples: readonly SampledProportion[];
  /** Published sizes of markets by year, those of one publisher and market under one name. */
  readonly forecasts: readonly {
    readonly market: string;
    readonly publisher: string;
    readonly year: number;
    readonly usd: number;
  }[];
  /** Measured proportions of blocks by name; null where nothing was measured under it. */
  readonly measured: (name: string) => MeasuredProportion | null;
}

export interface SampledProportion {
  readonly names: readonly string[];
  readonly percent: number;
  /** Percentage of the world that the sample has. */
  readonly coveragePercent: number;
  readonly sample: string;
}

export interface MeasuredProportion {
  readonly percent: number;
  readonly lowPercent: number;
  readonly highPercent: number;
  /** The window in words. */
  readonly window: string;
  /** Month in which the window ends. */
  readonly month: ClaimDate;
}

/** Blocks of a day at ten minutes each. */
export const BLOCKS_PER_DAY = 144;

/** How long after its listed month a machine may have been had earlier: lists differ by so many months. */
const EARLIER_MONTHS = 6;

/** First and last month of a date, counted from year 0. */
export function monthSpan({ year, month }: ClaimDate): { readonly first: number; readonly last: number } {
  return month === null
    ? { first: year * 12, last: year * 12 + 11 }
    : { first: year * 12 + month - 1, last: year * 12 + month - 1 };
}

/** Months from year 0 of an ISO date or month. */
export function monthNumber(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

/** The month of the audit. */
export function presentDate(world: AuditWorld): ClaimDate {
  return { year: Number(world.today.slice(0, 4)), month: Number(world.today.slice(5, 7)) };
}

/** Subsidies of a block in force at some time of the date, in coins. */
export function subsidiesAt(date: ClaimDate, world: AuditWorld): readonly number[] {
  const { first, last } = monthSpan(date);
  return world.subsidies
    .filter(({ from, until }) => monthNumber(from) <= last && monthNumber(until) >= first)
    .map(({ coinsPerBlock }) => coinsPerBlock);
}

/** Hashrate of the network over a date, interpolated between known months at most a year apart; null where none is near. */
export function networkAt(
  date: ClaimDate,
  { hashrates }: AuditWorld,
): { readonly low: number; readonly high: number } | null {
  const { first, last } = monthSpan(date);
  const values: number[] = [];
  for (let month = first; month <= last; month++) {
    const value = interpolated(month, hashrates);
    if (value !== null) values.push(value);
  }
  return values.length === 0 ? null : { low: Math.min(...values), high: Math.max(...values) };
}

function interpolated(month: number, hashrates: AuditWorld['hashrates']): number | null {
  const known = hashrates.map((one) => ({ at: monthNumber(one.month), value: one.hashesPerSecond }));
  const before = known.findLast(({ at }) => at <= month);
  const after = known.find(({ at }) => at >= month);
  if (before === undefined || after === undefined) {
    const nearest = before ?? after;
    return nearest !== undefined && Math.abs(nearest.at - month) <= 12 ? nearest.value : null;
  }
  if (after.at === before.at) return before.value;
  if (after.at - before.at > 30) return null;
  const weight = (month - before.at) / (after.at - before.at);
  return before.value ** (1 - weight) * after.value ** weight;
}

/** The most efficient machine that anybody can have had by the date: machines count half a year before their listed month. */
export function bestMachineAt(date: ClaimDate, { machines }: AuditWorld): AuditWorld['machines'][number] | null {
  const { last } = monthSpan(date);
  const had = machines.filter(({ from }) => monthNumber(from) - EARLIER_MONTHS <= last);
  return had.reduce<AuditWorld['machines'][number] | null>(
    (best, one) => (best === null || one.joulesPerTerahash < best.joulesPerTerahash ? one : best),
    null,
  );
}
