import { expect, test } from 'vitest';
import {
  inMap,
  isInMap,
  type MapLayoutOptions,
  mapLayout,
  withinMap,
} from '../../../../src/web/client/charts/_map-layout.ts';
import { areas } from '../../../../src/web/client/charts/_world.ts';

const options: MapLayoutOptions = {
  width: 1200,
  scale: 1,
  world: { width: 1000, height: 450 },
  area: areas[0]!,
  bars: [1, 1],
  labels: ['under 1%', '40% or more'],
};

test('two maps stand beside each other where there is room, and below each other where there is not', () => {
  const wide = mapLayout(options);
  expect(wide.origins).toEqual([
    [0, 0],
    [wide.panelWidth + 28, 0],
  ]);
  expect(2 * wide.panelWidth + 28).toBe(1200);
  const narrow = mapLayout({ ...options, width: 320 });
  expect(narrow.panelWidth).toBe(320);
  expect(narrow.origins[1]![0]).toBe(0);
  expect(narrow.origins[1]![1]).toBeGreaterThan(narrow.top + narrow.mapHeight);
});

test('larger type needs more room before maps stand beside each other', () => {
  expect(mapLayout({ ...options, width: 800, scale: 1.3 }).origins[1]![0]).toBe(0);
});

test('the whole world fills its map', () => {
  const layout = mapLayout(options);
  expect(inMap(layout, [0, 0])).toEqual([0, 0]);
  const [x, y] = inMap(layout, [1000, 450]);
  expect(x).toBeCloseTo(layout.panelWidth, 9);
  expect(y).toBeCloseTo(layout.mapHeight, 9);
});

test('a part of the world fills its map too and never shows what is below the world', () => {
  for (const area of areas) {
    const layout = mapLayout({ ...options, area });
    const bottom = layout.shift[1] + layout.mapHeight / layout.scale;
    expect(bottom, area.id).toBeLessThanOrEqual(450 + 1e-9);
    expect(isInMap(layout, inMap(layout, layout.shift)), area.id).toBe(true);
  }
});

test('what lies outside the shown part is known to, and its tooltip stays at the edge', () => {
  const europe = mapLayout({ ...options, area: areas.find(({ id }) => id === 'europe')! });
  const far = inMap(europe, [0, 450]);
  expect(isInMap(europe, far)).toBe(false);
  expect(withinMap(europe, far)).toEqual([0, europe.mapHeight]);
});

test('the legend stays within the picture, in columns', () => {
  const labels = Array.from({ length: 11 }, (_, index) => `class number ${index}`);
  for (const width of [280, 600, 1200]) {
    const { legend, height } = mapLayout({ ...options, width, labels });
    expect(new Set(legend.map(String)).size).toBe(11);
    for (const [x, y] of legend) {
      expect(x).toBeLessThan(width - 80);
      expect(y).toBeLessThan(height);
    }
  }
});
