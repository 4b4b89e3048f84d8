import { spreadApart } from '../../../report/spread-apart.ts';
import { type PlotBox, textRoom } from './_axes.ts';
import { areaPath, linePath, type Place } from './_path.ts';
import { insideAndNext, overlaps, stretchesOf } from './_windows.ts';
import type { Line, LinePoint, Range } from './chart.ts';

/** Where values are on a drawing. */
export interface Scales {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}

/** A line as it is drawn: SVG paths, empty where there is nothing to draw. */
export interface LineShape {
  readonly line: string;
  readonly interval: string;
  readonly bounds: string;
  /** Values with nothing beside them, and all of them where there is room to tell them apart. */
  readonly dots: readonly Place[];
  /** Where the line leaves the picture or ends. */
  readonly end: Place | null;
}

/** Pixels between values from which on each has a dot. */
const DOT_ROOM = 16;
/** Half the width of what is drawn around a value with nothing beside it. */
const HALF_ALONE = 3.5;

/** The part of a line that lies in a range. */
export function lineShape({ points }: Line, range: Range, { x, y }: Scales): LineShape {
  const near = insideAndNext(points, range);
  const stretches = stretchesOf(near, ({ estimate }) => estimate !== null);
  const placeOf = (point: LinePoint): Place => ({ x: x(point.x), y: y(point.estimate!) });
  const last = stretches.at(-1)?.at(-1);
  const first = stretches[0]?.[0];
  const isRoomy =
    first !== undefined && last !== undefined && x(last.x) - x(first.x) >= DOT_ROOM * Math.max(0, near.length - 1);
  const dots = isRoomy ? stretches.flat() : stretches.filter(({ length }) => length === 1).flat();
  const end = last === undefined ? null : endPlace(stretches.at(-1)!, range, { x, y });
  return {
    line: stretches.map((stretch) => (stretch.length === 1 ? '' : linePath(stretch.map(placeOf)))).join(''),
    interval: bandPath(near, 'low', 'high', { x, y }),
    bounds: bandPath(near, 'boundLow', 'boundHigh', { x, y }),
    dots: dots.map(placeOf),
    end,
  };
}

/** Last place of a line that is in the picture: between two values where the range ends between them. */
function endPlace(stretch: readonly LinePoint[], range: Range, { x, y }: Scales): Place {
  const last = stretch.at(-1)!;
  const before = stretch.at(-2);
  if (last.x <= range[1] || before === undefined || before.x >= range[1]) return { x: x(last.x), y: y(last.estimate!) };
  const part = (range[1] - before.x) / (last.x - before.x);
  const [from, to] = [y(before.estimate!), y(last.estimate!)];
  return { x: x(range[1]), y: from + (to - from) * part };
}

function bandPath(
  points: readonly LinePoint[],
  low: 'low' | 'boundLow',
  high: 'high' | 'boundHigh',
  { x, y }: Scales,
): string {
  const stretches = stretchesOf(points, (point) => point[low] !== null && point[high] !== null);
  return stretches
    .map((stretch) => {
      const places = stretch.length === 1 ? [-HALF_ALONE, HALF_ALONE] : [0];
      const edge = (end: typeof low | typeof high): Place[] =>
        stretch.flatMap((point) => places.map((shift) => ({ x: x(point.x) + shift, y: y(point[end]!) })));
      return areaPath(edge(high), edge(low));
    })
    .join('');
}

/** Least and greatest number of lines in a range, bands included; null where there is none that the scale can show. */
export function valueRange(lines: readonly Line[], [from, to]: Range, scale: 'linear' | 'log'): Range | null {
  let least = Infinity;
  let most = -Infinity;
  const add = (value: number | null): void => {
    if (value === null || (scale === 'log' && value <= 0)) return;
    if (value < least) least = value;
    if (value > most) most = value;
  };
  for (const { points } of lines) {
    for (const point of points) {
      if (!overlaps(point, from, to)) continue;
      add(point.estimate);
      add(point.low);
      add(point.high);
      add(point.boundLow);
      add(point.boundHigh);
    }
  }
  return least <= most ? [least, most] : null;
}

/** Whether there is any interval, or are any bounds, that can be told from the value itself. */
export function hasBand(lines: readonly Line[], low: 'low' | 'boundLow', high: 'high' | 'boundHigh'): boolean {
  return lines.some(({ points }) =>
    points.some((point) => point[low] !== null && point[high] !== null && point[low] !== point[high]),
  );
}

/** A name beside the end of a line, joined to it. */
export interface EndName {
  readonly id: string;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly leader: string;
}

const NAME_HEIGHT = 15;
const NAME_GAP = 16;

/** Pixels at the right of a plot for the names of its lines. */
export function nameRoom(names: readonly string[]): number {
  return Math.max(0, ...names.map((name) => textRoom(name))) + NAME_GAP + 6;
}

/** Names of lines at their ends, moved apart; none where they have no room. */
export function endNames(
  ends: readonly { readonly id: string; readonly name: string; readonly end: Place | null }[],
  { right, top, bottom }: PlotBox,
): EndName[] {
  const named = ends.filter((one): one is typeof one & { end: Place } => one.end !== null);
  if (named.length * NAME_HEIGHT > bottom - top + NAME_HEIGHT) return [];
  const places = spreadApart(
    named.map(({ end }) => end.y),
    NAME_HEIGHT,
    [top, bottom],
  );
  return named.map(({ id, name, end }, at) => ({
    id,
    name,
    x: right + NAME_GAP,
    y: places[at]!,
    leader: linePath([
      { x: Math.min(end.x, right), y: end.y },
      { x: right + 4, y: end.y },
      { x: right + NAME_GAP - 4, y: places[at]! },
    ]),
  }));
}

/** What a line says of an instant: the window around it. */
export function pointAt({ points }: Line, at: number): LinePoint | undefined {
  let low = 0;
  let high = points.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (points[middle]!.x + points[middle + 1]!.x < 2 * at) low = middle + 1;
    else high = middle;
  }
  const point = points[low];
  return point !== undefined && (point.x === at || (point.from <= at && at < point.to)) ? point : undefined;
}

/** Middles of the windows with a value that lie in a range, each once and in order. */
export function placesOf(lines: readonly Line[], [from, to]: Range): number[] {
  const places = new Set<number>();
  for (const { points } of lines) {
    for (const { x, estimate } of points) if (estimate !== null && x >= from && x <= to) places.add(x);
  }
  return [...places].sort((a, b) => a - b);
}
