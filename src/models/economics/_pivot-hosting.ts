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
  const ratio = Math.exp(deviation * market.path.delay.normal - (deviation * deviation) / 2);
  return Math.max(1, Math.round(site.hosting.build_months * ratio));
}

/**
 * Adds a landlord's flows to those of the months: the building's cost evenly over the months it takes, then rent from the month in which
 * it stands.
 *
 * The rent is the market's when the lease is signed, at the start of building, and grows by the escalator once a year. The tenant pays for
 * its electricity. A tenant may fail; then the space is empty until it is let again at the rent of that day, as it is without a gap
 * when a term ends.
 */
export function addLandlord(
  context: HostingContext,
  flows: Float64Array,
  {
    signed,
    built,
    hasCapital = true,
  }: { readonly signed: number; readonly built: number; readonly hasCapital?: boolean },
): void {
  const { site, market } = context;
  const { hosting } = site;
  const { path, months } = market;
  const megawatts = criticalMegawatts(site);
  if (hasCapital) addBuilding(context, flows, { signed, built });
  const operating = (hosting.operating_usd_per_critical_mw_year * megawatts) / MONTHS_PER_YEAR;
  const term = Math.round(hosting.term_years * MONTHS_PER_YEAR);
  const base = hosting.rent_usd_per_kw_month * 1000 * megawatts;
  const growth = 1 + hosting.escalator_per_year;
  const { hazard, patience } = path;
  let begun = built;
  let rent = base * Math.exp(path.logRent[Math.min(signed, months - 1)]!);
  let tenant = 0;
  let limit = hazard[Math.min(begun, months)]! + patience[0]!;
  let next = begun + MONTHS_PER_YEAR;
  for (let month = built; month < months; month++) {
    if (month < begun) {
      flows[month]! -= operating;
      continue;
    }
    if (month === begun && tenant > 0) {
      rent = base * Math.exp(path.logRent[month]!);
      next = month + MONTHS_PER_YEAR;
      limit = hazard[month]! + (patience[tenant] ?? Infinity);
    }
    const isOver = month >= begun + term;
    const isGone = hazard[month]! > limit;
    if (isGone || isOver) {
      tenant++;
      begun = month + (isGone ? Math.round(hosting.relet_months) : 0);
      if (begun > month) {
        flows[month]! -= operating;
        continue;
      }
      rent = base * Math.exp(path.logRent[month]!);
      next = month + MONTHS_PER_YEAR;
      limit = hazard[month]! + (patience[tenant] ?? Infinity);
    } else if (month === next) {
      rent *= growth;
      next += MONTHS_PER_YEAR;
    }
    flows[month]! += rent - operating;
  }
}

/** The building: paid for evenly while it is built, and still worth something after the last month. */
function addBuilding(
  { site, market: { months } }: HostingContext,
  flows: Float64Array,
  { signed, built }: { readonly signed: number; readonly built: number },
): void {
  const usd = site.hosting.capital_usd_per_critical_mw * criticalMegawatts(site);
  const last = Math.min(built, months);
  for (let month = signed; month < last; month++) flows[month]! -= usd / (built - signed);
  if (built < months) flows[months - 1]! += site.hosting.residual_proportion * usd;
}

/**
 * Adds the flows of one who owns the GPUs as well: they are bought when the building stands, sold by the hour at a price that falls with
 * their age and moves with the market for rent, and pay for their electricity. Where they do not earn it they are off.
 *
 * At the end of their life new ones are bought if that month's earnings would pay them back in time, at the price of the first ones for
 * each megawatt; else the owner becomes a landlord, once the space is let.
 */
export function addCloud(
  context: HostingContext,
  flows: Float64Array,
  { signed, built }: { readonly signed: number; readonly built: number },
): void {
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
  addBuilding(context, flows, { signed, built });
  let age = life;
  let worth = 0;
  for (let month = built; month < months; month++) {
    const level = Math.exp(elasticity * logRent[month]!);
    const running = operating + electricity * tariff[month]!;
    if (age >= life) {
      const isWorth = month === built || (revenue * level - running) * inputs.gpuPaybackMonths >= capital;
      if (!isWorth) {
        addLandlord(context, flows, {
          signed: month,
          built: month + Math.round(hosting.relet_months),
          hasCapital: false,
        });
        return;
      }
      flows[month]! -= capital;
      age = 0;
      worth = 1;
    }
    flows[month]! += Math.max(0, revenue * level * worth - running);
    age++;
    worth *= decline;
  }
}
