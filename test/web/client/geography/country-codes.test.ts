import { readFileSync } from 'node:fs';
import { geoCentroid } from 'd3-geo';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { expect, test } from 'vitest';
import { jurisdictionOf, jurisdictions } from '../../../../src/core/jurisdictions.ts';
import { readBundledPublished } from '../../../../src/pipeline/bundled-snapshot.ts';
import { dotPlaces, jurisdictionsOfCodes } from '../../../../src/web/client/geography/country-codes.ts';
import { root } from '../../../helpers/source-files.ts';

function countriesAt(scale: '110m' | '50m') {
  const text = readFileSync(`${root}/node_modules/world-atlas/countries-${scale}.json`, 'utf8');
  const topology = JSON.parse(text) as Topology;
  const { features } = feature(topology, topology.objects.countries as GeometryCollection) as GeoJSON.FeatureCollection;
  return features.map((one) => ({ one, code: String(one.id), name: String(one.properties?.name) }));
}
const drawn = countriesAt('110m');

test('every jurisdiction is drawn by world-atlas at 110m or stands as a dot, and none does both', () => {
  const outlines = [...jurisdictionsOfCodes.values()];
  expect(new Set(outlines).size).toBe(outlines.length);
  expect([...outlines, ...dotPlaces.keys()].sort()).toEqual(jurisdictions.map(({ id }) => id).sort());
});

test('every jurisdiction that a layer of the bundled snapshot names is on the map, and Singapore and Hong Kong are dots', async () => {
  const { layers } = await readBundledPublished();
  const byPlace = layers.filter(({ layer }) => layer.endsWith('/jurisdiction'));
  const named = byPlace.flatMap(({ windows }) =>
    windows.flatMap(({ holdings }) => holdings.map(({ entity }) => entity)),
  );
  const outlines = new Set(jurisdictionsOfCodes.values());
  expect(byPlace.length).toBeGreaterThanOrEqual(3);
  expect([...new Set(named)].filter((id) => id !== null && !outlines.has(id)).sort()).toEqual(['hk', 'sg']);
});

test('every outline with a code is a jurisdiction, and every code has an outline', () => {
  const codes = drawn.filter(({ one }) => one.id !== undefined).map(({ code }) => code);
  expect(codes.sort()).toEqual([...jurisdictionsOfCodes.keys()].sort());
  // Natural Earth draws three that ISO 3166 has no code for.
  expect(drawn.filter(({ one }) => one.id === undefined).map(({ name }) => name)).toEqual([
    'N. Cyprus',
    'Somaliland',
    'Kosovo',
  ]);
});

test('a code is that of the country which world-atlas names, wherever its name is written out', () => {
  const named = drawn.flatMap(({ code, name }) => {
    const jurisdiction = jurisdictionOf(name);
    return jurisdiction === null ? [] : [{ code, jurisdiction }];
  });
  expect(named.length).toBeGreaterThan(160);
  for (const { code, jurisdiction } of named) expect(jurisdictionsOfCodes.get(code), code).toBe(jurisdiction);
});

test('names that world-atlas shortens have the codes of ISO 3166', () => {
  const shortened = drawn.filter(({ one, name }) => one.id !== undefined && jurisdictionOf(name) === null);
  expect(Object.fromEntries(shortened.map(({ name, code }) => [name, jurisdictionsOfCodes.get(code)]))).toEqual({
    'Bosnia and Herz.': 'ba',
    'Central African Rep.': 'cf',
    'Dem. Rep. Congo': 'cd',
    'Dominican Rep.': 'do',
    'Eq. Guinea': 'gq',
    'Falkland Is.': 'fk',
    'Fr. S. Antarctic Lands': 'tf',
    'S. Sudan': 'ss',
    'Solomon Is.': 'sb',
    'W. Sahara': 'eh',
  });
});

test('a dot stands in the middle of what world-atlas draws at 50m, to a tenth of a degree', () => {
  const middles = countriesAt('50m').flatMap(({ one, name }) => {
    const place = dotPlaces.get(jurisdictionOf(name) ?? '');
    return place === undefined ? [] : [{ name, place, middle: geoCentroid(one) }];
  });
  expect(middles.length).toBeGreaterThanOrEqual(40);
  for (const { name, place, middle } of middles) {
    expect(Math.abs(place[0] - middle[0]), name).toBeLessThan(0.1);
    expect(Math.abs(place[1] - middle[1]), name).toBeLessThan(0.1);
  }
});
