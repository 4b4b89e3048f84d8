import fc from 'fast-check';
import { expect, it } from 'vitest';
import { utf8Bytes, utf8Text } from '../../src/attribution/_utf8.ts';

it('encodes any text as Node does, a lone surrogate as U+FFFD', () => {
  const check = (text: string) => {
    expect([...utf8Bytes(text)]).toEqual([...Buffer.from(text)]);
  };
  fc.assert(fc.property(fc.string({ unit: 'binary' }), check));
  expect([...utf8Bytes('\ud800')]).toEqual([0xef, 0xbf, 0xbd]);
});

it('decodes any bytes as Node does, with U+FFFD for each that starts no valid sequence', () => {
  const merged = (text: string) => text.replace(/\ufffd+/g, '\ufffd'); // Node merges some of these
  const check = (bytes: Uint8Array) => {
    expect(merged(utf8Text(bytes))).toBe(merged(Buffer.from(bytes).toString('utf8')));
  };
  const piece = fc.oneof(fc.string({ unit: 'binary' }).map(utf8Bytes), fc.uint8Array({ maxLength: 8 }));
  fc.assert(fc.property(fc.array(piece), (pieces) => check(new Uint8Array(Buffer.concat(pieces)))));
  // By hand: a stray continuation, an overlong slash, a surrogate, a sequence that is cut off, a byte above the range.
  expect(utf8Text(Uint8Array.of(0x80, 0x41))).toBe('\ufffdA');
  expect(utf8Text(Uint8Array.of(0xc0, 0xaf))).toBe('\ufffd\ufffd');
  expect(utf8Text(Uint8Array.of(0xed, 0xa0, 0x80))).toBe('\ufffd\ufffd\ufffd');
  expect(utf8Text(Uint8Array.of(0xf0, 0x9f, 0x90))).toBe('\ufffd\ufffd\ufffd');
  expect(utf8Text(Uint8Array.of(0xf5, 0x80, 0x80, 0x80))).toBe('\ufffd\ufffd\ufffd\ufffd');
});
