import { expect, test } from 'vitest';
import { huggingFaceModels } from '../../src/sources/index.ts';
import { readTable } from '../../src/store/table-file.ts';
import { describeWithShared, sharedPath } from '../helpers/shared-data.ts';
import { tableOfRows } from './small-table.ts';

const parse = (...rows: readonly Readonly<Record<string, string>>[]) =>
  huggingFaceModels.parse(tableOfRows(...rows.map((row) => ({ provider: 'p', hf_downloads: '10', ...row }))), {
    file: 'f.csv',
  });

test('a repository has its size, the stated part that is read per token, and its downloads', () => {
  const row = {
    name: 'o/M-671B',
    parameters_raw: '684531386000',
    active_parameters: '37000000000',
    release_date: '2024-12-26',
  };
  expect(parse(row)).toEqual({
    value: [
      {
        repository: 'o/M-671B',
        parameters: 684_531_386_000,
        activeParameters: 37e9,
        releasedMs: Date.UTC(2024, 11, 26),
        downloads: 10,
        origin: { source: 'hugging-face-models', file: 'f.csv', row: 1 },
      },
    ],
    problems: [],
  });
});

test('a size that its name contradicts, and an active part that is worked out or too large, are set aside', () => {
  const { value, problems } = parse(
    { name: 'allenai/Olmo-3-7B', parameters_raw: '528384', active_parameters: '1' },
    { name: 'o/M', parameters_raw: '684531386000', active_parameters: '54552345678' },
    { name: 'o/N', parameters_raw: '7000000000', active_parameters: '8000000000' },
  );
  expect(value.map(({ parameters, activeParameters }) => [parameters, activeParameters])).toEqual([
    [null, null],
    [684_531_386_000, null],
    [7e9, null],
  ]);
  expect(problems.map(({ kind, count }) => [kind, count])).toEqual([
    ['hugging-face-models/contradicted-parameters', 1],
    ['hugging-face-models/derived-active-parameters', 1],
    ['hugging-face-models/bad-active-parameters', 1],
  ]);
});

test('a row without owner and name, or with half a download, is rejected', () => {
  const { value, problems } = parse(
    { name: 'gpt2', parameters_raw: '1' },
    { name: 'a/b', parameters_raw: '1', hf_downloads: '0.5' },
    { name: 'a/b', parameters_raw: '1', hf_downloads: '-3' },
  );
  expect(value).toEqual([]);
  expect(problems.map(({ kind, count }) => [kind, count])).toEqual([
    ['hugging-face-models/bad-name', 1],
    ['hugging-face-models/bad-downloads', 2],
  ]);
});

const file = 'ai/models/hf_models_2026-05-10.csv';
describeWithShared('the repositories of May 2026', [file], () => {
  // Rows: the development data's own description.
  test('are 1,852', async () => {
    const { value, problems } = huggingFaceModels.parse(await readTable(sharedPath(file)), { file });
    expect(value.length).toBe(1852);
    expect(problems.map(({ kind, count }) => [kind, count])).toEqual([
      ['hugging-face-models/derived-active-parameters', 317],
      ['hugging-face-models/contradicted-parameters', 36],
    ]);
  });
});
