import type { JurisdictionHashrate } from '../core/mining.ts';
import type { Problem } from '../core/problem.ts';
import { formatDate } from '../core/time-span.ts';
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

const id = 'cambridge-mining-map';
const homepage = 'https://ccaf.io/cbnsi/cbeci/mining_map';

/** Names of the columns in the two shapes of the publisher's table; the older one has no hashrate. */
const shapes = [
  { date: 'date', country: 'country', percent: 'monthly_hashrate_%', exahashes: 'monthly_absolute_hashrate_EH/S' },
  { date: 'Date', country: 'Country', percent: 'Share of global hashrate', exahashes: null },
] as const;
type Shape = (typeof shapes)[number];

/** A jurisdiction above this that reads 0 a month later has left the sample, not the network. Percent. */
const TOO_LARGE_TO_VANISH = 1;
/** What rounding may do to one row. Percent. */
const ROUNDING = 0.05;

/**
 * Hashrate by country and month in the sample of pools that report to Cambridge. It is a proportion of the sample, 32–44% of
 * the network. A month in which a large country reads 0 is a hole in the sample, as July and August of 2021: its rows are
 * marked incomplete.
 */
export const cambridgeMiningMap: PublishedSource<readonly JurisdictionHashrate[]> = {
  id,
  title: 'Cambridge Bitcoin mining map, hashrate by country and month',
  publisher: 'Cambridge Centre for Alternative Finance',
  homepage,
  licence: 'the publisher’s terms of use; not cleared for redistribution',
  citation: { title: 'Cambridge Bitcoin Electricity Consumption Index: mining map', url: homepage },
  accepts: `A row per month and country with the columns ${shapes.map((shape) => namesOf(shape).join(', ')).join('; or ')}.`,
  files: [
    {
      name: 'cambridge_mining_map.csv',
      url: 'https://ccaf.io/cbeci/api/v1.2.0/download/mining_countries',
    },
  ],
  recognises: (heads) => shapeOf(heads.map(({ name }) => name)) !== undefined,
  wanted: (heads) => namesOf(shapeOf(heads.map(({ name }) => name)) ?? shapes[0]),
  parse(table, options) {
    const file = options?.file ?? id;
    const shape = shapeOf([...table.columns.keys()]) ?? shapes[0];
    const read = readingOnce((cells) => readRow(cells, { file, shape }));
    const parsed = publishedRows(table, { source: id, file, columns: namesOf(shape), read });
    const summed = withoutWrongSpans(parsed.value, {
      kind: 'bad-month',
      expected: 'a month’s percentages to sum to 100',
      isWrong: (rows) => Math.abs(sumOf(rows) - 100) > ROUNDING * rows.length,
    });
    const { rows, problems } = markHoles(summed.rows);
    return { value: rows, problems: [...parsed.problems, ...summed.problems, ...problems] };
  },
};

function namesOf({ date, country, percent, exahashes }: Shape): readonly string[] {
  return [date, country, percent, ...(exahashes === null ? [] : [exahashes])];
}

function shapeOf(names: readonly string[]): Shape | undefined {
  return shapes.find((shape) => namesOf(shape).every((name) => names.includes(name)));
}

function readRow(
  cells: RowCells,
  { file, shape }: { readonly file: string; readonly shape: Shape },
): JurisdictionHashrate {
  const date = cells.date(shape.date) ?? cells.reject('no-date', `a month in ${shape.date}`, '');
  const day = new Date(date);
  return {
    span: {
      fromMs: Date.UTC(day.getUTCFullYear(), day.getUTCMonth()),
      toMs: Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1),
    },
    jurisdiction: jurisdictionCell(cells, shape.country),
    percent: percentCell(cells, shape.percent),
    exahashesPerSecond: shape.exahashes === null ? null : exahashesCell(cells, shape.exahashes),
    isDoubtful: cells.text(shape.country)!.endsWith('*'),
    isIncomplete: false,
    origin: { source: id, file, row: cells.row },
  };
}

/** Marks the rows of months in which a jurisdiction reads 0 that read more than 1% when it was last above 0. */
function markHoles(rows: readonly JurisdictionHashrate[]): {
  readonly rows: readonly JurisdictionHashrate[];
  readonly problems: readonly Problem[];
} {
  const last = new Map<string | null, number>();
  const holes: JurisdictionHashrate[] = [];
  for (const month of bySpan(rows)) {
    for (const row of month) {
      if (row.percent > 0) last.set(row.jurisdiction, row.percent);
      else if ((last.get(row.jurisdiction) ?? 0) > TOO_LARGE_TO_VANISH) holes.push(row);
    }
  }
  if (holes.length === 0) return { rows, problems: [] };
  const { span, jurisdiction, origin } = holes[0]!;
  const where = `${origin.file}, row ${origin.row}, ${formatDate(span.fromMs)}`;
  const problem: Problem = {
    kind: `${id}/hole-in-sample`,
    message: `${id}: expected ${jurisdiction ?? 'other'} to stay above 0 from one month to the next, got 0 (${where})`,
    count: holes.length,
  };
  const months = new Set(holes.map((row) => row.span.fromMs));
  return {
    rows: rows.map((row) => (months.has(row.span.fromMs) ? { ...row, isIncomplete: true } : row)),
    problems: [problem],
  };
}
