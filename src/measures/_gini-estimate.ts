import { normalLoss } from '../statistics/normal.ts';
import type { Sample } from './_sample.ts';
import { type Limits, type Quantity, type Tilt, tiltInterval, unbiasedValue } from './_tilt.ts';
import { largerOfTwo } from './_top-estimate.ts';

interface PopulationSample extends Sample {
  readonly population: number;
}

/** Gini coefficient as the weights stand. */
export function plugInGini({ weights, whole, population }: PopulationSample): number {
  let sum = 0;
  for (let index = 0; index < weights.length; index++) sum += (population - 1 - 2 * index) * weights[index]!;
  return sum / (population * whole);
}

/** Gini coefficient without what chance adds to the differences between entities of nearly equal weight. */
export function correctedGini(sample: PopulationSample): number {
  return unbiasedValue(sample.shrunkPath, giniQuantity(sample));
}

export function giniInterval(sample: PopulationSample, z: number): Limits {
  const { weights, population } = sample;
  if (population === 1) return { low: 0, high: 0 };
  if (weights.length <= 2) {
    const { low, high } = largerOfTwo(sample, z);
    const giniOf = (larger: number) => (population - 3 + 2 * larger) / population;
    return { low: giniOf(low), high: giniOf(high) };
  }
  return tiltInterval(sample.shrunkPath, { ...giniQuantity(sample), z });
}

function giniQuantity(sample: PopulationSample): Omit<Quantity, 'z'> {
  return { at: (tilt) => judgeGini(tilt, sample), estimate: plugInGini(sample), rising: 1 };
}

/** Σ over pairs of |pᵢ − pⱼ| / population: its mean with normal counts, its variance to first order with ranks held. */
function judgeGini(tilt: Tilt, { whole, population }: PopulationSample): void {
  const { proportions } = tilt;
  let value = 0;
  let square = 0;
  let luck = 0;
  for (let index = 0; index < proportions.length; index++) {
    const p = proportions[index]!;
    const slope = (population - 1 - 2 * index) / population;
    value += slope * p;
    square += slope * slope * p;
    for (let other = index + 1; other < proportions.length; other++) {
      const difference = p - proportions[other]!;
      const variance = (p + proportions[other]! - difference * difference) / whole;
      if (difference * difference > 36 * variance) break;
      const deviation = Math.sqrt(variance);
      luck += 2 * deviation * normalLoss(difference / deviation);
    }
  }
  tilt.value = value;
  tilt.mean = value + luck / population;
  tilt.deviation = Math.sqrt(Math.max(0, square - value * value) / whole);
}
