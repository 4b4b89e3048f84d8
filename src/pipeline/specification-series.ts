import type { Distribution } from '../core/distribution.ts';
import type { HeldLayer } from '../core/holding.ts';
import type { TimeSpan } from '../core/time-span.ts';
import { DAY_MS, YEAR_MS } from '../core/time-span.ts';
import {
  createEstimator,
  createPlugIn,
  heldWeights,
  type ParsedMeasure,
  parseMeasure,
  type Window,
} from '../measures/index.ts';
import type { Choices, ChosenSeries } from '../models/index.ts';
import { type RowWindow, type Tally, tallyCoverage, timeRowWindows } from '../windows/index.ts';
import { standardErrorOfLog } from './verdicts.ts';

/** Concentration measures that read different parts of a distribution: the head, the majority, the whole. */
const specifiedMeasures = [
  'effective-number',
  'hill-number:1',
  'hill-number:inf',
  'concentration-ratio:2',
  'concentration-ratio:3',
  'nakamoto-coefficient',
].map(parseMeasure);

const holders = { thin: 'countless', 'pro-rata': 'in proportion', one: 'one holder' } as const;
type Holder = keyof typeof holders;
const windowLengths = [30, 60, 91];
const spans = ['all', 'common', 'last 3 years', 'last 4 years'] as const;

/** What a side's own choices are called, and what both sides can be cut to. */
export interface SideOptions {
  /** In front of the choices that are this side's alone, `bitcoin` in `bitcoin level`. */
  readonly side: string;
  /** What both records cover. */
  readonly common: TimeSpan;
}

/** What is chosen where nobody chooses: the options of the verdicts themselves. */
export function mainChoices(side: string): Choices {
  return {
    [`${side} window`]: `${windowLengths[0]} days`,
    [`${side} amount`]: 'stock',
    unattributed: holders.thin,
    measure: specifiedMeasures[0]!.id,
    span: spans[0],
  };
}

/** Trajectories of blocks under every reasonable choice: level, window length, who holds the unattributed, measure, span. */
export function tallySeries(
  tallies: readonly Tally[],
  options: SideOptions & { readonly judgedFromMs: (tally: Tally) => number },
): ChosenSeries[] {
  const estimators = (Object.keys(holders) as Holder[]).map((unattributed) => {
    const settings = { interval: 0.95, unattributed, correction: 'corrected', seed: 1, isCount: true } as const;
    return [holders[unattributed], createEstimator(specifiedMeasures, settings)] as const;
  });
  const series: ChosenSeries[] = [];
  for (const tally of tallies) {
    for (const days of windowLengths) {
      const windows = usedWindows(tally, { days, judgedFromMs: options.judgedFromMs(tally) });
      const counted = windows.map((window) => countsOf(tally, window));
      for (const [holder, estimate] of estimators) {
        const points = counted.map((counts, index): Point => {
          const estimates = estimate(counts);
          return {
            span: windows[index]!.span,
            values: estimates.map((one) => one.estimate ?? Number.NaN),
            noise: estimates.map(standardErrorOfLog),
          };
        });
        const choices = {
          [`${options.side} level`]: tally.level,
          [`${options.side} window`]: `${days} days`,
          unattributed: holder,
        };
        series.push(...cut(points, choices, options));
      }
    }
  }
  return series;
}

/** Counts of one window. These windows share no row, so nothing is gained by sliding from one to the next. */
function countsOf({ codes, names }: Tally, { start, end }: RowWindow): Window {
  const counts = new Float64Array(names.length);
  let unattributedWeight = 0;
  for (let row = start; row < end; row++) {
    const code = codes[row]!;
    if (code === -1) unattributedWeight++;
    else counts[code]!++;
  }
  return {
    weights: counts
      .filter((count) => count > 0)
      .sort()
      .reverse(),
    unattributedWeight,
  };
}

/** Windows that can be judged and that the data fill as far as half of the median window. */
function usedWindows(
  tally: Tally,
  { days, judgedFromMs }: { readonly days: number; readonly judgedFromMs: number },
): RowWindow[] {
  const window = { kind: 'days', days } as const;
  const windows = timeRowWindows(tally, endingAtTheEnd(tally, days), window, window);
  const weights = windows.map(({ start, end }) => end - start).sort((a, b) => a - b);
  const least = 0.5 * (weights[weights.length >> 1] ?? 0);
  return windows.filter(({ start, end, span }) => end - start >= least && span.fromMs >= judgedFromMs);
}

function endingAtTheEnd(tally: Tally, days: number): TimeSpan {
  const { fromMs, toMs } = tallyCoverage(tally);
  return { fromMs: toMs - Math.floor((toMs - fromMs) / (days * DAY_MS)) * days * DAY_MS, toMs };
}

/**
 * Trajectories of published amounts: scope, stock or additions, who holds the unattributed, measure, span.
 * Additions are what each entity gained from window to window; they share no amount, as cumulative stocks do.
 */
export function heldSeries(scopes: ReadonlyMap<string, HeldLayer>, options: SideOptions): ChosenSeries[] {
  const series: ChosenSeries[] = [];
  for (const [scope, layer] of scopes) {
    const whole = layer.windows.filter(({ isIncomplete }) => !isIncomplete);
    const stocks = whole.map(
      (window): Distribution => ({ layer: layer.layer, span: window.span, ...heldWeights(window) }),
    );
    for (const [amount, distributions] of [['stock', stocks] as const, ['additions', additions(stocks)] as const]) {
      for (const holder of Object.keys(holders) as Holder[]) {
        const plugIn = createPlugIn(specifiedMeasures, { unattributed: holder });
        const points = distributions.map((distribution) => ({ span: distribution.span, values: plugIn(distribution) }));
        series.push(
          ...cut(
            points,
            { [`${options.side} scope`]: scope, [`${options.side} amount`]: amount, unattributed: holders[holder] },
            options,
          ),
        );
      }
    }
  }
  return series;
}

function additions(stocks: readonly Distribution[]): Distribution[] {
  return stocks.slice(1).map((now, index): Distribution => {
    const before = stocks[index]!;
    const held = new Map(before.entities.map((entity, at) => [entity, before.weights[at]!]));
    const gains = now.entities
      .map((entity, at) => [entity, now.weights[at]! - (held.get(entity) ?? 0)] as const)
      .filter(([, gain]) => gain > 0)
      .sort(([, a], [, b]) => b - a);
    return {
      layer: now.layer,
      span: now.span,
      entities: gains.map(([entity]) => entity),
      weights: Float64Array.from(gains, ([, gain]) => gain),
      unattributedWeight: Math.max(0, now.unattributedWeight - before.unattributedWeight),
    };
  });
}

interface Point {
  readonly span: TimeSpan;
  /** In the order of the measures; NaN where one is not defined. */
  readonly values: readonly number[];
  /** Standard errors of their logarithms, where chance has a known size. */
  readonly noise?: readonly number[];
}

function* cut(
  points: readonly Point[],
  choices: Readonly<Record<string, string>>,
  options: SideOptions,
): Generator<ChosenSeries> {
  const endMs = points.at(-1)?.span.toMs ?? 0;
  for (const span of spans) {
    const within = points.filter(({ span: { fromMs, toMs } }) => {
      if (span === 'all') return true;
      if (span === 'common') return fromMs >= options.common.fromMs && toMs <= options.common.toMs;
      return fromMs >= endMs - (span === 'last 3 years' ? 3 : 4) * YEAR_MS;
    });
    for (const [index, measure] of specifiedMeasures.entries()) {
      const known = within.filter(({ values }) => values[index]! > 0);
      yield {
        choices: { ...choices, measure: measure.id, span },
        times: known.map((point) => (point.span.fromMs + point.span.toMs) / 2 / YEAR_MS),
        values: known.map(({ values }) => signOf(measure) * Math.log(values[index]!)),
        ...(known[0]?.noise !== undefined && { noise: known.map(({ noise }) => noise![index]!) }),
      };
    }
  }
}

function signOf({ measure }: ParsedMeasure): 1 | -1 {
  return measure.moreDecentralizedWhen === 'higher' ? 1 : -1;
}
