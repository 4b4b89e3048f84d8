import { scaleLinear } from 'd3-scale';
import { type Distribution, windowWeight } from '../core/distribution.ts';
import { drawing, element, FONT_SIZE, hatching, label, labelWidth, type Size, type Titled } from './_svg.ts';
import { formatPercent, formatSpan } from './format.ts';
import { entityColour, themeColour } from './palette.ts';
import { shortened, textWidth } from './text-width.ts';

export interface DistributionBarsData extends Titled {
  readonly distribution: Distribution;
  readonly names: ReadonlyMap<string, string>;
  /** In the order of the distribution's entities. */
  readonly proportionIntervals?: readonly { readonly low: number; readonly high: number }[];
  /** Bars for the largest; the others are one bar. Default 10. */
  readonly limit?: number;
}

const ROW_HEIGHT = 23;

/** Horizontal bars of the proportions of one window, largest first, with intervals as whiskers where they are given. */
export function distributionBars(data: DistributionBarsData, { width }: Pick<Size, 'width'>): string {
  const { distribution, names, proportionIntervals, limit = 10 } = data;
  const { entities, weights, unattributedWeight } = distribution;
  const whole = windowWeight(distribution);
  if (whole === 0) {
    const message = 'The window has no weight.';
    return drawing(
      data,
      { width, height: 40 },
      message,
      label(message, { x: 0, y: FONT_SIZE * 2, fill: themeColour('soft') }),
    );
  }
  const hatchId = `${data.id}-nobody`;
  const shown = entities.length <= limit + 1 ? entities.length : limit;
  const rows: { name: string; fill: string; proportion: number; interval?: { low: number; high: number } }[] = [];
  for (let index = 0; index < shown; index++) {
    const entity = entities[index]!;
    const interval = proportionIntervals?.[index];
    rows.push({
      name: shortened(names.get(entity) ?? entity, 18),
      fill: entityColour(entity),
      proportion: weights[index]! / whole,
      ...(interval === undefined ? {} : { interval }),
    });
  }
  if (shown < entities.length) {
    let rest = 0;
    for (let index = shown; index < entities.length; index++) rest += weights[index]!;
    rows.push({ name: `${entities.length - shown} others`, fill: themeColour('rest'), proportion: rest / whole });
  }
  if (unattributedWeight > 0) {
    rows.push({ name: 'unattributed', fill: `url(#${hatchId})`, proportion: unattributedWeight / whole });
  }

  const left = labelWidth(Math.max(...rows.map(({ name }) => textWidth(name))) + 1) + 8; // one for wide letters
  const most = Math.max(...rows.map(({ proportion, interval }) => interval?.high ?? proportion));
  const x = scaleLinear([0, most], [left, width - labelWidth(6) - 8]);
  const marks = rows.map(({ name, fill, proportion, interval }, index) => {
    const middle = index * ROW_HEIGHT + ROW_HEIGHT / 2;
    let row = label(name, { x: left - 8, y: middle, dy: '.35em', 'text-anchor': 'end' });
    row += element('rect', {
      x: left,
      y: middle - 8,
      width: Math.max(0.5, x(proportion) - left),
      height: 16,
      fill,
      class: 'estimate',
    });
    if (interval !== undefined) {
      const whisker = { y1: middle, y2: middle, stroke: themeColour('ink'), 'stroke-width': 1.2 };
      row += element('line', { ...whisker, x1: x(interval.low), x2: x(interval.high), class: 'interval' });
    }
    const end = x(interval?.high ?? proportion);
    return row + label(formatPercent(proportion), { x: end + 6, y: middle, dy: '.35em', fill: themeColour('soft') });
  });
  const list = rows.map(({ name, proportion }) => `${name} ${formatPercent(proportion)}`).join(', ');
  return drawing(
    data,
    { width, height: rows.length * ROW_HEIGHT },
    `Bars of proportions, ${formatSpan(distribution.span)}: ${list}.`,
    element('defs', {}, hatching(hatchId, themeColour('hatch'))),
    element('line', { x1: left, x2: left, y1: 0, y2: rows.length * ROW_HEIGHT, stroke: themeColour('soft') }),
    ...marks,
  );
}
