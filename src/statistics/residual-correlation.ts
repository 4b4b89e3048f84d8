import { medianDistance } from './median-distance.ts';

/**
 * Correlation of neighbours in a series from which a fitted line was taken, with the bias of the fit and of the short
 * series removed to first order, and kept in [−0.2, 1]: stronger alternation is not credited. 0 for a series without
 * variation.
 *
 * Times ascend. Points further apart than 1.5 times the median distance are not neighbours.
 *
 * @see Marriott & Pope, "Bias in the Estimation of Autocorrelations" (1954): −(1 + 3φ)/n about a mean; about a line it is
 *   −(2 + 4φ)/n (Kendall, "Note on Bias in the Estimation of Autocorrelation" (1954), the same argument with one more parameter).
 */
export function residualCorrelation(residuals: ArrayLike<number>, times: ArrayLike<number>): number {
  const size = residuals.length;
  const { variance, first } = autocovariances(residuals, times);
  if (variance === 0) return 0;
  return inRange((first / variance + 2 / size) / (1 - 4 / size));
}

/**
 * How much of what lasts from a window to the next lasts to the one after it: the correlation of neighbours in a
 * first-order autoregression that is seen through independent noise, which hides part of it from `residualCorrelation`.
 * As that one, from the residuals of a fitted line, corrected for bias (by simulation −4.4(1 + φ)/n over 10–110
 * windows) and kept in [−0.2, 1].
 *
 * It is (r₁ + r₂)/(1 + r₁), where noise is a small part of the variation nearly free of it. Where the standard errors
 * of the values are known, `noise` says so: their mean square is taken off the variance, at most half of that, if it
 * leaves more correlation.
 *
 * @see Walker, "Some Consequences of Superimposed Error in Time Series Analysis" (1960), for r₂/r₁, which this steadies.
 */
export function lastingCorrelation(
  residuals: ArrayLike<number>,
  { times, noise }: { readonly times: ArrayLike<number>; readonly noise?: ArrayLike<number> | undefined },
): number {
  const size = residuals.length;
  const { variance, first, second } = autocovariances(residuals, times);
  if (variance === 0) return 0;
  const corrected = (own: number) => ((first + second) / (own + first) + 4.4 / size) / (1 - 4.4 / size);
  const withoutNoise = Math.max(variance / 2, variance - ((size - 2) / size) * meanSquare(noise ?? []));
  return inRange(Math.max(corrected(variance), corrected(withoutNoise)));
}

function inRange(correlation: number): number {
  return Math.min(1, Math.max(-0.2, correlation));
}

function meanSquare(values: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < values.length; index++) sum += values[index]! ** 2 / values.length;
  return sum;
}

interface Autocovariances {
  /** 0 for a series without variation. */
  readonly variance: number;
  /**
   * Of neighbours, and of the neighbours of neighbours; both shrink with the number of such pairs that a series without
   * gaps has.
   */
  readonly first: number;
  readonly second: number;
}

function autocovariances(values: ArrayLike<number>, times: ArrayLike<number>): Autocovariances {
  const size = values.length;
  const farthest = 1.5 * medianDistance(times);
  let mean = 0;
  for (let index = 0; index < size; index++) mean += values[index]! / size;
  let square = 0;
  const products = [0, 0];
  const pairs = [0, 0];
  let run = 0; // points before this one without a gap
  for (let index = 0; index < size; index++) {
    const here = values[index]! - mean;
    square += here * here;
    run = index > 0 && times[index]! - times[index - 1]! <= farthest ? run + 1 : 0;
    for (let lag = 1; lag <= Math.min(run, 2); lag++) {
      products[lag - 1]! += here * (values[index - lag]! - mean);
      pairs[lag - 1]!++;
    }
  }
  const covariance = (lag: number) =>
    pairs[lag - 1] === 0 ? 0 : (((size - lag) / pairs[lag - 1]!) * products[lag - 1]!) / size;
  return { variance: square < 1e-24 ? 0 : square / size, first: covariance(1), second: covariance(2) };
}
