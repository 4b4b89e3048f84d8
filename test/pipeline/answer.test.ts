import { expect, test } from 'vitest';
import { type AnswerColumn, answerCsv, answerJson, answerTable } from '../../src/pipeline/answer.ts';

const plain = { width: Infinity, colour: false };
const cellOf = (value: string | number | null, column: Omit<AnswerColumn, 'name'>) =>
  answerTable({ columns: [{ name: 'x', absent: '–', ...column }], rows: [{ x: value }] }, plain)
    .split('\n')[2]!
    .trim();

test('percentages have two digits after the point, small ones three that count, and certainty only where there is', () => {
  const shown = [0, 1, 0.5, 0.12345, 0.01, 0.001234, 1e-7, 0.99999, 1.2].map((value) =>
    cellOf(value, { as: 'percent' }),
  );
  expect(shown).toEqual(['0%', '100%', '50.00%', '12.35%', '1.00%', '0.123%', '1.00e-5%', '>99.99%', '120.00%']);
});

test('a chance too small to matter is said to be small', () => {
  expect([1.62e-140, 9e-7, 1.5e-6, 0].map((value) => cellOf(value, { as: 'chance' }))).toEqual([
    ...['<0.0001%', '<0.0001%', '0.00015%', '0%'],
  ]);
});

test('counts are grouped, numbers have four digits, and what is not is said so', () => {
  expect(cellOf(1_234_567.6, { as: 'count' })).toBe('1,234,568');
  expect([1234.567, 0.123456, 1e-5, 0].map((value) => cellOf(value, { as: 'number' }))).toEqual([
    ...['1,235', '0.1235', '1.00e-5', '0'],
  ]);
  expect(cellOf(Infinity, { as: 'number' })).toBe('never');
  expect(cellOf(null, { as: 'number' })).toBe('–');
  expect(cellOf(null, { as: 'count', absent: 'never' })).toBe('never');
});

const columns: readonly AnswerColumn[] = [
  { name: 'who', as: 'text' },
  { name: 'first_detail', as: 'number', isDetail: true },
  { name: 'second_detail', as: 'number', isDetail: true },
  { name: 'nothing', as: 'number' },
  { name: 'range', as: 'range' },
];
const rows = [
  { who: 'somebody with a long name', first_detail: 1, second_detail: 2, nothing: null, range: '1 [0, 2]' },
];

test('a table leaves out columns of nothing, and of what does not fit details, the last first', () => {
  expect(answerTable({ columns, rows }, plain).split('\n')[0]).toBe(
    'who                        first detail  second detail  range',
  );
  const narrow = answerTable({ columns, rows }, { width: 40, colour: false });
  expect(narrow.split('\n')[0]).toMatch(/^who +first detail +range$/);
  expect(narrow).toContain('1 [0, 2]');
  expect(narrow).toContain('left out: second detail');
  expect(answerTable({ columns, rows }, { width: 25, colour: false })).toMatch(/^who +range\n/);
});

test('files keep every digit, and leave empty what is infinite or absent', () => {
  const precise = [{ ...rows[0]!, first_detail: 1.62e-140, second_detail: Infinity }];
  expect(answerCsv({ columns, rows: precise })).toBe(
    'who,first_detail,second_detail,nothing,range\nsomebody with a long name,1.62e-140,,,"1 [0, 2]"\n',
  );
  const note = { model: 'm', assumptions: [], notSaid: [], citations: [] };
  expect(JSON.parse(answerJson({ note, inputs: {}, columns, rows: precise, remarks: [] })).rows).toEqual([
    {
      who: 'somebody with a long name',
      first_detail: 1.62e-140,
      second_detail: null,
      nothing: null,
      range: '1 [0, 2]',
    },
  ]);
});
