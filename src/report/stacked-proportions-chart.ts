import { scaleLinear } from 'd3-scale';
import { area, stack as stackLayout } from 'd3-shape';
import {
  COMPACT_WIDTH,
  drawing,
  element,
  FONT_SIZE,
  hatching,
  label,
  labelWidth,
  type Size,
  type Titled,
} from './_svg.ts';
import { centreMs, labelBreaks, stretches, timeAxis, timeScale } from './_time-axis.ts';
import { formatMonth, formatPercent } from './format.ts';
import { entityColour, themeColour } from './palette.ts';
import { spreadApart } from './spread-apart.ts';
import type { Stack, StackWindow } from './stack.ts';
import { shortened, textWidth } from './text-width.ts';

export interface StackedProportionsData extends Titled {
  readonly stack: Stack;
  readonly names: ReadonlyMap<string, string>;
  readonly labelBreaksMs: readonly number[];
}

interface Band {
  readonly name: string;
  readonly fill: string;
  readonly proportion: (window: StackWindow) => number;
}

interface Edge {
  readonly ms: number;
  readonly window: StackWindow;
}

/** Bands thinner than this at the end are named inside, where they are thickest, if they are named at all. */
const SMALLEST_NAMED_AT_END = 0.01;
/** Height in pixels that a name needs inside its band. */
const LEAST_ROOM = 12;

/**
 * Stacked areas of the proportions of a layer's largest entities over time, all others in grey above them and what is
 * tied to nobody hatched at the top, named in place; a band too small for its name is named in a key below, for which the
 * drawing grows.
 */
export function stackedProportionsChart(data: StackedProportionsData, size: Size): string {
  const isCompact = size.width < COMPACT_WIDTH;
  const { windows } = data.stack;
  const last = windows.at(-1);
  if (last === undefined) {
    const message = 'No window has any weight.';
    return drawing(data, size, message, label(message, { x: 0, y: FONT_SIZE * 2, fill: themeColour('soft') }));
  }
  const hatchId = `${data.id}-nobody`;
  const bands: Band[] = [
    ...data.stack.entities.map((entity, index) => ({
      name: shortened(data.names.get(entity) ?? entity, isCompact ? 14 : 18),
      fill: entityColour(entity),
      proportion: (window: StackWindow) => window.proportions[index]!,
    })),
    { name: 'all others', fill: themeColour('rest'), proportion: ({ rest }) => rest },
    { name: 'unattributed', fill: `url(#${hatchId})`, proportion: ({ unattributed }) => unattributed },
  ];
  const named = bands.filter(({ proportion }) => proportion(last) >= SMALLEST_NAMED_AT_END);
  const endColumns = Math.max(...named.map(({ name }) => textWidth(name) + 5)); // the percentage, and one for wide letters
  const plot = { left: 44, right: size.width - labelWidth(endColumns, 12) - 22, top: 8, bottom: size.height - 28 };
  const x = timeScale(windows, [plot.left, plot.right]);
  const y = scaleLinear([0, 1], [plot.bottom, plot.top]);

  const layout = stackLayout<unknown, Edge, number>()
    .keys(bands.keys())
    .value(({ window }, index) => bands[index]!.proportion(window));
  const shape = area<readonly [number, number] & { readonly data: Edge }>()
    .x((point) => x(point.data.ms))
    .y0(([low]) => y(low))
    .y1(([, high]) => y(high))
    .digits(1);
  const areas = stretches(windows).flatMap((stretch) =>
    layout(edges(stretch)).map((layer, index) =>
      element('path', {
        d: shape(layer as Parameters<typeof shape>[0]) ?? '',
        fill: bands[index]!.fill,
        stroke: themeColour('paper'),
        'stroke-width': 0.5,
      }),
    ),
  );
  const tickText = y.tickFormat(4, '%');
  const grid = y.ticks(4).map((tick) => {
    const text = { x: plot.left - 8, y: y(tick), dy: '.35em', 'text-anchor': 'end', fill: themeColour('soft') };
    const rule = {
      x1: plot.left,
      x2: plot.right,
      y1: y(tick),
      y2: y(tick),
      stroke: themeColour('paper'),
      'stroke-opacity': 0.45,
    };
    return label(tickText(tick), text) + element('line', rule);
  });

  const inside = insideLabels();
  const key = bandKey(inside.unnamed, size);
  return drawing(
    data,
    { width: size.width, height: size.height + key.height },
    description(data, bands),
    element('defs', {}, hatching(hatchId, themeColour('hatch'))),
    ...areas,
    ...grid,
    labelBreaks(data.labelBreaksMs, x, plot, themeColour('ink')),
    timeAxis(x, plot.bottom),
    ...inside.labels,
    ...endLabels(),
    key.markup,
  );

  function endLabels(): string[] {
    const middles = named.map((band) => {
      const below = bands.slice(0, bands.indexOf(band)).reduce((sum, { proportion }) => sum + proportion(last!), 0);
      return y(below + band.proportion(last!) / 2);
    });
    const places = spreadApart(middles, 15, [plot.top + 6, plot.bottom - 6]);
    return named.map(({ name, fill, proportion }, index) => {
      const leader = `M${plot.right + 1},${middles[index]!.toFixed(2)}h3L${plot.right + 13},${places[index]!.toFixed(2)}h3`;
      const stroke = fill.startsWith('url') ? themeColour('hatch') : fill;
      const at = { y: places[index]!, dy: '.35em', 'font-size': 12 };
      return (
        element('path', { d: leader, fill: 'none', stroke, 'stroke-width': 2 }) +
        label(`${name} ${formatPercent(proportion(last!), 0)}`, { ...at, x: plot.right + 19 })
      );
    });
  }

  /** Names of the bands that have gone by the end, each where there is most room in it, unless another name is there. */
  function insideLabels(): { labels: string[]; unnamed: Band[] } {
    const taken: { left: number; right: number; y: number }[] = [];
    const labels: string[] = [];
    const unnamed: Band[] = [];
    for (const band of bands.slice(0, data.stack.entities.length)) {
      if (named.includes(band)) continue;
      const halfWidth = labelWidth(textWidth(band.name), 12) / 2;
      const level = mostRoom(band, halfWidth, halfWidth);
      // A steep band has room for a name that crosses its edges, as long as the name's middle is inside.
      const best = level.height < LEAST_ROOM ? mostRoom(band, halfWidth, halfWidth / 3) : level;
      const place = { left: best.middle - halfWidth, right: best.middle + halfWidth, y: best.y };
      const isTaken = taken.some(
        (other) => other.left < place.right && place.left < other.right && Math.abs(other.y - place.y) < 14,
      );
      if (best.height < LEAST_ROOM || isTaken) {
        unnamed.push(band);
        continue;
      }
      taken.push(place);
      const halo = {
        stroke: themeColour('paper'),
        'stroke-width': 3,
        'stroke-opacity': 0.85,
        'paint-order': 'stroke',
        'stroke-linejoin': 'round',
      };
      const at = { x: best.middle, y: best.y, dy: '.35em', 'text-anchor': 'middle', 'font-size': 12 };
      labels.push(label(band.name, { ...at, ...halo }));
    }
    return { labels, unnamed };
  }

  /** Tallest level strip inside a band, over a part of a name's width, where the whole name stays in the plot. */
  function mostRoom(band: Band, halfWidth: number, insideHalfWidth: number): Room {
    const before = bands.slice(0, bands.indexOf(band));
    const strips = windows.map((window) => {
      const below = before.reduce((sum, { proportion }) => sum + proportion(window), 0);
      return { x: x(centreMs(window)), floor: y(below), ceiling: y(below + band.proportion(window)) };
    });
    let best: Room = { middle: 0, y: 0, height: 0 };
    for (const { x: middle } of strips) {
      if (middle - halfWidth < plot.left || middle + halfWidth > plot.right) continue;
      const near = strips.filter((strip) => Math.abs(strip.x - middle) <= insideHalfWidth);
      const floor = Math.min(...near.map((strip) => strip.floor));
      const ceiling = Math.max(...near.map((strip) => strip.ceiling));
      if (floor - ceiling > best.height) best = { middle, y: (floor + ceiling) / 2, height: floor - ceiling };
    }
    return best;
  }
}

/** Squares with names, in rows below the axis. */
function bandKey(bands: readonly Band[], size: Size): { markup: string; height: number } {
  let x = 0;
  let y = size.height + 8;
  let markup = '';
  for (const { name, fill } of bands) {
    const width = 18 + labelWidth(textWidth(name), 12);
    if (x > 0 && x + width > size.width) {
      x = 0;
      y += 20;
    }
    markup += element('rect', { x, y: y - 6, width: 12, height: 12, fill });
    markup += label(name, { x: x + 18, y, dy: '.35em', 'font-size': 12 });
    x += width + 14;
  }
  return { markup, height: markup === '' ? 0 : y + 10 - size.height };
}

interface Room {
  readonly middle: number;
  readonly y: number;
  readonly height: number;
}

/** Points of a stretch at its windows' centres, drawn out to its first start and its last end. */
function edges(stretch: readonly StackWindow[]): Edge[] {
  const first = stretch[0]!;
  const last = stretch.at(-1)!;
  return [
    { ms: first.span.fromMs, window: first },
    ...stretch.map((window) => ({ ms: centreMs(window), window })),
    { ms: last.span.toMs, window: last },
  ];
}

function description({ stack }: StackedProportionsData, bands: readonly Band[]): string {
  const first = stack.windows[0]!;
  const last = stack.windows.at(-1)!;
  const changes = bands.map(
    ({ name, proportion }) => `${name} ${formatPercent(proportion(first))} to ${formatPercent(proportion(last))}`,
  );
  return `Stacked areas from ${formatMonth(centreMs(first))} to ${formatMonth(centreMs(last))}: ${changes.join('; ')}.`;
}
