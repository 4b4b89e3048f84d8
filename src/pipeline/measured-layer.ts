import type { Distribution } from '../core/distribution.ts';
import type { HeldLayer } from '../core/holding.ts';
import type { Layer } from '../core/layer.ts';
import type { Reading } from '../core/reading.ts';
import type { TimeSpan } from '../core/time-span.ts';
import { hasQuantiles, type ParsedMeasure } from '../measures/index.ts';
import { createTallyReader, distributions, type Tally, timeRowWindows } from '../windows/index.ts';
import { blocksLayer, layerOf } from './layers.ts';
import { createHeldReader, heldDistributions } from './measure-held.ts';

/** What the interval of a layer says: what chance could change, what the publisher's estimates could, or nothing. */
type Chance = 'counts' | 'published' | 'none';

/** A layer measured over windows that do not overlap. */
export interface MeasuredLayer {
  readonly layer: Layer;
  /** Window by window, each window's readings in the order of the measures. */
  readonly readings: readonly (readonly Reading[])[];
  readonly distributions: readonly Distribution[];
  /** Whether a window may take part in a trend and be the latest. */
  readonly isWhole: readonly boolean[];
  readonly chance: Chance;
  /** Coverage of the intervals of the readings. */
  readonly interval: number;
  /** Values of the first measure under each draw of the published uncertainty, of the windows that are judged; null where there is none. */
  readonly draws: readonly Float64Array[] | null;
  /** Instants at which the source of the labels, or what is counted, changes. */
  readonly breaksMs: readonly number[];
  /** Instant from which the layer can be judged. */
  readonly judgedFromMs: number;
}

/** Place of the latest window that is whole; of the latest of all where none is. */
export function latestWholeIndex({ isWhole }: Pick<MeasuredLayer, 'isWhole'>): number {
  const at = isWhole.lastIndexOf(true);
  return at === -1 ? isWhole.length - 1 : at;
}

export interface LayerMeasureOptions {
  /** The first one is the headline. */
  readonly measures: readonly ParsedMeasure[];
  readonly interval: number;
  readonly seed: number;
  /** Correlation of the errors of amounts of one group, in [0, 1]. */
  readonly groupCorrelation?: number;
  readonly snapshot: string;
}

/** Rows of blocks over windows of days, each level by itself. */
export function measureTallies(
  tallies: readonly Tally[],
  options: LayerMeasureOptions & {
    readonly coverage: TimeSpan;
    readonly windowDays: number;
    readonly breaksMs: readonly number[];
    readonly judgedFromMs: (tally: Tally) => number;
  },
): MeasuredLayer[] {
  const window = { kind: 'days', days: options.windowDays } as const;
  const read = createTallyReader({ ...options, unattributed: 'thin', correction: 'corrected' });
  return tallies.map((tally) => {
    const windows = timeRowWindows(tally, options.coverage, window, window);
    const readings = [...read(tally, windows)];
    return {
      layer: blocksLayer(tally.level),
      readings,
      distributions: [...distributions(tally, windows)],
      isWhole: isTouchedOnly(readings).map((touched) => !touched),
      chance: 'counts',
      interval: options.interval,
      draws: null,
      breaksMs: options.breaksMs,
      judgedFromMs: options.judgedFromMs(tally),
    };
  });
}

/** Windows with less than this proportion of the median window's weight are left out of a trend: the data only touch them. */
const LEAST_TREND_WEIGHT = 0.5;

function isTouchedOnly(readings: readonly (readonly Reading[])[]): boolean[] {
  const weights = readings.map(([first]) => (first === undefined || first.estimate === null ? 0 : first.weight));
  const known = weights.filter((weight) => weight > 0).sort((a, b) => a - b);
  const median = known[known.length >> 1] ?? 0;
  return weights.map((weight) => weight === 0 || weight < LEAST_TREND_WEIGHT * median);
}

/** Published amounts over the windows that they were published for. */
export function measureHeldLayers(
  layers: readonly HeldLayer[],
  options: LayerMeasureOptions & { readonly judgedFromMs: (layer: Layer) => number },
): MeasuredLayer[] {
  const reader = createHeldReader({ ...options, unattributed: 'thin' });
  return layers.map((held) => {
    const layer = layerOf(held.layer);
    const judgedFromMs = options.judgedFromMs(layer);
    const readings = reader.readings(held);
    const isWhole = held.windows.map(
      ({ isIncomplete }, index) => !isIncomplete && readings[index]![0]!.estimate !== null,
    );
    const whole = held.windows.filter(({ span }, index) => isWhole[index] && span.fromMs >= judgedFromMs);
    const isSampled = whole.some(hasQuantiles);
    return {
      layer,
      readings,
      distributions: heldDistributions(held),
      isWhole,
      chance: isSampled ? 'published' : 'none',
      interval: options.interval,
      draws: isSampled ? reader.draws(whole) : null,
      breaksMs: held.scopeBreaksMs,
      judgedFromMs,
    };
  });
}
