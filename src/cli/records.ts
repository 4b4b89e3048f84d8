import { csvCell, jsonText, printable } from '../core/text.ts';
import { wrapped } from '../report/text-width.ts';
import type { CommandOption, OptionValues } from './command.ts';
import type { CliEffects } from './effects.ts';
import { choiceOption } from './options.ts';

/** One thing of a catalogue: its fields in the order shown, the first one naming it. */
export type CatalogueRecord = Readonly<Record<string, string | number | null>>;

export const recordFormatOption: CommandOption = {
  flags: '--format <format>',
  description: 'text, csv or json',
  default: 'text',
};

/** Prints a catalogue as text for people, or as CSV or JSON for programs; `names` are its fields where it may be empty. */
export function printRecords(
  records: readonly CatalogueRecord[],
  options: OptionValues,
  effects: CliEffects,
  names: readonly string[] = Object.keys(records[0] ?? {}),
): number {
  const format = choiceOption(options, 'format', ['text', 'csv', 'json'], 'text');
  if (format === 'json') effects.out(`${jsonText(records, 2)}\n`);
  else if (format === 'csv') {
    const lines = [names, ...records.map((record) => names.map((name) => record[name] ?? ''))];
    effects.out(lines.map((cells) => `${cells.map(csvCell).join(',')}\n`).join(''));
  } else effects.out(records.map((record) => asText(record, effects)).join('\n'));
  return 0;
}

function asText(record: CatalogueRecord, { colour, width }: CliEffects): string {
  const [[, head], ...rest] = Object.entries(record).filter(([, value]) => value !== null) as [
    [string, string | number],
    ...[string, string | number][],
  ];
  const indent = Math.max(...rest.map(([name]) => name.length)) + 4;
  const room = Math.max(40, Math.min(width ?? 100, 110) - indent);
  const lines = rest.map(([name, value]) => {
    const label = `  ${name.replaceAll('_', ' ')}`.padEnd(indent);
    return `${label}${wrapped(printable(String(value)), room).join(`\n${' '.repeat(indent)}`)}\n`;
  });
  const title = printable(String(head));
  return `${colour ? `\u001b[1m${title}\u001b[0m` : title}\n${lines.join('')}`;
}
