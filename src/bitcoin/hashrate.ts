import { toDifficulty } from './target.ts';

/** Seconds between blocks for which the difficulty is set. */
const BLOCK_SECONDS = 600;

/**
 * Hashrate at which a network of these bits finds a block every ten minutes on average. Unit: hashes per second.
 *
 * It is what the difficulty says, not what ran: difficulty follows hashrate with up to two weeks' delay.
 *
 * @throws {RangeError} if the bits are no target.
 * @see Nakamoto, "Bitcoin" (2008), section 4; a target of difficulty D is met by one hash in D × 2^32.
 * @example
 * Math.round(toHashrate(0x1d00ffff)); // => 7158279
 */
export function toHashrate(bits: number): number {
  return (toDifficulty(bits) * 2 ** 32) / BLOCK_SECONDS;
}
