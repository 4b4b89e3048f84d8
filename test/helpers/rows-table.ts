import type { Table } from '../../src/core/table.ts';

/** A table of texts from the names of its columns and its rows; null is an empty cell. */
export function rowsTable(names: readonly string[], rows: readonly (readonly (string | null)[])[]): Table {
  return {
    rowCount: rows.length,
    columns: new Map(names.map((name, at) => [name, { kind: 'text', values: rows.map((row) => row[at] ?? null) }])),
  };
}
