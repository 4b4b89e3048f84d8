import type { Problem } from '../core/problem.ts';
import { publishedDate } from '../core/published.ts';
import { type ColumnValues, cellText, type Table } from '../core/table.ts';
import { printable } from '../core/text.ts';
import { SECOND_MS } from '../core/time-span.ts';
import type { Parsed } from './_source.ts';

/** Cells of one row by the name of their column. Texts are trimmed; an empty cell is null. */
export interface RowCells {
  /** From 1, without the header. */
  readonly row: number;
  text(column: string): string | null;
  /** A finite number, written with or without an exponent; a percentage keeps its sign and is not divided. */
  number(column: string): number | null;
  /** A positive finite number; a cell that holds something else is set aside, and the row goes on without it. */
  amount(column: string): number | null;
  /** Milliseconds since 1970; ISO 8601 or month/day/year. */
  date(column: string): number | null;
  /** Whether the cell says so: TRUE, True, yes, 1, checked. An empty cell says no. */
  flag(column: string): boolean;
  /** Rejects the row: it is counted under a kind, with the place of the first. */
  reject(kind: string, expected: string, got: string): never;
  /** Sets one value aside and keeps the row: it is counted like a rejected row, and null stands in its place. */
  setAside(kind: string, expected: string, got: string): null;
}

/** Why a row cannot be used; caught by `publishedRows` alone. */
class RowRejected extends Error {
  readonly kind: string;
  constructor(kind: string, message: string) {
    super(message);
    this.name = 'RowRejected';
    this.kind = kind;
  }
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
/** Longest cell, in UTF-16 code units: ten times the longest note of any table known. What is longer is no cell of one. */
const LONGEST_CELL = 50_000;
/** Last instant of a calendar date, and the first with the other sign. */
const LAST_MS = 8.64e15;
const TRUE = /^(true|yes|1|checked)$/i;
const FALSE = /^(false|no|0|unchecked)$/i;

/**
 * Rows of a published table, read one by one. A row that contradicts itself or cannot be read is rejected with its reason
 * and counted by kind, and the others go on; `read` gives null for a row that is rightly left out.
 *
 * @throws {SyntaxError} if a column of `columns` is missing.
 */
export function publishedRows<Row>(
  table: Table,
  options: {
    readonly source: string;
    readonly file: string;
    /** Columns that the table cannot do without. */
    readonly columns: readonly string[];
    readonly read: (cells: RowCells) => Row | null;
  },
): Parsed<readonly Row[]> {
  const { source, file, columns, read } = options;
  const missing = columns.filter((name) => !table.columns.has(name));
  if (missing.length > 0) {
    throw new SyntaxError(
      `${source}: expected the column${missing.length > 1 ? 's' : ''} ${missing.join(', ')} (${file})`,
    );
  }
  const rows: Row[] = [];
  const rejected = new Map<string, { message: string; count: number }>();
  const count = (kind: string, message: string): void => {
    const known = rejected.get(kind);
    if (known === undefined) rejected.set(kind, { message, count: 1 });
    else known.count++;
  };
  for (let at = 0; at < table.rowCount; at++) {
    try {
      const row = read(rowCells(table, at, { source, file, count }));
      if (row !== null) rows.push(row);
    } catch (error) {
      if (!(error instanceof RowRejected)) throw error;
      count(error.kind, error.message);
    }
  }
  const problems: Problem[] = [...rejected].map(([kind, counted]) => ({ kind: `${source}/${kind}`, ...counted }));
  return { value: rows, problems };
}

function rowCells(
  table: Table,
  at: number,
  {
    source,
    file,
    count,
  }: { readonly source: string; readonly file: string; readonly count: (kind: string, message: string) => void },
): RowCells {
  const row = at + 1;
  const complaint = (expected: string, got: string): string =>
    `${source}: expected ${expected}, got ${shown(got)} (${file}, row ${row})`;
  const reject = (kind: string, expected: string, got: string): never => {
    throw new RowRejected(kind, complaint(expected, got));
  };
  const setAside = (kind: string, expected: string, got: string): null => {
    count(kind, complaint(expected, got));
    return null;
  };
  const text = (column: string): string | null => {
    const values: ColumnValues | undefined = table.columns.get(column);
    const cell = values === undefined ? null : cellText(values, at)?.trim();
    if (cell === undefined || cell === null || cell === '') return null;
    if (cell.length > LONGEST_CELL) reject('long-cell', `at most ${LONGEST_CELL} characters in ${column}`, cell);
    return cell;
  };
  return {
    row,
    text,
    number(column) {
      const cell = text(column);
      if (cell === null) return null;
      return numberOf(cell) ?? reject('bad-number', `a number in ${column}`, cell);
    },
    amount(column) {
      const cell = text(column);
      if (cell === null) return null;
      const number = numberOf(cell);
      if (number === null) return setAside('bad-number', `a number in ${column}`, cell);
      return number > 0 ? number : setAside('not-positive', `a positive number in ${column}`, cell);
    },
    date(column) {
      const cell = text(column);
      if (cell === null) return null;
      try {
        const ms = table.columns.get(column)?.kind === 'time' ? Number(cell) * SECOND_MS : publishedDate(cell);
        return Math.abs(ms) <= LAST_MS ? ms : reject('bad-date', `a date in ${column}`, cell);
      } catch (error) {
        if (error instanceof SyntaxError) return reject('bad-date', `a date in ${column}`, cell);
        throw error;
      }
    },
    flag(column) {
      const cell = text(column);
      if (cell === null || FALSE.test(cell)) return false;
      return TRUE.test(cell) || reject('bad-flag', `true or false in ${column}`, cell);
    },
    reject,
    setAside,
  };
}

function numberOf(cell: string): number | null {
  const plain = cell.replace(/^\$|%$|,(?=\d{3}\b)/g, '').trim();
  const number = NUMBER.test(plain) ? Number(plain) : Number.NaN;
  return Number.isFinite(number) ? number : null;
}

function shown(got: string): string {
  return `'${printable(got.length > 60 ? `${got.slice(0, 60)}…` : got)}'`;
}
