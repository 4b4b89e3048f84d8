import { readFileSync } from 'node:fs';
import type { Topology } from 'topojson-specification';
import { expect, test } from 'vitest';
import { areas, worldOf } from '../../../../src/web/client/charts/_world.ts';
import { root } from '../../../helpers/source-files.ts';

const world = worldOf(
  JSON.parse(readFileSync(`${root}/node_modules/world-atlas/countries-110m.json`, 'utf8')) as Topology,
);

/** Area inside an SVG path of straight lines, by the shoelace formula. */
function areaOf(path: string): number {
  let sum = 0;
  for (const ring of path.split('Z')) {
    const points = ring
      .replace('M', '')
      .split('L')
      .filter((text) => text !== '')
      .map((text) => text.split(',').map(Number) as [number, number]);
    for (const [index, [x, y]] of points.entries()) {
      const [nextX, nextY] = points[(index + 1) % points.length]!;
      sum += x * nextY - nextX * y;
    }
  }
  return Math.abs(sum) / 2;
}
const outline = (id: string): string => world.outlines.find((one) => one.id === id)!.path;

test('areas are in true proportion', () => {
  // Land and lakes in thousands of square kilometres (UN Demographic Yearbook): Greenland 2,166, Congo 2,345, Australia 7,692.
  expect(areaOf(outline('gl')) / areaOf(outline('cd'))).toBeCloseTo(2166 / 2345, 1);
  expect(areaOf(outline('au')) / areaOf(outline('cd'))).toBeCloseTo(7692 / 2345, 1);
});

test('Antarctica is left out, and all else of the 177 outlines is drawn', () => {
  expect(world.outlines.length).toBe(176);
  expect(world.outlines.some(({ id }) => id === 'aq')).toBe(false);
  expect(world.outlines.every(({ path }) => path.startsWith('M'))).toBe(true);
});

test('every place lies on the map', () => {
  for (const [id, [x, y]] of world.places) {
    expect(x, id).toBeGreaterThanOrEqual(0);
    expect(x, id).toBeLessThanOrEqual(world.width);
    expect(y, id).toBeGreaterThanOrEqual(0);
    expect(y, id).toBeLessThanOrEqual(world.height);
  }
});

test('the middle of a country is that of its largest part', () => {
  const [franceX] = world.places.get('fr')!;
  const [guianaX] = world.places.get('gf')!;
  const [germanyX] = world.places.get('de')!;
  expect(Math.abs(franceX - germanyX)).toBeLessThan(30);
  expect(guianaX).toBeLessThan(franceX - 100);
});

test('countries too small to see are dots, drawn or not', () => {
  for (const id of ['sg', 'hk', 'bh', 'lu', 'il', 'qa']) expect(world.small.has(id), id).toBe(true);
  for (const id of ['us', 'ie', 'ae', 'ch', 'be', 'tw']) expect(world.small.has(id), id).toBe(false);
});

test('every part of the world lies within it', () => {
  for (const { id, box } of areas) {
    expect(box[0] + box[2], id).toBeLessThanOrEqual(1);
    expect(Math.min(...box), id).toBeGreaterThanOrEqual(0);
  }
});
