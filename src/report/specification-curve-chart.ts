import { scaleLinear } from 'd3-scale';
import { LEGEND_MARK_WIDTH, type LegendItem, legend } from './_legend.ts';
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
import { formatNumber, formatPercent, formatSlope, formatSlopeRange } from './format.ts';
import { yearlyTicks } from './log-ticks.ts';
import { seriesColour, themeColour } from './palette.ts';
import type { CurveReport, Specification } from './report-data.ts';
import { shortened, textWidth } from './text-width.ts';

export interface SpecificationCurveData extends Titled {
  readonly curve: CurveReport;
  /** What a difference above zero means, `Bitcoin disperses faster`. */
  readonly upMeans: string;
}

/** Pixels that one specification needs at least; where there are too many, evenly spaced ranks are shown. */
const LEAST_STEP = 2.5;
/** Keeps what is written on lines readable. */
const HALO = {
  stroke: themeColour('paper'),
  'stroke-width': 4,
  'paint-order': 'stroke',
  'stroke-linejoin': 'round',
} as const;
const PANEL_HEIGHT = 230;
const HEADING_HEIGHT = 20;
/** Proportion of interval ends, on each side, that may lie outside the scale. */
const OUTSIDE = 0.02;

/**
 * A specification curve: above, the differences of all choices in ascending order with their intervals, coloured by verdict; below,
 * which option of each choice each of them made. Those without a difference are left out. The drawing is as tall as its options need.
 *
 * @see Simonsohn, Simmons & Nelson, "Specification Curve Analysis" (2020).
 */
export function specificationCurveChart(data: SpecificationCurveData, { width }: Pick<Size, 'width'>): string {
  const curve = withDifferences(data.curve);
  const { specifications, chosen } = curve;
  if (specifications.length === 0) {
    const message = 'No specification has a result.';
    const text = label(message, { x: 0, y: FONT_SIZE * 2, fill: themeColour('soft') });
    return drawing(data, { width, height: 40 }, message, text);
  }
  const isCompact = width < COMPACT_WIDTH;
  const factors = factorsOf(curve);
  const names = factors.flatMap(({ options }) => options.map((option) => shortened(option, 26)));
  const nameWidth = labelWidth(Math.max(0, ...names.map(textWidth)), 12) + 12;
  const plot = { left: isCompact ? 48 : Math.max(60, nameWidth), right: width - 8 };
  const shown = evenRanks(specifications.length, Math.floor((plot.right - plot.left) / LEAST_STEP), chosen);
  const colours = verdictColours(curve);
  const key = legend(legendItems(curve, colours), width);
  const top = key.height + 42;
  const x = scaleLinear([-0.5, shown.length - 0.5], [plot.left, plot.right]);
  const marks: Marks = { specifications, shown, colours, x, step: (plot.right - plot.left) / shown.length };
  const upper = upperPanel(marks, { ...plot, top, bottom: top + PANEL_HEIGHT });
  const matrixTop = top + PANEL_HEIGHT + 30;
  const main = chosen === null ? undefined : specifications[chosen];
  const lower = matrix(factors, marks, { isCompact, top: matrixTop, left: plot.left, main });
  const count =
    shown.length === specifications.length
      ? `${formatNumber(shown.length, 0)} specifications, one a column`
      : `${formatNumber(shown.length, 0)} of ${formatNumber(specifications.length, 0)} shown, evenly spaced by rank`;
  const mark =
    main === undefined ? '' : mainMark(main, x(shown.indexOf(chosen!)), { upper, bottom: matrixTop + lower.height });
  return drawing(
    data,
    { width, height: matrixTop + lower.height + 4 },
    description(curve, shown.length),
    key.markup,
    label(`↑ ${data.upMeans}`, { x: 0, y: top - 16, fill: themeColour('soft') }),
    upper.markup,
    lower.markup,
    mark,
    label(count, {
      ...HALO,
      x: plot.right,
      y: top + PANEL_HEIGHT + 18,
      'text-anchor': 'end',
      'font-size': 12,
      fill: themeColour('soft'),
    }),
  );
}

/** A curve without the specifications that have no difference, for want of data. */
function withDifferences(curve: CurveReport): CurveReport {
  const isKnown = ({ difference }: Specification): boolean => Number.isFinite(difference);
  if (curve.specifications.every(isKnown)) return curve;
  const main = curve.chosen === null ? undefined : curve.specifications[curve.chosen];
  const specifications = curve.specifications.filter(isKnown);
  const chosen = main === undefined ? -1 : specifications.indexOf(main);
  return { ...curve, specifications, chosen: chosen < 0 ? null : chosen };
}

interface Marks {
  readonly specifications: readonly Specification[];
  /** Indices of the specifications that are drawn, ascending. */
  readonly shown: readonly number[];
  readonly colours: ReadonlyMap<string, string>;
  readonly x: (column: number) => number;
  /** Pixels from one specification to the next. */
  readonly step: number;
}

/** At most so many indices below a count, evenly spaced, the chosen one among them. */
function evenRanks(count: number, most: number, chosen: number | null): number[] {
  if (count <= most) return Array.from({ length: count }, (_, index) => index);
  const ranks = Array.from({ length: most }, (_, nth) => Math.round((nth * (count - 1)) / (most - 1)));
  if (chosen !== null && !ranks.includes(chosen)) {
    const nearest = ranks.reduce(
      (best, rank, nth) => (Math.abs(rank - chosen) < Math.abs(ranks[best]! - chosen) ? nth : best),
      0,
    );
    ranks[nearest] = chosen;
  }
  return ranks;
}

interface Factor {
  readonly name: string;
  readonly options: readonly string[];
}

/** Choices with more than one option, the most influential first; options in the order of the influence, then as they come. */
function factorsOf({ specifications, influence }: CurveReport): Factor[] {
  const options = new Map<string, Set<string>>();
  for (const { factor, options: known } of [...influence].sort((a, b) => b.explained - a.explained)) {
    options.set(factor, new Set(known.map(({ option }) => option)));
  }
  for (const { choices } of specifications) {
    for (const [factor, option] of Object.entries(choices)) {
      const known = options.get(factor);
      if (known === undefined) options.set(factor, new Set([option]));
      else known.add(option);
    }
  }
  return [...options].filter(([, of]) => of.size > 1).map(([name, of]) => ({ name, options: [...of] }));
}

/** A colour for each verdict, by the side of zero on which most of its intervals lie. */
function verdictColours({ specifications, agreement }: CurveReport): Map<string, string> {
  const free = {
    above: [seriesColour(0), seriesColour(2)],
    below: [seriesColour(1), seriesColour(3)],
    both: [themeColour('soft'), themeColour('hatch'), seriesColour(4)],
  };
  const verdicts = new Set([
    ...agreement.map(({ verdict }) => verdict),
    ...specifications.map(({ verdict }) => verdict),
  ]);
  return new Map(
    [...verdicts].map((verdict) => {
      const alike = specifications.filter((one) => one.verdict === verdict);
      const isMost = (test: (one: Specification) => boolean): boolean => 2 * alike.filter(test).length > alike.length;
      const side = isMost(({ low }) => low > 0) ? 'above' : isMost(({ high }) => high < 0) ? 'below' : 'both';
      return [verdict, free[side].shift() ?? themeColour('soft')];
    }),
  );
}

function legendItems({ agreement, chosen }: CurveReport, colours: ReadonlyMap<string, string>): LegendItem[] {
  const middle = LEGEND_MARK_WIDTH / 2;
  const items = agreement.map(({ verdict, proportion }): LegendItem => {
    const colour = colours.get(verdict)!;
    const bar = { x1: middle, x2: middle, y1: -7, y2: 7, stroke: colour, 'stroke-width': 3, 'stroke-opacity': 0.35 };
    const mark = element('line', bar) + element('circle', { cx: middle, cy: 0, r: 2.5, fill: colour });
    return { mark, text: `${shortened(verdict, 40)} ${formatPercent(proportion, 0)}` };
  });
  if (chosen !== null) items.push({ mark: diamond(middle, 0), text: 'main specification' });
  return items;
}

function diamond(x: number, y: number): string {
  const d = `M${x.toFixed(1)},${(y - 6).toFixed(1)}l6,6l-6,6l-6,-6z`;
  return element('path', {
    d,
    fill: themeColour('ink'),
    stroke: themeColour('paper'),
    'stroke-width': 1,
    class: 'main',
  });
}

interface Panel {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Differences with their intervals, on a scale of slopes with percentages a year at its ticks. */
function upperPanel({ specifications, shown, colours, x, step }: Marks, panel: Panel) {
  const [low, high] = scaleEnds(specifications);
  const y = scaleLinear([low, high], [panel.bottom, panel.top]);
  const within = (value: number): string => y(Math.min(high, Math.max(low, value))).toFixed(1);
  const grid = yearlyTicks(low, high, (26 * (high - low)) / PANEL_HEIGHT).map(({ value, text }) => {
    const stroke = themeColour(value === 0 ? 'ink' : 'rule');
    const at = {
      x: panel.left - 6,
      y: y(value),
      dy: '.35em',
      'text-anchor': 'end',
      'font-size': 12,
      fill: themeColour('soft'),
    };
    return element('line', { x1: panel.left, x2: panel.right, y1: y(value), y2: y(value), stroke }) + label(text, at);
  });
  const bars = byVerdict(shown, specifications, ({ low: from, high: to }, column) =>
    Number.isFinite(from) && Number.isFinite(to) ? `M${x(column).toFixed(1)},${within(from)}V${within(to)}` : '',
  );
  const dots = byVerdict(shown, specifications, ({ difference }, column) =>
    Number.isFinite(difference) ? `M${x(column).toFixed(1)},${within(difference)}h0` : '',
  );
  const drawn = (paths: ReadonlyMap<string, string>, attributes: Record<string, string | number>): string =>
    [...paths]
      .map(([verdict, d]) =>
        d === '' ? '' : element('path', { d, stroke: colours.get(verdict)!, fill: 'none', ...attributes }),
      )
      .join('');
  const markup =
    grid.join('') +
    drawn(bars, { 'stroke-width': Math.min(4, 0.7 * step), 'stroke-opacity': 0.35, class: 'interval' }) +
    drawn(dots, { 'stroke-width': Math.min(5, Math.max(2.2, step)), 'stroke-linecap': 'round', class: 'difference' });
  return { markup, y, panel };
}

/** All differences and zero, and all but the furthest interval ends. */
function scaleEnds(specifications: readonly Specification[]): [number, number] {
  const sorted = (values: readonly number[]): number[] => values.filter(Number.isFinite).sort((a, b) => a - b);
  const lows = sorted(specifications.map(({ low }) => low));
  const highs = sorted(specifications.map(({ high }) => high));
  const inner = [lows[Math.floor(OUTSIDE * lows.length)], highs[Math.ceil((1 - OUTSIDE) * highs.length) - 1]];
  const [low, high] = extent([
    0,
    ...sorted(specifications.map(({ difference }) => difference)),
    ...inner.map((end) => end ?? 0),
  ]);
  const margin = 0.04 * (high - low || 0.1);
  return [low - margin, high + margin];
}

/** One path of marks a verdict, so that thousands of marks are few elements. */
function byVerdict(
  shown: readonly number[],
  specifications: readonly Specification[],
  mark: (specification: Specification, column: number) => string,
): Map<string, string> {
  const paths = new Map<string, string>();
  for (const [column, index] of shown.entries()) {
    const specification = specifications[index]!;
    paths.set(specification.verdict, (paths.get(specification.verdict) ?? '') + mark(specification, column));
  }
  return paths;
}

/** One row an option, bold where the main specification took it: a mark under each specification that took it. Narrow drawings name a row above its marks. */
function matrix(
  factors: readonly Factor[],
  marks: Marks,
  {
    isCompact,
    top,
    left,
    main,
  }: {
    readonly isCompact: boolean;
    readonly top: number;
    readonly left: number;
    readonly main: Specification | undefined;
  },
): { markup: string; height: number } {
  const rowHeight = isCompact ? 26 : 16;
  let y = top;
  let markup = '';
  for (const [nth, { name, options }] of factors.entries()) {
    const heading = { x: 0, y: y + 10, dy: '.35em', 'font-size': 12, 'font-weight': 600 };
    markup += label(shortened(name, 48), heading);
    y += HEADING_HEIGHT;
    for (const option of options) {
      const middle = isCompact ? y + 19 : y + rowHeight / 2;
      const at = {
        y: isCompact ? y + 7 : middle,
        dy: '.35em',
        'font-size': isCompact ? 11 : 12,
        ...(main?.choices[name] === option
          ? { fill: themeColour('ink'), 'font-weight': 700 }
          : { fill: themeColour('soft') }),
      };
      markup += label(
        shortened(option, isCompact ? 44 : 26),
        isCompact ? { ...at, x: left } : { ...at, x: left - 10, 'text-anchor': 'end' },
      );
      markup += optionMarks(name, option, middle, marks);
      y += rowHeight;
    }
    if (nth < factors.length - 1) y += 4;
  }
  return { markup, height: y - top };
}

function optionMarks(
  factor: string,
  option: string,
  middle: number,
  { specifications, shown, colours, x, step }: Marks,
): string {
  const isDense = step < 5;
  const paths = byVerdict(shown, specifications, ({ choices }, column) => {
    if (!Object.hasOwn(choices, factor) || choices[factor] !== option) return '';
    const at = x(column).toFixed(1);
    return isDense ? `M${at},${middle - 4}v8` : `M${at},${middle}h0`;
  });
  const look = isDense
    ? { 'stroke-width': Math.max(1, 0.6 * step) }
    : { 'stroke-width': Math.min(6, 0.7 * step), 'stroke-linecap': 'round' };
  return [...paths]
    .map(([verdict, d]) =>
      d === '' ? '' : element('path', { d, fill: 'none', stroke: colours.get(verdict)!, ...look, class: 'choice' }),
    )
    .join('');
}

/** A line through both panels at the main specification, and its difference in words. */
function mainMark(
  { difference }: Specification,
  x: number,
  { upper: { y, panel }, bottom }: { readonly upper: ReturnType<typeof upperPanel>; readonly bottom: number },
): string {
  const isRight = x > (panel.left + panel.right) / 2;
  const at = { x: x + (isRight ? -9 : 9), y: panel.top + 4, dy: '.35em', 'text-anchor': isRight ? 'end' : 'start' };
  const rule = { x1: x, x2: x, y1: panel.top - 6, y2: bottom, stroke: themeColour('ink'), 'stroke-dasharray': '2 3' };
  return (
    element('line', { ...rule, 'stroke-opacity': 0.7 }) +
    (Number.isFinite(difference) ? diamond(x, y(difference)) : '') +
    label(`main ${formatSlope(difference)}`, { ...at, ...HALO, 'font-weight': 600 })
  );
}

function description({ specifications, agreement, influence, chosen }: CurveReport, shown: number): string {
  const [lowest, highest] = [specifications[0]!, specifications.at(-1)!];
  const count = `${formatNumber(specifications.length, 0)} specifications`;
  const parts = agreement.map(({ verdict, proportion }) => `${shortened(verdict, 40)} ${formatPercent(proportion, 0)}`);
  const main = chosen === null ? undefined : specifications[chosen];
  const most = influence.reduce<(typeof influence)[number] | undefined>(
    (best, one) => (best === undefined || one.explained > best.explained ? one : best),
    undefined,
  );
  return [
    `Specification curve of ${count}${shown < specifications.length ? `, ${formatNumber(shown, 0)} of them drawn` : ''}: differences from ${formatSlope(lowest.difference)} to ${formatSlope(highest.difference)}.`,
    parts.length === 0 ? '' : `Verdicts: ${parts.join(', ')}.`,
    main === undefined
      ? ''
      : `Main specification: ${formatSlope(main.difference)} ${formatSlopeRange(main.low, main.high)}, rank ${formatNumber(chosen! + 1, 0)}.`,
    most === undefined
      ? ''
      : `Most influential choice: ${shortened(most.factor, 48)}, which explains ${formatPercent(most.explained, 0)} of the variance.`,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}
