import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAttributor } from '../../src/attribution/attributor.ts';
import { datumBuilder } from '../../src/attribution/datum.ts';
import { loadPoolRegistry } from '../../src/platform/pool-registry.ts';

/** Coinbase laid out as the gateway does: height 900,000, one push of tags, a push of the unique id. */
function coinbase(tags: string): Uint8Array {
  const body = Buffer.from(tags, 'utf8');
  const push = body.length > 75 ? [0x4c, body.length] : [body.length];
  return Uint8Array.of(3, 0xa0, 0xbb, 0x0d, ...push, ...body, 3, 0xff, 0x92, 0x10);
}

describe('datumBuilder', () => {
  it("names the miner by the tag after the pool's", () => {
    expect(datumBuilder(coinbase('OCEAN.XYZ\u000fBarefoot Mining\0'))).toBe('datum:Barefoot Mining');
    expect(datumBuilder(coinbase('OCEAN.XYZ\u000f 矿工 \0'))).toBe('datum:矿工');
    expect(datumBuilder(coinbase('\u000fNo pool\0'))).toBe('datum:No pool');
  });

  it('leaves out further tags, and reads a push of more than 75 bytes', () => {
    expect(datumBuilder(coinbase('OCEAN.XYZ\u000fMiner\u000fThird\0'))).toBe('datum:Miner');
    expect(datumBuilder(coinbase(`OCEAN.XYZ\u000f${'m'.repeat(75)}\0`))).toBe(`datum:${'m'.repeat(75)}`);
  });

  it("knows nobody where the tag is the gateway's default or blank", () => {
    expect(datumBuilder(coinbase('OCEAN.XYZ\u000fDATUM User\0'))).toBe('');
    expect(datumBuilder(coinbase('OCEAN.XYZ\u000f \0'))).toBe('');
  });

  it('says that the pool built it where there is no second tag', () => {
    expect(datumBuilder(coinbase('OCEAN.XYZ\0'))).toBe(null);
    expect(datumBuilder(coinbase(''))).toBe(null);
    expect(datumBuilder(new Uint8Array())).toBe(null);
    expect(datumBuilder(coinbase('OCEAN.XYZ\u000fcut').subarray(0, 10))).toBe(null);
  });

  it('shows control characters, never passes them on', () => {
    expect(datumBuilder(coinbase('OCEAN.XYZ\u000fa\u001b[31m\u202eb\0'))).toBe('datum:a\\x1b[31m\\u202eb');
  });

  it('never throws on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 120 }), (bytes) =>
        /^(datum:[^\p{Cc}]+|)$/u.test(datumBuilder(bytes) ?? ''),
      ),
    );
  });

  it('is asked for OCEAN only: elsewhere the byte means nothing', () => {
    const { match } = createAttributor(loadPoolRegistry());
    const builderOf = (text: string) => match(coinbase(text), [], Number.NaN).builder;
    expect(builderOf('OCEAN.XYZ\u000fMiner\0')).toBe('datum:Miner');
    expect(builderOf('Foundry USA Pool\u000fMiner\0')).toBe(null);
  });
});
