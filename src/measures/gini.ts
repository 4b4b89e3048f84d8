import { total } from '../core/distribution.ts';
import { type Measure, type Population, populationOf } from './_measure.ts';

/**
 * Gini coefficient: the mean difference between two entities of the population, as a part of twice the mean weight.
 *
 * Unit: ratio. Range: [0, 1). Lower means more equal.
 * A new entity with next to nothing raises it although nothing changed at the top.
 *
 * @throws {RangeError} if the population is smaller than the number of weights.
 * @see Sen, "On Economic Inequality" (1973), section 2.
 * @example
 * gini.compute([5, 5], {}); // => 0
 * gini.compute([4], { population: 4 }); // => 0.75
 */
export const gini: Measure<Population> = {
  id: 'gini',
  title: 'Gini coefficient',
  definition: 'The mean difference between two entities of the population, as a part of twice the mean weight.',
  formula: 'Σ (population + 1 − 2 rank) w / (population · W), the largest having rank 1',
  family: 'inequality',
  unit: 'ratio',
  range: [0, 1],
  moreDecentralizedWhen: 'lower',
  citation: { title: 'Sen, "On Economic Inequality" (1973)', url: 'https://doi.org/10.1093/0198281935.001.0001' },
  defaults: {},
  compute(weights, params) {
    const population = populationOf('gini', weights, params);
    let sum = 0;
    for (let index = 0; index < weights.length; index++) sum += (population - 1 - 2 * index) * weights[index]!;
    return sum / (population * total(weights));
  },
  basis: () => ({ kind: 'gini' }),
};
