import { Command as Commander, CommanderError, Option } from 'commander';
import { printable } from '../core/text.ts';
import type { Command } from './command.ts';
import { commands } from './commands/index.ts';
import { type CliEffects, CliError } from './effects.ts';
import { toFlag, usageError } from './options.ts';
import { programVersion } from './version.ts';

/**
 * Runs the program on its arguments.
 *
 * @returns the exit code: 0 done, 1 failed, 2 wrong usage, 130 interrupted.
 */
export async function runProgram(args: readonly string[], effects: CliEffects): Promise<number> {
  let exitCode = 0;
  const program = new Commander('contraflow')
    .description(
      'Who mines Bitcoin’s blocks and who holds AI’s compute: concentration, measured, with its uncertainty.',
    )
    .version(programVersion(), '-V, --version')
    .option('--debug', 'show the stack of an error')
    .enablePositionalOptions()
    .showSuggestionAfterError()
    .addHelpText(
      'after',
      '\nStart here:\n  $ contraflow observe          read the bundled snapshot, print a table, write contraflow-report/\n',
    )
    .exitOverride()
    .configureOutput({
      writeOut: effects.out,
      writeErr: (text) => effects.note(text.trimEnd()),
      outputError: (text, write) =>
        write(`contraflow: ${printable(text.slice('error: '.length).trim().replace('\n', ' '))}`),
    });
  const add = (parent: Commander, command: Command): void => {
    const own = toCommander(command)
      .copyInheritedSettings(program)
      .action(async (...received: unknown[]) => {
        const positionals = received.slice(0, command.positionals?.length ?? 0).flat() as string[];
        const options = received[command.positionals?.length ?? 0] as Record<string, string | boolean>;
        refuseParentOptions(parent, command.name);
        exitCode = await command.run(
          positionals.filter((value) => value !== undefined),
          options,
          effects,
        );
      });
    for (const subcommand of command.subcommands ?? []) add(own, subcommand);
    parent.addCommand(own);
  };
  for (const command of commands) add(program, command);
  try {
    await program.parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    return toExitCode(error, args.includes('--debug'), effects);
  } finally {
    effects.progress('');
  }
}

/** Refuses options that were typed before a subcommand, which would say nothing there. */
function refuseParentOptions(parent: Commander, subcommand: string): void {
  const stray = Object.keys(parent.opts()).find(
    (name) => name !== 'debug' && parent.getOptionValueSource(name) === 'cli',
  );
  if (stray !== undefined)
    throw usageError(
      `--${toFlag(stray)}: expected after ${subcommand}, got before it (${parent.name()} ${subcommand})`,
    );
}

function toCommander(command: Command): Commander {
  const result = new Commander(command.name)
    .description(command.summary)
    .enablePositionalOptions(command.subcommands !== undefined)
    .exitOverride()
    .addHelpText('after', `\nExamples:\n${command.examples.map((example) => `  $ ${example}`).join('\n')}\n`);
  for (const { name, description } of command.positionals ?? []) result.argument(name, description);
  for (const { flags, description, default: fallback } of command.options) {
    const option = new Option(flags, description);
    result.addOption(fallback === undefined ? option : option.default(fallback));
  }
  return result.option('--debug', 'show the stack of an error');
}

function toExitCode(error: unknown, isDebug: boolean, effects: CliEffects): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (effects.signal.aborted) {
    effects.note('contraflow: interrupted; nothing half-written was kept');
    return 130;
  }
  if (error instanceof Error && 'code' in error && error.code === 'EPIPE') return 0;
  effects.note(`contraflow: ${printable(error instanceof Error ? error.message : String(error))}`);
  if (isDebug && error instanceof Error) effects.note((error.stack ?? '').split('\n').map(printable).join('\n'));
  return error instanceof CliError ? error.exitCode : 1;
}
