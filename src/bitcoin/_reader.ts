/** A place in bytes that may be the first part of something longer. */
export interface Reader {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  /** Length of the whole, of which `bytes` may be a part. */
  readonly limit: number;
  offset: number;
}

/** Thrown where the bytes end before what they describe does, and more may follow. */
export class NeedsMoreBytes extends Error {
  /** How many bytes, from the first, would take the reader a step further. */
  readonly needed: number;
  constructor(needed: number) {
    super(`expected at least ${needed} bytes`);
    this.needed = needed;
  }
}

export function createReader(bytes: Uint8Array, limit: number): Reader {
  return { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), limit, offset: 0 };
}

/** Offset of the next `length` bytes, which are there, and moves past them. */
export function take(reader: Reader, length: number): number {
  const start = reader.offset;
  const end = start + length;
  if (end > reader.limit) {
    throw new SyntaxError(`block: expected ${length} more bytes, got the end at ${reader.limit} (offset ${start})`);
  }
  if (end > reader.bytes.length) throw new NeedsMoreBytes(end);
  reader.offset = end;
  return start;
}

export function takeBytes(reader: Reader, length: number): Uint8Array {
  const start = take(reader, length);
  return reader.bytes.subarray(start, start + length);
}

/** A count or a length, in the one shortest form that consensus allows and no more than a block could hold. */
export function takeCompactSize(reader: Reader): number {
  const start = reader.offset;
  const first = reader.view.getUint8(take(reader, 1));
  if (first < 0xfd) return first;
  if (first === 0xfd) return shortest(reader.view.getUint16(take(reader, 2), true), 0xfd, start);
  if (first === 0xfe) return shortest(reader.view.getUint32(take(reader, 4), true), 0x10000, start);
  throw new SyntaxError(`block: expected a count below 2^32, got a longer one (offset ${start})`);
}

function shortest(value: number, least: number, offset: number): number {
  if (value >= least) return value;
  throw new SyntaxError(
    `block: expected a count in its shortest form, got ${value} in a longer one (offset ${offset})`,
  );
}
