import { integral } from './integral.ts';

/** Largest shape: a million, beyond which rounding blurs the density. */
const LARGEST_SHAPE = 1e6;

/** The logarithm of the density falls by this much before the integrals end: to 1e-300 of its peak. */
const DEPTH = 690;

/** Of one panel, relative to the whole. */
const TOLERANCE = 1e-11;

/**
 * Expectation of a function of a Beta(a, b) variable, by adaptive quadrature over its log odds.
 *
 * Relative error about 1e-9 or better for a non-negative function that is smooth but at the breaks, even if large only where the
 * density is 1e-100 of its peak. A jump or kink that is not among the breaks is found, but costs accuracy.
 *
 * @throws {RangeError} if a shape is not positive or above 1e6, or a break is outside (0, 1).
 * @see Piessens et al., "QUADPACK" (1983), for the rule; the density is normalized by the same rule.
 * @example
 * betaExpectation((x) => x, { a: 3, b: 7 }); // => 0.3
 * betaExpectation((x) => (x > 0.5 ? 1 : 0), { a: 2, b: 2, breaks: [0.5] }); // => 0.50000000
 */
export function betaExpectation(
  f: (x: number) => number,
  { a, b, breaks = [] }: { readonly a: number; readonly b: number; readonly breaks?: readonly number[] },
): number {
  if (!(a > 0 && b > 0 && a <= LARGEST_SHAPE && b <= LARGEST_SHAPE)) {
    throw new RangeError(`betaExpectation: shapes must be positive and at most ${LARGEST_SHAPE}, got ${a} and ${b}`);
  }
  for (const at of breaks) {
    if (!(at > 0 && at < 1)) throw new RangeError(`betaExpectation: breaks must be in (0, 1), got ${at}`);
  }
  const mean = a / (a + b);
  const spread = Math.sqrt(1 / a + 1 / b);
  // At log odds s above those of the mean, relative to the density there.
  const density = (s: number): number => Math.exp(-a * logMean(1 - mean, -s) - b * logMean(mean, s));
  const edges = edgesAround([0, ...breaks.map((one) => Math.log(one / (1 - one)) - Math.log(a / b))], {
    from: -DEPTH / a - 40 * spread,
    to: DEPTH / b + 40 * spread,
    finest: spread / 256,
  });
  const weighted = (s: number): number => density(s) * f(mean / (mean + (1 - mean) * Math.exp(-s)));
  return overPanels(weighted, edges) / overPanels(density, edges);
}

/** ln(1 − w + w e^s), without overflow. */
function logMean(w: number, s: number): number {
  return s > 700 ? Math.log(w) + s : Math.log1p(w * Math.expm1(s));
}

/** Edges of panels that double in width away from each point, so that no peak or layer at a point is missed. */
function edgesAround(
  points: readonly number[],
  { from, to, finest }: { readonly from: number; readonly to: number; readonly finest: number },
): readonly number[] {
  const edges = [from, to, ...points];
  for (let distance = finest; distance < to - from; distance *= 2) {
    for (const point of points) edges.push(point - distance, point + distance);
  }
  return edges.filter((edge) => edge >= from && edge <= to).sort((left, right) => left - right);
}

function overPanels(f: (s: number) => number, edges: readonly number[]): number {
  const sum = (tolerance: number): number => {
    let whole = 0;
    for (let index = 1; index < edges.length; index++) {
      whole += integral(f, { from: edges[index - 1]!, to: edges[index]!, tolerance });
    }
    return whole;
  };
  return sum(sum(Infinity) * TOLERANCE);
}
