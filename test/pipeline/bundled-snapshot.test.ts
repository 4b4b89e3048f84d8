import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bundledDescription, readBundledBlocks, readBundledPublished } from '../../src/pipeline/bundled-snapshot.ts';
import { layerOf } from '../../src/pipeline/layers.ts';
import { publishedSources } from '../../src/sources/index.ts';
import { root } from '../helpers/source-files.ts';

const fileHash = (name: string) =>
  createHash('sha256')
    .update(readFileSync(`${root}/data/snapshot/${name}`))
    .digest('hex');

test('the bundled blocks are named by their file and credit their origins', async () => {
  const input = await readBundledBlocks();
  expect(input.snapshot).toBe(fileHash('daily-blocks.parquet'));
  expect(input.name).toMatch(/^bundled snapshot: \S/);
  expect(input.origins).toEqual(bundledDescription().origins);
  expect(input.origins!.every(({ blocks }) => blocks > 0)).toBe(true);
});

test('the bundled amounts are of known layers, their windows apart and in order, and of sources that are credited', async () => {
  const { layers, description, sha256, asOfMs } = await readBundledPublished();
  expect(sha256).toEqual([fileHash('published-amounts.parquet'), fileHash('scored-models.parquet')]);
  const credited = new Set(description.origins.map(({ id }) => id));
  for (const { layer, windows } of layers) {
    expect(layerOf(layer).isCount).toBe(false);
    for (const [index, { span, holdings, totals }] of windows.entries()) {
      expect(span.fromMs).toBeLessThan(span.toMs);
      expect(span.fromMs).toBeGreaterThanOrEqual(windows[index - 1]?.span.toMs ?? -Infinity);
      expect(span.fromMs).toBeLessThanOrEqual(asOfMs);
      for (const { weight, low, high, origin } of [...holdings, ...totals]) {
        expect(weight).toBeGreaterThanOrEqual(low ?? 0);
        expect(weight).toBeLessThanOrEqual(high ?? Infinity);
        expect(credited.has(origin.source) || /\.json$/.test(origin.file)).toBe(true);
      }
    }
  }
});

test('nothing of a publisher that does not allow it is in the bundle', () => {
  const { published, origins } = bundledDescription();
  const allowed = ['MIT', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'ISC', 'CC0-1.0', 'CC-BY-4.0'];
  for (const { licence } of [...published.origins, ...origins]) expect(allowed).toContain(licence);
  for (const { id, licence } of published.origins) {
    expect(publishedSources.find((source) => source.id === id)?.licence).toBe(licence);
  }
});

test('the bundled models have ids of their own, a score and a release before they were read', async () => {
  const { models, asOfMs } = await readBundledPublished();
  expect(new Set(models.map(({ id }) => id)).size).toBe(models.length);
  for (const { score, releasedMs } of models) {
    expect(Number.isFinite(score)).toBe(true);
    expect(releasedMs).toBeLessThanOrEqual(asOfMs);
  }
});
