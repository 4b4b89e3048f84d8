/**
 * Aho–Corasick automaton over bytes with a dense transition table: all patterns are found in one pass, one table
 * look-up a byte. Bytes that no pattern holds share a column, which keeps the table in the cache.
 *
 * @see Aho & Corasick, "Efficient string matching: an aid to bibliographic search" (1975).
 */
export interface TagAutomaton {
  /** Column of each byte. */
  readonly column: Uint8Array;
  readonly columns: number;
  /** `next[state * columns + column[byte]]`; state 0 is the start. */
  readonly next: Uint16Array;
  /** State at which the longest pattern ending here is named, 0 for none: the state itself or a suffix of it. */
  readonly ending: Uint16Array;
  /** From an ending state to that of the next shorter pattern, 0 at the last. */
  readonly shorter: Uint16Array;
  /** Pattern named by a state, -1 for none. */
  readonly pattern: Int32Array;
}

/** @throws {RangeError} if the patterns need more than 65,535 states. */
export function createTagAutomaton(patterns: readonly Uint8Array[]): TagAutomaton {
  const column = new Uint8Array(256);
  let columns = 1;
  let capacity = 1;
  for (const bytes of patterns) {
    capacity += bytes.length;
    for (const byte of bytes) if (column[byte] === 0) column[byte] = columns++;
  }
  if (capacity > 65_535 || columns > 255) {
    throw new RangeError(`createTagAutomaton: expected at most 65535 states, got ${capacity} (${columns} columns)`);
  }
  const next = new Uint16Array(capacity * columns);
  const pattern = new Int32Array(capacity).fill(-1);
  let states = 1;
  for (const [index, bytes] of patterns.entries()) {
    let state = 0;
    for (const byte of bytes) {
      const cell = state * columns + column[byte]!;
      if (next[cell] === 0) next[cell] = states++;
      state = next[cell]!;
    }
    pattern[state] = index;
  }
  const suffix = new Uint16Array(states);
  const ending = new Uint16Array(states);
  const shorter = new Uint16Array(states);
  const queue = [0];
  for (const state of queue) {
    shorter[state] = ending[suffix[state]!]!;
    ending[state] = pattern[state] === -1 ? shorter[state]! : state;
    for (let symbol = 0; symbol < columns; symbol++) {
      const cell = state * columns + symbol;
      const child = next[cell]!;
      const fallback = state === 0 ? 0 : next[suffix[state]! * columns + symbol]!;
      if (child === 0) next[cell] = fallback;
      else {
        suffix[child] = fallback;
        queue.push(child);
      }
    }
  }
  return { column, columns, next, ending, shorter, pattern };
}
