import { expect, test } from 'vitest';
import { sparkline } from '../../src/report/sparkline.ts';
import { reading } from './sample.ts';
import { markupFault } from './well-formed.ts';

const size = { width: 100, height: 30 };

test('the greatest value is at the top, the least at the foot, and the last has the dot', () => {
  const readings = [1, 3, 2].map((estimate, index) => reading(index, { estimate }));
  const svg = sparkline({ id: 'k', title: 'Trajectory', readings, series: 0 }, size);
  // The scale runs from y = 27 to y = 3; the centres are at 1/6, 3/6 and 5/6 of x from 3 to 97.
  expect(svg).toContain('d="M18.7,27L50,3L81.3,15"');
  expect(svg).toContain('cx="81.33" cy="15"');
  expect(markupFault(svg)).toBeNull();
});

test('without values there is a title and no line', () => {
  const svg = sparkline({ id: 'k', title: 'Trajectory', readings: [reading(0, { estimate: null })], series: 0 }, size);
  expect(svg).toContain('No window has a value.');
  expect(svg).not.toContain('<path');
});
