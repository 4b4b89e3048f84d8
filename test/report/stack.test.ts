import { expect, test } from 'vitest';
import { stackOf } from '../../src/report/stack.ts';
import { distributionOf } from './sample.ts';

test('the largest entities are those with most proportion over all windows, and each window sums to one', () => {
  // By hand: a has 0.5 + 0, b 0.3 + 0.2, c 0.1 + 0.6; so c leads, and a and b tie and go by id.
  const stack = stackOf(
    [distributionOf(0, [50, 30, 10], 10, ['a', 'b', 'c']), distributionOf(1, [6, 2], 2, ['c', 'b'])],
    2,
  );
  expect(stack.entities).toEqual(['c', 'a']);
  expect(stack.windows.map(({ proportions }) => proportions)).toEqual([
    [0.1, 0.5],
    [0.6, 0],
  ]);
  expect(stack.windows.map(({ rest, unattributed }) => [rest, unattributed])).toEqual([
    [0.3, 0.1],
    [0.2, 0.2],
  ]);
});

test('a window without weight is left out', () => {
  expect(stackOf([distributionOf(0, [])]).windows).toEqual([]);
});
