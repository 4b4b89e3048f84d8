import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { readPublished } from '../../src/pipeline/published.ts';
import { factsHash, publishedLayers, rowsBySource, withFactLayers } from '../../src/pipeline/published-layers.ts';
import { loadFacts } from '../../src/platform/facts.ts';
import { publishedSources } from '../../src/sources/index.ts';
import {
  chipOwners,
  chipTotals,
  downloads,
  folderOf,
  hashrateCountries,
  soundFiles,
} from '../helpers/published-tables.ts';

const AS_OF = Date.UTC(2025, 6, 1);
const facts = loadFacts();

async function layersOf(
  files: Readonly<Record<string, string>>,
  { asOfMs = AS_OF, known = facts }: { readonly asOfMs?: number; readonly known?: typeof facts } = {},
) {
  const { tables } = await readPublished(folderOf(files), publishedSources);
  return publishedLayers(tables, { facts: known, asOfMs: () => asOfMs });
}

const idsOf = ({ layers }: Awaited<ReturnType<typeof layersOf>>) => layers.map(({ layer }) => layer);

test('one table of every source gives every layer that is made of tables, in the order in which they are shown', async () => {
  const found = await layersOf(soundFiles);
  expect(idsOf(found).slice(0, 15)).toEqual([
    'ai/accelerators/owner',
    'ai/nvidia-accelerators/owner',
    'ai/accelerators/vendor',
    'ai/accelerators/jurisdiction',
    'ai/clusters/owner',
    'ai/clusters/jurisdiction',
    'ai/clusters/sector',
    'ai/data-centres/owner',
    'ai/training/developer',
    'ai/training/jurisdiction',
    'ai/downloads/developer',
    'ai/downloads/size-class',
    'bitcoin/hashrate/jurisdiction',
    'bitcoin/hashrate/operator',
    'bitcoin/asic-models/vendor',
  ]);
  expect(found.problems).toEqual([]);
  expect(found.models.map(({ id }) => id)).toEqual(['alpha-1', 'beta-1', 'alpha-2']);
});

test('amounts of a quarter are those of the tables, and the rest of the total is nobody’s', async () => {
  const { layers } = await layersOf(soundFiles);
  const latest = layers[0]!.windows.at(-1)!;
  // The twelfth quarter of 2022-01 on ends with 2024; amounts are twelve times those of the first.
  expect(latest.span).toEqual({ fromMs: Date.UTC(2024, 9), toMs: Date.UTC(2025, 0) });
  expect(Object.fromEntries(latest.holdings.map(({ entity, weight }) => [entity, weight]))).toEqual({
    microsoft: 4800,
    google: 3000,
    meta: 1440,
    oracle: 360,
  });
  expect(latest.totals.map(({ group, weight }) => [group, weight])).toEqual([
    ['nvidia', 12_000],
    ['amd', 2400],
  ]);
  expect(latest.holdings[0]!.origin.source).toBe('epoch-chip-owners');
});

test('a table that is absent takes its own layers away and no other', async () => {
  const all = idsOf(await layersOf(soundFiles));
  const lost: Readonly<Record<string, readonly string[]>> = {
    'gpu_clusters.csv': ['ai/clusters/owner', 'ai/clusters/jurisdiction', 'ai/clusters/sector'],
    'data_center_timelines.csv': ['ai/data-centres/owner'],
    'data_centers.csv': ['ai/data-centres/owner'],
    'notable_ai_models.csv': ['ai/training/developer', 'ai/training/jurisdiction'],
    'downloads.csv': ['ai/downloads/developer', 'ai/downloads/size-class'],
    'miners.csv': ['bitcoin/asic-models/vendor'],
    'eci_scores.csv': [],
  };
  for (const [file, layers] of Object.entries(lost)) {
    const { [file]: _, ...others } = soundFiles;
    expect(idsOf(await layersOf(others)).toSorted(), file).toEqual(all.filter((id) => !layers.includes(id)).toSorted());
  }
});

test('a layer of facts stands in for a table that is absent or holds fewer whole windows, and gives way to one that holds as many', async () => {
  const id = 'bitcoin/hashrate/operator';
  const ofFacts = withFactLayers([], facts).find(({ layer }) => layer === id)!;
  const chosenOver = (layer: typeof ofFacts) => withFactLayers([layer], facts).filter((one) => one.layer === id);
  const own = { ...ofFacts, scopeBreaksMs: [1] };
  expect(chosenOver(own)).toEqual([own]);
  expect(
    chosenOver({ ...own, windows: own.windows.slice(0, 1).map((one) => ({ ...one, isIncomplete: true })) }),
  ).toEqual([ofFacts]);
  const { 'operators.csv': _, ...others } = soundFiles;
  expect((await layersOf(others)).layers.filter(({ layer }) => layer === id)).toEqual([ofFacts]);
});

test('rows that begin after the table was read are counted and do not count, and windows that had not ended are incomplete', async () => {
  const { layers, problems } = await layersOf(
    { 'countries.csv': hashrateCountries, 'downloads.csv': downloads },
    { asOfMs: Date.UTC(2025, 1, 20) },
  );
  const ofCountries = layers.find(({ layer }) => layer === 'bitcoin/hashrate/jurisdiction')!;
  expect(ofCountries.windows.map(({ span, isIncomplete }) => [span.fromMs, isIncomplete])).toEqual([
    [Date.UTC(2025, 0), true],
  ]);
  expect(layers.find(({ layer }) => layer === 'ai/downloads/developer')!.windows).toHaveLength(2);
  expect(problems.filter(({ kind }) => kind.endsWith('/after-vintage'))).toEqual([
    {
      kind: 'hashrate-index-countries/after-vintage',
      message: 'hashrate-index-countries: expected rows up to 2025-02-20, got 2025-04-01 (countries.csv, row 3)',
      count: 2,
    },
    {
      kind: 'hugging-face-downloads/after-vintage',
      message: 'hugging-face-downloads: expected rows up to 2025-02-20, got 2025-03-20 (downloads.csv, row 5)',
      count: 2,
    },
  ]);
});

test('before the data there are no layers of tables, and every row is told', async () => {
  const { layers, models, problems } = await layersOf(soundFiles, { asOfMs: Date.UTC(2009, 0) });
  expect(layers.every(({ windows }) => windows.length > 0)).toBe(true);
  expect(layers.map(({ layer }) => layer)).toEqual(withFactLayers([], facts).map(({ layer }) => layer));
  expect(models).toEqual([]);
  expect(problems.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(80);
});

test('the content hash is the same for the same tables, wherever they lie and in whatever order they were made', async () => {
  const { snapshot } = await layersOf(soundFiles);
  expect(snapshot).toMatch(/^[0-9a-f]{64}$/);
  const moved = Object.entries(soundFiles).map(([name, text], at) => [`${'zyx'[at % 3]}/${at}/${name}`, text]);
  const elsewhere = await layersOf(Object.fromEntries(moved.toReversed()));
  expect(elsewhere.snapshot).toBe(snapshot);
  expect(elsewhere.layers).toEqual((await layersOf(soundFiles)).layers);
});

test('the content hash changes with every table, fact and date', async () => {
  const hashes = [(await layersOf(soundFiles)).snapshot];
  for (const [name, text] of Object.entries(soundFiles)) {
    hashes.push((await layersOf({ ...soundFiles, [name]: `${text.trimEnd()}\r\n` })).snapshot);
  }
  hashes.push((await layersOf(soundFiles, { asOfMs: AS_OF + 86_400_000 })).snapshot);
  const [first, ...others] = facts;
  hashes.push((await layersOf(soundFiles, { known: others })).snapshot);
  hashes.push((await layersOf(soundFiles, { known: [{ ...first!, value: first!.value + 1 }, ...others] })).snapshot);
  expect(new Set(hashes).size).toBe(Object.keys(soundFiles).length + 4);
});

test('facts are named by what they say and not by the file they lie in', () => {
  const moved = facts.map((fact) => ({ ...fact, origin: { ...fact.origin, file: 'elsewhere.json' } }));
  expect(factsHash(moved)).toBe(factsHash(facts));
  expect(factsHash([])).toBe(createHash('sha256').update('[]').digest('hex'));
});

test('of overlapping tables of models the fullest description counts first, whatever they are called after it', async () => {
  const head = 'Model,Organization,Publication date,Parameters,Training compute (FLOP),Country (of organization)\n';
  const row = (flop: string) => `${head}Alpha,OpenAI,2023-01-01,,${flop},United States of America\n`;
  const trainedWith = async (files: Readonly<Record<string, string>>) =>
    (await layersOf(files)).layers.find(({ layer }) => layer === 'ai/training/developer')!.windows[0]!.holdings[0]!
      .weight;
  const files = { 'notable.csv': row('3e24'), 'a/large.csv': row('2.5e24'), 'frontier.csv': row('2e24') };
  expect(await trainedWith(files)).toBe(3e24);
  expect(await trainedWith({ 'b.csv': row('2e24'), 'frontier.csv': row('2.5e24') })).toBe(2.5e24);
});

test('owners of strange names are entities like others, and nobody is none', async () => {
  const owners = { __proto__x: 10, constructor: 20, 比特公司: 30, 'A<b>': 40, 'N/A': 50 };
  const { layers, names } = await layersOf({
    't.csv': chipTotals({ Nvidia: 1000 }),
    'o.csv': chipOwners('Nvidia', owners),
  });
  const ids = layers[0]!.windows[0]!.holdings.map(({ entity }) => entity);
  expect(ids).toEqual(['proto-x', 'constructor', '比特公司', 'a-b']);
  expect([...names.get('ai/accelerators/owner')!.values()]).toEqual(['__proto__x', 'constructor', '比特公司', 'A<b>']);
});

// More rows than a call takes arguments.
test('the files of a source are joined however long they are', () => {
  const table = (file: string, rows: number) => ({
    source: 'some',
    file,
    sha256: '',
    value: new Array(rows).fill(file),
  });
  const { some } = rowsBySource([table('b.csv', 1_000_000), table('a.csv', 1)]);
  expect([some!.length, some![0], some![1]]).toEqual([1_000_001, 'a.csv', 'b.csv']);
});
