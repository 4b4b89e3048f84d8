import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factSpan } from '../../src/attribution/_facts.ts';
import { type Attributor, createAttributor } from '../../src/attribution/attributor.ts';
import type { PoolRegistry } from '../../src/attribution/registry.ts';
import { toScript } from '../../src/bitcoin/address.ts';
import { networks } from '../../src/bitcoin/network.ts';
import { evidences } from '../../src/core/blocks.ts';
import { loadPoolRegistry } from '../../src/platform/pool-registry.ts';
import { describeWithShared, readShared } from '../helpers/shared-data.ts';
import { addresses, smallRegistry } from './small-registry.ts';

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'utf8'));
const scripts = addresses.map((address) => toScript(address, networks.mainnet));
const at = (date: string) => Date.parse(date) / 1000;

/** The match with names in place of numbers. */
function matched(attributor: Attributor, text: string, outputs: readonly Uint8Array[] = [], date?: string) {
  const found = attributor.match(bytes(text), outputs, date === undefined ? Number.NaN : at(date));
  return {
    pool: attributor.pools[found.pool] ?? null,
    evidence: evidences[found.evidence],
    rule: attributor.rules[found.rule] ?? null,
  };
}

describe('createAttributor on tags', () => {
  const attributor = createAttributor(
    smallRegistry({ a: { tags: ['/pool/', 'same'] }, b: { tags: ['/pool/b/', 'name'] }, c: { tags: ['八宝池'] } }),
  );
  const poolOf = (text: string) => matched(attributor, text).pool;

  it('lets the longest tag win, wherever it stands', () => {
    expect(matched(attributor, '../pool/b/..')).toEqual({ pool: 'b', evidence: 'tag', rule: 'b/tag/0' });
    expect(poolOf('/pool/ then /pool/b/')).toBe('b');
    expect(poolOf('/pool/c/')).toBe('a');
  });

  it('lets the earlier of two equally long tags win', () => {
    expect([poolOf('same name'), poolOf('name same')]).toEqual(['a', 'b']);
  });

  it('finds tags of other scripts by their UTF-8 bytes, and only whole', () => {
    expect([poolOf('..八宝池'), poolOf('八宝')]).toEqual(['c', null]);
  });

  it('minds the case of a tag and says none where there is no tag', () => {
    expect(matched(attributor, '/POOL/')).toEqual({ pool: null, evidence: 'none', rule: null });
    expect(matched(attributor, '')).toEqual({ pool: null, evidence: 'none', rule: null });
  });
});

describe('createAttributor on dates', () => {
  const attributor = createAttributor(
    smallRegistry({
      old: { tags: [{ text: '/x-x/', until: '2020-06-01' }] },
      new: {
        tags: [{ text: '/x-x/', from: '2020-06-01' }],
        addresses: [{ address: addresses[0], until: '2020-01-01' }],
      },
    }),
  );

  it('matches a rule from its first day on and no longer on its last', () => {
    expect(matched(attributor, '/x-x/', [], '2020-05-31T23:59:59Z').pool).toBe('old');
    expect(matched(attributor, '/x-x/', [], '2020-06-01T00:00:00Z').pool).toBe('new');
    expect(matched(attributor, '', scripts, '2019-12-31').pool).toBe('new');
    expect(matched(attributor, '', scripts, '2020-01-01').pool).toBe(null);
  });

  it('lets every rule hold where the time is unknown; the lower id settles a tie', () => {
    expect(matched(attributor, '/x-x/').pool).toBe('new');
    expect(matched(attributor, '', scripts).pool).toBe('new');
  });
});

describe('createAttributor on addresses', () => {
  const attributor = createAttributor(
    smallRegistry({
      a: { tags: ['/a-a/'], addresses: [addresses[0], addresses[3]] },
      b: { tags: ['/b-b/'], addresses: [addresses[1]] },
    }),
  );

  it('says address, both or tag by what is there', () => {
    expect(matched(attributor, '', [scripts[1]!])).toEqual({ pool: 'b', evidence: 'address', rule: 'b/address/0' });
    expect(matched(attributor, '/a-a/', [scripts[3]!])).toEqual({ pool: 'a', evidence: 'both', rule: 'a/tag/0' });
    expect(matched(attributor, '/a-a/', [scripts[2]!])).toEqual({ pool: 'a', evidence: 'tag', rule: 'a/tag/0' });
  });

  it('lets the address decide a conflict and keeps both pools', () => {
    const { pools, rules, match } = attributor;
    const found = match(bytes('/a-a/'), [scripts[1]!], Number.NaN);
    expect(evidences[found.evidence]).toBe('conflict');
    expect([found.pool, found.addressPool, found.tagPool].map((pool) => pools[pool])).toEqual(['b', 'b', 'a']);
    expect(rules[found.rule]).toBe('b/address/0');
  });

  it('sees no conflict where the pool of the tag is paid beside another', () => {
    expect(matched(attributor, '/a-a/', [scripts[1]!, scripts[0]!]).evidence).toBe('both');
  });

  it('takes the first known output where no tag names a pool', () => {
    expect(matched(attributor, '', [scripts[2]!, scripts[1]!, scripts[0]!]).pool).toBe('b');
  });

  it('matches whole scripts only', () => {
    const longer = Uint8Array.of(...scripts[0]!, 0);
    expect(matched(attributor, '', [longer, scripts[0]!.slice(0, -1), new Uint8Array()]).pool).toBe(null);
  });

  it('refuses an address whose checksum is wrong', () => {
    const wrong = smallRegistry({ a: { addresses: ['1KFHE7w8BhaENAswwryaoccDb6qcT6DbYZ'] } });
    expect(() => createAttributor(wrong)).toThrow(/1KFHE7w8BhaENAswwryaoccDb6qcT6DbYZ/);
  });
});

describe('createAttributor on owners and groups', () => {
  const attributor = createAttributor(
    smallRegistry(
      {
        a: {
          parents: [
            { entity: 'x', name: 'X', until: '2020-01-01' },
            { entity: 'y', name: 'Y', from: '2020-01-01' },
          ],
        },
        b: { parents: [{ entity: 'x', name: 'X' }] },
        c: {},
      },
      [{ pool: 'c', from: '2022-09-01', until: '2023-01-01' }],
    ),
  );

  it('gives the owner at the time, else the pool itself', () => {
    expect(['2019-12-31', '2020-01-01'].map((date) => attributor.parentAt(0, at(date)))).toEqual(['x', 'y']);
    expect(attributor.parentAt(2, at('2020-01-01'))).toBe('c');
    expect(['2022-08-31', '2022-09-01', '2023-01-01'].map((date) => attributor.proxyGroupAt(2, at(date)))).toEqual([
      'c',
      'friends',
      'c',
    ]);
  });

  it('knows only an owner without dates where the time is unknown', () => {
    expect([0, 1, 2].map((pool) => attributor.parentAt(pool, Number.NaN))).toEqual(['a', 'x', 'c']);
    expect(attributor.proxyGroupAt(2, Number.NaN)).toBe('c');
  });

  it('refuses a pool that is none', () => {
    expect(() => attributor.parentAt(3, 0)).toThrow(RangeError);
  });
});

describe('createAttributor on what miners write', () => {
  it('takes all that follows the first such tag for the text of a miner, whatever tags overlap', () => {
    const own = createAttributor(
      smallRegistry({
        a: { tags: [{ text: '/a-b', minerTextFollows: true }] },
        b: { tags: [{ text: '-b/c/', minerTextFollows: true }] },
        c: { tags: ['c/dddd'] },
      }),
    );
    expect(matched(own, '/a-b/c/dddd').pool).toBe('b');
    expect(matched(own, 'c/dddd').pool).toBe('c');
  });

  const registry = loadPoolRegistry();
  const attributor = createAttributor(registry);

  // Names as pools let their miners set them; two published tables took such names for 50BTC and ASICMiner.
  it.each([
    ['/ViaBTC/Mined by gsv1110511/', 'viabtc'],
    ['/ViaBTC/Mined by Foundry USA Pool/', 'viabtc'],
    ['/ViaBTC/Mined by 50BTC/', 'viabtc'],
    ['🐟/F2Pool/Mined by ASICMiner', 'f2pool'],
    ['七彩神仙鱼Mined by Mined by AntPool', 'f2pool'],
    ['OCEAN.XYZ\u000fFoundry USA Pool', 'oceanxyz'],
    ['/ViaBTC/TATMAS Pool/', 'tatmaspool'],
    ['Mined by AntPool970', 'antpool'],
    ['\u001b[31m\u0000\u202e/ViaBTC/\u001b]0;title\u0007', 'viabtc'],
  ])('takes %j to be a block of %s', (text, pool) => {
    expect(matched(attributor, text).pool).toBe(pool);
  });

  it('does not take the name of a mining program for a pool: ckpool is written by many', () => {
    expect(matched(attributor, '....ckpool').pool).toBe(null);
    expect(matched(attributor, '....ckpool\n/Kano /BEBOP/').pool).toBe('kanopool');
  });
});

/** What the automaton should find, by searching for every tag at every place. */
function naiveTagRule(registry: PoolRegistry, coinbase: Uint8Array, timeSeconds: number): string | null {
  const text = Buffer.from(coinbase);
  const found = registry.pools.flatMap((pool) =>
    pool.tags.flatMap((tag, index) => {
      const [from, until] = factSpan(tag);
      const length = Buffer.byteLength(tag.text);
      const starts = [...text.keys()].filter((start) =>
        text.subarray(start, start + length).equals(Buffer.from(tag.text)),
      );
      const isHeld = Number.isNaN(timeSeconds) || (timeSeconds >= from && timeSeconds < until);
      const follows = tag.minerTextFollows === true;
      return isHeld ? starts.map((start) => ({ id: pool.id, index, start, length, end: start + length, follows })) : [];
    }),
  );
  const [opener] = found.filter(({ follows }) => follows).sort((l, r) => l.end - r.end || r.length - l.length);
  const [best] = found
    .filter(({ id, start }) => opener === undefined || id === opener.id || start < opener.end)
    .sort(
      (l, r) => r.length - l.length || l.start - r.start || (l.id < r.id ? -1 : l.id > r.id ? 1 : l.index - r.index),
    );
  return best === undefined ? null : `${best.id}/tag/${best.index}`;
}

describe('createAttributor against a naive search', () => {
  it('never throws and finds the same rule on any bytes', () => {
    const registry = loadPoolRegistry();
    const { match, rules } = createAttributor(registry);
    const tag = fc.constantFrom(...registry.pools.flatMap((pool) => pool.tags.map(({ text }) => text)));
    const piece = fc.oneof(tag.map(bytes), fc.uint8Array({ maxLength: 20 }));
    const time = fc.oneof(fc.constant(Number.NaN), fc.integer({ min: at('2009-01-03'), max: at('2030-01-01') }));
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 6 }),
        time,
        fc.array(fc.uint8Array()),
        (pieces, timeSeconds, outputs) => {
          const coinbase = new Uint8Array(Buffer.concat(pieces));
          expect(rules[match(coinbase, outputs, timeSeconds).rule] ?? null).toBe(
            naiveTagRule(registry, coinbase, timeSeconds),
          );
        },
      ),
    );
  });

  it('finds the same rule among tags that overlap, nest and repeat', () => {
    // Two letters make suffixes of tags into prefixes of others, where a wrong failure link would show.
    const tags = fc.uniqueArray(fc.string({ unit: fc.constantFrom('x', 'y'), minLength: 4, maxLength: 6 }), {
      maxLength: 9,
    });
    const coinbase = fc.string({ unit: fc.constantFrom('x', 'y'), maxLength: 20 });
    fc.assert(
      fc.property(tags, coinbase, fc.nat({ max: 511 }), (texts, text, openers) => {
        const drafts = texts.map((tag, index) => [
          `p${index}`,
          { tags: [{ text: tag, minerTextFollows: ((openers >> index) & 1) === 1 }] },
        ]);
        const registry = smallRegistry(Object.fromEntries(drafts));
        const { match, rules } = createAttributor(registry);
        expect(rules[match(bytes(text), [], 0).rule] ?? null).toBe(naiveTagRule(registry, bytes(text), 0));
      }),
      { numRuns: 500 },
    );
  });
});

const STALE = 'btc-raw/stale/stale_block_coinbases.csv';
describeWithShared('createAttributor on real coinbases of stale blocks', [STALE], () => {
  const { match, pools, poolOfLabel } = createAttributor(loadPoolRegistry());
  const hex = (text = '') => new Uint8Array(Buffer.from(text, 'hex'));

  /** Each block's match beside its label, which another program took from mempool.space's list. */
  function rows() {
    const [header = '', ...lines] = Buffer.from(readShared(STALE)).toString('utf8').trim().split(/\r?\n/);
    const columns = header.split(',');
    return lines.map((line) => {
      const field = (name: string) => line.split(',')[columns.indexOf(name)] ?? '';
      const outputs = field('coinbase_paying_outputs_sat:script_hex').split(';');
      return {
        label: field('pool_by_tag') || field('pool_by_payout_address'),
        found: match(
          hex(field('coinbase_scriptsig_hex')),
          outputs.map((output) => hex(output.split(':')[1])),
          Number(field('time')),
        ),
      };
    });
  }

  it('gives every labelled block to the pool of its label', () => {
    const labelled = rows().filter(({ label }) => label !== '');
    const different = labelled.filter(({ label, found }) => poolOfLabel(label) !== found.pool);
    expect(labelled.length).toBeGreaterThan(280);
    expect(different.map(({ label, found }) => [label, pools[found.pool]])).toEqual([]);
  });

  it('sees no conflict of tag and address in them', () => {
    expect(rows().filter(({ found }) => evidences[found.evidence] === 'conflict')).toEqual([]);
  });
});
