import type { Probabilities } from '../core/reading.ts';
import { incompleteBeta } from '../statistics/incomplete-beta.ts';
import { quickTail } from '../statistics/normal.ts';
import { gammasFromNormals } from '../statistics/standard-normals.ts';
import type { Sample } from './_sample.ts';
import type { Limits } from './_tilt.ts';
import { topInterval, topMoments } from './_top-estimate.ts';

/**
 * Interval of the size of the smallest majority: from the first size whose combined proportion may exceed the threshold by its
 * upper limit, to the first that does by its lower limit; infinite where none does.
 */
export function majorityInterval(sample: Sample, { threshold, z }: { threshold: number; z: number }): Limits {
  const { weights, whole } = sample;
  const needed = threshold * whole;
  const slack = z * Math.sqrt(needed * (1 - threshold)); // Wilson's limits pass the threshold where the count is this far from it
  let low = Infinity;
  let combined = 0;
  for (let size = 1; size <= weights.length; size++) {
    combined += weights[size - 1]!;
    if (low === Infinity && combined > needed - slack) low = size;
    if (combined > needed + slack && topInterval(sample, size, z).low > threshold) return { low, high: size };
  }
  return { low, high: Infinity };
}

interface MajorityOptions {
  readonly threshold: number;
  /** Columns of standard normal numbers: two more than are drawn. */
  readonly normals: readonly Float64Array[];
}

/**
 * Probability of each size of the smallest majority, when the true proportions have the Dirichlet distribution whose parameters
 * are the counts. The value one above the number of entities stands for: all attributed together do not reach the threshold.
 *
 * @see Rubin, "The Bayesian Bootstrap" (1981), for the posterior.
 */
export function majorityProbabilities(sample: Sample, options: MajorityOptions): Probabilities {
  const probabilities: { value: number; probability: number }[] = [];
  let before = 0;
  let combined = 0;
  for (let size = 1; size <= sample.weights.length && before < 1; size++) {
    combined += sample.weights[size - 1]!;
    const within = Math.max(before, Math.min(1, withinSize(sample, { ...options, size, combined })));
    if (within > before) probabilities.push({ value: size, probability: within - before });
    before = within;
  }
  if (before < 1) probabilities.push({ value: sample.weights.length + 1, probability: 1 - before });
  return probabilities;
}

interface SizeOptions extends MajorityOptions {
  readonly size: number;
  /** Combined weight of the `size` largest. */
  readonly combined: number;
}

const NEGLIGIBLE = 1e-6;
/** Contenders for the top up to which they are drawn; the sum of the largest of more is nearly normal. */
const MOST_DRAWN = 20;

/** Probability that some `size` entities exceed the threshold together. */
function withinSize(sample: Sample, { size, combined, threshold, normals }: SizeOptions): number {
  const { whole } = sample;
  if (combined >= whole) return 1;
  const margin = (combined - threshold * whole) / Math.sqrt(whole * threshold * (1 - threshold) + 1);
  if (margin > 8) return 1;
  if (margin < -8) return 0;
  const largest = 1 - incompleteBeta(threshold, combined, whole - combined);
  if (largest > 1 - NEGLIGIBLE) return 1;
  const [first, end] = contenders(sample, size);
  if (first === size || end === size) return largest;
  if (end - first > MOST_DRAWN) {
    const { mean, deviation } = topMoments(sample, size);
    return Math.max(largest, quickTail((threshold - mean) / deviation));
  }
  return largest + swapped(sample, { first, end, size, combined, threshold, normals });
}

/** Ranks, from and until, that chance could move across the end of the `size` largest. */
function contenders({ weights }: Sample, size: number): readonly [first: number, end: number] {
  const inside = weights[size - 1]!;
  const outside = weights[size];
  if (outside === undefined) return [size, size];
  const canSwap = (more: number, less: number) => more - less < 4 * Math.sqrt(more + less);
  let first = size;
  while (first > 0 && canSwap(weights[first - 1]!, outside)) first--;
  let end = size;
  while (end < weights.length && canSwap(inside, weights[end]!)) end++;
  return [first, end];
}

interface SwapOptions extends SizeOptions {
  readonly first: number;
  readonly end: number;
}

/** Probability that the `size` largest of the window do not exceed the threshold together, but the truly largest do. */
function swapped({ weights, whole }: Sample, { first, end, size, combined, threshold, normals }: SwapOptions): number {
  let contending = 0;
  for (let index = first; index < end; index++) contending += weights[index]!;
  let safe = combined;
  for (let index = first; index < size; index++) safe -= weights[index]!;
  const seats = size - first;
  const shapes = [
    whole - safe - contending,
    safe,
    ...Array.from({ length: end - first }, (_, at) => weights[first + at]!),
  ];
  const columns = shapes.map((shape, index) => gammasFromNormals(normals[index]!, shape));
  const best = new Float64Array(seats);
  let count = 0;
  for (let row = 0; row < normals[0]!.length; row++) {
    let sum = 0;
    let observed = 0;
    for (let index = 0; index < columns.length; index++) {
      const draw = columns[index]![row]!;
      sum += draw;
      if (index >= 1 && index < 2 + seats) observed += draw;
    }
    if (observed > threshold * sum) continue;
    best.fill(0);
    for (let index = 2; index < columns.length; index++) {
      const draw = columns[index]![row]!;
      let place = seats - 1;
      if (draw <= best[place]!) continue;
      for (; place > 0 && best[place - 1]! < draw; place--) best[place] = best[place - 1]!;
      best[place] = draw;
    }
    let largest = columns[1]![row]!;
    for (let seat = 0; seat < seats; seat++) largest += best[seat]!;
    if (largest > threshold * sum) count++;
  }
  return count / normals[0]!.length;
}
