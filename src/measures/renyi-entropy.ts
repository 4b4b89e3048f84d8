import type { Measure } from './_measure.ts';
import { checkOrder, hillOf } from './_power-sum.ts';

/**
 * Rényi entropy: the logarithm of the Hill number of the same order.
 *
 * Unit: bits. Range: [0, log₂ n]. Higher means more decentralized.
 * The higher the order the less it says of small entities; order ∞ sees only the largest.
 *
 * @throws {RangeError} if order is negative.
 * @see Rényi, "On Measures of Entropy and Information" (1961).
 * @example
 * renyiEntropy.compute([1, 1], { order: 2 }); // => 1
 */
export const renyiEntropy: Measure<{ readonly order: number }> = {
  id: 'renyi-entropy',
  title: 'Rényi entropy',
  definition: 'The logarithm of the Hill number of the same order.',
  formula: 'log₂(Σ p^order) / (1 − order)',
  family: 'concentration',
  unit: 'bits',
  range: [0, Infinity],
  moreDecentralizedWhen: 'higher',
  citation: {
    title: 'Rényi, "On Measures of Entropy and Information" (1961)',
    url: 'https://projecteuclid.org/proceedings/berkeley-symposium-on-mathematical-statistics-and-probability/Proceedings-of-the-Fourth-Berkeley-Symposium-on-Mathematical-Statistics-and/toc/bsmsp/1200512154',
  },
  defaults: { order: 2 },
  parameter: 'order',
  compute: (weights, { order }) => Math.log2(hillOf('renyi-entropy', weights, order)),
  basis({ order }) {
    checkOrder('renyi-entropy', order);
    if (order === Infinity) return { kind: 'top', count: 1, value: (proportion) => -Math.log2(proportion) };
    return { kind: 'hill', order, value: (effective) => Math.log2(effective) };
  },
};
