import { decodeHex } from '../bitcoin/hash.ts';
import type { CodedColumn } from '../core/blocks.ts';
import { type ColumnValues, cellText, type Table } from '../core/table.ts';
import { printable } from '../core/text.ts';
import { parseInstant, SECOND_MS } from '../core/time-span.ts';

/** A column with what its errors say of it. */
export interface NamedColumn {
  /** Id of the source. */
  readonly source: string;
  readonly name: string;
  readonly values: ColumnValues;
  readonly rowCount: number;
}

export function namedColumn(table: Table, source: string, name: string): NamedColumn {
  const values = table.columns.get(name);
  if (values === undefined) throw new TypeError(`${source}: expected the column '${name}' to have been read`);
  return { source, name, values, rowCount: table.rowCount };
}

/** Says what is wrong with one cell; rows count from 1 without the header. */
export function badCell({ source, name, values }: NamedColumn, row: number, expected: string): SyntaxError {
  const text = cellText(values, row);
  const got = text === null ? 'nothing' : `'${printable(text.length > 60 ? `${text.slice(0, 60)}…` : text)}'`;
  return new SyntaxError(`${source}: expected ${expected}, got ${got} (row ${row + 1}, column ${printable(name)})`);
}

/**
 * Every cell as a value; null where it is empty. A text that repeats is parsed once.
 *
 * @throws {SyntaxError} at the first cell for which `parse` gives undefined.
 */
export function cells<Value>(
  column: NamedColumn,
  { parse, expected }: { readonly parse: (text: string) => Value | undefined; readonly expected: string },
): (Value | null)[] {
  const { values, rowCount } = column;
  const parsed = new Map<number, Value>();
  const result = new Array<Value | null>(rowCount).fill(null);
  for (let row = 0; row < rowCount; row++) {
    const code = values.kind === 'coded' ? values.codes[row]! : -1;
    let value = parsed.get(code);
    if (value === undefined) {
      const text = cellText(values, row)?.trim();
      if (text === undefined || text === '') continue;
      value = parse(text);
      if (value === undefined) throw badCell(column, row, expected);
      if (code >= 0) parsed.set(code, value);
    }
    result[row] = value;
  }
  return result;
}

/** Numbers of a column, read by `parse` where they are texts; NaN where empty. */
function numbers(column: NamedColumn, parse: (text: string) => number, expected: string): Float64Array {
  const { values } = column;
  if (values.kind === 'number') return values.values;
  if (values.kind === 'time') return values.seconds;
  const parseOrNone = (text: string) => {
    const number = parse(text);
    return Number.isNaN(number) ? undefined : number;
  };
  return Float64Array.from(cells(column, { parse: parseOrNone, expected }), (value) => value ?? Number.NaN);
}

const wholeNumber = (text: string): number => (/^\d+$/.test(text) ? Number(text) : Number.NaN);

/** Block heights; -1 where empty. */
export function heights(column: NamedColumn): Int32Array {
  const expected = 'a block height';
  const found = numbers(column, wholeNumber, expected);
  const result = new Int32Array(found.length);
  for (let row = 0; row < found.length; row++) {
    const height = found[row]!;
    if (height >= 0 && height < 2 ** 31 && Number.isInteger(height)) result[row] = height;
    else if (Number.isNaN(height)) result[row] = -1;
    else throw badCell(column, row, expected);
  }
  return result;
}

/** Times of blocks in seconds since 1970, given so or as ISO 8601 UTC; NaN where empty. */
export function blockTimes(column: NamedColumn): Float64Array {
  const expected = 'seconds since 1970 (below 2^32) or an ISO 8601 UTC time';
  const found = numbers(column, (text) => (/^\d+$/.test(text) ? Number(text) : isoSeconds(text)), expected);
  for (let row = 0; row < found.length; row++) {
    if (found[row]! < 0 || found[row]! >= 2 ** 32) throw badCell(column, row, expected);
  }
  return found;
}

function isoSeconds(text: string): number {
  try {
    return parseInstant(text) / SECOND_MS;
  } catch (error) {
    if (error instanceof SyntaxError) return Number.NaN;
    throw error;
  }
}

/** Repeating texts; code -1 where empty. */
export function codedTexts(column: NamedColumn): CodedColumn {
  const { values } = column;
  if (values.kind === 'coded' && values.names.every((name) => name === name.trim())) return values;
  const codeOf = new Map<string, number>();
  const texts = cells(column, { parse: (text) => text, expected: 'text' });
  const codes = Int32Array.from(texts, (text) => {
    if (text === null) return -1;
    const code = codeOf.get(text) ?? codeOf.size;
    codeOf.set(text, code);
    return code;
  });
  return { codes, names: [...codeOf.keys()] };
}

/** Bytes of hexadecimal text; undefined if it is something else. */
export function hexBytes(text: string): Uint8Array | undefined {
  try {
    return decodeHex(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
