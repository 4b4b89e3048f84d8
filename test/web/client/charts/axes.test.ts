import { expect, test } from 'vitest';
import { horizontalScale, pixelsAlong, verticalScale } from '../../../../src/web/client/charts/_axes.ts';

const frame = { format: (value: number) => value.toFixed(1), top: 0, bottom: 300 };
const texts = (scale: ReturnType<typeof verticalScale>) => scale.ticks.map(({ text }) => text);

test('a linear scale begins at zero, and is nicely rounded above', () => {
  const scale = verticalScale([2, 9.3], { ...frame, scale: 'linear' });
  expect(scale.y(0)).toBe(300);
  expect(scale.y(10)).toBe(0);
  expect(texts(scale)).toEqual(['0.0', '2.0', '4.0', '6.0', '8.0', '10.0']);
});

test('values that are all far from zero are shown large', () => {
  const scale = verticalScale([5.1, 6.4], { ...frame, scale: 'linear' });
  expect(scale.y(5)).toBeCloseTo(300, 9);
  expect(scale.y(6.4)).toBeLessThan(45);
});

test('no two ticks say the same, however far one has zoomed', () => {
  const scale = verticalScale([6.01, 6.09], { ...frame, scale: 'linear' });
  expect(new Set(texts(scale)).size).toBe(texts(scale).length);
});

test('a logarithmic scale has round ticks, and what it cannot show lies on its floor', () => {
  const scale = verticalScale([3, 700], { ...frame, scale: 'log' });
  expect(texts(scale)).toEqual(['3.0', '5.0', '10.0', '20.0', '30.0', '50.0', '100.0', '200.0', '300.0', '500.0']);
  expect(scale.y(0)).toBe(300);
  expect(scale.y(5) - scale.y(50)).toBeCloseTo(scale.y(50) - scale.y(500), 9);
});

test('nothing to show is a scale all the same', () => {
  expect(verticalScale([], { ...frame, scale: 'linear' }).y(1)).toBe(0);
  expect(texts(verticalScale([0, 0], { ...frame, scale: 'linear' })).length).toBeGreaterThan(1);
});

test('the plain function along an axis says what its scale says', () => {
  const box = { left: 40, right: 940, top: 0, bottom: 300 };
  const range = [Date.UTC(2016, 0), Date.UTC(2026, 0)] as const;
  const scale = horizontalScale('time', range, box);
  const at = Date.UTC(2021, 5, 17);
  expect(pixelsAlong(range, box)(at)).toBeCloseTo(scale(at), 6);
});
