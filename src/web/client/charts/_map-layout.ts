import type { Area } from './_world.ts';

type Point = readonly [x: number, y: number];

export interface MapLayoutOptions {
  /** Width of the picture, and pixels of a pixel of the design. */
  readonly width: number;
  readonly scale: number;
  /** Size of the drawn world, in its units. */
  readonly world: { readonly width: number; readonly height: number };
  readonly area: Area;
  /** How many bars stand below each of the maps. */
  readonly bars: readonly number[];
  /** Texts of the legend. */
  readonly labels: readonly string[];
}

/** Where everything stands in a picture of one or more maps, in pixels. */
export interface MapLayout {
  /** Top left of each map with its title. */
  readonly origins: readonly Point[];
  readonly panelWidth: number;
  /** Where the outlines begin below a map's title, and how high they are. */
  readonly top: number;
  readonly mapHeight: number;
  /** Pixels of a unit of the world, and the place in the world that is at the map's top left. */
  readonly scale: number;
  readonly shift: Point;
  /** Places of the legend's samples. */
  readonly legend: readonly Point[];
  readonly height: number;
}

/** Below this width of the design, maps stand one below the other. */
const LEAST_WIDTH_BESIDE = 760;
const GAP = 28;
const TOP = 46;
export const BAR_ROOM = 38;
const LEGEND_ROW = 22;

export function mapLayout({ width, scale: unit, world, area, bars, labels }: MapLayoutOptions): MapLayout {
  const isBeside = bars.length > 1 && width >= LEAST_WIDTH_BESIDE * unit;
  const gap = GAP * unit;
  const panelWidth = isBeside ? (width - gap * (bars.length - 1)) / bars.length : width;
  const mapHeight = (panelWidth * world.height) / world.width;
  const panelHeight = (TOP + 12 + BAR_ROOM * Math.max(...bars)) * unit + mapHeight;
  const step: Point = isBeside ? [panelWidth + gap, 0] : [0, panelHeight + gap];
  const [left, up, part] = area.box;
  const legendTop = panelHeight + (bars.length - 1) * step[1] + 14 * unit;
  const legend = legendPlaces(labels, { width, unit, top: legendTop });
  return {
    origins: bars.map((_, index) => [index * step[0], index * step[1]]),
    panelWidth,
    top: TOP * unit,
    mapHeight,
    scale: panelWidth / (part * world.width),
    // A part of the world has the shape of the whole, and stays within it.
    shift: [left * world.width, Math.min(up * world.width, (1 - part) * world.height)],
    legend,
    height: Math.max(...legend.map(([, y]) => y)) + LEGEND_ROW * unit,
  };
}

/** Samples in columns, so that their texts stand below each other. */
function legendPlaces(
  labels: readonly string[],
  { width, unit, top }: { readonly width: number; readonly unit: number; readonly top: number },
): Point[] {
  const longest = Math.max(...labels.map((label) => label.length));
  const cell = (longest * 7 + 34) * unit;
  const columns = Math.max(1, Math.floor((width + 12 * unit) / cell));
  return labels.map((_, index) => [(index % columns) * cell, top + Math.floor(index / columns) * LEGEND_ROW * unit]);
}

/** Where a place of the world is in a map. */
export function inMap({ scale, shift }: MapLayout, [x, y]: Point): Point {
  return [(x - shift[0]) * scale, (y - shift[1]) * scale];
}

export function isInMap({ panelWidth, mapHeight }: MapLayout, [x, y]: Point): boolean {
  return x >= 0 && x <= panelWidth && y >= 0 && y <= mapHeight;
}

/** The place within a map that is nearest to one. */
export function withinMap({ panelWidth, mapHeight }: MapLayout, [x, y]: Point): Point {
  return [Math.max(0, Math.min(panelWidth, x)), Math.max(0, Math.min(mapHeight, y))];
}
