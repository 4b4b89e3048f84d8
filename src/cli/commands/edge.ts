import { csvCell, jsonText } from '../../core/text.ts';
import { formatDate, parseInstant } from '../../core/time-span.ts';
import type { Command } from '../command.ts';
import { CliError } from '../effects.ts';
import { noteAll } from '../input.ts';
import { integerOption, parsedOption, textOption } from '../options.ts';
import { outputFormat, tableStyle, writeText } from '../output.ts';
import { readRequestedModels } from '../scored.ts';
import { edgeOptions } from './tiers.ts';

export const edgeCommand: Command = {
  name: 'edge',
  summary: 'Work out which part of inference people could serve on their own devices, would gain by it, and do.',
  options: [
    ...edgeOptions,
    { flags: '--inputs <file>', description: 'JSON of inputs, instead of those that come with the program' },
    { flags: '--show-inputs', description: 'print the inputs with their ranges, grades and reasons, and stop' },
    { flags: '--seed <number>', description: 'seed of every draw', default: '1' },
    { flags: '--draws <number>', description: 'draws over the ranges of the inputs', default: '2000' },
    { flags: '--format <format>', description: 'table, csv, json (default: by the name of --out, else table)' },
    { flags: '--out <file>', description: 'write here instead of to the standard output' },
  ],
  examples: ['contraflow edge', 'contraflow edge --show-inputs', 'contraflow edge --inputs mine.json --format json'],
  async run(_positionals, options, effects) {
    const format = outputFormat(options, ['table', 'csv', 'json'], 'table');
    const seed = integerOption(options, 'seed', { fallback: 1, least: 0, most: 4_294_967_295 });
    const draws = integerOption(options, 'draws', { fallback: 2000, least: 1, most: 1_000_000 });
    const { edgeServableAt, listEdgeInputs, parseQuantization, readEdgeInputs, timeNotes } = await import(
      '../../pipeline/edge.ts'
    );
    const quantization = parsedOption(options, 'quantization', parseQuantization)!.id;
    const asOfMs = parsedOption(options, 'asOf', parseInstant) ?? null;
    const inputs = readEdgeInputs(textOption(options, 'inputs'));
    const out = textOption(options, 'out');
    const style = tableStyle(out, effects);
    if (options.showInputs === true) {
      const listed = listEdgeInputs(inputs);
      const text =
        format === 'json'
          ? `${jsonText(inputs, 2)}\n`
          : await shownText(
              listed.map(({ name, value, low, high, grade, why }) => ({ name, value, low, high, grade, why })),
              { format, style },
            );
      await writeText([text], out, effects);
      return 0;
    }
    const scored = await readRequestedModels(options, effects);
    const reading = edgeServableAt(scored.models, { quantization, asOfMs, inputs, seed, draws });
    if (reading === null) throw new CliError(`edge: ${timeNotes(scored.models, asOfMs).join('')}`);
    const records = (['could', 'wouldPay', 'does'] as const).map((key) => ({
      figure: figures[key],
      date: formatDate(reading.atMs),
      percent: 100 * reading[key],
      low: 100 * reading.low[key],
      high: 100 * reading.high[key],
    }));
    const stored = `weights stored as ${quantization}; ${draws.toLocaleString('en-US')} draws over the ranges of the inputs, seed ${seed}`;
    const notes = [...scored.notes, stored, ...timeNotes(scored.models, asOfMs), assumptions];
    const { snapshot, credits: sources } = scored;
    if (format === 'csv') noteAll([...notes, limits], effects);
    const text =
      format === 'json'
        ? `${jsonText({ ...reading, seed, draws, quantization, snapshot, sources, notes, inputs }, 2)}\n`
        : await shownText(records, { format, style, notes });
    await writeText([text], out, effects);
    return 0;
  },
};

const assumptions =
  'percent of all tokens; low and high are the 5% and 95% quantiles over the inputs, most of which are assumptions: see --show-inputs';
const limits =
  'prompts to be read, heat and batteries, what a model loses in fewer bits, servers of organizations, or that people use what is cheaper';

const figures = {
  could: 'could be served on own devices',
  wouldPay: 'and would cost less there',
  does: 'and is served there',
} as const;

/** Records as CSV, or as a table with numbers to three digits. */
async function shownText(
  records: readonly Readonly<Record<string, string | number>>[],
  {
    format,
    style,
    notes,
  }: {
    readonly format: 'table' | 'csv';
    readonly style: { width: number; colour: boolean };
    /** Sentences under a table of figures. */
    readonly notes?: readonly string[];
  },
): Promise<string> {
  const names = Object.keys(records[0] ?? {});
  if (format === 'csv') {
    return [names, ...records.map((each) => names.map((name) => each[name]!))]
      .map((cells) => `${cells.map(csvCell).join(',')}\n`)
      .join('');
  }
  const { labelledText, renderTable } = await import('../../report/index.ts');
  const isNumber = (name: string) => typeof records[0]?.[name] === 'number';
  const columns = names.map((title) => ({ title, align: isNumber(title) ? ('right' as const) : ('left' as const) }));
  const rows = records.map((each) =>
    names.map((name) => (typeof each[name] === 'number' ? String(Number(each[name].toPrecision(3))) : `${each[name]}`)),
  );
  const table = `${renderTable(columns, rows, style)}\n`;
  if (notes === undefined) return table;
  return [table, ...labelledText('notes', notes, style), ...labelledText('not said', [limits], style), ''].join('\n');
}
