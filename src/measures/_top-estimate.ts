import { normalLoss, quickTail } from '../statistics/normal.ts';
import type { Sample } from './_sample.ts';
import { type Limits, lowerLimit, type Tilt } from './_tilt.ts';

/** Proportion of the `count` largest as the weights stand. */
export function plugInTop({ weights, whole }: Sample, count: number): number {
  let combined = 0;
  for (let index = 0; index < Math.min(count, weights.length); index++) combined += weights[index]!;
  return combined / whole;
}

/**
 * Interval of the proportion of the `count` largest. Where chance could have swapped ranks around the cut the largest counts
 * are too large on average, which the lower limit allows for; the upper limit does not count on it.
 */
export function topInterval(sample: Sample, count: number, z: number): Limits {
  const { whole, shrunkPath } = sample;
  const estimate = plugInTop(sample, count);
  const clear = wilson(estimate, whole, z);
  if (isClear(sample, count)) return clear;
  const at = (tilt: Tilt): void => judgeTop(tilt, count, whole);
  return { low: Math.max(0, lowerLimit(shrunkPath, { at, estimate, z, rising: 1 })), high: clear.high };
}

/**
 * Interval of the largest proportion where the rest is one other entity's, seen or not. Wilson's interval of the entity that leads,
 * folded at a half: whichever of the two truly is larger, it covers at least as often.
 */
export function largerOfTwo({ weights, whole }: Sample, z: number): Limits {
  const { low, high } = wilson(weights[0]! / whole, whole, z);
  return { low: Math.max(0.5, low), high };
}

/** Mean and standard deviation of the combined proportion of whichever are the `count` largest, each varying around its observed one. */
export function topMoments(
  { whole, path }: Sample,
  count: number,
): { readonly mean: number; readonly deviation: number } {
  const observed = path()(1);
  judgeTop(observed, count, whole);
  return observed;
}

/** Whether the ranks around the cut are too far apart for chance to swap them. */
function isClear({ weights }: Sample, count: number): boolean {
  const inside = weights[count - 1];
  const outside = weights[count];
  if (inside === undefined || outside === undefined) return true;
  return inside - outside > 8 * Math.sqrt(inside + outside);
}

/** @see Wilson, "Probable Inference, the Law of Succession, and Statistical Inference" (1927). */
export function wilson(proportion: number, whole: number, z: number): Limits {
  const share = (z * z) / whole;
  const centre = proportion + share / 2;
  const half = Math.sqrt(share * (proportion * (1 - proportion) + share / 4));
  return { low: (centre - half) / (1 + share), high: Math.min(1, (centre + half) / (1 + share)) };
}

/**
 * The sum of the largest few counts is the least over levels c of count·c + Σ max(n − c, 0), so its mean is taken as the
 * least of the means and its variance as that of the sum at that level, with normal counts of variance N·p.
 *
 * @see Rockafellar & Uryasev, "Optimization of Conditional Value-at-Risk" (2000), theorem 1, for the identity.
 */
function judgeTop(tilt: Tilt, count: number, whole: number): void {
  const { proportions } = tilt;
  const level = cutLevel(proportions, count, whole);
  let value = 0;
  let mean = count * level;
  let variance = 0;
  let reached = 0;
  for (let index = 0; index < proportions.length; index++) {
    const p = proportions[index]!;
    if (index < count) value += p;
    const square = p / whole;
    const deviation = Math.sqrt(square);
    const distance = (level - p) / deviation;
    if (distance > 6) break;
    const tail = quickTail(distance);
    const excess = distance < 0 ? normalLoss(-distance) - distance : normalLoss(distance);
    mean += deviation * excess;
    variance += square * (tail - distance * excess - excess * excess);
    reached += p * tail;
  }
  tilt.value = value;
  tilt.mean = mean;
  tilt.deviation = Math.sqrt(Math.max(0, variance - (reached * reached) / whole));
}

/** The level that as many counts as are asked for exceed on average. */
function cutLevel(proportions: Float64Array, count: number, whole: number): number {
  const above = proportions[count - 1]!;
  const below = proportions[count]!;
  let low = below - 3 * Math.sqrt(below / whole);
  let high = above + 3 * Math.sqrt(above / whole);
  for (let round = 0; round < 12; round++) {
    const level = (low + high) / 2;
    let exceeding = 0;
    for (let index = 0; index < proportions.length; index++) {
      const p = proportions[index]!;
      const distance = (level - p) / Math.sqrt(p / whole);
      if (distance > 6) break;
      exceeding += quickTail(distance);
    }
    if (exceeding > count) low = level;
    else high = level;
  }
  return (low + high) / 2;
}
