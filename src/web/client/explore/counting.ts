import type { Reading } from '../../../core/reading.ts';
import { ask } from '../api.ts';
import { siteUrl } from '../root.ts';
import type { RowsDocument } from './block-rows.ts';
import type { CountRequest } from './count.ts';
import type { Order, Report } from './messages.ts';

/** Counting in a thread of its own, so that the page never waits. */
export interface Counting {
  readonly about: RowsDocument;
  /** When the first request was answered, or after a second: until then the page does nothing else that takes long. */
  readonly begun: Promise<void>;
  /** Readings of a request that was counted before; null otherwise. */
  known(request: CountRequest): readonly Reading[] | null;
  /**
   * Readings of a request.
   *
   * @throws {Error} in words for the reader where nothing can be counted, and where it was dropped before it was.
   */
  count(request: CountRequest, signal: AbortSignal): Promise<readonly Reading[]>;
}

/** Answers kept. */
const REMEMBERED = 200;

let started: Promise<Counting> | null = null;

/** The counting of this site's blocks: they are fetched once, and stay with the worker. */
export function startCounting(): Promise<Counting> {
  started ??= start();
  started.catch(() => {
    started = null;
  });
  return started;
}

async function start(): Promise<Counting> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const counting = createCounting(worker);
  return { ...counting, about: await ask('/rows') };
}

function createCounting(worker: Worker): Omit<Counting, 'about'> {
  const order = (message: Order): void => worker.postMessage(message);
  const waiting = new Map<number, { resolve(readings: readonly Reading[]): void; reject(error: Error): void }>();
  const answers = new Map<string, readonly Reading[]>();
  let jobs = 0;
  let begin = (): void => undefined;
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
    setTimeout(resolve, 1000);
  });
  worker.addEventListener('message', ({ data }: MessageEvent<Report>) => {
    begin();
    const one = waiting.get(data.job);
    waiting.delete(data.job);
    if (data.kind === 'counted') one?.resolve(data.readings);
    else one?.reject(new Error(data.message));
  });
  worker.addEventListener('error', (event) => {
    for (const { reject } of waiting.values())
      reject(new Error(`counting: ${event.message || 'the worker did not start'}`));
    waiting.clear();
  });
  order({ kind: 'open', table: siteUrl('api/v1/rows.parquet'), about: siteUrl('api/v1/rows.json') });
  return {
    begun,
    known: (request) => answers.get(JSON.stringify(request)) ?? null,
    count: (request, signal) =>
      new Promise((resolve, reject) => {
        const job = jobs++;
        waiting.set(job, {
          resolve(readings) {
            if (answers.size >= REMEMBERED) answers.clear();
            answers.set(JSON.stringify(request), readings);
            resolve(readings);
          },
          reject,
        });
        order({ kind: 'count', job, request });
        signal.addEventListener('abort', () => {
          if (!waiting.delete(job)) return;
          order({ kind: 'drop', job });
          reject(new Error('counting: dropped'));
        });
      }),
  };
}
