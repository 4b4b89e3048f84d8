import type { Measure } from './_measure.ts';
import { entropyNats } from './_power-sum.ts';

/**
 * Shannon entropy: how many yes-or-no answers it takes on average to name the holder of one unit of weight.
 *
 * Unit: bits. Range: [0, log₂ n]. Higher means more decentralized.
 * It rises with a tail of tiny entities although nothing changed at the top.
 *
 * @see Shannon, "A Mathematical Theory of Communication" (1948), section 6.
 * @example
 * shannonEntropy.compute([1, 1, 1, 1], {}); // => 2
 */
export const shannonEntropy: Measure<Record<never, never>> = {
  id: 'shannon-entropy',
  title: 'Shannon entropy',
  definition: 'How many yes-or-no answers it takes on average to name the holder of one unit of weight.',
  formula: '−Σ p log₂ p',
  family: 'concentration',
  unit: 'bits',
  range: [0, Infinity],
  moreDecentralizedWhen: 'higher',
  citation: {
    title: 'Shannon, "A Mathematical Theory of Communication" (1948)',
    url: 'https://doi.org/10.1002/j.1538-7305.1948.tb01338.x',
  },
  defaults: {},
  compute: (weights) => entropyNats(weights) / Math.LN2,
  basis: () => ({ kind: 'hill', order: 1, value: (effective) => Math.log2(effective) }),
};
