import { createReader, NeedsMoreBytes, takeBytes, takeCompactSize } from './_reader.ts';
import { type Coinbase, takeCoinbase } from './coinbase.ts';
import { decodeHeader, HEADER_BYTES, type Header } from './header.ts';

/** What a block says of itself in its first bytes. */
export interface BlockPrefix {
  readonly header: Header;
  /** Number of transactions, the coinbase included. */
  readonly transactions: number;
  readonly coinbase: Coinbase;
  /** Bytes from the block's first to the end of the coinbase's last output. */
  readonly length: number;
}

/** Most bytes that a block may have: four million units of weight at one a byte. */
export const MAX_BLOCK_BYTES = 4_000_000;

/** Fewest bytes of a block: header, a count of one, and a coinbase with an output. */
export const MIN_BLOCK_BYTES = HEADER_BYTES + 1 + 62;

/**
 * Header and coinbase of a block from its first bytes; or, where these are too few, `{ needed }`: a number of bytes,
 * always more than were given, without which no answer is possible, though it may take more still. Never looks past
 * `bytes`; hashes and scripts are views of these.
 *
 * @param blockBytes size of the whole block: what would reach beyond it is malformed, not incomplete.
 * @throws {SyntaxError} if the bytes are not the start of a block.
 */
export function decodeBlockPrefix(
  bytes: Uint8Array,
  blockBytes: number = MAX_BLOCK_BYTES,
): BlockPrefix | { readonly needed: number } {
  const reader = createReader(bytes.subarray(0, blockBytes), blockBytes);
  try {
    const header = decodeHeader(takeBytes(reader, HEADER_BYTES));
    const transactions = takeCompactSize(reader);
    if (transactions === 0) {
      throw new SyntaxError(`decodeBlockPrefix: expected a transaction, got none (offset ${HEADER_BYTES})`);
    }
    const coinbase = takeCoinbase(reader);
    return { header, transactions, coinbase, length: reader.offset };
  } catch (error) {
    if (error instanceof NeedsMoreBytes) return { needed: error.needed };
    throw error;
  }
}
