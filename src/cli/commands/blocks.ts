import { printable } from '../../core/text.ts';
import type { Command } from '../command.ts';
import { inputOptions, noteInput, readRequestedInput, shellWord } from '../input.ts';
import { textOption, usageError } from '../options.ts';

export const blocksCommand: Command = {
  name: 'blocks',
  summary: 'Decode and attribute blocks once, and write them as a table.',
  positionals: [
    {
      name: '<input>',
      description: 'a Bitcoin Core blocks directory, one blk file, or a table of blocks with coinbases',
    },
  ],
  options: [
    { flags: '--out <file>', description: 'where to write: .parquet, .csv or .jsonl (required)' },
    {
      flags: '--workers <number>',
      description: 'threads that read block files beside the main one (default: one for each further processor)',
    },
    ...inputOptions,
  ],
  examples: [
    'contraflow blocks ~/.bitcoin/blocks --out blocks.parquet',
    'contraflow blocks blk00000.dat --out blocks.csv',
  ],
  async run([path], options, effects) {
    const out = textOption(options, 'out');
    if (out === undefined || !/\.(parquet|csv|jsonl)$/i.test(out)) {
      throw usageError(`--out: expected a name that ends in .parquet, .csv or .jsonl, got '${out ?? ''}'`);
    }
    const { writeBlocks } = await import('../../pipeline/output.ts');
    const { summarizeBlocks } = await import('../../pipeline/summarize-blocks.ts');
    const input = await readRequestedInput(path!, options, effects);
    if (input.kind !== 'blocks') throw usageError(`blocks: expected blocks, got a table of daily counts (${path})`);
    await writeBlocks(out, input.blocks, effects.signal);
    noteInput(input, effects);
    for (const line of summarizeBlocks(input.blocks)) effects.note(printable(line));
    effects.note(
      `wrote ${printable(out)}; next: contraflow measure ${shellWord(out)} --window 30d --level pool,parent,proxy-group`,
    );
    return 0;
  },
};
