import type { ColumnValues } from '../core/table.ts';

/** Fewer distinct texts than this are always worth a dictionary. */
const SMALL = 4096;

/**
 * Collects one column of texts: as codes into a dictionary while texts repeat, plainly once most are different.
 * Rows that are never set stay empty, and so do rows set to the empty text.
 */
export function createTextColumn(): {
  set(row: number, text: string | null): void;
  values(rowCount: number): ColumnValues;
} {
  const codeOf = new Map<string, number>();
  let codes = new Int32Array(16).fill(-1);
  let plain: (string | null)[] | null = null;
  return {
    set(row, text) {
      if (plain !== null) {
        while (plain.length < row) plain.push(null);
        plain[row] = text === '' ? null : text;
        return;
      }
      if (row >= codes.length) {
        const grown = new Int32Array(row * 2).fill(-1);
        grown.set(codes);
        codes = grown;
      }
      if (text === null || text === '') return;
      let code = codeOf.get(text);
      if (code === undefined) {
        code = codeOf.size;
        codeOf.set(text, code);
      }
      codes[row] = code;
      if (code > SMALL && code > row / 2) {
        const names = [...codeOf.keys()];
        plain = Array.from(codes.subarray(0, row + 1), (each) => names[each] ?? null);
        codeOf.clear();
      }
    },
    values(rowCount) {
      if (plain !== null) {
        while (plain.length < rowCount) plain.push(null);
        return { kind: 'text', values: plain };
      }
      const all = new Int32Array(rowCount).fill(-1);
      all.set(codes.subarray(0, rowCount));
      return { kind: 'coded', codes: all, names: [...codeOf.keys()] };
    },
  };
}
