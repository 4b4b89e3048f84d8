import { type JsonChecks, type JsonFields, jsonChecks } from '../../core/json-checks.ts';

/** Machines of one kind at a site. */
export interface SiteMachines {
  readonly joules_per_terahash: number;
  /** What they and their cooling draw. */
  readonly mw: number;
  readonly age_months: number;
}

/** A price of electricity and the proportion of hours that have it. */
export interface PowerPrice {
  readonly hours_proportion: number;
  readonly usd_per_kwh: number;
}

/**
 * A mining site as its owner would describe it; fields are named as in the file, with their units.
 *
 * Money is of the day of the reading; taxes are not in it.
 */
export interface PivotSite {
  readonly name: string;
  /** Month of the first step, `2026-12`: it says when the subsidy halves. */
  readonly start_month: string;
  readonly discount_per_year: number;
  /** What the owner can put in; a choice that takes more is shown, and not chosen. */
  readonly capital_usd: number;
  readonly grid: {
    readonly mw: number;
    /** What may not be interrupted: the most that can host. */
    readonly firm_mw: number;
    /** Hours for which the grid asks the rest of the site to stop, what it pays for each MWh then, and for being ready. */
    readonly curtailment_hours_per_year: number;
    readonly curtailment_usd_per_mwh: number;
    readonly availability_usd_per_mw_year: number;
    /** To where the tenants' users are and back. */
    readonly latency_ms: number;
  };
  /** One price for all hours, or the prices of parts of them. */
  readonly power: readonly PowerPrice[];
  readonly mining: {
    readonly fleet: readonly SiteMachines[];
    /** Power drawn over power of the machines. */
    readonly pue: number;
    readonly uptime_proportion: number;
    readonly pool_fee_proportion: number;
    /** Staff, rent and repairs, while machines run. */
    readonly fixed_usd_per_mw_year: number;
    /** Of what is being converted, still mining meanwhile. */
    readonly during_build_proportion: number;
  };
  readonly hosting: {
    readonly pue: number;
    readonly capital_usd_per_critical_mw: number;
    readonly build_months: number;
    readonly rent_usd_per_kw_month: number;
    readonly escalator_per_year: number;
    readonly term_years: number;
    readonly relet_months: number;
    readonly operating_usd_per_critical_mw_year: number;
    /** Of the building's cost, what it is worth after the last month. */
    readonly residual_proportion: number;
    readonly latency_limit_ms: number;
    /** Of the megawatts that can host, those that the mix converts. */
    readonly mix_proportion: number;
  };
  readonly cloud: {
    readonly gpu_capital_usd_per_critical_mw: number;
    readonly revenue_usd_per_critical_mw_year: number;
    readonly operating_usd_per_critical_mw_year: number;
    readonly gpu_life_months: number;
  };
}

type Range = readonly [least: number, most: number];

/** Fields of a site that are numbers, and what can be meant by them: a price typed in another unit falls out of its range. */
export const siteRanges: Readonly<Record<string, Range>> = {
  discount_per_year: [0, 1],
  capital_usd: [0, 1e12],
  mw: [1e-3, 1e5],
  firm_mw: [0, 1e5],
  curtailment_hours_per_year: [0, 8766],
  curtailment_usd_per_mwh: [0, 10_000],
  availability_usd_per_mw_year: [0, 1e6],
  latency_ms: [0, 2000],
  latency_limit_ms: [0, 2000],
  hours_proportion: [0, 1],
  usd_per_kwh: [-1, 1],
  joules_per_terahash: [1, 10_000],
  age_months: [0, 240],
  pue: [1, 3],
  uptime_proportion: [0, 1],
  pool_fee_proportion: [0, 0.5],
  fixed_usd_per_mw_year: [0, 5e6],
  during_build_proportion: [0, 1],
  capital_usd_per_critical_mw: [0, 1e8],
  build_months: [1, 120],
  rent_usd_per_kw_month: [0, 2000],
  escalator_per_year: [0, 0.2],
  term_years: [1, 30],
  relet_months: [0, 60],
  operating_usd_per_critical_mw_year: [0, 1e7],
  mix_proportion: [0, 1],
  residual_proportion: [0, 1],
  gpu_capital_usd_per_critical_mw: [0, 3e8],
  revenue_usd_per_critical_mw_year: [0, 2e8],
  gpu_life_months: [6, 180],
};

/** The parts of a site and their fields. */
const parts = {
  grid: [
    'mw',
    'firm_mw',
    'curtailment_hours_per_year',
    'curtailment_usd_per_mwh',
    'availability_usd_per_mw_year',
    'latency_ms',
  ],
  mining: [
    'fleet',
    'pue',
    'uptime_proportion',
    'pool_fee_proportion',
    'fixed_usd_per_mw_year',
    'during_build_proportion',
  ],
  hosting: [
    'pue',
    'capital_usd_per_critical_mw',
    'build_months',
    'rent_usd_per_kw_month',
    'escalator_per_year',
    'term_years',
    'relet_months',
    'operating_usd_per_critical_mw_year',
    'residual_proportion',
    'latency_limit_ms',
    'mix_proportion',
  ],
  cloud: [
    'gpu_capital_usd_per_critical_mw',
    'revenue_usd_per_critical_mw_year',
    'operating_usd_per_critical_mw_year',
    'gpu_life_months',
  ],
} as const;

const checks: JsonChecks = jsonChecks('parseSite');

/** Parts of a whole that are typed sum to it within this. */
const SUM_TOLERANCE = 1e-6;

/**
 * A site from its JSON. Texts named `note` or `notes` may stand anywhere in it and say where the numbers are from.
 *
 * @throws {TypeError} if a field is missing, unknown, of another kind or of another unit; the message names the field and what was
 *   expected there.
 */
export function parseSite(json: unknown): PivotSite {
  const root = fieldsOf(json, 'site', [
    'name',
    'start_month',
    'discount_per_year',
    'capital_usd',
    'power',
    ...Object.keys(parts),
  ]);
  checks.text(root.name, 'site.name');
  if (!/^(20[1-9]\d)-(0[1-9]|1[0-2])$/.test(String(root.start_month)))
    checks.fail('a month such as 2026-12', root.start_month, 'site.start_month');
  for (const [part, names] of Object.entries(parts)) fieldsOf(root[part], `site.${part}`, names);
  const power = powerOf(root.power);
  const site = { ...(root as unknown as PivotSite), power };
  checkFleet(site);
  if (site.grid.firm_mw > site.grid.mw)
    checks.fail(`at most the ${site.grid.mw} MW of the grid`, site.grid.firm_mw, 'site.grid.firm_mw');
  return site;
}

function powerOf(json: unknown): readonly PowerPrice[] {
  if (!Array.isArray(json)) {
    const { usd_per_kwh } = fieldsOf(json, 'site.power', ['usd_per_kwh']);
    return [{ hours_proportion: 1, usd_per_kwh: usd_per_kwh as number }];
  }
  const prices = checks.list(json, 'site.power').map((one, index) => {
    const found = fieldsOf(one, `site.power[${index}]`, ['hours_proportion', 'usd_per_kwh']);
    return found as unknown as PowerPrice;
  });
  const hours = prices.reduce((sum, { hours_proportion }) => sum + hours_proportion, 0);
  if (Math.abs(hours - 1) > SUM_TOLERANCE) checks.fail('hours_proportion that sum to 1', hours, 'site.power');
  return prices.toSorted((a, b) => b.usd_per_kwh - a.usd_per_kwh);
}

function checkFleet({ mining, grid }: PivotSite): void {
  let mw = 0;
  for (const [index, one] of checks.list(mining.fleet, 'site.mining.fleet').entries()) {
    fieldsOf(one, `site.mining.fleet[${index}]`, ['joules_per_terahash', 'mw', 'age_months']);
    mw += (one as SiteMachines).mw;
  }
  if (mw > grid.mw * (1 + SUM_TOLERANCE))
    checks.fail(`machines of at most the ${grid.mw} MW of the grid`, mw, 'site.mining.fleet');
}

/** Fields as named, each number in its range; a missing one is named together with a field that looks like it in another unit. */
function fieldsOf(json: unknown, where: string, names: readonly string[]): JsonFields {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return checks.fail('an object', json, where);
  for (const name of names) {
    if (Object.hasOwn(json, name)) continue;
    const [stem] = name.split('_');
    const other = Object.keys(json).find((key) => !names.includes(key) && key.split('_')[0] === stem);
    checks.fail(`the field ${name}`, other, `${where}.${name}`);
  }
  const found = checks.fields(json, where, names, ['note', 'notes', 'machine']);
  for (const name of names) {
    const range = siteRanges[name];
    if (range !== undefined) checkNumber(found[name], range, `${where}.${name}`);
  }
  return found;
}

function checkNumber(value: unknown, [least, most]: Range, where: string): void {
  if (!(typeof value === 'number' && value >= least && value <= most))
    checks.fail(`a number from ${least} to ${most}`, value, where);
}
