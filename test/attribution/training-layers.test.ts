import fc from 'fast-check';
import { expect, test } from 'vitest';
import { trainingLayers } from '../../src/attribution/index.ts';
import { modelRow } from './model-rows.ts';

const year = (number: number) => ({ fromMs: Date.UTC(number, 0, 1), toMs: Date.UTC(number + 1, 0, 1) });
const held = (layer: ReturnType<typeof trainingLayers>['layers'][number] | undefined) =>
  layer?.windows.map(({ holdings }) => holdings.map(({ entity, weight }) => [entity, weight]));

test('a window is a calendar year; a joint model is split equally among developers and among jurisdictions', () => {
  const { layers, problems } = trainingLayers(
    [
      modelRow('B', '2023-12-31', { trainingFlop: 4e24 }),
      modelRow('A', '2021-01-01', {
        trainingFlop: 6e24,
        trainingFlopLow: 3e24,
        trainingFlopHigh: 9e24,
        // Two names of one developer, and three countries of which two are one.
        organizations: ['Google', 'Google DeepMind', 'NVIDIA', 'Tsinghua University'],
        countries: ['United States of America', 'Hong Kong', 'China'],
      }),
    ],
    { asOfMs: Date.UTC(2024, 0, 1) },
  );
  const [developer, jurisdiction] = layers;
  expect(problems).toEqual([]);
  expect([developer?.layer, jurisdiction?.layer]).toEqual(['ai/training/developer', 'ai/training/jurisdiction']);
  expect(developer?.windows.map(({ span, isIncomplete }) => ({ span, isIncomplete }))).toEqual([
    { span: year(2021), isIncomplete: false },
    { span: year(2023), isIncomplete: false },
  ]);
  expect(held(developer)).toEqual([
    [
      ['google', 2e24],
      ['nvidia', 2e24],
      ['tsinghua-university', 2e24],
    ],
    [['openai', 4e24]],
  ]);
  expect(held(jurisdiction)).toEqual([
    [
      ['us', 3e24],
      ['china', 3e24],
    ],
    [['us', 4e24]],
  ]);
  expect(developer?.windows[0]?.holdings[0]).toMatchObject({ low: 1e24, high: 3e24, group: null });
});

test('a model of nobody is unattributed, and so is the part of no single country', () => {
  const { layers } = trainingLayers(
    [modelRow('A', '2021-05-05', { trainingFlop: 2, organizations: [], countries: ['Multinational', 'France'] })],
    { asOfMs: null },
  );
  expect(layers.map(held)).toEqual([
    [[[null, 2]]],
    [
      [
        [null, 1],
        ['fr', 1],
      ],
    ],
  ]);
});

test('models without compute or a date, and those of the future, are left out and counted', () => {
  const { layers, problems } = trainingLayers(
    [
      modelRow('A', '2021-05-05'),
      modelRow('B', '2021-05-05'),
      modelRow('C', null, { trainingFlop: 1 }),
      modelRow('D', '2031-01-01', { trainingFlop: 1 }),
    ],
    { asOfMs: Date.UTC(2022, 0, 1) },
  );
  expect(layers.map(({ windows }) => windows)).toEqual([[], []]);
  expect(problems.map(({ kind, count }) => [kind, count])).toEqual([
    ['training-layers/no-flop', 2],
    ['training-layers/no-date', 1],
    ['training-layers/in-the-future', 1],
  ]);
});

test('the year in which the table was read is incomplete; where that is not known, the year of its last model', () => {
  const rows = [modelRow('A', '2024-05-05', { trainingFlop: 1 }), modelRow('B', '2025-12-31', { trainingFlop: 1 })];
  const incomplete = (asOfMs: number | null) =>
    trainingLayers(rows, { asOfMs }).layers[0]?.windows.map(({ isIncomplete }) => isIncomplete);
  expect(incomplete(null)).toEqual([false, true]);
  expect(incomplete(Date.UTC(2025, 11, 31))).toEqual([false, true]);
  expect(incomplete(Date.UTC(2026, 0, 24))).toEqual([false, false]);
});

test('splitting keeps the total', () => {
  const name = fc.constantFrom('OpenAI', 'Google', 'DeepMind', 'Facebook', 'Meta AI', 'X');
  const row = fc.record({
    organizations: fc.array(name, { maxLength: 5 }),
    trainingFlop: fc.integer({ min: 1, max: 1e6 }),
  });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1 }), (rows) => {
      const models = rows.map((cells, at) => modelRow(`M${at}`, '2020-06-01', cells));
      const total = rows.reduce((sum, { trainingFlop }) => sum + trainingFlop, 0);
      for (const { windows } of trainingLayers(models, { asOfMs: null }).layers) {
        const found = windows[0]!.holdings.reduce((sum, { weight }) => sum + weight, 0);
        expect(found).toBeCloseTo(total, 5);
      }
    }),
  );
});
