import { expect, test } from 'vitest';
import { huggingFaceDownloads, publishedSources } from '../../src/sources/index.ts';
import { readTable } from '../../src/store/table-file.ts';
import { describeWithShared, sharedPath } from '../helpers/shared-data.ts';
import { smallTable } from './small-table.ts';

const header = 'snapshot_commit_date,model,provider,parameters,hf_downloads,hf_likes';
const parse = (...rows: readonly string[]) =>
  huggingFaceDownloads.parse(smallTable(header, ...rows), { file: 'f.csv' });

test('a row is the downloads of a repository at a date', () => {
  expect(parse('2026-02-26,Qwen/Qwen3-8B,Alibaba,8190735360,0,5')).toEqual({
    value: [
      {
        snapshotMs: Date.UTC(2026, 1, 26),
        repository: 'Qwen/Qwen3-8B',
        downloads: 0,
        parameters: 8_190_735_360,
        origin: { source: 'hugging-face-downloads', file: 'f.csv', row: 1 },
      },
    ],
    problems: [],
  });
});

test('a row without a date or downloads is rejected; a size that the name contradicts is set aside', () => {
  const { value, problems } = parse(',a/b,p,1,1,1', '2026-02-26,a/b,p,1,,1', '2026-02-26,a/b-7B,p,1000,1,1');
  expect(value.map(({ parameters }) => parameters)).toEqual([null]);
  expect(problems.map(({ kind }) => kind)).toEqual([
    'hugging-face-downloads/no-date',
    'hugging-face-downloads/no-downloads',
    'hugging-face-downloads/contradicted-parameters',
  ]);
});

const file = 'ai/models/hf_downloads_snapshots_2026-02_2026-05.csv';
describeWithShared('the downloads of spring 2026', [file], () => {
  // Expected: the development data's own description: 7,944 rows of eight commits.
  test('are 7,944 rows of eight dates', async () => {
    const table = await readTable(sharedPath(file), (columns) => {
      const known = publishedSources.filter((source) => source.recognises(columns));
      expect(known.map(({ id }) => id)).toEqual(['hugging-face-downloads']);
      return huggingFaceDownloads.wanted(columns);
    });
    const { value } = huggingFaceDownloads.parse(table, { file });
    expect(value.length).toBe(7944);
    expect(new Set(value.map(({ snapshotMs }) => snapshotMs)).size).toBe(8);
  });
});
