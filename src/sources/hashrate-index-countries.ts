import type { JurisdictionHashrate } from '../core/mining.ts';
import {
  bySpan,
  exahashesCell,
  jurisdictionCell,
  percentCell,
  readingOnce,
  sumOf,
  withoutWrongSpans,
} from './_jurisdiction-rows.ts';
import { publishedRows, type RowCells } from './_published-rows.ts';
import type { PublishedSource } from './_source.ts';

const id = 'hashrate-index-countries';
const homepage = 'https://hashrateindex.com';
const needed = ['quarter', 'country', 'share_percent'] as const;
const columns = [...needed, 'hashrate_ehs'] as const;
const QUARTER = /^(\d{4})-Q([1-4])$/i;
/** What rounding may add to a complete list, and what it may lack. Percent. */
const ROUNDING = 1;

/**
 * Estimates of Luxor's Hashrate Index, hashrate by country and quarter, as a table typed from the publisher's map or from press that
 * quotes it. A quarter whose countries do not sum to 100% is an incomplete list.
 */
export const hashrateIndexCountries: PublishedSource<readonly JurisdictionHashrate[]> = {
  id,
  title: 'Hashrate Index, hashrate by country and quarter',
  publisher: 'Luxor, Hashrate Index',
  homepage,
  licence: null,
  citation: { title: 'Luxor: Hashrate Index, global hashrate map', url: homepage },
  accepts: `A row per quarter and country with the columns ${columns.join(', ')}; the quarter as 2025-Q3.`,
  files: [],
  recognises: (heads) => needed.every((column) => heads.some(({ name }) => name === column)),
  wanted: (heads) => columns.filter((column) => heads.some(({ name }) => name === column)),
  parse(table, options) {
    const file = options?.file ?? id;
    const read = readingOnce((cells) => readRow(cells, file));
    const parsed = publishedRows(table, { source: id, file, columns: needed, read });
    const { rows, problems } = withoutWrongSpans(parsed.value, {
      kind: 'bad-quarter-sum',
      expected: 'a quarter’s percentages to sum to at most 100',
      isWrong: (quarter) => sumOf(quarter) > 100 + ROUNDING,
    });
    const partial = bySpan(rows).filter((quarter) => sumOf(quarter) < 100 - ROUNDING);
    const incomplete = new Set(partial.map((quarter) => quarter[0]!.span.fromMs));
    const value = rows.map((row) => ({ ...row, isIncomplete: incomplete.has(row.span.fromMs) }));
    return { value, problems: [...parsed.problems, ...problems] };
  },
};

function readRow(cells: RowCells, file: string): JurisdictionHashrate {
  const text = cells.text('quarter') ?? '';
  const [, year, quarter] = QUARTER.exec(text) ?? cells.reject('bad-quarter', 'a quarter as 2025-Q3', text);
  const month = (Number(quarter) - 1) * 3;
  return {
    span: { fromMs: Date.UTC(Number(year), month), toMs: Date.UTC(Number(year), month + 3) },
    jurisdiction: jurisdictionCell(cells, 'country'),
    percent: percentCell(cells, 'share_percent'),
    exahashesPerSecond: exahashesCell(cells, 'hashrate_ehs'),
    isDoubtful: false,
    isIncomplete: false,
    origin: { source: id, file, row: cells.row },
  };
}
