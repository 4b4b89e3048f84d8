import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { root } from './source-files.ts';

export interface CliResult {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

export interface CliRunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** Called once with the child, for tests that kill it. */
  readonly onStart?: (kill: (signal: NodeJS.Signals) => void) => void;
  /** Called once it has written to its standard output, with what kills it and what closes the reader's end of the pipe. */
  readonly onOutput?: (kill: (signal: NodeJS.Signals) => void, close: () => void) => void;
}

/** Runs the built program as a user would, in its own process, with a store that belongs to the test. */
export function runCli(args: readonly string[], options: CliRunOptions = {}): Promise<CliResult> {
  const store = options.env?.CONTRAFLOW_STORE ?? join(temporaryFolder(), 'store.duckdb');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [`${root}/dist/cli/main.js`, ...args], {
      cwd: options.cwd ?? root,
      env: { ...process.env, NO_COLOR: '1', ...options.env, CONTRAFLOW_STORE: store },
    });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, out, err }));
    child.stdin.end(options.input ?? '');
    options.onStart?.((signal) => child.kill(signal));
    child.stdout.once('data', () =>
      options.onOutput?.(
        (signal) => child.kill(signal),
        () => child.stdout.destroy(),
      ),
    );
  });
}

/** A folder of its own that goes when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'contraflow-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
