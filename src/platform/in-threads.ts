import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';

export interface ThreadsOptions {
  /**
   * Threads beside the calling one, which runs tasks as well. Default: none for work that is soon done, else one for each
   * further processor.
   */
  readonly workers?: number;
  readonly signal?: AbortSignal;
}

/** A task as it is sent to a thread, and what comes back. */
export interface ThreadTask<Task> {
  readonly index: number;
  readonly task: Task;
}

export interface ThreadResult<Result> {
  readonly index: number;
  readonly result: Result;
}

/** So long threads take to start that work which is done sooner gains nothing by them. Unit: milliseconds. */
const WORTH_THREADS_MS = 150;

/** Tasks that a thread has at once: this one is not there to send it more while it runs one itself. */
const AHEAD = 3;

/**
 * Runs tasks of about the same length in several threads; the results are in the order of the tasks.
 *
 * @param worker the compiled thread, which answers a `ThreadTask` with a `ThreadResult`. It is not there where the sources run as they
 *   are, and then the calling thread runs all.
 * @throws what a task throws, or the signal's reason if it aborts; between two tasks of the calling thread.
 */
export async function runInThreads<Task, Result>(
  tasks: readonly Task[],
  { run, worker, workers, signal }: ThreadsOptions & { readonly run: (task: Task) => Result; readonly worker: string },
): Promise<readonly Result[]> {
  signal?.throwIfAborted();
  const results: Result[] = [];
  // The first task is run here: it tells how long the others take, and whether the options are good.
  const started = performance.now();
  results[0] = run(tasks[0]!);
  const expectedMs = (performance.now() - started) * (tasks.length - 1);
  const spare = workers ?? (expectedMs < WORTH_THREADS_MS ? 0 : availableParallelism() - 1);
  const count = existsSync(worker) ? Math.min(spare, tasks.length - 1) : 0;
  const threads = Array.from({ length: count }, () => new Worker(worker));
  let next = 1;
  const over = new AbortController();
  const runHere = async (): Promise<void> => {
    while (next < tasks.length && !over.signal.aborted) {
      const index = next++;
      results[index] = run(tasks[index]!);
      await nextTurn();
      signal?.throwIfAborted();
    }
  };
  const runThere = (thread: Worker): Promise<void> =>
    new Promise((resolve, reject) => {
      let sent = 0;
      const sendNext = (): void => {
        if (next < tasks.length) {
          const task: ThreadTask<Task> = { index: next, task: tasks[next]! };
          next++;
          sent++;
          thread.postMessage(task);
        } else if (sent === 0) resolve();
      };
      thread.on('error', reject);
      thread.on('exit', (code) =>
        reject(new Error(`in-threads: expected a thread to go on, got its exit with ${code}`)),
      );
      thread.on('message', ({ index, result }: ThreadResult<Result>) => {
        results[index] = result;
        sent--;
        sendNext();
      });
      signal?.addEventListener('abort', () => reject(signal.reason), { signal: over.signal });
      for (let task = 0; task < AHEAD; task++) sendNext();
    });
  try {
    await Promise.all([runHere(), ...threads.map(runThere)]);
  } finally {
    over.abort();
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
  return results;
}
