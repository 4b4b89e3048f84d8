import { createRandom } from '../../core/random.ts';
import { MONTHS_PER_YEAR } from './_pivot-market.ts';
import { type GradedPivotInputs, type PivotInputName, pivotInputNames, pivotInputValues } from './pivot-inputs.ts';
import { type PivotStream, runPivotStream } from './pivot-run.ts';
import type { PivotSite } from './site.ts';

export interface PivotOptions {
  readonly site: PivotSite;
  readonly inputs: GradedPivotInputs;
  /** At least 1,000. */
  readonly paths: number;
  /** Integer in [0, 2^32). */
  readonly seed: number;
  /** Default: 15. Whole, from 1 to 30. */
  readonly years?: number;
}

/** Something that is moved to the ends of its range while all else stays. */
export interface TornadoCase {
  readonly name: string;
  readonly low: number;
  readonly high: number;
}

/** The streams of paths that answer a question; they depend on the options alone, so it does not matter where they are run. */
export interface PivotPlan {
  readonly streams: readonly PivotStream[];
  readonly cases: readonly TornadoCase[];
  /** As things are, then each case at its low and its high end: all on the same draws. */
  readonly tornado: readonly PivotStream[];
}

const STREAMS = 64;
const LEAST_PATHS = 1000;
const MOST_PATHS = 5_000_000;
const TORNADO_PATHS = 160;

/** Streams on which the break-even is looked for: the first. */
const BREAKEVEN_STREAMS = 8;
const DEFAULT_YEARS = 15;

/** One who waits looks every year, for five years. */
const DECISION_STEP_MONTHS = 12;
const DECISIONS = 5;

const SEARCH_PATHS = 300;

/** Ratios of the hashprice at which the first stream looks for the break-even. */
const SEARCHED_RATIOS = [0.1, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4, 6, 10, 20];

/** The break-even is looked for once more this close to where the first stream found it. */
const CLOSE = 0.05;

/**
 * The plan of a question.
 *
 * @throws {RangeError} if paths, years or seed are out of range.
 */
export function pivotPlan({ site, inputs: graded, paths, seed, years = DEFAULT_YEARS }: PivotOptions): PivotPlan {
  if (!(Number.isInteger(paths) && paths >= LEAST_PATHS && paths <= MOST_PATHS))
    throw new RangeError(`pivot: expected from ${LEAST_PATHS} to ${MOST_PATHS} paths, got ${paths}`);
  if (!(Number.isInteger(years) && years >= 1 && years <= 30))
    throw new RangeError(`pivot: expected from 1 to 30 whole years, got ${years}`);
  const random = createRandom(seed);
  const months = years * MONTHS_PER_YEAR;
  const inputs = pivotInputValues(graded);
  const decisionMonths = Array.from({ length: DECISIONS }, (_, index) => (index + 1) * DECISION_STEP_MONTHS).filter(
    (month) => month < months,
  );
  const bare = { site, inputs, months, decisionMonths: [], hashpriceRatios: [] };
  const seeds = Array.from({ length: STREAMS }, () => random() * 2 ** 32);
  const counts = seeds.map(
    (_, index) => Math.floor((paths * (index + 1)) / STREAMS) - Math.floor((paths * index) / STREAMS),
  );
  const hashpriceRatios = closeRatios({
    ...bare,
    choices: ['mine', 'host'],
    paths: Math.min(SEARCH_PATHS, counts[0]!),
    seed: seeds[0]!,
    hashpriceRatios: SEARCHED_RATIOS,
  });
  const streams = seeds.map((own, index) => ({
    ...bare,
    decisionMonths,
    hashpriceRatios: index < BREAKEVEN_STREAMS ? hashpriceRatios : [],
    paths: counts[index]!,
    seed: own,
  }));
  const cases = tornadoCases(site, graded);
  const tornado = [
    bare,
    ...cases.flatMap(({ name, low, high }) => [low, high].map((value) => ({ ...bare, ...changed(bare, name, value) }))),
  ].map((one) => ({
    ...one,
    choices: ['mine', 'host'] as const,
    paths: Math.min(TORNADO_PATHS, Math.floor(paths / 8)),
    seed: seeds[0]!,
  }));
  return { streams, cases, tornado };
}

function closeRatios(stream: PivotStream): readonly number[] {
  const { hostLessMine } = runPivotStream(stream);
  const found = crossing(stream.hashpriceRatios, hostLessMine);
  return found === null ? [] : [found * (1 - CLOSE), found * (1 + CLOSE)];
}

/** Where a falling line through the points is zero; null where it is not between them. */
function crossing(ratios: readonly number[], values: readonly number[]): number | null {
  for (let index = 1; index < ratios.length; index++) {
    const [before, after] = [values[index - 1]!, values[index]!];
    if (before >= 0 && after < 0)
      return ratios[index - 1]! + (before / (before - after)) * (ratios[index]! - ratios[index - 1]!);
  }
  return null;
}

/** Fields of a site that are moved as well, by so much of their value. */
const siteCases = {
  power_usd_per_kwh: 0.25,
  rent_usd_per_kw_month: 0.25,
  capital_usd_per_critical_mw: 0.3,
  build_months: 0.5,
  discount_per_year: 0.25,
} as const;
type SiteCase = keyof typeof siteCases;

function tornadoCases(site: PivotSite, graded: GradedPivotInputs): readonly TornadoCase[] {
  const own = Object.entries(siteCases).map(([name, part]) => {
    const value = siteValue(site, name as SiteCase);
    return { name, low: value * (1 - part), high: value * (1 + part) };
  });
  const market = pivotInputNames
    .filter((name) => !name.startsWith('gpu')) // they are in neither hosting nor mining
    .map((name) => ({ name, low: graded[name].low, high: graded[name].high }));
  return [...own, ...market].filter(({ low, high }) => low < high);
}

function siteValue(site: PivotSite, name: SiteCase): number {
  if (name === 'discount_per_year') return site.discount_per_year;
  if (name === 'power_usd_per_kwh')
    return site.power.reduce((sum, { hours_proportion, usd_per_kwh }) => sum + hours_proportion * usd_per_kwh, 0);
  return site.hosting[name];
}

function changed(
  { site, inputs }: Pick<PivotStream, 'site' | 'inputs'>,
  name: string,
  value: number,
): Pick<PivotStream, 'site' | 'inputs'> {
  if (!Object.hasOwn(siteCases, name)) return { site, inputs: { ...inputs, [name as PivotInputName]: value } };
  if (name === 'discount_per_year') return { inputs, site: { ...site, discount_per_year: value } };
  if (name === 'power_usd_per_kwh') {
    const ratio = value / siteValue(site, name);
    const power = site.power.map((price) => ({ ...price, usd_per_kwh: price.usd_per_kwh * ratio }));
    return { inputs, site: { ...site, power } };
  }
  return { inputs, site: { ...site, hosting: { ...site.hosting, [name]: value } } };
}
