/** What is kept: bytes, and what goes with them. */
export interface Kept {
  readonly bytes: Uint8Array;
}

/** Bytes kept by key, up to a limit; those asked for longest ago go first. */
export interface ByteCache<Value extends Kept> {
  /** The value of a key: kept, being made, or made now; several who ask at once share one making. What fails is not kept. */
  readonly get: (key: string, make: () => Promise<Value>) => Promise<Value>;
  /** Bytes kept. */
  readonly size: () => number;
}

/** What an entry costs beside its bytes. */
const ENTRY_BYTES = 512;

/** An empty cache; a value beyond a quarter of its limit is not kept. */
export function createByteCache<Value extends Kept>(limitBytes: number): ByteCache<Value> {
  const kept = new Map<string, Value>();
  const making = new Map<string, Promise<Value>>();
  let size = 0;
  const cost = (key: string, { bytes }: Value): number => bytes.length + 2 * key.length + ENTRY_BYTES;
  const keep = (key: string, value: Value): void => {
    if (cost(key, value) > limitBytes / 4) return;
    kept.set(key, value);
    size += cost(key, value);
    for (const [oldest, old] of kept) {
      if (size <= limitBytes) return;
      kept.delete(oldest);
      size -= cost(oldest, old);
    }
  };
  return {
    size: () => size,
    async get(key, make) {
      const known = kept.get(key);
      if (known !== undefined) {
        kept.delete(key);
        kept.set(key, known);
        return known;
      }
      let made = making.get(key);
      if (made === undefined) {
        made = make();
        making.set(key, made);
        made
          .then((value) => keep(key, value))
          .catch(() => undefined)
          .finally(() => making.delete(key));
      }
      return made;
    },
  };
}
