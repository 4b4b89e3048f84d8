import { scaleBand, scaleLinear } from 'd3-scale';
import type { Probabilities } from '../core/reading.ts';
import { drawing, element, FONT_SIZE, label, type Size, type Titled } from './_svg.ts';
import { formatNumber, formatPercent } from './format.ts';
import { seriesColour, themeColour } from './palette.ts';

export interface NakamotoProbabilitiesData extends Titled {
  readonly probabilities: Probabilities;
  /** Index of the level's colour. */
  readonly series: number;
}

/** Least probability that gets a bar. */
const SMALLEST_SHOWN = 0.0005;

/** Bars of the probability of each integer that a Nakamoto coefficient may be, with a neighbour on either side for scale. */
export function nakamotoProbabilities(data: NakamotoProbabilitiesData, { width, height }: Size): string {
  const probable = data.probabilities.filter(({ probability }) => probability >= SMALLEST_SHOWN);
  const least = probable[0]?.value;
  const most = probable.at(-1)?.value;
  if (least === undefined || most === undefined) {
    const message = 'No probabilities.';
    return drawing(
      data,
      { width, height },
      message,
      label(message, { x: 0, y: FONT_SIZE * 2, fill: themeColour('soft') }),
    );
  }
  const from = Math.max(1, least - 1);
  const values = Array.from({ length: most + 2 - from }, (_, index) => from + index);
  const probabilityOf = new Map(probable.map(({ value, probability }) => [value, probability]));
  const bottom = height - 20;
  const x = scaleBand(values.map(String), [0, width]).padding(0.25);
  const y = scaleLinear([0, 1], [bottom, 20]);
  const bars = values.map((value) => {
    const left = x(String(value))!;
    const middle = left + x.bandwidth() / 2;
    const probability = probabilityOf.get(value) ?? 0;
    const number = label(formatNumber(value, 0), {
      x: middle,
      y: height - 4,
      'text-anchor': 'middle',
      fill: themeColour('soft'),
    });
    if (probability === 0) return number;
    const bar = {
      x: left,
      y: y(probability),
      width: x.bandwidth(),
      height: bottom - y(probability),
      fill: seriesColour(data.series),
    };
    return (
      number +
      element('rect', bar) +
      label(formatPercent(probability, 0), {
        x: middle,
        y: y(probability) - 5,
        'text-anchor': 'middle',
        'font-weight': 600,
      })
    );
  });
  const list = probable.map(({ value, probability }) => `${value} with probability ${formatPercent(probability)}`);
  return drawing(
    data,
    { width, height },
    `Bars of probabilities: ${list.join(', ')}.`,
    element('line', { x1: 0, x2: width, y1: bottom, y2: bottom, stroke: themeColour('soft') }),
    ...bars,
  );
}
