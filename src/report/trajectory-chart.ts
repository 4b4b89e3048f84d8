import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import type { Reading } from '../core/reading.ts';
import { intervalItem, LEGEND_MARK_WIDTH, type LegendItem, legend } from './_legend.ts';
import {
  COMPACT_WIDTH,
  drawing,
  element,
  extent,
  FONT_SIZE,
  hatching,
  label,
  labelWidth,
  type Size,
  type Titled,
} from './_svg.ts';
import { centreMs, labelBreaks, stretches, timeAxis, timeScale } from './_time-axis.ts';
import { formatMonth, formatValue, isProportion } from './format.ts';
import { seriesColour, themeColour } from './palette.ts';
import { type Chance, capitalized } from './report-data.ts';
import { spreadApart } from './spread-apart.ts';
import { shortened, textWidth } from './text-width.ts';

/** What is drawn of a reading. */
export type DrawnReading = Pick<
  Reading,
  'span' | 'measure' | 'unit' | 'estimate' | 'low' | 'high' | 'boundLow' | 'boundHigh'
>;

/** One line: readings of one measure of one layer, in ascending order of time, and what their intervals say. */
export interface TrajectorySeries {
  readonly name: string;
  readonly readings: readonly DrawnReading[];
  readonly chance: Chance;
}

export interface TrajectoryChartData extends Titled {
  readonly series: readonly TrajectorySeries[];
  /** What a higher value means, `more dispersed`. */
  readonly upMeans: string;
  readonly intervalLevel: number;
  readonly labelBreaksMs: readonly number[];
}

type Known = DrawnReading & { readonly estimate: number };

/**
 * Line chart of a measure over time: estimate, interval (a solid band: chance, or a publisher's estimates) and bounds (a hatched band: attribution),
 * each at its window's centre, broken where there is no value, with names at the ends of the lines.
 */
export function trajectoryChart(data: TrajectoryChartData, size: Size): string {
  const isCompact = size.width < COMPACT_WIDTH;
  const series = data.series.map(({ name, readings }, index) => ({
    name: shortened(name, isCompact ? 14 : 24),
    colour: seriesColour(index),
    readings: readings.filter((reading): reading is Known => reading.estimate !== null),
    hatchId: `${data.id}-bounds-${index}`,
  }));
  const all = series.flatMap(({ readings }) => readings);
  if (all.length === 0) return withoutData(data, size);

  const ends = series.flatMap(({ name, colour, readings }) => {
    const last = readings.at(-1);
    return last === undefined ? [] : [{ name, colour, last, value: formatValue(last.estimate, last) }];
  });
  const endWidth = Math.max(
    ...ends.map(({ name, value }) =>
      isCompact ? Math.max(textWidth(name), value.length) : textWidth(name) + value.length + 1,
    ),
  );
  const key = legend(legendItems(data), size.width);
  const top = key.height + 42;
  const plot = { left: 44, right: size.width - labelWidth(endWidth) - 16, top, bottom: size.height - 28 };
  const x = timeScale(all, [plot.left, plot.right]);
  const [, highest] = extent(all.flatMap(({ estimate, high, boundHigh }) => [estimate, high, boundHigh]));
  const y = scaleLinear().domain([0, highest]).nice(6).range([plot.bottom, plot.top]);

  const tickText = y.tickFormat(6, isProportion(all[0]!) ? '%' : undefined);
  const grid = y.ticks(6).map((tick) => {
    const stroke = themeColour(tick === 0 ? 'soft' : 'rule');
    return (
      element('line', { x1: plot.left, x2: plot.right, y1: y(tick), y2: y(tick), stroke }) +
      label(tickText(tick), {
        x: plot.left - 8,
        y: y(tick),
        dy: '.35em',
        'text-anchor': 'end',
        fill: themeColour('soft'),
      })
    );
  });
  const band = (low: (reading: Known) => number | null, high: (reading: Known) => number | null) =>
    area<Known>()
      .defined((reading) => low(reading) !== null && high(reading) !== null)
      .x((reading) => x(centreMs(reading)))
      .y0((reading) => y(low(reading)!))
      .y1((reading) => y(high(reading)!))
      .digits(1);
  const boundsBand = band(
    ({ boundLow }) => boundLow,
    ({ boundHigh }) => boundHigh,
  );
  const intervalBand = band(
    ({ low }) => low,
    ({ high }) => high,
  );
  const estimates = line<Known>()
    .x((reading) => x(centreMs(reading)))
    .y(({ estimate }) => y(estimate))
    .digits(1);

  const drawn = series.map(({ readings, colour, hatchId }, index) => {
    let bands = '';
    let lines = '';
    // Earlier lines lie on top and later ones are thicker, so that lines on the same values are all seen.
    const width = 1.4 + 0.8 * index;
    for (const stretch of stretches(readings)) {
      const only = stretch[0]!;
      const outline = { stroke: colour, 'stroke-width': 0.6, 'stroke-opacity': 0.5 };
      bands += path(boundsBand(stretch), { fill: `url(#${hatchId})`, ...outline, class: 'bounds' });
      bands += path(intervalBand(stretch), { fill: colour, 'fill-opacity': 0.3, class: 'interval' });
      lines +=
        stretch.length === 1
          ? element('circle', { cx: x(centreMs(only)), cy: y(only.estimate), r: 2.5, fill: colour, class: 'estimate' })
          : path(estimates(stretch), {
              fill: 'none',
              stroke: colour,
              'stroke-width': width,
              'stroke-linejoin': 'round',
              class: 'estimate',
            });
    }
    return { bands, lines };
  });

  const endYs = spreadApart(
    ends.map(({ last }) => y(last.estimate)),
    isCompact ? 34 : 18,
    [plot.top + 6, plot.bottom - (isCompact ? 20 : 4)],
  );
  const endLabels = ends.map(({ name, colour, last, value }, index) => {
    const endX = x(centreMs(last));
    const at = { x: plot.right + 10, fill: colour };
    const leader = {
      x1: endX,
      x2: plot.right + 7,
      y1: y(last.estimate),
      y2: endYs[index]!,
      stroke: colour,
      'stroke-width': 0.8,
      'stroke-opacity': 0.6,
    };
    const bold = { ...at, 'font-weight': 700, y: endYs[index]!, dy: '.35em' };
    const title = capitalized(name);
    return (
      element('circle', { cx: endX, cy: y(last.estimate), r: 3, fill: colour }) +
      element('line', leader) +
      label(value, bold) +
      (isCompact
        ? label(title, { ...at, y: endYs[index]! + 16, dy: '.35em' })
        : label(title, { ...at, x: at.x + labelWidth(value.length + 1), y: endYs[index]!, dy: '.35em' }))
    );
  });

  return drawing(
    data,
    size,
    description(data, series),
    element(
      'defs',
      {},
      ...series.map(({ hatchId, colour }) => hatching(hatchId, colour, 0.55)),
      hatching(`${data.id}-key`, themeColour('soft')),
    ),
    key.markup,
    label(`↑ ${data.upMeans}`, { x: 0, y: plot.top - 16, fill: themeColour('soft') }),
    ...grid,
    labelBreaks(data.labelBreaksMs, x, plot, themeColour('soft')),
    timeAxis(x, plot.bottom),
    ...drawn.map(({ bands }) => bands),
    ...drawn.map(({ lines }) => lines).reverse(),
    ...endLabels,
  );
}

function path(d: string | null, attributes: Record<string, string | number>): string {
  return d === null || d === '' ? '' : element('path', { d, ...attributes });
}

function withoutData(data: TrajectoryChartData, size: Size): string {
  const message = 'No window has a value.';
  return drawing(data, size, message, label(message, { x: 0, y: FONT_SIZE * 2, fill: themeColour('soft') }));
}

/** What the marks mean, of those that are drawn. */
function legendItems({ id, series, intervalLevel, labelBreaksMs }: TrajectoryChartData): LegendItem[] {
  const readings = series.flatMap((one) => one.readings);
  const stroke = themeColour('soft');
  const line = { x1: 0, x2: LEGEND_MARK_WIDTH, y1: 0, y2: 0, stroke, 'stroke-width': 2 };
  const items: LegendItem[] = [{ mark: element('line', line), text: 'estimate' }];
  const interval = intervalItem(series, intervalLevel);
  if (interval !== undefined) items.push(interval);
  if (readings.some(({ boundLow, boundHigh }) => boundLow !== null && boundHigh !== null && boundHigh > boundLow)) {
    const box = { x: 0, y: -5, width: LEGEND_MARK_WIDTH, height: 10, fill: `url(#${id}-key)` };
    const mark = element('rect', { ...box, stroke, 'stroke-width': 0.6 });
    items.push({ mark, text: 'bounds: what attribution could change' });
  }
  if (labelBreaksMs.length > 0) {
    const middle = LEGEND_MARK_WIDTH / 2;
    const mark = element('line', { x1: middle, x2: middle, y1: -7, y2: 7, stroke, 'stroke-dasharray': '1 4' });
    items.push({ mark, text: 'source or scope changes' });
  }
  return items;
}

function description(
  data: TrajectoryChartData,
  series: readonly { name: string; readings: readonly Known[] }[],
): string {
  const sentences = series.flatMap(({ name, readings }) => {
    const first = readings[0];
    const last = readings.at(-1);
    if (first === undefined || last === undefined) return [];
    const lowest = readings.reduce((best, reading) => (reading.estimate < best.estimate ? reading : best));
    const highest = readings.reduce((best, reading) => (reading.estimate > best.estimate ? reading : best));
    const dated = (reading: Known): string =>
      `${formatValue(reading.estimate, reading)} in ${formatMonth(centreMs(reading))}`;
    return [
      `${capitalized(name)}: from ${dated(first)} to ${dated(last)}; lowest ${dated(lowest)}, highest ${dated(highest)}.`,
    ];
  });
  return `Line chart, up means ${data.upMeans}. ${sentences.join(' ')}`;
}
