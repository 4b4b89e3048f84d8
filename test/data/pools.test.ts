import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { factSpan } from '../../src/attribution/_facts.ts';
import { utf8Bytes } from '../../src/attribution/_utf8.ts';
import { createAttributor } from '../../src/attribution/attributor.ts';

import { toAddress, toScript } from '../../src/bitcoin/address.ts';
import { networks } from '../../src/bitcoin/network.ts';
import { loadPoolRegistry } from '../../src/platform/pool-registry.ts';
import { violations } from '../helpers/json-schema.ts';

const registry = loadPoolRegistry();
const data = new URL('../../data/', import.meta.url);
const schema = JSON.parse(readFileSync(new URL('pools.schema.json', data), 'utf8'));

describe('the pool registry', () => {
  it('follows its published schema in every file', () => {
    const files = readdirSync(new URL('pools/', data));
    expect(files.length).toBe(registry.pools.length);
    for (const file of files) {
      const pool = JSON.parse(readFileSync(new URL(`pools/${file}`, data), 'utf8'));
      expect(violations(pool, schema, file)).toEqual([]);
    }
    expect(violations({ id: 'A', extra: 1 }, schema, 'x')).toHaveLength(7); // the id, the extra field, five missing
  });

  it('is versioned by its content: 64 hexadecimal digits, the same on every load', () => {
    expect(registry.version).toMatch(/^[0-9a-f]{64}$/);
    expect(loadPoolRegistry().version).toBe(registry.version);
  });

  it('holds addresses that decode, and encode to the same text', () => {
    const addresses = registry.pools.flatMap((pool) => pool.addresses.map(({ address }) => address));
    expect(addresses.length).toBeGreaterThan(200);
    for (const address of addresses)
      expect(toAddress(toScript(address, networks.mainnet), networks.mainnet)).toBe(address);
  });

  it('has no tag that two pools could both claim: where one holds another, it is longer and wins', () => {
    const tags = registry.pools.flatMap(({ id, tags }) =>
      tags.map((fact) => ({ id, fact, size: utf8Bytes(fact.text).length })),
    );
    const unresolved = tags.flatMap((inner) =>
      tags
        .filter(
          (outer) => outer.id !== inner.id && outer.fact.text.includes(inner.fact.text) && outer.size <= inner.size,
        )
        .filter((outer) => {
          const [from, until] = factSpan(inner.fact);
          const [otherFrom, otherUntil] = factSpan(outer.fact);
          return from < otherUntil && otherFrom < until;
        }),
    );
    expect(tags.length).toBeGreaterThan(180);
    expect(unresolved).toEqual([]);
  });

  it('gives each tag, alone in a coinbase at a time when it holds, to its own pool', () => {
    const attributor = createAttributor(registry);
    for (const pool of registry.pools) {
      for (const fact of pool.tags) {
        const [from, until] = factSpan(fact);
        const time = Number.isFinite(from) ? from : Number.isFinite(until) ? until - 1 : Number.NaN;
        const { tagPool } = attributor.match(utf8Bytes(`##${fact.text}##`), [], time);
        expect(attributor.pools[tagPool], fact.text).toBe(pool.id);
      }
    }
  });

  it('recognises a pool by its id, its name and its aliases in any case', () => {
    const { pools, poolOfLabel } = createAttributor(registry);
    for (const { id, name, aliases } of registry.pools) {
      for (const label of [id, name, ...aliases]) expect(pools[poolOfLabel(label.toUpperCase())], label).toBe(id);
    }
  });

  it('dates the owners of BTC.com: Bitmain, Bitdeer, BIT Mining, Esport-Win', () => {
    const { pools, parentAt } = createAttributor(registry);
    const owner = (date: string) => parentAt(pools.indexOf('btccom'), Date.parse(date) / 1000);
    // The Edinburgh index: Bitmain until 2020-12; BIT Mining's annual report: acquired on 2021-04-15, disposed of on 2024-01-31.
    expect(['2020-11-30', '2020-12-01', '2021-04-14', '2021-04-15', '2024-01-30', '2024-01-31'].map(owner)).toEqual([
      'bitmain',
      'bitdeer',
      'bitdeer',
      'bitmining',
      'bitmining',
      'esportwin',
    ]);
  });

  it('counts eleven pools as AntPool & friends from 2022-09-01 on', () => {
    const { pools, proxyGroupAt } = createAttributor(registry);
    const membersOn = (date: string) =>
      pools.filter((_, pool) => proxyGroupAt(pool, Date.parse(date) / 1000) === 'antpool-and-friends');
    expect(membersOn('2022-08-31')).toEqual([]);
    expect(membersOn('2022-09-01')).toHaveLength(11);
    expect(proxyGroupAt(pools.indexOf('foundryusa'), Date.parse('2023-01-01') / 1000)).toBe('foundryusa');
  });
});
