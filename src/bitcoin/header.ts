/** The 80 bytes at the start of a block. Hashes are bytes as they lie in the block. */
export interface Header {
  /** Signed 32-bit integer. */
  readonly version: number;
  readonly previousHash: Uint8Array;
  readonly merkleRoot: Uint8Array;
  /** What the miner claims, seconds since 1970. */
  readonly timeSeconds: number;
  /** Compact form of the target. */
  readonly bits: number;
  readonly nonce: number;
}

/** Unit: bytes. */
export const HEADER_BYTES = 80;

/**
 * Version bits that miners may set freely; more of them in use than signals explain means overt AsicBoost (BIP 320).
 */
export const VERSION_ROLLING_MASK = 0x1fffe000;

/**
 * Header of a block from the first 80 of the bytes. The two hashes are views of these bytes, not copies.
 *
 * @throws {SyntaxError} if there are fewer than 80 bytes.
 * @example
 * decodeHeader(new Uint8Array(80)).nonce; // => 0
 */
export function decodeHeader(bytes: Uint8Array): Header {
  if (bytes.length < HEADER_BYTES) {
    throw new SyntaxError(`decodeHeader: expected ${HEADER_BYTES} bytes, got ${bytes.length}`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, HEADER_BYTES);
  return {
    version: view.getInt32(0, true),
    previousHash: bytes.subarray(4, 36),
    merkleRoot: bytes.subarray(36, 68),
    timeSeconds: view.getUint32(68, true),
    bits: view.getUint32(72, true),
    nonce: view.getUint32(76, true),
  };
}

/**
 * The 80 bytes of a header.
 *
 * @throws {RangeError} if one of its hashes is not 32 bytes.
 * @example
 * encodeHeader(decodeHeader(new Uint8Array(80).fill(7)))[79]; // => 7
 */
export function encodeHeader(header: Header): Uint8Array {
  for (const hash of [header.previousHash, header.merkleRoot]) {
    if (hash.length !== 32) throw new RangeError(`encodeHeader: expected hashes of 32 bytes, got ${hash.length}`);
  }
  const bytes = new Uint8Array(HEADER_BYTES);
  const view = new DataView(bytes.buffer);
  view.setInt32(0, header.version, true);
  bytes.set(header.previousHash, 4);
  bytes.set(header.merkleRoot, 36);
  view.setUint32(68, header.timeSeconds, true);
  view.setUint32(72, header.bits, true);
  view.setUint32(76, header.nonce, true);
  return bytes;
}

/**
 * The freely set bits of a block's version, in their place; 0 where the version does not use version bits.
 *
 * @see BIP 9 (the top three bits say 001), BIP 320.
 * @example
 * rolledVersionBits(0x2000_4000); // => 0x4000
 * rolledVersionBits(2); // => 0
 */
export function rolledVersionBits(version: number): number {
  return version >>> 29 === 1 ? version & VERSION_ROLLING_MASK : 0;
}
