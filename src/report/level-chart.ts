import { scaleLinear } from 'd3-scale';
import type { Reading } from '../core/reading.ts';
import { drawing, element, extent, FONT_SIZE, hatching, label, labelWidth, type Size, type Titled } from './_svg.ts';
import { formatNumber, formatRange, formatValue, isProportion } from './format.ts';
import { seriesColour, themeColour } from './palette.ts';
import { capitalized } from './report-data.ts';
import { shortened, textWidth } from './text-width.ts';

export interface LevelChartData extends Titled {
  /** The same measure and window at several levels, in order of colour. */
  readonly rows: readonly { readonly name: string; readonly reading: Reading }[];
  /** What a higher value means, `more concentrated`. */
  readonly upMeans: string;
}

const ROW_HEIGHT = 44;

/**
 * Dots with interval and bounds, one row a level: how far the choice of level moves a measure, beside what chance and
 * attribution could. The scale does not begin at zero.
 */
export function levelChart(data: LevelChartData, { width }: Pick<Size, 'width'>): string {
  const rows = data.rows.flatMap(({ name, reading }, index) =>
    reading.estimate === null
      ? []
      : [{ name: shortened(capitalized(name), 20), reading, estimate: reading.estimate, colour: seriesColour(index) }],
  );
  const [first] = rows;
  if (first === undefined) {
    const message = 'No level has a value.';
    return drawing(
      data,
      { width, height: 40 },
      message,
      label(message, { x: 0, y: FONT_SIZE * 2, fill: themeColour('soft') }),
    );
  }
  const [lowest, highest] = extent(
    rows.flatMap(({ estimate, reading: { low, high, boundLow, boundHigh } }) => [
      estimate,
      low,
      high,
      boundLow,
      boundHigh,
    ]),
  );
  const margin = (highest - lowest || Math.abs(highest) || 1) * 0.08;
  const nameWidth = labelWidth(Math.max(...rows.map(({ name }) => textWidth(name)))) + 14;
  const valueWidth =
    labelWidth(Math.max(...rows.map(({ estimate, reading }) => formatValue(estimate, reading).length))) + 12;
  const bottom = rows.length * ROW_HEIGHT + 6;
  const x = scaleLinear([lowest - margin, highest + margin], [nameWidth, width - valueWidth]);
  const ticks = Math.max(2, Math.floor((width - valueWidth - nameWidth) / 50));

  const tickText = x.tickFormat(ticks, isProportion(first.reading) ? '%' : undefined);
  const grid = x.ticks(ticks).map(
    (tick) =>
      element('line', { x1: x(tick), x2: x(tick), y1: 4, y2: bottom, stroke: themeColour('rule') }) +
      label(tickText(tick), {
        x: x(tick),
        y: bottom + 16,
        'text-anchor': 'middle',
        'font-size': 12,
        fill: themeColour('soft'),
      }),
  );
  const marks = rows.map(({ name, reading, estimate, colour }, index) => {
    const middle = index * ROW_HEIGHT + ROW_HEIGHT / 2 + 4;
    const { low, high, boundLow, boundHigh } = reading;
    const hatchId = `${data.id}-bounds-${index}`;
    let row = label(name, { x: 0, y: middle, dy: '.35em', 'font-weight': 600, fill: colour });
    if (boundLow !== null && boundHigh !== null && boundHigh > boundLow) {
      const box = { x: x(boundLow), y: middle - 11, width: x(boundHigh) - x(boundLow), height: 22 };
      row += element('defs', {}, hatching(hatchId, colour, 0.55));
      row += element('rect', {
        ...box,
        fill: `url(#${hatchId})`,
        stroke: colour,
        'stroke-width': 0.7,
        class: 'bounds',
      });
    }
    if (low !== null && high !== null) {
      const bar = { x: x(low), y: middle - 4, width: x(high) - x(low), height: 8, rx: 4 };
      row += element('rect', { ...bar, fill: colour, 'fill-opacity': 0.45, class: 'interval' });
    }
    row += element('circle', {
      cx: x(estimate),
      cy: middle,
      r: 4,
      fill: colour,
      stroke: themeColour('paper'),
      class: 'estimate',
    });
    return (
      row +
      label(formatValue(estimate, reading), {
        x: width,
        y: middle,
        dy: '.35em',
        'text-anchor': 'end',
        'font-weight': 700,
        fill: colour,
      })
    );
  });
  const description = rows
    .map(
      ({ name, reading }) =>
        `${name}: ${formatValue(reading.estimate, reading)} ${reading.unit}, interval ${formatRange(reading.low, reading.high, reading)}, bounds ${formatRange(reading.boundLow, reading.boundHigh, reading)}.`,
    )
    .join(' ');
  return drawing(
    data,
    { width, height: bottom + 42 },
    `Dots with interval and bounds, right means ${data.upMeans}. ${description}`,
    ...grid,
    ...marks,
    label(`${data.upMeans} →`, {
      x: width - valueWidth,
      y: bottom + 36,
      'text-anchor': 'end',
      'font-size': 12,
      fill: themeColour('soft'),
    }),
  );
}

/**
 * One sentence on how far the level moves a measure and how wide the intervals are; null for fewer than two values.
 *
 * @example
 * levelDifference([]); // => null
 */
export function levelDifference(readings: readonly Reading[]): string | null {
  const known = readings.filter((reading) => reading.estimate !== null);
  const [first] = known;
  if (first === undefined || known.length < 2) return null;
  const [lowest, highest] = extent(known.map(({ estimate }) => estimate));
  const widths = known.flatMap(({ low, high }) => (low === null || high === null ? [] : [high - low]));
  const amount = (value: number): string =>
    isProportion(first)
      ? `${formatNumber(100 * value, 1)} percentage points`
      : `${formatValue(value, first)} ${first.unit}`;
  const moved = `The choice of level moves this by ${amount(highest - lowest)}`;
  if (widths.length === 0) return `${moved}.`;
  return `${moved}; the widest interval is ${amount(Math.max(...widths))} across.`;
}
