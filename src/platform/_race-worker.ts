import { parentPort } from 'node:worker_threads';
import type { RaceCounts } from '../models/security/block-race.ts';
import { type RaceStreamsOptions, runRaceStream } from '../models/security/race-summary.ts';

export interface RaceTask {
  readonly index: number;
  readonly stream: RaceStreamsOptions;
}

export interface RaceResult {
  readonly index: number;
  readonly counts: RaceCounts;
}

if (parentPort === null) throw new TypeError('race-worker: expected to run in a worker thread, got the main thread');
const port = parentPort;

port.on('message', ({ index, stream }: RaceTask) => {
  const result: RaceResult = { index, counts: runRaceStream(stream) };
  port.postMessage(result);
});
