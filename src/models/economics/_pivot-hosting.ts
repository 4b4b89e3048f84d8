import { quickExp } from '../../statistics/index.ts';
import type { Market } from './_pivot-market.ts';
import { MONTHS_PER_YEAR } from './_pivot-market.ts';
import type { PivotInputs } from './pivot-inputs.ts';
import type { PivotSite } from './site.ts';
import { HOURS_PER_YEAR } from './units.ts';

export interface HostingContext {
  readonly site: PivotSite;
  readonly inputs: PivotInputs;
  readonly market: Market;
}

/** Megawatts of machines' power that a site can host when all that is firm is converted. */
export function criticalMegawatts({ grid, hosting }: PivotSite): number {
  return grid.firm_mw / hosting.pue;
}

/** Months until the building stands, on the market's path as it is: at least one. */
export function buildMonths({ site, inputs, market }: HostingContext): number {
  const deviation = inputs.buildDelayDeviation;
  const ratio = Math.exp(deviation * market.path.delay[0]! - (deviation * deviation) / 2);
  return Math.max(1, Math.round(site.hosting.build_months * ratio));
}

/** Where flows are written down: so much at the end of each month, from one until before another. */
export type AddFlow = (from: number, until: number, usd: number) => void;

/** Signed at the start of one month, for a building that stands at the start of another. */
export interface Lease {
  readonly signed: number;
  readonly built: number;
}

/** A landlord's flows: the building's cost evenly over the months it takes, then rent from the month in which it stands. */
export function addLandlord(context: HostingContext, add: AddFlow, lease: Lease): void {
  addBuilding(context, add, lease);
  addRent(context, add, lease);
}

/**
 * Rent less operating costs from the month in which the building stands.
 *
 * The rent is the market's when the lease is signed, and grows by the escalator once a year. The tenant pays for its electricity. A tenant
 * may fail; then the space is empty until it is let again at the rent of that day, as it is without a gap when a term ends.
 */
function addRent({ site, market }: HostingContext, add: AddFlow, { signed, built }: Lease): void {
  const { hosting } = site;
  const { path, months } = market;
  const megawatts = criticalMegawatts(site);
  const operating = (hosting.operating_usd_per_critical_mw_year * megawatts) / MONTHS_PER_YEAR;
  const base = hosting.rent_usd_per_kw_month * 1000 * megawatts;
  const term = Math.round(hosting.term_years * MONTHS_PER_YEAR);
  const growth = 1 + hosting.escalator_per_year;
  let begun = built;
  for (let tenant = 0; begun < months; tenant++) {
    let rent = base * Math.exp(path.logRent[tenant === 0 ? signed : begun]!);
    const end = Math.min(begun + term, months);
    const limit = path.hazard[begun]! + (path.patience[tenant] ?? Infinity);
    const gone = monthBeyond(path.hazard, { limit, from: begun, until: end });
    const last = Math.min(gone, end);
    for (let month = begun; month < last; month += MONTHS_PER_YEAR) {
      add(month, Math.min(month + MONTHS_PER_YEAR, last), rent - operating);
      rent *= growth;
    }
    begun = gone > end ? end : Math.min(gone + Math.round(hosting.relet_months), months);
    if (begun > last) add(last, begun, -operating);
  }
}

/** The first month, up to one and with it, in which what only rises is beyond a limit; the month after them where there is none. */
function monthBeyond(
  rising: Float64Array,
  { limit, from, until }: { readonly limit: number; readonly from: number; readonly until: number },
): number {
  if (rising[until]! <= limit) return until + 1;
  let [low, high] = [from, until];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rising[middle]! > limit) high = middle;
    else low = middle + 1;
  }
  return high;
}

/** The building: paid for evenly while it is built, and still worth something after the last month. */
function addBuilding({ site, market: { months } }: HostingContext, add: AddFlow, { signed, built }: Lease): void {
  const usd = site.hosting.capital_usd_per_critical_mw * criticalMegawatts(site);
  add(signed, Math.min(built, months), -usd / (built - signed));
  if (built < months) add(months - 1, months, site.hosting.residual_proportion * usd);
}

/**
 * Adds the flows of one who owns the GPUs as well: they are bought when the building stands, sold by the hour at a price that falls with
 * their age and moves with the market for rent, and pay for their electricity. Where they do not earn it they are off.
 *
 * At the end of their life new ones are bought if that month's earnings would pay them back in time, at the price of the first ones for
 * each megawatt; else the owner becomes a landlord, once the space is let.
 */
export function addCloud(context: HostingContext, add: AddFlow, { signed, built }: Lease): void {
  const { site, inputs, market } = context;
  const { hosting, cloud } = site;
  const { path, months } = market;
  const megawatts = criticalMegawatts(site);
  const averageUsd = site.power.reduce(
    (sum, { hours_proportion, usd_per_kwh }) => sum + hours_proportion * usd_per_kwh,
    0,
  );
  const electricity = (averageUsd * 1000 * HOURS_PER_YEAR * hosting.pue * megawatts) / MONTHS_PER_YEAR;
  const operating = (cloud.operating_usd_per_critical_mw_year * megawatts) / MONTHS_PER_YEAR;
  const revenue = (cloud.revenue_usd_per_critical_mw_year * megawatts) / MONTHS_PER_YEAR;
  const capital = cloud.gpu_capital_usd_per_critical_mw * megawatts;
  const decline = Math.exp(-inputs.gpuRevenueDeclinePerYear / MONTHS_PER_YEAR);
  const elasticity = inputs.gpuRentElasticity;
  const life = cloud.gpu_life_months;
  const { logRent, tariff } = path;
  addBuilding(context, add, { signed, built });
  let age = life;
  let worth = 0;
  for (let month = built; month < months; month++) {
    const level = quickExp(elasticity * logRent[month]!);
    const running = operating + electricity * tariff[month]!;
    if (age >= life) {
      const isWorth = month === built || (revenue * level - running) * inputs.gpuPaybackMonths >= capital;
      if (!isWorth) {
        addRent(context, add, { signed: month, built: month + Math.round(hosting.relet_months) });
        return;
      }
      add(month, month + 1, -capital);
      age = 0;
      worth = 1;
    }
    add(month, month + 1, Math.max(0, revenue * level * worth - running));
    age++;
    worth *= decline;
  }
}
