import type { AttributedBlocks, CodedColumn } from '../../src/core/blocks.ts';

/** Blocks as attribution gives them, from rows of height, time and pool; parent, group and builder equal the pool. */
export function attributedBlocks(
  rows: readonly {
    readonly height: number;
    readonly timeSeconds: number;
    readonly pool: string | null;
    readonly stale?: boolean;
  }[],
): AttributedBlocks {
  const names = [...new Set(rows.map(({ pool }) => pool).filter((pool) => pool !== null))];
  const column: CodedColumn = {
    names,
    codes: Int32Array.from(rows, ({ pool }) => (pool === null ? -1 : names.indexOf(pool))),
  };
  return {
    count: rows.length,
    height: Int32Array.from(rows, ({ height }) => height),
    timeSeconds: Float64Array.from(rows, ({ timeSeconds }) => timeSeconds),
    hash: null,
    bits: null,
    levels: { pool: column, parent: column, 'proxy-group': column, builder: column },
    evidence: new Uint8Array(rows.length),
    rule: { codes: new Int32Array(rows.length).fill(-1), names: [] },
    stale: Uint8Array.from(rows, ({ stale }) => (stale === true ? 1 : 0)),
  };
}
