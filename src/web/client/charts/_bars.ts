import { shortened } from '../../../report/text-width.ts';
import { textRoom } from './_axes.ts';
import type { Bar } from './chart.ts';

/** A bar as it is drawn, in pixels. */
interface BarShape {
  readonly bar: Bar;
  /** Its name, cut to its room. */
  readonly name: string;
  /** Top of its row and middle of the bar. */
  readonly top: number;
  readonly middle: number;
  readonly length: number;
  /** Ends of the interval and of the bounds; null where there are none. */
  readonly interval: readonly [number, number] | null;
  readonly bounds: readonly [number, number] | null;
  readonly valueX: number;
  readonly value: string;
}

interface BarsLayout {
  /** Where bars begin. */
  readonly left: number;
  readonly rowHeight: number;
  readonly height: number;
  /** Whether names stand above their bars. */
  readonly isNarrow: boolean;
  readonly bars: readonly BarShape[];
}

interface BarsOptions {
  readonly width: number;
  readonly format: (value: number) => string;
  /** What a bar over the whole width stands for; the largest of all ends where it is not given. */
  readonly max?: number | undefined;
}

const BAR_HEIGHT = 18;
/** Narrower drawings have names above bars. */
const LEAST_WIDTH_BESIDE = 480;
const GAP = 8;

/** Bars with room for their names at the left and their values at the right, one below the other. */
export function barsLayout(rows: readonly Bar[], { width, format, max }: BarsOptions): BarsLayout {
  const isNarrow = width < LEAST_WIDTH_BESIDE;
  const rowHeight = isNarrow ? 46 : 30;
  const longest = Math.max(0, ...rows.map(({ name }) => textRoom(name, 13)));
  const left = isNarrow ? 0 : Math.min(longest + GAP + 4, width * 0.35);
  const characters = Math.floor((isNarrow ? width : left - GAP) / (13 * 0.62));
  const room = Math.max(0, ...rows.map(({ value }) => textRoom(format(value), 13))) + GAP + 4;
  const most = max ?? Math.max(0, ...rows.flatMap((row) => endsOf(row)));
  const x = (value: number): number =>
    left + (most > 0 ? (Math.min(Math.max(value, 0), most) / most) * (width - left - room) : 0);
  const pair = (low: number | null | undefined, high: number | null | undefined): readonly [number, number] | null =>
    typeof low === 'number' && typeof high === 'number' ? [x(low), x(high)] : null;
  const bars = rows.map((bar, at) => {
    const interval = pair(bar.low, bar.high);
    const bounds = pair(bar.boundLow, bar.boundHigh);
    return {
      bar,
      name: shortened(bar.name, characters),
      top: at * rowHeight,
      middle: at * rowHeight + (isNarrow ? rowHeight - BAR_HEIGHT / 2 - 5 : rowHeight / 2),
      length: Math.max(bar.value > 0 ? 1 : 0, x(bar.value) - left),
      interval,
      bounds,
      valueX: Math.max(x(bar.value), interval?.[1] ?? 0, bounds?.[1] ?? 0) + GAP,
      value: format(bar.value),
    };
  });
  return { left, rowHeight, height: rows.length * rowHeight, isNarrow, bars };
}

function endsOf({ value, high, boundHigh }: Bar): number[] {
  return [value, high ?? 0, boundHigh ?? 0];
}
