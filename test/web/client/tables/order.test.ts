import { expect, test } from 'vitest';
import { nextOrder, ordered, parseOrder } from '../../../../src/web/client/tables/_order.ts';

const columns = [
  { name: 'name', title: 'Name' },
  { name: 'value', title: 'Value' },
];
const rows = [
  ['b', 2],
  ['a', null],
  ['c', 10],
];

test('numbers are ordered as numbers, and what has none comes last either way', () => {
  const names = (text: string) => ordered(rows, parseOrder(text, columns)).map(([name]) => name);
  expect(names('value')).toEqual(['b', 'c', 'a']);
  expect(names('value.desc')).toEqual(['c', 'b', 'a']);
  expect(names('name')).toEqual(['a', 'b', 'c']);
  expect(names('unknown')).toEqual(['b', 'a', 'c']);
});

test('pressing a head thrice leaves the rows as they were', () => {
  const press = (text: string, column: number, isNumeric: boolean) =>
    nextOrder(parseOrder(text, columns), { column, columns, isNumeric });
  expect(press('', 1, true)).toBe('value.desc');
  expect(press('value.desc', 1, true)).toBe('value');
  expect(press('value', 1, true)).toBe('');
  expect(press('value', 0, false)).toBe('name');
  expect(press('name', 0, false)).toBe('name.desc');
});
