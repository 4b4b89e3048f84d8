/** Finds rows by their 32-byte hash: an open-addressing table of row numbers beside the column of hashes. */
export interface HashIndex {
  /** Row of the hash that lies in `bytes` at `offset`; -1 where it is none of the column's. */
  find(bytes: Uint8Array, offset: number): number;
}

/** Table over a column of `count` hashes. Of equal hashes the first row is kept, and `onDuplicate` gets the others. */
export function createHashIndex(hashes: Uint8Array, count: number, onDuplicate: (row: number) => void): HashIndex {
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * count + 1))).fill(-1);
  const mask = slots.length - 1;
  const view = new DataView(hashes.buffer, hashes.byteOffset, hashes.byteLength);

  function isEqual(row: number, bytes: Uint8Array, offset: number): boolean {
    for (let index = 0; index < 32; index++) if (hashes[32 * row + index] !== bytes[offset + index]) return false;
    return true;
  }

  for (let row = 0; row < count; row++) {
    let slot = view.getUint32(32 * row, true) & mask;
    while (slots[slot] !== -1 && !isEqual(slots[slot]!, hashes, 32 * row)) slot = (slot + 1) & mask;
    if (slots[slot] === -1) slots[slot] = row;
    else onDuplicate(row);
  }

  return {
    find(bytes, offset) {
      const first =
        bytes[offset]! | (bytes[offset + 1]! << 8) | (bytes[offset + 2]! << 16) | (bytes[offset + 3]! << 24);
      let slot = first & mask;
      while (slots[slot] !== -1 && !isEqual(slots[slot]!, bytes, offset)) slot = (slot + 1) & mask;
      return slots[slot]!;
    },
  };
}
