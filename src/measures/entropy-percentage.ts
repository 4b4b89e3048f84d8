import { type Measure, type Population, populationOf } from './_measure.ts';
import { entropyNats } from './_power-sum.ts';

/**
 * Entropy percentage: Shannon entropy as a part of the most that the population could have.
 *
 * Unit: ratio. Range: [0, 1]. Higher means more even; a population of one gives 0.
 * A new entity with next to nothing lowers it although nothing changed at the top.
 *
 * @throws {RangeError} if the population is smaller than the number of weights.
 * @see Pielou, "The Measurement of Diversity in Different Types of Biological Collections" (1966).
 * @example
 * entropyPercentage.compute([1, 1, 1, 1], {}); // => 1
 * entropyPercentage.compute([1, 1], { population: 4 }); // => 0.5
 */
export const entropyPercentage: Measure<Population> = {
  id: 'entropy-percentage',
  title: 'Entropy percentage',
  definition: 'Shannon entropy as a part of the most that the population could have.',
  formula: '−Σ p log₂ p / log₂ population',
  family: 'inequality',
  unit: 'ratio',
  range: [0, 1],
  moreDecentralizedWhen: 'higher',
  citation: {
    title: 'Pielou, "The Measurement of Diversity in Different Types of Biological Collections" (1966)',
    url: 'https://doi.org/10.1016/0022-5193(66)90013-0',
  },
  defaults: {},
  compute: (weights, params) => evenness(entropyNats(weights), populationOf('entropy-percentage', weights, params)),
  basis: () => ({
    kind: 'hill',
    order: 1,
    value: (effective, population) => Math.min(1, evenness(Math.log(effective), population)),
  }),
};

function evenness(entropy: number, population: number): number {
  return population === 1 ? 0 : entropy / Math.log(population);
}
