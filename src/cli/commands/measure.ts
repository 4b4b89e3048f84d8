import { type Level, levels } from '../../core/blocks.ts';
import { parseInstant } from '../../core/time-span.ts';
import { parseWindowSpec } from '../../core/window-spec.ts';
import type { Command, OptionValues } from '../command.ts';
import { inputOptions, noteInput, readRequestedInput } from '../input.ts';
import { choiceOption, integerOption, listOption, parsedOption, textOption, usageError } from '../options.ts';
import { outputFormat, writeReadings } from '../output.ts';

export const measureCommand: Command = {
  name: 'measure',
  summary: 'Measure the concentration of blocks over windows: estimate, interval and bounds.',
  positionals: [
    {
      name: '<input>',
      description: 'Parquet, CSV or JSON lines of blocks, a daily table, or a Bitcoin Core blocks directory',
    },
  ],
  options: [
    {
      flags: '--window <span>',
      description: 'how long a window is: 30d, 144b, epoch, month, quarter, year',
      default: '30d',
    },
    { flags: '--step <span>', description: 'how far apart windows start (default: the window, so that none overlap)' },
    { flags: '--measures <list>', description: 'ids, with a parameter after a colon: hhi,concentration-ratio:3' },
    { flags: '--level <list>', description: `${levels.join(', ')} (default: pool)` },
    { flags: '--from <date>', description: 'first instant, UTC' },
    { flags: '--to <date>', description: 'instant after the last, UTC' },
    { flags: '--interval <level>', description: 'coverage of the interval, or none', default: '0.95' },
    {
      flags: '--unattributed <as>',
      description: 'thin: spread over infinitely many; one: a single holder; pro-rata',
      default: 'thin',
    },
    {
      flags: '--estimator <which>',
      description: 'corrected for the bias of counting, or plug-in',
      default: 'corrected',
    },
    { flags: '--profile <name>', description: 'edi: as the Edinburgh Decentralisation Index' },
    { flags: '--seed <number>', description: 'seed of every draw', default: '1' },
    {
      flags: '--format <format>',
      description: 'table, csv, json, parquet (default: by the name of --out, else table)',
    },
    { flags: '--out <file>', description: 'write here instead of to the standard output' },
    ...inputOptions,
  ],
  examples: [
    'contraflow measure blocks.parquet --window 30d --step 1d --measures hhi,nakamoto-coefficient --level pool,parent --format csv',
    'contraflow measure daily.csv --profile edi',
    'contraflow measure ~/.bitcoin/blocks --window epoch --level pool,proxy-group --out readings.parquet',
  ],
  async run([path], options, effects) {
    const format = outputFormat(options, ['table', 'csv', 'json', 'parquet'], 'table');
    const pipeline = await import('../../pipeline/index.ts');
    const request = measureRequest(options, pipeline);
    const input = await readRequestedInput(path!, options, effects, { keepsNames: options.profile !== undefined });
    noteInput(input, effects);
    await writeReadings(pipeline.measureInput(input, request), { format, options, effects });
    return 0;
  },
};

type Pipeline = typeof import('../../pipeline/index.ts');

function measureRequest(options: OptionValues, { parseMeasure, edinburghProfile }: Pipeline) {
  const profile = choiceOption(options, 'profile', ['none', 'edi'], 'none');
  const window = parsedOption(options, 'window', parseWindowSpec)!;
  const fixed = {
    fromMs: parsedOption(options, 'from', parseInstant) ?? null,
    toMs: parsedOption(options, 'to', parseInstant) ?? null,
    seed: integerOption(options, 'seed', { fallback: 1, least: 0, most: 4_294_967_295 }),
  };
  const measures = parsedOption(options, 'measures', () => listOption(options, 'measures')!.map(parseMeasure));
  const levelList = listOption(options, 'level')?.map(toLevel);
  if (profile === 'edi') {
    return {
      ...edinburghProfile,
      ...fixed,
      ...(measures === undefined ? {} : { measures }),
      ...(levelList === undefined ? {} : { levels: levelList }),
    };
  }
  return {
    ...fixed,
    window,
    step: parsedOption(options, 'step', parseWindowSpec) ?? window,
    measures: measures ?? ['hhi', 'nakamoto-coefficient', 'effective-number'].map(parseMeasure),
    levels: levelList ?? (['pool'] as const),
    interval: toInterval(textOption(options, 'interval') ?? '0.95'),
    unattributed: choiceOption(options, 'unattributed', ['thin', 'one', 'pro-rata'], 'thin'),
    correction: choiceOption(options, 'estimator', ['corrected', 'plug-in'], 'corrected'),
  };
}

function toLevel(text: string): Level {
  const level = levels.find((candidate) => candidate === text);
  if (level === undefined) throw usageError(`--level: expected ${levels.join(', ')}, got '${text}'`);
  return level;
}

function toInterval(text: string): number | null {
  if (text === 'none') return null;
  const level = Number(text);
  if (!(level > 0 && level < 1))
    throw usageError(`--interval: expected a coverage between 0 and 1, or none, got '${text}'`);
  return level;
}
