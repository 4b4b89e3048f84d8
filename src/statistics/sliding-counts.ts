/** Counts of blocks per entity in a window that slides, kept in descending order. */
export interface SlidingCounts {
  /** Counts a block of an entity, or of nobody known if the code is −1. */
  add(code: number): void;
  /** Takes back a block that was added. */
  remove(code: number): void;
  /** Positive counts, descending. A view: it changes with the next `add` or `remove`; copy it to keep it. */
  readonly weights: Float64Array;
  /** Codes of the entities, in the order of `weights`; equal counts in no particular order. A view as well. */
  readonly entities: Int32Array;
  /** Blocks of nobody known. */
  readonly unattributed: number;
}

/**
 * Counts that are never sorted: an entity whose count changes by one trades places with the first or last of those that had
 * the same count, so each `add` and `remove` takes constant time.
 *
 * @throws {RangeError} on `add` or `remove` of an unknown code, and on `remove` of what was not added.
 * @example
 * ((counts) => { counts.add(2); counts.add(0); counts.add(2); return [...counts.weights]; })(createSlidingCounts(3)); // => [2, 1]
 */
export function createSlidingCounts(entityCount: number): SlidingCounts {
  const order = Int32Array.from({ length: entityCount }, (_, code) => code);
  const place = order.slice();
  const counts = new Float64Array(entityCount); // by place
  // Places of the entities with each count: from `first` up to `last`, valid while there are any.
  const first: number[] = [0];
  const last: number[] = [entityCount - 1];
  let positive = 0;
  let unattributed = 0;

  function swap(from: number, to: number): void {
    const moved = order[from]!;
    const other = order[to]!;
    order[to] = moved;
    order[from] = other;
    place[moved] = to;
    place[other] = from;
  }

  function check(who: string, code: number): void {
    if (!(Number.isInteger(code) && code >= -1 && code < entityCount)) {
      throw new RangeError(`${who}: code must be −1 or below ${entityCount}, got ${code}`);
    }
  }

  return {
    add(code) {
      check('add', code);
      if (code === -1) {
        unattributed++;
        return;
      }
      const count = counts[place[code]!]!;
      const to = first[count]!;
      swap(place[code]!, to);
      first[count] = to + 1;
      counts[to] = count + 1;
      if (to === 0 || counts[to - 1] !== count + 1) first[count + 1] = to;
      last[count + 1] = to;
      if (count === 0) positive++;
    },
    remove(code) {
      check('remove', code);
      const count = code === -1 ? unattributed : counts[place[code]!]!;
      if (count === 0) throw new RangeError(`remove: expected a block that was added, got none (code ${code})`);
      if (code === -1) {
        unattributed--;
        return;
      }
      const to = last[count]!;
      swap(place[code]!, to);
      last[count] = to - 1;
      counts[to] = count - 1;
      if (to === entityCount - 1 || counts[to + 1] !== count - 1) last[count - 1] = to;
      first[count - 1] = to;
      if (count === 1) positive--;
    },
    get weights() {
      return counts.subarray(0, positive);
    },
    get entities() {
      return order.subarray(0, positive);
    },
    get unattributed() {
      return unattributed;
    },
  };
}
