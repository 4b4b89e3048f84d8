import { expect, test } from 'vitest';
import { epochModels } from '../../src/sources/index.ts';
import { readTable } from '../../src/store/table-file.ts';
import { describeWithShared, sharedPath } from '../helpers/shared-data.ts';
import { tableOfRows } from './small-table.ts';

const file = 'notable_ai_models.csv';
const row = (cells: Readonly<Record<string, string>>) => ({
  Model: 'M',
  Organization: 'O',
  'Publication date': '2025-12-31',
  Parameters: '',
  'Training compute (FLOP)': '',
  ...cells,
});
/** All rows stand beside an empty one, so that every column is there. */
const parse = (...rows: readonly Readonly<Record<string, string>>[]) =>
  epochModels.parse(tableOfRows(...rows.map(row), row({})), { file });
const kinds = (...rows: readonly Readonly<Record<string, string>>[]) =>
  parse(...rows).problems.map(({ kind, count }) => [kind, count]);

test('a row gives a model: names without newlines, lists, both forms of date, open weights', () => {
  const { value, problems } = parse({
    Model: 'Solar Open\n 100B\n',
    Organization: 'Google DeepMind, Google,Google',
    'Country (of organization)': 'United States of America,Korea (Republic of),United States of America',
    'Publication date': '12/30/2025',
    Parameters: '102000000000.0',
    'Parameters notes': '102B, of which\n12B active\n',
    'Training compute (FLOP)': '1.5E+24',
    'Training compute lower bound': '1e24',
    'Training compute upper bound': '3e24',
    'Model accessibility': 'Open weights (non-commercial)',
    Confidence: 'Likely',
  });
  expect(problems).toEqual([]);
  expect(value[0]).toEqual({
    name: 'Solar Open 100B',
    organizations: ['Google DeepMind', 'Google'],
    countries: ['United States of America', 'Korea (Republic of)'],
    publishedMs: Date.UTC(2025, 11, 30),
    parameters: 102e9,
    activeParameters: 12e9,
    trainingFlop: 1.5e24,
    trainingFlopLow: 1e24,
    trainingFlopHigh: 3e24,
    access: 'open',
    confidence: 'likely',
    origin: { source: 'epoch-models', file, row: 1 },
  });
});

test('a row of empty cells has nothing but its name', () => {
  expect(parse({ Organization: '', 'Publication date': '' }).value[0]).toMatchObject({
    organizations: [],
    publishedMs: null,
    parameters: null,
    trainingFlop: null,
    access: null,
    confidence: 'unknown',
  });
});

// Expected: what each sentence says, read by hand.
test.each([
  ['671B total\n37B activated', 37e9],
  ['Total parameters: 100B (Sparse), Active parameters: 10B per token', 10e9],
  ['a total of 389 billion parameters and 52 billion activation parameters', 52e9],
  ['activating only 3.5B parameters', 3.5e9],
  ['a 540-billion parameter, densely activated, Transformer', null],
  ['25% of the weights active', null],
  ['900B active', null], // more than there are
])('of %j, active are %d', (notes, expected) => {
  expect(parse({ Parameters: '7e11', 'Parameters notes': notes }).value[0]?.activeParameters).toBe(expected);
});

test.each([
  ['millions for billions in the notes', { Parameters: '284000000', 'Parameters notes': '284B total, 13B active' }],
  ['millions for billions in the name', { Model: 'Flash 284B', Parameters: '284000000' }],
  ['billions for millions', { Model: 'Small (355M)', Parameters: '355000000000' }],
])('parameters with %s are set aside, and the row stays', (_title, cells) => {
  const { value, problems } = parse({ ...cells, 'Training compute (FLOP)': '1e23' });
  expect(value[0]).toMatchObject({ parameters: null, activeParameters: null, trainingFlop: 1e23 });
  expect(problems).toMatchObject([{ kind: 'epoch-models/contradicted-parameters', count: 1 }]);
});

test.each([
  ['the tokens in a name', { Model: 'Ling-mini-20T', Parameters: '16e9', 'Parameters notes': '16B, 1.4B activated' }],
  ['active parameters in the notes', { Parameters: '108e9', 'Parameters notes': '108 total, 12 B active' }],
  ['a vocabulary', { Parameters: '692000000', 'Parameters notes': 'a vocabulary of size 692K' }],
])('%s contradict nothing', (_title, cells) => {
  expect(kinds(cells)).toEqual([]);
});

test.each([
  [{ Parameters: '-7e9' }, 'not-positive'],
  [{ Parameters: '0' }, 'not-positive'],
  [{ Parameters: 'unknown' }, 'bad-number'],
  [{ Parameters: '1e999' }, 'bad-number'],
  [{ Parameters: '0.5' }, 'absurd-parameters'],
  [{ Parameters: '1e17' }, 'absurd-parameters'],
  [{ 'Training compute (FLOP)': '1e31' }, 'absurd-flop'],
  [{ 'Training compute (FLOP)': '-1' }, 'not-positive'],
])('%j is set aside as %s, and the row stays', (cells, kind) => {
  const { value, problems } = parse(cells);
  expect(problems).toMatchObject([{ kind: `epoch-models/${kind}`, count: 1 }]);
  expect(value[0]).toMatchObject({ name: 'M', parameters: null, trainingFlop: null });
});

test('bounds that do not enclose the estimate are set aside', () => {
  const cells = { 'Training compute (FLOP)': '1e24', 'Training compute lower bound': '2e24' };
  expect(parse({ ...cells, 'Training compute upper bound': '3e24' }).problems).toMatchObject([
    { kind: 'epoch-models/bad-bounds', count: 1 },
  ]);
  expect(kinds(cells)).toEqual([]); // one bound alone says nothing
});

test.each([
  ['its notes say a thousand times more', '3e21', '6ND = 3.0e24 FLOP', true],
  ['its notes say it in words and powers', '3e21', 'about 3 × 10^24 FLOPs in all', true],
  ['its notes say it otherwise too', '7.9e19', '= 1.98e17 FLOPs by one method; by time: 7.884e19', false],
  ['the figure in the notes is a rate', '3e21', '64 GPUs at 3.12e14 FLOP/s, 9.9e14 FLOP per second', false],
  ['its notes are within a hundred times', '3e21', '1e23 FLOP', false],
])('training compute, where %s', (_title, flop, notes, isSetAside) => {
  const { value, problems } = parse({ 'Training compute (FLOP)': flop, 'Training compute notes': notes });
  expect(problems.map(({ kind }) => kind)).toEqual(isSetAside ? ['epoch-models/flop-against-notes'] : []);
  expect(value[0]?.trainingFlop).toBe(isSetAside ? null : Number(flop));
});

// 6 × 7e9 parameters × 2e12 tokens = 8.4e22.
test.each([
  ['8.4e22', {}, false],
  ['9e24', {}, true],
  ['8e20', {}, true],
  ['9e24', { Epochs: '4' }, false],
  ['9e24', { Domain: 'Vision,Language' }, false],
  ['9e24', { 'Base model': 'Other' }, false],
  ['9e24', { 'Training dataset size (gradients)': '' }, false],
])('%s FLOP of a model of 7B and 2T tokens with %j is set aside: %s', (flop, cells, isSetAside) => {
  const plain = { Domain: 'Language', Parameters: '7e9', 'Training dataset size (gradients)': '2e12' };
  const { value } = parse({ ...plain, 'Training compute (FLOP)': flop, ...cells });
  expect(value[0]?.trainingFlop).toBe(isSetAside ? null : Number(flop));
  expect(value[0]?.parameters).toBe(7e9);
});

test('a row without a name, with a bad date or that the publisher excludes is rejected', () => {
  const rows = [
    { Model: ' \n' },
    { 'Publication date': 'soon' },
    { 'Publication date': '31/12/2025' },
    { Exclude: 'TRUE' },
  ];
  expect(kinds(...rows, { Exclude: 'True' }, { Exclude: '0' }, { Exclude: 'maybe' })).toEqual([
    ['epoch-models/no-name', 1],
    ['epoch-models/bad-date', 2],
    ['epoch-models/excluded', 2],
    ['epoch-models/bad-flag', 1],
  ]);
});

test('it is known by its columns, and says which it lacks', () => {
  const heads = Object.keys(row({})).map((name) => ({ name, type: 'text' }) as const);
  expect(epochModels.recognises(heads)).toBe(true);
  expect(epochModels.recognises(heads.slice(1))).toBe(false);
  expect(epochModels.wanted([...heads, { name: 'Abstract', type: 'text' }])).toEqual(Object.keys(row({})));
  expect(() => epochModels.parse(tableOfRows({ Model: 'M' }), { file })).toThrow(
    'epoch-models: expected the columns Organization, Publication date, Parameters, Training compute (FLOP)',
  );
});

const tables = ['notable', 'large_scale', 'frontier'].map((name) => `ai/epoch/${name}_ai_models.csv`);
describeWithShared('the tables of models', tables, () => {
  // Rows: the development data's own description. Rejections: counted by another program with the same definitions.
  test.each([
    [0, 969, [['epoch-models/flop-against-size', 15]]],
    [1, 484, []],
    [
      2,
      130,
      [
        ['epoch-models/flop-against-size', 6],
        ['epoch-models/excluded', 7],
      ],
    ],
  ])('%d is read', async (at, count, rejected) => {
    const path = sharedPath(tables[at]!);
    const table = await readTable(path, (columns) => epochModels.wanted(columns));
    const { value, problems } = epochModels.parse(table, { file: path.split('/').at(-1)! });
    expect(value.length).toBe(count);
    expect(problems.map((problem) => [problem.kind, problem.count])).toEqual(expect.arrayContaining(rejected));
    expect(problems.length).toBe(rejected.length);
    expect(value.every(({ name }) => name === name.trim() && !name.includes('\n'))).toBe(true);
  });
});
