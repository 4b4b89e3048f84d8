/** A place in a drawing, in pixels from its top left. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** A line through places, as an SVG path to a tenth of a pixel. */
export function linePath(places: readonly Place[]): string {
  return places.length === 0 ? '' : `M${places.map(text).join('L')}`;
}

/** The area between an upper and a lower line. */
export function areaPath(upper: readonly Place[], lower: readonly Place[]): string {
  if (upper.length === 0 || lower.length === 0) return '';
  return `M${upper.map(text).join('L')}L${lower.map(text).reverse().join('L')}Z`;
}

function text({ x, y }: Place): string {
  return `${tenth(x)},${tenth(y)}`;
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
