import { CliError } from './effects.ts';

/**
 * What was computed from what a command line says.
 *
 * @throws {CliError} with the exit code of wrong usage where that is refused: by default, where a model refuses a number.
 */
export async function accepted<T>(
  compute: () => T | Promise<T>,
  refusals: readonly (typeof RangeError | typeof SyntaxError | typeof TypeError)[] = [RangeError],
): Promise<T> {
  try {
    return await compute();
  } catch (error) {
    if (refusals.some((refusal) => error instanceof refusal))
      throw new CliError((error as Error).message, { exitCode: 2, cause: error });
    throw error;
  }
}
