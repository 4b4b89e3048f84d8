import { areaPath, type Place } from './_path.ts';
import type { Range } from './chart.ts';

/** A value at a day, with what may be drawn around it. */
export interface DatedPoint {
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  readonly value: number | null;
  /** Interval; a low end alone means so much or more. */
  readonly low: number | null;
  readonly high: number | null;
  /** What the value is of, the name of a model. */
  readonly label: string | null;
  /** Figure id. */
  readonly id: string | null;
}

export interface DatedSeries {
  readonly id: string;
  readonly name: string;
  readonly colour: string;
  /** Steps hold until the next one; a line goes from point to point. */
  readonly shape: 'step' | 'line';
  /** Whether its name stands at its last point, where it ends before others do. */
  readonly isNamedInPlace?: boolean;
  /** In order of time. */
  readonly points: readonly DatedPoint[];
}

/** A distance that is drawn between two places. */
export interface Distance {
  readonly id: string;
  readonly fromAt: number;
  readonly toAt: number;
  readonly fromValue: number;
  readonly toValue: number;
  /** Whether its end is not known yet: it goes on. */
  readonly isOpen: boolean;
  /** What the tooltip says of it. */
  readonly title: string;
  readonly value: string;
}

/** The point of a series that stands at a time: of steps the last before it, of a line the one on that very day. */
export function pointAt({ shape, points }: DatedSeries, at: number): DatedPoint | null {
  const found = points.findLast((point) => point.at <= at) ?? null;
  return shape === 'step' || found?.at === at ? found : null;
}

/**
 * One name for two lines that are the same.
 *
 * @example
 * joinedTitle('Phone with 6 GB', 'Phone with 8 GB'); // => 'Phone with 6 GB, 8 GB'
 * joinedTitle('Laptop with 32 GB', 'Graphics card with 24 GB'); // => 'Laptop with 32 GB, graphics card with 24 GB'
 */
export function joinedTitle(first: string, second: string): string {
  const [kind, size] = second.split(' with ');
  if (size !== undefined && first.includes(`${kind} with `)) return `${first}, ${size}`;
  return `${first}, ${second.charAt(0).toLowerCase()}${second.slice(1)}`;
}

/** Points that are seen in a range: those inside, and the one that leads into it and out of it. */
export function nearPoints({ points }: DatedSeries, [from, to]: Range): readonly DatedPoint[] {
  const first = points.findLastIndex(({ at }) => at < from);
  const last = points.findIndex(({ at }) => at > to);
  return points.slice(Math.max(0, first), last === -1 ? points.length : last + 1);
}

/** What a vertical scale has to have room for; steps count as they come into the range. */
export function valuesIn(series: DatedSeries, range: Range): number[] {
  const seen = nearPoints(series, range).filter(
    ({ at }) => (at >= range[0] || series.shape === 'step') && at <= range[1],
  );
  return seen.flatMap(({ value, low, high }) => [value, low, high].filter((one) => one !== null));
}

/** Stretches of points with nothing missing between them. */
export function stretches(
  points: readonly DatedPoint[],
  isThere: (point: DatedPoint) => boolean = ({ value }) => value !== null,
): DatedPoint[][] {
  const result: DatedPoint[][] = [[]];
  for (const point of points) {
    if (isThere(point)) result.at(-1)!.push(point);
    else result.push([]);
  }
  return result.filter((stretch) => stretch.length > 0);
}

/** An SVG path through places, to a tenth of a pixel. Steps hold until the next place, the last until `endX`. */
export function datedPath(
  places: readonly Place[],
  { shape, endX }: { readonly shape: DatedSeries['shape']; readonly endX: number },
): string {
  let path = '';
  for (const [index, { x, y }] of places.entries()) {
    if (index === 0) path += `M${tenth(x)},${tenth(y)}`;
    else path += shape === 'step' ? `H${tenth(x)}V${tenth(y)}` : `L${tenth(x)},${tenth(y)}`;
  }
  const last = places.at(-1);
  return shape === 'step' && last !== undefined ? `${path}H${tenth(Math.max(endX, last.x))}` : path;
}

/** The area of an interval; one without an upper end goes up to the top. */
export function bandPath(
  points: readonly DatedPoint[],
  { x, y, top }: { readonly x: (at: number) => number; readonly y: (value: number) => number; readonly top: number },
): string {
  return stretches(points, ({ low }) => low !== null)
    .map((stretch) =>
      areaPath(
        stretch.map(({ at, high }) => ({ x: x(at), y: high === null ? top : y(high) })),
        stretch.map(({ at, low }) => ({ x: x(at), y: y(low!) })),
      ),
    )
    .join('');
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
