import { DAY_MS, parseInstant } from './time-span.ts';

/** A file that a publisher keeps at an address. */
export interface PublishedFile {
  /** Name of the file in the cache, without folders, `gpu_clusters.csv`. */
  readonly name: string;
  readonly url: string;
}

const US_DATE = /^(\d{1,2})\/(\d{1,2})\/(\d{2}|\d{4})$/;

/**
 * Milliseconds since 1970 of a date as publishers of tables write it: ISO 8601, or month/day/year with two or four digits.
 *
 * @throws {SyntaxError} if the text is neither, or names a day that does not exist.
 * @example
 * publishedDate('12/31/2025') === publishedDate('2025-12-31'); // => true
 * publishedDate('1/1/23') === publishedDate('2023-01-01'); // => true
 */
export function publishedDate(text: string): number {
  const match = US_DATE.exec(text.trim());
  if (match === null) return Math.floor(parseInstant(text) / DAY_MS) * DAY_MS;
  const [, month = '', day = '', year = ''] = match;
  const iso = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return parseInstant(iso);
}
