import type { Table } from '../../src/core/table.ts';

/** A table of texts from a header and rows, as CSV gives it; an empty text is an empty cell. */
export function smallTable(header: string, ...rows: readonly string[]): Table {
  const cells = rows.map((row) => row.split(','));
  const columns = header
    .split(',')
    .map((name, at) => [name, { kind: 'text', values: cells.map((row) => row[at] || null) }] as const);
  return { rowCount: rows.length, columns: new Map(columns) };
}
