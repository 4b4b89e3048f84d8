import { createReader, type Reader, take, takeBytes, takeCompactSize } from './_reader.ts';

/** The first transaction of a block, which pays its maker: what attribution needs of it. */
export interface Coinbase {
  /** Input script: 2 to 100 bytes that begin with the height (BIP 34) and then say what the miner likes. */
  readonly script: Uint8Array;
  readonly outputs: readonly Output[];
}

export interface Output {
  readonly valueSatoshis: bigint;
  readonly script: Uint8Array;
}

/**
 * Coinbase of a block from the bytes of its first transaction, up to its last output; what follows is not looked at.
 * Scripts are views of the bytes, not copies.
 *
 * @throws {SyntaxError} if the bytes are not a coinbase transaction: more than one input, a spent output, a script
 *   that consensus forbids, or bytes that end too early.
 * @see BIP 34, BIP 144; Bitcoin Core, src/consensus/tx_check.cpp.
 */
export function decodeCoinbase(bytes: Uint8Array): Coinbase {
  return takeCoinbase(createReader(bytes, bytes.length));
}

/** `decodeCoinbase` at a reader's place. */
export function takeCoinbase(reader: Reader): Coinbase {
  take(reader, 4);
  let start = reader.offset;
  let inputs = takeCompactSize(reader);
  if (inputs === 0) {
    const flag = reader.view.getUint8(take(reader, 1));
    if (flag !== 1) throw new SyntaxError(`coinbase: expected segwit flag 1, got ${flag} (offset ${start + 1})`);
    start = reader.offset;
    inputs = takeCompactSize(reader);
  }
  if (inputs !== 1) throw new SyntaxError(`coinbase: expected 1 input, got ${inputs} (offset ${start})`);
  start = take(reader, 36);
  for (let index = 0; index < 36; index++) {
    if (reader.bytes[start + index] !== (index < 32 ? 0 : 0xff)) {
      throw new SyntaxError(`coinbase: expected an input that spends nothing, got one that does (offset ${start})`);
    }
  }
  start = reader.offset;
  const length = takeCompactSize(reader);
  if (length < 2 || length > 100) {
    throw new SyntaxError(`coinbase: expected a script of 2 to 100 bytes, got ${length} (offset ${start})`);
  }
  const script = takeBytes(reader, length);
  take(reader, 4);
  start = reader.offset;
  const count = takeCompactSize(reader);
  if (count === 0) throw new SyntaxError(`coinbase: expected an output, got none (offset ${start})`);
  const outputs: Output[] = [];
  for (let index = 0; index < count; index++) {
    const valueSatoshis = reader.view.getBigInt64(take(reader, 8), true);
    outputs.push({ valueSatoshis, script: takeBytes(reader, takeCompactSize(reader)) });
  }
  return { script, outputs };
}

/**
 * Height that a coinbase script begins with; null where it begins with something else than a positive number in its
 * shortest form. Before BIP 34 was in force (blocks of version 1) a
 * script may begin with some other number, most often the header's bits.
 *
 * @see BIP 34; Bitcoin Core, src/script/script.h, `CScript::operator<<(int64_t)`.
 * @example
 * coinbaseHeight(new Uint8Array([0x03, 0x40, 0xd1, 0x0c])); // => 840_000
 * coinbaseHeight(new Uint8Array([0x51, 0x00])); // => 1
 */
export function coinbaseHeight(script: Uint8Array): number | null {
  const length = script[0] ?? 0;
  if (length >= 0x51 && length <= 0x60) return length - 0x50;
  if (length < 1 || length > 4 || script.length <= length) return null;
  let height = 0;
  for (let index = length; index >= 1; index--) height = height * 256 + script[index]!;
  const isShortest = height > 16 && height >= 2 ** (8 * length - 9);
  const isPositive = script[length]! < 0x80;
  return isShortest && isPositive ? height : null;
}
