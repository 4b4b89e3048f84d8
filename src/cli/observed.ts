import { parseInstant } from '../core/time-span.ts';
import type { CommandOption, OptionValues } from './command.ts';
import type { CliEffects } from './effects.ts';
import { inputOptions, readRequestedInput } from './input.ts';
import { parsedOption, textOption, usageError } from './options.ts';

/** What every command that looks at both fields can be pointed at. */
export const observedPositionals = [
  { name: '[input]', description: 'blocks as for `measure` (default: those of the bundled snapshot)' },
];

export const observedOptions: readonly CommandOption[] = [
  { flags: '--blocks <directory>', description: 'a Bitcoin Core blocks directory, in place of the input' },
  {
    flags: '--published <folder>',
    description: 'a folder of published tables, as `fetch` gets them (default: the bundled snapshot)',
  },
  {
    flags: '--as-of <date>',
    description:
      'with --published: the day on which its tables were read; later rows are expectations (default: today)',
  },
  ...inputOptions,
];

/** Options of how it is measured. */
export const measureOptions: readonly CommandOption[] = [
  {
    flags: '--window <span>',
    description: 'how long a window of blocks is, in days; windows do not overlap',
    default: '30d',
  },
  { flags: '--interval <level>', description: 'coverage of the intervals', default: '0.95' },
  {
    flags: '--correlation <ratio>',
    description: 'how far the published estimates of one vendor err together, 0 to 1',
    default: '0',
  },
  { flags: '--seed <number>', description: 'seed of every draw', default: '1' },
];

/** Both halves of what is looked at, as the options say. */
export async function readObserved(path: string | undefined, options: OptionValues, effects: CliEffects) {
  const blocks = textOption(options, 'blocks');
  if (path !== undefined && blocks !== undefined)
    throw usageError(`input: expected one input, got ${path} and --blocks ${blocks}`);
  const folder = textOption(options, 'published');
  const asOfMs = parsedOption(options, 'asOf', parseInstant);
  if (asOfMs !== undefined && folder === undefined)
    throw usageError('--as-of: expected a folder of tables with it (--published), got none');
  const { readBundledBlocks } = await import('../pipeline/bundled-snapshot.ts');
  const { readBundledHalf, readPublishedHalf } = await import('../pipeline/published-half.ts');
  const { toObserved } = await import('../pipeline/observed-input.ts');
  const source = path ?? blocks;
  const input = source === undefined ? await readBundledBlocks() : await readRequestedInput(source, options, effects);
  effects.signal.throwIfAborted();
  const half =
    folder === undefined
      ? await readBundledHalf()
      : await readPublishedHalf(folder, { asOfMs: asOfMs ?? startOfDay(effects.now()), signal: effects.signal });
  return { input, source, observed: toObserved(input, half) };
}

function startOfDay(ms: number): number {
  return ms - (((ms % 86_400_000) + 86_400_000) % 86_400_000);
}

/** How it is measured, as the options say. */
export async function readMeasureOptions(options: OptionValues) {
  const { parseWindowSpec } = await import('../core/window-spec.ts');
  const { integerOption } = await import('./options.ts');
  const window = parsedOption(options, 'window', parseWindowSpec)!;
  if (window.kind !== 'days') throw usageError(`--window: expected days as 30d, got '${options.window}'`);
  const interval = Number(textOption(options, 'interval'));
  if (!(interval > 0 && interval < 1))
    throw usageError(`--interval: expected a coverage between 0 and 1, got '${options.interval}'`);
  const seed = integerOption(options, 'seed', { fallback: 1, least: 0, most: 4_294_967_295 });
  const correlation = textOption(options, 'correlation') ?? '';
  const groupCorrelation = correlation.trim() === '' ? Number.NaN : Number(correlation);
  if (!(groupCorrelation >= 0 && groupCorrelation <= 1))
    throw usageError(`--correlation: expected a number from 0 to 1, got '${correlation}'`);
  return { windowDays: window.days, interval, seed, groupCorrelation };
}
