import { parseInstant } from '../../../core/time-span.ts';
import type { Command } from '../../command.ts';
import { recordOptions, writeRecord } from '../../flat-record.ts';
import { choiceOption, parsedOption, textOption } from '../../options.ts';

export const forecastsCommand: Command = {
  name: 'forecasts',
  summary:
    'Published forecasts: their growth as stated and implied, how far they disagree, and how those that are due did.',
  options: [
    { flags: '--show <table>', description: 'register, bands, scores', default: 'register' },
    {
      flags: '--scope <scope>',
      description: 'what is counted: edge-ai, edge-ai-chips, network-hashrate, … (default: all)',
    },
    { flags: '--as-of <date>', description: 'forecasts whose period has ended by then are due (default: now)' },
    { flags: '--register <file>', description: 'JSON of forecasts, instead of those that come with the program' },
    ...recordOptions,
  ],
  examples: [
    'contraflow economics forecasts --show bands',
    'contraflow economics forecasts --scope edge-ai',
    'contraflow economics forecasts --show scores --as-of 2026-11-26 --format json',
  ],
  async run(_positionals, options, effects) {
    const show = choiceOption(options, 'show', ['register', 'bands', 'scores'], 'register');
    const asOfMs = parsedOption(options, 'asOf', parseInstant) ?? effects.now();
    const { bandRows, readForecasts, registerRows, scoreRows } = await import(
      '../../../pipeline/economics/forecasts.ts'
    );
    const { loadFacts } = await import('../../../pipeline/catalogue.ts');
    const tables = { register: registerRows, bands: bandRows, scores: scoreRows };
    const register = readForecasts(textOption(options, 'register'));
    const request = { scope: textOption(options, 'scope') ?? null, asOfMs, facts: loadFacts() };
    const { rows, ...said } = tables[show](register, request);
    return writeRecord(rows, { ...said, options, effects });
  },
};
