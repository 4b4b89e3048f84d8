import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBlockPrefix, MIN_BLOCK_BYTES } from '../../src/bitcoin/block-prefix.ts';
import { coinbaseHeight, decodeCoinbase } from '../../src/bitcoin/coinbase.ts';
import { decodeHex, encodeHex } from '../../src/bitcoin/hash.ts';
import { describeWithShared, readShared } from '../helpers/shared-data.ts';

// Block 0 of mainnet, 285 bytes, as in Bitcoin Core and in every first block file.
const GENESIS = decodeHex(
  '0100000000000000000000000000000000000000000000000000000000000000000000003ba3edfd7a7b12b27ac72c3e67768f617fc81bc3888a51323a9fb8aa4b1e5e4a29ab5f49ffff001d1dac2b7c' +
    '0101000000010000000000000000000000000000000000000000000000000000000000000000ffffffff4d04ffff001d0104455468652054696d65732030332f4a616e2f32303039204368616e63656c6c6f72206f6e206272696e6b206f66207365636f6e64206261696c6f757420666f722062616e6b73ffffffff' +
    '0100f2052a01000000434104678afdb0fe5548271967f1a67130b7105cd6a828e03909a67962e0ea1f61deb649f6bc3f4cef38c4f35504e51ec112de5c384df7ba0b8d578a4c702b6bf11d5fac00000000',
);

/** A coinbase transaction, with one field replaced by hexadecimal text. */
function coinbaseHex(fields: Partial<Record<'marker' | 'inputs' | 'outpoint' | 'script' | 'outputs', string>>): string {
  const {
    marker = '',
    inputs = '01',
    outpoint = `${'00'.repeat(32)}ffffffff`,
    script = '025151',
    outputs = '01',
  } = fields;
  return `02000000${marker}${inputs}${outpoint}${script}ffffffff${outputs}00f2052a010000000151`;
}

describe('decodeBlockPrefix', () => {
  test('the first block of mainnet says 50 coins and the headline', () => {
    const prefix = decodeBlockPrefix(GENESIS);
    if ('needed' in prefix) throw new Error('the whole block is there');
    expect(prefix.transactions).toBe(1);
    expect(prefix.length).toBe(GENESIS.length - 4);
    expect(prefix.coinbase.outputs).toHaveLength(1);
    expect(prefix.coinbase.outputs[0]!.valueSatoshis).toBe(5_000_000_000n);
    expect(Buffer.from(prefix.coinbase.script).toString('latin1')).toContain('Chancellor on brink of second bailout');
  });

  test('each shorter part asks for more bytes than it has and never for more than the block', () => {
    for (let length = 0; length < GENESIS.length - 4; length++) {
      const answer = decodeBlockPrefix(GENESIS.subarray(0, length), GENESIS.length);
      if (!('needed' in answer)) throw new Error(`${length} bytes cannot be enough`);
      expect(answer.needed).toBeGreaterThan(length);
      expect(answer.needed).toBeLessThanOrEqual(GENESIS.length - 4);
    }
  });

  test('a coinbase that goes on after the end of its block is malformed, not incomplete', () => {
    expect(() => decodeBlockPrefix(GENESIS.subarray(0, 200), 200)).toThrow(SyntaxError);
    expect(() => decodeBlockPrefix(GENESIS, 200)).toThrow(SyntaxError);
  });

  test('a block without transactions is malformed', () => {
    const bytes = Uint8Array.from(GENESIS);
    bytes[80] = 0;
    expect(() => decodeBlockPrefix(bytes)).toThrow('expected a transaction, got none (offset 80)');
  });

  test('the smallest block is a header, a count and the smallest coinbase with its lock time', () => {
    // By hand: script of two bytes, one output with an empty script.
    const smallest = coinbaseHex({}).length / 2 - 1 + 4;
    expect(MIN_BLOCK_BYTES).toBe(80 + 1 + smallest);
  });
});

describe('decodeCoinbase', () => {
  test('a coinbase with and without the segwit marker says the same', () => {
    const plain = decodeCoinbase(decodeHex(coinbaseHex({})));
    expect(plain).toEqual(decodeCoinbase(decodeHex(coinbaseHex({ marker: '0001' }))));
    expect(encodeHex(plain.script)).toBe('5151');
    expect(plain.outputs.map(({ script }) => encodeHex(script))).toEqual(['51']);
  });

  // Each breaks one rule of consensus, by hand.
  test.each([
    ['two inputs', { inputs: '02' }, 'expected 1 input, got 2 (offset 4)'],
    ['a segwit flag of 2', { marker: '0002' }, 'expected segwit flag 1, got 2 (offset 5)'],
    ['no input at all', { marker: '0001', inputs: '00' }, 'expected 1 input, got 0 (offset 6)'],
    [
      'an input that spends an output',
      { outpoint: `${'11'.repeat(32)}00000000` },
      'expected an input that spends nothing',
    ],
    ['a null hash with an index', { outpoint: '00'.repeat(36) }, 'expected an input that spends nothing'],
    ['a script of one byte', { script: '0151' }, 'expected a script of 2 to 100 bytes, got 1 (offset 41)'],
    ['a script of 101 bytes', { script: `65${'51'.repeat(101)}` }, 'got 101'],
    ['no output', { outputs: '00' }, 'expected an output, got none'],
    ['a count in three bytes that fits one', { inputs: 'fd0100' }, 'shortest form, got 1 in a longer one'],
    ['a count in five bytes that fits three', { outputs: 'fe01000000' }, 'shortest form, got 1 in a longer one'],
    ['a count of nine bytes', { outputs: 'ff0000000001000000' }, 'expected a count below 2^32'],
    ['more outputs than bytes', { outputs: 'feffffff7f' }, 'expected 8 more bytes, got the end at 63'],
  ] as const)('%s is malformed', (_, fields, message) => {
    const decode = () => decodeCoinbase(decodeHex(coinbaseHex(fields)));
    expect(decode).toThrow(SyntaxError);
    expect(decode).toThrow(message);
  });

  test('scripts of 2 and of 100 bytes are allowed', () => {
    expect(decodeCoinbase(decodeHex(coinbaseHex({ script: `64${'51'.repeat(100)}` }))).script).toHaveLength(100);
    expect(decodeCoinbase(decodeHex(coinbaseHex({ script: '025151' }))).script).toHaveLength(2);
  });

  test('counts of one, three and five bytes are read', () => {
    const output = '0000000000000000' + '00';
    for (const [count, bytes] of [
      [252, 'fc'],
      [253, 'fdfd00'],
      [65536, 'fe00000100'],
    ] as const) {
      const start = coinbaseHex({ outputs: '' }).slice(0, -20);
      expect(decodeCoinbase(decodeHex(start + bytes + output.repeat(count))).outputs).toHaveLength(count);
    }
  });
});

describe('coinbaseHeight', () => {
  /** Script that pushes a number as Bitcoin Core's CScript << int64 does. */
  function push(height: number): Uint8Array {
    if (height >= 1 && height <= 16) return new Uint8Array([0x50 + height, 0]);
    const digits: number[] = [];
    for (let rest = height; rest > 0; rest = Math.floor(rest / 256)) digits.push(rest % 256);
    if (digits.at(-1)! >= 0x80) digits.push(0);
    return new Uint8Array([digits.length, ...digits]);
  }

  test('a pushed height comes back, over the lengths that a push can have', () => {
    for (const edge of [1, 16, 17, 127, 128, 255, 256, 32767, 32768, 227_931, 8_388_607, 8_388_608, 2 ** 31 - 1]) {
      expect(coinbaseHeight(push(edge))).toBe(edge);
    }
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 31 - 1 }), (height) => {
        expect(coinbaseHeight(push(height))).toBe(height);
      }),
    );
  });

  // By hand: empty, cut off, not in the shortest form, negative, zero, longer than a height can be.
  test.each(['', '03', '03ffff', '0110', '020100', '0181', '0100', '00', '050000000001', '4c0101'])(
    'a script of %s carries none',
    (hex) => expect(coinbaseHeight(decodeHex(hex))).toBeNull(),
  );
});

const coinbasesCsv = 'btc-raw/stale/stale_block_coinbases.csv';
describeWithShared('coinbases of real stale blocks', [coinbasesCsv], () => {
  const rows = () =>
    Buffer.from(readShared(coinbasesCsv))
      .toString()
      .trim()
      .split('\n')
      .slice(1)
      .map((row) => row.split(','));

  test('script, outputs and height are those that the table lists', () => {
    // The table was made by another parser, which read the blocks to their last byte.
    for (const row of rows()) {
      const [height, script, total, transaction] = [Number(row[0]), row[7]!, row[8]!, row[10]!];
      const coinbase = decodeCoinbase(decodeHex(transaction));
      expect(encodeHex(coinbase.script)).toBe(script);
      expect(coinbase.outputs.reduce((sum, { valueSatoshis }) => sum + valueSatoshis, 0n)).toBe(BigInt(total));
      if (height >= 227_931) expect(coinbaseHeight(coinbase.script)).toBe(height);
    }
  });

  test('changed and cut bytes are decoded, asked to go on, or refused as malformed, and nothing else', () => {
    const blocks = rows()
      .slice(0, 40)
      .map((row) => decodeHex(`${row[11]}01${row[10]}`));
    const changes = fc.array(fc.tuple(fc.nat({ max: 600 }), fc.nat({ max: 255 })), { maxLength: 4 });
    fc.assert(
      fc.property(
        fc.constantFrom(...blocks),
        changes,
        fc.nat({ max: 2000 }),
        fc.nat({ max: 2000 }),
        (block, edits, cut, size) => {
          const bytes = block.slice(0, cut);
          for (const [at, value] of edits) if (at < bytes.length) bytes[at] = value;
          try {
            const answer = decodeBlockPrefix(bytes, size);
            if ('needed' in answer) {
              expect(answer.needed).toBeGreaterThan(Math.min(bytes.length, size));
              expect(answer.needed).toBeLessThanOrEqual(size);
            } else {
              expect(answer.length).toBeLessThanOrEqual(Math.min(bytes.length, size));
            }
          } catch (error) {
            expect(error).toBeInstanceOf(SyntaxError);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});
