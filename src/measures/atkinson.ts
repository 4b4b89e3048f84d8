import { type Measure, type Population, populationOf } from './_measure.ts';
import { hillOf } from './_power-sum.ts';

/**
 * Atkinson index: the part of the total that could be given up, were it shared equally, at no loss to an observer with the stated aversion to inequality.
 *
 * Unit: ratio. Range: [0, 1). Lower means more equal.
 * The larger epsilon, the more it is ruled by the smallest; it goes up to, but not including, 1.
 *
 * @throws {RangeError} if epsilon is outside (0, 1), or the population is smaller than the number of weights.
 * @see Atkinson, "On the Measurement of Inequality" (1970).
 * @example
 * atkinson.compute([1, 1], { epsilon: 0.5 }); // => 0
 * atkinson.compute([4], { epsilon: 0.5, population: 4 }); // => 0.75
 */
export const atkinson: Measure<Population & { readonly epsilon: number }> = {
  id: 'atkinson',
  title: 'Atkinson index',
  definition:
    'The part of the total that could be given up, were it shared equally, at no loss to an observer averse to inequality.',
  formula: '1 − (Σ (population · p)^(1 − epsilon) / population)^(1/(1 − epsilon))',
  family: 'inequality',
  unit: 'ratio',
  range: [0, 1],
  moreDecentralizedWhen: 'lower',
  citation: {
    title: 'Atkinson, "On the Measurement of Inequality" (1970)',
    url: 'https://doi.org/10.1016/0022-0531(70)90039-6',
  },
  defaults: { epsilon: 0.5 },
  parameter: 'epsilon',
  compute(weights, params) {
    checkEpsilon(params.epsilon);
    const population = populationOf('atkinson', weights, params);
    return shortfall(hillOf('atkinson', weights, 1 - params.epsilon) / population, params.epsilon);
  },
  basis({ epsilon }) {
    checkEpsilon(epsilon);
    return {
      kind: 'hill',
      order: 1 - epsilon,
      value: (effective, population) => shortfall(effective / population, epsilon),
    };
  },
};

// (Σ (n p)^(1−ε) / n)^(1/(1−ε)) = (D / n)^(ε/(1−ε)), D being the Hill number of order 1 − ε.
function shortfall(evenness: number, epsilon: number): number {
  return Math.max(0, 1 - evenness ** (epsilon / (1 - epsilon)));
}

function checkEpsilon(epsilon: number): void {
  if (!(epsilon > 0 && epsilon < 1)) throw new RangeError(`atkinson: epsilon must be in (0, 1), got ${epsilon}`);
}
