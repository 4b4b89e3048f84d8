import { betaExpectation } from '../../statistics/beta-expectation.ts';
import { type CatchUp, catchUpProbability } from './catch-up.ts';

/** Shapes of the Beta distribution of a proportion: those of its posterior are the blocks that it made, and the others. */
export interface BetaShapes {
  readonly a: number;
  readonly b: number;
}

/** Nodes to either side of the mean, and how many of them to a standard deviation of the log odds. */
const NODES = 32;
const NODES_PER_SPREAD = 2;
/** Terms at the ends of the grid that are smaller than this, relative to the sum, say that nothing is left out. */
const NEGLIGIBLE = 1e-14;

/**
 * Chance of catching up, averaged over a Beta distribution of the attacker's proportion, as a function of the confirmations.
 *
 * Range: [0, 1]. Larger than at the mean proportion wherever it is small, as the chance bends upward. Relative error below 1e-9.
 *
 * @returns a function, for what depends on the shapes alone is done once.
 * @throws {RangeError} if a shape is not positive or above 1e6; the function: if confirmations is not a whole number of at least 0.
 * @see Rosenfeld, "Analysis of Hashrate-Based Double Spending" (2012), for the chance at a known proportion.
 * @example
 * Math.abs(catchUpOver({ a: 1000, b: 9000 })(2) - 0.05604) < 0.00002; // => true
 * catchUpOver({ a: 9000, b: 1000 })(6); // => 1
 */
export function catchUpOver(shapes: BetaShapes): (confirmations: number) => number {
  const grid = gridOf(shapes);
  const adaptive = (confirmations: number) =>
    betaExpectation((attackerProportion) => catchUpProbability({ attackerProportion, confirmations }), {
      ...shapes,
      breaks: [0.5],
    });
  if (grid === null) return adaptive;
  return (confirmations) => overGrid(grid, confirmations) ?? adaptive(confirmations);
}

interface Grid {
  readonly proportions: readonly number[];
  /** They sum to 1. */
  readonly weights: readonly number[];
}

/**
 * Equal steps of the log odds about the mean: for a smooth function the sum converges faster than any power of the step. null where the
 * grid would reach one half, from which on the chance is 1, but for certainty above it.
 *
 * @see Trefethen & Weideman, "The Exponentially Convergent Trapezoidal Rule" (2014).
 */
function gridOf({ a, b }: BetaShapes): Grid | null {
  const step = Math.sqrt(1 / a + 1 / b) / NODES_PER_SPREAD;
  const odds = a / b;
  if (!(odds > 0 && odds < Infinity) || odds * Math.exp(NODES * step) >= 1) return null;
  const mean = a / (a + b);
  const offsets = Array.from({ length: 2 * NODES + 1 }, (_, index) => (index - NODES) * step);
  const densities = offsets.map((s) =>
    Math.exp(-a * Math.log1p((1 - mean) * Math.expm1(-s)) - b * Math.log1p(mean * Math.expm1(s))),
  );
  const sum = densities.reduce((before, one) => before + one, 0);
  return {
    proportions: offsets.map((s) => mean / (mean + (1 - mean) * Math.exp(-s))),
    weights: densities.map((density) => density / sum),
  };
}

/** The sum over a grid; null where its ends count, so that more lies beyond them. */
function overGrid({ proportions, weights }: Grid, confirmations: CatchUp['confirmations']): number | null {
  let sum = 0;
  let ends = 0;
  for (const [index, attackerProportion] of proportions.entries()) {
    const term = weights[index]! * catchUpProbability({ attackerProportion, confirmations });
    sum += term;
    if (index === 0 || index === proportions.length - 1) ends = Math.max(ends, term);
  }
  return sum > 0 && ends <= NEGLIGIBLE * sum ? sum : null;
}
