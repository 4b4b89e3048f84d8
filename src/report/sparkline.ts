import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { Reading } from '../core/reading.ts';
import { drawing, element, extent, type Size, type Titled } from './_svg.ts';
import { centreMs, stretches, timeScale } from './_time-axis.ts';
import { formatMonth, formatValue } from './format.ts';
import { seriesColour } from './palette.ts';

export interface SparklineData extends Titled {
  readonly readings: readonly Reading[];
  /** Index of the line's colour. */
  readonly series: number;
  /** Least and greatest value of the scale, where several are to be compared; else those of the readings. */
  readonly domain?: readonly [number, number];
}

/** A line the size of a word, without axes: the estimates over time, with a dot on the last. */
export function sparkline(data: SparklineData, size: Size): string {
  const known = data.readings.filter(
    (reading): reading is Reading & { readonly estimate: number } => reading.estimate !== null,
  );
  const first = known[0];
  const last = known.at(-1);
  if (first === undefined || last === undefined) return drawing(data, size, 'No window has a value.');
  const x = timeScale(known, [3, size.width - 3]);
  const y = scaleLinear(data.domain ?? extent(known.map(({ estimate }) => estimate)), [size.height - 3, 3]);
  const shape = line<(typeof known)[number]>()
    .x((reading) => x(centreMs(reading)))
    .y(({ estimate }) => y(estimate))
    .digits(1);
  const stroke = seriesColour(data.series);
  const lines = stretches(known).map((stretch) =>
    element('path', { d: shape(stretch) ?? '', fill: 'none', stroke, 'stroke-width': 1.3, 'stroke-linecap': 'round' }),
  );
  return drawing(
    data,
    size,
    `From ${formatValue(first.estimate, first)} in ${formatMonth(centreMs(first))} to ${formatValue(last.estimate, last)} in ${formatMonth(centreMs(last))}.`,
    ...lines,
    element('circle', { cx: x(centreMs(last)), cy: y(last.estimate), r: 2.5, fill: stroke }),
  );
}
