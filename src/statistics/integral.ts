/** Nodes in (0, 1), with the weights of the 15-point rule of Kronrod and the 7-point rule of Gauss at every second one. */
const NODES = [
  [0.9914553711208126, 0.022935322010529224, 0],
  [0.9491079123427585, 0.06309209262997856, 0.1294849661688697],
  [0.8648644233597691, 0.10479001032225019, 0],
  [0.7415311855993945, 0.14065325971552592, 0.27970539148927664],
  [0.5860872354676911, 0.1690047266392679, 0],
  [0.4058451513773972, 0.19035057806478542, 0.3818300505051189],
  [0.20778495500789848, 0.20443294007529889, 0],
] as const;
const CENTRE = { kronrod: 0.20948214108472782, gauss: 0.4179591836734694 };
const DEEPEST = 40;

/** Rules that differ by no more than this proportion differ by rounding. */
const ROUNDING = 1e-12;

/**
 * Integral of a function over an interval, halved wherever the rules of Gauss and Kronrod differ by more than the tolerance,
 * which is of each part.
 *
 * For functions that are smooth but at a few points; a peak much narrower than the interval needs intervals of its own.
 *
 * @see Piessens et al., "QUADPACK" (1983), 2.2.1, for the pair of rules.
 * @example
 * integral((x) => x * x, { from: 0, to: 3, tolerance: 1e-12 }); // => 9
 */
export function integral(
  f: (x: number) => number,
  { from, to, tolerance }: { readonly from: number; readonly to: number; readonly tolerance: number },
  depth = 0,
): number {
  const middle = (from + to) / 2;
  const half = (to - from) / 2;
  const centre = f(middle);
  let kronrod = CENTRE.kronrod * centre;
  let gauss = CENTRE.gauss * centre;
  for (const [node, kronrodWeight, gaussWeight] of NODES) {
    const pair = f(middle - half * node) + f(middle + half * node);
    kronrod += kronrodWeight * pair;
    gauss += gaussWeight * pair;
  }
  const difference = Math.abs(kronrod - gauss);
  const settled = !(difference * Math.abs(half) > tolerance) || difference <= ROUNDING * Math.abs(kronrod);
  if (depth === DEEPEST || settled) return kronrod * half;
  return (
    integral(f, { from, to: middle, tolerance }, depth + 1) + integral(f, { from: middle, to, tolerance }, depth + 1)
  );
}
