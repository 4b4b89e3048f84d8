import type { Command } from '../command.ts';
import { noteInput } from '../input.ts';
import { measureOptions, observedOptions, readMeasureOptions, readObserved } from '../observed.ts';
import { parsedOption, textOption, usageError } from '../options.ts';
import { outputFormat, tableStyle, writeText } from '../output.ts';

export const changesCommand: Command = {
  name: 'changes',
  summary: 'Split each change of a measure into proportions, population and labels; flag what is none of proportions.',
  positionals: [
    { name: '<layer>', description: 'id of a layer: ai/accelerators/vendor' },
    { name: '[input]', description: 'blocks as for `measure` (default: those of the bundled snapshot)' },
  ],
  options: [
    { flags: '--measure <id>', description: 'the measure whose changes are split', default: 'effective-number' },
    { flags: '--format <format>', description: 'table or csv (default: by the name of --out, else table)' },
    { flags: '--out <file>', description: 'write here instead of to the standard output' },
    ...measureOptions,
    ...observedOptions,
  ],
  examples: [
    'contraflow changes ai/accelerators/vendor',
    'contraflow changes bitcoin/blocks/pool --measure gini --format csv',
  ],
  async run([id, path], options, effects) {
    const format = outputFormat(options, ['table', 'csv'], 'table');
    const measureBlocks = await readMeasureOptions(options);
    const { parseMeasure } = await import('../../pipeline/catalogue.ts');
    const { layerOf } = await import('../../pipeline/layers.ts');
    const measure = parsedOption(options, 'measure', parseMeasure)!;
    layerOf(id!);
    const { source, observed } = await readObserved(path, options, effects);
    if (source !== undefined || options.published !== undefined) noteInput(observed, effects);
    const { judgeLayers } = await import('../../pipeline/observe.ts');
    const { changesOf } = await import('../../pipeline/changes.ts');
    const output = await import('../../pipeline/verdict-output.ts');
    const verdicts = judgeLayers(observed, measureBlocks);
    const found = verdicts.find(({ measured }) => measured.layer.id === id);
    if (found === undefined) {
      const ids = verdicts.map(({ measured }) => measured.layer.id).join(', ');
      throw usageError(`changes: expected a layer of this input (${ids}), got '${id}'`);
    }
    const { distributions, isWhole } = found.measured;
    const changes = changesOf(
      distributions.filter((_, index) => isWhole[index]),
      measure,
    );
    const out = textOption(options, 'out');
    if (format === 'csv') await writeText(output.changesCsv(changes), out, effects);
    else await writeText([`${output.changesText(changes, tableStyle(out, effects))}\n`], out, effects);
    return 0;
  },
};
