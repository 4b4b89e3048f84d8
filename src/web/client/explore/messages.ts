import type { Reading } from '../../../core/reading.ts';
import type { CountRequest } from './count.ts';

/** What the page says to the worker. */
export type Order =
  /** Comes first: addresses of the table of blocks and of what is said of it. */
  | { readonly kind: 'open'; readonly table: string; readonly about: string }
  | { readonly kind: 'count'; readonly job: number; readonly request: CountRequest }
  | { readonly kind: 'drop'; readonly job: number };

/** What the worker answers to one job. */
export type Report =
  | { readonly kind: 'counted'; readonly job: number; readonly readings: readonly Reading[] }
  | { readonly kind: 'failed'; readonly job: number; readonly message: string };
