import { type PivotOptions, pivotPlan } from '../../../../models/economics/pivot-plan.ts';
import { type PivotOutcome, runPivotStream } from '../../../../models/economics/pivot-run.ts';
import { type PivotSummary, summarizePivot } from '../../../../models/economics/pivot-summary.ts';

/**
 * The summary of `simulatePivot`, stream after stream: yields which part of them is done.
 *
 * @throws {RangeError} see `pivotPlan`.
 */
export function* pivotSteps(options: PivotOptions): Generator<number, PivotSummary, void> {
  const plan = pivotPlan(options);
  const streams = [...plan.streams, ...plan.tornado];
  const outcomes: PivotOutcome[] = [];
  for (const stream of streams) {
    outcomes.push(runPivotStream(stream));
    yield outcomes.length / streams.length;
  }
  return summarizePivot(options, { plan, outcomes });
}
