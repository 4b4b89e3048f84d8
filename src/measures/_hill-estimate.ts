import { harmonicBelow } from '../statistics/digamma.ts';
import { logGamma } from '../statistics/incomplete-beta.ts';
import { scaledUpperGamma } from '../statistics/incomplete-gamma.ts';
import { log } from './_log.ts';
import type { Sample } from './_sample.ts';
import { createPath, type Limits, splitTies, type Tilt, tiltInterval } from './_tilt.ts';
import { largerOfTwo, wilson } from './_top-estimate.ts';

/** What a Hill number is made of: Σ p^order, or the entropy in nats at order 1, as the weights stand. */
export function plugInSum({ weights, attributed, whole }: Sample, order: number): number {
  let sum = 0;
  if (order === 1) {
    for (let index = 0; index < weights.length; index++) sum += weights[index]! * log(weights[index]!);
    return log(attributed) - sum / attributed;
  }
  if (order === 2) {
    for (let index = 0; index < weights.length; index++) sum += weights[index]! * weights[index]!;
    return sum / whole / whole;
  }
  for (let index = 0; index < weights.length; index++) sum += (weights[index]! / whole) ** order;
  return sum;
}

/** Hill number from its sum. */
export function hillFromSum(sum: number, order: number): number {
  return order === 1 ? Math.exp(sum) : sum ** (1 / (1 - order));
}

/**
 * The same sum without the bias of a multinomial sample. What the seen entities add is unbiased but for the unseen
 * (order 2: Σ n(n − 1) / N(N − 1), exactly unbiased); what the unseen add is judged by those seen once and twice.
 *
 * @see Chao & Jost, "Estimating Diversity and Entropy Profiles via Discovery Rates of New Species" (2015), equation 5b,
 *   whose sum over k is a ratio of gamma functions by the Chu–Vandermonde identity.
 */
export function correctedSum(sample: Sample, order: number): number {
  const { weights, whole } = sample;
  if (whole < 2) return NaN;
  let seen = 0;
  for (let index = 0; index < weights.length; index++) seen += term(weights[index]!, order);
  return join(seen, whole, order) + unseen(rare(weights), whole, order);
}

/** What one entity of a given count adds to the seen part: count·ψ(count), or count! / Γ(count + 1 − order). */
function term(count: number, order: number): number {
  if (order === 1) return count * harmonicBelow(count);
  if (order === 2) return count * (count - 1);
  return fallingPower(count, order);
}

function join(seen: number, whole: number, order: number): number {
  return order === 1 ? harmonicBelow(whole) - seen / whole : seen / term(whole, order);
}

function fallingPower(count: number, order: number): number {
  let factor = 1;
  let raised = count;
  for (; raised <= order; raised++) factor *= (raised + 1 - order) / (raised + 1);
  return factor === 0 ? 0 : factor * Math.exp(logGamma(raised + 1) - logGamma(raised + 1 - order));
}

interface Rare {
  readonly once: number;
  readonly twice: number;
}

/** How many entities hold one block and how many two. */
export function rare(weights: ArrayLike<number>): Rare {
  let index = weights.length - 1;
  for (; index >= 0 && weights[index] === 1; index--);
  const once = weights.length - 1 - index;
  for (; index >= 0 && weights[index] === 2; index--);
  return { once, twice: weights.length - 1 - index - once };
}

function unseen({ once, twice }: Rare, whole: number, order: number): number {
  if (once === 0 || order >= 2) return 0;
  const rate = twice > 0 ? (2 * twice) / ((whole - 1) * once + 2 * twice) : 2 / ((whole - 1) * (once - 1) + 2);
  if (rate >= 1) return 0;
  // The series of the paper is Σ (1 − rate)^k Γ(N + k − order)/Γ(N + k), k ≥ 1. After its first terms it is an integral by the midpoint
  // rule, from where the ratio is (N + k − (order + 1)/2)^−order: relative error near 1/(24 N²).
  let term = (1 - rate) / fallingPower(whole, order);
  let sum = 0;
  for (let k = 1; k <= SUMMED; k++) {
    sum += term;
    term *= ((1 - rate) * (whole + k - order)) / (whole + k);
  }
  const middle = whole + SUMMED - order / 2;
  const rest = scaledUpperGamma(1 - order, -Math.log1p(-rate) * middle) * middle ** (1 - order);
  const series = sum + (1 - rate) ** (SUMMED + 0.5) * rest;
  return ((once / whole) * series * (order === 1 ? 1 : 1 - order)) / Math.exp(logGamma(2 - order));
}

const SUMMED = 8;

/**
 * Variance of the corrected sum by the jackknife: what it moves when one block of each entity is left out.
 *
 * @see Efron & Stein, "The Jackknife Estimate of Variance" (1981).
 */
function jackknifeVariance(sample: Sample, order: number): number {
  const { weights, attributed, whole } = sample;
  const { once, twice } = rare(weights);
  let thrice = 0;
  let seen = 0;
  for (let index = 0; index < weights.length; index++) {
    seen += term(weights[index]!, order);
    if (weights[index] === 3) thrice++;
  }
  const rest = whole - 1;
  const usual = unseen({ once, twice }, rest, order);
  const tails = [
    usual,
    unseen({ once: once - 1, twice }, rest, order),
    twice > 0 ? unseen({ once: once + 1, twice: twice - 1 }, rest, order) : usual,
    thrice > 0 ? unseen({ once, twice: twice + 1 }, rest, order) : usual,
  ];
  const untouched = join(seen, rest, order) + usual;
  let mean = (untouched * (whole - attributed)) / whole;
  let square = (untouched * untouched * (whole - attributed)) / whole;
  for (let index = 0; index < weights.length; index++) {
    const count = weights[index]!;
    const less = count === 1 ? 0 : term(count - 1, order);
    const without = join(seen - term(count, order) + less, rest, order) + (tails[count] ?? usual);
    mean += (without * count) / whole;
    square += (without * without * count) / whole;
  }
  return (rest * rest * Math.max(0, square - mean * mean)) / whole;
}

/** Interval of the sum around its corrected estimate; what the unseen add to its variance is taken from the jackknife. */
export function sumInterval(sample: Sample, order: number, { estimate, z }: { estimate: number; z: number }): Limits {
  const { weights, attributed, whole } = sample;
  if (weights.length === 1 && order > 1) return aloneInterval(sample, order, z);
  if (weights.length <= 2 && attributed === whole) return pairInterval(sample, order, z);
  const isTied = weights[0] === weights[weights.length - 1];
  const path = isTied ? createPath(splitTies(weights), whole - attributed) : sample.path;
  const judge = order === 1 ? judgeEntropy : judgePowers;
  let excess = 0;
  const at = (tilt: Tilt): void => judge(tilt, { order, whole, excess });
  if (order < 2 && weights[weights.length - 1] === 1) {
    const observed = path()(1);
    at(observed);
    excess = Math.max(0, jackknifeVariance(sample, order) - observed.deviation ** 2);
  }
  return tiltInterval(path, { at, estimate, z, rising: order > 1 ? 1 : -1 });
}

/** Where one entity is seen: it alone counts, as if infinitely many held the rest. */
function aloneInterval({ weights, whole }: Sample, order: number, z: number): Limits {
  const { low, high } = wilson(weights[0]! / whole, whole, z);
  return { low: low ** order, high: high ** order };
}

/** Where one or two are seen and all is theirs: the sum is a function of the larger proportion, the rest being one other's. */
function pairInterval(sample: Sample, order: number, z: number): Limits {
  const { low, high } = largerOfTwo(sample, z);
  const [flat, sharp] = [pairSum(low, order), pairSum(high, order)];
  return order > 1 ? { low: flat, high: sharp } : { low: sharp, high: flat };
}

function pairSum(larger: number, order: number): number {
  const smaller = 1 - larger;
  if (order !== 1) return larger ** order + smaller ** order;
  return -larger * Math.log(larger) - (smaller > 0 ? smaller * Math.log(smaller) : 0);
}

interface Terms {
  readonly order: number;
  readonly whole: number;
  readonly excess: number;
}

/** Variance of the entropy to second order: Var(−ln p)/N + (n − 1)/2N². */
function judgeEntropy(tilt: Tilt, { whole, excess }: Terms): void {
  const { proportions, logs } = tilt;
  let mean = 0;
  let square = 0;
  for (let index = 0; index < logs.length; index++) {
    const part = proportions[index]! * logs[index]!;
    mean -= part;
    square += part * logs[index]!;
  }
  const first = Math.max(0, square - mean * mean) / whole;
  tilt.value = mean;
  tilt.mean = mean;
  tilt.deviation = Math.sqrt(first + (logs.length - 1) / (2 * whole * whole) + excess);
}

/** Variance of Σ p^q to second order: q²(Σ p^(2q−1) − S²)/N + q²(q − 1)²(Σ p^(2q−2) − 2 Σ p^(2q−1) + S²)/2N², S = Σ p^q. */
function judgePowers(tilt: Tilt, { order, whole, excess }: Terms): void {
  const { proportions } = tilt;
  let sum = 0;
  let steep = 0;
  let curved = 0;
  for (let index = 0; index < proportions.length; index++) {
    const p = proportions[index]!;
    const slope = order === 2 ? p : p ** (order - 1);
    sum += p * slope;
    steep += p * slope * slope;
    curved += slope * slope;
  }
  const first = (order * order * Math.max(0, steep - sum * sum)) / whole;
  const second = (order * (order - 1)) ** 2 * (curved - 2 * steep + sum * sum);
  tilt.value = sum;
  tilt.mean = sum;
  tilt.deviation = Math.sqrt(first + second / (2 * whole * whole) + excess);
}
