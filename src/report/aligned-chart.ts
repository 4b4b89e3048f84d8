import { type ScaleTime, scaleLinear, scaleLog } from 'd3-scale';
import { area, line } from 'd3-shape';
import { YEAR_MS } from '../core/time-span.ts';
import { intervalItem, LEGEND_MARK_WIDTH, legend } from './_legend.ts';
import {
  COMPACT_WIDTH,
  drawing,
  element,
  extent,
  FONT_SIZE,
  label,
  labelWidth,
  type Size,
  type Titled,
} from './_svg.ts';
import { centreMs, stretches, timeAxis, timeScale } from './_time-axis.ts';
import { formatMonth, formatNumber, formatValue } from './format.ts';
import { logTicks } from './log-ticks.ts';
import { seriesColour, themeColour } from './palette.ts';
import { spreadApart } from './spread-apart.ts';
import { shortened, textWidth } from './text-width.ts';
import type { DrawnReading, TrajectorySeries } from './trajectory-chart.ts';

/** A trajectory, and when its field began: milliseconds since 1970, the zero of its age. */
export interface AlignedSeries extends TrajectorySeries {
  readonly startMs: number;
}

export interface AlignedChartData extends Titled {
  /** Of positive values, as effective numbers are. */
  readonly series: readonly AlignedSeries[];
  /** What runs along the foot: the calendar, or the years since each field began. */
  readonly along: 'calendar' | 'age';
  /** What a higher value means, `more dispersed`. */
  readonly upMeans: string;
  readonly intervalLevel: number;
}

type Known = DrawnReading & { readonly estimate: number };

interface Line {
  readonly name: string;
  readonly colour: string;
  readonly startMs: number;
  readonly readings: readonly Known[];
}

interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const LINE_HEIGHT = 16;
/** Below this width names are cut further. */
const NARROW_WIDTH = 400;
/** Pixels that a label may be moved off lines that go on. */
const FURTHEST = 140;

/**
 * Trajectories of layers of different fields on one logarithmic scale, on which equal slopes are equal yearly changes, along the
 * calendar or along the age of each field; intervals as bands, names at the ends of the lines.
 */
export function alignedChart(data: AlignedChartData, size: Size): string {
  const lines = data.series.map(
    ({ name, readings, startMs }, index): Line => ({
      name,
      startMs,
      colour: seriesColour(index),
      readings: readings.filter((reading): reading is Known => reading.estimate !== null && reading.estimate > 0),
    }),
  );
  const all = lines.flatMap(({ readings }) => readings);
  if (all.length === 0) {
    const message = 'No window has a value.';
    return drawing(data, size, message, label(message, { x: 0, y: FONT_SIZE * 2, fill: themeColour('soft') }));
  }
  const ends = lines.flatMap(endOf(longestName(size.width)));
  const stroke = themeColour('soft');
  const mark = element('line', { x1: 0, x2: LEGEND_MARK_WIDTH, y1: 0, y2: 0, stroke, 'stroke-width': 2 });
  const interval = intervalItem(data.series, data.intervalLevel);
  const key = legend([{ mark, text: 'estimate' }, ...(interval === undefined ? [] : [interval])], size.width);
  const [top, bottom] = [key.height + 42, size.height - (data.along === 'age' ? 46 : 28)];
  const [lowest, highest] = extent(all.flatMap(({ estimate, low, high }) => [estimate, positive(low), high]));
  const y = scaleLog([lowest / 1.06, highest * 1.06], [bottom, top]);
  const ticks = logTicks(lowest / 1.06, highest * 1.06, Math.floor((bottom - top) / 30));
  const plot = {
    left: Math.max(44, 8 + labelWidth(Math.max(...ticks.map(({ text }) => text.length)))),
    right: size.width - Math.max(...ends.map(({ width }) => width)) - 14,
    top,
    bottom,
  };
  const { x, axis } = horizontal(data.along, lines, plot);
  const grid = ticks.map(
    ({ value, text }) =>
      element('line', { x1: plot.left, x2: plot.right, y1: y(value), y2: y(value), stroke: themeColour('rule') }) +
      label(text, { x: plot.left - 8, y: y(value), dy: '.35em', 'text-anchor': 'end', fill: themeColour('soft') }),
  );
  const drawn = lines.map((one) => drawLine(one, x, y));
  return drawing(
    data,
    size,
    description(data, lines),
    key.markup,
    label(`↑ ${data.upMeans}, logarithmic scale`, { x: 0, y: plot.top - 16, fill: themeColour('soft') }),
    ...grid,
    axis,
    ...drawn.map(({ bands }) => bands),
    ...drawn.map(({ estimates }) => estimates),
    ...endLabels(ends, { x, y, plot }),
  );
}

type Place = (reading: Known, startMs: number) => number;

function horizontal(along: AlignedChartData['along'], lines: readonly Line[], plot: Plot): { x: Place; axis: string } {
  if (along === 'calendar') {
    const scale: ScaleTime<number, number> = timeScale(
      lines.flatMap(({ readings }) => readings),
      [plot.left, plot.right],
    );
    return { x: (reading) => scale(centreMs(reading)), axis: timeAxis(scale, plot.bottom) };
  }
  const years = lines.flatMap(({ readings, startMs }) =>
    readings.flatMap(({ span }) => [(span.fromMs - startMs) / YEAR_MS, (span.toMs - startMs) / YEAR_MS]),
  );
  const scale = scaleLinear(extent(years), [plot.left, plot.right]);
  const ticks = scale.ticks(Math.max(2, Math.floor((plot.right - plot.left) / 60))).map((year) => {
    const at = { x: scale(year), y: plot.bottom + 19, 'text-anchor': 'middle', fill: themeColour('soft') };
    const rule = { x1: at.x, x2: at.x, y1: plot.bottom, y2: plot.bottom + 5, stroke: themeColour('soft') };
    return element('line', rule) + label(formatNumber(year, Number.isInteger(year) ? 0 : 1), at);
  });
  const foot = { x: plot.left, y: plot.bottom + 38, 'font-size': 12, fill: themeColour('soft') };
  return {
    x: (reading, startMs) => scale((centreMs(reading) - startMs) / YEAR_MS),
    axis: ticks.join('') + label('years since the field began', foot),
  };
}

function positive(value: number | null): number | null {
  return value !== null && value > 0 ? value : null;
}

function drawLine({ readings, colour, startMs }: Line, x: Place, y: (value: number) => number) {
  const band = area<Known>()
    .defined(({ low, high }) => positive(low) !== null && high !== null)
    .x((reading) => x(reading, startMs))
    .y0(({ low }) => y(low!))
    .y1(({ high }) => y(high!))
    .digits(1);
  const shape = line<Known>()
    .x((reading) => x(reading, startMs))
    .y(({ estimate }) => y(estimate))
    .digits(1);
  let bands = '';
  let estimates = '';
  for (const stretch of stretches(readings)) {
    const only = stretch[0]!;
    const d = band(stretch) ?? '';
    if (d !== '') bands += element('path', { d, fill: colour, 'fill-opacity': 0.26, class: 'interval' });
    estimates +=
      stretch.length === 1
        ? element('circle', { cx: x(only, startMs), cy: y(only.estimate), r: 2.5, fill: colour, class: 'estimate' })
        : element('path', {
            d: shape(stretch) ?? '',
            fill: 'none',
            stroke: colour,
            'stroke-width': 1.8,
            'stroke-linejoin': 'round',
            class: 'estimate',
          });
  }
  return { bands, estimates };
}

interface End {
  readonly line: Line;
  readonly last: Known;
  /** Value, resource and role, one below the other. */
  readonly texts: readonly string[];
  readonly width: number;
}

/** Columns that a line of a name at the end of a line may take. */
function longestName(width: number): number {
  if (width >= COMPACT_WIDTH) return 26;
  return width >= NARROW_WIDTH ? 19 : 15;
}

function endOf(longest: number): (one: Line) => End[] {
  return (one) => {
    const last = one.readings.at(-1);
    if (last === undefined) return [];
    const [, resource, role] = /^(.+) (by .+)$/s.exec(one.name) ?? [one.name, one.name, ''];
    const names = [resource!, role!].filter((name) => name !== '').map((name) => shortened(name, longest));
    const texts = [formatValue(last.estimate, last), ...names];
    return [{ line: one, last, texts, width: labelWidth(Math.max(...texts.map(textWidth))) }];
  };
}

/** Labels beside the ends of their lines, moved apart where they would stand on each other, and off lines that go on. */
function endLabels(
  ends: readonly End[],
  { x, y, plot }: { readonly x: Place; readonly y: (value: number) => number; readonly plot: Plot },
): string[] {
  const placed = ends
    .map((end) => ({ ...end, x: x(end.last, end.line.startMs), y: y(end.last.estimate) }))
    .sort((a, b) => a.x - b.x);
  const clusters: (typeof placed)[] = [];
  for (const end of placed) {
    const previous = clusters.at(-1)?.at(-1);
    if (previous !== undefined && end.x - previous.x < previous.width + 14) clusters.at(-1)!.push(end);
    else clusters.push([end]);
  }
  return clusters.flatMap((cluster) => {
    const height = LINE_HEIGHT * Math.max(...cluster.map(({ texts }) => texts.length)) + 4;
    const range = [plot.top + 6, plot.bottom - height + LINE_HEIGHT] as const;
    const left = Math.max(...cluster.map((end) => end.x)) + 12;
    const [first] = cluster;
    const tops =
      cluster.length === 1
        ? [freePlace(first!.y, obstacles(left, left + first!.width), { height, range })]
        : spreadApart(
            cluster.map((end) => end.y),
            height,
            range,
          );
    return cluster.map((end, index) => endLabel(end, left, tops[index]!));
  });

  /** Heights that any line takes between two places along the foot. */
  function obstacles(from: number, to: number): [number, number][] {
    return ends.flatMap(({ line: { readings, startMs } }) =>
      stretches(readings).flatMap((stretch) => {
        const points = stretch.map((reading) => ({ x: x(reading, startMs), y: y(reading.estimate) }));
        return points.flatMap((end, index): [number, number][] => {
          const start = points[index - 1];
          return start === undefined || start.x > to || end.x < from ? [] : [extent([start.y, end.y])];
        });
      }),
    );
  }
}

/** The place nearest to where a label wants to be at which it covers no obstacle; where it wants to be if none is near. */
function freePlace(
  wanted: number,
  taken: readonly (readonly [number, number])[],
  { height, range: [least, most] }: { readonly height: number; readonly range: readonly [number, number] },
): number {
  const inRange = (top: number): number => Math.max(least, Math.min(most, top));
  for (let distance = 0; distance <= FURTHEST; distance += 4) {
    for (const top of [wanted + distance, wanted - distance]) {
      const isFree = taken.every(([high, low]) => low < top - LINE_HEIGHT || high > top + height - LINE_HEIGHT + 4);
      if (isFree && top === inRange(top)) return top;
    }
  }
  return inRange(wanted);
}

function endLabel(end: End & { readonly x: number; readonly y: number }, left: number, top: number): string {
  const { colour } = end.line;
  const leader = { x1: end.x, y1: end.y, x2: left - 4, y2: top, stroke: colour, 'stroke-width': 0.8 };
  const halo = { stroke: themeColour('paper'), 'stroke-width': 3, 'stroke-opacity': 0.85, 'paint-order': 'stroke' };
  return (
    element('circle', { cx: end.x, cy: end.y, r: 3, fill: colour }) +
    element('line', { ...leader, 'stroke-opacity': 0.6 }) +
    end.texts
      .map((content, nth) => {
        const at = { x: left, y: top + nth * LINE_HEIGHT, dy: '.35em', fill: colour };
        return label(content, { ...at, ...halo, ...(nth === 0 && { 'font-weight': 700 }) });
      })
      .join('')
  );
}

function description({ along, upMeans }: AlignedChartData, lines: readonly Line[]): string {
  const when = ({ startMs }: Line, reading: Known): string => {
    const month = formatMonth(centreMs(reading));
    return along === 'calendar' ? month : `year ${formatNumber((centreMs(reading) - startMs) / YEAR_MS, 1)} (${month})`;
  };
  const sentences = lines.flatMap((one) => {
    const [first, last] = [one.readings[0], one.readings.at(-1)];
    if (first === undefined || last === undefined) return [];
    const [from, to] = [first, last].map(
      (reading) => `${formatValue(reading.estimate, reading)} in ${when(one, reading)}`,
    );
    return [`${shortened(one.name, 60)}: from ${from} to ${to}.`];
  });
  const foot = along === 'calendar' ? 'the calendar' : 'the years since each field began';
  return `Line chart along ${foot}, logarithmic scale, up means ${upMeans}. ${sentences.join(' ')}`;
}
