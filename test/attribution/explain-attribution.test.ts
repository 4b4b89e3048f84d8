import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAttributor } from '../../src/attribution/attributor.ts';
import { explainAttribution } from '../../src/attribution/explain-attribution.ts';
import { loadPoolRegistry } from '../../src/platform/pool-registry.ts';
import { addresses, smallRegistry } from './small-registry.ts';

const bytes = (text: string) => new Uint8Array(Buffer.from(text));
const at = (date: string) => Date.parse(date) / 1000;

describe('explainAttribution', () => {
  const registry = smallRegistry(
    {
      a: {
        tags: [
          { text: '/a-a/', minerTextFollows: true },
          { text: 'gone', until: '2020-01-01' },
        ],
      },
      b: { tags: ['long tag'], addresses: [addresses[1]], parents: [{ entity: 'x', name: 'X', from: '2020-01-01' }] },
    },
    [{ pool: 'b', from: '2022-09-01' }],
  );

  it('lists each rule that matched, with its place, its source and why it does not decide', () => {
    const block = {
      coinbase: bytes('gone /a-a/long tag\u001b'),
      addresses: [addresses[0], addresses[1]],
      timeSeconds: at('2023-01-01'),
    };
    const told = explainAttribution(registry, block);
    expect(told.text).toBe('gone /a-a/long tag\\x1b');
    expect(told.tags.map(({ rule, offset, length, outcome }) => [rule, offset, length, outcome])).toEqual([
      ['a/tag/1', 0, 4, 'does not hold at the time of the block'],
      ['a/tag/0', 5, 5, 'decides among the tags'],
      ['b/tag/0', 10, 8, 'stands where a lets its miners write'],
    ]);
    expect(told.addresses.map(({ rule, offset, length, outcome }) => [rule, offset, length, outcome])).toEqual([
      ['b/address/0', 1, 25, 'decides among the addresses'],
    ]);
    expect([told.pool, told.evidence, told.rule, told.tagPool, told.addressPool]).toEqual([
      'b',
      'conflict',
      'b/address/0',
      'a',
      'b',
    ]);
    expect(told.tags[0]).toMatchObject({ until: '2020-01-01', source: { url: 'https://example.org' } });
    expect(told.parent).toMatchObject({ entity: 'x', name: 'X', from: '2020-01-01', until: null });
    expect(told.proxyGroup).toMatchObject({ entity: 'friends', from: '2022-09-01' });
  });

  it('says so where nothing is known', () => {
    const told = explainAttribution(registry, { coinbase: new Uint8Array(), timeSeconds: Number.NaN });
    expect(told).toMatchObject({
      pool: null,
      evidence: 'none',
      rule: null,
      tags: [],
      addresses: [],
      parent: null,
      proxyGroup: null,
    });
  });

  it('tells of the winner what the attributor says, on any bytes', () => {
    const own = loadPoolRegistry();
    const attributor = createAttributor(own);
    const tags = own.pools.flatMap((pool) => pool.tags.map(({ text }) => text));
    const piece = fc.oneof(fc.constantFrom(...tags).map(bytes), fc.uint8Array({ maxLength: 9 }));
    const paid = fc.array(
      fc.constantFrom(...own.pools.flatMap((pool) => pool.addresses.map(({ address }) => address))),
      { maxLength: 3 },
    );
    const time = fc.constantFrom(Number.NaN, at('2019-01-01'), at('2021-03-01'), at('2024-01-01'));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 5 }), paid, time, (pieces, payees, timeSeconds) => {
        const block = { coinbase: new Uint8Array(Buffer.concat(pieces)), addresses: payees, timeSeconds };
        const told = explainAttribution(own, block, attributor);
        const deciders = [...told.tags, ...told.addresses].filter(({ outcome }) => outcome.startsWith('decides'));
        expect(deciders.map(({ pool }) => pool)).toEqual(
          [told.tagPool, told.addressPool].filter((pool) => pool !== null),
        );
        if (told.rule !== null) expect(deciders.map(({ rule }) => rule)).toContain(told.rule);
        expect(told.parent?.entity ?? told.pool).toBe(
          told.pool && attributor.parentAt(attributor.pools.indexOf(told.pool), timeSeconds),
        );
      }),
      { numRuns: 50 },
    );
  });
});
