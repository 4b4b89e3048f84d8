import type { Reading } from '../core/reading.ts';
import { formatRange, formatSpan, formatValue } from './format.ts';
import { shortened, shortenedInside, textWidth } from './text-width.ts';

/** A column of a table: its heading, and the side on which its cells stand; numbers stand right. */
export interface TableColumn {
  readonly title: string;
  readonly align?: 'left' | 'right';
  /** Where text too long for its column is cut: ids differ at their ends, so they are cut in the middle. Default end. */
  readonly cut?: 'end' | 'middle';
  /** Whether its text is cut only when nothing else is left, as numbers are. */
  readonly keep?: boolean;
}

export interface TableOptions {
  /** Columns of the terminal. */
  readonly width: number;
  /** Whether headings may use ANSI styles. */
  readonly colour: boolean;
}

const GAP = '  ';
/** A left-aligned column is not narrowed below this while another can be. */
const LEAST_TEXT = 8;
/** Width that a cell is never cut below, so that something of it is seen. */
const LEAST = 2;
const LONGEST_CELL = 200;

/**
 * A table as lines of text, without a final line break. Cells are made printable; where the table is wider than the
 * terminal, text is cut with an ellipsis first and numbers only when nothing else is left.
 *
 * @throws {RangeError} if a row has another number of cells than there are columns.
 * @example
 * renderTable([{ title: 'pool' }, { title: 'blocks', align: 'right' }], [['A', '12']], { width: 80, colour: false }); // => 'pool  blocks\n────  ──────\nA         12'
 */
export function renderTable(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  { width, colour }: TableOptions,
): string {
  const cells = [columns.map(({ title }) => title), ...rows].map((row, index) => {
    if (row.length !== columns.length) {
      throw new RangeError(`renderTable: expected ${columns.length} cells, got ${row.length} (row ${index})`);
    }
    return row.map((cell) => shortened(cell, LONGEST_CELL));
  });
  const widths = fitted(
    columns.map((_, column) => cells.reduce((most, row) => Math.max(most, textWidth(row[column]!)), 1)),
    columns,
    width,
  );
  const lines = cells.map((row) =>
    row
      .map((cell, column) => {
        const cut = (columns[column]!.cut === 'middle' ? shortenedInside : shortened)(cell, widths[column]!);
        const padding = ' '.repeat(widths[column]! - textWidth(cut));
        return columns[column]!.align === 'right' ? padding + cut : cut + padding;
      })
      .join(GAP)
      .trimEnd(),
  );
  const rule = widths.map((columnWidth) => '─'.repeat(columnWidth)).join(GAP);
  const [head = '', ...body] = lines;
  return [colour ? `\u001b[1m${head}\u001b[0m` : head, colour ? `\u001b[2m${rule}\u001b[0m` : rule, ...body].join('\n');
}

/** Widths that together fit: the widest text gives way first, then the widest of all. */
function fitted(natural: readonly number[], columns: readonly TableColumn[], width: number): number[] {
  const widths = [...natural];
  let excess = widths.reduce((sum, one) => sum + one, 0) + GAP.length * (widths.length - 1) - width;
  const narrow = (isOpen: (column: number) => boolean, least: number): void => {
    while (excess > 0) {
      let widest = -1;
      for (const [column, one] of widths.entries()) {
        if (isOpen(column) && one > least && (widest === -1 || one > widths[widest]!)) widest = column;
      }
      if (widest === -1) return;
      widths[widest]!--;
      excess--;
    }
  };
  narrow((column) => columns[column]!.align !== 'right' && columns[column]!.keep !== true, LEAST_TEXT);
  narrow(() => true, LEAST);
  return widths;
}

const READING_COLUMNS: readonly TableColumn[] = [
  { title: 'layer', cut: 'middle' },
  { title: 'window', cut: 'middle' },
  { title: 'measure', cut: 'middle' },
  { title: 'estimate', align: 'right' },
  { title: 'interval', align: 'right' },
  { title: 'bounds', align: 'right' },
  { title: 'unit' },
];

/** Readings as a table for a terminal, one a line in their order; a reason stands where there is no estimate. */
export function formatReadingsTable(readings: readonly Reading[], options: TableOptions): string {
  const rows = readings.map((reading) => [
    reading.layer,
    formatSpan(reading.span),
    reading.measure,
    formatValue(reading.estimate, reading),
    formatRange(reading.low, reading.high, reading),
    formatRange(reading.boundLow, reading.boundHigh, reading),
    reading.estimate === null && reading.reason !== null ? reading.reason : reading.unit,
  ]);
  return renderTable(READING_COLUMNS, rows, options);
}
