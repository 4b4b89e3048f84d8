import { join } from 'node:path';
import { expect, test } from 'vitest';
import { routes } from '../../../src/web/routes/index.ts';
import { hostileLabels, UNSHOWABLE } from '../../cli/sample-files.ts';
import { chipOwners, chipTotals, gpuClusters } from '../../helpers/published-tables.ts';
import { temporaryFolder } from '../../helpers/run-cli.ts';
import { filesBelow, publishTo, sampleObservatory } from './sample.ts';

const labels = [
  ...hostileLabels.map((label) => label.slice(0, 500)),
  '../../x',
  '..',
  'CON',
  'a/b',
  'A',
  'a',
  'aux.json',
  '</noscript><script>alert(1)</script>',
];

/** Cells of CSV text that a spreadsheet would run. */
function formulas(csv: string): string[] {
  return csv.split('\n').flatMap((line) => line.match(/(?<=^|,)"?[=+@-](?![\d.]+(e[+-]?\d+)?(,|$))[^,]*/g) ?? []);
}

test('names that strangers write are no markup, script, formula or path of a published site', async () => {
  const clusters = labels.map((label, at) => [label, [label, label, 1000 + at, '2022-02-01'] as const] as const);
  const observatory = await sampleObservatory({
    pools: [...labels, 'F2Pool'],
    tables: {
      'totals.csv': chipTotals({ Nvidia: 1000, '<b>=1+1</b>': 500 }),
      'owners.csv': chipOwners('Nvidia', Object.fromEntries(labels.map((label) => [label, 10]))),
      'gpu_clusters.csv': gpuClusters(Object.fromEntries(clusters)),
    },
  });
  const folder = join(temporaryFolder(), 'site');
  await publishTo(folder, observatory, { routes, url: 'https://group.example/power/' });
  const files = filesBelow(folder);
  const folded = [...files.keys()].map((path) => path.toLowerCase());
  expect(new Set(folded).size).toBe(folded.length);
  for (const [path, bytes] of files) {
    for (const part of path.split('/')) {
      expect.soft(part).toMatch(/^\.nojekyll$|^[\w@()~-]+(\.+[\w@()~-]+)*$/);
      expect.soft(part).not.toMatch(/^(con|prn|aux|nul)(\.|$)/i);
    }
    if (!/\.(html|xml|json|csv|svg|txt|md)$/.test(path)) continue;
    const text = String(bytes);
    expect.soft(UNSHOWABLE.test(text), path).toBe(false);
    if (/\.(html|xml)$/.test(path)) {
      expect.soft(text, path).not.toMatch(/<script>|<img|<b>/i);
      expect.soft(text.match(/<\/noscript>/g)?.length ?? 1, path).toBe(1);
    }
    if (path.endsWith('.csv')) expect.soft(formulas(text), path).toEqual([]);
    if (path.endsWith('.json')) expect.soft(() => JSON.parse(text), path).not.toThrow();
  }
});

test('a damaged or hostile history of the former site is left out with a note', async () => {
  const observatory = await sampleObservatory({ tables: null });
  const folder = join(temporaryFolder(), 'site');
  await publishTo(folder, observatory);
  const before = filesBelow(folder);
  const { writeFileSync } = await import('node:fs');
  writeFileSync(join(folder, 'api/v1/history.json'), '{"publications":[],"changes":[{"title":"<script>"}]}');
  const { notes } = await publishTo(folder, observatory);
  expect(notes[0]).toMatch(/^history: expected publications and changes, .*the feed begins anew$/);
  expect(filesBelow(folder)).toEqual(before);
});
