/** What a command may do to the world; a test hands it a recorded one. */
export interface CliEffects {
  readonly out: (text: string) => void;
  /** Notes, warnings and progress; never part of the result. */
  readonly note: (text: string) => void;
  /** Shows one line of progress on a terminal, in place; does nothing elsewhere. An empty text clears it. */
  readonly progress: (text: string) => void;
  /** Columns of the terminal that reads the result; null when it is a file or a pipe. */
  readonly width: number | null;
  readonly colour: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** A failure that the user can act on: one line and an exit code, no stack. */
export class CliError extends Error {
  readonly exitCode: number;
  constructor(message: string, options: { readonly exitCode?: number; readonly cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'CliError';
    this.exitCode = options.exitCode ?? 1;
  }
}
