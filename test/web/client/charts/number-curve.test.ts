import { describe, expect, test } from 'vitest';
import { type NumberAxis, numberScale, numberTicks } from '../../../../src/web/client/charts/_axes.ts';
import { corners, curveAt, intervalArea } from '../../../../src/web/client/charts/_number-curve.ts';
import type { Curve } from '../../../../src/web/client/charts/chart.ts';

const point = (x: number, value: number | null, low: number | null = null, high: number | null = null) => ({
  x,
  value,
  low,
  high,
});
const step: Curve = { id: 'a', name: 'A', colour: 'red', shape: 'step', points: [point(1, 2), point(3, 5)] };
const line: Curve = { ...step, shape: 'line' };

describe('a curve of steps', () => {
  test('holds each value until the next one', () => {
    expect(corners(step).map(({ x, value }) => [x, value])).toEqual([
      [1, 2],
      [3, 2],
      [3, 5],
    ]);
    expect(corners(line)).toEqual(line.points);
  });

  test('has a value between its places where a line and dots have none', () => {
    expect([curveAt(step, 2)?.value, curveAt(line, 2)?.value]).toEqual([2, undefined]);
    expect([curveAt(step, 3)?.value, curveAt(line, 3)?.value]).toEqual([5, 5]);
    expect(curveAt(step, 0)).toBeNull();
    const dots: Curve = { ...step, shape: 'dots' };
    expect([corners(dots), curveAt(dots, 2), curveAt(dots, 3)?.value]).toEqual([dots.points, null, 5]);
  });
});

test('an interval without an upper end goes up to the top, one without a lower is a gap', () => {
  const scales = { x: (value: number) => value, y: (value: number) => 10 - value, top: 0 };
  expect(intervalArea([point(1, 2, 1, 3), point(2, null, 1, null)], scales)).toBe('M1,7L2,0L2,9L1,9Z');
  expect(intervalArea([point(1, 2)], scales)).toBe('');
});

describe('ticks of an axis of numbers', () => {
  const box = (right: number) => ({ left: 0, right, top: 0, bottom: 100 });
  const axis = (scale: NumberAxis['scale']): NumberAxis => ({ scale, format: String, means: '' });
  const ticks = (scale: NumberAxis['scale'], domain: [number, number], right: number) =>
    numberTicks(numberScale(axis(scale), domain, box(right)), axis(scale)).map(({ value }) => value);

  test('are powers of ten on a logarithmic one, fewer where there is less room', () => {
    expect(ticks('log', [0.3, 30_000], 600)).toEqual([1, 10, 100, 1000, 10_000]);
    expect(ticks('log', [0.3, 30_000], 180)).toEqual([1, 100, 10_000]);
  });

  test('are finer round numbers where there are not three powers of ten', () => {
    expect(ticks('log', [1, 30], 600).length).toBeGreaterThan(2);
  });

  test('are round numbers on an even one', () => {
    expect(ticks('linear', [0, 60], 600)).toContain(30);
  });
});
