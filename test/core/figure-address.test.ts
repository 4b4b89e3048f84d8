import fc from 'fast-check';
import { expect, test } from 'vitest';
import { figureAddress, figureOfAddress } from '../../src/core/figure-address.ts';

test('colons and hashes become tildes, and the slashes of a layer stay', () => {
  expect(figureAddress('reading:bitcoin/blocks/pool@2026-03-23..2026-04-22/concentration-ratio:3')).toBe(
    'reading~bitcoin/blocks/pool@2026-03-23..2026-04-22/concentration-ratio~3',
  );
  expect(figureAddress('divergence:bitcoin/blocks/pool..ai/accelerators/owner#no-difference')).toBe(
    'divergence~bitcoin/blocks/pool..ai/accelerators/owner~~no-difference',
  );
});

test('what is tied to nobody has a name of its own, so that no address ends in a slash', () => {
  const id = 'proportion:ai/accelerators/owner@2025-10-01..2026-01-01/';
  expect(figureAddress(id)).toBe('proportion~ai/accelerators/owner@2025-10-01..2026-01-01/~()');
  expect(figureOfAddress(figureAddress(id))).toBe(id);
});

test('no part of an address leads to another folder or is no name of a file', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (id) => {
      for (const part of figureAddress(id).split('/')) {
        expect(part).toMatch(/^[A-Za-z0-9._@~()-]+$/);
        expect(part).not.toMatch(/\.$/);
      }
    }),
  );
});

test('the id of an address is the id that it was made from, whatever the id', () => {
  const piece = fc.constantFrom(':', '#', '~', '/', '.', '(', ')', '@', 'a', '9', 'é', '𝔄', '%');
  const hard = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(fc.oneof(hard, fc.string({ unit: 'grapheme' })), (id) => {
      expect(figureOfAddress(figureAddress(id))).toBe(id);
    }),
    { numRuns: 1000 },
  );
});
