import { printable } from '../../core/text.ts';
import type { Command } from '../command.ts';
import { CliError } from '../effects.ts';
import { inputOptions, noteInput, readRequestedInput, shellWord } from '../input.ts';
import { integerOption, parsedOption, textOption, usageError } from '../options.ts';
import { programVersion } from '../version.ts';

export const observeCommand: Command = {
  name: 'observe',
  summary: 'The main job: measure every layer, judge where it is going, write a report.',
  positionals: [{ name: '[input]', description: 'blocks as for `measure` (default: the bundled snapshot)' }],
  options: [
    { flags: '--blocks <directory>', description: 'a Bitcoin Core blocks directory, in place of the input' },
    { flags: '--window <span>', description: 'how long a window is, in days; windows do not overlap', default: '30d' },
    { flags: '--interval <level>', description: 'coverage of the intervals', default: '0.95' },
    { flags: '--seed <number>', description: 'seed of every draw', default: '1' },
    { flags: '--out <folder>', description: 'where the report goes', default: 'contraflow-report' },
    { flags: '--store <file>', description: 'where the run is recorded (default: in the platform’s data folder)' },
    { flags: '--no-store', description: 'record nothing' },
    ...inputOptions,
  ],
  examples: [
    'contraflow observe',
    'contraflow observe --blocks ~/.bitcoin/blocks',
    'contraflow observe blocks.parquet --window 90d',
  ],
  async run([path], options, effects) {
    const blocks = textOption(options, 'blocks');
    if (path !== undefined && blocks !== undefined)
      throw usageError(`observe: expected one input, got ${path} and --blocks ${blocks}`);
    const { parseWindowSpec } = await import('../../core/window-spec.ts');
    const window = parsedOption(options, 'window', parseWindowSpec)!;
    if (window.kind !== 'days') throw usageError(`--window: expected days as 30d, got '${options.window}'`);
    const interval = Number(textOption(options, 'interval'));
    if (!(interval > 0 && interval < 1))
      throw usageError(`--interval: expected a coverage between 0 and 1, got '${options.interval}'`);
    const seed = integerOption(options, 'seed', { fallback: 1, least: 0, most: 4_294_967_295 });

    const { readBundledSnapshot, toObserved } = await import('../../pipeline/bundled-snapshot.ts');
    const { runObserve } = await import('../../pipeline/run-observe.ts');
    const { defaultStorePath } = await import('../../pipeline/store-runs.ts');
    const source = path ?? blocks;
    const input =
      source === undefined ? await readBundledSnapshot() : await readRequestedInput(source, options, effects);
    effects.signal.throwIfAborted();
    const out = textOption(options, 'out')!;
    const namedStore = textOption(options, 'store');
    const result = await runObserve(toObserved(input), {
      windowDays: window.days,
      interval,
      seed,
      out,
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
    noteInput(input, effects);
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
    ? 'open the report in a browser, or ask about your own node: contraflow observe --blocks ~/.bitcoin/blocks'
    : `contraflow measure ${shellWord(source)} --window 30d --step 1d --level pool,parent,proxy-group --out readings.csv`;
}
