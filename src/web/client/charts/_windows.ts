import type { Range } from './chart.ts';

/** A window on a horizontal axis, in the axis's units. */
export interface Windowed {
  readonly from: number;
  readonly to: number;
}

/** Where a window is drawn. */
export function centre({ from, to }: Windowed): number {
  return (from + to) / 2;
}

/**
 * Windows, in order, cut into stretches without a gap. A gap is a window that is not there, and empty time longer than half
 * a window; between instants, which have no length, a step longer than one and a half times the usual one.
 */
export function stretchesOf<Window extends Windowed>(
  windows: readonly Window[],
  isThere: (window: Window) => boolean = () => true,
): Window[][] {
  const step = usualStep(windows);
  const result: Window[][] = [];
  let previous: Window | undefined;
  for (const window of windows) {
    if (!isThere(window)) {
      previous = undefined;
      continue;
    }
    if (previous === undefined || isGap(previous, window, step)) result.push([window]);
    else result.at(-1)!.push(window);
    previous = window;
  }
  return result;
}

function isGap(previous: Windowed, next: Windowed, step: number): boolean {
  const length = Math.min(previous.to - previous.from, next.to - next.from);
  return length > 0 ? next.from - previous.to > length / 2 : centre(next) - centre(previous) > 1.5 * step;
}

function usualStep(windows: readonly Windowed[]): number {
  const steps: number[] = [];
  for (let at = 1; at < windows.length; at++) steps.push(centre(windows[at]!) - centre(windows[at - 1]!));
  return steps.sort((a, b) => a - b)[steps.length >> 1] ?? 0;
}

/** Whether no window begins before the one before it ends: then each can be drawn as wide as it is. */
export function areApart(windows: readonly Windowed[]): boolean {
  return windows.every((window, at) => at === 0 || window.from >= windows[at - 1]!.to);
}

/** Least and greatest end of windows; null where there is none. */
export function extentOf(windows: Iterable<Windowed>): Range | null {
  let from = Infinity;
  let to = -Infinity;
  for (const window of windows) {
    from = Math.min(from, window.from);
    to = Math.max(to, window.to);
  }
  return from <= to ? [from, to] : null;
}

/** Windows that are at least in part inside a range. */
export function inside<Window extends Windowed>(windows: readonly Window[], [from, to]: Range): Window[] {
  return windows.filter((window) => overlaps(window, from, to));
}

/** Whether a window is at least in part inside a range; an instant may be its end. */
export function overlaps(window: Windowed, from: number, to: number): boolean {
  return window.from === window.to ? window.from >= from && window.to <= to : window.to > from && window.from < to;
}

/** Windows inside a range and one more on either side, to which a line leads out of the picture. */
export function insideAndNext<Window extends Windowed>(windows: readonly Window[], [from, to]: Range): Window[] {
  const first = windows.findIndex((window) => overlaps(window, from, to));
  if (first < 0) return [];
  const last = windows.findLastIndex((window) => overlaps(window, from, to));
  return windows.slice(Math.max(0, first - 1), last + 2);
}

/** Index of the place nearest to one; places in ascending order. -1 where there is none. */
export function nearestIndex(places: readonly number[], to: number): number {
  let low = 0;
  let high = places.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle]! + places[middle + 1]! < 2 * to) low = middle + 1;
    else high = middle;
  }
  return high < 0 ? -1 : low;
}

/** Parts of the whole that can still be zoomed to. */
const MOST_ZOOMED = 500;

/** A range made longer or shorter around a place of it, inside the whole; null: the whole. */
export function zoomed(
  range: Range,
  { whole, factor, around = (range[0] + range[1]) / 2 }: { whole: Range; factor: number; around?: number },
): Range | null {
  const length = Math.max((range[1] - range[0]) * factor, (whole[1] - whole[0]) / MOST_ZOOMED);
  const part = (around - range[0]) / (range[1] - range[0]);
  return within([around - length * part, around + length * (1 - part)], whole);
}

/** A range moved by a part of its length, inside the whole; null: the whole. */
export function moved(range: Range, whole: Range, part: number): Range | null {
  const step = (range[1] - range[0]) * part;
  return within([range[0] + step, range[1] + step], whole);
}

function within([from, to]: Range, whole: Range): Range | null {
  const length = to - from;
  if (length >= whole[1] - whole[0]) return null;
  const start = Math.min(Math.max(from, whole[0]), whole[1] - length);
  return [start, start + length];
}
