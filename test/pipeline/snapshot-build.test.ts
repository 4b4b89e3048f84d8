import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { total } from '../../src/core/distribution.ts';
import { readBundledSnapshot, toObserved } from '../../src/pipeline/bundled-snapshot.ts';
import { checkedRecipe } from '../../src/pipeline/recipe.ts';
import { buildSnapshot } from '../../src/pipeline/snapshot-build.ts';
import { temporaryFolder } from '../helpers/run-cli.ts';
import { describeWithShared, sharedPath } from '../helpers/shared-data.ts';
import { root } from '../helpers/source-files.ts';

const recipe = JSON.parse(readFileSync(`${root}/data/snapshot/recipe.json`, 'utf8')) as ReturnType<
  typeof checkedRecipe
>;
const paths = recipe.origins.flatMap(({ path, anchors = [] }) => [path, ...anchors]);

describeWithShared('the bundled snapshot', paths, () => {
  test('is what the command makes of its origins today, byte for byte', async () => {
    const out = temporaryFolder();
    await buildSnapshot({ recipe: `${root}/data/snapshot/recipe.json`, inputs: sharedPath(''), out });
    for (const name of ['daily-blocks.parquet', 'datapackage.json']) {
      expect(readFileSync(join(out, name)).equals(readFileSync(`${root}/data/snapshot/${name}`)), name).toBe(true);
    }
  });
});

test('the bundled snapshot counts as many blocks at each level of a day that one origin covers', async () => {
  const input = await readBundledSnapshot();
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

test('the snapshot is under its size and credits every origin', async () => {
  expect(readFileSync(`${root}/data/snapshot/daily-blocks.parquet`).length).toBeLessThan(2_000_000);
  const { sources } = toObserved(await readBundledSnapshot());
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
