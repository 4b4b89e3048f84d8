import type { PivotOptions } from '../../../../models/economics/pivot-plan.ts';
import type { PivotSummary } from '../../../../models/economics/pivot-summary.ts';

/** What the page says to the worker; each order takes the place of the one before. */
export type PivotOrder =
  | { readonly kind: 'run'; readonly job: number; readonly options: PivotOptions }
  | { readonly kind: 'stop'; readonly job: number };

/** What the worker says of a job. */
export type PivotReport =
  | { readonly kind: 'progress'; readonly job: number; readonly done: number }
  | { readonly kind: 'done'; readonly job: number; readonly summary: PivotSummary }
  | { readonly kind: 'failed'; readonly job: number; readonly message: string };
