import type { Command } from '../command.ts';
import { noteInput } from '../input.ts';
import { measureOptions, observedOptions, observedPositionals, readMeasureOptions, readObserved } from '../observed.ts';
import { choiceOption, textOption } from '../options.ts';
import { writeText } from '../output.ts';
import { programVersion } from '../version.ts';

const endings: Readonly<Record<string, 'markdown' | 'html' | 'json'>> = {
  md: 'markdown',
  html: 'html',
  htm: 'html',
  json: 'json',
};

export const briefCommand: Command = {
  name: 'brief',
  summary: 'The answer as a text: what it means, what happened, who feels it, what to watch; every number traceable.',
  positionals: observedPositionals,
  options: [
    { flags: '--format <format>', description: 'markdown, html, json (default: by the name of --out, else markdown)' },
    { flags: '--out <file>', description: 'write here instead of to the standard output' },
    ...measureOptions,
    ...observedOptions,
  ],
  examples: ['contraflow brief', 'contraflow brief --out brief.html', 'contraflow brief --format json'],
  async run([path], options, effects) {
    const out = textOption(options, 'out');
    const ending = /\.([a-z]+)$/i.exec(out ?? '')?.[1]?.toLowerCase() ?? '';
    const format = choiceOption(options, 'format', ['markdown', 'html', 'json'], endings[ending] ?? 'markdown');
    const measure = await readMeasureOptions(options);
    const { source, observed } = await readObserved(path, options, effects);
    if (source !== undefined || options.published !== undefined) noteInput(observed, effects);
    const { observe } = await import('../../pipeline/observe.ts');
    const { briefText, composeBrief } = await import('../../pipeline/brief.ts');
    const observation = observe(observed, { ...measure, run: [] });
    const brief = composeBrief({ input: observed, observation, seed: measure.seed, programVersion: programVersion() });
    await writeText([briefText(brief, format)], out, effects);
    return 0;
  },
};
