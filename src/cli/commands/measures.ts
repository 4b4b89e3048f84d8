import type { Command } from '../command.ts';
import { printRecords, recordFormatOption } from '../records.ts';

export const measuresCommand: Command = {
  name: 'measures',
  summary: 'List the measures with their definitions, units and citations.',
  options: [recordFormatOption],
  examples: ['contraflow measures', 'contraflow measures --format json'],
  async run(_positionals, options, effects) {
    const { measures } = await import('../../pipeline/catalogue.ts');
    const records = measures.map((measure) => ({
      id: measure.parameter === undefined ? measure.id : `${measure.id}[:${measure.parameter}]`,
      title: measure.title,
      definition: measure.definition,
      formula: measure.formula,
      family: measure.family,
      unit: measure.unit,
      more_decentralized_when: measure.moreDecentralizedWhen,
      citation: `${measure.citation.title} <${measure.citation.url}>`,
    }));
    return printRecords(records, options, effects);
  },
};
