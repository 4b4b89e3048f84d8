import { fileURLToPath } from 'node:url';
import { type PivotOptions, pivotPlan } from '../models/economics/pivot-plan.ts';
import { runPivotStream } from '../models/economics/pivot-run.ts';
import { type PivotSummary, summarizePivot } from '../models/economics/pivot-summary.ts';
import { runInThreads, type ThreadsOptions } from './in-threads.ts';

const worker = fileURLToPath(new URL('./_pivot-worker.js', import.meta.url));

/**
 * Runs the streams of a pivot's question in several threads. The result is that of `simulatePivot`, whatever the number of threads.
 *
 * @throws {RangeError} see `simulatePivot`.
 * @throws the signal's reason if it aborts; between two streams of the calling thread.
 */
export async function runPivot(options: PivotOptions, threads: ThreadsOptions = {}): Promise<PivotSummary> {
  threads.signal?.throwIfAborted();
  const plan = pivotPlan(options);
  const tasks = [...plan.streams, ...plan.tornado];
  return summarizePivot(options, {
    plan,
    outcomes: await runInThreads(tasks, { ...threads, run: runPivotStream, worker }),
  });
}
