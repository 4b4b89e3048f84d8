import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { networkOfMagic } from '../bitcoin/network.ts';
import { meetsTarget } from '../bitcoin/target.ts';
import { hash256 } from './_hash256.ts';

/** Unit: bytes. */
const KEY_BYTES = 8;

/**
 * Key with which a block directory's files are XORed, byte `offset mod 8` of it at every offset; null where they are
 * not: no `xor.dat`, or one of zeros.
 *
 * @throws {SyntaxError} if `xor.dat` is not 8 bytes.
 * @see Bitcoin Core, src/util/obfuscation.h; release notes 28.0, `-blocksxor`.
 */
export function readXorKey(directory: string): Uint8Array | null {
  const path = join(directory, 'xor.dat');
  let key: Uint8Array;
  try {
    key = Uint8Array.from(readFileSync(path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  if (key.length !== KEY_BYTES) {
    throw new SyntaxError(`block-directory: expected a key of ${KEY_BYTES} bytes, got ${key.length} (${path})`);
  }
  return key.every((byte) => byte === 0) ? null : key;
}

/** XORs bytes in place, the first of which lies at `offset` of its file. */
export function applyXorKey(bytes: Uint8Array, offset: number, key: Uint8Array): void {
  for (let index = 0; index < bytes.length; index++) bytes[index]! ^= key[(offset + index) % KEY_BYTES]!;
}

/**
 * The key that makes sense of a file, from its bytes as they are on disk; null where none is found. Tried are the key
 * that makes the end of the first block's previous hash zero, as it is in a block with much work or without a parent,
 * and the one that stands in the open where zeros were XORed. A key is believed if a known network's magic and a header
 * with proof of work come out.
 *
 * @param start first bytes of the file, at least 88.
 * @param end last bytes of the file; the first of these at an offset that 8 divides.
 */
export function guessXorKey(start: Uint8Array, end: Uint8Array): Uint8Array | null {
  if (start.length < 88) return null;
  const candidates = [new Uint8Array([...start.subarray(40, 44), ...start.subarray(36, 40)])];
  if (end.length >= KEY_BYTES) candidates.push(Uint8Array.from(end.subarray(0, KEY_BYTES)));
  return candidates.find((key) => isStartOfFile(start, key)) ?? null;
}

/** Whether a file's first bytes, with a key applied, are a known magic, a size and a header with proof of work. */
function isStartOfFile(start: Uint8Array, key: Uint8Array): boolean {
  const plain = Uint8Array.from(start.subarray(0, 88));
  applyXorKey(plain, 0, key);
  return networkOfMagic(new DataView(plain.buffer).getUint32(0)) !== null && hasProofOfWork(plain.subarray(8));
}

/** Whether the first 80 of the bytes are a header with proof of work. */
export function hasProofOfWork(bytes: Uint8Array): boolean {
  const bits = new DataView(bytes.buffer, bytes.byteOffset).getUint32(72, true);
  return meetsTarget(hash256(bytes.subarray(0, 80)), bits);
}
