import type { Reading } from '../core/reading.ts';
import { type TimeSpan, YEAR_MS } from '../core/time-span.ts';
import { parseMeasure } from '../measures/index.ts';
import { formatMonth, formatNumber, formatPercent } from '../report/index.ts';
import {
  changePoints,
  LEAST_WINDOWS,
  medianDistance,
  normalQuantile,
  normalTail,
  type Trend,
  theilSen,
  trend,
} from '../statistics/index.ts';
import { type ChangeOverTime, changeOverTime, changesOf } from './changes.ts';
import type { MeasuredLayer } from './measured-layer.ts';

/** Points of a trajectory that a trend is taken from: ln of the headline measure at the middle of each whole window. */
export interface TrendSeries {
  readonly timesYears: readonly number[];
  readonly values: readonly number[];
  /** Standard error of each value by chance; absent where chance has no known size. */
  readonly noise?: readonly number[];
  /** Their readings, in the same order. */
  readonly readings: readonly Reading[];
}

/** A shift of the level of a trajectory. */
interface LevelShift {
  /** Start of the first window of the new level. */
  readonly atMs: number;
  /** Levels of the headline measure before and after. */
  readonly before: number;
  readonly after: number;
  readonly pValue: number;
}

/** What the stated rule says of one layer. */
export interface LayerVerdict {
  readonly measured: MeasuredLayer;
  readonly series: TrendSeries;
  readonly trend: Trend;
  readonly verdict: 'concentrating' | 'dispersing' | 'no trend' | 'too little data';
  /** From the first window's start to the last one's end. */
  readonly span: TimeSpan;
  /** One sentence. */
  readonly wouldChange: string;
  /** Shifts of the level of the headline measure, in order of time. */
  readonly shifts: readonly LevelShift[];
  /** The change of the headline measure over the windows that are judged, in parts; null with fewer than two windows. */
  readonly change: ChangeOverTime | null;
  /** One sentence where that change is not one of proportions, which a direction is about; null where it is. */
  readonly artefact: string | null;
}

const names = {
  up: 'dispersing',
  down: 'concentrating',
  none: 'no trend',
  'too-little-data': 'too little data',
} as const;

/** Judges a measured layer by the logarithm of its headline measure over whole windows that do not overlap. */
export function layerVerdict(measured: MeasuredLayer): LayerVerdict {
  const series = trendSeries(measured);
  const spread = publishedSpread(measured, series);
  const judge: Judge = ({ values, timesYears, noise }) =>
    widened(trend(values, timesYears, noise === undefined ? {} : { noise }), spread);
  const found = judge(series);
  const first = series.readings[0]?.span ?? measured.readings[0]![0]!.span;
  const last = series.readings.at(-1)?.span ?? measured.readings.at(-1)![0]!.span;
  return {
    measured,
    series,
    trend: found,
    verdict: names[found.direction],
    span: { fromMs: first.fromMs, toMs: last.toMs },
    wouldChange: wouldChange(series, found, judge),
    shifts: shiftsOf(series),
    ...artefactOf(measured, series),
  };
}

function shiftsOf({ values, readings }: TrendSeries): LevelShift[] {
  return changePoints(values).changes.map(({ index, before, after, pValue }) => ({
    atMs: readings[index]!.span.fromMs,
    before: Math.exp(before),
    after: Math.exp(after),
    pValue,
  }));
}

/** Part of a change that is not one of proportions above which it is flagged, and above which it is where what is counted changes too. */
const FLAGGED = 0.5;
const FLAGGED_WITH_SCOPE = 0.2;

function artefactOf(
  { distributions, breaksMs }: MeasuredLayer,
  { readings }: TrendSeries,
): Pick<LayerVerdict, 'change' | 'artefact'> {
  const [first, last] = [readings[0], readings.at(-1)];
  if (first === undefined || last === undefined) return { change: null, artefact: null };
  const judged = new Set(readings.map(({ span }) => span.fromMs));
  const used = distributions.filter(({ span }) => judged.has(span.fromMs));
  const change = changeOverTime(changesOf(used, parseMeasure(first.measure)));
  if (change === null) return { change: null, artefact: null };
  const { proportions, population, labels } = change;
  const parts = Math.abs(proportions) + Math.abs(population) + Math.abs(labels);
  const scopeChanges = isScopeBroken(breaksMs, { fromMs: first.span.fromMs, toMs: last.span.toMs });
  const other = parts === 0 ? 0 : 1 - Math.abs(proportions) / parts;
  if (other < (scopeChanges ? FLAGGED_WITH_SCOPE : FLAGGED)) return { change, artefact: null };
  const part = Math.abs(population) >= Math.abs(labels) ? 'who comes and goes' : 'what is attributed';
  return {
    change,
    artefact: `${formatPercent(other, 0)} of the change over this span is not one of proportions but of ${part}${scopeChanges ? ', and what is counted changes within it' : ''}: read the direction with that in mind.`,
  };
}

/** Whether what is counted changes within a span. */
export function isScopeBroken(breaksMs: readonly number[], { fromMs, toMs }: TimeSpan): boolean {
  return breaksMs.some((ms) => ms > fromMs && ms < toMs);
}

/** The points of a measured layer from which it can be judged. */
export function trendSeries({ readings, isWhole, judgedFromMs, chance, interval }: MeasuredLayer): TrendSeries {
  const score = normalQuantile((1 + interval) / 2);
  const used = readings
    .map(([headline]) => headline!)
    .filter(({ estimate, span }, index) => isWhole[index] && estimate !== null && span.fromMs >= judgedFromMs);
  return {
    timesYears: used.map(({ span }) => (span.fromMs + span.toMs) / 2 / YEAR_MS),
    values: used.map(({ estimate }) => Math.log(estimate!)),
    ...(chance === 'counts' && { noise: used.map((reading) => errorOfLog(reading, score)) }),
    readings: used,
  };
}

/** Standard error of the logarithm of an estimate, from its 95% interval; 0 where there is none. */
export function standardErrorOfLog(reading: Pick<Reading, 'low' | 'high'>): number {
  return errorOfLog(reading, Z95);
}

/** The same from an interval of another coverage, whose ends are so many standard errors away. */
function errorOfLog({ low, high }: Pick<Reading, 'low' | 'high'>, score: number): number {
  return low === null || high === null || !(low > 0) ? 0 : (Math.log(high) - Math.log(low)) / (2 * score);
}

/** How far the publisher's own uncertainty could move a slope, below and above. */
interface Spread {
  readonly below: number;
  readonly above: number;
}

function publishedSpread({ draws }: MeasuredLayer, { timesYears }: TrendSeries): Spread | null {
  if (draws === null || draws.length !== timesYears.length) return null;
  const slopes = slopesOfDraws(draws, timesYears);
  if (slopes.length === 0) return null;
  const at = (probability: number) => slopes[Math.round(probability * (slopes.length - 1))]!;
  return { below: at(0.5) - at(0.025), above: at(0.975) - at(0.5) };
}

function slopesOfDraws(draws: readonly Float64Array[], timesYears: readonly number[]): Float64Array {
  const slopes = new Float64Array(draws[0]?.length ?? 0);
  for (let draw = 0; draw < slopes.length; draw++) {
    const values = draws.map((ofWindow) => Math.log(ofWindow[draw]!));
    slopes[draw] = theilSen(values, timesYears).slope;
  }
  return slopes.filter(Number.isFinite).sort();
}

/**
 * A trend with its interval widened by what the publisher's estimates could change of the slope, the two taken as independent:
 * half-widths add in quadrature, and the p-value is that of a normal variable with the widened interval.
 */
function widened(found: Trend, spread: Spread | null): Trend {
  const { slopePerYear, low, high } = found;
  if (spread === null || slopePerYear === null || low === null || high === null) return found;
  const below = Math.hypot(slopePerYear - low, spread.below);
  const above = Math.hypot(high - slopePerYear, spread.above);
  const limits = { low: slopePerYear - below, high: slopePerYear + above };
  const direction = limits.low > 0 ? 'up' : limits.high < 0 ? 'down' : 'none';
  const towardsZero = slopePerYear > 0 ? below : above;
  const pValue = slopePerYear === 0 ? 1 : 2 * normalTail((Z95 * Math.abs(slopePerYear)) / towardsZero);
  return { ...found, ...limits, pValue, direction };
}

const Z95 = normalQuantile(0.975);

type Judge = (series: Omit<TrendSeries, 'readings'>) => Trend;

/** Levels that are tried: the latest times and over powers of 1.15, up to threefold. */
const STEPS = 8;
/** Years over which a trajectory is let go there, steadily in its logarithm. */
const HORIZONS_YEARS = [1, 2, 4];

/** Where the trajectory would have to go for another verdict: the soonest and nearest that does it. */
function wouldChange(series: TrendSeries, { direction, windows }: Trend, judge: Judge): string {
  const { timesYears, readings } = series;
  const stepYears = medianDistance(timesYears);
  const latest = readings.at(-1);
  if (windows === 0) return 'Whole windows: every one so far is incomplete, and none can be judged.';
  if (direction === 'too-little-data') {
    const more = LEAST_WINDOWS - windows;
    const isDated = latest !== undefined && windows > 2;
    const from = isDated ? `, not before ${formatMonth(latest.span.toMs + more * stepYears * YEAR_MS)}` : '';
    return `${more} more ${more === 1 ? 'window' : 'windows'}: a direction is judged from ${LEAST_WINDOWS} on${from}.`;
  }
  const nearest = (sign: 1 | -1, isReached: (trend: Trend) => boolean): { level: string; until: string } | null => {
    for (const years of HORIZONS_YEARS) {
      for (let step = 1; step <= STEPS; step++) {
        const level = series.values.at(-1)! + sign * step * Math.log(1.15);
        if (!isReached(judge(goingTo(series, { level, years, stepYears })))) continue;
        return { level: formatNumber(Math.exp(level), 1), until: formatMonth(latest!.span.toMs + years * YEAR_MS) };
      }
    }
    return null;
  };
  if (direction !== 'none') {
    const undone = nearest(direction === 'up' ? -1 : 1, (trend) => trend.direction !== direction);
    const turn = direction === 'up' ? 'fell' : 'rose';
    return undone === null
      ? `No steady fall to a third of the latest, or rise to three times it, within ${HORIZONS_YEARS.at(-1)} years would undo it.`
      : `It would no longer read ${names[direction]} if the effective number ${turn} steadily to ${undone.level} by ${undone.until}.`;
  }
  const down = nearest(-1, (trend) => trend.direction === 'down');
  const up = nearest(1, (trend) => trend.direction === 'up');
  const ways = [
    ...(down === null ? [] : [`concentrating if the effective number fell steadily to ${down.level} by ${down.until}`]),
    ...(up === null ? [] : [`dispersing if it rose steadily to ${up.level} by ${up.until}`]),
  ];
  if (ways.length > 0) return `It would read ${ways.join(', or ')}.`;
  return `No steady fall to a third of the latest, or rise to three times it, within ${HORIZONS_YEARS.at(-1)} years would give it a direction.`;
}

/** A series that goes on for some years, its values steadily to a level. */
function goingTo(
  { values, timesYears, noise }: TrendSeries,
  { level, years, stepYears }: { readonly level: number; readonly years: number; readonly stepYears: number },
): Omit<TrendSeries, 'readings'> {
  const further = Math.max(1, Math.round(years / stepYears));
  const [from, start] = [values.at(-1)!, timesYears.at(-1)!];
  const steps = Array.from({ length: further }, (_, index) => index + 1);
  return {
    values: [...values, ...steps.map((step) => from + ((level - from) * step) / further)],
    timesYears: [...timesYears, ...steps.map((step) => start + step * stepYears)],
    ...(noise !== undefined && { noise: [...noise, ...steps.map(() => noise.at(-1)!)] }),
  };
}
