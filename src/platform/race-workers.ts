import { fileURLToPath } from 'node:url';
import {
  type RaceStreamsOptions,
  type RaceSummary,
  raceStreams,
  runRaceStream,
  summarizeRace,
} from '../models/security/race-summary.ts';
import { runInThreads, type ThreadsOptions } from './in-threads.ts';

const worker = fileURLToPath(new URL('./_race-worker.js', import.meta.url));

/**
 * Runs a race's streams in several threads. The result is that of `simulateRaces`, whatever the number of threads.
 *
 * @throws {RangeError} see `simulateRaces`.
 * @throws the signal's reason if it aborts; between two streams of the calling thread.
 */
export async function runRaces(race: RaceStreamsOptions, threads: ThreadsOptions = {}): Promise<RaceSummary> {
  threads.signal?.throwIfAborted();
  return summarizeRace(race, await runInThreads(raceStreams(race), { ...threads, run: runRaceStream, worker }));
}
