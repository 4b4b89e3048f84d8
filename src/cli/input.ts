import type { Problem } from '../core/problem.ts';
import { printable } from '../core/text.ts';
import type { CommandOption, OptionValues } from './command.ts';
import type { CliEffects } from './effects.ts';
import { integerOption, textOption } from './options.ts';

/** Options of every command that reads blocks. */
export const inputOptions: readonly CommandOption[] = [
  {
    flags: '--columns <map>',
    description: 'which column is what, where names do not tell: height=block_number,time=ts',
  },
  { flags: '--pools <file>', description: 'a mempool pools-v2.json laid over the registry' },
  {
    flags: '--network <name>',
    description: 'mainnet, testnet3, testnet4, signet or regtest (default: by the magic bytes)',
  },
];

/** Reads the input that a command was given, with progress on a terminal and its problems noted. */
export async function readRequestedInput(
  path: string,
  options: OptionValues,
  effects: CliEffects,
  { keepsNames = false }: { readonly keepsNames?: boolean } = {},
) {
  const { readInput } = await import('../pipeline/input.ts');
  const workers =
    textOption(options, 'workers') === undefined
      ? {}
      : { workers: integerOption(options, 'workers', { fallback: 1, least: 1, most: 256 }) };
  return readInput(path, {
    columns: textOption(options, 'columns'),
    poolsFile: textOption(options, 'pools'),
    network: textOption(options, 'network'),
    keepsNames,
    signal: effects.signal,
    onProgress: (done, of) => effects.progress(`reading block files: ${done} of ${of}`),
    ...workers,
  });
}

/** What there is to say of an input, on the error stream. */
export function noteInput(
  input: { readonly problems: readonly Problem[]; readonly notes: readonly string[] },
  effects: CliEffects,
): void {
  noteProblems(input.problems, effects);
  noteAll(input.notes, effects);
}

/** Sentences on the error stream, a line each. */
export function noteAll(notes: readonly string[], effects: CliEffects): void {
  for (const note of notes) effects.note(printable(note));
}

/** Problems of one kind that are shown each, and the most characters of one. */
const PROBLEMS_SHOWN = 20;
const MESSAGE_SHOWN = 500;

/** A line a problem on the error stream; beyond the first of a kind, how many more there are. */
export function noteProblems(problems: readonly Problem[], effects: CliEffects): void {
  const seen = new Map<string, number>();
  for (const { kind, message, count } of problems) {
    const place = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, place);
    if (place > PROBLEMS_SHOWN) continue;
    const shown = message.length > MESSAGE_SHOWN ? `${message.slice(0, MESSAGE_SHOWN)}…` : message;
    effects.note(
      `${printable(kind)}: ${printable(shown)}${count > 1 ? ` (${count.toLocaleString('en-US')} in all)` : ''}`,
    );
  }
  for (const [kind, count] of seen) {
    if (count > PROBLEMS_SHOWN) {
      effects.note(`${printable(kind)}: ${(count - PROBLEMS_SHOWN).toLocaleString('en-US')} more, not shown`);
    }
  }
}

/**
 * A path as a word of a shell command, for a line that is to be copied.
 *
 * @example
 * shellWord('a b.csv'); // => "'a b.csv'"
 */
export function shellWord(path: string): string {
  return /^[\w./~@%+:,][\w./~@%+:,-]*$/.test(path) ? path : `'${printable(path).replaceAll("'", "'\\''")}'`;
}
