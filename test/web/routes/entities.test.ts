import { beforeAll, describe, expect, test } from 'vitest';
import type { Observatory } from '../../../src/pipeline/observatory.ts';
import { entities } from '../../../src/web/routes/entities.ts';
import { entity } from '../../../src/web/routes/entity.ts';
import { levels } from '../../../src/web/routes/levels.ts';
import { stale } from '../../../src/web/routes/stale.ts';
import { blocksCsv, hostileLabels } from '../../cli/sample-files.ts';
import { observatoryOfTable } from '../../helpers/observatories.ts';

let observatory: Observatory;
beforeAll(async () => {
  observatory = await observatoryOfTable(blocksCsv(['AntPool', 'Foundry USA', ...hostileLabels], 4320));
});

const list = async (limit = 10_000, cursor?: string) =>
  entities.document.parse(await entities.answer(observatory, { params: {}, query: { limit, cursor } }));
const one = async (id: string) =>
  entity.document.parse(await entity.answer(observatory, { params: { id }, query: {} }));
/** Characters that reorder, hide or steer what is around them. */
const UNSHOWABLE = /\p{Cc}|\p{Cf}|\p{Cs}|\p{Zl}|\p{Zp}/u;

describe('the list of entities', () => {
  test('is the same in one page as in many', async () => {
    const whole = await list();
    const items = [];
    let cursor: string | undefined;
    do {
      const page = await list(50, cursor);
      items.push(...page.items);
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(items).toEqual(whole.items);
    expect(whole.total).toBe(items.length);
  });

  test('is a table too: a row for each layer that somebody holds something of', async () => {
    const csv = [...(await entities.table!(observatory, { params: {}, query: { limit: 10_000 } })).csv()].join('');
    expect(csv.split('\n')[0]).toBe('entity,name,layer,from,to,proportion');
    expect(csv).not.toMatch(/^[=+@-]/m); // no cell at the start of a line is a formula
    expect(csv).toMatch(/\nantpool,AntPool,bitcoin\/blocks\/pool,2024-01-01T00:00:00Z,2024-01-31T00:00:00Z,0\./);
  });

  test('shows names of strangers without characters that steer', async () => {
    for (const { name } of (await list()).items) expect(name).not.toMatch(UNSHOWABLE);
  });
});

describe('one entity', () => {
  test('answers for every id of the list', async () => {
    for (const { id, name } of (await list()).items) expect(await one(id)).toMatchObject({ id, name });
  });

  test('of a pool has its rules under the ids by which blocks name them, with sources', async () => {
    const { pool, name, roles } = await one('foundryusa');
    expect({ name, roles }).toEqual({ name: 'Foundry USA', roles: ['pool'] });
    expect(pool!.tags[1]).toMatchObject({ id: 'foundryusa/tag/1', text: 'Foundry USA Pool', from: null, until: null });
    expect(pool!.addresses.length).toBeGreaterThan(3);
    for (const { source } of [...pool!.tags, ...pool!.addresses]) expect(source.title).not.toBe('');
  });

  test('has a file of a published site only where its id can be the name of one', async () => {
    const published = new Set([...entity.published(observatory)].map(({ id }) => id));
    for (const { id, has_file } of (await list()).items) expect(published.has(id), id).toBe(has_file);
    for (const id of published) expect(id).toMatch(/^[a-z0-9][a-z0-9-]{0,99}$/);
    expect(published.size).toBeGreaterThan(100);
  });
});

test('levels say why the builders are missing, and what the interval covers', async () => {
  const { items, interval } = levels.document.parse(await levels.answer(observatory, { params: {}, query: {} }));
  expect(items.map(({ level }) => level)).toEqual(['pool', 'parent', 'proxy-group', 'builder']);
  expect(items[3]!.missing).toContain('coinbase');
  expect(interval).toBe(0.95);
});

describe('stale blocks', () => {
  const answered = async (of: Observatory) => stale.document.parse(await stale.answer(of, { params: {}, query: {} }));

  test('of an input without any are not there, and the public collection is', async () => {
    const { input, has_blocks, collection } = await answered(observatory);
    expect({ input, has_blocks }).toEqual({ input: null, has_blocks: true });
    expect(collection.licence).toBe('MIT');
    for (const { rate, low, high } of collection.bands) {
      expect(low!).toBeLessThan(rate!);
      expect(high!).toBeGreaterThan(rate!);
    }
  });

  test('of an input that has some are counted with names that are safe to show', async () => {
    // Ten days of blocks of one pool; the second at height 800,005 is the same table's, marked stale.
    const csv = blocksCsv(['AntPool'], 4320)
      .split('\n')
      .map((line, at) => (at === 0 ? `${line},stale` : line === '' ? line : `${line},false`))
      .join('\n');
    const { input } = await answered(await observatoryOfTable(`${csv}800005,1704070400,"F2Pool",true\n`));
    expect(input!.whole).toMatchObject({ stale: 1, main: 4320, rate: 1 / 4321 });
    expect(input!.pools).toMatchObject([{ pool: 'f2pool', name: 'F2Pool', stale: 1, main: 0, rate: 1 }]);
    expect(input!.years).toMatchObject([{ year: 2024, stale: 1, main: 4320 }]);
  });
});
