import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from '../helpers/run-cli.ts';
import { root } from '../helpers/source-files.ts';

export interface ServeProcess {
  /** `http://127.0.0.1:…/`. */
  readonly address: string;
  readonly pid: number;
  readonly out: () => string;
  readonly err: () => string;
  readonly kill: (signal: NodeJS.Signals) => void;
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
}

/** The built program serving, in a process of its own that ends with the test; ready once it has said where. */
export function serveProcess(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<ServeProcess> {
  const store = join(temporaryFolder(), 'store.duckdb');
  const child = spawn(process.execPath, [`${root}/dist/cli/main.js`, 'serve', '--port', '0', ...args], {
    cwd: root,
    env: { ...process.env, NO_COLOR: '1', CONTRAFLOW_STORE: store, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let out = '';
  let err = '';
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal }));
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  return new Promise((resolve, reject) => {
    void ended.then(() => reject(new Error(`serve: ended before it served: ${err}`)));
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      const [address] = /^http:\S+/.exec(out) ?? [];
      if (address === undefined || !out.includes('Ctrl-C')) return;
      const kill = (signal: NodeJS.Signals) => void child.kill(signal);
      resolve({ address, pid: child.pid!, out: () => out, err: () => err, kill, ended });
    });
  });
}
