import { parseInstant } from '../../core/time-span.ts';
import type { Command, CommandOption } from '../command.ts';
import { noteInput } from '../input.ts';
import { choiceOption, integerOption, parsedOption, textOption } from '../options.ts';
import { outputFormat, tableStyle, writeText } from '../output.ts';

/** Options of every command on devices of one's own. */
export const edgeOptions: readonly CommandOption[] = [
  { flags: '--quantization <format>', description: 'how weights are stored: q4_k_m, q8_0, f16, …', default: 'q4_k_m' },
  { flags: '--as-of <date>', description: 'time of the reading, UTC (default: the last release among the models)' },
  { flags: '--models <file>', description: 'scored models, instead of those that are bundled' },
];

export const tiersCommand: Command = {
  name: 'tiers',
  summary: 'Show the best measured model that fits each size of phone, laptop and graphics card, over time.',
  options: [
    ...edgeOptions,
    { flags: '--context <tokens>', description: 'tokens of context that are kept', default: '4096' },
    { flags: '--every <period>', description: 'quarter or year', default: 'year' },
    { flags: '--format <format>', description: 'table, csv, json (default: by the name of --out, else table)' },
    { flags: '--out <file>', description: 'write here instead of to the standard output' },
  ],
  examples: ['contraflow tiers', 'contraflow tiers --quantization q8_0 --every quarter --format csv'],
  async run(_positionals, options, effects) {
    const format = outputFormat(options, ['table', 'csv', 'json'], 'table');
    const every = choiceOption(options, 'every', ['quarter', 'year'], 'year');
    const contextTokens = integerOption(options, 'context', { fallback: 4096, least: 1, most: 10_000_000 });
    const { parseQuantization, tiersOverTime } = await import('../../pipeline/edge.ts');
    const quantization = parsedOption(options, 'quantization', parseQuantization)?.id ?? 'q4_k_m';
    const asOfMs = parsedOption(options, 'asOf', parseInstant) ?? null;
    const { readScoredModels } = await import('../../pipeline/scored-models.ts');
    const scored = await readScoredModels(textOption(options, 'models'));
    noteInput(scored, effects);
    const readings = tiersOverTime(scored.models, { quantization, asOfMs, contextTokens, every });
    const { tiersCsv, tiersJson, tiersTable } = await import('../tiers-text.ts');
    const out = textOption(options, 'out');
    const text =
      format === 'csv'
        ? tiersCsv(readings)
        : format === 'json'
          ? tiersJson(readings)
          : tiersTable(readings, tableStyle(out, effects));
    await writeText([text], out, effects);
    return 0;
  },
};
