import { csvCell, jsonText, printable } from '../../core/text.ts';
import type { ModelNote } from '../../models/security/index.ts';
import {
  formatNumber,
  formatPercent,
  labelledText,
  NOTHING,
  renderTable,
  type TableOptions,
} from '../../report/index.ts';

/** A column of an answer: its name in files, and how people are shown its values. */
export interface AnswerColumn {
  readonly name: string;
  readonly as: 'text' | 'count' | 'number' | 'percent';
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

/** The table alone, with an empty line after it. */
export function answerTable({ columns, rows }: Pick<ModelAnswer, 'columns' | 'rows'>, style: TableOptions): string {
  const heads = columns.map(({ name, as }) => ({
    title: name.replaceAll('_', ' '),
    align: as === 'text' ? ('left' as const) : ('right' as const),
  }));
  const cells = rows.map((row) => columns.map(({ name, as }) => shown(row[name]!, as)));
  return `${renderTable(heads, cells, style)}\n`;
}

function finite(cell: AnswerCell): AnswerCell {
  return typeof cell === 'number' && !Number.isFinite(cell) ? null : cell;
}

function shown(cell: AnswerCell, as: AnswerColumn['as']): string {
  if (cell === null || Number.isNaN(cell)) return NOTHING;
  if (typeof cell === 'string') return printable(cell);
  if (!Number.isFinite(cell)) return 'never';
  if (as === 'count') return formatNumber(cell, 0);
  if (as === 'percent') return percent(cell);
  if (cell !== 0 && Math.abs(cell) < LEAST_PLAIN) return cell.toExponential(2);
  return Number(cell.toPrecision(4)).toLocaleString('en-US', { maximumSignificantDigits: 4 });
}

/** Below it a number is written with a power of ten. */
const LEAST_PLAIN = 1e-4;

/** Proportions to two digits after the point, small ones to three that count. */
function percent(proportion: number): string {
  if (proportion === 0 || proportion >= 0.01) return formatPercent(proportion, 2);
  return proportion < LEAST_PLAIN / 100
    ? `${(100 * proportion).toExponential(2)}%`
    : `${Number((100 * proportion).toPrecision(3))}%`;
}
