import type { Path } from './_tilt.ts';

/** Counts of a window as one way of reading the unattributed weight leaves them. */
export interface Sample {
  /** Positive, descending, not empty. */
  readonly weights: ArrayLike<number>;
  /** Sum of the weights. */
  readonly attributed: number;
  /** The attributed weight and whatever of the unattributed counts in the denominator. */
  readonly whole: number;
  /** Distributions that the counts are tried on. */
  readonly path: Path;
  /** Those for statistics that order entities: counts that chance may have driven apart are drawn together. */
  readonly shrunkPath: Path;
}
