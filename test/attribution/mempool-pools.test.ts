import { describe, expect, it } from 'vitest';
import { createAttributor } from '../../src/attribution/attributor.ts';
import { mergePoolList } from '../../src/attribution/mempool-pools.ts';
import { evidences } from '../../src/core/blocks.ts';
import { loadPoolRegistry } from '../../src/platform/pool-registry.ts';
import { describeWithShared, readShared } from '../helpers/shared-data.ts';
import { addresses, smallRegistry } from './small-registry.ts';

const registry = smallRegistry({
  a: { aliases: ['Pool A'], tags: [{ text: '/a-a/', until: '2020-01-01' }], addresses: [addresses[0]] },
  b: { tags: ['/b-b/'] },
});
const entry = {
  id: 1,
  name: 'pool-a',
  addresses: [addresses[1]],
  tags: ['/a-a/', '/new/'],
  link: 'https://example.org',
};

describe('mergePoolList', () => {
  it('adds to a pool that the registry knows by an alias, and keeps the dates of what it has', () => {
    const { pools, problems } = mergePoolList(registry, [entry]);
    expect(pools.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(pools[0]?.tags.map(({ text, until }) => [text, until])).toEqual([
      ['/a-a/', '2020-01-01'],
      ['/new/', undefined],
    ]);
    expect(pools[0]?.addresses.map(({ address }) => address)).toEqual([addresses[0], addresses[1]]);
    expect(problems).toEqual([]);
  });

  it('adds a pool that the registry does not know, in the order of the ids', () => {
    const { pools } = mergePoolList(registry, [{ ...entry, name: 'AA Pool!', tags: ['/aa-aa/'] }]);
    expect(pools.map(({ id, name }) => `${id} ${name}`)).toEqual(['a a', 'aapool AA Pool!', 'b b']);
  });

  it('reads the older form the same', () => {
    const named = { name: 'pool-a', link: 'https://example.org' };
    const older = { coinbase_tags: { '/a-a/': named, '/new/': named }, payout_addresses: { [addresses[1]]: named } };
    expect(mergePoolList(registry, older)).toEqual(mergePoolList(registry, [entry]));
  });

  it('lets the list win where it gives a tag to another pool, and says so', () => {
    const { pools, problems } = mergePoolList(registry, [{ ...entry, tags: ['/b-b/'] }]);
    expect(pools.map(({ tags }) => tags.map(({ text }) => text))).toEqual([['/a-a/', '/b-b/'], []]);
    expect(problems.map(({ kind }) => kind)).toEqual(['pool-list/taken-over']);
  });

  it('leaves out addresses of test networks and tags under four bytes, and counts them', () => {
    const list = [
      {
        ...entry,
        addresses: ['tb1qmf7xdqc5nvzhturuzc46qtq5kywdf3p76cpq53', 'mjP97q5BWtdpdsJLkEJvQWgLe9zw4MMVU6'],
        tags: ['abc'],
      },
    ];
    const merged = mergePoolList(registry, list);
    expect(merged.pools[0]).toEqual(registry.pools[0]);
    expect(merged.problems.map(({ kind }) => kind)).toEqual([
      'pool-list/short-tag',
      'pool-list/test-network',
      'pool-list/test-network',
    ]);
  });

  it.each([
    ['no list', {}, TypeError, /neither/],
    ['null', null, TypeError, /neither/],
    ['an entry without a name', [entry, { ...entry, name: 3 }], TypeError, /\[1\]/],
    ['an entry whose tags are no texts', [{ ...entry, tags: [1] }], TypeError, /\[0\]/],
    ['a name without letters or digits', [{ ...entry, name: '🐟' }], TypeError, /🐟/],
    [
      'an older form whose values are no objects',
      { coinbase_tags: { '/x-x/': 'a' }, payout_addresses: {} },
      TypeError,
      /\/x-x\//,
    ],
    ['an address that is none', [{ ...entry, addresses: ['what'] }], RangeError, /'what'.*pool-a/],
    [
      'an address whose checksum is wrong',
      [{ ...entry, addresses: ['1KFHE7w8BhaENAswwryaoccDb6qcT6DbYZ'] }],
      RangeError,
      /DbYZ/,
    ],
  ] as const)('refuses %s', (_title, json, kind, message) => {
    expect(() => mergePoolList(registry, json)).toThrow(kind);
    expect(() => mergePoolList(registry, json)).toThrow(message);
  });
});

// Each list with the number of its test-network addresses, counted by hand.
const lists = [
  { path: 'pool-definitions/pools-v2_brk_2026-06.json', testAddresses: 7 },
  { path: 'pool-definitions/mempool_pools-v2.json', testAddresses: 7 },
  { path: 'pool-definitions/mempool_pools_v1.json', testAddresses: 0 },
] as const;
const parsed = (path: string) => JSON.parse(Buffer.from(readShared(path)).toString('utf8'));
const paths = lists.map(({ path }) => path);
describeWithShared('mergePoolList on the published lists', paths, () => {
  const own = loadPoolRegistry();

  it.each(lists)('adds nothing from $path: the registry holds all that is safe in it', ({ path, testAddresses }) => {
    const merged = mergePoolList(own, parsed(path));
    expect(merged.pools).toEqual(own.pools);
    expect(merged.problems.map(({ kind }) => kind)).toEqual(Array(testAddresses).fill('pool-list/test-network'));
  });

  it('agrees with the newest list on each of its tags and addresses', () => {
    const { pools, match, poolOfLabel } = createAttributor(own);
    for (const { name, tags } of parsed(lists[0].path)) {
      for (const text of tags) {
        const found = match(new Uint8Array(Buffer.from(text)), [], Date.parse('2022-01-01') / 1000);
        expect([evidences[found.evidence], pools[found.pool]], text).toEqual(['tag', pools[poolOfLabel(name)]]);
      }
    }
  });
});
