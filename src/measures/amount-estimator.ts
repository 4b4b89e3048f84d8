import { total } from '../core/distribution.ts';
import type { Amount, HeldWindow, Holding } from '../core/holding.ts';
import type { Estimate } from '../core/reading.ts';
import { createNamedScores, type NamedScores, publishedLognormal } from '../statistics/index.ts';
import { createEstimator, createPlugIn, type EstimatorOptions, type Window } from './estimator.ts';
import type { ParsedMeasure } from './parse-measure.ts';

/** How readings of published amounts are made. */
export interface AmountOptions
  extends Pick<EstimatorOptions, 'interval' | 'unattributed' | 'seed' | 'strictThreshold'> {
  /**
   * Correlation of the errors of amounts of one group, in [0, 1]; 0: every estimate errs on its own. At 1 a vendor's total and
   * all who hold of it are wrong by the same score.
   */
  readonly groupCorrelation?: number;
}

/** Entities of a window with their weights, as its medians have it. */
export interface HeldWeights extends Window {
  /** In the order of the weights. */
  readonly entities: readonly string[];
  readonly weights: Float64Array;
}

/** Readings of one window, and how its measures vary with the published uncertainty. */
export interface AmountReader {
  /** One estimate per measure, in their order. */
  estimate(window: HeldWindow): readonly Estimate[];
  /**
   * Values of each measure under each draw, in the order of the measures; NaN where one is not defined. Draws of different windows
   * belong together: an owner who is over-estimated in one is in all.
   */
  draws(window: HeldWindow): readonly Float64Array[];
}

/** Draws behind an interval. */
const AMOUNT_DRAWS = 1000;

const NO_UNCERTAINTY = 'no interval: the publisher states no uncertainty of these amounts';

/**
 * Measures published amounts: the point value is that of the medians; the interval is what the publisher's own 5–95% estimates could
 * change, by sampling a lognormal through the three points of every amount; the bounds are what attribution could change.
 *
 * The interval is not chance: amounts are estimates, not draws. Amounts without quantiles are taken as they stand.
 *
 * @throws {RangeError} if the level is outside (0, 1), the correlation outside [0, 1], or quantiles are out of order.
 */
export function createAmountReader(measures: readonly ParsedMeasure[], options: AmountOptions): AmountReader {
  const { interval, seed, groupCorrelation = 0 } = options;
  if (!(groupCorrelation >= 0 && groupCorrelation <= 1)) {
    throw new RangeError(`createAmountReader: correlation must be in [0, 1], got ${groupCorrelation}`);
  }
  const settings = { unattributed: options.unattributed, strictThreshold: options.strictThreshold ?? true };
  const point = createEstimator(measures, { ...settings, interval: null, correction: 'plug-in', seed, isCount: false });
  const plugIn = createPlugIn(measures, settings);
  const scores = createNamedScores(seed, AMOUNT_DRAWS);
  if (interval !== null && !(interval > 0 && interval < 1)) {
    throw new RangeError(`createAmountReader: interval must be a level in (0, 1) or null, got ${interval}`);
  }
  const draws = (window: HeldWindow) =>
    drawsOf(window, { measures: measures.length, plugIn, scores, groupCorrelation });
  return {
    draws,
    estimate(window) {
      const points = point(heldWeights(window));
      if (interval === null) return points;
      if (!hasQuantiles(window)) return points.map((estimate) => withReason(estimate, NO_UNCERTAINTY));
      const ofMeasures = draws(window);
      return points.map((estimate, index) => {
        const isMajority = measures[index]!.measure.basis(measures[index]!.params).kind === 'majority';
        return withLimits(estimate, ofMeasures[index]!, { interval, isMajority });
      });
    },
  };
}

/** Whether any amount of a window has a published uncertainty. */
export function hasQuantiles({ holdings, totals }: HeldWindow): boolean {
  return [...holdings, ...totals].some(({ low, high }) => low !== null && high !== null && low < high);
}

/** Who holds what by the medians, descending; what the named leave of their groups' totals is unattributed. */
export function heldWeights(window: HeldWindow): HeldWeights {
  return collected(window, ({ weight }) => weight);
}

function collected(
  { holdings, totals }: HeldWindow,
  amountOf: (amount: Amount & Pick<Holding, 'group'>) => number,
): HeldWeights {
  const byEntity = new Map<string, number>();
  const namedOf = new Map<string | null, number>();
  let unattributed = 0;
  for (const holding of holdings) {
    const amount = amountOf(holding);
    if (holding.entity === null) unattributed += amount;
    else {
      byEntity.set(holding.entity, (byEntity.get(holding.entity) ?? 0) + amount);
      namedOf.set(holding.group, (namedOf.get(holding.group) ?? 0) + amount);
    }
  }
  for (const whole of totals) unattributed += Math.max(0, amountOf(whole) - (namedOf.get(whole.group) ?? 0));
  const entries = [...byEntity].filter(([, weight]) => weight > 0).sort(([a, v], [b, w]) => w - v || (a < b ? -1 : 1));
  return {
    entities: entries.map(([entity]) => entity),
    weights: Float64Array.from(entries, ([, weight]) => weight),
    unattributedWeight: unattributed,
  };
}

interface DrawOptions {
  readonly measures: number;
  readonly plugIn: (window: Window) => readonly number[];
  readonly scores: NamedScores;
  readonly groupCorrelation: number;
}

function drawsOf(window: HeldWindow, { measures, plugIn, scores, groupCorrelation }: DrawOptions): Float64Array[] {
  const own = Math.sqrt(1 - groupCorrelation);
  const shared = Math.sqrt(groupCorrelation);
  const sampled = new Map<Amount, Float64Array>();
  for (const amount of [...window.holdings, ...window.totals]) {
    const { weight, low, high, group } = amount;
    if (low === null || high === null) continue;
    const valueAt = publishedLognormal({ low, median: weight, high });
    const name = 'entity' in amount ? `holder ${amount.entity}` : 'total';
    const ofAmount = scores(`${name} of ${group}`);
    const ofGroup = shared > 0 ? scores(`group ${group}`) : ofAmount;
    sampled.set(
      amount,
      ofAmount.map((score, draw) => valueAt(own * score + shared * ofGroup[draw]!)),
    );
  }
  const result = Array.from({ length: measures }, () => new Float64Array(AMOUNT_DRAWS));
  for (let draw = 0; draw < AMOUNT_DRAWS; draw++) {
    const values = plugIn(collected(window, (amount) => sampled.get(amount)?.[draw] ?? amount.weight));
    for (let index = 0; index < measures; index++) result[index]![draw] = values[index]!;
  }
  return result;
}

function withLimits(
  estimate: Estimate,
  draws: Float64Array,
  { interval, isMajority }: { readonly interval: number; readonly isMajority: boolean },
): Estimate {
  if (estimate.estimate === null) return estimate;
  const known = draws.filter((value) => !Number.isNaN(value)).sort();
  const at = (probability: number) => known[Math.round(probability * (known.length - 1))]!;
  if (known.length === 0) return estimate;
  return {
    ...estimate,
    low: Math.min(estimate.estimate, at((1 - interval) / 2)),
    high: Math.max(estimate.estimate, at((1 + interval) / 2)),
    ...(isMajority && { probabilities: probabilitiesOf(known) }),
  };
}

function probabilitiesOf(sorted: Float64Array): { value: number; probability: number }[] {
  const counts = new Map<number, number>();
  for (const value of sorted) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, probability: count / sorted.length }));
}

function withReason(estimate: Estimate, reason: string): Estimate {
  return { ...estimate, reason: estimate.reason === null ? reason : `${estimate.reason}; ${reason}` };
}

/** Total weight of a window, the unattributed part included. */
export function heldTotal({ weights, unattributedWeight }: Window): number {
  return total(weights) + unattributedWeight;
}
