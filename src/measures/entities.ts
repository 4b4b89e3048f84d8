import type { Measure } from './_measure.ts';

/**
 * Entities: how many hold any weight at all.
 *
 * Unit: entities. Range: [1, ∞). Higher means more decentralized.
 * It weighs the largest and the smallest alike, and those too small to be seen in the window are missing.
 *
 * @see Chao, "Estimating the Population Size for Capture-Recapture Data with Unequal Catchability" (1987), for how many may be unseen.
 * @example
 * entities.compute([4, 3, 2, 1], {}); // => 4
 */
export const entities: Measure<Record<never, never>> = {
  id: 'entities',
  title: 'Entities',
  definition: 'How many entities hold any weight at all.',
  formula: 'n',
  family: 'concentration',
  unit: 'entities',
  range: [1, Infinity],
  moreDecentralizedWhen: 'higher',
  citation: {
    title: 'Hill, "Diversity and Evenness: A Unifying Notation and Its Consequences" (1973)',
    url: 'https://doi.org/10.2307/1934352',
  },
  defaults: {},
  compute: (weights) => weights.length,
  basis: () => ({ kind: 'hill', order: 0, value: (effective) => effective }),
};
