import { geoEqualEarth, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { dotPlaces, jurisdictionsOfCodes } from '../geography/country-codes.ts';

/** A place on the drawn world, in its units. */
type Place = readonly [x: number, y: number];

/** A country's outline. */
interface Outline {
  /** Jurisdiction; null: drawn by Natural Earth, without a code in ISO 3166. */
  readonly id: string | null;
  readonly path: string;
}

/** The world as it is drawn: 1,000 units wide, every country's area in true proportion. */
export interface World {
  readonly width: number;
  readonly height: number;
  readonly outlines: readonly Outline[];
  /** Middle of the largest part of every jurisdiction, drawn or not. */
  readonly places: ReadonlyMap<string, Place>;
  /** Those that are too small to be seen, or not drawn at all: they are shown as dots. */
  readonly small: ReadonlySet<string>;
}

const WIDTH = 1000;
/** Square units under which a country is shown as a dot: those smaller than Belgium. */
const SMALL = 24;
const ANTARCTICA = 'aq';

/** Outlines of a topology by Natural Earth. Antarctica is left out, which no layer names. */
export function worldOf(topology: Topology): World {
  const countries = feature(topology, topology.objects.countries as GeometryCollection) as GeoJSON.FeatureCollection;
  const known = countries.features
    .map((one) => ({ one, id: jurisdictionsOfCodes.get(String(one.id)) ?? null }))
    .filter(({ id }) => id !== ANTARCTICA);
  const projection = geoEqualEarth().rotate([-11, 0]);
  const dots = [...dotPlaces].map(([id, [east, north]]) => ({ id, point: pointAt(east, north) }));
  const shown: GeoJSON.FeatureCollection = {
    type: 'FeatureCollection',
    features: [...known.map(({ one }) => one), ...dots.map(({ point }) => point)],
  };
  projection.fitWidth(WIDTH, shown);
  const path = geoPath(projection).digits(1);
  const places = new Map<string, Place>();
  const small = new Set<string>(dotPlaces.keys());
  for (const { one, id } of known) {
    if (id === null) continue;
    const part = largestPart(one, (geometry) => path.area(geometry));
    places.set(id, path.centroid(part));
    if (path.area(one) < SMALL) small.add(id);
  }
  for (const { id, point } of dots) places.set(id, path.centroid(point));
  return {
    width: WIDTH,
    height: path.bounds(shown)[1][1],
    outlines: known.map(({ one, id }) => ({ id, path: path(one) ?? '' })),
    places,
    small,
  };
}

function pointAt(east: number, north: number): GeoJSON.Feature<GeoJSON.Point> {
  return { type: 'Feature', properties: null, geometry: { type: 'Point', coordinates: [east, north] } };
}

/** The largest polygon of a country: France without Guiana. */
function largestPart({ geometry }: GeoJSON.Feature, area: (geometry: GeoJSON.Geometry) => number): GeoJSON.Geometry {
  if (geometry.type !== 'MultiPolygon') return geometry;
  const parts = geometry.coordinates.map((coordinates): GeoJSON.Geometry => ({ type: 'Polygon', coordinates }));
  return parts.reduce((a, b) => (area(b) > area(a) ? b : a));
}

let asked: Promise<World> | null = null;

/** The world, brought from the site's own files when a map is first shown. */
export function loadWorld(): Promise<World> {
  asked ??= import('world-atlas/countries-110m.json').then(({ default: topology }) =>
    worldOf(topology as unknown as Topology),
  );
  return asked;
}

/** A part of the world that a map can show, as limits of places in the units of the world. */
export interface Area {
  readonly id: string;
  readonly name: string;
  /** Left, top and width as parts of the world's width; the height follows from the map's. */
  readonly box: readonly [left: number, top: number, width: number];
}

export const areas: readonly Area[] = [
  { id: '', name: 'World', box: [0, 0, 1] },
  { id: 'north-america', name: 'North America', box: [0.04, 0.02, 0.46] },
  { id: 'south-america', name: 'South America', box: [0.1, 0.25, 0.5] },
  { id: 'europe', name: 'Europe', box: [0.42, 0.03, 0.2] },
  { id: 'middle-east-and-africa', name: 'Middle East and Africa', box: [0.28, 0.12, 0.56] },
  { id: 'asia-pacific', name: 'Asia and the Pacific', box: [0.5, 0.05, 0.48] },
];
