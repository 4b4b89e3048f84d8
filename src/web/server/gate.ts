import { Problem } from './problems.ts';

/** Lets a few answers be made at a time; the others wait their turn, and not for ever. */
export type Gate = <Value>(work: () => Promise<Value>) => Promise<Value>;

export interface GateLimits {
  readonly running: number;
  readonly waiting: number;
  /** How long one waits for a turn. */
  readonly waitMs: number;
}

/** @throws {Problem} 503 with Retry-After where too many wait already, or the turn does not come. */
export function createGate({ running, waiting, waitMs }: GateLimits): Gate {
  let busy = 0;
  const queue = new Set<() => void>();
  const turn = (): Promise<void> => {
    if (busy < running) {
      busy++;
      return Promise.resolve();
    }
    if (queue.size >= waiting) return Promise.reject(busyProblem());
    return new Promise((resolve, reject) => {
      const begin = (): void => {
        clearTimeout(late);
        queue.delete(begin);
        resolve();
      };
      const late = setTimeout(() => {
        queue.delete(begin);
        reject(busyProblem());
      }, waitMs);
      queue.add(begin);
    });
  };
  return async (work) => {
    await turn();
    try {
      return await work();
    } finally {
      // A turn that ends is handed to the first who waits, so `busy` stays as it is.
      const [next] = queue;
      if (next !== undefined) queue.delete(next);
      if (next === undefined) busy--;
      // Not at once: answers that are made without a pause would keep everything else waiting, one after the other.
      else setImmediate(next);
    }
  };
}

function busyProblem(): Problem {
  return new Problem(503, 'service: too much is being computed at the moment; ask again in a few seconds', {
    headers: { 'retry-after': '5' },
  });
}
