import type { Citation } from '../core/citation.ts';

/** Parameters of a measure, by name. */
export type MeasureParams = Readonly<Record<string, number | boolean | undefined>>;

/**
 * What of the true proportions a measure reads, so that one estimator serves every measure that reads the same:
 * a Hill number, the proportion of the largest few, the size of the smallest majority, or the Gini coefficient.
 */
export type Basis =
  | {
      readonly kind: 'hill';
      readonly order: number;
      /** The measure from the Hill number; monotone; `population` counts the entities, those without weight included. */
      readonly value: (effective: number, population: number) => number;
    }
  | { readonly kind: 'top'; readonly count: number; readonly value: (proportion: number) => number }
  | { readonly kind: 'majority'; readonly threshold: number }
  | { readonly kind: 'gini' };

/** One way of turning the weights of a window into a number. */
export interface Measure<P extends MeasureParams = MeasureParams> {
  /** The file name. */
  readonly id: string;
  readonly title: string;
  /** One sentence: what the number is. */
  readonly definition: string;
  /** The formula in plain text, over proportions p = w / W of n entities. */
  readonly formula: string;
  /**
   * Merging two entities never makes a `concentration` measure look better; an `inequality` measure is over a stated
   * population, so it can, and it never drives a verdict.
   */
  readonly family: 'concentration' | 'inequality';
  readonly unit: string;
  readonly range: readonly [number, number];
  readonly moreDecentralizedWhen: 'higher' | 'lower';
  readonly citation: Citation;
  readonly defaults: P;
  /** The parameter that may follow a colon, as in `concentration-ratio:3`; absent where none may. */
  readonly parameter?: string;
  /** Value of weights that are descending, positive and not empty. */
  compute(weights: ArrayLike<number>, params: P): number;
  basis(params: P): Basis;
}

/** Number of entities an inequality measure is over: as stated, or those with weight. */
export type Population = {
  /** Entities counted, at least those with weight; the rest hold nothing. */
  readonly population?: number;
};

/**
 * The stated population, or the number of weights.
 *
 * @throws {RangeError} if it is smaller than the number of weights, or not whole.
 */
export function populationOf(who: string, weights: ArrayLike<number>, { population }: Population): number {
  if (population === undefined) return weights.length;
  if (!(Number.isInteger(population) && population >= weights.length)) {
    throw new RangeError(`${who}: population must be a whole number of at least ${weights.length}, got ${population}`);
  }
  return population;
}
