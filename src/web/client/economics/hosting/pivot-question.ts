import {
  checkPivotInputs,
  type GradedPivotInputs,
  type PivotInputName,
  parsePivotInputs,
  pivotInputKey,
  pivotInputNames,
  pivotInputRange,
  pivotInputValues,
  withPivotInput,
} from '../../../../models/economics/pivot-inputs.ts';
import type { PivotOptions } from '../../../../models/economics/pivot-plan.ts';
import { type PivotSite, parseSite, siteRanges } from '../../../../models/economics/site.ts';
import { type NumberInput, typedNumber } from '../../parts/number-input.ts';
import { inputLabels, siteLabels } from './pivot-labels.ts';
import type { Hosting } from './words.ts';

/** A site and the market as they are so far. */
interface Draft {
  readonly site: PivotSite;
  readonly inputs: GradedPivotInputs;
}

/** A number of the question that a reader may change. */
interface PivotField {
  readonly input: NumberInput;
  readonly read: (draft: Draft) => number;
  readonly write: (draft: Draft, value: number) => Draft;
  /** Why it is what it is where nothing is typed, and how far it may lie from that. */
  readonly reason: string | null;
}

/** A field with what stands in it where nothing is typed. */
interface FilledField {
  readonly field: PivotField;
  readonly fallback: number;
}

/** A question as the address has it. */
export interface PivotQuestion {
  readonly main: readonly FilledField[];
  readonly site: readonly FilledField[];
  readonly market: readonly FilledField[];
  /** null: something typed cannot be meant, as `problem` says. */
  readonly options: PivotOptions | null;
  readonly problem: string | null;
}

const mean = (site: PivotSite): number =>
  site.power.reduce((sum, { hours_proportion, usd_per_kwh }) => sum + hours_proportion * usd_per_kwh, 0);

function fleetEfficiency({ mining: { fleet } }: PivotSite): number {
  const power = fleet.reduce((sum, { mw }) => sum + mw, 0);
  return power / fleet.reduce((sum, { mw, joules_per_terahash }) => sum + mw / joules_per_terahash, 0);
}

/** A field that changes the site alone. */
function ofSite(
  input: NumberInput,
  { read, write }: { read: (site: PivotSite) => number; write: (site: PivotSite, value: number) => PivotSite },
): PivotField {
  return {
    input,
    reason: null,
    read: ({ site }) => read(site),
    write: ({ site, inputs }, value) => ({ site: write(site, value), inputs }),
  };
}

function withMegawatts(site: PivotSite, mw: number): PivotSite {
  const ratio = mw / site.grid.mw;
  const fleet = site.mining.fleet.map((machines) => ({ ...machines, mw: machines.mw * ratio }));
  const grid = { ...site.grid, mw, firm_mw: site.grid.firm_mw * ratio };
  return { ...site, grid, capital_usd: site.capital_usd * ratio, mining: { ...site.mining, fleet } };
}

const MILLION = 1e6;

const siteMain: readonly PivotField[] = [
  ofSite(
    { name: 'grid_mw', label: 'Power of the site', unit: 'MW', least: 0.1, most: 100_000 },
    { read: ({ grid }) => grid.mw, write: withMegawatts },
  ),
  ofSite(
    { name: 'power_usd_per_kwh', label: 'Power price, mean of the hours', unit: 'USD/kWh', least: 0.0001, most: 1 },
    {
      read: mean,
      write: (site, value) => ({
        ...site,
        power: site.power.map((one) => ({ ...one, usd_per_kwh: (one.usd_per_kwh * value) / mean(site) })),
      }),
    },
  ),
  ofSite(
    { name: 'fleet_joules_per_terahash', label: 'Efficiency of the machines', unit: 'J/TH', least: 5, most: 1000 },
    {
      read: (site) => Math.round(100 * fleetEfficiency(site)) / 100,
      write: (site, value) => {
        const ratio = value / fleetEfficiency(site);
        const fleet = site.mining.fleet.map((one) => ({
          ...one,
          joules_per_terahash: one.joules_per_terahash * ratio,
        }));
        return { ...site, mining: { ...site.mining, fleet } };
      },
    },
  ),
];

const hostingMain: readonly PivotField[] = [
  hostingField('rent_usd_per_kw_month', ['Rent of a hosted kilowatt', 'USD/kW-month']),
  {
    ...ofSite(
      {
        name: 'hosting_capital_million_usd_per_critical_mw',
        label: 'Capital of a hosted megawatt',
        unit: 'M USD',
        least: 0,
        most: 100,
      },
      {
        read: ({ hosting }) => hosting.capital_usd_per_critical_mw / MILLION,
        write: (site, value) => ({
          ...site,
          hosting: { ...site.hosting, capital_usd_per_critical_mw: value * MILLION },
        }),
      },
    ),
  },
  hostingField('build_months', ['Months to build', 'months']),
  ofSite(
    { name: 'discount_percent_per_year', label: 'Discount rate', unit: '% a year', least: 0, most: 100 },
    {
      read: (site) => site.discount_per_year * 100,
      write: (site, value) => ({ ...site, discount_per_year: value / 100 }),
    },
  ),
  ofSite(
    { name: 'capital_million_usd', label: 'Capital there is', unit: 'M USD', least: 0, most: 1e6 },
    {
      read: (site) => site.capital_usd / MILLION,
      write: (site, value) => ({ ...site, capital_usd: value * MILLION }),
    },
  ),
];

function hostingField(key: 'rent_usd_per_kw_month' | 'build_months', label: readonly [string, string]): PivotField {
  return partField('hosting', key, label);
}

function partField(part: keyof typeof siteLabels, key: string, [label, unit]: readonly [string, string]): PivotField {
  const [least, most] = siteRanges[key]!;
  return ofSite(
    { name: `${part}_${key}`, label, unit, least, most },
    {
      read: (site) => (site[part] as unknown as Record<string, number>)[key]!,
      write: (site, value) => ({ ...site, [part]: { ...site[part], [key]: value } }),
    },
  );
}

const siteRest: readonly PivotField[] = Object.entries(siteLabels).flatMap(([part, fields]) =>
  Object.entries(fields).map(([key, label]) => partField(part as keyof typeof siteLabels, key, label)),
);

function marketField(name: PivotInputName, { low, high, grade, why }: GradedPivotInputs[PivotInputName]): PivotField {
  const [label, unit] = inputLabels[name];
  const [least, most] = pivotInputRange(name);
  return {
    input: { name: pivotInputKey(name), label, unit, least, most },
    reason: `${grade}, ${low} to ${high}: ${why}`,
    read: ({ inputs }) => inputs[name].value,
    write: ({ site, inputs }, value) => ({ site, inputs: withPivotInput(inputs, { key: pivotInputKey(name), value }) }),
  };
}

/** How it is computed. */
export const runInputs = {
  years: { name: 'pivot_years', label: 'Years looked ahead', unit: 'years', least: 1, most: 30, step: 1 },
  seed: { name: 'pivot_seed', label: 'Seed of the draws', unit: '', least: 0, most: 4_294_967_295, step: 1 },
} as const satisfies Readonly<Record<string, NumberInput>>;
export const runDefaults = { years: 15, seed: 1, paths: 4000 } as const;
export const pathCounts = [4000, 20_000, 100_000] as const;

const SIGNIFICANT = 6;

/** The question that an address asks: what is typed over what the example site and the package say. */
export function pivotQuestion(
  { sites, inputs: given }: Pick<Hosting, 'sites' | 'inputs'>,
  typed: (name: string) => string,
): PivotQuestion {
  const example = sites.find(({ id }) => id === typed('pivot_site')) ?? sites[0]!;
  const inputs = parsePivotInputs(
    Object.fromEntries(Object.entries(given).map(([key, { name: _name, ...rest }]) => [key, rest])),
  );
  let draft: Draft = { site: parseSite(example.site), inputs };
  let problem: string | null = null;
  const fill = (field: PivotField): FilledField => {
    const fallback = Number(field.read(draft).toPrecision(SIGNIFICANT));
    const { input } = field;
    const text = typed(input.name);
    const value = typedNumber(text, input);
    if (value !== null) draft = field.write(draft, value);
    else if (text !== '')
      problem ??= `${input.label}: expected a number from ${input.least} to ${input.most}, got ${text}`;
    return { field, fallback };
  };
  const market = pivotInputNames.map((name) => marketField(name, inputs[name]));
  const main = [...siteMain, market[0]!, ...hostingMain].map(fill);
  const site = siteRest.map(fill);
  const rest = market.slice(1).map(fill);
  const own = { main, site, market: rest };
  const run = runOf(typed);
  if (typeof run === 'string') problem ??= run;
  if (problem !== null || typeof run === 'string') return { ...own, options: null, problem };
  try {
    checkPivotInputs(pivotInputValues(draft.inputs));
    return { ...own, options: { ...draft, site: parseSite(draft.site), ...run }, problem };
  } catch (error) {
    return { ...own, options: null, problem: (error as Error).message };
  }
}

/** Paths, years and seed; a text that says what is wrong with one of them. */
function runOf(typed: (name: string) => string): Pick<PivotOptions, 'paths' | 'years' | 'seed'> | string {
  const values: Record<'years' | 'seed', number> = { years: runDefaults.years, seed: runDefaults.seed };
  for (const name of ['years', 'seed'] as const) {
    const input = runInputs[name];
    const text = typed(input.name);
    if (text === '') continue;
    const value = typedNumber(text, input);
    if (value === null || !Number.isInteger(value))
      return `${input.label}: expected a whole number from ${input.least} to ${input.most}, got ${text}`;
    values[name] = value;
  }
  const paths = pathCounts.find((count) => String(count) === typed('pivot_paths')) ?? runDefaults.paths;
  return { ...values, paths };
}

/** The same question to the command line: the file of the site, and the command with every input that was changed. */
export function commandOf(
  { site, inputs, paths, years, seed }: PivotOptions,
  given: Hosting['inputs'],
): { readonly file: string; readonly command: string } {
  const changes = pivotInputNames
    .filter((name) => inputs[name].value !== given[name]?.value)
    .map((name) => `${pivotInputKey(name)}=${inputs[name].value}`);
  const set = changes.length === 0 ? '' : ` --set ${changes.join(',')}`;
  return {
    file: JSON.stringify(site, null, 2),
    command: `contraflow economics pivot site.json --paths ${paths} --years ${years} --seed ${seed}${set}`,
  };
}
