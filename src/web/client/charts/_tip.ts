import { formatDate } from '../../../core/time-span.ts';
import type { HorizontalAxis } from './_axes.ts';
import type { Tip, TipLine } from './chart.ts';

/** A tooltip as one sentence, for those who hear it. */
export function tipText({ title, lines }: Tip): string {
  const texts = lines.map(({ name, window, value, range, bounds }) =>
    [name, window, value, range, bounds].filter((part) => part !== null && part !== undefined && part !== '').join(' '),
  );
  return `${title}: ${texts.join('; ')}`;
}

/** A window in words; an instant where it has no length. */
export function windowText(from: number, to: number, axis: HorizontalAxis = 'time'): string {
  const text = (at: number): string => (axis === 'time' ? formatDate(at) : String(Math.round(at * 100) / 100));
  return from === to ? text(from) : `${text(from)} to ${text(to)}`;
}

/** A range with what it is called; null where it is not known. */
export function rangeText(
  name: string,
  low: number | null,
  high: number | null,
  format: (value: number) => string,
): string | null {
  return low === null || high === null ? null : `${name} [${format(low)}, ${format(high)}]`;
}

/** At most so many lines, and how many are left out. */
export function shortened(lines: readonly TipLine[], most: number): TipLine[] {
  if (lines.length <= most) return [...lines];
  const left = lines.length - most + 1;
  return [...lines.slice(0, most - 1), { name: `and ${left} more`, colour: null, value: '', range: null, id: null }];
}
