import type { TimeSpan } from './time-span.ts';

/** Probability of each value that an integer-valued measure may have. Sums to 1; ascending by value. */
export type Probabilities = readonly { readonly value: number; readonly probability: number }[];

/** What a measure says of one window, apart from where and when. */
export interface Estimate {
  /** null when the measure is not defined on the window; then `reason` says why. */
  readonly estimate: number | null;
  /** Interval: what chance could change. null when not asked for or not defined. */
  readonly low: number | null;
  readonly high: number | null;
  /** Bounds: what attribution could change. null where the limit is infinite or not defined. */
  readonly boundLow: number | null;
  readonly boundHigh: number | null;
  /** Why something above is null, in one sentence; null when nothing needs saying. */
  readonly reason: string | null;
  /** Only for integer-valued measures with an interval. */
  readonly probabilities?: Probabilities;
}

/** A measure's value for one window of one layer, with interval, bounds and the snapshot it came from. */
export interface Reading extends Estimate {
  readonly layer: string;
  readonly span: TimeSpan;
  /** Total weight of the window, the unattributed part included. */
  readonly weight: number;
  /** Number of attributed entities. */
  readonly entities: number;
  readonly unattributedWeight: number;
  /** Measure with its parameter, `concentration-ratio:3`. */
  readonly measure: string;
  readonly unit: string;
  /** Content hash of the inputs: 64 hexadecimal digits. */
  readonly snapshot: string;
}
