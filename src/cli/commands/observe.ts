import { printable } from '../../core/text.ts';
import type { Command } from '../command.ts';
import { CliError } from '../effects.ts';
import { noteInput, shellWord } from '../input.ts';
import { measureOptions, observedOptions, observedPositionals, readMeasureOptions, readObserved } from '../observed.ts';
import { textOption } from '../options.ts';
import { programVersion } from '../version.ts';

export const observeCommand: Command = {
  name: 'observe',
  summary: 'The main job: measure every layer of both fields, judge where it is going, write a report.',
  positionals: observedPositionals,
  options: [
    ...measureOptions,
    { flags: '--out <folder>', description: 'where the report goes', default: 'contraflow-report' },
    { flags: '--store <file>', description: 'where the run is recorded (default: in the platform’s data folder)' },
    { flags: '--no-store', description: 'record nothing' },
    ...observedOptions,
  ],
  examples: [
    'contraflow observe',
    'contraflow observe --blocks ~/.bitcoin/blocks',
    'contraflow observe blocks.parquet --published tables --window 90d',
  ],
  async run([path], options, effects) {
    const measure = await readMeasureOptions(options);
    const { runObserve } = await import('../../pipeline/run-observe.ts');
    const { defaultStorePath } = await import('../../pipeline/store-runs.ts');
    const { input, source, observed } = await readObserved(path, options, effects);
    const namedStore = textOption(options, 'store');
    const result = await runObserve(observed, {
      ...measure,
      out: textOption(options, 'out')!,
      store: options.store === false ? null : (namedStore ?? defaultStorePath()),
      programVersion: programVersion(),
      labelSet: input.labelSet,
      now: effects.now,
      signal: effects.signal,
      inputName: input.name,
    });
    const { verdictTable } = await import('../../report/index.ts');
    effects.out(
      `${verdictTable(result.observation.report, { width: effects.width ?? Infinity, colour: effects.colour })}\n`,
    );
    if (source !== undefined || options.published !== undefined) noteInput(observed, effects);
    effects.out(`\nreport   ${result.files.map(printable).join('  ')}\n`);
    effects.out(`next     ${nextStep(source)}\n`);
    if (result.storeProblem === null) return 0;
    const problem = `the run was not recorded: ${result.storeProblem}`;
    if (namedStore !== undefined) throw new CliError(problem);
    effects.note(printable(problem));
    return 0;
  },
};

function nextStep(source: string | undefined): string {
  return source === undefined
    ? 'look at it in a browser: npx contraflow serve   or your own node: npx contraflow observe --blocks ~/.bitcoin/blocks'
    : `npx contraflow serve ${shellWord(source)}   or: npx contraflow measure ${shellWord(source)} --window 30d --step 1d --level pool,parent,proxy-group --out readings.csv`;
}
