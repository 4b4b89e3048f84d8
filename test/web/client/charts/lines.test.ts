import { expect, test } from 'vitest';
import {
  endNames,
  hasBand,
  lineShape,
  placesOf,
  pointAt,
  valueRange,
} from '../../../../src/web/client/charts/_lines.ts';
import type { Line, LinePoint } from '../../../../src/web/client/charts/chart.ts';

const scales = { x: (value: number) => value, y: (value: number) => 100 - value };

function point(from: number, estimate: number | null, rest: Partial<LinePoint> = {}): LinePoint {
  const none = { low: null, high: null, boundLow: null, boundHigh: null, id: null };
  return { x: from + 5, from, to: from + 10, estimate, ...none, ...rest };
}

const line = (points: readonly LinePoint[]): Line => ({ id: 'a', name: 'A', colour: 'red', points });

test('a line runs through the middles of its windows', () => {
  expect(lineShape(line([point(0, 10), point(10, 20)]), [0, 20], scales)).toMatchObject({
    line: 'M5,90L15,80',
    interval: '',
    bounds: '',
    end: { x: 15, y: 80 },
  });
});

test('a missing value and a missing window are gaps, and a value alone is a dot', () => {
  const { line: path, dots } = lineShape(
    line([point(0, 1), point(10, 2), point(20, null), point(30, 4), point(60, 5), point(70, 6)]),
    [0, 80],
    scales,
  );
  expect(path).toBe('M5,99L15,98M65,95L75,94');
  expect(dots).toEqual([{ x: 35, y: 96 }]);
});

test('interval and bounds are bands of their own, and have a width around a value alone', () => {
  const shape = lineShape(
    line([point(0, 10, { low: 8, high: 12, boundLow: 9, boundHigh: 10 }), point(10, 20, { low: 18, high: 22 })]),
    [0, 20],
    scales,
  );
  expect(shape.interval).toBe('M5,88L15,78L15,82L5,92Z');
  expect(shape.bounds).toBe('M1.5,90L8.5,90L8.5,91L1.5,91Z');
});

test('a zoomed line leads out of the picture, and its name stands where it leaves', () => {
  const shape = lineShape(line([point(0, 0), point(10, 10), point(20, 20), point(30, 30)]), [10, 20], scales);
  expect(shape.line).toBe('M5,100L15,90L25,80');
  expect(shape.end).toEqual({ x: 20, y: 85 }); // half way from 15 to 25
});

test('the range of values has room for bands, and only of what is visible', () => {
  const one = line([point(0, 100), point(10, 5, { low: 2, high: 7, boundLow: 1, boundHigh: 5 }), point(20, 0)]);
  expect(valueRange([one], [10, 20], 'linear')).toEqual([1, 7]);
  expect(valueRange([one], [20, 30], 'linear')).toEqual([0, 0]);
  expect(valueRange([one], [20, 30], 'log')).toBeNull();
});

test('bounds that are the value itself are not drawn as bounds', () => {
  expect(hasBand([line([point(0, 5, { boundLow: 5, boundHigh: 5 })])], 'boundLow', 'boundHigh')).toBe(false);
  expect(hasBand([line([point(0, 5, { boundLow: 4, boundHigh: 5 })])], 'boundLow', 'boundHigh')).toBe(true);
});

test('what a line says of an instant is what its window around it says', () => {
  const one = line([point(0, 1), point(10, 2), point(40, 3)]);
  expect(pointAt(one, 12)?.estimate).toBe(2);
  expect(pointAt(one, 45)?.estimate).toBe(3);
  expect(pointAt(one, 30)).toBeUndefined();
});

test('places are the middles of windows with a value, of all lines, each once', () => {
  expect(placesOf([line([point(0, 1), point(10, null)]), line([point(0, 1), point(20, 3)])], [0, 30])).toEqual([5, 25]);
});

test('names at the ends of lines do not touch, and are left out where there is no room', () => {
  const box = { left: 0, right: 100, top: 0, bottom: 100 };
  const ends = [50, 51, 52].map((y, at) => ({ id: String(at), name: 'n', end: { x: 100, y } }));
  const ys = endNames(ends, box).map(({ y }) => y);
  expect(ys).toEqual([36, 51, 66]);
  const many = Array.from({ length: 20 }, (_, at) => ({ id: String(at), name: 'n', end: { x: 100, y: 50 } }));
  expect(endNames(many, box)).toEqual([]);
});

test('five lines of two thousand values are drawn well within a frame or two', () => {
  const lines = Array.from({ length: 5 }, () =>
    line(
      Array.from({ length: 2000 }, (_, at) => point(at * 10, 50, { low: 40, high: 60, boundLow: 45, boundHigh: 52 })),
    ),
  );
  const draw = () => lines.map((one) => lineShape(one, [0, 20_000], scales));
  draw();
  const times = Array.from({ length: 20 }, () => {
    const start = performance.now();
    draw();
    return performance.now() - start;
  });
  expect(Math.min(...times)).toBeLessThan(30);
});
