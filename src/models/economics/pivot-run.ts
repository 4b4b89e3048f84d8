import { createRandom } from '../../core/random.ts';
import { type AddFlow, addCloud, addLandlord, buildMonths, type HostingContext } from './_pivot-hosting.ts';
import { createMarket, MONTHS_PER_YEAR } from './_pivot-market.ts';
import { createMining, type Mining } from './_pivot-mining.ts';
import { annualRate, internalRate, paybackPeriods } from './internal-rate.ts';
import { checkPivotInputs, type PivotInputs } from './pivot-inputs.ts';
import type { PivotSite } from './site.ts';

/** Choices whose flows a path determines; waiting depends on a rule as well. */
export const pathChoices = ['mine', 'host', 'cloud', 'curtail'] as const;
export type PathChoice = (typeof pathChoices)[number];

/** A stream of paths for one site. */
export interface PivotStream {
  readonly site: PivotSite;
  readonly inputs: PivotInputs;
  readonly months: number;
  readonly paths: number;
  readonly seed: number;
  /** Months at the start of which one who waits may turn to hosting. */
  readonly decisionMonths: readonly number[];
  /** Whose values are asked for; those of others stay empty. Default: all. */
  readonly choices?: readonly PathChoice[];
  /** Ratios by which all hashprices are multiplied to see where hosting is worth what mining is. */
  readonly hashpriceRatios: readonly number[];
}

/** What a stream gives; arrays have a number for each path. Unit: USD of now. */
export interface PivotOutcome {
  readonly npv: Readonly<Record<PathChoice, Float64Array>>;
  /** What turning to hosting at each decision gains over mining on: decision after decision. */
  readonly gains: Float64Array;
  /** Logarithms of hashprice, rent and tariff over today's at each decision: decision after decision, path after path. */
  readonly states: Float64Array;
  /** Mean of hosting less mining at each ratio of the hashprice. */
  readonly hostLessMine: readonly number[];
}

/** Numbers of a path that say what is to come. */
export const STATE_FACTORS = 3;

/**
 * Runs a stream: the net present value of each choice on each path, all of them on the same draws.
 *
 * Values are above selling the machines today and stopping, which is worth 0. Flows come at the ends of months.
 *
 * @throws {RangeError} if an input is out of range.
 */
export function runPivotStream(stream: PivotStream): PivotOutcome {
  const { paths, decisionMonths, hashpriceRatios, choices = pathChoices } = stream;
  const run = createRun(stream);
  const { context, mining, curtailed } = run;
  const scaled = hashpriceRatios.map((hashpriceRatio) =>
    createValuedMining(run, createMining(context, { isCurtailed: false, hashpriceRatio })),
  );
  const outcome = emptyOutcome(stream);
  const { npv, gains, states, hostLessMine } = outcome;
  const hasCloud = choices.includes('cloud');
  const hasCurtail = choices.includes('curtail');
  for (let path = 0; path < paths; path++) {
    run.draw();
    mining.value();
    const built = buildMonths(context);
    const landlord = run.presentValue((add) => addLandlord(context, add, { signed: 0, built }));
    const stopping = mining.stopping(0, built);
    const mine = mining.npv();
    npv.mine[path] = mine;
    npv.host[path] = mine + stopping + landlord;
    if (hasCloud)
      npv.cloud[path] = mine + stopping + run.presentValue((add) => addCloud(context, add, { signed: 0, built }));
    if (hasCurtail) {
      curtailed.value();
      npv.curtail[path] = curtailed.npv();
    }
    for (let ratio = 0; ratio < scaled.length; ratio++) {
      scaled[ratio]!.value();
      hostLessMine[ratio]! += (scaled[ratio]!.stopping(0, built) + landlord) / paths;
    }
    for (let index = 0; index < decisionMonths.length; index++) {
      const signed = decisionMonths[index]!;
      const lease = { signed, built: signed + built };
      const at = index * paths + path;
      gains[at] = mining.stopping(signed, lease.built) + run.presentValue((add) => addLandlord(context, add, lease));
      run.writeState(states, { at: at * STATE_FACTORS, month: signed });
    }
  }
  return outcome;
}

function emptyOutcome({ paths, decisionMonths, hashpriceRatios, choices = pathChoices }: PivotStream) {
  const npv = Object.fromEntries(
    pathChoices.map((choice) => [choice, new Float64Array(choices.includes(choice) ? paths : 0)]),
  ) as PivotOutcome['npv'];
  return {
    npv,
    gains: new Float64Array(decisionMonths.length * paths),
    states: new Float64Array(decisionMonths.length * paths * STATE_FACTORS),
    hostLessMine: hashpriceRatios.map(() => 0),
  };
}

/** Choices whose flows are followed for their rates of return. */
export const returnChoices = ['mine', 'host', 'mix', 'cloud', 'curtail', 'wait'] as const;
export type ReturnChoice = (typeof returnChoices)[number];

/** Rate a year and years to pay back, of each path. */
export type PivotReturns = Readonly<
  Record<
    ReturnChoice,
    { readonly ratePerYear: Float64Array; readonly paybackYears: Float64Array; readonly npv: Float64Array }
  >
>;

/**
 * Rates of return and payback of a stream's paths, from the flows themselves.
 *
 * @param waited the month at which each path that waits turns to hosting, −1 for never.
 */
export function pivotReturns(stream: PivotStream, waited: ArrayLike<number>): PivotReturns {
  const run = createRun(stream);
  const empty = () => new Float64Array(stream.paths);
  const returns = Object.fromEntries(
    returnChoices.map((choice) => [choice, { ratePerYear: empty(), paybackYears: empty(), npv: empty() }]),
  ) as PivotReturns;
  for (let path = 0; path < stream.paths; path++) {
    run.draw();
    run.mining.value();
    run.curtailed.value();
    const flows = flowsOfChoices(run, waited[path]!);
    for (const choice of returnChoices) {
      const { ratePerYear, paybackYears, npv } = returns[choice];
      ratePerYear[path] = annualRate(internalRate(flows[choice]), MONTHS_PER_YEAR);
      paybackYears[path] = paybackPeriods(flows[choice]) / MONTHS_PER_YEAR;
      npv[path] = flows[choice].reduce((sum, flow, month) => sum + flow * run.discount[month]!, 0);
    }
  }
  return returns;
}

function flowsOfChoices(run: Run, waited: number): Readonly<Record<ReturnChoice, Float64Array>> {
  const { context, mining, curtailed } = run;
  const built = buildMonths(context);
  const landlord = (signed: number) => {
    const times = { signed, built: signed + built };
    return mining.conversion({ ...times, write: (add) => addLandlord(context, add, times) });
  };
  const mine = mining.conversion(null);
  const host = landlord(0);
  const mixed = context.site.hosting.mix_proportion;
  return {
    mine,
    host,
    mix: mine.map((flow, month) => flow + mixed * (host[month]! - flow)),
    cloud: mining.conversion({ signed: 0, built, write: (add) => addCloud(context, add, { signed: 0, built }) }),
    curtail: curtailed.conversion(null),
    wait: waited < 0 ? mine : landlord(waited),
  };
}

type Run = ReturnType<typeof createRun>;

function createRun({ site, inputs, months, seed }: PivotStream) {
  checkPivotInputs(inputs);
  const market = createMarket(inputs, { months, startMonth: site.start_month });
  const context: HostingContext = { site, inputs, market };
  const random = createRandom(seed);
  const discount = Float64Array.from(
    { length: months + 1 },
    (_, month) => (1 + site.discount_per_year) ** (-month / MONTHS_PER_YEAR),
  );
  const discountedMonths = new Float64Array(months + 1);
  for (let month = 0; month < months; month++)
    discountedMonths[month + 1] = discountedMonths[month]! + discount[month + 1]!;
  const sum = new Float64Array(1);
  const addToSum: AddFlow = (from, until, usd) => {
    sum[0]! += usd * (discountedMonths[until]! - discountedMonths[from]!);
  };
  const { path } = market;
  const start = path.hashprice;
  const base = { context, months, discount, converted: site.grid.firm_mw / site.grid.mw };
  return {
    ...base,
    mining: createValuedMining(base, createMining(context, { isCurtailed: false })),
    curtailed: createValuedMining(base, createMining(context, { isCurtailed: true })),
    draw: () => market.draw(random),
    presentValue(write: (add: AddFlow) => void): number {
      sum[0] = 0;
      write(addToSum);
      return sum[0];
    },
    writeState(states: Float64Array, { at, month }: { readonly at: number; readonly month: number }): void {
      states[at] = Math.log(start[month]! / start[0]!);
      states[at + 1] = path.logRent[month]!;
      states[at + 2] = Math.log(path.tariff[month]!);
    },
  };
}

interface Valuation {
  readonly context: HostingContext;
  readonly months: number;
  readonly discount: Float64Array;
  /** Proportion of the site that can be converted. */
  readonly converted: number;
}

/** A conversion of all that can be converted: signed and built at the start of a month, with flows of its own. */
interface Conversion {
  readonly signed: number;
  readonly built: number;
  readonly write: (add: AddFlow) => void;
}

function createValuedMining({ context, months, discount, converted }: Valuation, mining: Mining) {
  const kept = context.site.mining.during_build_proportion;
  const worth = new Float64Array(months + 1);
  const { flows, resale } = mining;
  return {
    /** Runs the market's path as it is. */
    value(): void {
      mining.run();
      for (let month = 0; month < months; month++)
        worth[month + 1] = worth[month]! + flows[month]! * discount[month + 1]!;
    },
    npv: (): number => worth[months]! + discount[months]! * resale[months]! - resale[0]!,
    /** What is gained on the mining side by converting: machines sold, months not mined. */
    stopping(signed: number, built: number): number {
      const end = Math.min(built, months);
      const mined = worth[signed]! + kept * (worth[end]! - worth[signed]!) - worth[months]!;
      const sold = (1 - kept) * discount[signed]! * resale[signed]! + kept * discount[end]! * resale[end]!;
      return converted * (mined + sold - discount[months]! * resale[months]!);
    },
    /** Flows by time: now, then the ends of the months. */
    conversion(conversion: Conversion | null): Float64Array {
      const all = new Float64Array(months + 1);
      all[0] = -resale[0]!;
      const [signed, end] =
        conversion === null ? [months, months] : [conversion.signed, Math.min(conversion.built, months)];
      for (let month = 0; month < months; month++) {
        const mined = month < signed ? 1 : month < end ? kept : 0;
        all[month + 1]! += (1 - converted + converted * mined) * flows[month]!;
      }
      all[months]! += (1 - converted) * resale[months]!;
      all[signed]! += converted * (1 - kept) * resale[signed]!;
      all[end]! += converted * kept * resale[end]!;
      if (conversion === null) return all;
      conversion.write((from, until, usd) => {
        for (let month = from; month < until; month++) all[month + 1]! += usd;
      });
      return all;
    },
  };
}
