export interface SparklineSize {
  readonly width: number;
  readonly height: number;
}

/** Space around the line for its width and its last dot. */
const PAD = 3;

/** A line the size of a word, with a dot on its last value: an SVG path, broken where there is no value. */
export function sparklineShape(
  values: readonly (number | null)[],
  { width, height }: SparklineSize,
): { readonly path: string; readonly end: { readonly x: number; readonly y: number } | null } {
  let least = Infinity;
  let most = -Infinity;
  for (const value of values) {
    if (value === null) continue;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  const x = (index: number): number => round(PAD + ((width - 2 * PAD) * index) / Math.max(1, values.length - 1));
  // What never changes runs along the middle.
  const y = (value: number): number =>
    round(most === least ? height / 2 : height - PAD - ((height - 2 * PAD) * (value - least)) / (most - least));
  let path = '';
  let isOpen = false;
  let end = null;
  for (const [index, value] of values.entries()) {
    if (value === null) {
      isOpen = false;
      continue;
    }
    end = { x: x(index), y: y(value) };
    // A value between two gaps is a dot: a line of no length with round ends.
    path += `${isOpen ? 'L' : 'M'}${end.x},${end.y}${isOpen ? '' : 'h0'}`;
    isOpen = true;
  }
  return { path, end };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
