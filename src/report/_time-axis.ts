import { type ScaleTime, scaleUtc } from 'd3-scale';
import { formatDate, type TimeSpan } from '../core/time-span.ts';
import { element, label, labelWidth } from './_svg.ts';
import { themeColour } from './palette.ts';

interface Dated {
  readonly span: TimeSpan;
}

/** Middle of a window, where its value is drawn. */
export function centreMs({ span }: Dated): number {
  return (span.fromMs + span.toMs) / 2;
}

/** Windows cut into stretches without a gap; a gap is a step longer than one and a half times the shortest. */
export function stretches<Window extends Dated>(windows: readonly Window[]): Window[][] {
  let shortestMs = Infinity;
  for (let index = 1; index < windows.length; index++) {
    shortestMs = Math.min(shortestMs, centreMs(windows[index]!) - centreMs(windows[index - 1]!));
  }
  const result: Window[][] = [];
  for (const [index, window] of windows.entries()) {
    const previous = windows[index - 1];
    if (previous === undefined || centreMs(window) - centreMs(previous) > 1.5 * shortestMs) result.push([window]);
    else result.at(-1)!.push(window);
  }
  return result;
}

/** Time from the first window's start to the last one's end, onto a range of pixels. */
export function timeScale(windows: readonly Dated[], range: readonly [number, number]): ScaleTime<number, number> {
  let fromMs = Infinity;
  let toMs = -Infinity;
  for (const { span } of windows) {
    fromMs = Math.min(fromMs, span.fromMs);
    toMs = Math.max(toMs, span.toMs);
  }
  return scaleUtc().domain([fromMs, toMs]).range(range);
}

/** Ticks and their dates along the foot of a chart, as many as have room. */
export function timeAxis(scale: ScaleTime<number, number>, baseline: number): string {
  const [left = 0, right = 0] = scale.range();
  let count = Math.max(1, Math.floor((right - left) / 44));
  while (count > 1 && !hasRoom(datedTicks(scale, count))) count--;
  return datedTicks(scale, count)
    .map(
      ({ x, text }) =>
        element('line', { x1: x, x2: x, y1: baseline, y2: baseline + 5, stroke: themeColour('soft') }) +
        label(text, { x, y: baseline + 19, 'text-anchor': 'middle', fill: themeColour('soft') }),
    )
    .join('');
}

interface DatedTick {
  readonly x: number;
  readonly text: string;
}

function datedTicks(scale: ScaleTime<number, number>, count: number): DatedTick[] {
  const format = scale.tickFormat(count);
  return scale.ticks(count).map((tick) => ({ x: scale(tick), text: format(tick) }));
}

function hasRoom(ticks: readonly DatedTick[]): boolean {
  return ticks.every(({ x, text }, index) => {
    const previous = ticks[index - 1];
    return previous === undefined || x - previous.x >= labelWidth((text.length + previous.text.length) / 2) + 6;
  });
}

/** Dotted rules at the instants inside the plot at which the source or scope changes. */
export function labelBreaks(
  instantsMs: readonly number[],
  scale: ScaleTime<number, number>,
  plot: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number },
  stroke: string,
): string {
  return instantsMs
    .filter((ms) => scale(ms) > plot.left && scale(ms) < plot.right)
    .map((ms) => {
      const rule = { x1: scale(ms), x2: scale(ms), y1: plot.top, y2: plot.bottom, stroke, 'stroke-dasharray': '1 4' };
      return element('line', rule, element('title', {}, `the source or scope changes ${formatDate(ms)}`));
    })
    .join('');
}
