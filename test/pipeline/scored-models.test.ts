import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readScoredModels } from '../../src/pipeline/scored-models.ts';
import { temporaryFolder } from '../helpers/run-cli.ts';
import { describeWithShared, sharedPath } from '../helpers/shared-data.ts';

/** A folder with files of the given lines. */
function folderOf(files: Readonly<Record<string, readonly string[]>>): string {
  const folder = temporaryFolder();
  for (const [name, lines] of Object.entries(files)) writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
  return folder;
}

const byVersion = [
  'Model version,ECI Score,Release date,Organization,Country,Model accessibility,Confidence,Model name',
  'a_high,130,2024-05-01,Acme,China,Open weights (unrestricted),Likely,Acme One',
  'a_low,120,2024-05-01,Acme,China,Open weights (unrestricted),Likely,Acme One',
  'b,140,2025-02-01,Bolt,United States of America,API access,Likely,Bolt 2 7B',
  'c,,2025-03-01,Bolt,United States of America,API access,Likely,Bolt 3',
];
const byModel = [
  'Model,eci,eci_ci_low,eci_ci_high,date,Organization,Country (of organization),Model accessibility',
  'Acme One,130,128,132,2024-05-01,Acme,China,Open weights (unrestricted)',
];
const snapshotForm = [
  'id,model,developers,jurisdictions,released,access,score,confidence,total_parameters,active_parameters,source,file,row',
  'a,A,Acme|Bolt,china|us,2024-05-01,open,130,likely,7000000000,,epoch-capabilities-index,eci.csv,3',
  'b,B,,,2025-01-01,closed,140,,,,,,',
  'c,C,,,2025-01-01,ajar,140,,,,,,',
];
const parameters = [
  'Model,Organization,Publication date,Parameters,Training compute (FLOP)',
  'Acme One,Acme,2024-05-01,3000000000,',
  'Other,Other,2020-01-01,1000,',
];

describe('the bundled models', () => {
  test('come with their credit, the day of their tables and a hash', async () => {
    const { models, problems, snapshot, notes, credits } = await readScoredModels();
    expect(models.length).toBeGreaterThan(100);
    expect(models.some(({ access, totalParameters }) => access === 'open' && totalParameters !== null)).toBe(true);
    expect(problems).toEqual([]);
    expect(snapshot).toMatch(/^[0-9a-f]{64}$/);
    expect(notes[0]).toMatch(
      /^\d+ models with a score, bundled with the program; their tables were read on \d{4}-\d\d-\d\d$/,
    );
    expect(notes[1]).toMatch(/^data: Epoch AI, Epoch Capabilities Index, CC-BY-4\.0, https:/);
    expect(credits.map(({ source }) => source)).toEqual([
      'epoch-capabilities-index',
      'epoch-models',
      'hugging-face-models',
    ]);
    expect(credits[0]).toMatchObject({ publisher: 'Epoch AI', licence: 'CC-BY-4.0' });
  });
});

describe('a table of models', () => {
  const read = (lines: readonly string[], options = {}) =>
    readScoredModels({ models: join(folderOf({ 'mine.csv': lines }), 'mine.csv'), ...options });

  test('of the index by version is folded into models, with parameters of names alone', async () => {
    const { models, problems, notes, credits } = await read(byVersion);
    expect(models.map(({ id, score, totalParameters, access }) => [id, score, totalParameters, access])).toEqual([
      ['acme-one', 130, null, 'open'],
      ['bolt-2-7b', 140, 7e9, 'closed'],
    ]);
    expect(problems).toMatchObject([{ kind: 'epoch-capabilities-index/no-score', count: 1 }]);
    expect(notes).toEqual([
      '2 models with a score, of mine.csv, with the numbers of parameters that their names state',
      'data: Epoch AI, Epoch Capabilities Index, CC-BY-4.0, https://epoch.ai/benchmarks/eci',
    ]);
    expect(credits).toHaveLength(1);
  });

  test('of the index by model is known by its columns too', async () => {
    const { models } = await read(byModel);
    expect(models).toMatchObject([{ name: 'Acme One', score: 130, jurisdictions: ['china'] }]);
  });

  test('in the form of the snapshot keeps its parameters and credits whom its rows name', async () => {
    const { models, problems, credits } = await read(snapshotForm);
    expect(models).toMatchObject([
      { id: 'a', developers: ['Acme', 'Bolt'], totalParameters: 7e9, origin: { file: 'eci.csv', row: 3 } },
      { id: 'b', confidence: 'unknown', origin: { source: 'scored-models', file: 'mine.csv', row: 2 } },
    ]);
    expect(problems).toMatchObject([{ kind: 'scored-models/bad-access', count: 1 }]);
    expect(credits.map(({ source }) => source)).toEqual(['epoch-capabilities-index']);
    const own = await read(['id,model,released,access,score', 'a,A,2024-01-01,open,1']);
    expect(own.credits).toEqual([]);
    expect(own.notes).toEqual(['1 model with a score, of mine.csv']);
  });

  test.each([
    ['the index', byVersion, 'bolt-2-7b'],
    ['the form of the snapshot', snapshotForm, 'b'],
  ])('of %s leaves out and counts what is dated after it was read, where that is known', async (_, lines, later) => {
    const asOfMs = Date.UTC(2024, 11, 31);
    const { models, problems } = await read(lines, { asOfMs });
    expect(models.map(({ id }) => id)).not.toContain(later);
    expect(models).toHaveLength(1);
    expect(problems).toContainEqual(expect.objectContaining({ kind: 'scored-models/in-the-future', count: 1 }));
  });

  test('is named by its bytes', async () => {
    expect((await read(byModel)).snapshot).toBe((await read(byModel)).snapshot);
    expect((await read(byModel)).snapshot).not.toBe((await read(byVersion)).snapshot);
  });

  test('of something else, or of no model, is refused with what was expected', async () => {
    await expect(read(['height,time', '1,2'])).rejects.toThrow(
      /models: expected a table of scored models, got the columns height, time \(.*mine\.csv\)\. Tables of the index: .*ECI Score.* Others: .*id, model, released/,
    );
    await expect(read([byModel[0]!, 'A,,,,2024-01-01,,,'])).rejects.toThrow(/got none \(.*; .*expected a score of A/);
    await expect(readScoredModels({ models: 'a', published: 'b' })).rejects.toThrow('got both (a, b)');
  });
});

describe('a folder of published tables', () => {
  test('gives scores, and parameters of its tables of models', async () => {
    const folder = folderOf({ 'eci.csv': byVersion, 'all_ai_models.csv': parameters, 'other.csv': ['x,y', '1,2'] });
    const { models, problems, credits } = await readScoredModels({ published: folder });
    expect(models.map(({ id, totalParameters }) => [id, totalParameters])).toEqual([
      ['acme-one', 3e9],
      ['bolt-2-7b', 7e9],
    ]);
    expect(credits.map(({ source }) => source)).toEqual(['epoch-capabilities-index', 'epoch-models']);
    expect(problems.map(({ kind }) => kind)).toContain('published/unrecognised');
    expect(problems.map(({ kind }) => kind).filter((kind) => kind.startsWith('training'))).toEqual([]);
  });

  test('without the index, or that is a file, is refused', async () => {
    const folder = folderOf({ 'all_ai_models.csv': parameters });
    await expect(readScoredModels({ published: folder })).rejects.toThrow(
      /models: expected a table of epoch-capabilities-index, got none \(.*contraflow fetch epoch-capabilities-index gets it/,
    );
    await expect(readScoredModels({ published: join(folder, 'all_ai_models.csv') })).rejects.toThrow(
      'expected a folder, got a file',
    );
  });

  test('stops when it is told to', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(readScoredModels({ published: folderOf({ 'eci.csv': byModel }), signal })).rejects.toThrow('enough');
  });
});

describeWithShared('the published tables from which the bundle was made', ['ai'], () => {
  test('give the bundled models again', async () => {
    const [fresh, bundled] = await Promise.all([readScoredModels({ published: sharedPath('ai') }), readScoredModels()]);
    const shown = (models: typeof fresh.models) =>
      models.map(({ id, score, totalParameters }) => [id, score, totalParameters]);
    expect(shown(fresh.models)).toEqual(shown(bundled.models));
  });
});
