import type { TimeSpan } from '../core/time-span.ts';

/** The calendar quarter, UTC, that holds an instant. */
export function quarterOf(ms: number): TimeSpan {
  const date = new Date(ms);
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth() - (date.getUTCMonth() % 3);
  return { fromMs: Date.UTC(year, month, 1), toMs: Date.UTC(year, month + 3, 1) };
}

/** Every calendar quarter from the one that holds the first instant to the one that holds the last. */
export function quartersFrom(firstMs: number, lastMs: number): readonly TimeSpan[] {
  const quarters: TimeSpan[] = [];
  for (let span = quarterOf(firstMs); span.fromMs <= lastMs; span = quarterOf(span.toMs)) quarters.push(span);
  return quarters;
}
