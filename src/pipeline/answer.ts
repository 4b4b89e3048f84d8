import { csvCell, jsonText, printable } from '../core/text.ts';
import type { ModelNote } from '../models/security/index.ts';
import { formatNumber, formatPercent, labelledText, NOTHING, renderTable, type TableOptions } from '../report/index.ts';

/** A column of an answer: its name in files, and how people are shown its values. */
export interface AnswerColumn {
  readonly name: string;
  /** A chance is a percentage of which people need not know how small it is; a range is text that is never cut. */
  readonly as: 'text' | 'range' | 'count' | 'number' | 'percent' | 'chance';
  /** Heading of a table; default: the name. */
  readonly title?: string;
  /** What people read where there is no number; default: a dash. */
  readonly absent?: string;
  /** Whether a table that is too wide for its terminal goes without it. */
  readonly isDetail?: boolean;
}

type AnswerCell = string | number | null;

/** What a model says: rows of numbers, with all that has to be known beside them. */
export interface ModelAnswer {
  readonly note: Pick<ModelNote, 'model' | 'assumptions' | 'notSaid' | 'citations'>;
  /** What it was computed from. */
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly columns: readonly AnswerColumn[];
  /** By the names of the columns; null: there is no such number. */
  readonly rows: readonly Readonly<Record<string, AnswerCell>>[];
  /** Sentences about these numbers alone, such as that a formula does not hold there. */
  readonly remarks: readonly string[];
}

/** The rows as CSV, numbers as computed; what is infinite or absent is an empty cell. */
export function answerCsv({ columns, rows }: Pick<ModelAnswer, 'columns' | 'rows'>): string {
  const lines = [columns.map(({ name }) => name), ...rows.map((row) => columns.map(({ name }) => finite(row[name]!)))];
  return lines.map((cells) => `${cells.map(csvCell).join(',')}\n`).join('');
}

/** The whole answer as a document with what it assumes. */
export function answerJson({ note, inputs, columns, rows, remarks }: ModelAnswer): string {
  const { model, assumptions, notSaid, citations } = note;
  const document = {
    model,
    inputs,
    rows: rows.map((row) => Object.fromEntries(columns.map(({ name }) => [name, finite(row[name]!)]))),
    remarks,
    assumptions,
    not_said: notSaid,
    citations,
  };
  return `${jsonText(document, 2)}\n`;
}

/** The answer for people: a table, and under it the model, its assumptions and what it does not say. */
export function answerText({ note, columns, rows, remarks }: ModelAnswer, style: TableOptions): string {
  return [
    answerTable({ columns, rows }, style),
    ...labelledText('model', [note.model], style),
    ...labelledText('assumes', note.assumptions, style),
    ...labelledText('not said', note.notSaid, style),
    ...labelledText('notes', remarks, style),
    '',
  ].join('\n');
}

/**
 * The table alone, with an empty line after it. Columns without a value in any row are left out, and where it is too wide
 * details are, the last first; a line says which.
 */
export function answerTable({ columns, rows }: Pick<ModelAnswer, 'columns' | 'rows'>, style: TableOptions): string {
  const filled = columns.filter(
    ({ name, absent }) => absent !== undefined || rows.length === 0 || rows.some((row) => row[name] !== null),
  );
  let kept = filled;
  while (widthOf(kept, rows) > style.width) {
    const at = kept.findLastIndex(({ isDetail }) => isDetail === true);
    if (at === -1) break;
    kept = kept.toSpliced(at, 1);
  }
  const table = `${rendered(kept, rows, style)}\n`;
  if (kept.length === filled.length) return table;
  const left = filled.filter((column) => !kept.includes(column)).map(titleOf);
  return [table.trimEnd(), ...labelledText('too wide', [`left out: ${left.join(', ')}`], style), ''].join('\n');
}

const titleOf = ({ title, name }: AnswerColumn): string => title ?? name.replaceAll('_', ' ');

function rendered(columns: readonly AnswerColumn[], rows: ModelAnswer['rows'], style: TableOptions): string {
  const heads = columns.map((column) => ({
    title: titleOf(column),
    align: column.as === 'text' || column.as === 'range' ? ('left' as const) : ('right' as const),
    keep: column.as === 'range',
  }));
  const cells = rows.map((row) => columns.map((column) => shown(row[column.name]!, column)));
  return renderTable(heads, cells, style);
}

/** Characters of a text that are enough of it to see. */
const ENOUGH_TEXT = 12;

/** Width of a table of which nothing but long texts is cut. */
function widthOf(columns: readonly AnswerColumn[], rows: ModelAnswer['rows']): number {
  const widths = columns.map((column) => {
    const most = column.as === 'text' ? ENOUGH_TEXT : Infinity;
    const longest = rows.reduce((before, row) => Math.max(before, shown(row[column.name]!, column).length), 0);
    return Math.max(titleOf(column).length, Math.min(longest, most));
  });
  return widths.reduce((sum, width) => sum + width, 2 * (widths.length - 1));
}

function finite(cell: AnswerCell): AnswerCell {
  return typeof cell === 'number' && !Number.isFinite(cell) ? null : cell;
}

function shown(cell: AnswerCell, { as, absent }: AnswerColumn): string {
  if (cell === null || Number.isNaN(cell)) return absent ?? NOTHING;
  if (typeof cell === 'string') return printable(cell);
  if (!Number.isFinite(cell)) return 'never';
  if (as === 'count') return formatNumber(cell, 0);
  if (as === 'chance' && cell > 0 && cell < LEAST_CHANCE) return '<0.0001%';
  if (as === 'percent' || as === 'chance') return percent(cell);
  if (cell !== 0 && Math.abs(cell) < LEAST_PLAIN) return cell.toExponential(2);
  return Number(cell.toPrecision(4)).toLocaleString('en-US', { maximumSignificantDigits: 4 });
}

/** Below it a number is written with a power of ten. */
const LEAST_PLAIN = 1e-4;

/** How small a chance is said to be, and no smaller: 0.0001%. */
const LEAST_CHANCE = 1e-6;

/** Proportions to two digits after the point, small ones to three that count; what is not certain does not look it. */
function percent(proportion: number): string {
  if (proportion === 0 || proportion === 1) return `${100 * proportion}%`;
  if (proportion > 0.9999 && proportion < 1) return '>99.99%';
  if (proportion >= 0.01) return formatPercent(proportion, 2);
  return proportion < LEAST_PLAIN / 100
    ? `${(100 * proportion).toExponential(2)}%`
    : `${Number((100 * proportion).toPrecision(3))}%`;
}
