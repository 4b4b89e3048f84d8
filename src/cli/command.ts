import type { CliEffects } from './effects.ts';

/** One option as the help shows it; `flags` in commander's form, `--window <span>`. */
export interface CommandOption {
  readonly flags: string;
  readonly description: string;
  readonly default?: string;
}

/** Options by their camel-case name: text, true for a switch, absent when not given. */
export type OptionValues = Readonly<Record<string, string | boolean | undefined>>;

/** A command of the program: what the help says, and what it does. The heavy parts load inside `run`. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  /** Positional arguments in commander's form, `<input>`. */
  readonly positionals?: readonly { readonly name: string; readonly description: string }[];
  readonly options: readonly CommandOption[];
  /** Commands with what they do; the first is shown by `--help`. */
  readonly examples: readonly string[];
  readonly run: (positionals: readonly string[], options: OptionValues, effects: CliEffects) => Promise<number>;
  /** Commands below this one, `security double-spend`; options after a command's name are its own. */
  readonly subcommands?: readonly Command[];
}
