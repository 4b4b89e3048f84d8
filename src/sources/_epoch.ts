import type { ChipTotal, SiteReading } from '../core/compute-rows.ts';
import type { Amount, RowOrigin } from '../core/holding.ts';
import type { PublishedFile } from '../core/published.ts';
import type { Table } from '../core/table.ts';
import { DAY_MS, formatDate } from '../core/time-span.ts';
import { epochHub } from './_epoch-cells.ts';
import { publishedRows, type RowCells } from './_published-rows.ts';
import type { PublishedSource } from './_source.ts';

/** More H100-equivalents than this in one row is a slip of the decimal point. */
const MOST_H100E = 1e9;
/** More megawatts than this at one site is a slip of the unit: the world's power plants together make about 1e7. */
const MOST_MEGAWATTS = 1e6;
const FIRST_MS = Date.UTC(1950, 0, 1);
const LAST_MS = Date.UTC(2100, 0, 1);

/** A table of Epoch AI's: what sets it apart, and how one row of it is read. */
interface EpochTable<Row> extends Pick<PublishedSource<readonly Row[]>, 'id' | 'title' | 'accepts' | 'files'> {
  /** Page that describes the data. */
  readonly page: string;
  /** Columns that it cannot do without. */
  readonly columns: readonly string[];
  /** Columns that are read where they are there. */
  readonly optional: readonly string[];
  /** Columns of its near kin: a table that has one of them is another. */
  readonly without?: readonly string[];
  /** Reader of one table, so that it may compare a row with the others. */
  reader(table: Table, origin: (cells: RowCells) => RowOrigin): (cells: RowCells) => Row | null;
}

/** The source of a table of Epoch AI's. */
export function epochSource<Row>(table: EpochTable<Row>): PublishedSource<readonly Row[]> {
  const { id, title, accepts, files, page, columns, optional, without = [] } = table;
  const { licence } = epochHub;
  return {
    id,
    title,
    ...epochHub,
    homepage: page,
    citation: { title: `Epoch AI, "${title}"`, url: page, licence },
    accepts,
    files,
    recognises(heads) {
      const names = new Set(heads.map(({ name }) => name));
      return columns.every((name) => names.has(name)) && !without.some((name) => names.has(name));
    },
    wanted(heads) {
      const names = new Set(heads.map(({ name }) => name));
      const missing = columns.filter((name) => !names.has(name));
      if (missing.length > 0) throw new SyntaxError(`${id}: expected the columns ${missing.join(', ')}`);
      return [...columns, ...optional.filter((name) => names.has(name))];
    },
    parse(rows, { file } = { file: id }) {
      const read = table.reader(rows, ({ row }) => ({ source: id, file, row }));
      return publishedRows(rows, { source: id, file, columns, read });
    },
  };
}

/** The text of a cell that may not be empty. */
export function neededText(cells: RowCells, column: string): string {
  return cells.text(column) ?? cells.reject('missing', `a value in ${column}`, 'nothing');
}

/** The day of a cell, null where it is empty. */
export function day(cells: RowCells, column: string): number | null {
  const ms = cells.date(column);
  if (ms === null || (ms >= FIRST_MS && ms < LAST_MS)) return ms;
  return cells.reject('date-out-of-range', `a date from 1950 to 2099 in ${column}`, formatDate(ms));
}

/** The day of a cell that may not be empty. */
function neededDay(cells: RowCells, column: string): number {
  return day(cells, column) ?? cells.reject('no-date', `a date in ${column}`, 'nothing');
}

/** H100-equivalents of the first of the columns that says any, null where none does. */
export function h100eOf(cells: RowCells, ...columns: readonly string[]): number | null {
  return amount(cells, columns, { most: MOST_H100E, unit: 'H100-equivalents' });
}

/** Megawatts of a column, null where it says none. */
export function megawattsOf(cells: RowCells, column: string): number | null {
  return amount(cells, [column], { most: MOST_MEGAWATTS, unit: 'MW' });
}

function amount(
  cells: RowCells,
  columns: readonly string[],
  { most, unit }: { readonly most: number; readonly unit: string },
): number | null {
  for (const column of columns) {
    const value = cells.number(column);
    if (value === null) continue;
    if (value >= 0 && value <= most) return value;
    return cells.reject('amount-out-of-range', `0 to ${most} ${unit} in ${column}`, String(value));
  }
  return null;
}

const H100E = 'Compute estimate in H100e (median)';
const H100E_LOW = ['H100e (5th percentile)', 'Compute estimate in H100e (5th percentile)'] as const;
const H100E_HIGH = ['H100e (95th percentile)', 'Compute estimate in H100e (95th percentile)'] as const;

/** Columns that every cumulative table of chips has; by the power column they differ from tables of single quarters. */
export const chipColumns = ['Chip manufacturer', 'Start date', 'End date', H100E, 'Power in MW (median)'] as const;
export const chipOptions = [...H100E_LOW, ...H100E_HIGH, 'Incomplete', 'Notes'] as const;

/** The amount and the time of a row of a cumulative table of chips. */
export function chipRow(cells: RowCells, origin: RowOrigin): ChipTotal {
  const fromMs = neededDay(cells, 'Start date');
  const endMs = neededDay(cells, 'End date');
  if (fromMs > endMs) cells.reject('start-after-end', 'a start before the end', dates(fromMs, endMs));
  const toMs = endMs + DAY_MS;
  const next = new Date(toMs);
  if (next.getUTCDate() !== 1 || next.getUTCMonth() % 3 !== 0) {
    cells.reject('not-a-quarter-end', 'the last day of a calendar quarter in End date', formatDate(endMs));
  }
  const isIncomplete = cells.flag('Incomplete') || /\bincomplete:/i.test(cells.text('Notes') ?? '');
  return { vendor: neededText(cells, 'Chip manufacturer'), fromMs, toMs, isIncomplete, ...quantiles(cells), origin };
}

function quantiles(cells: RowCells): Omit<Amount, 'origin'> {
  const weight = h100eOf(cells, H100E) ?? cells.reject('no-amount', `an amount in ${H100E}`, 'nothing');
  const low = h100eOf(cells, ...H100E_LOW);
  const high = h100eOf(cells, ...H100E_HIGH);
  if ((low === null) !== (high === null)) cells.reject('one-quantile', 'both quantiles or neither', 'one');
  if (low !== null && high !== null && !(low <= weight && weight <= high)) {
    cells.reject('quantiles-out-of-order', '5% ≤ 50% ≤ 95%', `${low}, ${weight}, ${high}`);
  }
  return { weight, low, high };
}

function dates(fromMs: number, endMs: number): string {
  return `${formatDate(fromMs)} to ${formatDate(endMs)}`;
}

/** Rejects a row whose series, told by its key, began on another day: it is not cumulative. */
export function oneStart(): (cells: RowCells, key: string, fromMs: number) => void {
  const starts = new Map<string, number>();
  return (cells, key, fromMs) => {
    const first = starts.get(key) ?? fromMs;
    starts.set(key, first);
    if (first === fromMs) return;
    cells.reject('not-cumulative', `the same start as in earlier rows of ${key}`, formatDate(fromMs));
  };
}

/** A file of the repository of chip estimates; its name in the cache tells it from files of the same name elsewhere. */
export function chipsFile(path: string): PublishedFile {
  return {
    name: `epoch-chips-${path.split('/').at(-1)!}`,
    url: `https://raw.githubusercontent.com/epoch-research/ai-chip-counts/main/${path}`,
  };
}

/** Columns of a timeline of sites. */
export const siteColumns = ['Date', 'Data center', 'Power (MW)', 'H100 equivalents'] as const;

/** What a site held at one date. */
export function siteRow(cells: RowCells, origin: RowOrigin): SiteReading {
  return {
    site: neededText(cells, 'Data center'),
    atMs: neededDay(cells, 'Date'),
    h100e: h100eOf(cells, 'H100 equivalents'),
    megawatts: megawattsOf(cells, 'Power (MW)'),
    origin,
  };
}
