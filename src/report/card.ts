import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import type { Reading } from '../core/reading.ts';
import { drawing, element, extent, label, labelWidth } from './_svg.ts';
import { centreMs, stretches, timeScale } from './_time-axis.ts';
import { formatNumber, formatPercent } from './format.ts';
import { seriesColours, themeColours } from './palette.ts';
import { spreadApart } from './spread-apart.ts';
import { shortened, textWidth, wrapped } from './text-width.ts';
import type { TrajectorySeries } from './trajectory-chart.ts';

/** Width and height of a card, in pixels: what those who show links expect. */
export const CARD_SIZE = { width: 1200, height: 630 } as const;

/** Family of a card's letters, which whoever turns it into a picture has to have. */
export const CARD_FAMILY = 'Source Sans 3';

/** What the picture of a page says. */
export interface CardData {
  /** What the page is about, in a word or two. */
  readonly title: string;
  /** Its answer, in one sentence. */
  readonly answer: string;
  /** Effective numbers over time, at most three lines; none: no chart. */
  readonly series: readonly TrajectorySeries[];
  readonly intervalLevel: number;
  /** Of when and what: date and snapshot. */
  readonly footer: string;
}

type Known = Reading & { readonly estimate: number };

const MARGIN = 64;
/** Characters of a line of the answer, and its most lines, by the size of its letters, the largest first. */
const HEADLINES = [
  { size: 52, columns: 42, lines: 2 },
  { size: 44, columns: 50, lines: 2 },
  { size: 40, columns: 56, lines: 3 },
  { size: 34, columns: 66, lines: 3 },
] as const;
const LINE_HEIGHT = 1.16;
/** Size of the letters of the chart and under it. */
const SMALL = 22;
const light = {
  paper: themeColours.paper.light,
  ink: themeColours.ink.light,
  soft: themeColours.soft.light,
  rule: themeColours.rule.light,
};

/**
 * Picture of a page for those who show links to it: its answer, a small chart of its effective numbers, date and snapshot. Light, without
 * variables of a page, since it is to be turned into pixels.
 */
export function pageCard(data: CardData): string {
  const { title, answer, series, intervalLevel, footer } = data;
  const { width, height } = CARD_SIZE;
  const headline = headlineOf(answer);
  const top = 116;
  const below = top + headline.lines.length * headline.size * LINE_HEIGHT;
  const head = { y: 70, 'font-size': 26, 'font-weight': 600 };
  const note = `Effective number of holders, ${formatPercent(intervalLevel, 0)} interval · ${footer}`;
  return drawing(
    { id: 'card', title },
    CARD_SIZE,
    answer,
    element(
      'g',
      { 'font-family': CARD_FAMILY, 'font-size': SMALL },
      element('rect', { width, height, fill: light.paper }),
      element('rect', { width: width / 2, height: 10, fill: seriesColours[0]!.light }),
      element('rect', { x: width / 2, width: width / 2, height: 10, fill: seriesColours[1]!.light }),
      label(shortened(title, 60), { ...head, x: MARGIN, fill: light.soft }),
      label('Contraflow', { ...head, x: width - MARGIN, 'text-anchor': 'end', 'font-weight': 700, fill: light.ink }),
      ...headline.lines.map((text, at) =>
        label(text, {
          x: MARGIN,
          y: top + (at + 0.78) * headline.size * LINE_HEIGHT,
          'font-size': headline.size,
          'font-weight': 600,
          fill: light.ink,
        }),
      ),
      chart(series, { top: below + 34, bottom: height - 104 }),
      label(series.length === 0 ? footer : note, { x: MARGIN, y: height - 30, 'font-size': 20, fill: light.soft }),
    ),
  );
}

/** A sentence in the largest letters in which it fits; a longer one is cut. */
function headlineOf(answer: string): { readonly size: number; readonly lines: readonly string[] } {
  for (const { size, columns, lines } of HEADLINES) {
    const broken = wrapped(answer, columns);
    if (broken.length <= lines && broken.every((text) => textWidth(text) <= columns))
      return { size, lines: balanced(answer, columns) };
  }
  const { size, columns, lines } = HEADLINES.at(-1)!;
  const words = answer.split(/\s+/).map((word) => shortened(word, columns));
  const broken = wrapped(words.join(' '), columns);
  const kept = broken.slice(0, lines);
  if (broken.length > lines) kept[lines - 1] = shortened(`${kept[lines - 1]} ${broken[lines]}`, columns);
  return { size, lines: kept };
}

/** Lines as even as may be, of no more than so many columns. */
function balanced(text: string, most: number): string[] {
  let lines = wrapped(text, most);
  for (let columns = most - 1; columns > 0; columns--) {
    const narrower = wrapped(text, columns);
    if (narrower.length > lines.length || narrower.some((line) => textWidth(line) > columns)) break;
    lines = narrower;
  }
  return lines;
}

/** Lines with their intervals, and names with the latest values at their ends. */
function chart(
  all: readonly TrajectorySeries[],
  { top, bottom }: { readonly top: number; readonly bottom: number },
): string {
  const series = all.flatMap(({ name, readings }, index) => {
    const known = readings.filter((reading): reading is Known => reading.estimate !== null);
    const colour = seriesColours[index % seriesColours.length]!.light;
    return known.length === 0 ? [] : [{ name: shortened(name, 27), colour, known, last: known.at(-1)! }];
  });
  if (series.length === 0) return '';
  const everything = series.flatMap(({ known }) => known);
  const value = ({ estimate }: Known): string => formatNumber(estimate, 1);
  const endWidth = Math.max(
    ...series.map(({ name, last }) => labelWidth(textWidth(name) + value(last).length + 1, SMALL)),
  );
  const plot = { left: MARGIN + 44, right: CARD_SIZE.width - MARGIN - endWidth * 0.86 - 30, top, bottom };
  const x = timeScale(everything, [plot.left, plot.right]);
  const [, highestEstimate] = extent(everything.map(({ estimate }) => estimate));
  const [, highest] = extent(everything.map(({ high }) => high));
  // A wide interval may leave the plot, as the lines are what is read here.
  const y = scaleLinear([0, Math.min(Math.max(highest, highestEstimate), 2.5 * highestEstimate)], [bottom, top]).nice(
    4,
  );
  const grid = y.ticks(4).map((tick) => {
    const stroke = tick === 0 ? light.soft : light.rule;
    const at = { x: plot.left - 12, y: y(tick), dy: '.34em', 'text-anchor': 'end', fill: light.soft };
    return (
      element('line', { x1: plot.left, x2: plot.right, y1: y(tick), y2: y(tick), stroke, 'stroke-width': 1.5 }) +
      label(String(tick), at)
    );
  });
  const years = x.ticks(Math.max(2, Math.floor((plot.right - plot.left) / 110)));
  const format = x.tickFormat(years.length);
  const axis = years.map((tick) =>
    label(format(tick), { x: x(tick), y: bottom + 30, 'text-anchor': 'middle', fill: light.soft }),
  );
  const band = area<Known>()
    .defined(({ low, high }) => low !== null && high !== null)
    .x((reading) => x(centreMs(reading)))
    .y0(({ low }) => y(low!))
    .y1(({ high }) => Math.max(plot.top, y(high!)))
    .digits(1);
  const estimates = line<Known>()
    .x((reading) => x(centreMs(reading)))
    .y(({ estimate }) => y(estimate))
    .digits(1);
  const drawn = series.map(({ known, colour }, index) => {
    const parts = stretches(known);
    const width = 3 + 1.4 * index; // later lines are thicker and lie below, so that equal ones are all seen
    return {
      bands: parts.map((part) => path(band(part), { fill: colour, 'fill-opacity': 0.2 })).join(''),
      lines: parts
        .map((part) =>
          part.length === 1
            ? element('circle', { cx: x(centreMs(part[0]!)), cy: y(part[0]!.estimate), r: 4, fill: colour })
            : path(estimates(part), {
                fill: 'none',
                stroke: colour,
                'stroke-width': width,
                'stroke-linejoin': 'round',
              }),
        )
        .join(''),
    };
  });
  const ends = spreadApart(
    series.map(({ last }) => y(last.estimate)),
    SMALL * 1.3,
    [top, bottom - 6],
  );
  const labels = series.map(({ name, colour, last }, index) => {
    const at = { y: ends[index]!, dy: '.34em', fill: colour };
    const [fromX, fromY] = [x(centreMs(last)), y(last.estimate)];
    const leader = { x1: fromX, y1: fromY, x2: plot.right + 16, y2: ends[index]!, stroke: colour, 'stroke-width': 1.5 };
    return (
      element('line', { ...leader, 'stroke-opacity': 0.5 }) +
      element('circle', { cx: fromX, cy: fromY, r: 5.5, fill: colour }) +
      label(value(last), { ...at, x: plot.right + 24, 'font-weight': 700 }) +
      label(name, { ...at, x: plot.right + 24 + labelWidth(value(last).length, SMALL) + 8 })
    );
  });
  return [
    ...grid,
    ...axis,
    ...drawn.map(({ bands }) => bands),
    ...drawn.map(({ lines }) => lines).reverse(),
    ...labels,
  ].join('');
}

function path(d: string | null, attributes: Readonly<Record<string, string | number>>): string {
  return d === null || d === '' ? '' : element('path', { d, ...attributes });
}
