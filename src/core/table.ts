import type { CodedColumn } from './blocks.ts';

/** Values of one column of a table, one per row, in the file's order. */
export type ColumnValues =
  /** NaN where the cell is empty. */
  | { readonly kind: 'number'; readonly values: Float64Array }
  /** Seconds since 1970 UTC; NaN where the cell is empty. */
  | { readonly kind: 'time'; readonly seconds: Float64Array }
  /** Texts that repeat; code -1 where the cell is empty. */
  | ({ readonly kind: 'coded' } & CodedColumn)
  /** null where the cell is empty. */
  | { readonly kind: 'text'; readonly values: readonly (string | null)[] };

/** A column as its file declares it; CSV and JSON lines declare only texts. */
export interface ColumnHead {
  readonly name: string;
  readonly type: 'number' | 'time' | 'text';
}

/** Columns of a file by name, before any meaning is given to them. */
export interface Table {
  readonly columns: ReadonlyMap<string, ColumnValues>;
  readonly rowCount: number;
}

/**
 * The cell of a row as text; null where it is empty. A time is its seconds since 1970.
 *
 * @example
 * cellText({ kind: 'coded', codes: Int32Array.of(0, -1), names: ['F2Pool'] }, 0); // => 'F2Pool'
 */
export function cellText(column: ColumnValues, row: number): string | null {
  switch (column.kind) {
    case 'text':
      return column.values[row] ?? null;
    case 'coded':
      return column.names[column.codes[row]!] ?? null;
    default: {
      const value = column.kind === 'time' ? column.seconds[row]! : column.values[row]!;
      return Number.isNaN(value) ? null : String(value);
    }
  }
}
