/**
 * Double SHA-256 of bytes, given by the caller because a pure room has no hash of its own: 32 bytes in, as they lie in
 * a block, least significant first.
 */
export type Hash256 = (bytes: Uint8Array) => Uint8Array;

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/**
 * Hexadecimal text of bytes, in their order.
 *
 * @example
 * encodeHex(new Uint8Array([0, 171])); // => '00ab'
 */
export function encodeHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += HEX[byte];
  return text;
}

/**
 * Bytes of hexadecimal text.
 *
 * @throws {SyntaxError} if the text is not an even number of hexadecimal digits.
 * @example
 * decodeHex('00ab'); // => new Uint8Array([0, 171])
 */
export function decodeHex(text: string): Uint8Array {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/i.test(text)) {
    throw new SyntaxError(`decodeHex: expected an even number of hexadecimal digits, got '${text.slice(0, 40)}'`);
  }
  const bytes = new Uint8Array(text.length / 2);
  for (let index = 0; index < bytes.length; index++) {
    bytes[index] = Number.parseInt(text.slice(2 * index, 2 * index + 2), 16);
  }
  return bytes;
}

/**
 * A block hash as people write it: hexadecimal, most significant byte first, the reverse of its bytes in a block.
 *
 * @throws {RangeError} if the hash is not 32 bytes.
 * @example
 * formatHash(new Uint8Array(32).fill(1, 0, 1)).slice(-4); // => '0001'
 */
export function formatHash(hash: Uint8Array): string {
  if (hash.length !== 32) throw new RangeError(`formatHash: expected 32 bytes, got ${hash.length}`);
  return encodeHex(hash.toReversed());
}

/**
 * Bytes of a block hash as it lies in a block, from its written form.
 *
 * @throws {SyntaxError} if the text is not 64 hexadecimal digits.
 * @example
 * parseHash(`${'00'.repeat(31)}01`)[0]; // => 1
 */
export function parseHash(text: string): Uint8Array {
  if (text.length !== 64) throw new SyntaxError(`parseHash: expected 64 hexadecimal digits, got ${text.length}`);
  return decodeHex(text).reverse();
}
