/** A column of repeated texts: `names[codes[row]]`; code -1 means that nothing is known. */
export interface CodedColumn {
  readonly codes: Int32Array;
  readonly names: readonly string[];
}

/** Entity levels at which a block's maker is named, each a partition of the blocks. */
export const levels = ['pool', 'parent', 'proxy-group', 'builder'] as const;
export type Level = (typeof levels)[number];

/** How a block was tied to its pool; `label` means that the input named the pool and showed no coinbase. */
export const evidences = ['none', 'tag', 'address', 'both', 'conflict', 'label'] as const;
export type Evidence = (typeof evidences)[number];

/**
 * Blocks as a source gives them: one row a block, column by column, in the source's order.
 * A coinbase (script and outputs) or a label, at least one of the two, is present.
 */
export interface SourceBlocks {
  readonly count: number;
  /** -1 where not known. */
  readonly height: Int32Array;
  /** Header time in seconds since 1970; NaN where the source has none. */
  readonly timeSeconds: Float64Array;
  readonly hash?: readonly (string | null)[];
  readonly bits?: Uint32Array;
  /** Pool as the publisher names it. */
  readonly label?: CodedColumn;
  /** Coinbase input script, one per block; null where the row has none. */
  readonly coinbase?: readonly (Uint8Array | null)[];
  /** Scripts of the coinbase's paying outputs. */
  readonly outputs?: readonly (readonly Uint8Array[])[];
  /** Payout addresses as text, where a source gives these and no scripts. */
  readonly addresses?: readonly (readonly string[])[];
  /** 1 for a stale block. */
  readonly stale?: Uint8Array;
  /** Present when the source is a table of blocks that were attributed before: then these decide, with `evidence` and `rule`. */
  readonly levels?: Readonly<Record<Level, CodedColumn>>;
  /** Index into `evidences`. */
  readonly evidence?: Uint8Array;
  readonly rule?: CodedColumn;
}

/** Blocks with an entity at every level; rows in ascending height, then time. */
export interface AttributedBlocks {
  readonly count: number;
  readonly height: Int32Array;
  readonly timeSeconds: Float64Array;
  readonly hash: readonly (string | null)[] | null;
  readonly bits: Uint32Array | null;
  readonly levels: Readonly<Record<Level, CodedColumn>>;
  /** Index into `evidences`. */
  readonly evidence: Uint8Array;
  /** Id of the deciding rule, `foundryusa/tag/1`. */
  readonly rule: CodedColumn;
  readonly stale: Uint8Array;
}
