import { csvCell, jsonText, printable } from '../core/text.ts';
import type { AnswerColumn } from '../pipeline/answer.ts';
import type { CommandOption, OptionValues } from './command.ts';
import type { CliEffects } from './effects.ts';
import { noteAll } from './input.ts';
import { textOption } from './options.ts';
import { outputFormat, tableStyle, writeText } from './output.ts';

/** A result as one flat object: keys in snake case with their units, those of the inputs that were used among them. */
export type FlatRecord = Readonly<Record<string, string | number | boolean | null>>;

/** How flat records are written. */
export const recordOptions: readonly CommandOption[] = [
  { flags: '--format <format>', description: 'table, csv, json (default: by the name of --out, else table)' },
  { flags: '--out <file>', description: 'write here instead of to the standard output' },
];

/**
 * Writes one record, or several of the same keys: JSON as an object or an array of them, CSV with a row each, else a table for people:
 * of several records the given columns, of one a line a key; then the remarks, which go to the error stream with CSV and JSON.
 */
export async function writeRecord(
  records: FlatRecord | readonly FlatRecord[],
  {
    remarks,
    columns,
    options,
    effects,
  }: {
    readonly remarks: readonly string[];
    /** What people see of several records; default: the first that there is room for. */
    readonly columns?: readonly AnswerColumn[];
    readonly options: OptionValues;
    readonly effects: CliEffects;
  },
): Promise<number> {
  const format = outputFormat(options, ['table', 'csv', 'json'], 'table');
  const out = textOption(options, 'out');
  if (format !== 'table') noteAll(remarks, effects);
  const all = Array.isArray(records) ? (records as readonly FlatRecord[]) : [records as FlatRecord];
  for (const record of all) expectFinite(record);
  if (format === 'json') await writeText([`${jsonText(records, 2)}\n`], out, effects);
  else if (format === 'csv') await writeText([csvOf(all)], out, effects);
  else {
    const style = tableStyle(out, effects);
    const table = Array.isArray(records) ? await rowsOf(all, { columns, style }) : await linesOf(all[0]!, style);
    const { labelledText } = await import('../report/index.ts');
    await writeText([[table, ...labelledText('notes', remarks, style), ''].join('\n')], out, effects);
  }
  return 0;
}

/** What overflowed would be an empty cell, as if it were unknown. */
function expectFinite(record: FlatRecord): void {
  const found = Object.entries(record).find(([, value]) => typeof value === 'number' && !Number.isFinite(value));
  if (found !== undefined)
    throw new RangeError(`${found[0]}: expected a finite number, got ${found[1]} of such inputs`);
}

function csvOf(records: readonly FlatRecord[]): string {
  const names = Object.keys(records[0] ?? {});
  return [names, ...records.map((record) => names.map((name) => record[name] ?? null))]
    .map((cells) => `${cells.map(csvCell).join(',')}\n`)
    .join('');
}

type TableStyle = ReturnType<typeof tableStyle>;

/** A row a record. */
async function rowsOf(
  records: readonly FlatRecord[],
  { columns, style }: { readonly columns: readonly AnswerColumn[] | undefined; readonly style: TableStyle },
): Promise<string> {
  const { answerTable } = await import('../pipeline/answer.ts');
  const shownColumns = columns ?? Object.keys(records[0] ?? {}).map((name) => columnOf(name, records));
  const rows = records.map((record) =>
    Object.fromEntries(shownColumns.map(({ name }) => [name, worded(record[name] ?? null)])),
  );
  return answerTable({ columns: shownColumns, rows }, style);
}

/** Where nobody chose columns, as many of the first as there is room for. */
function columnOf(name: string, records: readonly FlatRecord[]): AnswerColumn {
  const isText = records.some((record) => typeof record[name] === 'string');
  return { name, as: isText ? 'text' : 'number', isDetail: true };
}

function worded(value: string | number | boolean | null): string | number | null {
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : value;
}

/** A line a key. */
async function linesOf(record: FlatRecord, style: TableStyle): Promise<string> {
  const { renderTable } = await import('../report/index.ts');
  const lines = Object.entries(record).map(([name, value]) => [name.replaceAll('_', ' '), shown(worded(value))]);
  return `${renderTable([{ title: 'quantity' }, { title: 'value', align: 'right' }], lines, style)}\n`;
}

/** Numbers to five digits that count. */
function shown(value: string | number | null): string {
  if (value === null) return '–';
  if (typeof value !== 'number') return printable(value);
  if (value !== 0 && (Math.abs(value) < 1e-4 || Math.abs(value) >= 1e15)) return value.toExponential(4);
  return value.toLocaleString('en-US', { maximumSignificantDigits: 5 });
}
