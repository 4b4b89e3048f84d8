import type { Command } from '../command.ts';
import { printRecords, recordFormatOption } from '../records.ts';

export const sourcesCommand: Command = {
  name: 'sources',
  summary: 'List what can be read, and the origins of the bundled snapshot with their licences.',
  options: [recordFormatOption],
  examples: ['contraflow sources', 'contraflow sources --format json'],
  async run(_positionals, options, effects) {
    const { sources, bundledOrigins } = await import('../../pipeline/index.ts');
    const records = [
      ...sources.map((source) => ({
        kind: 'input format',
        id: source.id,
        title: source.title,
        about: source.accepts,
        licence: source.licence,
        url: source.homepage,
      })),
      ...bundledOrigins().map((origin) => ({
        kind: 'bundled snapshot',
        id: origin.id,
        title: origin.title,
        about: `${origin.from} to ${origin.until}, ${origin.levels.join(', ')}; ${origin.publisher}`,
        licence: origin.licence,
        url: origin.url,
      })),
    ];
    return printRecords(records, options, effects);
  },
};
