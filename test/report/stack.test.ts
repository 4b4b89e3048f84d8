import { expect, test } from 'vitest';
import { stackOf } from '../../src/report/stack.ts';
import { distributionOf } from './sample.ts';

test('the largest entities are those with most proportion over all windows, and each window sums to one', () => {
  // By hand: a has 0.5 + 0, b 0.46 + 0.04, c 0.02 + 0.6; so c leads, and a and b tie and go by id.
  const stack = stackOf(
    [distributionOf(0, [50, 46, 2], 2, ['a', 'b', 'c']), distributionOf(1, [60, 4], 36, ['c', 'b'])],
    2,
  );
  expect(stack.entities).toEqual(['c', 'a']);
  expect(stack.windows.map(({ proportions }) => proportions)).toEqual([
    [0.02, 0.5],
    [0.6, 0],
  ]);
  expect(stack.windows.map(({ rest, unattributed }) => [rest, unattributed])).toEqual([
    [0.46, 0.02],
    [0.04, 0.36],
  ]);
});

test('a window without weight is left out', () => {
  expect(stackOf([distributionOf(0, [])]).windows).toEqual([]);
});

test('who holds at least a twentieth of the last window is among the largest, however late they came', () => {
  const early = [0, 1, 2].map((index) => distributionOf(index, [60, 40], 0, ['a', 'b']));
  // Of the last window z holds 6 parts of 100 and y 4; over all windows a has 2.7 and b 1.2.
  const last = distributionOf(3, [90, 6, 4], 0, ['a', 'z', 'y']);
  expect(stackOf([...early, last], 2).entities).toEqual(['a', 'z']);
  expect(stackOf([...early, last], 3).entities).toEqual(['a', 'b', 'z']);
});
