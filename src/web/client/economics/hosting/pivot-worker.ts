import type { PivotOptions } from '../../../../models/economics/pivot-plan.ts';
import type { PivotOrder, PivotReport } from './pivot-messages.ts';
import { pivotSteps } from './pivot-steps.ts';

/** How long is computed before orders are looked at again. */
const SLICE_MS = 60;

let latest = -1;

addEventListener('message', ({ data }: MessageEvent<PivotOrder>) => {
  latest = data.job;
  if (data.kind === 'run') void run(data.job, data.options);
});

/** Computes until it is done, or until there is another order. */
async function run(job: number, options: PivotOptions): Promise<void> {
  await turn(); // of several orders at once only the last one is begun
  if (job !== latest) return;
  try {
    const steps = pivotSteps(options);
    let sliceEnd = performance.now() + SLICE_MS;
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) {
        answer({ kind: 'done', job, summary: step.value });
        return;
      }
      if (performance.now() < sliceEnd) continue;
      answer({ kind: 'progress', job, done: step.value });
      await turn();
      if (job !== latest) return;
      sliceEnd = performance.now() + SLICE_MS;
    }
  } catch (error) {
    answer({ kind: 'failed', job, message: (error as Error).message });
  }
}

/** Lets messages have their turn. */
function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

function answer(report: PivotReport): void {
  postMessage(report);
}
