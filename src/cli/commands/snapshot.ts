import type { Command } from '../command.ts';
import { noteProblems } from '../input.ts';
import { textOption, usageError } from '../options.ts';

export const snapshotCommand: Command = {
  name: 'snapshot',
  summary: 'Make the bundled snapshot from the origins that its recipe names.',
  positionals: [{ name: '<action>', description: 'build' }],
  options: [
    { flags: '--inputs <folder>', description: 'folder that holds the origins’ files (required)' },
    { flags: '--recipe <file>', description: 'what goes in', default: 'data/snapshot/recipe.json' },
    { flags: '--out <folder>', description: 'where it goes', default: 'data/snapshot' },
  ],
  examples: ['contraflow snapshot build --inputs ../shared/data'],
  async run([action], options, effects) {
    if (action !== 'build') throw usageError(`snapshot: expected the action build, got '${action}'`);
    const inputs = textOption(options, 'inputs');
    if (inputs === undefined)
      throw usageError('--inputs: expected the folder that holds the origins’ files, got nothing');
    const { buildSnapshot } = await import('../../pipeline/snapshot-build.ts');
    const out = textOption(options, 'out')!;
    const built = await buildSnapshot({
      recipe: textOption(options, 'recipe')!,
      inputs,
      out,
      onProgress: effects.progress,
    });
    noteProblems(built.problems, effects);
    for (const { path, rows, bytes, sha256 } of built.files) {
      effects.out(
        `${out}/${path}: ${rows.toLocaleString('en-US')} rows, ${(bytes / 1e6).toFixed(2)} MB, sha256 ${sha256}\n`,
      );
    }
    return 0;
  },
};
