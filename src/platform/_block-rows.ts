/**
 * Blocks by column in typed arrays longer than `count`, so that rows can be added. Indices are -1 where nothing is
 * known.
 */
export interface BlockRows {
  count: number;
  /** 32 bytes a row. */
  readonly hash: Uint8Array<ArrayBuffer>;
  readonly previousHash: Uint8Array<ArrayBuffer>;
  readonly timeSeconds: Uint32Array<ArrayBuffer>;
  readonly bits: Uint32Array<ArrayBuffer>;
  readonly coinbaseHeight: Int32Array<ArrayBuffer>;
  /** Where the block's record starts in its file. */
  readonly offset: Float64Array<ArrayBuffer>;
  readonly pool: Int32Array<ArrayBuffer>;
  readonly evidence: Uint8Array<ArrayBuffer>;
  readonly rule: Int32Array<ArrayBuffer>;
  /** Index into names kept beside the rows. */
  readonly builder: Int32Array<ArrayBuffer>;
}

export function createBlockRows(capacity: number): BlockRows {
  return {
    count: 0,
    hash: new Uint8Array(32 * capacity),
    previousHash: new Uint8Array(32 * capacity),
    timeSeconds: new Uint32Array(capacity),
    bits: new Uint32Array(capacity),
    coinbaseHeight: new Int32Array(capacity),
    offset: new Float64Array(capacity),
    pool: new Int32Array(capacity),
    evidence: new Uint8Array(capacity),
    rule: new Int32Array(capacity),
    builder: new Int32Array(capacity),
  };
}

export function capacityOf(rows: BlockRows): number {
  return rows.bits.length;
}

/** The same rows with room for `capacity`, or only just enough for those there are. */
export function resizedBlockRows(rows: BlockRows, capacity: number): BlockRows {
  const next = createBlockRows(capacity);
  appendBlockRows(next, rows);
  return next;
}

/** Copies all rows of `source` behind those of `target`, which has room for them. */
export function appendBlockRows(target: BlockRows, source: BlockRows): void {
  const at = target.count;
  for (const name of columnNames) {
    const width = name === 'hash' || name === 'previousHash' ? 32 : 1;
    target[name].set(source[name].subarray(0, width * source.count), width * at);
  }
  target.count = at + source.count;
}

const columnNames = [
  'hash',
  'previousHash',
  'timeSeconds',
  'bits',
  'coinbaseHeight',
  'offset',
  'pool',
  'evidence',
  'rule',
  'builder',
] as const satisfies readonly (keyof BlockRows)[];

/** The memory behind the rows, to be handed to another thread. */
export function blockRowBuffers(rows: BlockRows): ArrayBuffer[] {
  return columnNames.map((name) => rows[name].buffer);
}
