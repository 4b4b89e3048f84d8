import type { Command } from '../command.ts';
import { printRecords, recordFormatOption } from '../records.ts';

export const sourcesCommand: Command = {
  name: 'sources',
  summary: 'List what can be read, and the origins of the bundled snapshot with their licences.',
  options: [recordFormatOption],
  examples: ['contraflow sources', 'contraflow sources --format json'],
  async run(_positionals, options, effects) {
    const { sources } = await import('../../pipeline/catalogue.ts');
    const { bundledDescription } = await import('../../pipeline/bundled-snapshot.ts');
    const records = [
      blockFiles,
      ...sources.map((source) => ({
        id: source.id,
        kind: 'input format',
        title: source.title,
        about: source.accepts,
        licence: source.licence,
        url: source.homepage,
      })),
      ...bundledDescription().origins.map((origin) => ({
        id: origin.id,
        kind: 'bundled snapshot',
        title: origin.title,
        about: `${origin.from} to ${origin.until}, ${origin.levels.join(', ')}; ${origin.publisher}`,
        licence: origin.licence,
        url: origin.url,
      })),
    ];
    return printRecords(records, options, effects);
  },
};

const blockFiles = {
  id: 'bitcoin-core-blocks',
  kind: 'input format',
  title: 'Block files of Bitcoin Core',
  about:
    'A blocks directory, or one blkNNNNN.dat: XORed or not, pruned or not, while the node runs or not; every network.',
  licence: null,
  url: 'https://github.com/bitcoin/bitcoin/blob/master/doc/files.md',
};
