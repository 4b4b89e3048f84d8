import { expect, test } from 'vitest';
import { levelChart, levelDifference } from '../../src/report/level-chart.ts';
import { hostileNames, reading } from './sample.ts';
import { markupFault } from './well-formed.ts';

const hhi = { measure: 'hhi', unit: 'points' };
const pool = reading(0, { ...hhi, estimate: 1600, low: 1560, high: 1640, boundLow: 1600, boundHigh: 1700 });
const group = reading(0, { ...hhi, estimate: 2200, low: 2150, high: 2250, boundLow: 2200, boundHigh: 2300 });
const chart = (rows: readonly { name: string; reading: typeof pool }[]): string =>
  levelChart({ id: 'l', title: 'HHI', rows, upMeans: 'more concentrated' }, { width: 400 });

test('the dot lies inside its interval, and the interval is as wide as the scale says', () => {
  const svg = chart([
    { name: 'pool', reading: pool },
    { name: 'proxy group', reading: group },
  ]);
  const intervals = [...svg.matchAll(/<rect x="([\d.]+)" [^>]*?width="([\d.]+)"[^>]*class="interval"/g)].map(
    (match) => ({
      left: Number(match[1]),
      width: Number(match[2]),
    }),
  );
  const dots = [...svg.matchAll(/<circle cx="([\d.]+)"/g)].map((match) => Number(match[1]));
  expect(dots).toHaveLength(2);
  // 600 points between the dots and 80 and 100 points across the intervals, by hand.
  const pixelsPerPoint = (dots[1]! - dots[0]!) / 600;
  expect(intervals[0]!.width).toBeCloseTo(80 * pixelsPerPoint, 1);
  expect(intervals[1]!.width).toBeCloseTo(100 * pixelsPerPoint, 1);
  expect(intervals[0]!.left + intervals[0]!.width / 2).toBeCloseTo(dots[0]!, 1);
});

test('bounds that say nothing beside the estimate are not drawn', () => {
  expect(chart([{ name: 'pool', reading: pool }])).toContain('class="bounds"');
  expect(chart([{ name: 'pool', reading: { ...pool, boundHigh: 1600 } }])).not.toContain('class="bounds"');
});

test('the difference that the level makes is said beside the widest interval', () => {
  expect(levelDifference([pool, group])).toBe(
    'The choice of level moves this by 600 points; the widest interval is 100 points across.',
  );
  const ratio = { measure: 'concentration-ratio:1', unit: 'ratio', low: null, high: null };
  expect(levelDifference([reading(0, { ...ratio, estimate: 0.3 }), reading(0, { ...ratio, estimate: 0.45 })])).toBe(
    'The choice of level moves this by 15.0 percentage points.',
  );
  expect(levelDifference([pool])).toBeNull();
});

test('no value is said, and one value alone is drawn', () => {
  expect(chart([{ name: 'pool', reading: reading(0, { estimate: null }) }])).toContain('No level has a value.');
  const alone = reading(0, { estimate: 5, low: null, high: null, boundLow: null, boundHigh: null });
  expect(chart([{ name: 'pool', reading: alone }])).not.toMatch(/NaN|Infinity/);
});

test('names that are hostile leave the drawing well-formed', () => {
  expect(markupFault(chart(hostileNames.map((name) => ({ name, reading: pool }))))).toBeNull();
});
