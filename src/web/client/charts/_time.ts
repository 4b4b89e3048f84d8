/** A window with its middle. */
interface Placed {
  readonly x: number;
}

/** Where a window is drawn. */
export function centre({ x }: Placed): number {
  return x;
}

/** Windows cut into stretches without a gap; a gap is a step longer than one and a half times the shortest. */
export function stretchesOf<Point extends Placed>(points: readonly Point[]): Point[][] {
  let shortest = Infinity;
  for (let index = 1; index < points.length; index++) {
    shortest = Math.min(shortest, points[index]!.x - points[index - 1]!.x);
  }
  const result: Point[][] = [];
  for (const [index, point] of points.entries()) {
    const previous = points[index - 1];
    if (previous === undefined || point.x - previous.x > 1.5 * shortest) result.push([point]);
    else result.at(-1)!.push(point);
  }
  return result;
}
