import { type ScaleLinear, type ScaleLogarithmic, type ScaleTime, scaleLinear, scaleLog, scaleUtc } from 'd3-scale';
import { logTicks } from '../../../report/log-ticks.ts';
import type { Range } from './chart.ts';

/** Pixels across and down inside which values are drawn. */
export interface PlotBox {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export type HorizontalScale = ScaleTime<number, number> | ScaleLinear<number, number>;

/** A horizontal axis of plain numbers. */
export interface NumberAxis {
  readonly scale: 'linear' | 'log';
  readonly format: (value: number) => string;
  /** What it counts, said below it. */
  readonly means: string;
}

export type NumberScale = ScaleLinear<number, number> | ScaleLogarithmic<number, number>;

/** What the horizontal axis counts: milliseconds since 1970, or years. */
export type HorizontalAxis = 'time' | 'years';

export function horizontalScale(axis: HorizontalAxis, domain: Range, { left, right }: PlotBox): HorizontalScale {
  return axis === 'time' ? scaleUtc([...domain], [left, right]) : scaleLinear([...domain], [left, right]);
}

export function numberScale({ scale }: NumberAxis, domain: Range, { left, right }: PlotBox): NumberScale {
  return scale === 'log' ? scaleLog([...domain], [left, right]) : scaleLinear([...domain], [left, right]);
}

/** A mark on a horizontal axis of numbers. */
export interface NumberTick {
  readonly value: number;
  readonly x: number;
  readonly text: string;
}

/** Round numbers along a horizontal axis, as many as their texts have room for. */
export function numberTicks(scale: NumberScale, axis: NumberAxis): NumberTick[] {
  const [left = 0, right = 0] = scale.range();
  const [low = 0, high = 1] = scale.domain();
  const valuesOf = (most: number): number[] =>
    axis.scale === 'log' ? powersOfTen(low, high, most) : scale.ticks(most);
  const ticksOf = (most: number): NumberTick[] =>
    valuesOf(most).map((value) => ({ value, x: scale(value), text: axis.format(value) }));
  let most = Math.max(2, Math.floor((right - left) / 56));
  while (most > 1 && !haveRoom(ticksOf(most))) most--;
  return ticksOf(most);
}

/** At most so many powers of ten, evenly apart; finer round numbers where there are too few. */
function powersOfTen(low: number, high: number, most: number): number[] {
  const [first, last] = [Math.ceil(Math.log10(low) - 1e-9), Math.floor(Math.log10(high) + 1e-9)];
  if (last - first < 2) return logTicks(low, high, most).map(({ value }) => value);
  const stride = Math.ceil((last - first + 1) / most);
  const count = Math.floor((last - first) / stride) + 1;
  return Array.from({ length: count }, (_, at) => 10 ** (first + at * stride));
}

const TEXT_GAP = 14;

function haveRoom(ticks: readonly NumberTick[]): boolean {
  return ticks.every(({ x, text }, at) => {
    const before = ticks[at - 1];
    return before === undefined || x - before.x >= (textRoom(text) + textRoom(before.text)) / 2 + TEXT_GAP;
  });
}

/** A horizontal scale of time as a plain function, for the thousands of places of a drawing. */
export function pixelsAlong([from, to]: Range, { left, right }: PlotBox): (value: number) => number {
  const pixels = (right - left) / (to - from);
  return (value) => left + (value - from) * pixels;
}

/** A vertical scale with what is written at its left. */
export interface VerticalScale {
  /** Pixels from the top; what a logarithm cannot show lies on the floor. */
  readonly y: (value: number) => number;
  readonly ticks: readonly { readonly value: number; readonly y: number; readonly text: string }[];
}

export interface VerticalOptions {
  readonly scale: 'linear' | 'log';
  readonly format: (value: number) => string;
  readonly top: number;
  readonly bottom: number;
}

/** Pixels between ticks at the least, and around them wished for. */
const TICK_ROOM = 46;
/** Where the least of the values is this part of the greatest, a linear scale need not begin at zero. */
const FAR_FROM_ZERO = 0.5;

/** A scale that has room for all values; of thousands, the least and the greatest do. */
export function verticalScale(values: Iterable<number>, options: VerticalOptions): VerticalScale {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (!Number.isFinite(value) || (options.scale === 'log' && value <= 0)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (options.scale === 'log') return logarithmic(low <= high ? [low, high] : [0.1, 1], options);
  return linear(low <= high ? [low, high] : [0, 1], options);
}

function linear([low, high]: Range, { format, top, bottom }: VerticalOptions): VerticalScale {
  const isFar = low > 0 && low / high > FAR_FROM_ZERO && low < high;
  const ends = isFar ? [low, high] : [Math.min(0, low), high > 0 || low < 0 ? Math.max(0, high) : 1];
  let count = Math.max(2, Math.floor((bottom - top) / TICK_ROOM));
  const scale = scaleLinear().domain(ends).nice(count).range([bottom, top]);
  const texts = (): string[] => scale.ticks(count).map(format);
  while (count > 1 && new Set(texts()).size < texts().length) count--;
  const [floor = 0, ceiling = 1] = scale.domain();
  return {
    y: (value) => bottom + ((value - floor) / (ceiling - floor)) * (top - bottom),
    ticks: scale.ticks(count).map((value) => ({ value, y: scale(value), text: format(value) })),
  };
}

function logarithmic([low, high]: Range, { format, top, bottom }: VerticalOptions): VerticalScale {
  const room = low === high ? 2 : (high / low) ** 0.04;
  const scale = scaleLog()
    .domain([low / room, high * room])
    .range([bottom, top])
    .clamp(true);
  const y = (value: number): number => (value > 0 ? scale(value) : bottom);
  const most = Math.max(2, Math.floor((bottom - top) / 28));
  const ticks = logTicks(low / room, high * room, most);
  return { y, ticks: ticks.map(({ value }) => ({ value, y: y(value), text: format(value) })) };
}

/** Estimated pixels that a text takes, rather more than less. */
export function textRoom(text: string, size = 12.5): number {
  return text.length * size * 0.62;
}

/** Pixels at the left of a plot that its ticks' texts ask for. */
export function tickRoom({ ticks }: VerticalScale): number {
  return Math.max(28, ...ticks.map(({ text }) => textRoom(text) + 12));
}
