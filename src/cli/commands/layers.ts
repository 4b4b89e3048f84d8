import type { Command } from '../command.ts';
import { printRecords, recordFormatOption } from '../records.ts';

export const layersCommand: Command = {
  name: 'layers',
  summary: 'List the layers: what is counted, and in what capacity an entity holds it.',
  options: [recordFormatOption],
  examples: ['contraflow layers', 'contraflow layers --format json'],
  async run(_positionals, options, effects) {
    const { layers } = await import('../../pipeline/layers.ts');
    const records = layers.map((layer) => ({
      id: layer.id,
      title: layer.title,
      definition: layer.definition,
      unit: layer.weightUnit,
      citations: layer.citations.map(({ title, url }) => `${title} <${url}>`).join('; '),
    }));
    return printRecords(records, options, effects);
  },
};
