import { areaPath, type Place } from './_path.ts';
import type { Curve, CurvePoint } from './chart.ts';

/** The points between which a curve is straight: a step holds until the next one. */
export function corners({ shape, points }: Pick<Curve, 'shape' | 'points'>): CurvePoint[] {
  if (shape !== 'step') return [...points];
  return points.flatMap((point, at) => {
    const before = points[at - 1];
    return before === undefined ? [point] : [{ ...before, x: point.x }, point];
  });
}

/** Stretches of points with nothing missing between them. */
export function wholeStretches(points: readonly CurvePoint[], isThere: (point: CurvePoint) => boolean): CurvePoint[][] {
  const result: CurvePoint[][] = [[]];
  for (const point of points) {
    if (isThere(point)) result.at(-1)!.push(point);
    else result.push([]);
  }
  return result.filter(({ length }) => length > 0);
}

/** The area of an interval; where it has no upper end it goes up to the top. */
export function intervalArea(
  points: readonly CurvePoint[],
  { x, y, top }: { readonly x: (at: number) => number; readonly y: (value: number) => number; readonly top: number },
): string {
  return wholeStretches(points, ({ low }) => low !== null)
    .map((stretch) => {
      const upper = stretch.map((point): Place => ({ x: x(point.x), y: point.high === null ? top : y(point.high) }));
      return areaPath(
        upper,
        stretch.map((point) => ({ x: x(point.x), y: y(point.low!) })),
      );
    })
    .join('');
}

/** What a curve says of a place: of steps the last before it, of others the one at that very place. */
export function curveAt({ shape, points }: Curve, place: number): CurvePoint | null {
  const found = points.findLast(({ x }) => x <= place) ?? null;
  return shape === 'step' || found?.x === place ? found : null;
}
