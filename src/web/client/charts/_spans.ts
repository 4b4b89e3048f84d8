import { type ScaleLinear, scaleLinear } from 'd3-scale';
import { shortened } from '../../../report/text-width.ts';
import { type NumberTick, numberTicks, textRoom } from './_axes.ts';
import type { Span } from './chart.ts';

/** A row of spans as it is drawn, in pixels. */
interface SpanShape {
  readonly span: Span;
  /** Its name, cut to its room. */
  readonly name: string;
  readonly top: number;
  readonly middle: number;
}

interface SpansLayout {
  readonly left: number;
  readonly right: number;
  readonly rowHeight: number;
  /** Below the last row. */
  readonly bottom: number;
  readonly height: number;
  /** Whether names stand above their rows. */
  readonly isNarrow: boolean;
  readonly x: ScaleLinear<number, number>;
  readonly ticks: readonly NumberTick[];
  readonly shapes: readonly SpanShape[];
}

interface SpansOptions {
  readonly width: number;
  readonly format: (value: number) => string;
}

/** Narrower drawings have names above the rows. */
const LEAST_WIDTH_BESIDE = 560;
const GAP = 12;
/** Room for half of a tick's text. */
const EDGE = 28;
const NAME_SIZE = 13;

/** Rows over one axis that holds zero, one below the other. */
export function spansLayout(rows: readonly Span[], { width, format }: SpansOptions): SpansLayout {
  const isNarrow = width < LEAST_WIDTH_BESIDE;
  const rowHeight = isNarrow ? 46 : 32;
  const longest = Math.max(0, ...rows.map(({ name }) => textRoom(name, NAME_SIZE)));
  const left = isNarrow ? EDGE : Math.min(longest + GAP + EDGE, width * 0.42);
  const right = width - EDGE;
  const characters = Math.floor((isNarrow ? width : left - GAP) / (NAME_SIZE * 0.56));
  const ends = rows.flatMap(({ parts, dots }) => [
    ...parts.flatMap(({ from, to }) => [from, to]),
    ...dots.map(({ at }) => at),
  ]);
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const x = scaleLinear([low, high > low ? high : low + 1], [left, right]).nice(5);
  const bottom = rows.length * rowHeight;
  return {
    left,
    right,
    rowHeight,
    bottom,
    height: bottom + 26,
    isNarrow,
    x,
    ticks: numberTicks(x, { scale: 'linear', format, means: '' }),
    shapes: rows.map((span, at) => ({
      span,
      name: shortened(span.name, characters),
      top: at * rowHeight,
      middle: at * rowHeight + (isNarrow ? rowHeight - 15 : rowHeight / 2),
    })),
  };
}
