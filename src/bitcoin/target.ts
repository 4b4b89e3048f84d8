const MAX_TARGET = (1n << 256n) - 1n;

/** Target of difficulty 1, the easiest that mainnet allows. */
const DIFFICULTY_ONE = 0xffffn << 208n;

/**
 * The number that a block's hash must not exceed, from its compact form in the header ("bits").
 *
 * Compact form: a byte count, a sign bit and a 23-bit mantissa, base 256.
 * @throws {RangeError} if the bits say a negative number or one of more than 256 bits; no header can be valid with
 *   these.
 * @see Bitcoin Core, src/arith_uint256.cpp, `arith_uint256::SetCompact`.
 * @example
 * toTarget(0x1d00ffff) === 0xffffn << 208n; // => true
 */
export function toTarget(bits: number): bigint {
  const size = bits >>> 24;
  const mantissa = bits & 0x7fffff;
  const target = size <= 3 ? BigInt(mantissa >>> (8 * (3 - size))) : BigInt(mantissa) << BigInt(8 * (size - 3));
  if (target !== 0n && (bits & 0x800000) !== 0) {
    throw new RangeError(`toTarget: expected a positive target, got bits ${formatBits(bits)}`);
  }
  if (target > MAX_TARGET) throw new RangeError(`toTarget: expected at most 256 bits, got bits ${formatBits(bits)}`);
  return target;
}

/**
 * Compact form of a target, the low digits cut off where 23 bits of mantissa do not hold it.
 *
 * @throws {RangeError} if the target is negative or has more than 256 bits.
 * @see Bitcoin Core, src/arith_uint256.cpp, `arith_uint256::GetCompact`.
 * @example
 * fromTarget(0xffffn << 208n); // => 0x1d00ffff
 */
export function fromTarget(target: bigint): number {
  if (target < 0n || target > MAX_TARGET) {
    throw new RangeError(`fromTarget: expected a target in [0, 2^256), got ${target}`);
  }
  let size = target === 0n ? 0 : Math.ceil(target.toString(16).length / 2);
  let mantissa = Number(size <= 3 ? target << BigInt(8 * (3 - size)) : target >> BigInt(8 * (size - 3)));
  if ((mantissa & 0x800000) !== 0) {
    mantissa >>>= 8;
    size++;
  }
  return ((size << 24) | mantissa) >>> 0;
}

/**
 * Expected number of hashes to find a block: 2^256 / (target + 1), whole part. Unit: hashes.
 * Bits that no hash can meet (negative, zero or too large a target) count for nothing, as in a node.
 *
 * @see Bitcoin Core, src/chain.cpp, `GetBlockProof`.
 * @example
 * toWork(0x1d00ffff); // => 4_295_032_833n
 */
export function toWork(bits: number): bigint {
  if (!isReachable(bits)) return 0n;
  return (1n << 256n) / (toTarget(bits) + 1n);
}

/**
 * How many times harder a block is to find than with the easiest target of mainnet. Unit: ratio. Infinity where the
 * target is zero.
 *
 * @throws {RangeError} if the bits are no target.
 * @example
 * toDifficulty(0x1d00ffff); // => 1
 */
export function toDifficulty(bits: number): number {
  return Number(DIFFICULTY_ONE) / Number(toTarget(bits));
}

/**
 * Whether a hash, as it lies in a block, has the proof of work that the bits ask for. Says nothing on whether the bits
 * are the right ones.
 *
 * @example
 * meetsTarget(new Uint8Array(32), 0x1d00ffff); // => true
 */
export function meetsTarget(hash: Uint8Array, bits: number): boolean {
  if (!isReachable(bits)) return false;
  const size = bits >>> 24;
  const mantissa = size < 3 ? (bits & 0x7fffff) >>> (8 * (3 - size)) : bits & 0x7fffff;
  const lowest = Math.max(size - 3, 0);
  for (let index = 31; index >= lowest + 3; index--) if (hash[index] !== 0) return false;
  // Below the mantissa the target's digits are zero, so a hash that equals it above must be zero below.
  const top = (hash[lowest + 2] ?? 0) * 65536 + (hash[lowest + 1] ?? 0) * 256 + (hash[lowest] ?? 0);
  if (top !== mantissa) return top < mantissa;
  for (let index = 0; index < lowest; index++) if (hash[index] !== 0) return false;
  return true;
}

function isReachable(bits: number): boolean {
  const size = bits >>> 24;
  const mantissa = bits & 0x7fffff;
  if ((bits & 0x800000) !== 0 || mantissa === 0) return false;
  if (size < 3 && mantissa >>> (8 * (3 - size)) === 0) return false;
  return size <= 32 || (size === 33 && mantissa <= 0xffff) || (size === 34 && mantissa <= 0xff);
}

function formatBits(bits: number): string {
  return `0x${bits.toString(16).padStart(8, '0')}`;
}
