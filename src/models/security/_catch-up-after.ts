/** What an attacker may have mined by the time the merchant hands over the goods. */
interface Head {
  /** Probability that the attacker has mined this many blocks; rises to its mode and falls from there. */
  readonly probability: (blocks: number) => number;
  readonly mode: number;
  /** Most blocks behind the public chain that the attacker can be: level at this many blocks mined. */
  readonly needed: number;
  /** The number mined that contributes most to the chance of catching up from behind. */
  readonly likeliestBehind: number;
  readonly attackerProportion: number;
}

/**
 * Probability of drawing level at once or ever after: P(N ≥ needed) + Σ P(N = k)(q/p)^(needed − k) over k < needed.
 *
 * Every term is positive, and each sum starts from its largest, so that no rounding grows and nothing underflows early.
 */
export function catchUpAfter({ probability, mode, needed, likeliestBehind, attackerProportion: q }: Head): number {
  const logRatio = q < 0.25 ? Math.log(q / (1 - q)) : Math.log1p((2 * q - 1) / (1 - q));
  const ahead = sumFrom(Math.max(needed, mode), { least: needed, most: Infinity, term: probability });
  const behind = sumFrom(Math.min(needed - 1, Math.max(0, likeliestBehind)), {
    least: 0,
    most: needed - 1,
    term: (blocks) => probability(blocks) * Math.exp((needed - blocks) * logRatio),
  });
  return Math.min(1, ahead + behind);
}

/** Sum of terms that fall on both sides of the peak, outward until they no longer count. */
function sumFrom(
  peak: number,
  range: { readonly least: number; readonly most: number; readonly term: (index: number) => number },
): number {
  let sum = 0;
  for (let index = peak; index <= range.most; index++) {
    const term = range.term(index);
    sum += term;
    if (term <= sum * 1e-19) break;
  }
  for (let index = peak - 1; index >= range.least; index--) {
    const term = range.term(index);
    sum += term;
    if (term <= sum * 1e-19) break;
  }
  return sum;
}
