import { spreadApart } from '../../../report/spread-apart.ts';
import { type PlotBox, textRoom } from './_axes.ts';
import { areaPath, linePath, type Place } from './_path.ts';
import { areApart, centre, stretchesOf } from './_windows.ts';
import type { StackedWindow } from './chart.ts';

/** One band of a stack. */
export interface Band {
  readonly id: string;
  readonly name: string;
  readonly colour: string;
  /** Whether it is tied to nobody. */
  readonly isHatched: boolean;
  readonly proportion: (window: StackedWindow) => number;
}

/** Colours of what is not an entity, and of what is. */
interface BandColours {
  readonly entity: (id: string) => string;
  readonly rest: string;
  readonly nobody: string;
}

/** Bands from the base line up: the entities, all others, nobody; the last two only where there is any. */
export function bandsOf(
  entities: readonly { readonly id: string; readonly name: string }[],
  windows: readonly StackedWindow[],
  colours: BandColours,
): Band[] {
  const bands: Band[] = entities.map(({ id, name }, at) => ({
    id,
    name,
    colour: colours.entity(id),
    isHatched: false,
    proportion: ({ proportions }) => proportions[at] ?? 0,
  }));
  const add = (id: string, name: string, colour: string, proportion: Band['proportion']): void => {
    if (windows.some((window) => proportion(window) > 0))
      bands.push({ id, name, colour, isHatched: colour === colours.nobody, proportion });
  };
  add('(others)', 'all others', colours.rest, ({ rest }) => rest);
  add('(unattributed)', 'unattributed', colours.nobody, ({ unattributed }) => unattributed);
  return bands;
}

interface Scales {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}

/** Lower and upper edge of each band in each window, as proportions. */
type Edges = readonly (readonly [low: number, high: number])[];

/** A band as it is drawn. */
export interface BandShape extends Band {
  readonly path: string;
  /** Its name inside it, where there is room. */
  readonly inside: Place | null;
}

/**
 * Bands of a stack: each window as a step as wide as it is, or, where windows overlap, areas through their middles.
 * A window that is not there is a gap.
 */
export function bandShapes(
  bands: readonly Band[],
  windows: readonly StackedWindow[],
  { x, y }: Scales,
  box: PlotBox,
): BandShape[] {
  const isStepped = areApart(windows);
  const stretches = stretchesOf(windows);
  const edges = edgesOf(bands, windows);
  const at = new Map(windows.map((window, index) => [window, index]));
  const taken: Label[] = [];
  return bands.map((band, index) => {
    const path = stretches
      .map((stretch) => {
        const edge = (side: 0 | 1): Place[] =>
          stretch.flatMap((window, nth) => {
            const level = y(edges[index]![at.get(window)!]![side]);
            return placesOf(window, nth, stretch, isStepped).map((place) => ({ x: x(place), y: level }));
          });
        return areaPath(edge(1), edge(0));
      })
      .join('');
    return { ...band, path, inside: insideName(band, windows, edges[index]!, { x, y, box, taken }) };
  });
}

/** Where a window's level is drawn: from its start to its end, or at its middle, drawn out at the ends of a stretch. */
function placesOf(
  window: StackedWindow,
  nth: number,
  stretch: readonly StackedWindow[],
  isStepped: boolean,
): readonly number[] {
  if (isStepped) return [window.from, window.to];
  return [...(nth === 0 ? [window.from] : []), centre(window), ...(nth === stretch.length - 1 ? [window.to] : [])];
}

function edgesOf(bands: readonly Band[], windows: readonly StackedWindow[]): Edges[] {
  const floors = new Array<number>(windows.length).fill(0);
  return bands.map(({ proportion }) =>
    windows.map((window, at) => {
      const low = floors[at]!;
      const high = low + proportion(window);
      floors[at] = high;
      return [low, high] as const;
    }),
  );
}

interface Label {
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

/** Height in pixels that a name needs inside its band. */
const LEAST_ROOM = 15;

/** Where a band has most room for its name, level and inside it; null: nowhere. */
function insideName(
  { name }: Band,
  windows: readonly StackedWindow[],
  edges: Edges,
  { x, y, box, taken }: Scales & { readonly box: PlotBox; readonly taken: Label[] },
): Place | null {
  const half = textRoom(name) / 2;
  // A name lies inside one stretch: in a gap there is nothing to name.
  const stretchAt = stretchesOf(windows).flatMap((stretch) => {
    const ends = [x(stretch[0]!.from), x(stretch.at(-1)!.to)] as const;
    return stretch.map(() => ends);
  });
  const strips = windows.map((window, at) => ({
    ends: stretchAt[at]!,
    left: x(window.from),
    right: x(window.to),
    floor: y(edges[at]![0]),
    ceiling: y(edges[at]![1]),
  }));
  let best = { x: 0, y: 0, height: LEAST_ROOM };
  for (const { left, right, ends } of strips) {
    const middle = (left + right) / 2;
    if (middle - half < Math.max(box.left, ends[0]) || middle + half > Math.min(box.right, ends[1])) continue;
    let floor = Infinity;
    let ceiling = -Infinity;
    for (const strip of strips) {
      if (strip.right <= middle - half || strip.left >= middle + half) continue;
      floor = Math.min(floor, strip.floor);
      ceiling = Math.max(ceiling, strip.ceiling);
    }
    const place = { x: middle, y: (floor + ceiling) / 2, height: floor - ceiling };
    const isTaken = taken.some(
      (other) => other.left < middle + half && middle - half < other.right && Math.abs(other.y - place.y) < LEAST_ROOM,
    );
    if (place.height > best.height && !isTaken) best = place;
  }
  if (best.x === 0) return null;
  taken.push({ left: best.x - half, right: best.x + half, y: best.y });
  return { x: best.x, y: best.y };
}

/** Bands thinner than this at the end are not named there. */
const SMALLEST_NAMED = 0.012;
const NAME_GAP = 18;

/** A name at the right of the stack, joined to its band. */
export interface BandName {
  readonly band: Band;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly leader: string;
}

/** Names of the bands in the last window, moved apart, as far as there is room. */
export function bandNames(
  bands: readonly Band[],
  last: StackedWindow,
  { y, text, box }: { y: (value: number) => number; text: (band: Band) => string; box: PlotBox },
): BandName[] {
  const edges = edgesOf(bands, [last]).map(([edge]) => edge!);
  const named = bands
    .map((band, at) => ({ band, middle: y((edges[at]![0] + edges[at]![1]) / 2) }))
    .filter(({ band }) => band.proportion(last) >= SMALLEST_NAMED);
  const places = spreadApart(
    named.map(({ middle }) => middle),
    15,
    [box.top + 6, box.bottom - 6],
  );
  return named.map(({ band, middle }, at) => ({
    band,
    text: text(band),
    x: box.right + NAME_GAP,
    y: places[at]!,
    leader: linePath([
      { x: box.right + 2, y: middle },
      { x: box.right + 5, y: middle },
      { x: box.right + NAME_GAP - 7, y: places[at]! },
      { x: box.right + NAME_GAP - 4, y: places[at]! },
    ]),
  }));
}

/** Pixels at the right of a stack for its names. */
export function bandNameRoom(texts: readonly string[]): number {
  return Math.max(0, ...texts.map((text) => textRoom(text))) + NAME_GAP + 4;
}
