import type { Reading as CountedReading } from '../../../core/reading.ts';
import { formatDate, type TimeSpan, YEAR_MS } from '../../../core/time-span.ts';
import { measures } from '../../../measures/catalogue.ts';
import { parseMeasure } from '../../../measures/parse-measure.ts';
import { formatNumber, formatValue, isProportion, type Quantity } from '../../../report/format.ts';
import type { paths } from '../api-schema.ts';
import type { LinePoint } from '../charts/chart.ts';

type LayerInfo = paths['/layers']['get']['responses'][200]['content']['application/json']['items'][number];

/** A layer by a measure: what a line shows. */
export interface Series {
  /** Layer's id. */
  readonly layer: string;
  /** With its parameter, `concentration-ratio:3`. */
  readonly measure: string;
}

/** More lines than this cannot be told apart. */
export const MOST_SERIES = 5;

/**
 * Series as an address has them, `layer:measure` with commas; those that are alike once.
 *
 * @example
 * parseSeries('bitcoin/blocks/pool:concentration-ratio:3'); // => [{ layer: 'bitcoin/blocks/pool', measure: 'concentration-ratio:3' }]
 */
export function parseSeries(text: string): Series[] {
  const parts = [...new Set(text.split(',').filter((part) => part.includes(':')))];
  return parts.slice(0, MOST_SERIES).map((part) => {
    const at = part.indexOf(':');
    return { layer: part.slice(0, at), measure: part.slice(at + 1) };
  });
}

export function seriesText(series: readonly Series[]): string {
  return series.map(seriesId).join(',');
}

export function seriesId({ layer, measure }: Series): string {
  return `${layer}:${measure}`;
}

/**
 * A measure with its parameter as the catalogue names it: without one where it is the usual.
 *
 * @example
 * measureText('hill-number', '2'); // => 'hill-number'
 * measureText('concentration-ratio', '3'); // => 'concentration-ratio:3'
 */
export function measureText(id: string, value: string): string {
  const usual = usualParameter(id);
  return value === '' || (value === usual && id !== 'concentration-ratio') ? id : `${id}:${value}`;
}

/** The parameter that a measure has where none is said; null where it takes none. */
export function usualParameter(id: string): string | null {
  const measure = measures.find((one) => one.id === id);
  return measure?.parameter === undefined ? null : String(measure.defaults[measure.parameter]);
}

/** A measure's name with its parameter. */
export function measureName(text: string): string {
  const { measure, params, id } = parseMeasure(text);
  if (measure.id === 'concentration-ratio') return `Proportion of the largest${params.k === 1 ? '' : ` ${params.k}`}`;
  return id === measure.id ? measure.title : `${measure.title} (${id.slice(id.indexOf(':') + 1)})`;
}

/** Why a measure cannot be had; null where it can. */
export function measureProblem(text: string): string | null {
  try {
    parseMeasure(text);
    return null;
  } catch (error) {
    return (error as Error).message.replace(/^\w+: /, '');
  }
}

/** Readings counted in the browser. Their windows are the reader's own, so that no figure of the run is theirs. */
export function countedPoints(readings: readonly CountedReading[]): LinePoint[] {
  return readings.map(({ span, estimate, low, high, boundLow, boundHigh }) => ({
    ...placed(span),
    ...{ estimate, low, high, boundLow, boundHigh, id: null },
  }));
}

/** Points whose windows lie in a span. */
export function within(points: readonly LinePoint[], { fromMs, toMs }: TimeSpan): LinePoint[] {
  return points.filter(({ from, to }) => from >= fromMs && to <= toMs);
}

function placed({ fromMs, toMs }: TimeSpan) {
  return { x: (fromMs + toMs) / 2, from: fromMs, to: toMs };
}

export function withoutIntervals(points: readonly LinePoint[]): LinePoint[] {
  return points.map((point) => ({ ...point, low: null, high: null }));
}

/** Points as percentages of the first value there is. */
export function relativeToFirst(points: readonly LinePoint[]): LinePoint[] {
  const first = points.find(({ estimate }) => estimate !== null && estimate > 0)?.estimate ?? null;
  const scaled = (value: number | null) => (value === null || first === null ? null : (100 * value) / first);
  return points.map((point) => ({
    ...point,
    estimate: scaled(point.estimate),
    low: scaled(point.low),
    high: scaled(point.high),
    boundLow: scaled(point.boundLow),
    boundHigh: scaled(point.boundHigh),
  }));
}

/** Points by the age of their field, in years. */
export function byAge(points: readonly LinePoint[], startMs: number): LinePoint[] {
  const age = (ms: number): number => (ms - startMs) / YEAR_MS;
  return points.map((point) => ({ ...point, x: age(point.x), from: age(point.from), to: age(point.to) }));
}

/** A series with what is known of it. */
export interface ShownSeries extends Series {
  readonly info: LayerInfo;
  readonly points: readonly LinePoint[];
}

/** Lines of one unit, which share a chart. */
export interface Panel {
  /** Part of an address and of files' names. */
  readonly id: string;
  readonly quantity: Quantity;
  readonly series: readonly ShownSeries[];
}

/** Series by unit, in order of their first. */
export function panelsOf(series: readonly ShownSeries[]): Panel[] {
  const panels = new Map<string, { quantity: Quantity; series: ShownSeries[] }>();
  for (const one of series) {
    const { measure } = parseMeasure(one.measure);
    const quantity = { measure: one.measure, unit: measure.unit };
    const unit = isProportion(quantity) ? 'proportion' : measure.unit.replaceAll(' ', '-');
    const panel = panels.get(unit);
    if (panel === undefined) panels.set(unit, { quantity, series: [one] });
    else panel.series.push(one);
  }
  return [...panels].map(([unit, panel]) => ({ id: `explore-${unit}`, ...panel }));
}

/** What a panel shows, in a line. */
export function panelTitle({ series }: Pick<Panel, 'series'>): string {
  const names = new Set(series.map(({ measure }) => measureName(measure)));
  const layers = new Set(series.map(({ info }) => info.title));
  if (names.size === 1) return layers.size === 1 ? `${[...names][0]}: ${[...layers][0]}` : [...names][0]!;
  return layers.size === 1 ? [...layers][0]! : 'Lines of one unit';
}

/** What a line is called beside the others: only what tells it from them. */
export function lineName({ info, measure }: ShownSeries, all: readonly ShownSeries[]): string {
  const isOneLayer = all.every((other) => other.layer === info.id);
  const isOneMeasure = all.every((other) => other.measure === measure);
  if (isOneLayer && all.length > 1) return measureName(measure);
  return isOneMeasure ? info.title : `${info.title}: ${measureName(measure)}`;
}

/** A line in words and numbers: how far it reaches, and from where to where. */
export function lineText(name: string, points: readonly LinePoint[], format: (value: number) => string): string {
  const known = points.filter((point) => point.estimate !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return `${name}: no window has a value.`;
  if (known.length === 1) return `${name}: ${format(first.estimate!)} in the only window.`;
  const by = (sign: 1 | -1) => known.reduce((best, one) => (sign * one.estimate! > sign * best.estimate! ? one : best));
  const at = ({ estimate, from }: LinePoint): string => `${format(estimate!)} in the window from ${formatDate(from)}`;
  return `${name}: ${known.length} windows from ${formatDate(first.from)} to ${formatDate(last.to)}; from ${format(first.estimate!)} to ${format(last.estimate!)}; highest ${at(by(1))}, lowest ${at(by(-1))}.`;
}

/** How a value of a panel is written; effective numbers with one decimal, which is as much as they bear. */
export function valueFormat(quantity: Quantity): (value: number) => string {
  if (quantity.unit === 'effective entities') return (value) => formatNumber(value, 1);
  return (value) => formatValue(value, quantity);
}
