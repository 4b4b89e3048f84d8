import type { Measure } from './_measure.ts';
import { checkOrder, hillOf } from './_power-sum.ts';

/**
 * Hill number: how many entities of equal weight would be as diverse, the higher the order the less the small ones count.
 *
 * Unit: effective entities. Range: [1, n]. Higher means more decentralized.
 * Order 0 counts entities, 1 is the exponential of the entropy, 2 the effective number, ∞ one over the largest proportion.
 * Low orders are ruled by the tail, which short windows do not show.
 *
 * @throws {RangeError} if order is negative.
 * @see Hill, "Diversity and Evenness: A Unifying Notation and Its Consequences" (1973).
 * @example
 * hillNumber.compute([4, 3, 2, 1], { order: 0 }); // => 4
 * hillNumber.compute([5, 5], { order: 2 }); // => 2
 * hillNumber.compute([4, 3, 2, 1], { order: Infinity }); // => 2.5
 */
export const hillNumber: Measure<{ readonly order: number }> = {
  id: 'hill-number',
  title: 'Hill number',
  definition: 'How many entities of equal weight would be as diverse, seen at an order.',
  formula: '(Σ p^order)^(1/(1 − order)); exp(−Σ p ln p) at 1; 1/p₁ at ∞',
  family: 'concentration',
  unit: 'effective entities',
  range: [1, Infinity],
  moreDecentralizedWhen: 'higher',
  citation: {
    title: 'Hill, "Diversity and Evenness: A Unifying Notation and Its Consequences" (1973)',
    url: 'https://doi.org/10.2307/1934352',
  },
  defaults: { order: 2 },
  parameter: 'order',
  compute: (weights, { order }) => hillOf('hill-number', weights, order),
  basis({ order }) {
    checkOrder('hill-number', order);
    if (order === Infinity) return { kind: 'top', count: 1, value: (proportion) => 1 / proportion };
    return { kind: 'hill', order, value: (effective) => effective };
  },
};
