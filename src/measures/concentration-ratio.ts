import { total } from '../core/distribution.ts';
import type { Measure } from './_measure.ts';

/**
 * Concentration ratio: the proportion that the k largest entities hold together.
 *
 * Unit: ratio. Range: (0, 1]. Lower means more decentralized.
 * It says nothing of how the k share it, nor of anyone after them.
 *
 * @throws {RangeError} if k is not a whole number of at least 1.
 * @see Curry & George, "Industrial Concentration: A Survey" (1983), section II.
 * @example
 * concentrationRatio.compute([4, 3, 2, 1], { k: 1 }); // => 0.4
 * concentrationRatio.compute([4, 3, 2, 1], { k: 3 }); // => 0.9
 */
export const concentrationRatio: Measure<{ readonly k: number }> = {
  id: 'concentration-ratio',
  title: 'Concentration ratio',
  definition: 'The proportion that the k largest entities hold together.',
  formula: '(w₁ + … + wₖ) / W',
  family: 'concentration',
  unit: 'ratio',
  range: [0, 1],
  moreDecentralizedWhen: 'lower',
  citation: {
    title: 'Curry & George, "Industrial Concentration: A Survey" (1983)',
    url: 'https://doi.org/10.2307/2097885',
  },
  defaults: { k: 1 },
  parameter: 'k',
  compute(weights, { k }) {
    checkCount(k);
    let combined = 0;
    for (let index = 0; index < Math.min(k, weights.length); index++) combined += weights[index]!;
    return combined / total(weights);
  },
  basis({ k }) {
    checkCount(k);
    return { kind: 'top', count: k, value: (proportion) => proportion };
  },
};

function checkCount(k: number): void {
  if (!(Number.isInteger(k) && k >= 1)) {
    throw new RangeError(`concentration-ratio: k must be a whole number of at least 1, got ${k}`);
  }
}
