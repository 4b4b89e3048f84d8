import { beforeAll, describe, expect, test } from 'vitest';
import { entitiesOf, entityDetail, isSafeEntityId, levelInfos } from '../../src/pipeline/entities.ts';
import type { Observatory } from '../../src/pipeline/observatory.ts';
import { readBundledHalf } from '../../src/pipeline/published-half.ts';
import { blocksCsv, hostileLabels } from '../cli/sample-files.ts';
import { observatoryOfTable } from '../helpers/observatories.ts';

// 4,320 blocks are 30 days, one window, of January 2024: a half AntPool's, a quarter each Foundry's and an unknown label's.
let observatory: Observatory;
beforeAll(async () => {
  observatory = await observatoryOfTable(
    blocksCsv(['AntPool', 'Foundry USA', 'AntPool', 'Somebody New'], 4320),
    await readBundledHalf(),
  );
});

const standing = (id: string) =>
  Object.fromEntries(
    entitiesOf(observatory)
      .get(id)!
      .standings.map(({ layer, proportion }) => [layer.id, proportion]),
  );

describe('the list of entities', () => {
  test('has what each holds of the latest window at every level', () => {
    expect(standing('antpool')).toEqual({ 'bitcoin/blocks/pool': 0.5 });
    // Bitmain also makes mining machines: one id over both layers.
    expect(standing('bitmain')).toMatchObject({
      'bitcoin/blocks/parent': 0.5,
      'bitcoin/asics/vendor': expect.any(Number),
    });
    expect(standing('antpool-and-friends')).toEqual({ 'bitcoin/blocks/proxy-group': 0.5 });
    expect(standing('Somebody New')).toEqual({
      'bitcoin/blocks/pool': 0.25,
      'bitcoin/blocks/parent': 0.25,
      'bitcoin/blocks/proxy-group': 0.25,
    });
  });

  test('calls a pool that stands for itself no owner and no group', () => {
    const roles = (id: string) => entitiesOf(observatory).get(id)!.roles;
    expect(roles('foundryusa')).toEqual(['pool']);
    expect(roles('bitmain')).toEqual(expect.arrayContaining(['parent', 'vendor']));
    expect(roles('antpool-and-friends')).toEqual(['proxy-group']);
    expect(roles('us')).toEqual(['jurisdiction']);
  });

  test('has the pools of the registry that hold nothing, and is in the order of the ids', () => {
    expect(entitiesOf(observatory).get('ghashio')).toMatchObject({ name: 'GHash.IO', roles: ['pool'], standings: [] });
    const ids = [...entitiesOf(observatory).keys()];
    expect(ids).toEqual(ids.toSorted());
  });

  test('gives proportions of each layer that sum to no more than one', () => {
    const sums = new Map<string, number>();
    for (const { standings } of entitiesOf(observatory).values()) {
      for (const { layer, proportion } of standings) {
        expect(proportion).toBeGreaterThanOrEqual(0);
        sums.set(layer.id, (sums.get(layer.id) ?? 0) + proportion);
      }
    }
    expect(sums.size).toBe(observatory.observation.verdicts.length);
    for (const [layer, sum] of sums) expect(sum, layer).toBeLessThan(1 + 1e-9);
  });
});

describe('one entity', () => {
  test('has its windows with Wilson’s interval, and bounds up to all that is tied to nobody', async () => {
    const table = blocksCsv(['AntPool', 'unknown'], 4320);
    const { trajectories } = entityDetail(await observatoryOfTable(table), 'antpool');
    const [window] = trajectories[0]!.windows;
    // Wilson’s formula by a calculator, 2,160 of 4,320 at 95%: 0.485097 to 0.514903.
    expect(window).toMatchObject({ weight: 2160, proportion: 0.5, boundHigh: 1 });
    expect(window!.low).toBeCloseTo(0.485097, 6);
    expect(window!.high).toBeCloseTo(0.514903, 6);
  });

  test('has no interval of chance where weights are published amounts, and the rows that it stands in', () => {
    const { trajectories, rows, rowCount } = entityDetail(observatory, 'nvidia');
    const vendor = trajectories.find(({ layer }) => layer.id === 'ai/accelerators/vendor')!;
    expect(vendor.windows.every(({ low, high }) => low === null && high === null)).toBe(true);
    expect(rows.length).toBeLessThanOrEqual(100);
    expect(rowCount).toBeGreaterThanOrEqual(rows.length);
    const starts = rows.map(({ span }) => span.fromMs);
    expect(starts).toEqual(starts.toSorted((a, b) => b - a));
  });

  test('has its dated owners and groups with their sources, from both sides', () => {
    const antpool = entityDetail(observatory, 'antpool');
    expect(antpool.parents).toMatchObject([{ id: 'bitmain', name: 'Bitmain', from: null, until: null }]);
    expect(antpool.groups).toMatchObject([{ id: 'antpool-and-friends', from: '2022-09-01', until: null }]);
    for (const { source } of [...antpool.parents, ...antpool.groups]) expect(source.url).toMatch(/^https:/);
    expect(entityDetail(observatory, 'bitmain').pools.map(({ id }) => id)).toContain('antpool');
    expect(entityDetail(observatory, 'antpool-and-friends').pools).toHaveLength(11);
  });

  test('has the facts that hold it or bear its name', () => {
    const ofGroup = entityDetail(observatory, 'antpool-and-friends').facts;
    expect(ofGroup.length).toBeGreaterThan(0);
    for (const { subject } of ofGroup) expect(subject).toBe('AntPool & friends');
    for (const { entity, subject } of entityDetail(observatory, 'us').facts) {
      expect(entity === 'us' || subject === 'United States').toBe(true);
    }
  });

  test('counts by which evidence its blocks were tied to it', () => {
    expect(entityDetail(observatory, 'antpool').evidence).toEqual([{ evidence: 'label', blocks: 2160 }]);
    expect(entityDetail(observatory, 'us').evidence).toEqual([]);
  });

  test('that nobody knows is refused in words', () => {
    expect(() => entityDetail(observatory, 'no-such')).toThrow(
      "entity: expected one that this run knows, got 'no-such'",
    );
    for (const id of ['__proto__', 'constructor', '../etc/passwd', ''])
      expect(() => entityDetail(observatory, id)).toThrow(RangeError);
  });
});

describe('levels', () => {
  test('name the pools that they merge, since when, and why one is missing', () => {
    const [pool, parent, group, builder] = levelInfos(observatory);
    expect([pool, parent, group].map((one) => one!.missing)).toEqual([null, null, null]);
    expect(builder!.missing).toMatch(/^Who built a block’s template is written in its coinbase/);
    expect(pool!.merged).toEqual([]);
    const [friends] = group!.merged;
    expect(friends).toMatchObject({ id: 'antpool-and-friends', proportion: 0.5 });
    expect(friends!.members[0]).toMatchObject({ id: 'antpool', proportion: 0.5, holds: true, from: '2022-09-01' });
    expect(group!.knownSinceMs).toBe(Date.UTC(2022, 8, 1));
    // BTC.com was Bitmain's until 2020-12-01: in 2024 no longer.
    const bitmain = parent!.merged.find(({ id }) => id === 'bitmain')!;
    expect(bitmain.members.find(({ id }) => id === 'btccom')).toMatchObject({ until: '2020-12-01', holds: false });
  });
});

describe('ids', () => {
  test.each(['foundryusa', '175btc', 'antpool-and-friends', 'us'])('%s may name a file', (id) => {
    expect(isSafeEntityId(id)).toBe(true);
  });
  test.each(['', '-a', '..', 'a/b', 'a b', 'A', 'é', 'a.json', 'con', 'nul', 'com1', 'datum:x', `a${'b'.repeat(100)}`])(
    '%j may not',
    (id) => {
      expect(isSafeEntityId(id)).toBe(false);
    },
  );

  test('of a table that a stranger wrote are entities like any other, and none is lost', async () => {
    const hostile = await observatoryOfTable(blocksCsv(hostileLabels, 4320));
    const pools = hostile.verdict('bitcoin/blocks/pool').measured.distributions.at(-1)!.entities;
    expect(pools.length).toBeGreaterThan(hostileLabels.length / 2);
    for (const id of pools) expect(entityDetail(hostile, id).trajectories[0]!.latest.weight).toBeGreaterThan(0);
  });
});
