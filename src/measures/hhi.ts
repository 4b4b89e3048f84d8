import { total } from '../core/distribution.ts';
import type { Measure } from './_measure.ts';
import { sumOfSquares } from './_power-sum.ts';

/**
 * Herfindahl–Hirschman index: the sum of squared percentages.
 *
 * Unit: points. Range: (0, 10,000]. Lower means more decentralized.
 * It is ruled by the largest entities: those under 1% add less than a point each.
 *
 * @see Rhoades, "The Herfindahl-Hirschman Index" (1993), Federal Reserve Bulletin 79.
 * @example
 * hhi.compute([8, 6, 3, 3], {}); // => 2950
 */
export const hhi: Measure<Record<never, never>> = {
  id: 'hhi',
  title: 'Herfindahl–Hirschman index',
  definition: 'The sum of squared percentages.',
  formula: '10⁴ Σ p²',
  family: 'concentration',
  unit: 'points',
  range: [0, 10_000],
  moreDecentralizedWhen: 'lower',
  citation: {
    title: 'Rhoades, "The Herfindahl-Hirschman Index" (1993), Federal Reserve Bulletin 79',
    url: 'https://fraser.stlouisfed.org/title/federal-reserve-bulletin-62/march-1993-20870',
  },
  defaults: {},
  compute: (weights) => (10_000 * sumOfSquares(weights)) / total(weights) ** 2,
  basis: () => ({ kind: 'hill', order: 2, value: (effective) => 10_000 / effective }),
};
