import { DAY_MS, type TimeSpan } from './time-span.ts';

/** How long a window is, or how far the next one starts: days, blocks, or calendar months, quarters and years. */
export type WindowSpec =
  | { readonly kind: 'days'; readonly days: number }
  | {
      readonly kind: 'blocks';
      readonly blocks: number /** Windows begin at heights divisible by `blocks`. */;
      readonly isAligned?: true;
    }
  | { readonly kind: 'months'; readonly months: 1 | 3 | 12 };

/** Blocks between two difficulty adjustments. */
export const EPOCH_BLOCKS = 2016;

const CALENDAR = { month: 1, quarter: 3, year: 12 } as const;

/**
 * A window or step as users write it: `30d`, `144b`, `epoch`, `month`, `quarter`, `year`.
 *
 * @throws {SyntaxError} if the text is none of these.
 * @throws {RangeError} if the count is zero or beyond 100,000 days or 10,000,000 blocks.
 * @example
 * parseWindowSpec('30d'); // => { kind: 'days', days: 30 }
 * parseWindowSpec('epoch'); // => { kind: 'blocks', blocks: 2016, isAligned: true }
 */
export function parseWindowSpec(text: string): WindowSpec {
  if (text === 'epoch') return { kind: 'blocks', blocks: EPOCH_BLOCKS, isAligned: true };
  if (text === 'month' || text === 'quarter' || text === 'year') return { kind: 'months', months: CALENDAR[text] };
  const match = /^(\d{1,9})([db])$/.exec(text);
  if (match === null) {
    throw new SyntaxError(`window: expected 30d, 144b, epoch, month, quarter or year, got '${text.slice(0, 40)}'`);
  }
  const count = Number(match[1]);
  const limit = match[2] === 'd' ? 100_000 : 10_000_000;
  if (count < 1 || count > limit) {
    throw new RangeError(`window: expected 1 to ${limit} ${match[2] === 'd' ? 'days' : 'blocks'}, got ${count}`);
  }
  return match[2] === 'd' ? { kind: 'days', days: count } : { kind: 'blocks', blocks: count };
}

/**
 * Windows of days or calendar periods that lie wholly inside a coverage, in order; empty when none fits.
 * Days count from the coverage's start, calendar periods from the first day of a step.
 *
 * @throws {RangeError} if the window or step counts blocks, or a calendar window steps by days.
 */
export function timeWindows(coverage: TimeSpan, window: WindowSpec, step: WindowSpec): TimeSpan[] {
  if (window.kind === 'blocks' || step.kind === 'blocks') {
    throw new RangeError('window: a window and its step must both count time or both count blocks');
  }
  if (window.kind === 'months' && step.kind === 'days') {
    throw new RangeError('window: a calendar window steps by month, quarter or year, not by days');
  }
  const firstMonth = monthIndex(coverage.fromMs) + (monthStart(monthIndex(coverage.fromMs)) < coverage.fromMs ? 1 : 0);
  const unit = step.kind === 'months' ? step.months : 1;
  const alignedMonth = Math.ceil(firstMonth / unit) * unit;
  const windows: TimeSpan[] = [];
  for (let index = 0; ; index++) {
    const fromMs =
      step.kind === 'days'
        ? coverage.fromMs + index * step.days * DAY_MS
        : monthStart(alignedMonth + index * step.months);
    const toMs =
      window.kind === 'days' ? fromMs + window.days * DAY_MS : monthStart(monthIndex(fromMs) + window.months);
    if (toMs > coverage.toMs) return windows;
    windows.push({ fromMs, toMs });
  }
}

function monthIndex(ms: number): number {
  const date = new Date(ms);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

function monthStart(index: number): number {
  return Date.UTC(Math.floor(index / 12), index % 12, 1);
}
