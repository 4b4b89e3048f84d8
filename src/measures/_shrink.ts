import { createPath, type Path, splitTies } from './_tilt.ts';

/**
 * The path through counts of which chance has been taken: those that chance alone may have driven apart are drawn together, so
 * that a statistic that orders entities has on this path the bias that the ordering of nearly tied ones gives it.
 */
export function createShrunkPath(weights: ArrayLike<number>, { unattributed, path }: ShrunkPathOptions): Path {
  let shrunk: Path | undefined;
  return () => {
    if (shrunk === undefined) {
      const counts = weights[0] === weights[weights.length - 1] ? splitTies(weights) : shrink(weights);
      shrunk = counts === weights ? path : createPath(counts, unattributed);
    }
    return shrunk();
  };
}

interface ShrunkPathOptions {
  readonly unattributed: number;
  /** The path through the counts themselves. */
  readonly path: Path;
}

const LEAST_PART = 0.1;

/**
 * From the smallest up, counts are one group as long as their dispersion Σ (n − mean)² / mean stays within two deviations of that
 * of Poisson counts, their number less one. Their distances to the mean keep the part of the variance that chance does not explain;
 * chance is given 0.7 deviations more than its mean, or half of the groups that are truly tied would be left apart.
 */
function shrink(weights: ArrayLike<number>): ArrayLike<number> {
  let shrunk: Float64Array | undefined;
  for (let end = weights.length; end > 0; ) {
    let first = end - 1;
    let sum = weights[first]!;
    let squares = sum * sum;
    let unexplained = 1;
    for (; first > 0; first--) {
      const next = weights[first - 1]!;
      const others = end - first;
      const dispersion = ((squares + next * next) * (others + 1)) / (sum + next) - (sum + next);
      if (dispersion > others + 2 * Math.sqrt(2 * others)) break;
      sum += next;
      squares += next * next;
      unexplained = Math.max(0, 1 - (others + Math.sqrt(others)) / dispersion);
    }
    const mean = sum / (end - first);
    const part = Math.max(LEAST_PART, Math.sqrt(unexplained)); // a path through equal counts would lead nowhere
    if (part < 1) {
      shrunk ??= Float64Array.from(weights);
      for (let index = first; index < end; index++) shrunk[index] = mean + part * (weights[index]! - mean);
    }
    end = first;
  }
  return shrunk ?? weights;
}
