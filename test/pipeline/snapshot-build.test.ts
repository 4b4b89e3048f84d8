import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { total } from '../../src/core/distribution.ts';
import { readBundledBlocks } from '../../src/pipeline/bundled-snapshot.ts';
import { toObserved } from '../../src/pipeline/observed-input.ts';
import { checkedRecipe, type Recipe } from '../../src/pipeline/recipe.ts';
import { buildSnapshot } from '../../src/pipeline/snapshot-build.ts';
import { temporaryFolder } from '../helpers/run-cli.ts';
import { describeWithShared, sharedPath } from '../helpers/shared-data.ts';
import { root } from '../helpers/source-files.ts';

const recipe = JSON.parse(readFileSync(`${root}/data/snapshot/recipe.json`, 'utf8')) as Recipe;
const paths = recipe.origins.flatMap(({ path, anchors = [] }) => [path, ...anchors]);

describeWithShared('the bundled snapshot', [...paths, recipe.published.folder], () => {
  test('is what the command makes of its origins today, byte for byte', async () => {
    const out = temporaryFolder();
    await buildSnapshot({ recipe: `${root}/data/snapshot/recipe.json`, inputs: sharedPath(''), out });
    for (const name of [
      'daily-blocks.parquet',
      'published-amounts.parquet',
      'scored-models.parquet',
      'datapackage.json',
    ]) {
      expect(readFileSync(join(out, name)).equals(readFileSync(`${root}/data/snapshot/${name}`)), name).toBe(true);
    }
  });
});

test('the bundled snapshot counts as many blocks at each level of a day that one origin covers', async () => {
  const input = await readBundledBlocks();
  if (input.kind !== 'daily') throw new TypeError('expected daily counts');
  const [pool, parent, group] = (['pool', 'parent', 'proxy-group'] as const).map((level) => input.daily.get(level)!);
  const from = (Date.UTC(2020, 0, 1) - pool!.fromMs) / 86_400_000;
  const blocksSince = ({ days, counts, entities, unattributed }: NonNullable<typeof pool>) =>
    total(unattributed.subarray(from)) +
    entities.reduce((sum, _, entity) => sum + total(counts.subarray(entity * days + from, (entity + 1) * days)), 0);
  expect(blocksSince(pool!)).toBe(blocksSince(parent!));
  expect(blocksSince(pool!)).toBe(blocksSince(group!));
  // One block in ten minutes, about: 2020-01-01 to 2026-04-21 is 2,303 days.
  expect(blocksSince(pool!) / 2303).toBeGreaterThan(143);
  expect(blocksSince(pool!) / 2303).toBeLessThan(147);
});

test('the snapshot is under its size and credits every origin of blocks', async () => {
  const sizes = ['daily-blocks', 'published-amounts', 'scored-models'].map(
    (name) => readFileSync(`${root}/data/snapshot/${name}.parquet`).length,
  );
  expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(2_000_000);
  const { sources } = toObserved(await readBundledBlocks(), null);
  expect(sources.length).toBe(recipe.origins.length);
  for (const { licence, publisher, url } of sources) expect(licence && publisher && url).toBeTruthy();
});

test('a recipe with a licence that forbids commercial use, or two origins for one day, is refused', () => {
  const [first, ...rest] = recipe.origins;
  expect(() => checkedRecipe({ ...recipe, origins: [{ ...first!, licence: 'CC-BY-NC-4.0' }, ...rest] })).toThrow(
    'expected a licence that allows redistribution and commercial use, got CC-BY-NC-4.0',
  );
  expect(() => checkedRecipe({ ...recipe, origins: [first!, { ...first!, id: 'again' }] })).toThrow(
    `expected one origin for pool on a day, got ${first!.id} and again`,
  );
  expect(() => checkedRecipe({ ...recipe, title: '' })).toThrow(TypeError);
});

test.each<[string, Partial<Recipe['published']>, string]>([
  ['no folder', { folder: '' }, 'recipe: published: folder: expected a text'],
  ['a day that is none', { asOf: '2026-02-30' }, 'parseInstant: no such day'],
  ['a day of one source that is none', { asOfSource: { 'epoch-models': 'soon' } }, 'parseInstant: expected an ISO'],
  ['a source without an id', { sources: [{ id: '' }] }, 'recipe: published: a source: id: expected a text'],
])('a recipe of published tables with %s is refused', (_title, change, message) => {
  expect(() => checkedRecipe({ ...recipe, published: { ...recipe.published, ...change } })).toThrow(message);
});

test.each([
  ['that is none', 'no-such-source', "recipe: published: expected a published source, got 'no-such-source'"],
  ['that may not be passed on', 'cambridge-mining-map', 'expected a licence that allows redistribution'],
  ['of which no table is there', 'epoch-models', 'recipe: published: expected a table of epoch-models, got none'],
])('a snapshot of a published source %s is not made', async (_title, id, message) => {
  const folder = temporaryFolder();
  const path = join(folder, 'recipe.json');
  writeFileSync(
    path,
    JSON.stringify({ ...recipe, origins: [], published: { ...recipe.published, sources: [{ id }] } }),
  );
  const out = join(folder, 'out');
  await expect(buildSnapshot({ recipe: path, inputs: folder, out })).rejects.toThrow(message);
  expect(existsSync(out)).toBe(false);
});
