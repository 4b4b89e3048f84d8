import type { AttributedBlocks, Level } from '../core/blocks.ts';
import type { Problem } from '../core/problem.ts';
import type { Reading } from '../core/reading.ts';
import { DAY_MS, type TimeSpan } from '../core/time-span.ts';
import { parseMeasure } from '../measures/index.ts';
import type { LayerReport, ReportData, SourceCredit, Trend } from '../report/index.ts';
import { stackOf } from '../report/index.ts';
import { trend } from '../statistics/index.ts';
import { blocksLayer } from './layers.ts';
import { createTallyReader, distributions } from './measure-tally.ts';
import { type Tally, tallyCoverage, timeRowWindows } from './tally.ts';

/** What the main job looks at: the rows of each level and where they came from. */
export interface ObservedInput {
  readonly title: string;
  readonly tallies: readonly Tally[];
  /** The blocks that the rows come from, where the input has them one by one. */
  readonly blocks?: AttributedBlocks;
  /** Content hash of the inputs. */
  readonly snapshot: string;
  /** Display names of entity ids, of every level. */
  readonly names: ReadonlyMap<string, string>;
  readonly sources: readonly SourceCredit[];
  /** Instants at which the source of the labels changes. */
  readonly labelBreaksMs: readonly number[];
  /** Instant from which a level can be judged, where its rules are known only since then. */
  readonly knownSinceMs: Readonly<Partial<Record<Level, number>>>;
  readonly problems: readonly Problem[];
  readonly notes: readonly string[];
}

export interface ObserveOptions {
  readonly windowDays: number;
  readonly interval: number;
  readonly seed: number;
  /** Further lines of how the run can be repeated, before the parameters. */
  readonly run: ReportData['run'];
}

export interface Observation {
  readonly report: ReportData;
  /** Layer by layer, window by window, measure by measure. */
  readonly readings: readonly Reading[];
  readonly coverage: TimeSpan;
}

const HEADLINE = 'effective-number';
const shownMeasures = [
  HEADLINE,
  'hhi',
  'nakamoto-coefficient',
  'concentration-ratio:1',
  'concentration-ratio:3',
  'shannon-entropy',
];
const YEAR_MS = 365.25 * DAY_MS;
/** Windows with less than this proportion of the median window's weight are left out of a trend: the data only touch them. */
const LEAST_TREND_WEIGHT = 0.5;

const verdictRule =
  'Concentrating or dispersing where a Mann–Kendall test corrected for serial correlation rejects "no trend" at 5% on the ' +
  'logarithm of the effective number over windows that do not overlap; the slope is Theil–Sen’s. Where the values cannot be ' +
  'told from a random walk, the interval is that of one, and a direction is named only if it leaves out zero.';

const WOULD_CHANGE = 'Another level, span or length of window: each may move the slope across zero.';

/** The first block of Bitcoin, and the results of the ImageNet challenge of 2012 with which deep learning took over AI. */
const fieldStartsMs = { bitcoin: Date.UTC(2009, 0, 3), ai: Date.UTC(2012, 8, 30) };

/**
 * Measures every layer of an input over windows of days that end where the data end, and judges each trajectory.
 *
 * @throws {RangeError} if the data do not fill one window.
 */
export function observe(input: ObservedInput, options: ObserveOptions): Observation {
  const coverage = wholeWindows(input.tallies, options.windowDays);
  const window = { kind: 'days', days: options.windowDays } as const;
  const read = createTallyReader({
    measures: shownMeasures.map(parseMeasure),
    snapshot: input.snapshot,
    interval: options.interval,
    unattributed: 'thin',
    correction: 'corrected',
    seed: options.seed,
  });
  const readings: Reading[] = [];
  const reports = input.tallies.map((tally): LayerReport => {
    const windows = timeRowWindows(tally, coverage, window, window);
    const ofLayer = [...read(tally, windows)];
    for (const ofWindow of ofLayer) readings.push(...ofWindow);
    const over = [...distributions(tally, windows)];
    const trajectoryOf = (measure: string) => ofLayer.map((ofWindow) => ofWindow[shownMeasures.indexOf(measure)]!);
    return {
      layer: blocksLayer(tally.level),
      latest: ofLayer.at(-1)!,
      trajectory: trajectoryOf(HEADLINE),
      hhiTrajectory: trajectoryOf('hhi'),
      distribution: over.at(-1)!,
      names: input.names,
      trend: trendOf(trajectoryOf(HEADLINE), input.knownSinceMs[tally.level] ?? -Infinity),
      stack: stackOf(over),
      wouldChange: WOULD_CHANGE,
      notes: [],
      chance: 'counts',
      labelBreaksMs: input.labelBreaksMs,
    };
  });
  return { readings, coverage, report: toReport(input, options, reports) };
}

/** The most windows of whole days that fit, ending where the data end. */
function wholeWindows(tallies: readonly Tally[], windowDays: number): TimeSpan {
  const coverages = tallies.map(tallyCoverage);
  const fromMs = Math.min(...coverages.map((coverage) => coverage.fromMs));
  const toMs = Math.max(...coverages.map((coverage) => coverage.toMs));
  const windows = Math.floor((toMs - fromMs) / (windowDays * DAY_MS));
  if (windows === 0) {
    const days = (toMs - fromMs) / DAY_MS;
    throw new RangeError(
      `observe: expected data over at least one window of ${windowDays} days, got ${days} (choose a shorter --window)`,
    );
  }
  return { fromMs: toMs - windows * windowDays * DAY_MS, toMs };
}

function trendOf(trajectory: readonly Reading[], sinceMs: number): Trend {
  const defined = trajectory.filter(({ estimate, span }) => estimate !== null && span.fromMs >= sinceMs);
  const medianWeight = defined.map(({ weight }) => weight).sort((a, b) => a - b)[defined.length >> 1] ?? 0;
  const used = defined.filter(({ weight }) => weight >= LEAST_TREND_WEIGHT * medianWeight);
  const result = trend(
    used.map(({ estimate }) => Math.log(estimate!)),
    used.map(({ span }) => (span.fromMs + span.toMs) / 2 / YEAR_MS),
  );
  const verdicts = {
    up: 'dispersing',
    down: 'concentrating',
    none: 'no trend',
    'too-little-data': 'too little data',
  } as const;
  return {
    fromMs: used[0]?.span.fromMs ?? trajectory[0]!.span.fromMs,
    toMs: used.at(-1)?.span.toMs ?? trajectory.at(-1)!.span.toMs,
    slopePerYear: result.slopePerYear ?? Number.NaN,
    low: result.low ?? Number.NaN,
    high: result.high ?? Number.NaN,
    pValue: result.pValue ?? Number.NaN,
    windows: result.windows,
    verdict: verdicts[result.direction],
  };
}

function toReport(input: ObservedInput, options: ObserveOptions, layers: readonly LayerReport[]): ReportData {
  return {
    title: input.title,
    run: [
      { key: 'snapshot', value: input.snapshot },
      ...options.run,
      { key: 'window', value: `${options.windowDays} days, not overlapping` },
      { key: 'seed', value: String(options.seed) },
    ],
    intervalLevel: options.interval,
    verdictRule,
    headline: null,
    brief: null,
    layers,
    divergences: [],
    fieldStartsMs,
    sources: input.sources,
    problems: input.problems,
    notes: input.notes,
  };
}
