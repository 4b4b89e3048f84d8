import type { PivotOptions } from '../../../../models/economics/pivot-plan.ts';
import type { PivotOrder, PivotReport } from './pivot-messages.ts';

/** Simulations in a thread of their own: the latest one alone is computed and told. */
export interface Pivoting {
  run(options: PivotOptions): void;
  stop(): void;
  close(): void;
}

/** Starts the thread. @param tell is told what becomes of the latest question. */
export function startPivoting(tell: (report: PivotReport) => void): Pivoting {
  const worker = new Worker(new URL('./pivot-worker.ts', import.meta.url), { type: 'module' });
  let job = 0;
  const order = (message: PivotOrder): void => worker.postMessage(message);
  worker.addEventListener('message', ({ data }: MessageEvent<PivotReport>) => {
    if (data.job === job) tell(data);
  });
  worker.addEventListener('error', (event) => {
    tell({ kind: 'failed', job, message: event.message || 'the worker did not start' });
  });
  return {
    run: (options) => order({ kind: 'run', job: ++job, options }),
    stop: () => order({ kind: 'stop', job: ++job }),
    close: () => worker.terminate(),
  };
}
