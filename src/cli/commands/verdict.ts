import type { Command } from '../command.ts';
import { noteInput } from '../input.ts';
import { measureOptions, observedOptions, observedPositionals, readMeasureOptions, readObserved } from '../observed.ts';
import { choiceOption, listOption, textOption, usageError } from '../options.ts';
import { outputFormat, tableStyle, writeText } from '../output.ts';

export const verdictCommand: Command = {
  name: 'verdict',
  summary: 'The direction of every layer: slope with interval, span, verdict, and what would change it.',
  positionals: observedPositionals,
  options: [
    { flags: '--layers <list>', description: 'only layers whose ids begin so: bitcoin/blocks,ai/accelerators/owner' },
    {
      flags: '--align <how>',
      description: 'calendar: dates; start: years since the field of each layer began',
      default: 'calendar',
    },
    { flags: '--format <format>', description: 'table, csv, json (default: by the name of --out, else table)' },
    { flags: '--out <file>', description: 'write here instead of to the standard output' },
    ...measureOptions,
    ...observedOptions,
  ],
  examples: [
    'contraflow verdict',
    'contraflow verdict --layers bitcoin/blocks --format csv',
    'contraflow verdict --published tables --align start --format csv --out verdicts.csv',
  ],
  async run([path], options, effects) {
    const format = outputFormat(options, ['table', 'csv', 'json'], 'table');
    const align = choiceOption(options, 'align', ['calendar', 'start'], 'calendar');
    const measure = await readMeasureOptions(options);
    const { source, observed } = await readObserved(path, options, effects);
    if (source !== undefined || options.published !== undefined) noteInput(observed, effects);
    const { judgeLayers } = await import('../../pipeline/observe.ts');
    const { fieldStarts } = await import('../../pipeline/field-starts.ts');
    const output = await import('../../pipeline/verdict-output.ts');
    const wanted = listOption(options, 'layers');
    const all = judgeLayers(observed, measure);
    const verdicts =
      wanted === undefined
        ? all
        : all.filter(({ measured: { layer } }) =>
            wanted.some((start) => layer.id === start || layer.id.startsWith(`${start}/`)),
          );
    if (verdicts.length === 0) {
      const ids = all.map(({ measured }) => measured.layer.id).join(', ');
      throw usageError(`--layers: expected the start of one of ${ids}, got '${textOption(options, 'layers')}'`);
    }
    const alignment =
      align === 'calendar'
        ? ({ along: 'calendar' } as const)
        : ({ along: 'start', startsMs: fieldStarts(observed.facts) } as const);
    const out = textOption(options, 'out');
    if (format === 'csv') await writeText(output.verdictCsv(verdicts, alignment), out, effects);
    else if (format === 'json') await writeText([output.verdictJson(verdicts, alignment)], out, effects);
    else await writeText([`${output.verdictText(verdicts, alignment, tableStyle(out, effects))}\n`], out, effects);
    return 0;
  },
};
