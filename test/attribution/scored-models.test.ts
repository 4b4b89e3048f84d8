import { expect, test } from 'vitest';
import { scoredModels } from '../../src/attribution/index.ts';
import type { PublishedScore } from '../../src/core/published-model.ts';
import { modelRow, repositoryRow, scoreRow } from './model-rows.ts';

const fold = (
  scores: readonly PublishedScore[],
  tables: Partial<Parameters<typeof scoredModels>[1]> = {},
): ReturnType<typeof scoredModels> => scoredModels(scores, { models: [], repositories: [], asOfMs: null, ...tables });

test('settings of one release are one model with the best score', () => {
  const { models, problems } = fold([
    scoreRow('GPT-5_low', '2025-08-07', { score: 148 }),
    scoreRow('GPT-5_high', '2025-08-07', {
      score: 150,
      access: null,
      confidence: 'unknown',
      countries: ['Hong Kong', 'China'],
    }),
  ]);
  expect(problems).toEqual([]);
  expect(models).toEqual([
    {
      id: 'gpt-5',
      name: 'GPT-5',
      developers: ['OpenAI'],
      jurisdictions: ['china'],
      releasedMs: Date.UTC(2025, 7, 7),
      access: null,
      score: 150,
      confidence: 'unknown',
      totalParameters: null,
      activeParameters: null,
      origin: { source: 's', file: 'f.csv', row: 1 },
    },
  ]);
});

test('a later version is a model of its own, unless its score is one that the name already had', () => {
  const { models } = fold([
    scoreRow('Q_thinking', '2025-07-25', { score: 145 }),
    scoreRow('Q_plain', '2025-07-25', { score: 139 }),
    scoreRow('Q_host', '2025-09-01', { score: 139 }),
    scoreRow('Q_next', '2025-10-01', { score: 141 }),
    scoreRow('Q_relisted', '2025-10-02', { score: 145 }),
  ]);
  expect(models.map(({ id, name, score }) => [id, name, score])).toEqual([
    ['q', 'Q', 145],
    ['q-2025-10-01', 'Q (2025-10-01)', 141],
  ]);
});

test('ids are unique, whatever the names, and models stand in the order of release', () => {
  const { models } = fold([
    scoreRow('M-2024-02-02', '2024-03-03', { score: 3 }),
    scoreRow('M', '2024-02-02', { score: 2 }),
    scoreRow('M', '2024-01-01', { score: 1 }),
    scoreRow('M+', '2024-01-01', { score: 1 }),
  ]);
  expect(models.map(({ id }) => id)).toEqual(['m', 'm-plus', 'm-2024-02-02-2', 'm-2024-02-02']);
});

test('versions without a date or of the future are left out and counted', () => {
  const { models, problems } = fold(
    [
      scoreRow('A', null, { score: 1 }),
      scoreRow('B', '2031-01-01', { score: 1 }),
      scoreRow('C', '2026-01-01', { score: 1 }),
    ],
    { asOfMs: Date.UTC(2026, 4, 1) },
  );
  expect(models.map(({ id }) => id)).toEqual(['c']);
  expect(problems.map(({ kind, count }) => [kind, count])).toEqual([
    ['scored-models/no-date', 1],
    ['scored-models/in-the-future', 1],
  ]);
});

const r1 = scoreRow('DeepSeek-R1', '2025-01-20', { score: 139, organizations: ['DeepSeek'] });
const listed = { organizations: ['DeepSeek'], parameters: 671e9, activeParameters: 37e9 };
const stored = { parameters: 684.5e9, activeParameters: null };

test.each([
  ['the table of models', [modelRow('DeepSeek-R1', '2025-01-20', listed)], [], 671e9, 37e9],
  ['the repository of the developer', [], [repositoryRow('deepseek-ai/DeepSeek-R1', stored)], 684.5e9, null],
  [
    'both, where they agree',
    [modelRow('DeepSeek R1', '2025-01-20', listed)],
    [repositoryRow('deepseek-ai/DeepSeek-R1', stored)],
    671e9,
    37e9,
  ],
  [
    'neither a packed copy nor a namesake of others',
    [modelRow('DeepSeek-R1', null)],
    [repositoryRow('x/DeepSeek-R1', stored)],
    null,
    null,
  ],
  ['no packed repository', [], [repositoryRow('deepseek-ai/DeepSeek-R1-AWQ', stored)], null, null],
])('parameters come from %s', (_title, models, repositories, total, active) => {
  const { models: found, problems } = fold([r1], { models, repositories });
  expect(found).toMatchObject([{ totalParameters: total, activeParameters: active }]);
  expect(problems).toEqual([]);
});

test('a name that states its parameters is heard, and contradiction leaves none', () => {
  const qwen = scoreRow('Qwen3-235B-A22B', '2025-04-28', { score: 139, organizations: ['Alibaba'] });
  expect(fold([qwen]).models).toMatchObject([{ totalParameters: 235e9, activeParameters: 22e9 }]);
  const wrong = modelRow('Qwen3-235B-A22B', null, { organizations: ['Alibaba'], parameters: 23.5e9 });
  const { models, problems } = fold([qwen], { models: [wrong] });
  expect(models).toMatchObject([{ totalParameters: null, activeParameters: null }]);
  expect(problems).toMatchObject([
    {
      kind: 'scored-models/different-total-parameters',
      message:
        'scored-models: expected 23500000000 total parameters of Qwen3-235B-A22B, got 235000000000 too (f.csv, row 1)',
    },
  ]);
});
