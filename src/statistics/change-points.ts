/** A shift of the level of a series. */
export interface ChangePoint {
  /** Index of the first value of the new level. */
  readonly index: number;
  /** Indices that the data do not rule out for it at 95%, both inclusive. */
  readonly low: number;
  readonly high: number;
  /** Mean of the values from the change before to this one, and from this one to the next; in the unit of the values. */
  readonly before: number;
  readonly after: number;
  readonly pValue: number;
}

/** The shifts of a series in order of time. */
export interface ChangePoints {
  readonly verdict: 'shifts' | 'no-shift' | 'too-little-data';
  readonly changes: readonly ChangePoint[];
}

/** Fewer values than this are not searched. */
export const LEAST_SEARCHED = 20;
/** A level has at least as many values. */
const LEAST_LEVEL = 5;

/**
 * Shifts of the level of a series whose neighbours are correlated as in a first-order autoregression. The whole series
 * and overlapping halves, quarters … of it are each searched for the shift that explains most, which is tried against a
 * straight line; the clearest splits the series, and each side is searched in turn, at a rate in proportion to its
 * length.
 *
 * Unit of the values: any. Values are equally spaced in time. `falseAlarmRate` is the probability that a series without
 * a shift shows one; it holds for flat series, while at 5% up to 7% is seen on the trends that look most like a shift.
 * What a line explains better than a shift is not one, so a shift amid a stronger trend is not found.
 *
 * @throws {RangeError} if a value is not finite or the rate is outside (0, 1).
 * @see Vostrikova, "Detecting Disorder in Multidimensional Random Processes" (1981), for splitting in two.
 * @see Kovács, Bühlmann, Li & Munk, "Seeded binary segmentation" (2023), for searching parts.
 * @example
 * changePoints([1, 2, 3]).verdict; // => 'too-little-data'
 */
export function changePoints(
  values: ArrayLike<number>,
  { falseAlarmRate = 0.05 }: { readonly falseAlarmRate?: number } = {},
): ChangePoints {
  check(values, falseAlarmRate);
  const all = Float64Array.from(values);
  if (all.length < LEAST_SEARCHED) return { verdict: 'too-little-data', changes: [] };
  const found: Shift[] = [];
  const unsearched = [{ from: 0, to: all.length }];
  for (let side = unsearched.pop(); side !== undefined; side = unsearched.pop()) {
    const { from, to } = side;
    const shift = to - from < LEAST_SEARCHED ? null : clearestShift(all.subarray(from, to));
    if (shift === null || shift.pValue >= (falseAlarmRate * (to - from)) / all.length) continue;
    const later = moved(shift, from);
    found.push(later);
    unsearched.push({ from, to: later.index }, { from: later.index, to });
  }
  const changes = withLevels(
    all,
    found.sort((a, b) => a.index - b.index),
  );
  return { verdict: changes.length === 0 ? 'no-shift' : 'shifts', changes };
}

type Shift = Pick<ChangePoint, 'index' | 'low' | 'high' | 'pValue'>;

function moved(shift: Shift, by: number): Shift {
  return { ...shift, index: shift.index + by, low: shift.low + by, high: shift.high + by };
}

function withLevels(values: Float64Array, shifts: readonly Shift[]): ChangePoint[] {
  const edges = [0, ...shifts.map(({ index }) => index), values.length];
  const levels = edges.slice(1).map((edge, index) => mean(values.subarray(edges[index]!, edge)));
  return shifts.map(({ index, low, high, pValue }, order) => {
    return { index, low, high, before: levels[order]!, after: levels[order + 1]!, pValue };
  });
}

/**
 * The shift of the least p-value, those of parts multiplied by the number of parts of their length and of such lengths.
 */
function clearestShift(values: Float64Array): Shift | null {
  const halvings = Math.floor(Math.log2(values.length / LEAST_SEARCHED));
  let clearest: Shift | null = null;
  for (let halving = 0; halving <= halvings; halving++) {
    const parts = partsOf(values.length, halving).map(({ from, to }) => ({ from, part: values.subarray(from, to) }));
    const correlation = correlationWithin(parts.map(({ part }) => part));
    const tries = Math.max(1, halvings * (halving === 0 ? 0 : parts.length));
    for (const { from, part } of parts) {
      const shift = bestShift(part, correlation);
      const pValue = Math.min(1, shift.pValue * tries);
      if (clearest === null || pValue < clearest.pValue) clearest = { ...moved(shift, from), pValue };
    }
  }
  return clearest;
}

/** The whole, or halves, quarters … of it, each overlapping the next by half. */
function partsOf(size: number, halving: number): { readonly from: number; readonly to: number }[] {
  const places = 2 ** (halving + 1) - 1;
  return Array.from({ length: places }, (_, place) => ({
    from: Math.floor((place * size) / (places + 1)),
    to: Math.floor(((place + 2) * size) / (places + 1)),
  }));
}

/**
 * Least likelihood ratio at which a place is ruled out at 95%: −2 ln(1 − √0.95). @see Hansen, "Sample Splitting and
 * Threshold Estimation" (2000).
 */
const RULED_OUT = 7.35;

/**
 * The shift that leaves the smallest sum of squares of the autoregression's innovations, judged by how much less that
 * is than what a straight line leaves, per degree of freedom.
 */
function bestShift(values: Float64Array, correlation: number): Shift {
  const size = values.length;
  const { ofLine, ofShifts } = sumsOfSquares(values, correlation);
  const index = placeOfLeast(ofShifts);
  const least = Math.max(0, ofShifts[index]!);
  const left = least / (size - 3);
  let [low, high] = [index, index];
  for (let place = LEAST_LEVEL; place <= size - LEAST_LEVEL; place++) {
    if (ofShifts[place]! - least > RULED_OUT * left) continue;
    low = Math.min(low, place);
    high = Math.max(high, place);
  }
  const isRounding = ofLine < 1e-20 * dot(values, values);
  return {
    index,
    low,
    high,
    pValue: ofLine > least && !isRounding ? pValueOf((ofLine - least) / left, { correlation, size }) : 1,
  };
}

function placeOfLeast(ofShifts: Float64Array): number {
  let index = LEAST_LEVEL;
  for (let place = index; place <= ofShifts.length - LEAST_LEVEL; place++) {
    if (ofShifts[place]! < ofShifts[index]!) index = place;
  }
  return index;
}

/**
 * p-value of a gain over the line. That which 5% of series without a shift exceed grows with the estimated correlation,
 * as it is more often too low, and from 60 values on with the places to choose from; beyond, the tail falls by e for
 * each 28% more. Both by simulation of 20–200 values with correlations 0–0.9, on no trend and on trends that a shift
 * resembles.
 */
function pValueOf(
  gain: number,
  { correlation, size }: { readonly correlation: number; readonly size: number },
): number {
  const critical = 7 + 6 * correlation + 1.2 * Math.log(Math.max(size, 60) / 60);
  return Math.min(1, 0.05 * Math.exp(3.6 * (1 - gain / critical)));
}

/**
 * Correlation of neighbours within parts of like length, about the line or the shift, whichever leaves less of each, in
 * [0, 0.9]; the bias −(4 + 8φ)/n of choosing the place of the shift is removed, by simulation of 20–120 values.
 */
function correlationWithin(parts: readonly Float64Array[]): number {
  let [square, product, size] = [0, 0, 0];
  for (const part of parts) {
    const residuals = residualsOf(part);
    size += part.length / parts.length;
    square += dot(residuals, residuals);
    product += dot(residuals.subarray(1), residuals.subarray(0, -1));
  }
  if (square < 1e-24) return 0;
  return Math.min(0.9, Math.max(0, (product / square + 4 / size) / (1 - 8 / size)));
}

function residualsOf(values: Float64Array): Float64Array {
  const { ofLine, ofShifts, slope } = sumsOfSquares(values, 0);
  const index = placeOfLeast(ofShifts);
  if (ofShifts[index]! >= ofLine) return centred(values.map((value, place) => value - slope * place));
  return Float64Array.of(...centred(values.subarray(0, index)), ...centred(values.subarray(index)));
}

function centred(values: Float64Array): Float64Array {
  const centre = mean(values);
  return values.map((value) => value - centre);
}

interface SumsOfSquares {
  /** What a straight line leaves, and its slope per value. */
  readonly ofLine: number;
  readonly slope: number;
  /** By index of the first value of the new level, what two levels leave. */
  readonly ofShifts: Float64Array;
}

/** Generalized least squares: each value less `correlation` times the one before, the first scaled to match. */
function sumsOfSquares(values: Float64Array, correlation: number): SumsOfSquares {
  const size = values.length;
  const first = Math.sqrt(1 - correlation * correlation);
  const whiten = (series: Float64Array) =>
    series.map((value, index) => (index === 0 ? first * value : value - correlation * series[index - 1]!));
  const level = whiten(new Float64Array(size).fill(1));
  const outcome = withoutLevel(whiten(values), level);
  const line = withoutLevel(whiten(new Float64Array(size).map((_, index) => index)), level);
  const total = dot(outcome, outcome);
  const slope = dot(line, outcome) / dot(line, line);
  const ofShifts = new Float64Array(size);
  const step = 1 - correlation; // of a level that began before
  const ofLevel = dot(level, level);
  let [sumAfter, after] = [0, 0];
  for (let index = size - 1; index > 0; index--) {
    const withOutcome = outcome[index]! + step * sumAfter;
    const withLevel = level[index]! + step * step * after;
    const square = 1 + step * step * after - withLevel ** 2 / ofLevel;
    ofShifts[index] = total - withOutcome ** 2 / square;
    sumAfter += outcome[index]!;
    after++;
  }
  return { ofLine: total - slope * dot(line, outcome), slope, ofShifts };
}

function withoutLevel(series: Float64Array, level: Float64Array): Float64Array {
  const amount = dot(series, level) / dot(level, level);
  return series.map((value, index) => value - amount * level[index]!);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += a[index]! * b[index]!;
  return sum;
}

function mean(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

function check(values: ArrayLike<number>, falseAlarmRate: number): void {
  if (!(falseAlarmRate > 0 && falseAlarmRate < 1)) {
    throw new RangeError(`changePoints: falseAlarmRate must be in (0, 1), got ${falseAlarmRate}`);
  }
  for (let index = 0; index < values.length; index++) {
    if (!Number.isFinite(values[index]!)) {
      throw new RangeError(`changePoints: values must be finite, got ${values[index]} (index ${index})`);
    }
  }
}
