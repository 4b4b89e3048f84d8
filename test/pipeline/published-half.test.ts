import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readBundledHalf, readPublishedHalf } from '../../src/pipeline/published-half.ts';
import { publishedSources } from '../../src/sources/index.ts';
import { chipTotals, folderOf, gpuClusters, soundFiles } from '../helpers/published-tables.ts';
import { describeWithShared, sharedPath } from '../helpers/shared-data.ts';

const asOfMs = Date.UTC(2025, 6, 1);

describe('the half of a folder', () => {
  test('has its layers, models and facts, and credits the sources that they rest on with the span that they cover', async () => {
    const half = await readPublishedHalf(folderOf(soundFiles), { asOfMs });
    expect(half.layers.map(({ layer }) => layer)).toContain('ai/data-centres/owner');
    expect(half.models).toHaveLength(3);
    expect(half.problems).toEqual([]);
    expect(half.sources.map(({ title, rows }) => [title, rows])).toEqual([
      ['AI chip sales', 24],
      ['AI chip owners', 60],
      ['GPU clusters', 3],
      ['AI data centers', 2],
      ['AI data centers', 3],
      ['Epoch AI, AI models', 24],
      ['Epoch Capabilities Index', 3],
      ['Hugging Face Hub, downloads on several dates', 6],
      ['Cambridge list of mining machines', 3],
      ['Hashrate Index, hashrate by country and quarter', 4],
      ['Facts typed from reports (data/facts), each with its own source', expect.any(Number)],
      ['Hosting deals of miners typed from reports (data/hosting-deals.json), each with its own sources', 10],
    ]);
    // Models have days of release, owners of sites the windows of their sites.
    expect(half.sources[6]!.span).toEqual({ fromMs: Date.UTC(2023, 2, 1), toMs: Date.UTC(2024, 2, 2) });
    expect(half.sources[3]!.span).toEqual(half.sources[4]!.span);
    for (const { span } of half.sources) expect(span.fromMs).toBeLessThan(span.toMs);
  });

  test('counts the hosting deals that were announced by then, and no others', async () => {
    const deals = async (atMs: number) => {
      const { layers } = await readPublishedHalf(folderOf(soundFiles), { asOfMs: atMs });
      return layers.find(({ layer }) => layer === 'ai/hosting/landlord')?.windows.at(-1)?.holdings.length ?? 0;
    };
    expect(await deals(Date.UTC(2024, 5, 2))).toBe(2); // the first in March, one of June known by its month
    expect(await deals(Date.UTC(2024, 5, 3))).toBe(3);
    expect(await deals(Date.UTC(2024, 1, 1))).toBe(0);
  });

  test('says what is not there: whole sources, and how many files of the others', async () => {
    const { notes } = await readPublishedHalf(folderOf({ 'totals.csv': soundFiles['totals.csv']! }), { asOfMs });
    const others = publishedSources.filter(({ id, files }) => files.length > 0 && id !== 'epoch-chip-totals');
    const names = others.map(({ id }) => id).sort();
    expect(notes).toEqual([
      expect.stringMatching(
        /^Published tables of \S+, taken as of 2025-07-01: rows dated later are expectations and are not counted\.$/,
      ),
      `Missing, and so not measured from tables: ${names.join(', ')}.`,
      'Fewer files than the publisher keeps: epoch-chip-totals (1 of 4).',
    ]);
  });

  test('names a source among the missing whose only file could not be parsed, and says why', async () => {
    const cut = soundFiles['eci_scores.csv']!.replace('alpha-2', '"alpha-2');
    const { notes, problems, layers } = await readPublishedHalf(folderOf({ ...soundFiles, 'eci_scores.csv': cut }), {
      asOfMs,
    });
    expect(notes[1]).toContain('epoch-capabilities-index');
    expect(problems.map(({ kind }) => kind)).toEqual(['source/epoch-capabilities-index']);
    expect(layers.map(({ layer }) => layer)).toContain('ai/training/developer');
  });

  test('credits no source of which nothing is shown', async () => {
    const half = await readPublishedHalf(folderOf(soundFiles), { asOfMs: Date.UTC(2009, 0) });
    expect(half.sources.map(({ licence }) => licence)).toEqual(['facts']);
  });

  test('needs one table at least, and says who gets them', async () => {
    await expect(readPublishedHalf(folderOf({ 'a.txt': 'x' }), { asOfMs })).rejects.toThrow(
      /^published: expected at least one published table, got none \(.*; contraflow fetch gets them\)$/,
    );
    await expect(readPublishedHalf(folderOf({ 'a.csv': 'x,y\n1,2\n' }), { asOfMs })).rejects.toThrow(
      'contraflow fetch gets them; published: expected columns that a source knows, got others (a.csv))',
    );
    await expect(readPublishedHalf(join(folderOf({}), 'none'), { asOfMs })).rejects.toThrow(
      /^published: expected a folder, got none \(.*none; contraflow fetch --folder makes one\)$/,
    );
    await expect(readPublishedHalf(join(folderOf({ 'a.csv': '' }), 'a.csv'), { asOfMs })).rejects.toThrow(
      'published: expected a folder, got a file',
    );
  });

  test('is left when the signal says so', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(readPublishedHalf(folderOf(soundFiles), { asOfMs, signal })).rejects.toThrow('enough');
  });
});

describe('values that cannot be', () => {
  const column = 'Chip manufacturer,Start date,End date,Compute estimate in H100e (median),H100e (5th percentile)';
  const head = `${column},H100e (95th percentile),Power in MW (median)`;
  test.each([
    ['quantiles out of order', 'Nvidia,2022-01-01,2022-03-31,100,150,200,1', 'quantiles-out-of-order'],
    ['a negative amount', 'Nvidia,2022-01-01,2022-03-31,-5,1,2,1', 'amount-out-of-range'],
    ['an absurd amount', 'Nvidia,2022-01-01,2022-03-31,1e300,1,1e301,1', 'amount-out-of-range'],
    ['infinity', 'Nvidia,2022-01-01,2022-03-31,Infinity,1,2,1', 'bad-number'],
    ['words for a number', 'Nvidia,2022-01-01,2022-03-31,many,1,2,1', 'bad-number'],
    ['no such day', 'Nvidia,2022-01-01,2022-02-31,5,1,9,1', 'bad-date'],
    ['words for a day', 'Nvidia,soon,2022-03-31,5,1,9,1', 'bad-date'],
    ['a year of two digits in full', 'Nvidia,0022-01-01,2022-03-31,5,1,9,1', 'bad-date'],
    ['no amount', 'Nvidia,2022-01-01,2022-03-31,,,,1', 'no-amount'],
    ['no vendor', ',2022-01-01,2022-03-31,5,1,9,1', 'missing'],
  ])('as %s take away one row and no other', async (_title, row, kind) => {
    const totals = `${head}\nNvidia,2022-01-01,2022-06-30,10,5,20,1\n${row}\n`;
    const { layers, problems } = await readPublishedHalf(folderOf({ ...soundFiles, 'totals.csv': totals }), { asOfMs });
    expect(problems.map((problem) => problem.kind)).toContain(`epoch-chip-totals/${kind}`);
    const vendors = layers.find(({ layer }) => layer === 'ai/accelerators/vendor')!;
    expect(vendors.windows.map(({ holdings }) => holdings.map(({ weight }) => weight))).toEqual([[10]]);
    expect(layers.map(({ layer }) => layer)).toContain('ai/clusters/owner');
  });

  test('in a cell of 50 MB reach no message', async () => {
    const huge = 'x'.repeat(50_000_000);
    const files = {
      'totals.csv': chipTotals({ Nvidia: 1000, [huge]: 1 }, 2),
      'gpu_clusters.csv': gpuClusters({
        A: [huge, 'France', 5, '2022-02-01'],
        B: ['Meta', 'France', huge, '2022-02-01'],
        C: ['Meta', 'France', 10, '2022-02-01'],
      }),
      'stray.csv': `${soundFiles['eci_scores.csv']}${huge}"\n`,
      'twice.csv': `${huge},${huge}\n1,2\n`,
      'lines.jsonl': `{"a":1}\n${huge}\n`,
    };
    const { layers, problems } = await readPublishedHalf(folderOf(files), { asOfMs });
    expect(problems.map(({ kind }) => kind).sort()).toEqual([
      'epoch-chip-totals/long-cell',
      'epoch-gpu-clusters/long-cell',
      'published/unreadable',
      'published/unreadable',
      'source/epoch-capabilities-index',
    ]);
    for (const { message } of problems) expect(message.length).toBeLessThan(500);
    const owners = layers.find(({ layer }) => layer === 'ai/clusters/owner')!;
    expect(owners.windows.at(-1)!.holdings.map(({ entity, weight }) => [entity, weight])).toEqual([['meta', 10]]);
  });

  test('in a million columns are refused, as CSV and as JSON lines', async () => {
    const names = Array.from({ length: 1_000_000 }, (_, at) => `c${at}`);
    const files = {
      'wide.csv': `${names.join(',')}\n${names.map(() => '').join(',')}\n`,
      'wide.jsonl': `{${names.map((name) => `"${name}":1`).join(',')}}\n`,
      'totals.csv': soundFiles['totals.csv']!,
    };
    const { problems } = await readPublishedHalf(folderOf(files), { asOfMs });
    expect(problems.map(({ message }) => message)).toEqual([
      'readTable: expected at most 100,000 columns, got more (wide.csv)',
      'readTable: expected at most 100,000 columns, got more (wide.jsonl)',
    ]);
  });
});

describe('the half that comes with the package', () => {
  test('tells what was left out, credits its publishers and says when it was read', async () => {
    const half = await readBundledHalf();
    const kinds = half.problems.map(({ kind }) => kind);
    expect(kinds).toContain('epoch-capabilities-index/no-score');
    for (const kind of kinds) expect(kind).not.toMatch(/^source\//);
    expect(half.models.length).toBeGreaterThan(100);
    expect(half.sources.map(({ publisher }) => publisher)).toContain('Epoch AI');
    for (const { span, licence, url } of half.sources) {
      expect(span.fromMs).toBeLessThan(span.toMs);
      expect(licence && url).toBeTruthy();
    }
    expect(half.snapshot).toBe((await readBundledHalf()).snapshot);
    for (const { windows } of half.layers) expect(windows.length).toBeGreaterThan(0);
  });
});

describeWithShared('the folder that the bundled half was made of', ['ai'], () => {
  test('gives the same layers and models again', async () => {
    const [bundled, read] = await Promise.all([
      readBundledHalf(),
      readPublishedHalf(sharedPath('ai'), { asOfMs: Date.UTC(2026, 4, 14) }),
    ]);
    // The bundled half has every hosting deal of the package, whenever its tables were read.
    const others = ['ai/data-centres', 'ai/hosting'];
    const layersOf = (half: typeof read) =>
      half.layers.filter(({ layer }) => layer.startsWith('ai/') && !others.some((start) => layer.startsWith(start)));
    const withoutOrigins = (half: typeof read) => JSON.parse(JSON.stringify(layersOf(half))) as unknown;
    expect(withoutOrigins(read)).toEqual(withoutOrigins(bundled));
    expect(read.models).toEqual(bundled.models);
  });
});
