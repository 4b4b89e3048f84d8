import { parseInstant } from '../../core/time-span.ts';
import type { Command, CommandOption } from '../command.ts';
import { noteAll } from '../input.ts';
import { choiceOption, parsedOption, textOption } from '../options.ts';
import { outputFormat, tableStyle, writeText } from '../output.ts';
import { contextOption, contextTokens, quantizationOption, readRequestedModels, scoredOptions } from '../scored.ts';

/** Options of every command on devices of one's own. */
export const edgeOptions: readonly CommandOption[] = [
  quantizationOption,
  { flags: '--as-of <date>', description: 'time of the reading, UTC (default: the last release among the models)' },
  ...scoredOptions,
];

export const tiersCommand: Command = {
  name: 'tiers',
  summary: 'Show the best measured model that fits each size of phone, laptop and graphics card, over time.',
  options: [
    ...edgeOptions,
    contextOption,
    { flags: '--every <period>', description: 'quarter or year', default: 'year' },
    { flags: '--format <format>', description: 'table, csv, json (default: by the name of --out, else table)' },
    { flags: '--out <file>', description: 'write here instead of to the standard output' },
  ],
  examples: ['contraflow tiers', 'contraflow tiers --quantization q8_0 --every quarter --format csv'],
  async run(_positionals, options, effects) {
    const format = outputFormat(options, ['table', 'csv', 'json'], 'table');
    const every = choiceOption(options, 'every', ['quarter', 'year'], 'year');
    const tokens = contextTokens(options);
    const { parseQuantization, tiersOverTime, timeNotes } = await import('../../pipeline/edge.ts');
    const quantization = parsedOption(options, 'quantization', parseQuantization)!.id;
    const asOfMs = parsedOption(options, 'asOf', parseInstant) ?? null;
    const scored = await readRequestedModels(options, effects);
    const request = { quantization, asOfMs, contextTokens: tokens, every };
    const readings = tiersOverTime(scored.models, request);
    const notes = [...scored.notes, ...timeNotes(scored.models, asOfMs)];
    const { tiersCsv, tiersJson, tiersTable } = await import('../tiers-text.ts');
    const out = textOption(options, 'out');
    if (format !== 'table') noteAll(notes, effects);
    const text =
      format === 'csv'
        ? tiersCsv(readings)
        : format === 'json'
          ? tiersJson(readings)
          : tiersTable(readings, { ...tableStyle(out, effects), ...request, notes });
    await writeText([text], out, effects);
    return 0;
  },
};
