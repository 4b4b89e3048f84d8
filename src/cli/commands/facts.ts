import type { Fact } from '../../core/fact.ts';
import type { Command } from '../command.ts';
import { CliError } from '../effects.ts';
import { textOption } from '../options.ts';
import { type CatalogueRecord, printRecords, recordFormatOption } from '../records.ts';

export const factsCommand: Command = {
  name: 'facts',
  summary: 'List the values typed from reports, each with its span, source and grade.',
  options: [
    { flags: '--subject <text>', description: 'only facts whose subject, layer or id holds the text' },
    { flags: '--facts <folder>', description: 'a folder of further facts, beside the package’s own' },
    recordFormatOption,
  ],
  examples: ['contraflow facts --subject paraguay', 'contraflow facts --subject hashrate/operator --format csv'],
  async run(_positionals, options, effects) {
    const { loadFacts } = await import('../../pipeline/catalogue.ts');
    const extra = textOption(options, 'facts');
    const facts = loadFacts(extra === undefined ? {} : { extra });
    const subject = textOption(options, 'subject');
    const chosen = subject === undefined ? facts : facts.filter((fact) => isAbout(fact, subject.toLowerCase()));
    if (chosen.length === 0) {
      throw new CliError(`facts: expected a subject of one of ${facts.length} facts, got '${subject}'`, {
        exitCode: 1,
      });
    }
    return printRecords(chosen.map(toRecord), options, effects);
  },
};

function isAbout({ id, subject, layer }: Fact, text: string): boolean {
  return [id, subject, layer ?? ''].some((part) => part.toLowerCase().includes(text));
}

function toRecord(fact: Fact): CatalogueRecord {
  const { low, high, inputs } = fact;
  return {
    id: fact.id,
    subject: fact.subject,
    quantity: fact.quantity,
    value: String(fact.value),
    unit: fact.unit,
    interval: low === null || high === null ? null : `${low} to ${high}`,
    from: fact.from,
    until: fact.until,
    grade: fact.grade,
    layer: fact.layer,
    entity: fact.entity,
    rule: fact.rule,
    inputs:
      Object.keys(inputs).length === 0
        ? null
        : Object.entries(inputs)
            .map((pair) => pair.join(' '))
            .join(', '),
    source: `${fact.source.title} <${fact.source.url}>, read ${fact.source.read}`,
    note: fact.note,
  };
}
