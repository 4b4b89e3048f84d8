import type { Distribution } from '../core/distribution.ts';
import type { Estimate, Reading } from '../core/reading.ts';
import { createEstimator, type Estimator, type EstimatorOptions, type ParsedMeasure } from '../measures/index.ts';
import { createSlidingCounts, type SlidingCounts } from '../statistics/index.ts';

import type { RowWindow, Tally } from './tally.ts';

export interface TallyReaderOptions extends Omit<EstimatorOptions, 'isCount'> {
  readonly measures: readonly ParsedMeasure[];
  /** Content hash of the input, written into each reading. */
  readonly snapshot: string;
  /**
   * Ids of measures taken over the entities seen in this window, the one before or the one after; the others are over
   * the entities of the window alone.
   */
  readonly neighbourMeasures?: readonly string[];
}

/** Readings of one level, window by window in order, each window's in the order of the measures. */
export type TallyReader = (tally: Tally, windows: readonly RowWindow[]) => Generator<readonly Reading[]>;

/**
 * Reads tallies of blocks, one after the other. Windows of two levels often hold the same weights, as a pool that no one
 * else owns: what was estimated for one serves the other.
 */
export function createTallyReader(options: TallyReaderOptions): TallyReader {
  const { measures, snapshot, neighbourMeasures = [] } = options;
  const estimate = remembering(createEstimator(measures, { ...options, isCount: true }));
  return function* (tally, windows) {
    const layer = `bitcoin/blocks/${tally.level}`;
    const populations = neighbourMeasures.length === 0 ? null : neighbourPopulations(tally, windows);
    let index = 0;
    for (const { window, counts } of slide(tally, windows)) {
      const { weights, unattributed: unattributedWeight } = counts;
      const own = estimate({ weights, unattributedWeight });
      const wide =
        populations === null ? own : estimate({ weights, unattributedWeight, population: populations[index++]! });
      yield measures.map((measure, position) => ({
        layer,
        span: window.span,
        weight: window.end - window.start,
        entities: weights.length,
        unattributedWeight,
        measure: measure.id,
        unit: measure.measure.unit,
        snapshot,
        ...(neighbourMeasures.includes(measure.measure.id) ? wide : own)[position]!,
      }));
    }
  };
}

/** Windows remembered: more than a level of daily windows has in ten years. */
const REMEMBERED = 4096;

function remembering(estimator: Estimator): Estimator {
  const known = new Map<string, readonly Estimate[]>();
  return (window) => {
    const key = `${window.unattributedWeight} ${window.population ?? ''} ${Array.prototype.join.call(window.weights, ' ')}`;
    let estimates = known.get(key);
    if (estimates === undefined) {
      estimates = estimator(window);
      if (known.size === REMEMBERED) known.clear();
      known.set(key, estimates);
    }
    return estimates;
  };
}

/** Who held what in each window, in order. */
export function* distributions(tally: Tally, windows: readonly RowWindow[]): Generator<Distribution> {
  const layer = `bitcoin/blocks/${tally.level}`;
  for (const { window, counts } of slide(tally, windows)) {
    yield {
      layer,
      span: window.span,
      entities: Array.from(counts.entities, (code) => tally.names[code]!),
      weights: Float64Array.from(counts.weights),
      unattributedWeight: counts.unattributed,
    };
  }
}

/** Moves one set of counts along the windows, adding and removing only the rows that change. */
function* slide(tally: Tally, windows: readonly RowWindow[]): Generator<{ window: RowWindow; counts: SlidingCounts }> {
  const { codes } = tally;
  const counts = createSlidingCounts(tally.names.length);
  let start = 0;
  let end = 0;
  for (const window of windows) {
    if (window.start >= end || window.start < start) {
      for (; start < end; start++) counts.remove(codes[start]!);
      start = window.start;
      end = window.start;
    }
    for (; end < window.end; end++) counts.add(codes[end]!);
    for (; start < window.start; start++) counts.remove(codes[start]!);
    for (; end > window.end; end--) counts.remove(codes[end - 1]!);
    yield { window, counts };
  }
}

function neighbourPopulations(tally: Tally, windows: readonly RowWindow[]): number[] {
  const active = windows.map(({ start, end }) => new Set(tally.codes.subarray(start, end).filter((code) => code >= 0)));
  return active.map((own, index) => new Set([...(active[index - 1] ?? []), ...own, ...(active[index + 1] ?? [])]).size);
}
