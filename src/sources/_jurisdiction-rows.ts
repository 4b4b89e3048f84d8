import { jurisdictionOf } from '../core/jurisdictions.ts';
import type { JurisdictionHashrate } from '../core/mining.ts';
import type { Problem } from '../core/problem.ts';
import { formatDate } from '../core/time-span.ts';
import type { RowCells } from './_published-rows.ts';

const NOBODY = /^(others?|rest of (the )?world|unknown|unspecified)$/i;

/** The jurisdiction that a row names, null for "Other"; a name that is neither rejects the row. */
export function jurisdictionCell(cells: RowCells, column: string): string | null {
  const name = cells.text(column) ?? cells.reject('no-jurisdiction', `a name in ${column}`, '');
  if (NOBODY.test(name)) return null;
  return jurisdictionOf(name) ?? cells.reject('unknown-jurisdiction', `a jurisdiction in ${column}`, name);
}

/** A percentage from 0 to 100. */
export function percentCell(cells: RowCells, column: string): number {
  const percent = cells.number(column) ?? cells.reject('no-proportion', `a percentage in ${column}`, '');
  if (percent >= 0 && percent <= 100) return percent;
  return cells.reject('bad-proportion', `0 to 100 percent in ${column}`, String(percent));
}

/** A hashrate that is not negative; null where the cell is empty. */
export function exahashesCell(cells: RowCells, column: string): number | null {
  const exahashes = cells.number(column);
  if (exahashes === null || exahashes >= 0) return exahashes;
  return cells.reject('bad-hashrate', `EH/s of 0 or more in ${column}`, String(exahashes));
}

/** Reads rows one after the other, and rejects one whose span already has its jurisdiction. */
export function readingOnce(
  read: (cells: RowCells) => JurisdictionHashrate,
): (cells: RowCells) => JurisdictionHashrate {
  const seen = new Set<string>();
  return (cells) => {
    const row = read(cells);
    rejectTwice(cells, seen, row);
    return row;
  };
}

function rejectTwice(cells: RowCells, seen: Set<string>, { span, jurisdiction }: JurisdictionHashrate): void {
  const key = `${span.fromMs} ${jurisdiction ?? ''}`;
  if (seen.has(key)) {
    cells.reject('twice', `each jurisdiction once from ${formatDate(span.fromMs)}`, jurisdiction ?? 'other');
  }
  seen.add(key);
}

/** Rows by the start of their span, in order of time. */
export function bySpan(rows: readonly JurisdictionHashrate[]): readonly (readonly JurisdictionHashrate[])[] {
  const spans = new Map<number, JurisdictionHashrate[]>();
  for (const row of rows) {
    const { fromMs } = row.span;
    spans.set(fromMs, [...(spans.get(fromMs) ?? []), row]);
  }
  return [...spans].sort(([left], [right]) => left - right).map(([, group]) => group);
}

/** Sum of the percentages of rows. */
export function sumOf(rows: readonly JurisdictionHashrate[]): number {
  return rows.reduce((sum, { percent }) => sum + percent, 0);
}

/** Leaves out the spans that `isWrong` finds, and counts their rows under one kind. */
export function withoutWrongSpans(
  rows: readonly JurisdictionHashrate[],
  options: {
    readonly kind: string;
    readonly expected: string;
    readonly isWrong: (rows: readonly JurisdictionHashrate[]) => boolean;
  },
): { readonly rows: readonly JurisdictionHashrate[]; readonly problems: readonly Problem[] } {
  const wrong = bySpan(rows).filter(options.isWrong);
  if (wrong.length === 0) return { rows, problems: [] };
  const first = wrong[0]!;
  const { source, file, row } = first[0]!.origin;
  const where = `${file}, row ${row}, ${formatDate(first[0]!.span.fromMs)}`;
  const problem: Problem = {
    kind: `${source}/${options.kind}`,
    message: `${source}: expected ${options.expected}, got ${Number(sumOf(first).toFixed(3))} (${where})`,
    count: wrong.reduce((count, group) => count + group.length, 0),
  };
  const left = new Set(wrong.map((group) => group[0]!.span.fromMs));
  return { rows: rows.filter(({ span }) => !left.has(span.fromMs)), problems: [problem] };
}
