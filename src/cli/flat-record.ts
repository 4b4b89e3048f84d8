import { csvCell, jsonText, printable } from '../core/text.ts';
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
 * Writes one record, or several of the same keys: JSON as an object or an array of them, CSV with a row each, else a table for people
 * (a line a key where there is one record), followed by the remarks, which go to the error stream with CSV and JSON.
 */
export async function writeRecord(
  records: FlatRecord | readonly FlatRecord[],
  {
    remarks,
    options,
    effects,
  }: { readonly remarks: readonly string[]; readonly options: OptionValues; readonly effects: CliEffects },
): Promise<number> {
  const format = outputFormat(options, ['table', 'csv', 'json'], 'table');
  const out = textOption(options, 'out');
  if (format !== 'table') noteAll(remarks, effects);
  const all = Array.isArray(records) ? (records as readonly FlatRecord[]) : [records as FlatRecord];
  if (format === 'json') await writeText([`${jsonText(records, 2)}\n`], out, effects);
  else if (format === 'csv') await writeText([csvOf(all)], out, effects);
  else await writeText([await tableOf(all, { remarks, style: tableStyle(out, effects) })], out, effects);
  return 0;
}

function csvOf(records: readonly FlatRecord[]): string {
  const names = Object.keys(records[0] ?? {});
  return [names, ...records.map((record) => names.map((name) => record[name] ?? null))]
    .map((cells) => `${cells.map(csvCell).join(',')}\n`)
    .join('');
}

async function tableOf(
  records: readonly FlatRecord[],
  { remarks, style }: { readonly remarks: readonly string[]; readonly style: { width: number; colour: boolean } },
): Promise<string> {
  const { labelledText, renderTable } = await import('../report/index.ts');
  const names = Object.keys(records[0] ?? {});
  const [only] = records;
  const table =
    records.length === 1 && only !== undefined
      ? renderTable(
          [{ title: 'quantity' }, { title: 'value', align: 'right' }],
          names.map((name) => [name.replaceAll('_', ' '), shown(only[name])]),
          style,
        )
      : renderTable(
          names.map((name) => ({
            title: name.replaceAll('_', ' '),
            align: records.every((record) => typeof record[name] !== 'string') ? ('right' as const) : ('left' as const),
          })),
          records.map((record) => names.map((name) => shown(record[name]))),
          style,
        );
  return [`${table}\n`, ...labelledText('notes', remarks, style), ''].join('\n');
}

/** Numbers to five digits that count. */
function shown(value: FlatRecord[string] | undefined): string {
  if (value === null || value === undefined) return '–';
  if (typeof value !== 'number') return printable(String(value));
  if (value !== 0 && (Math.abs(value) < 1e-4 || Math.abs(value) >= 1e15)) return value.toExponential(4);
  return Number(value.toPrecision(5)).toLocaleString('en-US', { maximumSignificantDigits: 5 });
}
