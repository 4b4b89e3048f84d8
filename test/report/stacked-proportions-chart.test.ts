import { expect, test } from 'vitest';
import { entityColour } from '../../src/report/palette.ts';
import { stackOf } from '../../src/report/stack.ts';
import { stackedProportionsChart } from '../../src/report/stacked-proportions-chart.ts';
import { distributionOf, hostileNames } from './sample.ts';
import { markupFault } from './well-formed.ts';

const size = { width: 880, height: 440 };

function chart(windows: readonly number[], names: ReadonlyMap<string, string> = new Map()): string {
  const stack = stackOf(
    windows.map((index) => distributionOf(index, [50, 30, 10], 10)),
    2,
  );
  return stackedProportionsChart({ id: 's', title: 'Proportions', stack, names, labelBreaksMs: [] }, size);
}

function ys(svg: string, fill: string): number[] {
  const path = svg.match(new RegExp(`<path d="([^"]+)" fill="${fill.replace(/[()#]/g, '\\$&')}"`))?.[1] ?? '';
  return [...path.matchAll(/,(-?[\d.]+)/g)].map((match) => Number(match[1]));
}

test('each band spans its proportion of the height, from the largest entity up to the unattributed at the top', () => {
  const svg = chart([0, 1, 2]);
  // The plot runs from y = 412 (none) to y = 8 (all); proportions are 0.5, 0.3, 0.1 and 0.1 by hand.
  const at = (proportion: number): number => 412 - proportion * 404;
  expect(new Set(ys(svg, entityColour('e0')))).toEqual(new Set([at(0), at(0.5)]));
  expect(Math.max(...ys(svg, entityColour('e1')))).toBeCloseTo(at(0.5), 0);
  expect(Math.min(...ys(svg, entityColour('e1')))).toBeCloseTo(at(0.8), 0);
  expect(Math.min(...ys(svg, 'url(#s-nobody)'))).toBeCloseTo(8, 5);
});

test('a gap in time is a gap in the areas', () => {
  const areasOf = (svg: string): number => [...svg.matchAll(/<path d="[^"]+Z"/g)].length;
  expect(areasOf(chart([0, 1, 2, 3]))).toBe(4);
  expect(areasOf(chart([0, 1, 4, 5]))).toBe(8);
});

test('bands are named with their proportion of the last window', () => {
  const svg = chart([0, 1], new Map([['e0', 'First & foremost']]));
  expect(svg).toContain('>First &amp; foremost 50%<');
  expect(svg).toContain('>all others 10%<');
  expect(svg).toContain('>unattributed 10%<');
});

test('an entity that has gone by the end is named inside its band', () => {
  const distributions = Array.from({ length: 40 }, (_, index) =>
    distributionOf(index, index < 20 ? [60, 40] : [100], 0, index < 20 ? ['gone', 'kept'] : ['kept']),
  );
  const svg = stackedProportionsChart(
    { id: 's', title: 'Proportions', stack: stackOf(distributions), names: new Map(), labelBreaksMs: [] },
    size,
  );
  expect(svg).toMatch(/text-anchor="middle" font-size="12"[^>]*>gone</);
  expect(svg).toContain('>kept 100%<');
});

test('every entity is named once: at the end, inside its band, or in the key below', () => {
  // Twelve entities that each hold all of two windows in turn: no room inside, and all but the last have gone by the end.
  const entities = Array.from({ length: 12 }, (_, index) => `a long name ${index}`);
  const distributions = Array.from({ length: 24 }, (_, index) =>
    distributionOf(index, [1], 0, [entities[index >> 1]!]),
  );
  const stack = stackOf(distributions, 12);
  for (const width of [880, 360]) {
    const data = { id: 's', title: 'Proportions', stack, names: new Map(), labelBreaksMs: [] };
    const svg = stackedProportionsChart(data, { width, height: 400 });
    const named = [...svg.matchAll(/>(a long name \d+)(?: 100%)?</g)].map((match) => match[1]!);
    expect(named.sort()).toEqual([...entities].sort());
    const [, height] = svg.match(/viewBox="0 0 \d+ (\d+)"/)!;
    for (const [, y] of svg.matchAll(/<text [^>]*y="([\d.]+)"/g)) expect(Number(y)).toBeLessThan(Number(height));
  }
});

test('no weight is said, not drawn', () => {
  expect(chart([])).toContain('No window has any weight.');
});

test('names that are hostile leave the drawing well-formed, at both widths', () => {
  const weights = hostileNames.map((_, index) => 100 - index);
  const stack = stackOf(
    [0, 1].map((index) => distributionOf(index, weights, 5, hostileNames)),
    9,
  );
  for (const width of [880, 360]) {
    const data = { id: 's', title: hostileNames.join(), stack, names: new Map(), labelBreaksMs: [] };
    expect(markupFault(stackedProportionsChart(data, { width, height: 400 }))).toBeNull();
  }
});
