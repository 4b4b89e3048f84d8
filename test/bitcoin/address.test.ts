import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toAddress, toScript } from '../../src/bitcoin/address.ts';
import { decodeHex, encodeHex } from '../../src/bitcoin/hash.ts';
import { networkIds, networks } from '../../src/bitcoin/network.ts';

const { mainnet, testnet3, regtest } = networks;

describe('addresses', () => {
  // Bitcoin Core, src/test/data/key_io_valid.json, and BIP 173 and 350 for segwit.
  test.each([
    ['mainnet', '76a914751e76e8199196d454941c45d1b3a323f1433bd688ac', '1BgGZ9tcN4rm9KBzDn7KprQz87SZ26SAMH'],
    ['mainnet', '0014751e76e8199196d454941c45d1b3a323f1433bd6', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4'],
    [
      'testnet3',
      '00201863143c14c5166804bd19203356da136c985678cd4d27a1b8c6329604903262',
      'tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3q0sl5k7',
    ],
    [
      'mainnet',
      '512079be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798',
      'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0',
    ],
  ] as const)('%s script %s pays the address that its standard lists', (id, script, address) => {
    expect(toAddress(decodeHex(script), networks[id])).toBe(address);
    expect(encodeHex(toScript(address, networks[id]))).toBe(script);
  });

  test('the bare key of block 0 is shown as the address that everyone knows', () => {
    const key =
      '04678afdb0fe5548271967f1a67130b7105cd6a828e03909a67962e0ea1f61deb649f6bc3f4cef38c4f35504e51ec112de5c384df7ba0b8d578a4c702b6bf11d5f';
    expect(toAddress(decodeHex(`41${key}ac`), mainnet)).toBe('1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa');
  });

  test('scripts and addresses lead to each other on every network', () => {
    const kinds = [
      ['76a914', 20, '88ac'],
      ['a914', 20, '87'],
      ['0014', 20, ''],
      ['0020', 32, ''],
      ['5120', 32, ''],
    ] as const;
    const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 });
    fc.assert(
      fc.property(
        fc.constantFrom(...networkIds),
        fc.constantFrom(...kinds),
        bytes,
        (id, [head, length, tail], data) => {
          const script = decodeHex(head + encodeHex(data.subarray(0, length)) + tail);
          const address = toAddress(script, networks[id]);
          if (address === null) throw new Error('every one of these scripts has an address');
          expect(toScript(address, networks[id])).toEqual(script);
        },
      ),
    );
  });

  test('other scripts have none', () => {
    for (const hex of [
      '',
      '6a',
      '6a24aa21a9ed',
      '0014',
      `76a914${'00'.repeat(20)}88ad`,
      `5121${'00'.repeat(33)}`,
      '51024e73',
    ]) {
      expect(toAddress(decodeHex(hex), mainnet)).toBeNull();
    }
  });

  test('an address of another network, or one that is mistyped, is refused', () => {
    expect(() => toScript('bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', testnet3)).toThrow(RangeError);
    expect(() => toScript('bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5', mainnet)).toThrow(RangeError);
    expect(() => toScript('1BgGZ9tcN4rm9KBzDn7KprQz87SZ26SAMH', regtest)).toThrow(
      "expected an address of regtest, got '1BgG",
    );
    expect(() => toScript('bc1pfeessrawgf', mainnet)).toThrow(RangeError);
    expect(() => toScript('', mainnet)).toThrow(RangeError);
  });
});
