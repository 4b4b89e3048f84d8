import { expect, test } from 'vitest';
import { mergeModels } from '../../src/attribution/index.ts';
import { modelRow } from './model-rows.ts';

test('rows of one name and maker are one model; the first stands and later ones fill it', () => {
  const { models, problems } = mergeModels([
    modelRow('Llama 3.1-405B', '2024-07-23', { parameters: 405e9, organizations: ['Meta AI'] }),
    modelRow('Other', '2024-07-23'),
    modelRow('Llama-3.1 405B', '2024-08-01', {
      organizations: ['Meta AI', 'X'],
      parameters: 406e9,
      trainingFlop: 3.8e25,
      trainingFlopLow: 3e25,
      trainingFlopHigh: 5e25,
    }),
  ]);
  expect(problems).toEqual([]);
  expect(models.map(({ name }) => name)).toEqual(['Llama 3.1-405B', 'Other']);
  expect(models[0]).toMatchObject({
    organizations: ['Meta AI'],
    publishedMs: Date.UTC(2024, 6, 23),
    parameters: 405e9,
    trainingFlop: 3.8e25,
    trainingFlopLow: 3e25,
    trainingFlopHigh: 5e25,
  });
});

test('models of one name but different makers stay apart', () => {
  const { models } = mergeModels([
    modelRow('CALM', '2022-12-19', { organizations: ['University of Oxford'] }),
    modelRow('CALM', '2023-08-06', { organizations: ['NVIDIA'] }),
  ]);
  expect(models.length).toBe(2);
});

test('a number on which rows differ more than twofold is null, and counted', () => {
  const { models, problems } = mergeModels([
    modelRow('M', '2024-01-01', { trainingFlop: 1e24, parameters: 7e9 }),
    modelRow('M', '2024-01-01', { trainingFlop: 3e24, parameters: 7e9 }),
  ]);
  expect(models).toMatchObject([{ trainingFlop: null, parameters: 7e9 }]);
  expect(problems).toEqual([
    {
      kind: 'merge-models/different-trainingflop',
      message: 'merge-models: expected 1e+24, got 3e+24 in another row of it (f.csv, row 1)',
      count: 1,
    },
  ]);
});
