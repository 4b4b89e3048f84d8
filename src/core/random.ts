/** A stream of uniform numbers in [0, 1), reproducible from its seed. */
export type Random = () => number;

/**
 * xoshiro128** seeded by splitmix32: fast, 2^128 period, the same on every machine. Not for secrets.
 *
 * @throws {RangeError} if the seed is not an integer in [0, 2^32).
 * @see Blackman & Vigna, "Scrambled linear pseudorandom number generators" (2021).
 */
export function createRandom(seed: number): Random {
  if (!Number.isInteger(seed) || seed < 0 || seed >= 2 ** 32) {
    throw new RangeError(`createRandom: seed must be an integer in [0, 4294967296), got ${seed}`);
  }
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
  let a = next();
  let b = next();
  let c = next();
  let d = next();
  return () => {
    const product = Math.imul(b, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result / 4294967296;
  };
}
