import { Address } from '@scure/btc-signer/payment.js';
import { hash160 } from '@scure/btc-signer/utils.js';
import type { Network } from './network.ts';

const OP_0 = 0x00;
const OP_1 = 0x51;
const OP_DUP = 0x76;
const OP_EQUAL = 0x87;
const OP_EQUALVERIFY = 0x88;
const OP_HASH160 = 0xa9;
const OP_CHECKSIG = 0xac;

/**
 * Address that an output script pays; null where it has none. A script that pays to a bare public key is shown with the
 * address of that key's hash, as block explorers do; `toScript` does not lead back from there.
 *
 * @see BIP 13 (P2SH), BIP 141 and 173 (segwit), BIP 341 and 350 (taproot).
 */
export function toAddress(script: Uint8Array, network: Network): string | null {
  const coder = Address(coderNetwork(network));
  const size = script.length;
  const [first, second] = script;
  if (size === 25 && first === OP_DUP && second === OP_HASH160 && script[2] === 20) {
    if (script[23] !== OP_EQUALVERIFY || script[24] !== OP_CHECKSIG) return null;
    return coder.encode({ type: 'pkh', hash: script.slice(3, 23) });
  }
  if (size === 23 && first === OP_HASH160 && second === 20 && script[22] === OP_EQUAL) {
    return coder.encode({ type: 'sh', hash: script.slice(2, 22) });
  }
  if (size === 22 && first === OP_0 && second === 20) return coder.encode({ type: 'wpkh', hash: script.slice(2) });
  if (size === 34 && first === OP_0 && second === 32) return coder.encode({ type: 'wsh', hash: script.slice(2) });
  if (size === 34 && first === OP_1 && second === 32) return coder.encode({ type: 'tr', pubkey: script.slice(2) });
  if ((size === 35 || size === 67) && first === size - 2 && script[size - 1] === OP_CHECKSIG) {
    return coder.encode({ type: 'pkh', hash: hash160(script.slice(1, -1)) });
  }
  return null;
}

/**
 * Output script that pays an address: the script whose `toAddress` it is.
 *
 * @throws {RangeError} if the text is not an address, or one of another network.
 */
export function toScript(address: string, network: Network): Uint8Array {
  const decoded = decode(address, network);
  switch (decoded.type) {
    case 'pkh':
      return new Uint8Array([OP_DUP, OP_HASH160, 20, ...decoded.hash, OP_EQUALVERIFY, OP_CHECKSIG]);
    case 'sh':
      return new Uint8Array([OP_HASH160, 20, ...decoded.hash, OP_EQUAL]);
    case 'wpkh':
      return new Uint8Array([OP_0, 20, ...decoded.hash]);
    case 'wsh':
      return new Uint8Array([OP_0, 32, ...decoded.hash]);
    case 'tr':
      return new Uint8Array([OP_1, 32, ...decoded.pubkey]);
    default:
      throw new RangeError(`toScript: expected a key, script or taproot address, got ${decoded.type} '${address}'`);
  }
}

function decode(address: string, network: Network) {
  try {
    return Address(coderNetwork(network)).decode(address);
  } catch (cause) {
    throw new RangeError(`toScript: expected an address of ${network.id}, got '${address.slice(0, 100)}'`, { cause });
  }
}

/** The library's description of a network; `wif` is for private keys, which nothing here has. */
function coderNetwork({ addressing }: Network) {
  return { ...addressing, wif: 0 };
}
