import type { Command } from '../../command.ts';
import { recordOptions, writeRecord } from '../../flat-record.ts';
import { integerOption, parsedOption, textOption, usageError } from '../../options.ts';
import { parseList, parseNumber } from '../../quantities.ts';

export const pivotCommand: Command = {
  name: 'pivot',
  summary: 'Whether a site should mine on, host AI, own GPUs, be paid for curtailment or wait, by Monte Carlo.',
  positionals: [{ name: '<site>', description: 'a JSON file of the site: see docs/pivot.md and examples/sites' }],
  options: [
    { flags: '--paths <number>', description: 'of prices, from 1,000', default: '20000' },
    { flags: '--years <number>', description: 'whole years to look ahead, up to 30', default: '15' },
    { flags: '--seed <number>', description: 'seed of every draw', default: '1' },
    { flags: '--set <list>', description: 'inputs with other values: coin_usd=90000,coin_drift_per_year=0' },
    { flags: '--inputs <file>', description: 'all inputs with ranges (default: data/pivot-inputs.json)' },
    { flags: '--workers <number>', description: 'threads beside the main one (default: as many as help)' },
    ...recordOptions,
  ],
  examples: [
    'contraflow economics pivot examples/sites/texas-100mw.json --format json',
    'contraflow economics pivot examples/sites/norway-30mw.json --paths 100000 --set coin_usd=90000',
  ],
  async run([sitePath], options, effects) {
    if (sitePath === undefined) throw usageError('pivot: expected the file of a site, got none');
    const { pivotAnswer } = await import('../../../pipeline/economics/pivot.ts');
    const inputsPath = textOption(options, 'inputs');
    const { record, remarks } = await pivotAnswer({
      sitePath,
      changes: parsedOption(options, 'set', parseChanges) ?? [],
      paths: integerOption(options, 'paths', { fallback: 20_000, least: 1000, most: 5_000_000 }),
      years: integerOption(options, 'years', { fallback: 15, least: 1, most: 30 }),
      seed: integerOption(options, 'seed', { fallback: 1, least: 0, most: 4_294_967_295 }),
      signal: effects.signal,
      ...(inputsPath === undefined ? {} : { inputsPath }),
      ...(options.workers === undefined
        ? {}
        : { workers: integerOption(options, 'workers', { fallback: 0, least: 0, most: 256 }) }),
    });
    return writeRecord(record, { remarks, options, effects });
  },
};

function parseChanges(text: string): { readonly name: string; readonly value: number }[] {
  return parseList(text, (part) => {
    const [, name, value] = /^([a-z_]+)=(.+)$/.exec(part) ?? [];
    if (name === undefined || value === undefined)
      throw new SyntaxError(`expected inputs with values as coin_usd=90000, got '${part}'`);
    return { name, value: parseNumber(value) };
  });
}
