import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { RaceCounts } from '../models/security/block-race.ts';
import {
  type RaceStreamsOptions,
  type RaceSummary,
  raceStreams,
  runRaceStream,
  summarizeRace,
} from '../models/security/race-summary.ts';
import type { RaceResult, RaceTask } from './_race-worker.ts';

export interface RaceWorkersOptions {
  /**
   * Threads beside the calling one, which runs streams as well. Default: none for work that is soon done, else one for each
   * further processor.
   */
  readonly workers?: number;
  readonly signal?: AbortSignal;
}

/** The compiled thread; it is not there where the sources run as they are, and then the calling thread runs all. */
const workerPath = fileURLToPath(new URL('./_race-worker.js', import.meta.url));

/** So long threads take to start that work which is done sooner gains nothing by them. Unit: milliseconds. */
const WORTH_THREADS_MS = 150;

/** Streams that a thread has at once: this one is not there to send it more while it runs one itself. */
const AHEAD = 3;

/**
 * Runs a race's streams in several threads. The result is that of `simulateRaces`, whatever the number of threads.
 *
 * @throws {RangeError} see `simulateRaces`.
 * @throws the signal's reason if it aborts; between two streams of the calling thread.
 */
export async function runRaces(
  race: RaceStreamsOptions,
  { workers, signal }: RaceWorkersOptions = {},
): Promise<RaceSummary> {
  signal?.throwIfAborted();
  const streams = raceStreams(race);
  const counts: RaceCounts[] = [];
  // The first stream is run here: it tells how long the others take, and whether the options are good.
  const started = performance.now();
  counts[0] = runRaceStream(streams[0]!);
  const expectedMs = (performance.now() - started) * (streams.length - 1);
  const spare = workers ?? (expectedMs < WORTH_THREADS_MS ? 0 : availableParallelism() - 1);
  await runStreams(streams, counts, {
    count: existsSync(workerPath) ? Math.min(spare, streams.length - 1) : 0,
    signal,
  });
  return summarizeRace(race, counts);
}

/** Fills in the counts that are missing; each thread takes the next stream that nobody has taken. */
async function runStreams(
  streams: readonly RaceStreamsOptions[],
  counts: RaceCounts[],
  { count, signal }: { readonly count: number; readonly signal: AbortSignal | undefined },
): Promise<void> {
  const threads = Array.from({ length: count }, () => new Worker(workerPath));
  let next = 1;
  const over = new AbortController();
  const runHere = async (): Promise<void> => {
    while (next < streams.length && !over.signal.aborted) {
      const index = next++;
      counts[index] = runRaceStream(streams[index]!);
      await nextTurn();
      signal?.throwIfAborted();
    }
  };
  const runThere = (thread: Worker): Promise<void> =>
    new Promise((resolve, reject) => {
      let sent = 0;
      const sendNext = (): void => {
        if (next < streams.length) {
          const task: RaceTask = { index: next, stream: streams[next]! };
          next++;
          sent++;
          thread.postMessage(task);
        } else if (sent === 0) resolve();
      };
      thread.on('error', reject);
      thread.on('exit', (code) =>
        reject(new Error(`race-workers: expected a thread to go on, got its exit with ${code}`)),
      );
      thread.on('message', ({ index, counts: done }: RaceResult) => {
        counts[index] = done;
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
}
