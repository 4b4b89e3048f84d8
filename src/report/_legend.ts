import { element, label, labelWidth } from './_svg.ts';
import { formatPercent } from './format.ts';
import { themeColour } from './palette.ts';
import { intervalMeaning } from './report-data.ts';
import { textWidth } from './text-width.ts';
import type { TrajectorySeries } from './trajectory-chart.ts';

export const LEGEND_MARK_WIDTH = 22;

/** A mark, drawn from x = 0 with y = 0 at its middle, and what it means. */
export interface LegendItem {
  readonly mark: string;
  readonly text: string;
}

/** What the marks of a chart mean, in one row or as many as the width asks for. */
export function legend(items: readonly LegendItem[], width: number): { markup: string; height: number } {
  let x = 0;
  let y = 8;
  let markup = '';
  for (const { mark, text } of items) {
    const itemWidth = LEGEND_MARK_WIDTH + 6 + labelWidth(textWidth(text), 12);
    if (x > 0 && x + itemWidth > width) {
      x = 0;
      y += 20;
    }
    const at = { x: LEGEND_MARK_WIDTH + 6, y: 0, dy: '.35em', 'font-size': 12, fill: themeColour('soft') };
    markup += element('g', { transform: `translate(${x.toFixed(1)},${y})` }, mark, label(text, at));
    x += itemWidth + 18;
  }
  return { markup, height: y + 8 };
}

/** The legend's line on the intervals of some series; undefined where none is drawn. */
export function intervalItem(series: readonly TrajectorySeries[], intervalLevel: number): LegendItem | undefined {
  const drawn = series.filter(({ readings }) => readings.some(({ low, high }) => low !== null && high !== null));
  if (drawn.length === 0) return undefined;
  const box = { x: 0, y: -5, width: LEGEND_MARK_WIDTH, height: 10, fill: themeColour('soft'), 'fill-opacity': 0.3 };
  const meaning = intervalMeaning(drawn.map(({ chance }) => chance));
  const interval = `${formatPercent(intervalLevel, 0)} interval`;
  return { mark: element('rect', box), text: meaning === null ? interval : `${interval}: ${meaning}` };
}
