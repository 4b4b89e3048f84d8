import { decodeHeader } from '../bitcoin/index.ts';
import { cellText } from '../core/table.ts';
import { SECOND_MS } from '../core/time-span.ts';
import { readTable } from '../store/table-file.ts';
import { type StaleBand, type StaleEpisode, type StaleHeader, staleBands, staleEpisodes } from './stale-blocks.ts';

/** Stale blocks of a collection, counted. */
export interface StaleCollection {
  /** Height after the last stale block that was seen. */
  readonly untilHeight: number;
  readonly bands: readonly StaleBand[];
  readonly episodes: readonly StaleEpisode[];
}

/**
 * Stale blocks of a table with the columns height and header, the second empty where it is not recorded.
 *
 * @throws {TypeError} if a column is missing. @throws {RangeError} if a height is no whole number, or a header is none.
 */
export async function readStaleHeaders(
  path: string,
): Promise<{ readonly headers: readonly StaleHeader[]; readonly sha256: string }> {
  const table = await readTable(path);
  const heights = table.columns.get('height');
  const headers = table.columns.get('header');
  if (heights === undefined || headers === undefined)
    throw new TypeError(
      `stale blocks: expected the columns height and header, got ${[...table.columns.keys()].join(', ')} (${path})`,
    );
  const seen = Array.from({ length: table.rowCount }, (_, row): StaleHeader => {
    const text = cellText(heights, row) ?? '';
    const height = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (Number.isNaN(height))
      throw new RangeError(`stale blocks: expected a height, got '${text.slice(0, 40)}' (${path}, row ${row + 1})`);
    return { height, timeMs: headerTime(cellText(headers, row), { path, row }) };
  });
  return { headers: seen, sha256: table.sha256 };
}

function headerTime(
  text: string | null,
  { path, row }: { readonly path: string; readonly row: number },
): number | null {
  if (text === null || text === '') return null;
  if (!/^([0-9a-f]{2}){80}$/i.test(text))
    throw new RangeError(
      `stale blocks: expected the 160 hexadecimal digits of a header, got ${text.length} characters (${path}, row ${row + 1})`,
    );
  return decodeHeader(Buffer.from(text, 'hex')).timeSeconds * SECOND_MS;
}

/** Counts of a collection by bands of heights, from the first height that it looked at to the last stale block that it saw. */
export function staleCollection(
  headers: readonly StaleHeader[],
  { fromHeight }: { readonly fromHeight: number },
): StaleCollection {
  const inside = headers.filter(({ height }) => height >= fromHeight);
  const untilHeight = inside.reduce((highest, { height }) => Math.max(highest, height), fromHeight) + 1;
  return {
    untilHeight,
    bands: staleBands(inside, { fromHeight, untilHeight }),
    episodes: staleEpisodes(inside.map(({ height }) => height)),
  };
}
