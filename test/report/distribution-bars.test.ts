import { expect, test } from 'vitest';
import { distributionBars } from '../../src/report/distribution-bars.ts';
import { distributionOf, hostileNames } from './sample.ts';
import { markupFault } from './well-formed.ts';

const names = new Map([['e0', 'First & foremost']]);
const widths = (svg: string): number[] =>
  [...svg.matchAll(/<rect [^>]*width="([\d.]+)"/g)].map((match) => Number(match[1]));

test('bars are as long as their proportions, and whiskers contain their ends', () => {
  const distribution = distributionOf(0, [40, 20], 20);
  const proportionIntervals = [
    { low: 0.4, high: 0.6 },
    { low: 0.2, high: 0.3 },
  ];
  const svg = distributionBars({ id: 'b', title: 'Now', distribution, names, proportionIntervals }, { width: 310 });
  const [first, second, nobody] = widths(svg);
  expect(first! / second!).toBeCloseTo(2, 1);
  expect(nobody).toBeCloseTo(second!, 1);
  const [x1, x2] = svg
    .match(/x1="([\d.]+)" x2="([\d.]+)" class="interval"/)!
    .slice(1)
    .map(Number);
  const left = Number(svg.match(/<rect x="([\d.]+)"/)![1]);
  // By hand: the proportion is 0.5 and its interval [0.4, 0.6].
  expect((x1! - left) / first!).toBeCloseTo(0.8, 2);
  expect((x2! - left) / first!).toBeCloseTo(1.2, 2);
});

test('beyond the limit the others are one bar, but never one other alone', () => {
  const labels = (count: number): string[] => {
    const distribution = distributionOf(
      0,
      Array.from({ length: count }, (_, index) => count - index),
    );
    const svg = distributionBars({ id: 'b', title: 'Now', distribution, names, limit: 3 }, { width: 310 });
    return [...svg.matchAll(/text-anchor="end">([^<]+)</g)].map((match) => match[1]!);
  };
  expect(labels(4)).toEqual(['First &amp; foremost', 'e1', 'e2', 'e3']);
  expect(labels(6)).toEqual(['First &amp; foremost', 'e1', 'e2', '3 others']);
});

test('an empty window is said, not drawn', () => {
  const svg = distributionBars({ id: 'b', title: 'Now', distribution: distributionOf(0, []), names }, { width: 310 });
  expect(svg).toContain('The window has no weight.');
});

test('names that are hostile leave the drawing well-formed', () => {
  const weights = hostileNames.map((_, index) => 100 - index);
  const distribution = distributionOf(0, weights, 5, hostileNames);
  const svg = distributionBars({ id: 'b', title: 'Now', distribution, names: new Map(), limit: 50 }, { width: 310 });
  expect(markupFault(svg)).toBeNull();
});
