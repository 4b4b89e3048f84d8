import { normalQuantile } from '../statistics/normal.ts';
import { log } from './_log.ts';

/** An interval; a limit beyond what can be is infinite or NaN. */
export interface Limits {
  readonly low: number;
  readonly high: number;
}

/** The distribution p ∝ p̂^τ at some τ, and what a quantity and its estimate would be there. */
export interface Tilt {
  /** Of the whole; descending; they sum to what is attributed. */
  readonly proportions: Float64Array;
  readonly logs: Float64Array;
  /** The quantity itself. */
  value: number;
  /** Mean and standard deviation of its estimate, were blocks drawn from this distribution. */
  mean: number;
  deviation: number;
}

/** A quantity that τ moves one way, with the estimate whose interval is asked for. */
export interface Quantity {
  /** Fills in `value`, `mean` and `deviation`. */
  readonly at: (tilt: Tilt) => void;
  readonly estimate: number;
  readonly z: number;
  /** 1 where a more concentrated distribution has more of it, −1 where less. */
  readonly rising: 1 | -1;
}

/**
 * Interval of the values that an estimate does not reject at the score z. A candidate value is tried on the distribution
 * p ∝ p̂^τ that has it, with the mean and the variance that the estimate would have there. So the interval neither collapses
 * nor overshoots where proportions are nearly equal, and stays inside its range where one entity holds nearly all.
 * With two entities and the largest proportion as quantity it is Wilson's interval.
 *
 * @see Wilson, "Probable Inference, the Law of Succession, and Statistical Inference" (1927), for the principle.
 */
export function tiltInterval(path: Path, quantity: Quantity): Limits {
  const flat = limit(path, quantity, -1);
  const sharp = limit(path, quantity, 1);
  return quantity.rising === 1 ? { low: flat, high: sharp } : { low: sharp, high: flat };
}

/** The lower limit alone, of a quantity that rises with τ. */
export function lowerLimit(path: Path, quantity: Quantity): number {
  return limit(path, quantity, -1);
}

/** The value whose expected estimate is the one observed. */
export function unbiasedValue(path: Path, quantity: Omit<Quantity, 'z'>): number {
  return limit(path, { ...quantity, z: 0 }, -1);
}

const SHARPEST = 64;
const PRECISION = 1e-3;

/** The value at which the estimate is z deviations from its mean, on the flatter (−1) or the sharper side (1). */
function limit(path: Path, { at, estimate, z, rising }: Quantity, direction: 1 | -1): number {
  const move = path();
  const side = rising * direction;
  const tilt = move(1);
  const gap = (tau: number): number => {
    move(tau);
    at(tilt);
    return side * (tilt.mean - estimate) - z * tilt.deviation;
  };
  // Flatter than equal is more entities: value and mean are taken to go on alike, the deviation to stay as it is at the end.
  const beyondEqual = (left: number): number => tilt.value - side * left;
  let inside = 1;
  let gapInside = gap(1);
  let outside = inside;
  let gapOutside = gapInside;
  const scale = Math.abs(tilt.mean - estimate) + z * tilt.deviation;
  const precision = PRECISION * scale + 1e-15;
  let step = Math.min(0.5, scale / tilt.mean);
  // What is observed may itself be rejected, being biased: then the limit lies on the other side of it.
  while (gapInside >= precision) {
    if (inside === 0 || inside === SHARPEST) return beyondEqual(gapInside);
    outside = inside;
    gapOutside = gapInside;
    inside = Math.max(0, Math.min(SHARPEST, inside - direction * step));
    gapInside = gap(inside);
    step *= 2;
  }
  while (gapOutside < -precision) {
    if (outside === SHARPEST) return tilt.value;
    if (outside === 0) return beyondEqual(gapOutside);
    inside = outside;
    gapInside = gapOutside;
    outside = Math.max(0, Math.min(SHARPEST, outside + direction * step));
    gapOutside = gap(outside);
    const slope = (gapOutside - gapInside) / Math.abs(outside - inside);
    step = slope > 0 ? Math.min(8 * step, (-1.02 * gapOutside) / slope) : 8 * step;
  }
  // Illinois: regula falsi that halves the weight of an end kept twice.
  for (let last = gapOutside, round = 0; Math.abs(last) > precision && round < 40; round++) {
    const middle = inside + ((outside - inside) * gapInside) / (gapInside - gapOutside);
    last = gap(middle);
    if (last < 0) {
      inside = middle;
      gapInside = last;
      gapOutside /= 2;
    } else {
      outside = middle;
      gapOutside = last;
      gapInside /= 2;
    }
  }
  return tilt.value;
}

/**
 * The path p ∝ p̂^τ of a sample, made when first asked for: a function that moves its one `Tilt` to a τ. The unattributed part
 * moves as an entity of the mean proportion over e would: where the tangent of the logarithm at that mean puts holders of nothing.
 */
export type Path = () => (tau: number) => Tilt;

export function createPath(weights: ArrayLike<number>, unattributed: number): Path {
  let move: ((tau: number) => Tilt) | undefined;
  return () => {
    move ??= createMove(weights, unattributed);
    return move;
  };
}

/** Tied counts as far apart as chance alone would leave them, since a path through equal ones leads nowhere. */
export function splitTies(counts: ArrayLike<number>): Float64Array {
  const size = counts.length;
  return Float64Array.from(counts, (count, index) => {
    const score = normalQuantile(1 - (index + 0.5) / size);
    return count * Math.exp(score / Math.sqrt(count));
  });
}

function createMove(weights: ArrayLike<number>, unattributed: number): (tau: number) => Tilt {
  const size = weights.length;
  const largest = weights[0]!;
  const relative = new Float64Array(size);
  let sum = 0;
  let squares = 0;
  for (let index = 0; index < size; index++) {
    relative[index] = log(weights[index]!) - log(largest);
    sum += weights[index]!;
    squares += weights[index]! * weights[index]!;
  }
  const relativeThin = Math.log(squares / sum / largest) - 1;
  const tilt = { proportions: new Float64Array(size), logs: new Float64Array(size), value: 0, mean: 0, deviation: 0 };
  const { proportions, logs } = tilt;
  return (tau) => {
    let norm = unattributed === 0 ? 0 : (unattributed / largest) * Math.exp((tau - 1) * relativeThin);
    for (let index = 0; index < size; index++) {
      proportions[index] = Math.exp(tau * relative[index]!);
      norm += proportions[index]!;
    }
    const logNorm = Math.log(norm);
    for (let index = 0; index < size; index++) {
      proportions[index] = proportions[index]! / norm;
      logs[index] = tau * relative[index]! - logNorm;
    }
    return tilt;
  };
}
