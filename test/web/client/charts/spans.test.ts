import { expect, test } from 'vitest';
import { spansLayout } from '../../../../src/web/client/charts/_spans.ts';
import type { Span } from '../../../../src/web/client/charts/chart.ts';

const span = (id: string, from: number, to: number): Span => ({
  id,
  name: `row ${id}`,
  parts: [{ from, to, colour: 'red', name: 'part', text: '' }],
  dots: [{ at: to, colour: 'red', name: 'dot', shape: 'circle' }],
});
const format = String;

test('the axis holds zero and every end, inside the drawing', () => {
  const { x, left, right, ticks } = spansLayout([span('a', -30, 70), span('b', 5, 12)], { width: 800, format });
  expect(x(-30)).toBeGreaterThanOrEqual(left);
  expect(x(70)).toBeLessThanOrEqual(right);
  expect(ticks.map(({ value }) => value)).toContain(0);
});

test('values of one sign still begin at zero', () => {
  expect(spansLayout([span('a', 40, 70)], { width: 800, format }).x.domain()[0]).toBe(0);
  expect(spansLayout([span('a', -70, -40)], { width: 800, format }).x.domain()[1]).toBe(0);
});

test('names stand above where there is no room beside', () => {
  const rows = [span('a', 0, 1), span('b', 0, 1)];
  const [narrow, wide] = [360, 900].map((width) => spansLayout(rows, { width, format }));
  expect([narrow!.isNarrow, wide!.isNarrow]).toEqual([true, false]);
  expect(narrow!.height).toBeGreaterThan(wide!.height);
});
