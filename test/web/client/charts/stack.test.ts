import { expect, test } from 'vitest';
import { bandNames, bandShapes, bandsOf } from '../../../../src/web/client/charts/_stack.ts';
import type { StackedWindow } from '../../../../src/web/client/charts/chart.ts';

const colours = { entity: (id: string) => `colour of ${id}`, rest: 'grey', nobody: 'hatch' };
const entities = [
  { id: 'a', name: 'A' },
  { id: 'b', name: 'B' },
];
const window = (from: number, [a, b, rest, unattributed]: [number, number, number, number]): StackedWindow => ({
  from,
  to: from + 10,
  proportions: [a, b],
  rest,
  unattributed,
});
const scales = { x: (value: number) => value, y: (value: number) => 100 - 100 * value };
const box = { left: 0, right: 100, top: 0, bottom: 100 };

test('what nobody holds in any window has no band', () => {
  const full = [window(0, [0.5, 0.5, 0, 0])];
  expect(bandsOf(entities, full, colours).map(({ id }) => id)).toEqual(['a', 'b']);
  const all = bandsOf(entities, [window(0, [0.5, 0.2, 0.2, 0.1])], colours);
  expect(all.map(({ id, colour, isHatched }) => [id, colour, isHatched])).toEqual([
    ['a', 'colour of a', false],
    ['b', 'colour of b', false],
    ['(others)', 'grey', false],
    ['(unattributed)', 'hatch', true],
  ]);
});

test('each window is a step as wide as it is, one band on the other', () => {
  const windows = [window(0, [0.5, 0.5, 0, 0]), window(10, [0.25, 0.75, 0, 0])];
  const paths = bandShapes(bandsOf(entities, windows, colours), windows, scales, box).map(({ path }) => path);
  expect(paths).toEqual([
    'M0,50L10,50L10,75L20,75L20,100L10,100L10,100L0,100Z',
    'M0,0L10,0L10,0L20,0L20,75L10,75L10,50L0,50Z',
  ]);
});

test('a window that is not there is a gap', () => {
  const windows = [window(0, [1, 0, 0, 0]), window(30, [1, 0, 0, 0])];
  const [first] = bandShapes(bandsOf(entities, windows, colours), windows, scales, box);
  expect(first!.path).toBe('M0,0L10,0L10,100L0,100ZM30,0L40,0L40,100L30,100Z');
});

test('windows that overlap are drawn as areas through their middles', () => {
  const windows = [window(0, [1, 0, 0, 0]), window(5, [0.5, 0.5, 0, 0])];
  const [first] = bandShapes(bandsOf(entities, windows, colours), windows, scales, box);
  expect(first!.path).toBe('M0,0L5,0L10,50L15,50L15,100L10,100L5,100L0,100Z');
});

test('a band alone stands on the base line', () => {
  const windows = [window(0, [0.75, 0.25, 0, 0])];
  const [, b] = bandsOf(entities, windows, colours);
  expect(bandShapes([b!], windows, scales, box)[0]!.path).toBe('M0,75L10,75L10,100L0,100Z');
});

test('a name lies inside its band where that is highest, and inside one stretch', () => {
  const windows = Array.from({ length: 10 }, (_, at) => window(at * 10, [at === 7 ? 0.6 : 0.4, 0.1, 0.5, 0]));
  const [a, b] = bandShapes(bandsOf(entities, windows, colours), windows, scales, box);
  expect(a!.inside).toEqual({ x: 75, y: 70 }); // the middle of the eighth window, half of 60% up
  expect(b!.inside).toBeNull(); // 10 pixels are too few
});

test('names at the end are beside their bands, without those too thin', () => {
  const last = window(0, [0.6, 0.005, 0.395, 0]);
  const named = bandNames(bandsOf(entities, [last], colours), last, { y: scales.y, text: ({ name }) => name, box });
  expect(named.map(({ text, y }) => [text, Math.round(y)])).toEqual([
    ['A', 70],
    ['all others', 20],
  ]);
});
