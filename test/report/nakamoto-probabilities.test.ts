import { expect, test } from 'vitest';
import { nakamotoProbabilities } from '../../src/report/nakamoto-probabilities.ts';
import { markupFault } from './well-formed.ts';

const size = { width: 280, height: 130 };

test('bars are as high as their probabilities, with a neighbour on either side and none below one', () => {
  const probabilities = [
    { value: 2, probability: 0.75 },
    { value: 3, probability: 0.25 },
    { value: 4, probability: 0 },
  ];
  const svg = nakamotoProbabilities({ id: 'n', title: 'By pool', probabilities, series: 0 }, size);
  const heights = [...svg.matchAll(/<rect [^>]*height="([\d.]+)"/g)].map((match) => Number(match[1]));
  // The scale runs from y = 110 (0) to y = 20 (1).
  expect(heights).toEqual([67.5, 22.5]);
  expect([...svg.matchAll(/>(\d)</g)].map((match) => match[1])).toEqual(['1', '2', '3', '4']);
  expect(markupFault(svg)).toBeNull();
  const certain = nakamotoProbabilities(
    { id: 'n', title: 'By pool', probabilities: [{ value: 1, probability: 1 }], series: 0 },
    size,
  );
  expect([...certain.matchAll(/>(\d)</g)].map((match) => match[1])).toEqual(['1', '2']);
});

test('no probabilities are said, not drawn', () => {
  expect(nakamotoProbabilities({ id: 'n', title: 'By pool', probabilities: [], series: 0 }, size)).toContain(
    'No probabilities.',
  );
});
