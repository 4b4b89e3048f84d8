import { byText } from '../../../core/text.ts';
import type { Cell, ChartTable } from '../charts/chart.ts';

/** Order of a table's rows. */
export interface Order {
  /** Index of the column that decides. */
  readonly column: number;
  readonly direction: 'ascending' | 'descending';
}

type Columns = ChartTable['columns'];

const DESCENDING = '.desc';

/** The order that an address asks for, `estimate.desc`; null: as the rows are. */
export function parseOrder(text: string, columns: Columns): Order | null {
  const isDescending = text.endsWith(DESCENDING);
  const name = isDescending ? text.slice(0, -DESCENDING.length) : text;
  const column = columns.findIndex((one) => one.name === name);
  return column < 0 ? null : { column, direction: isDescending ? 'descending' : 'ascending' };
}

/** What pressing a column's head asks for: numbers from the largest, texts from A; then the other way; then as the rows are. */
export function nextOrder(
  order: Order | null,
  { column, columns, isNumeric }: { column: number; columns: Columns; isNumeric: boolean },
): string {
  const name = columns[column]!.name;
  const first = isNumeric ? 'descending' : 'ascending';
  if (order?.column !== column) return isNumeric ? `${name}${DESCENDING}` : name;
  if (order.direction !== first) return '';
  return isNumeric ? name : `${name}${DESCENDING}`;
}

/** Rows in an order; those without a value last, whichever way. */
export function ordered(rows: ChartTable['rows'], order: Order | null): ChartTable['rows'] {
  if (order === null) return rows;
  const { column, direction } = order;
  const sign = direction === 'ascending' ? 1 : -1;
  return rows.toSorted((a, b) => {
    const [one, other] = [a[column] ?? null, b[column] ?? null];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    return sign * compare(one, other);
  });
}

function compare(a: NonNullable<Cell>, b: NonNullable<Cell>): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return byText(String(a), String(b));
}
