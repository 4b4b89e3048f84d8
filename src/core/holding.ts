import type { TimeSpan } from './time-span.ts';

/** Where a published amount stands: the source, the file as it was published, and the row, from 1 without the header. */
export interface RowOrigin {
  /** Id of the source that read it. */
  readonly source: string;
  /** Name of the file, without folders. */
  readonly file: string;
  readonly row: number;
}

/** One published amount: its median and, where the publisher states them, its 5% and 95% quantiles. */
export interface Amount {
  /** Not negative; in the layer's weight unit. */
  readonly weight: number;
  /** null, both, where the publisher states no uncertainty. */
  readonly low: number | null;
  readonly high: number | null;
  readonly origin: RowOrigin;
}

/** What one entity holds of one group at one time. An entity may hold of several groups. */
export interface Holding extends Amount {
  /** null: seen, but tied to nobody. */
  readonly entity: string | null;
  /** What shares its error: a vendor whose total the owners' estimates divide; null where nothing does. */
  readonly group: string | null;
}

/** What was published of a whole group, its unnamed holders included. */
export interface GroupTotal extends Amount {
  readonly group: string;
}

/**
 * Who holds what at one time. Where a group has a total, what its named holders leave of it is unattributed; holdings of
 * nobody are added to that.
 */
export interface HeldWindow {
  readonly span: TimeSpan;
  readonly holdings: readonly Holding[];
  readonly totals: readonly GroupTotal[];
  /** The publisher marks it incomplete: it is shown, and left out of trends. */
  readonly isIncomplete: boolean;
}

/** A layer known by published amounts, its windows in ascending order of time. */
export interface HeldLayer {
  /** Layer id, `ai/accelerators/owner`. */
  readonly layer: string;
  readonly windows: readonly HeldWindow[];
  /** Instants at which what is counted changes: a vendor's rows begin. */
  readonly scopeBreaksMs: readonly number[];
}
