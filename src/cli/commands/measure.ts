import { type Level, levels } from '../../core/blocks.ts';
import { parseInstant } from '../../core/time-span.ts';
import { parseWindowSpec, timeWindows, type WindowSpec } from '../../core/window-spec.ts';
import type { Command, OptionValues } from '../command.ts';
import { CliError } from '../effects.ts';
import { inputOptions, noteInput, readRequestedInput } from '../input.ts';
import { choiceOption, integerOption, listOption, parsedOption, usageError } from '../options.ts';
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
      description: 'how long a window is: 30d, 144b, epoch, month, quarter, year (default: 30d)',
    },
    { flags: '--step <span>', description: 'how far apart windows start (default: the window, so that none overlap)' },
    { flags: '--measures <list>', description: 'ids, with a parameter after a colon: hhi,concentration-ratio:3' },
    { flags: '--level <list>', description: `${levels.join(', ')} (default: pool, or the first that the input has)` },
    { flags: '--from <date>', description: 'first instant, UTC' },
    { flags: '--to <date>', description: 'instant after the last, UTC' },
    { flags: '--interval <level>', description: 'coverage of the interval, or none (default: 0.95)' },
    {
      flags: '--unattributed <as>',
      description: 'thin: spread over infinitely many (default); one: a single holder; pro-rata',
    },
    {
      flags: '--estimator <which>',
      description: 'corrected for the bias of counting (default), or plug-in',
    },
    {
      flags: '--profile <name>',
      description: 'edi: as the Edinburgh Decentralisation Index, where other options do not say otherwise',
    },
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
    const { measureInput } = await import('../../pipeline/measure.ts');
    const request = await measureRequest(options);
    const input = await readRequestedInput(path!, options, effects, { keepsNames: options.profile === 'edi' });
    noteInput(input, effects);
    await writeReadings(measureInput(input, request), { format, options, effects });
    return 0;
  },
};

type MeasureRequest = import('../../pipeline/measure.ts').MeasureRequest;

/** What the options ask for: each given one, else what the profile sets, else the default. */
async function measureRequest(options: OptionValues): Promise<MeasureRequest> {
  const { edinburghProfile } = await import('../../pipeline/measure.ts');
  const { parseMeasure } = await import('../../pipeline/catalogue.ts');
  const isEdinburgh = choiceOption(options, 'profile', ['none', 'edi'], 'none') === 'edi';
  const days30 = { kind: 'days', days: 30 } as const;
  const window = parsedOption(options, 'window', parseWindowSpec) ?? days30;
  const step = parsedOption(options, 'step', parseWindowSpec) ?? window;
  checkStep(window, step);
  const fromMs = parsedOption(options, 'from', parseInstant) ?? null;
  const toMs = parsedOption(options, 'to', parseInstant) ?? null;
  if (fromMs !== null && toMs !== null && fromMs >= toMs) {
    throw usageError(`--to: expected an instant after --from ${options.from}, got '${options.to}'`);
  }
  const measures = parsedOption(options, 'measures', () => distinctOption(options, 'measures')!.map(parseMeasure));
  const defaults = isEdinburgh
    ? edinburghProfile
    : ({
        measures: ['hhi', 'nakamoto-coefficient', 'effective-number'].map(parseMeasure),
        levels: null,
        interval: 0.95,
        unattributed: 'thin',
        correction: 'corrected',
      } as const);
  return {
    ...defaults,
    window,
    step,
    fromMs,
    toMs,
    measures: measures ?? defaults.measures,
    levels: distinctOption(options, 'level')?.map(toLevel) ?? defaults.levels,
    interval: options.interval === undefined ? defaults.interval : toInterval(String(options.interval)),
    unattributed: choiceOption(options, 'unattributed', ['thin', 'one', 'pro-rata'], defaults.unattributed),
    correction: choiceOption(options, 'estimator', ['corrected', 'plug-in'], defaults.correction),
    seed: integerOption(options, 'seed', { fallback: 1, least: 0, most: 4_294_967_295 }),
  };
}

/** Says before anything is read that windows cannot step so. */
function checkStep(window: WindowSpec, step: WindowSpec): void {
  if (window.kind === 'blocks' && step.kind === 'blocks') return;
  try {
    timeWindows({ fromMs: 0, toMs: 0 }, window, step);
  } catch (error) {
    throw new CliError(`--step: ${error instanceof Error ? error.message : error}`, { exitCode: 2, cause: error });
  }
}

/** A list in which nothing is said twice: it would be measured twice. */
function distinctOption(options: OptionValues, name: string): string[] | undefined {
  const parts = listOption(options, name);
  const repeated = parts?.find((part, at) => parts.indexOf(part) !== at);
  if (repeated !== undefined) throw usageError(`--${name}: expected each once, got '${repeated}' twice`);
  return parts;
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
