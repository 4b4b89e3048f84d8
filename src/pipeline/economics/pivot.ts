import {
  type PivotSite,
  type PivotSummary,
  parsePivotInputs,
  parseSite,
  pivotInputKey,
  pivotInputNames,
  returnChoices,
  withPivotInput,
} from '../../models/economics/index.ts';
import { readJsonFile } from '../../platform/json-file.ts';
import { runPivot } from '../../platform/pivot-workers.ts';
import { bundledPivotInputs } from './pivot-bundle.ts';

type Flat = Readonly<Record<string, string | number | boolean | null>>;

export interface PivotRequest {
  /** File of the site. */
  readonly sitePath: string;
  /** File of the inputs; default: those that come with the package. */
  readonly inputsPath?: string;
  /** Values instead of those of the inputs, by their names in snake case. */
  readonly changes: readonly { readonly name: string; readonly value: number }[];
  readonly paths: number;
  readonly years: number;
  readonly seed: number;
  readonly workers?: number;
  readonly signal: AbortSignal;
}

/**
 * What a site should do, as one flat record, with what was used and what must be said of it.
 *
 * @throws {TypeError} if a field of the site or of the inputs is missing, unknown or in another unit.
 * @throws {RangeError} if a change names no input, or a number is out of range.
 */
export async function pivotAnswer(
  request: PivotRequest,
): Promise<{ readonly record: Flat; readonly remarks: readonly string[] }> {
  const { sitePath, inputsPath, paths, years, seed, workers, signal } = request;
  const site = parseSite(readJsonFile(sitePath, 'pivot'));
  const inputs = request.changes.reduce(
    (changed, { name: key, value }) => withPivotInput(changed, { key, value }),
    inputsPath === undefined ? bundledPivotInputs() : parsePivotInputs(readJsonFile(inputsPath, 'pivot')),
  );
  const options = { site, inputs, paths, years, seed };
  const summary = await runPivot(options, { signal, ...(workers === undefined ? {} : { workers }) });
  const inputValues = pivotInputNames.map((name): [string, number] => [pivotInputKey(name), inputs[name].value]);
  const record = {
    site: site.name,
    ...bestFields(summary),
    ...choiceFields(summary),
    ...tornadoFields(summary),
    paths,
    years,
    seed,
    ...siteFields(site),
    ...Object.fromEntries(inputValues),
  };
  return { record: finite(record), remarks: remarksOf(summary) };
}

function bestFields({ best, choices, ...summary }: PivotSummary): Flat {
  const chosen = best === 'idle' ? null : choices[best];
  return {
    best_choice: best,
    npv_usd_p5: chosen?.npvUsd.p5 ?? 0,
    npv_usd_p50: chosen?.npvUsd.p50 ?? 0,
    npv_usd_p95: chosen?.npvUsd.p95 ?? 0,
    npv_usd_mean: chosen?.npvUsd.mean ?? 0,
    irr_p50: chosen?.internalRatePerYear.p50 ?? null,
    payback_years_p50: chosen?.paybackYears.p50 ?? null,
    probability_of_loss: chosen?.lossProbability ?? 0,
    wait_value_usd: summary.waitValueUsd,
    option_usd: summary.optionUsd,
    probability_of_conversion: summary.convertedProportion,
    breakeven_hashprice_usd_per_ph_day: summary.breakevenHashpriceUsdPerPetahashDay,
    hashprice_usd_per_ph_day: summary.hashpriceUsdPerPetahashDay,
    idle_regret_usd_mean: summary.idleRegretUsd,
  };
}

function choiceFields({ choices }: PivotSummary): Flat {
  return Object.assign(
    {},
    ...returnChoices.map((choice) => {
      const { npvUsd, internalRatePerYear, paybackYears, lossProbability, regretUsd, capitalUsd, obstacle } =
        choices[choice];
      return {
        [`${choice}_npv_usd_p5`]: npvUsd.p5,
        [`${choice}_npv_usd_p50`]: npvUsd.p50,
        [`${choice}_npv_usd_p95`]: npvUsd.p95,
        [`${choice}_npv_usd_mean`]: npvUsd.mean,
        [`${choice}_npv_usd_standard_error`]: npvUsd.standardError,
        [`${choice}_irr_p5`]: internalRatePerYear.p5,
        [`${choice}_irr_p50`]: internalRatePerYear.p50,
        [`${choice}_irr_p95`]: internalRatePerYear.p95,
        [`${choice}_payback_years_p50`]: paybackYears.p50,
        [`${choice}_probability_of_loss`]: lossProbability,
        [`${choice}_regret_usd_mean`]: regretUsd,
        [`${choice}_capital_usd`]: capitalUsd,
        [`${choice}_obstacle`]: obstacle,
      };
    }),
  );
}

const TORNADO_ROWS = 12;

function tornadoFields({ tornado }: PivotSummary): Flat {
  return Object.assign(
    {},
    ...tornado.slice(0, TORNADO_ROWS).map(({ name, low, high, lowUsd, highUsd }, index) => ({
      [`tornado_${index + 1}_input`]: pivotInputKey(name),
      [`tornado_${index + 1}_low`]: low,
      [`tornado_${index + 1}_high`]: high,
      [`tornado_${index + 1}_host_less_mine_usd_at_low`]: lowUsd,
      [`tornado_${index + 1}_host_less_mine_usd_at_high`]: highUsd,
    })),
  );
}

/** The site's numbers, each under its part: `grid_mw`, `fleet_1_mw`. */
function siteFields(site: PivotSite): Flat {
  const { fleet, ...mining } = site.mining;
  const parts: Readonly<Record<string, object>> = { grid: site.grid, mining, hosting: site.hosting, cloud: site.cloud };
  const lists: Readonly<Record<string, readonly object[]>> = { fleet, power: site.power };
  const named = [
    ...Object.entries(parts),
    ...Object.entries(lists).flatMap(([name, ones]) =>
      ones.map((one, index): [string, object] => [`${name}_${index + 1}`, one]),
    ),
  ];
  const fields = named.flatMap(([part, values]) =>
    Object.entries(values).flatMap(([name, value]): [string, number][] =>
      typeof value === 'number' ? [[`${part}_${name}`, value]] : [],
    ),
  );
  return {
    start_month: site.start_month,
    discount_per_year: site.discount_per_year,
    capital_usd: site.capital_usd,
    ...Object.fromEntries(fields),
  };
}

/** What is not a finite number is not there. */
function finite(record: Flat): Flat {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [
      name,
      typeof value === 'number' && !Number.isFinite(value) ? null : value,
    ]),
  );
}

function remarksOf({ choices, returnPaths, tornadoPaths }: PivotSummary): string[] {
  const obstacles = returnChoices.flatMap((choice) => {
    const { obstacle } = choices[choice];
    return obstacle === null ? [] : [`${choice} cannot be chosen: ${obstacle}`];
  });
  return [
    'values are above selling the machines today and stopping; before tax and debt; one discount rate for every choice',
    'cloud owns the GPUs, host is the landlord alone: their revenues and rates of return are of different capital',
    'prices are drawn, not forecast: hashrate follows price with a lag towards a margin over the network’s electricity, and no site moves it',
    'wait mines on and may turn to hosting each year for five years, by a rule fitted on other paths than those it is judged on',
    `rates of return and payback are of ${returnPaths.toLocaleString('en-US')} of the paths, the tornado of ${tornadoPaths}; an empty one is never reached, or nothing is put in`,
    'inputs with ranges, grades and reasons: data/pivot-inputs.json; --set changes them',
    ...obstacles,
  ];
}
