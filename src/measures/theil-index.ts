import { type Measure, type Population, populationOf } from './_measure.ts';
import { entropyNats } from './_power-sum.ts';

/**
 * Theil index T: how far the entropy falls short of the most that the population could have.
 *
 * Unit: nats. Range: [0, ln population]. Lower means more equal.
 * A new entity with next to nothing raises it although nothing changed at the top.
 *
 * @throws {RangeError} if the population is smaller than the number of weights.
 * @see Theil, "Economics and Information Theory" (1967), chapter 4.
 * @example
 * theilIndex.compute([3, 2, 1], {}).toFixed(3); // => '0.087'
 */
export const theilIndex: Measure<Population> = {
  id: 'theil-index',
  title: 'Theil index T',
  definition: 'How far the entropy falls short of the most that the population could have.',
  formula: 'ln population + Σ p ln p',
  family: 'inequality',
  unit: 'nats',
  range: [0, Infinity],
  moreDecentralizedWhen: 'lower',
  citation: {
    title: 'Theil, "Economics and Information Theory" (1967)',
    url: 'https://openlibrary.org/search?q=Economics+and+Information+Theory+Theil',
  },
  defaults: {},
  compute: (weights, params) =>
    Math.max(0, Math.log(populationOf('theil-index', weights, params)) - entropyNats(weights)),
  basis: () => ({
    kind: 'hill',
    order: 1,
    value: (effective, population) => Math.max(0, Math.log(population / effective)),
  }),
};
