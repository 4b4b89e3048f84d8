import type { ModelAnswer } from '../pipeline/answer.ts';
import { accepted } from './accepted.ts';
import type { CommandOption, OptionValues } from './command.ts';
import type { CliEffects } from './effects.ts';
import { noteAll, noteInput } from './input.ts';
import { measureOptions, observedOptions, readMeasureOptions, readObserved } from './observed.ts';
import { expectWithout, integerOption, parsedOption, textOption, toFlag, usageError } from './options.ts';
import { outputFormat, tableStyle, writeText } from './output.ts';
import { parseRisk } from './quantities.ts';

/** How an answer is written, for every security command. */
export const answerOptions: readonly CommandOption[] = [
  { flags: '--format <format>', description: 'table, csv, json (default: by the name of --out, else table)' },
  { flags: '--out <file>', description: 'write here instead of to the standard output' },
];

/** What `--from-readings` looks at, for every security command that can take its numbers from there. */
export const readingsOptions: readonly CommandOption[] = [
  {
    flags: '--from-readings',
    description: 'take the numbers from the latest window of blocks, at every level; implied by an input',
  },
  { flags: '--level <level>', description: 'with it: one level, pool, parent, proxy-group or builder' },
  ...measureOptions.filter(({ flags }) => !/seed|correlation/.test(flags)),
  ...observedOptions,
];

/** The risk that confirmations are to stay below. */
export const riskOption: CommandOption = {
  flags: '--risk <probability>',
  description: 'probability of success that confirmations keep an attacker below',
  default: '0.001',
};

/** A risk as the options say. */
export function riskOf(options: OptionValues): number {
  return parsedOption(options, 'risk', parseRisk)!;
}

/** Draws and seed, for every command that draws from the posterior. */
export const drawOptions: readonly CommandOption[] = [
  { flags: '--draws <number>', description: 'draws from what the proportions may truly be', default: '10000' },
  { flags: '--seed <number>', description: 'seed of every draw', default: '1' },
];

/** The same as the options say. */
export function drawsOf(options: OptionValues): { readonly draws: number; readonly seed: number } {
  return {
    draws: integerOption(options, 'draws', { fallback: 10_000, least: 1, most: 1_000_000 }),
    seed: integerOption(options, 'seed', { fallback: 1, least: 0, most: 4_294_967_295 }),
  };
}

/**
 * Writes an answer as the options say: a table with what the model assumes, CSV with that on the error stream, or JSON.
 *
 * @throws {CliError} for wrong usage, which includes numbers that a model refuses.
 */
export async function writeAnswer(
  compute: () => ModelAnswer | Promise<ModelAnswer>,
  options: OptionValues,
  effects: CliEffects,
): Promise<number> {
  const format = outputFormat(options, ['table', 'csv', 'json'], 'table');
  const answer = await accepted(compute);
  const { answerCsv, answerJson, answerText } = await import('../pipeline/answer.ts');
  const out = textOption(options, 'out');
  if (format === 'csv') {
    const { model, assumptions, notSaid } = answer.note;
    noteAll([`model: ${model}`, ...assumptions.map((one) => `assumes: ${one}`)], effects);
    noteAll([...notSaid.map((one) => `not said: ${one}`), ...answer.remarks], effects);
    await writeText([answerCsv(answer)], out, effects);
  } else if (format === 'json') await writeText([answerJson(answer)], out, effects);
  else await writeText([answerText(answer, tableStyle(out, effects))], out, effects);
  return 0;
}

/** The measured layers of blocks of an input, as the options say. */
export async function readMeasured(path: string | undefined, options: OptionValues, effects: CliEffects) {
  const measure = await readMeasureOptions({ seed: '1', correlation: '0', ...options });
  const { input, source, observed } = await readObserved(path, options, effects);
  if (source !== undefined) noteInput(input, effects);
  const { measureBlockLayers } = await import('../pipeline/observe.ts');
  const measured = measureBlockLayers(observed, measure);
  if (measured.length === 0) throw usageError('security: expected an input with blocks, got none');
  return { measure, observed, measured };
}

/** The same with the latest window of each level. */
export async function readLevels(path: string | undefined, options: OptionValues, effects: CliEffects) {
  const { measure, observed, measured } = await readMeasured(path, options, effects);
  const { latestLevels } = await import('../pipeline/security/measured-levels.ts');
  const all = latestLevels(measured, observed.names);
  if (all.length === 0) throw usageError('security: expected blocks that are tied to somebody, got none');
  const wanted = textOption(options, 'level');
  const levels = wanted === undefined ? all : all.filter(({ layer }) => layer.role === wanted);
  if (levels.length === 0) {
    const known = all.map(({ layer }) => layer.role).join(', ');
    throw usageError(`--level: expected one of ${known}, got '${wanted}'`);
  }
  return { measure, measured, levels };
}

/** Refuses numbers beside `--from-readings` or an input, and their absence without. */
export function isFromReadings(path: string | undefined, options: OptionValues, name: string): boolean {
  const isGiven = options[name] !== undefined;
  const isMeasured = options.fromReadings === true || path !== undefined || options.blocks !== undefined;
  const flag = `--${toFlag(name)}`;
  if (isGiven && path !== undefined) throw usageError(`${flag}: expected without an input, got both ('${path}')`);
  if (isGiven && isMeasured) throw usageError(`${flag}: expected without --from-readings, got both`);
  if (!isGiven && !isMeasured) throw usageError(`${flag}: expected numbers, or --from-readings, got neither`);
  if (!isMeasured) expectWithout(options, ['level', 'published'], `with --from-readings, got ${flag}`);
  return isMeasured;
}
