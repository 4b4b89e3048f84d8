import { type Distribution, windowWeight } from '../core/distribution.ts';
import type { Reading } from '../core/reading.ts';
import { DAY_MS, type TimeSpan } from '../core/time-span.ts';
import { type ParsedMeasure, parseMeasure } from '../measures/index.ts';
import type { LayerReport, ReportData } from '../report/index.ts';
import { formatPercent, hasDirection, stackOf } from '../report/index.ts';
import { type Tally, tallyCoverage } from '../windows/index.ts';
import { comparisons } from './comparisons.ts';
import { compareLayers, type DivergenceResult } from './diverge.ts';
import { economicsDigest } from './economics/digest.ts';
import { entityName } from './entity-names.ts';
import { fieldStarts } from './field-starts.ts';
import { blocksLayer, layers } from './layers.ts';
import { type MeasuredLayer, measureHeldLayers, measureTallies } from './measured-layer.ts';
import type { ObservedInput } from './observed-input.ts';
import { securityDigest } from './security/digest.ts';
import { type LayerVerdict, layerVerdict } from './verdicts.ts';

export interface ObserveOptions {
  readonly windowDays: number;
  readonly interval: number;
  readonly seed: number;
  /** Correlation of the errors of one vendor's published amounts, in [0, 1]; 0 where absent. */
  readonly groupCorrelation?: number;
  /** Further lines of how the run can be repeated, before the parameters. */
  readonly run: ReportData['run'];
}

/** What decides how layers are measured. */
export type MeasureChoices = Pick<ObserveOptions, 'windowDays' | 'interval' | 'seed' | 'groupCorrelation'>;

export interface Observation {
  /** In the order of the layers. */
  readonly verdicts: readonly LayerVerdict[];
  readonly divergences: readonly DivergenceResult[];
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

const verdictRule =
  'Concentrating or dispersing where a Mann–Kendall test corrected for serial correlation rejects "no trend" at 5% on the ' +
  'logarithm of the effective number over windows that do not overlap; the slope is Theil–Sen’s. Where the values cannot be ' +
  'told from a random walk, the interval is that of one, and a direction is named only if it leaves out zero.';

const ONLY_INCOMPLETE =
  'Every window of this layer is incomplete: its sources name some holders and leave the rest unsaid. It is shown, and not judged.';

/**
 * Measures every layer of an input, judges each trajectory, and compares the pairs worth comparing. Blocks are counted over
 * windows of days that end where the data end; published amounts over the windows they were published for.
 *
 * @throws {RangeError} if the data do not fill one window.
 */
export function observe(input: ObservedInput, options: ObserveOptions): Observation {
  const verdicts = judgeLayers(input, options);
  const divergences = comparisons.flatMap((comparison, index) => {
    const found = compareLayers(input, comparison, { verdicts, hasCurve: index === 0 });
    return found === null ? [] : [found];
  });
  const measured = verdicts.map((verdict) => verdict.measured);
  return {
    verdicts,
    divergences,
    readings: measured.flatMap(({ readings }) => readings.flat()),
    coverage: wholeCoverage(measured),
    report: reportOf(input, options, { verdicts, divergences }),
  };
}

/** Every layer of an input, measured and judged. */
export function judgeLayers(input: ObservedInput, options: MeasureChoices): LayerVerdict[] {
  return measureLayers(input, options).map(layerVerdict);
}

/** The layers of blocks of an input, measured by the headline measure alone. */
export function measureBlockLayers(input: ObservedInput, options: MeasureChoices): MeasuredLayer[] {
  const measures = [parseMeasure(HEADLINE)];
  return measureLayers(input, options, { isWanted: (id) => id.startsWith('bitcoin/blocks/'), measures });
}

/**
 * Every layer of an input, measured.
 *
 * @param only which layers by their ids, and by which measures; else every layer by the measures of the report.
 */
export function measureLayers(
  input: ObservedInput,
  { windowDays, interval, seed, groupCorrelation = 0 }: MeasureChoices,
  only: { readonly isWanted?: (layer: string) => boolean; readonly measures?: readonly ParsedMeasure[] } = {},
): MeasuredLayer[] {
  const { isWanted = () => true } = only;
  const tallies = input.tallies.filter(({ level }) => isWanted(blocksLayer(level).id));
  const common = {
    measures: only.measures ?? shownMeasures.map(parseMeasure),
    interval,
    seed,
    snapshot: input.snapshot,
    groupCorrelation,
  };
  const ofBlocks =
    tallies.length === 0
      ? []
      : measureTallies(tallies, {
          ...common,
          windowDays,
          coverage: wholeWindows(input.tallies, windowDays),
          breaksMs: input.labelBreaksMs,
          judgedFromMs: ({ level }) => input.knownSinceMs[level] ?? -Infinity,
        });
  const starts = fieldStarts(input.facts);
  const ofAmounts = measureHeldLayers(
    input.held.filter(({ layer }) => isWanted(layer)),
    { ...common, judgedFromMs: ({ domain }) => starts[domain] },
  );
  return [...ofBlocks, ...ofAmounts].sort((a, b) => layers.indexOf(a.layer) - layers.indexOf(b.layer));
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

function wholeCoverage(measured: readonly MeasuredLayer[]): TimeSpan {
  const spans = measured.flatMap(({ distributions }) => distributions.map(({ span }) => span));
  return {
    fromMs: Math.min(...spans.map(({ fromMs }) => fromMs)),
    toMs: Math.max(...spans.map(({ toMs }) => toMs)),
  };
}

/** What is shown of verdicts and comparisons. */
function reportOf(
  input: ObservedInput,
  options: ObserveOptions,
  { verdicts, divergences }: Pick<Observation, 'verdicts' | 'divergences'>,
): ReportData {
  return {
    title: input.title,
    run: [
      { key: 'snapshot', value: input.snapshot },
      ...options.run,
      { key: 'window', value: `${options.windowDays} days, not overlapping; published amounts: as published` },
      ...(options.groupCorrelation === undefined || options.groupCorrelation === 0
        ? []
        : [{ key: 'correlation within a vendor', value: String(options.groupCorrelation) }]),
      { key: 'seed', value: String(options.seed) },
    ],
    intervalLevel: options.interval,
    verdictRule,
    headline: null,
    brief: null,
    layers: verdicts.map((verdict) => layerReport(input, verdict)),
    divergences: divergences.map(({ report }) => report),
    security: securityDigest(
      verdicts.map(({ measured }) => measured),
      input.names,
    ),
    economics: economicsDigest(input),
    fieldStartsMs: fieldStarts(input.facts),
    sources: input.sources,
    problems: input.problems,
    notes: input.notes,
  };
}

function layerReport(input: ObservedInput, judged: LayerVerdict): LayerReport {
  const { measured, trend, verdict, span, wouldChange } = judged;
  const { layer, readings, distributions, isWhole, chance, breaksMs, judgedFromMs } = measured;
  const isShown = (_: unknown, index: number) => chance === 'counts' || !isWhole.includes(true) || isWhole[index]!;
  const whole = readings.filter(isShown);
  const over = distributions.filter(isShown);
  const trajectoryOf = (measure: string) => whole.map((ofWindow) => ofWindow[shownMeasures.indexOf(measure)]!);
  return {
    layer,
    latest: whole.at(-1) ?? [],
    trajectory: trajectoryOf(HEADLINE),
    hhiTrajectory: trajectoryOf('hhi'),
    distribution: over.at(-1)!,
    names: namesOf(input, measured),
    trend: {
      ...span,
      slopePerYear: trend.slopePerYear ?? Number.NaN,
      low: trend.low ?? Number.NaN,
      high: trend.high ?? Number.NaN,
      pValue: trend.pValue ?? Number.NaN,
      windows: trend.windows,
      verdict,
    },
    wouldChange,
    notes: notesOf(judged, over.at(-1)!),
    chance,
    labelBreaksMs: breaksMs,
    stack: stackOf(over.filter(({ span }) => span.fromMs >= judgedFromMs)),
  };
}

function notesOf({ measured: { isWhole }, verdict, artefact }: LayerVerdict, latest: Distribution): string[] {
  const unknown = latest.unattributedWeight / windowWeight(latest);
  return [
    ...(isWhole.includes(true) ? [] : [ONLY_INCOMPLETE]),
    ...(artefact === null || !hasDirection({ verdict }) ? [] : [artefact]),
    ...(unknown > 0.5
      ? [
          `${formatPercent(unknown, 0)} of the latest window is tied to nobody: nearly anything between the bounds is possible.`,
        ]
      : []),
  ];
}

/** Names of all entities of a layer. */
function namesOf(input: ObservedInput, { layer, distributions }: MeasuredLayer): ReadonlyMap<string, string> {
  if (layer.resource === 'blocks') return input.names;
  const stated = input.namesOfLayers.get(layer.id);
  const ids = new Set(distributions.flatMap(({ entities }) => entities));
  return new Map([...ids].map((id) => [id, stated?.get(id) ?? entityName(id, layer.role)] as const));
}
