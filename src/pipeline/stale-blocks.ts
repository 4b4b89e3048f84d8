import type { AttributedBlocks } from '../core/blocks.ts';
import { byText } from '../core/text.ts';
import { SECOND_MS } from '../core/time-span.ts';
import { proportionIntervals } from '../report/index.ts';

/** A stale block that was seen. */
export interface StaleHeader {
  readonly height: number;
  /** Header time; null where the record has none. */
  readonly timeMs: number | null;
}

/** Stale blocks at heights one after the other: more than two blocks found at about the same time. Heights are inclusive. */
export interface StaleEpisode {
  readonly fromHeight: number;
  readonly toHeight: number;
  readonly blocks: number;
}

/** Stale blocks of a stretch of the chain, beside the blocks of the best chain at the same heights. */
export interface StaleTally {
  /** Stale blocks seen, those of episodes left out: at least so many there were. */
  readonly stale: number;
  /** Stale blocks seen that belong to an episode. */
  readonly inEpisodes: number;
  /** Blocks of the best chain. */
  readonly main: number;
}

/** The same with its rate. */
export interface StaleCount extends StaleTally {
  /** Stale blocks over stale and main; a lower bound of the true rate. null where there is no block. */
  readonly rate: number | null;
  /** Interval of the rate by chance alone (Wilson). */
  readonly low: number | null;
  readonly high: number | null;
}

/** A stretch of heights, from inclusive, until exclusive. */
export interface StaleBand extends StaleTally {
  readonly fromHeight: number;
  readonly untilHeight: number;
  /** Earliest and latest header time of the stale blocks seen; null where no header is recorded. */
  readonly firstMs: number | null;
  readonly lastMs: number | null;
}

/** From so many stale heights in a row on, something other than propagation was at work: a split of the chain, or of its rules. */
const EPISODE_HEIGHTS = 3;
/** Heights of one band: a quarter of those between two halvings, about a year. */
export const BAND_HEIGHTS = 52_500;

/**
 * Episodes among the heights at which stale blocks were seen, in ascending order.
 *
 * @example
 * staleEpisodes([7, 5, 6, 6, 9, 10]); // => [{ fromHeight: 5, toHeight: 7, blocks: 4 }]
 */
export function staleEpisodes(heights: readonly number[]): StaleEpisode[] {
  const sorted = heights.toSorted((a, b) => a - b);
  const episodes: StaleEpisode[] = [];
  for (let start = 0; start < sorted.length; ) {
    let end = start + 1;
    while (end < sorted.length && sorted[end]! - sorted[end - 1]! <= 1) end++;
    const [fromHeight, toHeight] = [sorted[start]!, sorted[end - 1]!];
    if (toHeight - fromHeight + 1 >= EPISODE_HEIGHTS) episodes.push({ fromHeight, toHeight, blocks: end - start });
    start = end;
  }
  return episodes;
}

/**
 * Stale blocks of a collection by bands of heights. The best chain has one block at each height, so the heights of a band are the
 * number of its main blocks. Headers outside the heights are left out.
 *
 * @param options.fromHeight first height that the collection looked at, inclusive; `untilHeight` exclusive.
 * @param options.interval coverage of the intervals.
 */
export function staleBands(
  headers: readonly StaleHeader[],
  { fromHeight: from, untilHeight: until }: { readonly fromHeight: number; readonly untilHeight: number },
): StaleBand[] {
  const inside = headers.filter(({ height }) => height >= from && height < until);
  const isEpisode = episodeTest(inside.map(({ height }) => height));
  const bands: StaleBand[] = [];
  for (let at = Math.floor(from / BAND_HEIGHTS) * BAND_HEIGHTS; at < until; at += BAND_HEIGHTS) {
    const [fromHeight, untilHeight] = [Math.max(at, from), Math.min(at + BAND_HEIGHTS, until)];
    const own = inside.filter(({ height }) => height >= fromHeight && height < untilHeight);
    const times = own.map(({ timeMs }) => timeMs).filter((time) => time !== null);
    const inEpisodes = own.filter(({ height }) => isEpisode(height)).length;
    bands.push({
      fromHeight,
      untilHeight,
      firstMs: times.length === 0 ? null : Math.min(...times),
      lastMs: times.length === 0 ? null : Math.max(...times),
      stale: own.length - inEpisodes,
      inEpisodes,
      main: untilHeight - fromHeight,
    });
  }
  return bands;
}

/** A tally with its rate, and what chance could change of it. */
export function staleCount({ stale, inEpisodes, main }: StaleTally, interval: number): StaleCount {
  const blocks = stale + main;
  if (blocks === 0) return { stale, inEpisodes, main, rate: null, low: null, high: null };
  const [chance] = proportionIntervals({ weights: [stale], unattributedWeight: main }, interval);
  // Where none was seen the lower end is none, whatever is left of rounding.
  return { stale, inEpisodes, main, rate: stale / blocks, low: Math.max(0, chance!.low), high: chance!.high };
}

/** Stale blocks of the observed blocks. */
export interface ObservedStale {
  readonly whole: StaleCount;
  /** By calendar year of the header time, in order. */
  readonly years: readonly (StaleCount & { readonly year: number })[];
  /** By pool, the one with the most stale blocks first; null: pools that nobody can name. */
  readonly pools: readonly (StaleCount & { readonly pool: string | null })[];
  readonly episodes: readonly StaleEpisode[];
  /** Stale blocks at heights where the input has no best chain, in no count. */
  readonly outside: number;
}

/**
 * Stale blocks among observed blocks, counted against the best chain between its lowest and highest block; null where there are
 * none, or no best chain.
 */
export function observedStale(blocks: AttributedBlocks, interval: number): ObservedStale | null {
  const chain = chainHeights(blocks);
  if (chain === null || !blocks.stale.includes(1)) return null;
  const [lowest, highest] = chain;
  const isInside = (row: number): boolean => blocks.height[row]! >= lowest && blocks.height[row]! <= highest;
  const heights: number[] = [];
  for (let row = 0; row < blocks.count; row++) {
    if (blocks.stale[row] === 1 && isInside(row)) heights.push(blocks.height[row]!);
  }
  const isEpisode = episodeTest(heights);
  const { codes, names } = blocks.levels.pool;
  const whole = emptyCount();
  const years = new Map<number, Counting>();
  const pools = new Map<string | null, Counting>();
  let outside = 0;
  for (let row = 0; row < blocks.count; row++) {
    const isStale = blocks.stale[row] === 1;
    if (isStale && !isInside(row)) {
      outside++;
      continue;
    }
    const kind = !isStale ? 'main' : isEpisode(blocks.height[row]!) ? 'inEpisodes' : 'stale';
    whole[kind]++;
    countOf(pools, names[codes[row]!] ?? null)[kind]++;
    const ms = blocks.timeSeconds[row]! * SECOND_MS;
    if (!Number.isNaN(ms)) countOf(years, new Date(ms).getUTCFullYear())[kind]++;
  }
  return {
    whole: staleCount(whole, interval),
    years: [...years].sort(([a], [b]) => a - b).map(([year, own]) => ({ year, ...staleCount(own, interval) })),
    pools: [...pools]
      .filter(([, { stale, inEpisodes }]) => stale + inEpisodes > 0)
      .sort(([a, left], [b, right]) => right.stale - left.stale || byText(a ?? '', b ?? ''))
      .map(([pool, own]) => ({ pool, ...staleCount(own, interval) })),
    episodes: staleEpisodes(heights),
    outside,
  };
}

interface Counting {
  stale: number;
  inEpisodes: number;
  main: number;
}

const emptyCount = (): Counting => ({ stale: 0, inEpisodes: 0, main: 0 });

function countOf<Key>(counts: Map<Key, Counting>, key: Key): Counting {
  let count = counts.get(key);
  if (count === undefined) {
    count = emptyCount();
    counts.set(key, count);
  }
  return count;
}

function episodeTest(heights: readonly number[]): (height: number) => boolean {
  const episodes = staleEpisodes(heights);
  return (height) => episodes.some(({ fromHeight, toHeight }) => height >= fromHeight && height <= toHeight);
}

/** Lowest and highest known height of the best chain; null where none is known. */
function chainHeights({ count, height, stale }: AttributedBlocks): readonly [number, number] | null {
  let lowest = Infinity;
  let highest = -Infinity;
  for (let row = 0; row < count; row++) {
    if (stale[row] === 1 || height[row] === -1) continue;
    lowest = Math.min(lowest, height[row]!);
    highest = Math.max(highest, height[row]!);
  }
  return lowest <= highest ? [lowest, highest] : null;
}
