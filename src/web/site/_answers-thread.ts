import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Observatory, ObservatoryOptions } from '../../pipeline/observatory.ts';
import type { ObservedInput } from '../../pipeline/observed-input.ts';
import type { Route } from '../routes/index.ts';
import type { Written } from './_files.ts';

/** What the thread is told. */
export interface AnsweringSetup {
  readonly input: ObservedInput;
  readonly options: Omit<ObservatoryOptions, 'history'>;
  /** Ids. */
  readonly routes: readonly string[];
  readonly staging: string;
}

/** What the thread says at its end. */
export interface Answered extends Written {
  readonly notes: readonly string[];
}

/** A thread that writes answers of its own. */
interface AnsweringThread {
  /** @throws what went wrong in it. */
  readonly done: Promise<Answered>;
  readonly end: () => Promise<void>;
}

const workerPath = fileURLToPath(new URL('./_answers-worker.js', import.meta.url));

/**
 * Starts a thread that observes the same input and writes the answers that take long, while the others are written here. null where there is
 * nothing for it to do, or the program is not built.
 */
export function startAnswering(
  { input, options: { history: _, ...options } }: Pick<Observatory, 'input' | 'options'>,
  { routes, staging }: { readonly routes: readonly Route[]; readonly staging: string },
): AnsweringThread | null {
  if (routes.length === 0 || !existsSync(workerPath)) return null;
  const setup: AnsweringSetup = { input, options, routes: routes.map(({ id }) => id), staging };
  const worker = new Worker(workerPath, { workerData: setup });
  const done = new Promise<Answered>((resolve, reject) => {
    worker.on('message', resolve);
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`publish: expected a thread's answers, got its end (${code})`)));
  });
  done.catch(() => undefined); // whoever waits for it is told
  return {
    done,
    async end() {
      await worker.terminate();
    },
  };
}
