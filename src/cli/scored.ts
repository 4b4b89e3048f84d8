import { formatDate } from '../core/time-span.ts';
import type { CommandOption, OptionValues } from './command.ts';
import type { CliEffects } from './effects.ts';
import { noteAll, noteProblems } from './input.ts';
import { integerOption, textOption, usageError } from './options.ts';

/** Options of every command that reads scored models. */
export const scoredOptions: readonly CommandOption[] = [
  {
    flags: '--models <file>',
    description:
      'scored models: a table of the Epoch Capabilities Index, or one with the columns id, model, released, access, score (default: the bundled ones)',
  },
  {
    flags: '--published <folder>',
    description: 'a folder of published tables, as `fetch` gets them, in place of the bundled models',
  },
];

/** How weights are stored, for every command that asks what fits a device. */
export const quantizationOption: CommandOption = {
  flags: '--quantization <format>',
  description: 'how weights are stored on a device: q4_k_m, q8_0, f16, …',
  default: 'q4_k_m',
};

/** Tokens of context that a device keeps. */
export const contextOption: CommandOption = {
  flags: '--context <tokens>',
  description: 'tokens of context that a device keeps',
  default: '4096',
};

/** The context that was asked for. */
export function contextTokens(options: OptionValues): number {
  return integerOption(options, 'context', { fallback: 4096, least: 1, most: 10_000_000 });
}

/** Reads the scored models that a command was given; tells the problems, and leaves the notes to the command. */
export async function readRequestedModels(options: OptionValues, effects: CliEffects) {
  const models = textOption(options, 'models');
  const published = textOption(options, 'published');
  if (models !== undefined && published !== undefined)
    throw usageError(`--models: expected without --published, got ${models} and ${published}`);
  const { readScoredModels } = await import('../pipeline/scored-models.ts');
  const scored = await readScoredModels({ models, published, signal: effects.signal });
  noteProblems(scored.problems, effects);
  const late = scored.models.filter(({ releasedMs }) => releasedMs > effects.now());
  if (late.length > 0 && (models ?? published) !== undefined) {
    const { name, releasedMs } = late[0]!;
    noteAll(
      [
        `models dated after today: ${late.length}, such as ${name} of ${formatDate(releasedMs)}; --as-of leaves them out`,
      ],
      effects,
    );
  }
  return scored;
}
