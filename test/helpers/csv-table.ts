import type { Table } from '../../src/core/table.ts';
import { readCsv } from '../../src/store/csv.ts';

/** A table of texts from CSV, quoted cells included; an empty text is an empty cell. */
export function csvTable(...lines: readonly string[]): Table {
  const records: (readonly string[])[] = [];
  readCsv(lines.join('\n'), (cells) => records.push(cells));
  const [header = [], ...rows] = records;
  const columns = header.map(
    (name, at) => [name, { kind: 'text', values: rows.map((row) => row[at] || null) }] as const,
  );
  return { rowCount: rows.length, columns: new Map(columns) };
}

/** Rows of CSV by the names of its header, for output without quoted cells. */
export function csvRecords(text: string): Record<string, string>[] {
  const [header = '', ...lines] = text.trimEnd().split('\n');
  const names = header.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, at) => [names[at]!, cell])));
}
