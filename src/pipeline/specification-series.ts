import type { Distribution } from '../core/distribution.ts';
import type { HeldLayer } from '../core/holding.ts';
import type { TimeSpan } from '../core/time-span.ts';
import { DAY_MS } from '../core/time-span.ts';
import { createPlugIn, heldWeights, type ParsedMeasure, parseMeasure } from '../measures/index.ts';
import { createTallyReader } from './measure-tally.ts';
import { type Tally, tallyCoverage, timeRowWindows } from './tally.ts';
import { YEAR_MS } from './verdicts.ts';

/** One trajectory under one set of choices; up means dispersed. */
export interface SpecifiedSeries {
  readonly choices: Readonly<Record<string, string>>;
  readonly timesYears: readonly number[];
  /** ln of the measure, with its sign turned where a higher value means concentrated. */
  readonly values: readonly number[];
}

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

/** Spans that both sides of a comparison can be cut to. */
export interface SpanLimits {
  /** What both records cover. */
  readonly common: TimeSpan;
}

/** Trajectories of blocks under every reasonable choice: level, window length, who holds the unattributed, measure, span. */
export function tallySeries(
  tallies: readonly Tally[],
  limits: SpanLimits & { readonly judgedFromMs: (tally: Tally) => number },
): SpecifiedSeries[] {
  const series: SpecifiedSeries[] = [];
  for (const holder of Object.keys(holders) as Holder[]) {
    const read = createTallyReader({
      measures: specifiedMeasures,
      snapshot: '',
      interval: null,
      unattributed: holder,
      correction: 'corrected',
      seed: 1,
    });
    for (const tally of tallies) {
      for (const days of windowLengths) {
        const windows = [
          ...read(
            tally,
            timeRowWindows(tally, endingAtTheEnd(tally, days), { kind: 'days', days }, { kind: 'days', days }),
          ),
        ];
        const weights = windows.map(([first]) => first!.weight).sort((a, b) => a - b);
        const least = 0.5 * (weights[weights.length >> 1] ?? 0);
        const used = windows.filter(
          ([first]) => first!.weight >= least && first!.span.fromMs >= limits.judgedFromMs(tally),
        );
        const points = used.map((ofWindow) => ({
          span: ofWindow[0]!.span,
          values: ofWindow.map(({ estimate }) => estimate ?? Number.NaN),
        }));
        series.push(
          ...cut(points, { level: tally.level, window: `${days} days`, unattributed: holders[holder] }, limits),
        );
      }
    }
  }
  return series;
}

function endingAtTheEnd(tally: Tally, days: number): TimeSpan {
  const { fromMs, toMs } = tallyCoverage(tally);
  return { fromMs: toMs - Math.floor((toMs - fromMs) / (days * DAY_MS)) * days * DAY_MS, toMs };
}

/**
 * Trajectories of published amounts: scope, stock or additions, who holds the unattributed, measure, span.
 * Additions are what each entity gained from window to window; they share no amount, as cumulative stocks do.
 */
export function heldSeries(scopes: ReadonlyMap<string, HeldLayer>, limits: SpanLimits): SpecifiedSeries[] {
  const series: SpecifiedSeries[] = [];
  for (const [scope, layer] of scopes) {
    const whole = layer.windows.filter(({ isIncomplete }) => !isIncomplete);
    const stocks = whole.map(
      (window): Distribution => ({ layer: layer.layer, span: window.span, ...heldWeights(window) }),
    );
    for (const [amount, distributions] of [['stock', stocks] as const, ['additions', additions(stocks)] as const]) {
      for (const holder of Object.keys(holders) as Holder[]) {
        const plugIn = createPlugIn(specifiedMeasures, { unattributed: holder });
        const points = distributions.map((distribution) => ({ span: distribution.span, values: plugIn(distribution) }));
        series.push(...cut(points, { scope, amount, unattributed: holders[holder] }, limits));
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
}

function* cut(
  points: readonly Point[],
  choices: Readonly<Record<string, string>>,
  limits: SpanLimits,
): Generator<SpecifiedSeries> {
  const endMs = points.at(-1)?.span.toMs ?? 0;
  for (const span of spans) {
    const within = points.filter(({ span: { fromMs, toMs } }) => {
      if (span === 'all') return true;
      if (span === 'common') return fromMs >= limits.common.fromMs && toMs <= limits.common.toMs;
      return fromMs >= endMs - (span === 'last 3 years' ? 3 : 4) * YEAR_MS;
    });
    for (const [index, measure] of specifiedMeasures.entries()) {
      const known = within.filter(({ values }) => values[index]! > 0);
      yield {
        choices: { ...choices, measure: measure.id, span },
        timesYears: known.map((point) => (point.span.fromMs + point.span.toMs) / 2 / YEAR_MS),
        values: known.map(({ values }) => signOf(measure) * Math.log(values[index]!)),
      };
    }
  }
}

function signOf({ measure }: ParsedMeasure): 1 | -1 {
  return measure.moreDecentralizedWhen === 'higher' ? 1 : -1;
}
