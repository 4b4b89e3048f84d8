import type { Command } from '../command.ts';
import { noteInput } from '../input.ts';
import { measureOptions, observedOptions, readMeasureOptions, readObserved } from '../observed.ts';
import { textOption, usageError } from '../options.ts';
import { outputFormat, tableStyle, writeText } from '../output.ts';

export const divergeCommand: Command = {
  name: 'diverge',
  summary: 'Do two layers move apart? Difference of slopes, verdict, and every reasonable way of asking.',
  positionals: [
    { name: '<first>', description: 'id of a layer: bitcoin/blocks/pool' },
    { name: '<second>', description: 'id of another: ai/accelerators/owner' },
    { name: '[input]', description: 'blocks as for `measure` (default: those of the bundled snapshot)' },
  ],
  options: [
    { flags: '--chart <file>', description: 'write the specification curve as SVG' },
    {
      flags: '--format <format>',
      description: 'table; csv: a row a specification; json: the summary (default: by the name of --out, else table)',
    },
    { flags: '--out <file>', description: 'write here instead of to the standard output' },
    ...measureOptions,
    ...observedOptions,
  ],
  examples: [
    'contraflow diverge bitcoin/blocks/pool ai/accelerators/owner',
    'contraflow diverge bitcoin/blocks/pool ai/nvidia-accelerators/owner --chart curve.svg',
    'contraflow diverge bitcoin/blocks/pool ai/accelerators/owner --format csv --out specifications.csv',
  ],
  async run([first, second, path], options, effects) {
    const format = outputFormat(options, ['table', 'csv', 'json'], 'table');
    if (first === second) throw usageError(`diverge: expected two different layers, got '${first}' twice`);
    const measure = await readMeasureOptions(options);
    const { layerOf } = await import('../../pipeline/layers.ts');
    for (const id of [first!, second!]) layerOf(id);
    const { source, observed } = await readObserved(path, options, effects);
    if (source !== undefined || options.published !== undefined) noteInput(observed, effects);
    const { judgeLayers } = await import('../../pipeline/observe.ts');
    const { compareLayers } = await import('../../pipeline/diverge.ts');
    const output = await import('../../pipeline/verdict-output.ts');
    const comparison = { a: first!, b: second!, question: `Do ${first} and ${second} move apart?` };
    const verdicts = judgeLayers(observed, measure);
    const result = compareLayers(observed, comparison, { verdicts, hasCurve: true });
    if (result === null) {
      const ids = verdicts.map(({ measured }) => measured.layer.id).join(', ');
      throw usageError(`diverge: expected two layers of this input (${ids}), got '${first}' and '${second}'`);
    }
    const chart = textOption(options, 'chart');
    if (chart !== undefined) await writeText([output.divergenceSvg(result)], chart, effects);
    const out = textOption(options, 'out');
    if (format === 'csv') await writeText(output.divergenceCsv(result), out, effects);
    else if (format === 'json') await writeText([output.divergenceJson(result)], out, effects);
    else await writeText([`${output.divergenceText(result, tableStyle(out, effects))}\n`], out, effects);
    return 0;
  },
};
