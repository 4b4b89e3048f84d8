import { createRandom } from '../../core/random.ts';
import { criticalMegawatts } from './_pivot-hosting.ts';
import { createMarket } from './_pivot-market.ts';
import { type PivotOptions, type PivotPlan, pivotPlan } from './pivot-plan.ts';
import {
  type PathChoice,
  type PivotOutcome,
  pathChoices,
  pivotReturns,
  type ReturnChoice,
  returnChoices,
  runPivotStream,
  STATE_FACTORS,
} from './pivot-run.ts';
import { leastSquaresStopping } from './real-option.ts';
import type { PivotSite } from './site.ts';

/** What one choice is worth over the paths. Money in USD of now, above selling the machines today and stopping. */
export interface ChoiceSummary {
  readonly npvUsd: Quantiles & { readonly mean: number; readonly standardError: number };
  /** Quantiles of the rates a year of some of the paths; ±Infinity and −1 as `internalRate` says. */
  readonly internalRatePerYear: Quantiles;
  readonly paybackYears: Quantiles;
  readonly lossProbability: number;
  /** Mean of what the best choice of each path would have been worth more. */
  readonly regretUsd: number;
  /** What must be put in at first; of mining, what the machines would fetch. */
  readonly capitalUsd: number;
  /** Why it cannot be chosen; null where it can. */
  readonly obstacle: string | null;
}

export interface Quantiles {
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
}

export interface TornadoRow {
  readonly name: string;
  readonly low: number;
  readonly high: number;
  /** Change of the mean of hosting less mining when the value is at its low end, and at its high end. */
  readonly lowUsd: number;
  readonly highUsd: number;
}

export interface PivotSummary {
  readonly choices: Readonly<Record<ReturnChoice, ChoiceSummary>>;
  /** Of the choices without an obstacle, the one of the highest mean; idle where none is worth more than nothing. */
  readonly best: ReturnChoice | 'idle';
  readonly idleRegretUsd: number;
  /** Waiting over the better of mining on and hosting at once. */
  readonly waitValueUsd: number;
  /** The right to turn to hosting later, over mining on for good. */
  readonly optionUsd: number;
  /** Proportion of the paths on which one who waits turns to hosting. */
  readonly convertedProportion: number;
  /** Hashprice of today at which hosting and mining have the same mean, all later ones in proportion; null: not between a tenth and twenty times it. */
  readonly breakevenHashpriceUsdPerPetahashDay: number | null;
  readonly hashpriceUsdPerPetahashDay: number;
  /** Widest first. */
  readonly tornado: readonly TornadoRow[];
  readonly paths: number;
  /** Paths of which rates and payback were followed. */
  readonly returnPaths: number;
  readonly tornadoPaths: number;
}

/**
 * Whether a site should mine on, host, own GPUs, be paid for curtailment or wait: run here, stream after stream.
 *
 * Before tax; no debt; no value after the last month but that of the machines.
 *
 * @throws {RangeError} see `pivotPlan`.
 */
export function simulatePivot(options: PivotOptions): PivotSummary {
  const plan = pivotPlan(options);
  return summarizePivot(options, { plan, outcomes: [...plan.streams, ...plan.tornado].map(runPivotStream) });
}

/** Streams whose paths' rates of return are followed: the first. */
const RETURN_STREAMS = 1;

/** What streams say together. @param outcomes of the streams, then of the tornado's, in their order. */
export function summarizePivot(
  { site }: PivotOptions,
  { plan, outcomes }: { readonly plan: PivotPlan; readonly outcomes: readonly PivotOutcome[] },
): PivotSummary {
  const { streams, tornado, cases } = plan;
  const main = outcomes.slice(0, streams.length);
  const paths = main.reduce((sum, { npv }) => sum + npv.mine.length, 0);
  const own = Object.fromEntries(
    pathChoices.map((choice) => [choice, joined(main.map(({ npv }) => npv[choice]))]),
  ) as Record<PathChoice, Float64Array>;
  const waiting = waited(plan, main, own.mine);
  const mix = own.mine.map((value, path) => value + site.hosting.mix_proportion * (own.host[path]! - value));
  const npv: Record<ReturnChoice, Float64Array> = { ...own, mix, wait: waiting.npv };
  const obstacles = obstaclesOf(site);
  const regret = regrets(npv, obstacles);
  const returns = joinedReturns(plan, waiting.months);
  const choices = Object.fromEntries(
    returnChoices.map((choice): [string, ChoiceSummary] => [
      choice,
      {
        npvUsd: { ...quantiles(npv[choice]), ...meanOf(npv[choice]) },
        internalRatePerYear: quantiles(returns[choice].ratePerYear),
        paybackYears: quantiles(returns[choice].paybackYears),
        lossProbability: npv[choice].reduce((count, value) => count + (value < 0 ? 1 : 0), 0) / paths,
        regretUsd: regret[choice],
        ...obstacles[choice],
      },
    ]),
  ) as Record<ReturnChoice, ChoiceSummary>;
  const means = Object.fromEntries(returnChoices.map((choice) => [choice, choices[choice].npvUsd.mean]));
  const hashprice = firstHashprice(plan);
  const ratio = breakevenRatio(plan, main);
  return {
    choices,
    best: bestOf(choices),
    idleRegretUsd: regret.idle,
    waitValueUsd: means.wait! - Math.max(means.mine!, means.host!),
    optionUsd: means.wait! - means.mine!,
    convertedProportion: waiting.months.reduce((count, month) => count + (month >= 0 ? 1 : 0), 0) / paths,
    breakevenHashpriceUsdPerPetahashDay: ratio === null ? null : ratio * hashprice,
    hashpriceUsdPerPetahashDay: hashprice,
    tornado: tornadoRows(cases, outcomes.slice(streams.length)),
    paths,
    returnPaths: returns.mine.ratePerYear.length,
    tornadoPaths: tornado[0]!.paths,
  };
}

function bestOf(choices: Readonly<Record<ReturnChoice, ChoiceSummary>>): ReturnChoice | 'idle' {
  let best: ReturnChoice | 'idle' = 'idle';
  let most = 0;
  for (const choice of returnChoices) {
    const { npvUsd, obstacle } = choices[choice];
    if (obstacle === null && npvUsd.mean > most) [best, most] = [choice, npvUsd.mean];
  }
  return best;
}

/** Waiting on each path, by a rule that the other half of the paths taught. */
function waited({ streams }: PivotPlan, outcomes: readonly PivotOutcome[], mine: Float64Array) {
  const { decisionMonths } = streams[0]!;
  const dates = decisionMonths.length;
  if (dates === 0) return { npv: mine, months: new Int16Array(mine.length).fill(-1) };
  const pick = (values: (outcome: PivotOutcome) => Float64Array): Float64Array =>
    joined(
      decisionMonths.flatMap((_, date) =>
        outcomes.map((outcome) => {
          const size = values(outcome).length / dates;
          return values(outcome).subarray(date * size, (date + 1) * size);
        }),
      ),
    );
  const stopped = leastSquaresStopping({
    paths: mine.length,
    dates,
    factors: STATE_FACTORS,
    gains: pick(({ gains }) => gains),
    states: pick(({ states }) => states),
  });
  return {
    npv: mine.map((value, path) => value + stopped.gains[path]!),
    months: Int16Array.from(stopped.dates, (date) => (date < 0 ? -1 : decisionMonths[date]!)),
  };
}

function joinedReturns({ streams }: PivotPlan, months: Int16Array) {
  let from = 0;
  const parts = streams.slice(0, RETURN_STREAMS).map((stream) => {
    const own = months.subarray(from, from + stream.paths);
    from += stream.paths;
    return pivotReturns(stream, own);
  });
  return Object.fromEntries(
    returnChoices.map((choice) => [
      choice,
      {
        ratePerYear: joined(parts.map((part) => part[choice].ratePerYear)),
        paybackYears: joined(parts.map((part) => part[choice].paybackYears)),
      },
    ]),
  ) as Record<ReturnChoice, { readonly ratePerYear: Float64Array; readonly paybackYears: Float64Array }>;
}

function regrets(npv: Readonly<Record<ReturnChoice, Float64Array>>, obstacles: ReturnType<typeof obstaclesOf>) {
  const open = returnChoices.filter((choice) => obstacles[choice].obstacle === null);
  const { length } = npv.mine;
  let best = 0;
  for (let path = 0; path < length; path++) {
    let most = 0;
    for (const choice of open) most = Math.max(most, npv[choice][path]!);
    best += most / length;
  }
  const own = returnChoices.map((choice) => [choice, best - meanOf(npv[choice]).mean]);
  return Object.fromEntries([...own, ['idle', best]]) as Record<ReturnChoice | 'idle', number>;
}

/** What each choice takes, and what forbids it. */
function obstaclesOf(site: PivotSite) {
  const { grid, hosting, cloud } = site;
  const megawatts = criticalMegawatts(site);
  const shell = megawatts * hosting.capital_usd_per_critical_mw;
  const capital: Record<ReturnChoice, number> = {
    mine: 0,
    curtail: 0,
    host: shell,
    wait: shell,
    mix: shell * hosting.mix_proportion,
    cloud: shell + megawatts * cloud.gpu_capital_usd_per_critical_mw,
  };
  const isTooFar = grid.latency_ms > hosting.latency_limit_ms;
  const obstacle = (choice: ReturnChoice): string | null => {
    if (choice === 'mine' || choice === 'curtail') return null;
    if (grid.firm_mw === 0) return 'no firm power';
    if (isTooFar) return `latency of ${grid.latency_ms} ms, above ${hosting.latency_limit_ms} ms`;
    return capital[choice] > site.capital_usd ? 'more capital than there is' : null;
  };
  return Object.fromEntries(
    returnChoices.map((choice) => [choice, { capitalUsd: capital[choice], obstacle: obstacle(choice) }]),
  ) as Record<ReturnChoice, { readonly capitalUsd: number; readonly obstacle: string | null }>;
}

/** Where a line through the two ratios near the break-even is zero. */
function breakevenRatio({ streams }: PivotPlan, outcomes: readonly PivotOutcome[]): number | null {
  const [low, high] = streams[0]!.hashpriceRatios;
  if (low === undefined || high === undefined) return null;
  const [atLow, atHigh] = [0, 1].map((at) =>
    outcomes.reduce((sum, { hostLessMine }, index) => sum + (hostLessMine[at] ?? 0) * streams[index]!.paths, 0),
  ) as [number, number];
  return low + (atLow / (atLow - atHigh)) * (high - low);
}

function firstHashprice({ streams }: PivotPlan): number {
  const { site, inputs } = streams[0]!;
  const market = createMarket(inputs, { months: 1, startMonth: site.start_month });
  market.draw(createRandom(0));
  return market.path.hashprice[0]!;
}

function tornadoRows(cases: PivotPlan['cases'], outcomes: readonly PivotOutcome[]): readonly TornadoRow[] {
  const differences = outcomes.map(({ npv }) => meanOf(npv.host).mean - meanOf(npv.mine).mean);
  const rows = cases.map((one, index) => ({
    ...one,
    lowUsd: differences[1 + 2 * index]! - differences[0]!,
    highUsd: differences[2 + 2 * index]! - differences[0]!,
  }));
  const swing = ({ lowUsd, highUsd }: TornadoRow) =>
    Math.max(Math.abs(lowUsd), Math.abs(highUsd), Math.abs(highUsd - lowUsd));
  return rows.sort((a, b) => swing(b) - swing(a));
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function quantiles(values: Float64Array): Quantiles {
  const sorted = values.slice().sort();
  const at = (level: number) => sorted[Math.round(level * (sorted.length - 1))]!;
  return { p5: at(0.05), p50: at(0.5), p95: at(0.95) };
}

function meanOf(values: Float64Array): { readonly mean: number; readonly standardError: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, standardError: Math.sqrt(squares / (values.length - 1) / values.length) };
}
