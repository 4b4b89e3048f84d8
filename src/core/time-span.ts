/** A half-open stretch of time: from inclusive, to exclusive, both milliseconds since 1970 UTC. */
export interface TimeSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

export const SECOND_MS = 1000;
export const DAY_MS = 86_400_000;
/** A year of 365.25 days, and a twelfth of it: what slopes and gaps are counted in. */
export const YEAR_MS = 365.25 * DAY_MS;
export const MONTH_MS = YEAR_MS / 12;

/**
 * ISO 8601 text of an instant, in UTC and to the second.
 *
 * @throws {RangeError} if the instant is not a date.
 * @example
 * formatInstant(0); // => '1970-01-01T00:00:00Z'
 */
export function formatInstant(ms: number): string {
  if (!Number.isFinite(ms)) throw new RangeError(`formatInstant: expected milliseconds since 1970, got ${ms}`);
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/**
 * ISO 8601 calendar date of an instant, in UTC.
 *
 * @example
 * formatDate(86400000); // => '1970-01-02'
 */
export function formatDate(ms: number): string {
  return formatInstant(ms).slice(0, 10);
}

const ISO = /^(\d{4})-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(?:Z|UTC|\+00:?00)?)?)?$/;

/**
 * Milliseconds since 1970 of an ISO 8601 date or UTC instant; a month alone means its first day.
 *
 * @throws {SyntaxError} if the text is not such a date, or names a day that does not exist.
 * @example
 * parseInstant('1970-01-02'); // => 86400000
 */
export function parseInstant(text: string): number {
  const match = ISO.exec(text.trim());
  if (match === null) throw new SyntaxError(`parseInstant: expected an ISO 8601 UTC date, got '${text.slice(0, 40)}'`);
  const [year, month, day, hour, minute, second] = match.slice(1).map((part) => Number(part ?? 0)) as number[];
  const ms = Date.UTC(year!, month! - 1, day || 1, hour, minute, second);
  const back = new Date(ms);
  if (back.getUTCFullYear() !== year || back.getUTCMonth() !== month! - 1 || back.getUTCDate() !== (day || 1)) {
    throw new SyntaxError(`parseInstant: no such day, got '${text}'`);
  }
  return ms;
}
