import { normalQuantile, normalTail, type Trend } from '../statistics/index.ts';

/**
 * What the difference of two slopes shows. The words are relative: one that disperses, but less than the other,
 * concentrates relative to it.
 */
export const divergenceVerdicts = [
  'first concentrates relative to second',
  'first disperses relative to second',
  'no difference shown',
  'too little data',
] as const;
export type DivergenceVerdict = (typeof divergenceVerdicts)[number];

/** How far "the first concentrates while the second disperses" is borne out by the verdict of each alone. */
export const claimVerdicts = ['as claimed', 'opposite', 'not shown', 'too little data'] as const;
export type ClaimVerdict = (typeof claimVerdicts)[number];

/** Difference of two slopes, that of the first less that of the second, with its interval. */
export interface Divergence {
  /** Units of the slopes, per year; null, as are its limits and pValue, where either series has too little data. */
  readonly differencePerYear: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly pValue: number | null;
  readonly verdict: DivergenceVerdict;
  readonly matchesClaim: ClaimVerdict;
}

/**
 * Compares two trends of measures that go up where things disperse, as the logarithm of the effective number does.
 * `level` is that of the intervals of both trends, and so that of the interval of the difference.
 *
 * The interval recovers the variance near each limit from the two intervals (MOVER), so it may be lopsided as they are.
 * The p-value is below 1 − level exactly where the interval leaves out 0; elsewhere it is that of a normal distribution
 * so scaled. Both take the two series to be independent: what moves both alike makes the interval too wide, what moves
 * them apart too narrow. It says nothing of cause, and nothing of levels: the more concentrated of the two may be
 * either.
 *
 * @throws {RangeError} if the level is outside (0, 1).
 * @see Zou & Donner, "Construction of confidence limits about effect measures: A general approach" (2008).
 * @example
 * const first = { slopePerYear: -0.2, low: -0.3, high: -0.1, pValue: 0.001, windows: 20, direction: 'down' };
 * const second = { slopePerYear: 0.1, low: 0.05, high: 0.15, pValue: 0.001, windows: 20, direction: 'up' };
 * divergence(first, second).matchesClaim; // => 'as claimed'
 */
export function divergence(
  first: Trend,
  second: Trend,
  { level = 0.95 }: { readonly level?: number } = {},
): Divergence {
  if (!(level > 0 && level < 1)) throw new RangeError(`divergence: level must be in (0, 1), got ${level}`);
  const matchesClaim = claimVerdict(first, second);
  const [a, b] = [slopeOf(first), slopeOf(second)];
  if (a === null || b === null) {
    return {
      differencePerYear: null,
      low: null,
      high: null,
      pValue: null,
      verdict: 'too little data',
      matchesClaim,
    };
  }
  const difference = a.slope - b.slope;
  const below = Math.hypot(a.slope - a.low, b.high - b.slope);
  const above = Math.hypot(a.high - a.slope, b.slope - b.low);
  const verdict =
    difference + above < 0
      ? 'first concentrates relative to second'
      : difference - below > 0
        ? 'first disperses relative to second'
        : 'no difference shown';
  return {
    differencePerYear: difference,
    low: difference - below,
    high: difference + above,
    pValue: pValueOf(difference, { reach: difference > 0 ? below : above, level }),
    verdict,
    matchesClaim,
  };
}

function pValueOf(difference: number, { reach, level }: { readonly reach: number; readonly level: number }): number {
  if (difference === 0) return 1;
  return 2 * normalTail((normalQuantile((1 + level) / 2) * Math.abs(difference)) / reach);
}

/**
 * A trend names a direction only where its interval leaves out 0; where both do, on either side of it, so does that of
 * the difference.
 */
function claimVerdict({ direction: first }: Trend, { direction: second }: Trend): ClaimVerdict {
  if (first === 'too-little-data' || second === 'too-little-data') return 'too little data';
  if (first === 'down' && second === 'up') return 'as claimed';
  if (first === 'up' && second === 'down') return 'opposite';
  return 'not shown';
}

function slopeOf({ slopePerYear, low, high }: Trend): { slope: number; low: number; high: number } | null {
  return slopePerYear === null || low === null || high === null ? null : { slope: slopePerYear, low, high };
}
