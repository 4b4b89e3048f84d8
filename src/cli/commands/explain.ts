import { jsonText, printable } from '../../core/text.ts';
import type { Command } from '../command.ts';
import { measureOptions, observedOptions, readMeasureOptions, readObserved } from '../observed.ts';
import { choiceOption } from '../options.ts';

export const explainCommand: Command = {
  name: 'explain',
  summary: 'Trace a figure of the brief or the report to the file, the rows and the rule behind it.',
  positionals: [
    { name: '<id>', description: 'as the brief gives it: reading:bitcoin/blocks/pool@2026-03-23..2026-04-22/hhi' },
    { name: '[input]', description: 'blocks as for `measure` (default: those of the bundled snapshot)' },
  ],
  options: [
    { flags: '--format <format>', description: 'text or json', default: 'text' },
    ...measureOptions,
    ...observedOptions,
  ],
  examples: [
    'contraflow explain fact:edge-ai-market-2033',
    'contraflow explain reading:ai/accelerators/owner@2025-10-01..2026-01-01/effective-number',
    'contraflow explain lag:closed..open@2026-04-23#horizontal --format json',
  ],
  async run([id, path], options, effects) {
    const format = choiceOption(options, 'format', ['text', 'json'], 'text');
    const measure = await readMeasureOptions(options);
    const { parseFigureId } = await import('../../core/figure-id.ts');
    const { kind } = parseFigureId(id!);
    const { observed } = await readObserved(path, options, effects);
    const { observe } = await import('../../pipeline/observe.ts');
    const { explainFigure, explanationText } = await import('../../pipeline/explain-figure.ts');
    const observation = ofLayers.has(kind)
      ? observe(observed, { ...measure, run: [] })
      : { verdicts: [], divergences: [] };
    const explanation = explainFigure({ input: observed, observation, seed: measure.seed }, id!);
    if (format === 'json') effects.out(`${jsonText(explanation, 2)}\n`);
    else
      effects.out(
        explanationText(explanation)
          .map((line) => `${printable(line)}\n`)
          .join(''),
      );
    return 0;
  },
};

/** Kinds of figures for which layers have to be measured. */
const ofLayers: ReadonlySet<string> = new Set(['reading', 'proportion', 'verdict', 'security', 'divergence', 'count']);
