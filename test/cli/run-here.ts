import { runProgram } from '../../src/cli/program.ts';

export interface HereResult {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the program in this process on the sources: for what it says, not for what a process does. */
export async function runHere(
  args: readonly string[],
  terminal: {
    readonly width?: number;
    readonly colour?: boolean;
    readonly nowMs?: number;
    readonly signal?: AbortSignal;
  } = {},
): Promise<HereResult> {
  let out = '';
  let err = '';
  const code = await runProgram(args, {
    out: (text) => {
      out += text;
    },
    note: (text) => {
      err += `${text}\n`;
    },
    progress: (text) => {
      err += text;
    },
    width: terminal.width ?? null,
    colour: terminal.colour ?? false,
    env: {},
    signal: terminal.signal ?? new AbortController().signal,
    now: () => terminal.nowMs ?? 0,
  });
  return { code, out, err };
}
