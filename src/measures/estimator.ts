import { total } from '../core/distribution.ts';
import type { Estimate, Probabilities } from '../core/reading.ts';
import { normalQuantile } from '../statistics/normal.ts';
import { createStandardNormals } from '../statistics/standard-normals.ts';
import { correctedGini, giniInterval, plugInGini } from './_gini-estimate.ts';
import { correctedSum, hillFromSum, plugInSum, sumInterval } from './_hill-estimate.ts';
import { majorityInterval, majorityProbabilities } from './_majority-estimate.ts';
import type { Basis } from './_measure.ts';
import type { Sample } from './_sample.ts';
import { createShrunkPath } from './_shrink.ts';
import { createPath, type Limits, type Path } from './_tilt.ts';
import { plugInTop, topInterval } from './_top-estimate.ts';
import { entitiesUpperLimit } from './_unseen-entities.ts';
import { smallestMajority } from './nakamoto-coefficient.ts';
import type { ParsedMeasure } from './parse-measure.ts';

/** How readings are made. */
export interface EstimatorOptions {
  /** Level of the intervals, 0.95; null for none. */
  readonly interval: number | null;
  /** Who holds the unattributed weight: infinitely many, one, or the attributed entities in proportion. */
  readonly unattributed: 'thin' | 'one' | 'pro-rata';
  /** Whether the bias of a sample of blocks is removed from the point value. */
  readonly correction: 'corrected' | 'plug-in';
  readonly seed: number;
  /** Whether weights count independent draws; if not, the value is the plug-in one and there is no interval. */
  readonly isCount: boolean;
  /** Whether a majority must exceed its threshold (the default) or only reach it. */
  readonly strictThreshold?: boolean;
}

/** What is measured: the weights of one window. */
export interface Window {
  /** Positive, descending; may be empty. */
  readonly weights: ArrayLike<number>;
  readonly unattributedWeight: number;
  /** Entities that inequality measures are over; those with weight by default. */
  readonly population?: number;
}

/** Estimates of a window, one per measure, in their order. */
export type Estimator = (window: Window) => readonly Estimate[];

const DRAWS = 1024;

/**
 * The function that measures windows: point values, intervals (what chance could change) and bounds (what attribution could).
 *
 * Bounds enclose the values with the unattributed weight held by infinitely many and by one. Where the first is infinite (Hill
 * order 1 and below), the point is over the attributed weight alone and that bound is null; so it is for inequality, which then
 * has no bounds. How each interval is
 * made and how often it covers: docs/measures.md.
 *
 * @throws {RangeError} if the level is outside (0, 1), or the seed is not an integer in [0, 2^32).
 */
export function createEstimator(measures: readonly ParsedMeasure[], options: EstimatorOptions): Estimator {
  const { interval, isCount } = options;
  if (interval !== null && !(interval > 0 && interval < 1)) {
    throw new RangeError(`createEstimator: interval must be a level in (0, 1) or null, got ${interval}`);
  }
  const z = interval === null || !isCount ? null : normalQuantile((1 + interval) / 2);
  const plans = measures.map((parsed) => toPlan(parsed, options));
  const needsDraws = z !== null && plans.some(({ basis }) => basis.kind === 'majority');
  const settings: Settings = {
    z,
    corrected: isCount && options.correction === 'corrected',
    strict: options.strictThreshold ?? true,
    normals: needsDraws ? createStandardNormals(options.seed, DRAWS) : null,
    notCounts: interval !== null && !isCount,
  };
  return (window) => {
    checkWindow(window, isCount);
    if (window.weights.length === 0) return plans.map(() => EMPTY);
    const samples = toSamples(window);
    const read = createReader(samples, settings);
    return plans.map((plan) => estimateOf(plan, { samples, read, settings }));
  };
}

const EMPTY: Estimate = {
  estimate: null,
  low: null,
  high: null,
  boundLow: null,
  boundHigh: null,
  reason: 'no weight of the window is attributed',
};

interface Settings {
  readonly z: number | null;
  readonly corrected: boolean;
  readonly strict: boolean;
  /** Columns of normal numbers shared by all windows. */
  readonly normals: readonly Float64Array[] | null;
  /** An interval was asked for, but the weights are no counts. */
  readonly notCounts: boolean;
}

type Holder = 'thin' | 'one' | 'pro-rata';

/** A measure made ready for many windows. */
interface Plan extends ParsedMeasure {
  readonly basis: Basis;
  /** Names the basis: measures with the same key read the same. */
  readonly key: string;
  /** How the point value reads the unattributed weight. */
  readonly holder: Holder;
  /** Whether there is no finite value with infinitely many holders. */
  readonly needsHolders: boolean;
}

function toPlan(parsed: ParsedMeasure, { unattributed }: EstimatorOptions): Plan {
  const basis = parsed.measure.basis(parsed.params);
  const needsHolders = parsed.measure.family === 'inequality' || (basis.kind === 'hill' && basis.order <= 1);
  const holder = unattributed === 'thin' && needsHolders ? 'pro-rata' : unattributed;
  return { ...parsed, basis, key: JSON.stringify({ ...basis, holder }), holder, needsHolders };
}

function checkWindow({ weights, unattributedWeight }: Window, isCount: boolean): void {
  const expected = isCount ? 'whole counts' : 'finite';
  const isWeight = (weight: number) => (isCount ? Number.isInteger(weight) : Number.isFinite(weight));
  if (!(isWeight(unattributedWeight) && unattributedWeight >= 0)) {
    throw new RangeError(`estimator: unattributed weight must be ${expected}, got ${unattributedWeight}`);
  }
  let before = Infinity;
  for (let index = 0; index < weights.length; index++) {
    const weight = weights[index]!;
    if (!(isWeight(weight) && weight > 0 && weight <= before)) {
      throw new RangeError(
        `estimator: weights must be ${expected}, positive, descending, got ${weight} (index ${index})`,
      );
    }
    before = weight;
  }
}

/** A window under each reading of its unattributed weight, with the population that goes with it. */
type Samples = Readonly<Record<Holder, Sample & { readonly population: number }>>;

function toSamples({ weights, unattributedWeight, population = weights.length }: Window): Samples {
  if (!(Number.isInteger(population) && population >= weights.length)) {
    throw new RangeError(
      `estimator: population must be a whole number of at least ${weights.length}, got ${population}`,
    );
  }
  const attributed = total(weights);
  const alone = { weights, attributed, whole: attributed, population, ...pathsOf(weights, 0) };
  if (unattributedWeight === 0) return { thin: alone, one: alone, 'pro-rata': alone };
  const whole = attributed + unattributedWeight;
  const joined = new Float64Array(weights.length + 1);
  let place = weights.length;
  for (; place > 0 && weights[place - 1]! < unattributedWeight; place--) joined[place] = weights[place - 1]!;
  joined[place] = unattributedWeight;
  for (let index = 0; index < place; index++) joined[index] = weights[index]!;
  const one = { weights: joined, attributed: whole, whole, population: population + 1, ...pathsOf(joined, 0) };
  const thin = { ...alone, whole, ...pathsOf(weights, unattributedWeight) };
  return { thin, one, 'pro-rata': alone };
}

function pathsOf(weights: ArrayLike<number>, unattributed: number): { path: Path; shrunkPath: Path } {
  const path = createPath(weights, unattributed);
  return { path, shrunkPath: createShrunkPath(weights, { unattributed, path }) };
}

/**
 * Point values alone, as the weights stand: one number per measure, in their order, NaN where a measure is not defined.
 * For simulations, which ask for many windows; `createEstimator` gives the same values with interval and bounds.
 */
export function createPlugIn(
  measures: readonly ParsedMeasure[],
  { unattributed, strictThreshold = true }: Pick<EstimatorOptions, 'unattributed' | 'strictThreshold'>,
): (window: Window) => readonly number[] {
  const options = { interval: null, unattributed, correction: 'plug-in', seed: 0, isCount: false } as const;
  const plans = measures.map((parsed) => toPlan(parsed, options));
  const settings: Settings = { z: null, corrected: false, strict: strictThreshold, normals: null, notCounts: false };
  return (window) => {
    if (window.weights.length === 0) return plans.map(() => Number.NaN);
    const samples = toSamples(window);
    return plans.map((plan) =>
      measured(plan, readBasis(plan.basis, samples[plan.holder], settings).point, samples[plan.holder]),
    );
  };
}

/** What a basis says of a window; a point is NaN where it is not defined. */
interface Raw {
  readonly point: number;
  readonly limits: Limits | null;
  readonly probabilities?: Probabilities;
}

type Read = (plan: Plan, holder: Holder) => Raw;

/** Reads each basis once, however many measures share it; an interval only where the point value is read. */
function createReader(samples: Samples, settings: Settings): Read {
  const known = new Map<string, Raw>();
  const withoutInterval = { ...settings, z: null };
  return (plan, holder) => {
    const key = holder + plan.key;
    let raw = known.get(key);
    if (raw === undefined) {
      raw = readBasis(plan.basis, samples[holder], holder === plan.holder ? settings : withoutInterval);
      known.set(key, raw);
    }
    return raw;
  };
}

function readBasis(basis: Basis, sample: Samples[Holder], settings: Settings): Raw {
  const { z, corrected, strict, normals } = settings;
  const { weights, whole } = sample;
  switch (basis.kind) {
    case 'hill':
      return readHill(sample, basis.order, settings);
    case 'top':
      return { point: plugInTop(sample, basis.count), limits: z === null ? null : topInterval(sample, basis.count, z) };
    case 'gini': {
      const point = corrected ? correctedGini(sample) : plugInGini(sample);
      return { point, limits: z === null ? null : giniInterval(sample, z) };
    }
    case 'majority': {
      const { threshold } = basis;
      const point = smallestMajority(weights, { whole, threshold, strict }) ?? Number.NaN;
      if (z === null || normals === null) return { point, limits: null };
      return {
        point,
        limits: majorityInterval(sample, { threshold, z }),
        probabilities: majorityProbabilities(sample, { threshold, normals }),
      };
    }
  }
}

/** A Hill number; NaN where the blocks are too few to correct for chance. */
function readHill(sample: Sample, order: number, { z, corrected }: Settings): Raw {
  if (order === 0) {
    const seen = sample.weights.length;
    return { point: seen, limits: z === null ? null : { low: seen, high: entitiesUpperLimit(sample.weights, z) } };
  }
  const estimate = z !== null || corrected ? correctedSum(sample, order) : Number.NaN;
  const effective = hillFromSum(corrected ? estimate : plugInSum(sample, order), order);
  const point = effective < Infinity ? effective : Number.NaN;
  if (z === null || Number.isNaN(estimate)) return { point, limits: null };
  const { low, high } = sumInterval(sample, order, { estimate, z });
  const ends = [low, high].map((end) => Math.max(1, hillFromSum(order > 1 ? Math.max(0, end) : end, order)));
  return { point, limits: { low: Math.min(...ends), high: Math.max(...ends) } };
}

interface Context {
  readonly samples: Samples;
  readonly read: Read;
  readonly settings: Settings;
}

const TOO_FEW = 'too few blocks to correct for chance';
const NO_MAJORITY = 'the attributed entities together do not exceed the threshold';
const NOT_COUNTS = 'no interval: the weights are not counts of independent draws, so chance has no known size';
const UNBOUNDED = 'a limit of the interval is infinite';
const NO_POPULATION =
  'no bounds: how many hold the unattributed weight is not known, and inequality is over their number';
const NO_THIN = 'spread over infinitely many holders the unattributed weight has no finite value';

function estimateOf(plan: Plan, { samples, read, settings }: Context): Estimate {
  const { basis, holder, needsHolders } = plan;
  const raw = read(plan, holder);
  const pointOf = (as: Holder): number => {
    const sample = samples[as];
    if (settings.corrected || sample.whole > sample.attributed) return measured(plan, read(plan, as).point, sample);
    const { population } = sample;
    return plan.measure.compute(sample.weights, { ...plan.params, population, strict: settings.strict });
  };
  const point = pointOf(holder);
  const isDefined = Number.isFinite(point);
  const reasons = isDefined ? [] : [basis.kind === 'majority' ? NO_MAJORITY : TOO_FEW];
  if (settings.notCounts) reasons.push(NOT_COUNTS);

  let interval: Ends = NO_ENDS;
  if (isDefined && raw.limits !== null) {
    const { low, high } = raw.limits;
    interval = hull([point, measured(plan, low, samples[holder]), measured(plan, high, samples[holder])]);
    if (interval.low === null || interval.high === null) reasons.push(UNBOUNDED);
  }

  let bounds: Ends = hull([point]);
  if (samples.thin.whole > samples.thin.attributed) {
    const one = pointOf('one');
    const thin = needsHolders ? Number.NaN : pointOf('thin');
    const isInequality = plan.measure.family === 'inequality';
    bounds = isInequality ? NO_ENDS : hull([point, one, Number.isNaN(thin) ? limitOfManyHolders(plan) : thin]);
    if (isInequality) reasons.push(NO_POPULATION);
    else if (needsHolders)
      reasons.push(holder === 'one' ? NO_THIN : `${NO_THIN}: estimated over the attributed weight alone`);
    else if (isDefined && (bounds.low === null || bounds.high === null))
      reasons.push(basis.kind === 'majority' ? `no upper bound: ${NO_MAJORITY}` : NO_THIN);
  }
  return {
    estimate: isDefined ? point : null,
    low: interval.low,
    high: interval.high,
    boundLow: bounds.low,
    boundHigh: bounds.high,
    reason: reasons.length === 0 ? null : reasons.join('; '),
    ...(isDefined && raw.probabilities !== undefined && { probabilities: raw.probabilities }),
  };
}

/** Value of a measure from what its basis reads, inside the measure's range. */
function measured({ measure, basis }: Plan, read: number, { population }: Samples[Holder]): number {
  if (Number.isNaN(read)) return Number.NaN;
  const value = basis.kind === 'hill' ? basis.value(read, population) : basis.kind === 'top' ? basis.value(read) : read;
  return Math.min(measure.range[1], Math.max(measure.range[0], value));
}

/** The most dispersed end of a measure's range: where it goes as the holders of the unattributed weight become many. */
function limitOfManyHolders({ measure: { range, moreDecentralizedWhen } }: Plan): number {
  return range[moreDecentralizedWhen === 'higher' ? 1 : 0];
}

interface Ends {
  readonly low: number | null;
  readonly high: number | null;
}

const NO_ENDS: Ends = { low: null, high: null };

function hull(values: readonly number[]): Ends {
  const known = values.filter((value) => !Number.isNaN(value));
  const finite = (value: number) => (Number.isFinite(value) ? value : null);
  return { low: finite(Math.min(...known)), high: finite(Math.max(...known)) };
}
