import { DAY_MS, formatDate, parseInstant } from '../../../core/time-span.ts';
import type { HorizontalAxis } from './_axes.ts';
import type { Range } from './chart.ts';

/**
 * A part of an axis as an address has it, in whole days or in years: `2020-01-01..2021-06-30`.
 *
 * @example
 * rangeParameter([0, 86_400_000], 'time'); // => '1970-01-01..1970-01-02'
 */
export function rangeParameter([from, to]: Range, axis: HorizontalAxis): string {
  if (axis === 'years') return `${round(from)}..${round(to)}`;
  const last = formatDate(Math.ceil(to / DAY_MS) * DAY_MS);
  return `${formatDate(from)}..${last}`;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** The part of an axis that an address asks for; null where it asks for none, or for nonsense. */
export function parseRange(text: string, axis: HorizontalAxis): Range | null {
  const [first = '', second = ''] = text.split('..');
  if (first === '' || second === '') return null;
  const [from, to] = [first, second].map((end) => (axis === 'time' ? instantOf(end) : Number(end))) as [number, number];
  return from < to && Number.isFinite(to - from) ? [from, to] : null;
}

function instantOf(text: string): number {
  try {
    return parseInstant(text);
  } catch {
    return Number.NaN; // somebody else's address
  }
}
