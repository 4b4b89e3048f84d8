import { describe, expect, it } from 'vitest';
import { type PoolRegistry, parsePoolRegistry } from '../../src/attribution/registry.ts';

const source = { title: 'A list', url: 'https://example.org/list', read: '2026-11-22', licence: 'MIT' };

/** A pool file with the given fields over the least that one may have. */
const pool = (id: string, over: object = {}) => ({
  path: `data/pools/${id}.json`,
  json: { id, name: id, aliases: [], tags: [], addresses: [], parents: [], ...over },
});
const group = (members: readonly object[]) => ({
  path: 'data/proxy-groups/friends.json',
  json: { id: 'friends', name: 'Friends', members },
});
const parse = (...files: { path: string; json: unknown }[]): PoolRegistry =>
  parsePoolRegistry([...files, { path: 'data/pool-sources.json', json: { list: source } }]);

describe('parsePoolRegistry', () => {
  it('gives pools in the order of their ids, whatever the order of the files', () => {
    expect(parse(pool('b'), pool('a')).pools.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('accepts one tag of two pools where their times do not overlap', () => {
    const early = pool('a', { tags: [{ text: '/same/', until: '2020-01-01', source: 'list' }] });
    const late = pool('b', { tags: [{ text: '/same/', from: '2020-01-01', source: 'list' }] });
    expect(parse(early, late).pools).toHaveLength(2);
  });

  // Each row: what is wrong, the error's class, what its message must name, and the files.
  const address = '1KFHE7w8BhaENAswwryaoccDb6qcT6DbYY';
  it.each([
    [
      'a missing field',
      TypeError,
      /field tags.*pools\/a\.json/,
      [{ path: 'pools/a.json', json: { id: 'a', name: 'a', aliases: [], addresses: [], parents: [] } }],
    ],
    ['an unknown field', TypeError, /'tag'.*pools\/a\.json/, [pool('a', { tag: [] })]],
    ['a field of another shape', TypeError, /pools\/a\.json: aliases/, [pool('a', { aliases: 'b' })]],
    ['an empty text', TypeError, /tags\[0\]\.text/, [pool('a', { tags: [{ text: '', source: 'list' }] })]],
    ['an id that is not the name of the file', RangeError, /pools\/a\.json: id/, [pool('a', { id: 'b' })]],
    ['a tag of three bytes', RangeError, /4 bytes/, [pool('a', { tags: [{ text: 'abc', source: 'list' }] })]],
    [
      'a day that does not exist',
      RangeError,
      /2021-02-30.*pools\/a\.json: tags\[0\]/,
      [pool('a', { tags: [{ text: '/a-a/', from: '2021-02-30', source: 'list' }] })],
    ],
    [
      'a month for a day',
      RangeError,
      /tags\[0\]\.from/,
      [pool('a', { tags: [{ text: '/a-a/', from: '2021-02', source: 'list' }] })],
    ],
    [
      'an end that is not after the start',
      RangeError,
      /from before until/,
      [pool('a', { tags: [{ text: '/a-a/', from: '2021-02-01', until: '2021-02-01', source: 'list' }] })],
    ],
    [
      'an unknown source',
      RangeError,
      /'elsewhere'.*pools\/a\.json/,
      [pool('a', { tags: [{ text: '/a-a/', source: 'elsewhere' }] })],
    ],
    [
      'an inherited name as a source',
      RangeError,
      /'constructor'/,
      [pool('a', { tags: [{ text: '/a-a/', source: 'constructor' }] })],
    ],
    [
      'an address of a test network',
      RangeError,
      /main network.*tb1q/,
      [pool('a', { addresses: [{ address: 'tb1qdyy39724wqnqqqduv6zxsf56s2ec9lgypxs59h', source: 'list' }] })],
    ],
    [
      'one tag of two pools at one time',
      RangeError,
      /tag '\/a-a\/'.*pools\/b\.json/,
      ['a', 'b'].map((id) => pool(id, { tags: [{ text: '/a-a/', source: 'list' }] })),
    ],
    [
      'one address of two pools at one time',
      RangeError,
      /1KFHE7/,
      ['a', 'b'].map((id) => pool(id, { addresses: [{ address, source: 'list' }] })),
    ],
    [
      'two owners at one time',
      RangeError,
      /parent of a/,
      [pool('a', { parents: ['b', 'c'].map((entity) => ({ entity, name: entity, source: 'list' })) })],
    ],
    ['an alias that is the name of another pool', RangeError, /label 'b'/, [pool('a', { aliases: ['B.'] }), pool('b')]],
    ['an unknown builder format', RangeError, /datum/, [pool('a', { builder: { format: 'other', source: 'list' } })]],
    [
      'a group member that is no pool',
      RangeError,
      /known pool, got 'b'/,
      [pool('a'), group([{ pool: 'b', source: 'list' }])],
    ],
    [
      'a pool twice in a group at one time',
      RangeError,
      /proxy group of a/,
      [
        pool('a'),
        group([
          { pool: 'a', source: 'list' },
          { pool: 'a', from: '2022-01-01', source: 'list' },
        ]),
      ],
    ],
    ['a file of another place', RangeError, /elsewhere\.json/, [{ path: 'elsewhere.json', json: {} }]],
    ['null for a pool', TypeError, /an object, got null/, [{ path: 'pools/a.json', json: null }]],
  ] as const)('refuses %s', (_title, kind, message, files) => {
    expect(() => parse(...files)).toThrow(kind);
    expect(() => parse(...files)).toThrow(message);
  });
});
