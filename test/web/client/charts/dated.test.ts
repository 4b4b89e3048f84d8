import { describe, expect, test } from 'vitest';
import {
  bandPath,
  type DatedPoint,
  type DatedSeries,
  datedPath,
  joinedTitle,
  nearPoints,
  pointAt,
  stretches,
  valuesIn,
} from '../../../../src/web/client/charts/dated.ts';

const point = (at: number, value: number | null, rest: Partial<DatedPoint> = {}): DatedPoint => ({
  at,
  value,
  low: null,
  high: null,
  label: null,
  id: null,
  ...rest,
});
const series = (shape: DatedSeries['shape'], ...points: DatedPoint[]): DatedSeries => ({
  id: 'a',
  name: 'A',
  colour: 'red',
  shape,
  points,
});
const same = (value: number): number => value;

describe('what a series says of a day', () => {
  const points = [point(10, 1), point(20, 2)];

  test('is the last step before it, of steps', () => {
    const steps = series('step', ...points);
    expect([9, 10, 15, 20, 99].map((at) => pointAt(steps, at)?.value ?? null)).toEqual([null, 1, 1, 2, 2]);
  });

  test('is the value of that very day, of a line', () => {
    const line = series('line', ...points);
    expect([9, 10, 15, 20, 99].map((at) => pointAt(line, at)?.value ?? null)).toEqual([null, 1, null, 2, null]);
  });
});

describe('a path', () => {
  const places = [
    { x: 0, y: 10 },
    { x: 5, y: 4 },
  ];

  test('of steps goes across before it goes up, and on to the end', () => {
    expect(datedPath(places, { shape: 'step', endX: 9 })).toBe('M0,10H5V4H9');
  });

  test('of steps does not go back where the end lies before the last', () => {
    expect(datedPath(places, { shape: 'step', endX: 3 })).toBe('M0,10H5V4H5');
  });

  test('of a line goes from place to place', () => {
    expect(datedPath(places, { shape: 'line', endX: 9 })).toBe('M0,10L5,4');
  });

  test('of nothing is empty', () => {
    expect(datedPath([], { shape: 'step', endX: 9 })).toBe('');
  });
});

describe('a band', () => {
  test('without an upper end goes up to the top', () => {
    const points = [point(0, 2, { low: 3, high: 1 }), point(5, 2, { low: 4, high: null })];
    expect(bandPath(points, { x: same, y: same, top: -7 })).toBe('M0,1L5,-7L5,4L0,3Z');
  });

  test('is cut where there is no interval', () => {
    const points = [point(0, 2, { low: 3, high: 1 }), point(1, 2), point(2, 2, { low: 3, high: 1 })];
    expect(bandPath(points, { x: same, y: same, top: 0 }).match(/M/g)).toHaveLength(2);
  });
});

describe('a range', () => {
  const steps = series('step', point(0, 1), point(10, 2), point(20, 50), point(30, 60));

  test('has the points that lead into it and out of it', () => {
    expect(nearPoints(steps, [12, 22]).map(({ at }) => at)).toEqual([10, 20, 30]);
    expect(nearPoints(steps, [-5, 99])).toHaveLength(4);
  });

  test('has room for the step that it begins on, and for none after it', () => {
    expect(valuesIn(steps, [12, 15])).toEqual([2]);
    expect(valuesIn({ ...steps, shape: 'line' }, [12, 22])).toEqual([50]);
  });

  test('has room for intervals', () => {
    expect(valuesIn(series('line', point(0, 5, { low: 1, high: null })), [0, 1])).toEqual([5, 1]);
  });
});

test('a line is broken where a value is missing', () => {
  const parts = stretches([point(0, 1), point(1, null), point(2, 3), point(3, 4)]);
  expect(parts.map((part) => part.map(({ at }) => at))).toEqual([[0], [2, 3]]);
});

test('lines that are the same have one name, and devices of another kind keep theirs', () => {
  const phones = joinedTitle(joinedTitle('Phone with 6 GB', 'Phone with 8 GB'), 'Phone with 12 GB');
  expect(phones).toBe('Phone with 6 GB, 8 GB, 12 GB');
  expect(joinedTitle(phones, 'Laptop with 16 GB')).toBe('Phone with 6 GB, 8 GB, 12 GB, laptop with 16 GB');
});
