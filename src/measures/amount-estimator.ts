import type { HeldWindow } from '../core/holding.ts';
import type { Estimate } from '../core/reading.ts';
import { byText } from '../core/text.ts';
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
   * belong together: an owner who is over-estimated in one is in all. A window is drawn once, and the same arrays are given again:
   * copy them to change them.
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
  const known = new WeakMap<HeldWindow, readonly Float64Array[]>(); // intervals and trends ask for the same draws
  const draws = (window: HeldWindow) => {
    const drawn = known.get(window) ?? drawsOf(window, { measures: measures.length, plugIn, scores, groupCorrelation });
    known.set(window, drawn);
    return drawn;
  };
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
export function heldWeights({ holdings, totals }: HeldWindow): HeldWeights {
  const places = placesOf({ holdings, totals });
  const amounts = Float64Array.from([...holdings, ...totals], ({ weight }) => weight);
  const { byEntity, unattributed } = addedUp(places, amounts);
  const entries = places.entities
    .map((entity, place) => [entity, byEntity[place]!] as const)
    .filter(([, weight]) => weight > 0)
    .sort(([a, v], [b, w]) => w - v || byText(a, b));
  return {
    entities: entries.map(([entity]) => entity),
    weights: Float64Array.from(entries, ([, weight]) => weight),
    unattributedWeight: unattributed,
  };
}

/** Where each amount of a window is added, found once for all draws. */
interface Places {
  /** In order of their first holding. */
  readonly entities: readonly string[];
  readonly groupCount: number;
  /** Holding by holding, places in `entities`; -1: nobody. */
  readonly entityOf: Int32Array;
  /** Numbers of the groups, of the holdings and then of the totals. */
  readonly groupOf: Int32Array;
}

function placesOf({ holdings, totals }: Pick<HeldWindow, 'holdings' | 'totals'>): Places {
  const entities = new Map<string, number>();
  const groups = new Map<string | null, number>();
  const entityOf = Int32Array.from(holdings, ({ entity }) => (entity === null ? -1 : numberOf(entities, entity)));
  const groupOf = Int32Array.from([...holdings, ...totals], ({ group }) => numberOf(groups, group));
  return { entities: [...entities.keys()], groupCount: groups.size, entityOf, groupOf };
}

/** Number of a name, the next one if it is new. */
function numberOf<Name>(numbers: Map<Name, number>, name: Name): number {
  const number = numbers.get(name) ?? numbers.size;
  numbers.set(name, number);
  return number;
}

/** Amounts of the holdings, then of the totals, added up by entity. */
function addedUp(
  { entities, groupCount, entityOf, groupOf }: Places,
  amounts: Float64Array,
): { readonly byEntity: Float64Array; readonly unattributed: number } {
  const byEntity = new Float64Array(entities.length);
  const named = new Float64Array(groupCount);
  let unattributed = 0;
  for (let at = 0; at < entityOf.length; at++) {
    const entity = entityOf[at]!;
    if (entity === -1) unattributed += amounts[at]!;
    else {
      byEntity[entity]! += amounts[at]!;
      named[groupOf[at]!]! += amounts[at]!;
    }
  }
  for (let at = entityOf.length; at < amounts.length; at++) {
    unattributed += Math.max(0, amounts[at]! - named[groupOf[at]!]!);
  }
  return { byEntity, unattributed };
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
  const places = placesOf(window);
  const all = [...window.holdings, ...window.totals];
  const amounts = Float64Array.from(all, ({ weight }) => weight);
  const sampled = all.flatMap((amount, at): { at: number; values: Float64Array }[] => {
    const { weight, low, high, group } = amount;
    if (low === null || high === null) return [];
    const valueAt = publishedLognormal({ low, median: weight, high });
    const name = 'entity' in amount ? `holder ${amount.entity}` : 'total';
    const ofAmount = scores(`${name} of ${group}`);
    const ofGroup = shared > 0 ? scores(`group ${group}`) : ofAmount;
    return [{ at, values: ofAmount.map((score, draw) => valueAt(own * score + shared * ofGroup[draw]!)) }];
  });
  const result = Array.from({ length: measures }, () => new Float64Array(AMOUNT_DRAWS));
  for (let draw = 0; draw < AMOUNT_DRAWS; draw++) {
    for (const { at, values: ofDraws } of sampled) amounts[at] = ofDraws[draw]!;
    const { byEntity, unattributed } = addedUp(places, amounts);
    const weights = byEntity
      .filter((weight) => weight > 0)
      .sort()
      .reverse();
    const values = plugIn({ weights, unattributedWeight: unattributed });
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
