import { expect, test } from 'vitest';
import { attributeModels, type ModelRows } from '../../src/attribution/index.ts';
import type { HeldWindow } from '../../src/core/holding.ts';
import { publishedSources } from '../../src/sources/index.ts';
import { readTable } from '../../src/store/table-file.ts';
import { describeWithShared, sharedPath } from '../helpers/shared-data.ts';

test('without tables there is nothing, and no problem', () => {
  expect(attributeModels({}, { asOfMs: null })).toEqual({ layers: [], scoredModels: [], problems: [] });
});

const files = [
  'ai/epoch/notable_ai_models.csv',
  'ai/epoch/large_scale_ai_models.csv',
  'ai/epoch/frontier_ai_models.csv',
  'ai/epoch-benchmarks/epoch_capabilities_index.csv',
  'ai/models/hf_models_2026-05-10.csv',
  'ai/models/hf_downloads_snapshots_2026-02_2026-05.csv',
];

async function readRows(): Promise<ModelRows> {
  const rows: Record<string, unknown[]> = {};
  for (const file of files) {
    const sourceOf = (columns: Parameters<(typeof publishedSources)[number]['recognises']>[0]) =>
      publishedSources.find((source) => source.recognises(columns))!;
    let source = publishedSources[0]!;
    const table = await readTable(sharedPath(file), (columns) => {
      source = sourceOf(columns);
      return source.wanted(columns);
    });
    const { value } = source.parse(table, { file: file.split('/').at(-1)! });
    rows[source.id] = [...(rows[source.id] ?? []), ...(value as unknown[])];
  }
  return rows as ModelRows;
}

/** 1/Σp² over entities, with what is nobody's in the denominator. */
function effectiveNumber({ holdings }: HeldWindow): number {
  const weights = new Map<string, number>();
  let total = 0;
  for (const { entity, weight } of holdings) {
    total += weight;
    if (entity !== null) weights.set(entity, (weights.get(entity) ?? 0) + weight);
  }
  return total ** 2 / [...weights.values()].reduce((sum, weight) => sum + weight ** 2, 0);
}

describeWithShared('the tables of models of 2026', files, () => {
  // Expected: computed by another program (Python) from the same files and definitions.
  test('give training compute by developer', async () => {
    const { layers } = attributeModels(await readRows(), { asOfMs: Date.UTC(2026, 0, 24) });
    const windows = layers.find(({ layer }) => layer === 'ai/training/developer')!.windows;
    const found = windows.filter(({ span }) => span.fromMs >= Date.UTC(2020, 0, 1)).map(effectiveNumber);
    const expected = [2.296, 5.515, 2.128, 4.326, 10.421, 2.93];
    expect(found.map((number) => number.toFixed(3))).toEqual(expected.map((number) => number.toFixed(3)));
    expect(windows.every(({ isIncomplete }) => !isIncomplete)).toBe(true);
  });

  test('give downloads in three windows that do not overlap', async () => {
    const { layers, problems } = attributeModels(await readRows(), { asOfMs: null });
    for (const { windows } of layers.filter(({ layer }) => layer.startsWith('ai/downloads/'))) {
      expect(windows.length).toBe(3);
      expect(windows.every(({ span }, at) => at === 0 || windows[at - 1]!.span.toMs <= span.fromMs)).toBe(true);
      expect(new Set(windows.map(({ holdings }) => holdings.length)).size).toBe(1);
    }
    expect(problems.find(({ kind }) => kind === 'download-layers/overlapping-snapshot')?.count).toBe(5);
  });

  test('give scored models: the best open and the best closed one', async () => {
    const { scoredModels } = attributeModels(await readRows(), { asOfMs: null });
    const best = (access: 'open' | 'closed') =>
      scoredModels
        .filter((model) => model.access === access)
        .reduce((top, model) => (model.score > top.score ? model : top));
    // Best scores of the table by its accessibility column.
    expect([best('open').id, best('open').score.toFixed(2)]).toEqual(['kimi-k2-5', '148.23']);
    expect([best('closed').id, best('closed').score.toFixed(2)]).toEqual(['gpt-5-5-pro', '158.67']);
    expect(new Set(scoredModels.map(({ id }) => id)).size).toBe(scoredModels.length);
    // 153 names; 13 later versions with scores that their names had not had.
    expect(scoredModels.length).toBe(166);
    const r1 = scoredModels.find(({ id }) => id === 'deepseek-r1');
    expect(r1).toMatchObject({
      access: 'open',
      jurisdictions: ['china'],
      totalParameters: 671e9,
      activeParameters: 37e9,
    });
  });
});
