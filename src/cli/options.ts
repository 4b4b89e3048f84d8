import type { OptionValues } from './command.ts';
import { CliError } from './effects.ts';

/** A wrong use of an option: exit code 2. */
export function usageError(message: string): CliError {
  return new CliError(message, { exitCode: 2 });
}

/** Text of an option, or undefined when it was not given. */
export function textOption(options: OptionValues, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

/** One of a few words. */
export function choiceOption<T extends string>(
  options: OptionValues,
  name: string,
  choices: readonly T[],
  fallback: T,
): T {
  const value = textOption(options, name) ?? fallback;
  if (!(choices as readonly string[]).includes(value)) {
    throw usageError(`--${toFlag(name)}: expected ${choices.join(', ')}, got '${value}'`);
  }
  return value as T;
}

/** A comma-separated list without empty parts. */
export function listOption(options: OptionValues, name: string): string[] | undefined {
  const value = textOption(options, name);
  if (value === undefined) return undefined;
  const parts = value.split(',').map((part) => part.trim());
  if (parts.some((part) => part === ''))
    throw usageError(`--${toFlag(name)}: expected a comma-separated list, got '${value}'`);
  return parts;
}

/** A whole number in a range. */
export function integerOption(
  options: OptionValues,
  name: string,
  { fallback, least, most }: { readonly fallback: number; readonly least: number; readonly most: number },
): number {
  const text = textOption(options, name);
  if (text === undefined) return fallback;
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most)) {
    throw usageError(`--${toFlag(name)}: expected a whole number from ${least} to ${most}, got '${text}'`);
  }
  return value;
}

/** Runs a parser on an option's text and puts the option's name before its complaint. */
export function parsedOption<T>(options: OptionValues, name: string, parse: (text: string) => T): T | undefined {
  const text = textOption(options, name);
  if (text === undefined) return undefined;
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) {
      throw new CliError(`--${toFlag(name)}: ${error.message}`, { exitCode: 2, cause: error });
    }
    throw error;
  }
}

/**
 * Refuses options that say nothing without another.
 *
 * @throws {CliError} if one of the names is given.
 */
export function expectWithout(options: OptionValues, names: readonly string[], reason: string): void {
  const given = names.find((name) => options[name] !== undefined);
  if (given !== undefined) throw usageError(`--${toFlag(given)}: expected ${reason}`);
}

/** An option's name as it is typed, without its dashes. */
export function toFlag(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
