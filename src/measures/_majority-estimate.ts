import type { Probabilities } from '../core/reading.ts';
import { incompleteBeta } from '../statistics/incomplete-beta.ts';
import { gammasFromNormals } from '../statistics/standard-normals.ts';
import type { Sample } from './_sample.ts';

interface MajorityOptions {
  readonly threshold: number;
  /** Columns of standard normal numbers: an even number, at least four. */
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

/** Probability that some `size` entities exceed the threshold together. */
function withinSize(sample: Sample, { size, combined, threshold, normals }: SizeOptions): number {
  const { whole } = sample;
  if (combined >= whole) return 1;
  const margin = (combined - threshold * whole) / Math.sqrt(whole * threshold * (1 - threshold) + 1);
  if (margin > 8) return 1;
  if (margin < -8) return 0;
  const largest = 1 - incompleteBeta(threshold, combined, whole - combined);
  if (largest > 1 - NEGLIGIBLE) return 1;
  return largest + swapped(sample, { size, combined, threshold, normals });
}

/** Probability that the `size` largest of the window do not exceed the threshold together, but the truly largest do. */
function swapped({ weights, whole }: Sample, { size, combined, threshold, normals }: SizeOptions): number {
  const inside = weights[size - 1]!;
  const outside = weights[size];
  if (outside === undefined) return 0;
  const canSwap = (more: number, less: number) => more - less < 4 * Math.sqrt(more + less);
  let first = size;
  while (first > 0 && canSwap(weights[first - 1]!, outside)) first--;
  let end = size;
  while (end < weights.length && canSwap(inside, weights[end]!)) end++;
  if (first === size || end === size) return 0;

  const reach = (normals.length - 2) / 2; // the nearest, should there be more contenders than columns
  first = Math.max(first, size - reach);
  end = Math.min(end, size + reach);
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

/** The central set that holds at least the level: what lies outside on either side has at most half of the rest. */
export function centralSet(probabilities: Probabilities, level: number): { low: number; high: number } {
  const side = (1 - level) / 2;
  let below = 0;
  let low = probabilities[0]!.value;
  let high = low;
  for (const { value, probability } of probabilities) {
    if (below <= side) low = value;
    high = value;
    below += probability;
    if (below >= 1 - side) break;
  }
  return { low, high };
}
