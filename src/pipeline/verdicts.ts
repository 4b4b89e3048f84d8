import type { Reading } from '../core/reading.ts';
import { DAY_MS, type TimeSpan } from '../core/time-span.ts';
import { formatMonth, formatNumber } from '../report/index.ts';
import { LEAST_WINDOWS, normalQuantile, normalTail, type Trend, theilSen, trend } from '../statistics/index.ts';
import type { MeasuredLayer } from './measured-layer.ts';

export const YEAR_MS = 365.25 * DAY_MS;

/** Points of a trajectory that a trend is taken from: ln of the headline measure at the middle of each whole window. */
export interface TrendSeries {
  readonly timesYears: readonly number[];
  readonly values: readonly number[];
  /** Their readings, in the same order. */
  readonly readings: readonly Reading[];
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
  const judge = (values: readonly number[], timesYears: readonly number[]) =>
    widened(trend(values, timesYears), spread);
  const found = judge(series.values, series.timesYears);
  const first = series.readings[0]?.span ?? measured.readings[0]![0]!.span;
  const last = series.readings.at(-1)?.span ?? measured.readings.at(-1)![0]!.span;
  return {
    measured,
    series,
    trend: found,
    verdict: names[found.direction],
    span: { fromMs: first.fromMs, toMs: last.toMs },
    wouldChange: wouldChange(series, found, judge),
  };
}

/** The points of a measured layer from which it can be judged. */
export function trendSeries({ readings, isWhole, judgedFromMs }: MeasuredLayer): TrendSeries {
  const used = readings
    .map(([headline]) => headline!)
    .filter(({ estimate, span }, index) => isWhole[index] && estimate !== null && span.fromMs >= judgedFromMs);
  return {
    timesYears: used.map(({ span }) => (span.fromMs + span.toMs) / 2 / YEAR_MS),
    values: used.map(({ estimate }) => Math.log(estimate!)),
    readings: used,
  };
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

type Judge = (values: readonly number[], timesYears: readonly number[]) => Trend;

/** Levels that a further year is tried at: the latest times and over powers of 1.1, up to about threefold. */
const STEPS = 12;

/** What the windows of one further year would have to show for another verdict. */
function wouldChange(
  { values, timesYears, readings }: TrendSeries,
  { direction, windows }: Trend,
  judge: Judge,
): string {
  const stepYears = medianStep(timesYears);
  const latest = readings.at(-1);
  if (direction === 'too-little-data') {
    const more = LEAST_WINDOWS - windows;
    const from =
      latest === undefined ? '' : `, not before ${formatMonth(latest.span.toMs + more * stepYears * YEAR_MS)}`;
    return `${more} more ${more === 1 ? 'window' : 'windows'}: a direction is judged from ${LEAST_WINDOWS} on${from}.`;
  }
  const further = Math.max(1, Math.round(1 / stepYears));
  const until = formatMonth(latest!.span.toMs + further * stepYears * YEAR_MS);
  const times = [
    ...timesYears,
    ...Array.from({ length: further }, (_, index) => timesYears.at(-1)! + (index + 1) * stepYears),
  ];
  const firstLevel = (sign: 1 | -1, isReached: (trend: Trend) => boolean): number | null => {
    for (let step = 1; step <= STEPS; step++) {
      const level = values.at(-1)! + sign * step * Math.log(1.1);
      if (isReached(judge([...values, ...new Array<number>(further).fill(level)], times))) return Math.exp(level);
    }
    return null;
  };
  if (direction === 'none') {
    const down = firstLevel(-1, (trend) => trend.direction === 'down');
    const up = firstLevel(1, (trend) => trend.direction === 'up');
    const parts = [
      ...(down === null
        ? []
        : [`concentrating if the effective number stood at ${formatNumber(down, 1)} or less through ${until}`]),
      ...(up === null ? [] : [`dispersing if it stood at ${formatNumber(up, 1)} or more through ${until}`]),
    ];
    if (parts.length > 0) return `It would read ${parts.join(', or ')}.`;
    return `No level within threefold of the latest, held through ${until}, would make a direction out of so restless or short a record.`;
  }
  const level = firstLevel(direction === 'up' ? -1 : 1, (trend) => trend.direction !== direction);
  const word = direction === 'up' ? 'less' : 'more';
  if (level === null) return `No level within threefold of the latest, held through ${until}, would undo it.`;
  return `It would no longer read ${names[direction]} if the effective number stood at ${formatNumber(level, 1)} or ${word} through ${until}.`;
}

function medianStep(timesYears: readonly number[]): number {
  const steps = timesYears
    .slice(1)
    .map((time, index) => time - timesYears[index]!)
    .sort((a, b) => a - b);
  return steps[steps.length >> 1] ?? 1;
}
