/** Something of an input that could not be used as it stands: counted and reported, never silently dropped. */
export interface Problem {
  /** Short stable id for counting, `blk/truncated-block`. */
  readonly kind: string;
  /** One sentence in the grammar of the errors: `who: what was expected, got what (where)`. */
  readonly message: string;
  /** How many times; examples beyond the first may be folded into one. */
  readonly count: number;
}
