import { describe, expect, test } from 'vitest';
import { scoredModels, scoredModelsColumns } from '../../src/sources/scored-models.ts';
import { textTable } from './small-table.ts';

const columns = [...scoredModelsColumns];
const row = [
  'a-1',
  'A 1',
  'Ada|Bert',
  'us|fr',
  '2025-01-02',
  'open',
  '120.5',
  'likely',
  '7e9',
  '',
  'eci',
  'eci.csv',
  '12',
];
const parse = (...rows: readonly (readonly string[])[]) =>
  scoredModels.parse(textTable(columns, rows), { file: 'models.csv' });

describe('a table of scored models', () => {
  test('gives a model a row', () => {
    expect(parse(row)).toEqual({
      problems: [],
      value: [
        {
          id: 'a-1',
          name: 'A 1',
          developers: ['Ada', 'Bert'],
          jurisdictions: ['us', 'fr'],
          releasedMs: Date.UTC(2025, 0, 2),
          access: 'open',
          score: 120.5,
          confidence: 'likely',
          totalParameters: 7e9,
          activeParameters: null,
          origin: { source: 'eci', file: 'eci.csv', row: 12 },
        },
      ],
    });
  });

  test.each([
    ['access', 5, 'half-open', 'bad-access'],
    ['score', 6, '', 'no-score'],
    ['confidence', 7, 'certain', 'bad-confidence'],
    ['parameters', 8, '-7', 'bad-parameters'],
    ['date', 4, 'soon', 'bad-date'],
    ['id', 0, '', 'no-id'],
  ])('rejects a row with a bad %s', (_, at, cell, kind) => {
    expect(parse(row.with(at, cell), row)).toMatchObject({
      value: [{ id: 'a-1' }],
      problems: [{ kind: `scored-models/${kind}`, count: 1 }],
    });
  });
});
