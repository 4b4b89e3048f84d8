import { expect, test } from 'vitest';
import { barsLayout } from '../../../../src/web/client/charts/_bars.ts';

const format = (value: number) => `${Math.round(value * 100)}%`;
const row = (id: string, value: number, low: number | null = null, high: number | null = null) => ({
  id,
  name: id.toUpperCase(),
  colour: 'red',
  value,
  low,
  high,
});

test('the longest bar with its interval and its number fills the width', () => {
  const { bars, left } = barsLayout([row('a', 0.4, 0.3, 0.5), row('b', 0.1)], { width: 700, format });
  const [a, b] = bars;
  expect(a!.length / b!.length).toBeCloseTo(4, 9);
  expect((a!.interval![1] - left) / a!.length).toBeCloseTo(1.25, 9);
  expect(a!.valueX).toBe(a!.interval![1] + 8);
  expect(a!.valueX + 3 * 8).toBeLessThanOrEqual(700);
  expect(b!.interval).toBeNull();
});

test('several charts can have one scale', () => {
  const { bars, left } = barsLayout([row('a', 0.25)], { width: 700, format, max: 1 });
  const full = barsLayout([row('a', 1)], { width: 700, format: () => '25%', max: 1 });
  expect(bars[0]!.length).toBeCloseTo(full.bars[0]!.length / 4, 6);
  expect(left).toBe(full.left);
});

test('on a narrow screen names stand above their bars', () => {
  const { isNarrow, left, bars } = barsLayout([row('a', 1)], { width: 320, format });
  expect(isNarrow).toBe(true);
  expect(left).toBe(0);
  expect(bars[0]!.middle).toBeGreaterThan(bars[0]!.top + 24);
});

test('a long name is cut to its room, and nothing at all has no length', () => {
  const { bars } = barsLayout([{ ...row('a', 0), name: 'x'.repeat(400) }], { width: 700, format });
  expect(bars[0]!.name.length).toBeLessThan(40);
  expect(bars[0]!.length).toBe(0);
});
