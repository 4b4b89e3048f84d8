import { total } from '../core/distribution.ts';
import type { Measure } from './_measure.ts';
import { sumOfSquares } from './_power-sum.ts';

/**
 * Effective number: how many entities of equal weight would be as concentrated, 1 / Σ p².
 *
 * Unit: effective entities. Range: [1, n]. Higher means more decentralized.
 * It is ruled by the largest entities, as the HHI is, of which it is the reciprocal.
 *
 * @see Laakso & Taagepera, "'Effective' Number of Parties" (1979).
 * @example
 * effectiveNumber.compute([5, 5], {}); // => 2
 */
export const effectiveNumber: Measure<Record<never, never>> = {
  id: 'effective-number',
  title: 'Effective number',
  definition: 'How many entities of equal weight would be as concentrated.',
  formula: '1 / Σ p²',
  family: 'concentration',
  unit: 'effective entities',
  range: [1, Infinity],
  moreDecentralizedWhen: 'higher',
  citation: {
    title: 'Laakso & Taagepera, "\'Effective\' Number of Parties" (1979)',
    url: 'https://doi.org/10.1177/001041407901200101',
  },
  defaults: {},
  compute: (weights) => total(weights) ** 2 / sumOfSquares(weights),
  basis: () => ({ kind: 'hill', order: 2, value: (effective) => effective }),
};
