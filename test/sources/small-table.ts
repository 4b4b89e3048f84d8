import type { Table } from '../../src/core/table.ts';

/** A table of texts from a header and rows, as CSV gives it; an empty text is an empty cell. */
export function smallTable(header: string, ...rows: readonly string[]): Table {
  return textTable(
    header.split(','),
    rows.map((row) => row.split(',')),
  );
}

/** The same from cells, which may hold commas. */
export function textTable(header: readonly string[], rows: readonly (readonly string[])[]): Table {
  const columns = header.map(
    (name, at) => [name, { kind: 'text', values: rows.map((row) => row[at] || null) }] as const,
  );
  return { rowCount: rows.length, columns: new Map(columns) };
}

/** A table of texts from rows as records, whose cells may hold anything; a column that a row lacks is empty there. */
export function tableOfRows(...rows: readonly Readonly<Record<string, string>>[]): Table {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const columns = names.map((name) => [name, { kind: 'text', values: rows.map((row) => row[name] || null) }] as const);
  return { rowCount: rows.length, columns: new Map(columns) };
}
