/**
 * Net present value: flows discounted to the first of them.
 *
 * Unit: that of the flows. `flows[0]` comes now, the others one period apart.
 *
 * @param ratePerPeriod above −1.
 * @throws {RangeError} if the rate is not a number above −1.
 * @example
 * netPresentValue([-100, 60, 60], 0.1).toFixed(4); // => '4.1322'
 */
export function netPresentValue(flows: ArrayLike<number>, ratePerPeriod: number): number {
  if (!(ratePerPeriod > -1 && ratePerPeriod < Infinity))
    throw new RangeError(`netPresentValue: expected a rate above -1, got ${ratePerPeriod}`);
  const factor = 1 / (1 + ratePerPeriod);
  let value = 0;
  for (let period = flows.length - 1; period >= 0; period--) value = value * factor + flows[period]!;
  return value;
}

/** Rates per period between which an internal rate is looked for. */
const LEAST_RATE = -0.9;
const MOST_RATE = 1e3;

/**
 * Internal rate of return per period: the rate at which what was put in is worth what comes out.
 *
 * Unit: ratio per period; see `annualRate`. Of flows that change sign more than once several rates may do; the one found is a rate at
 * which the net present value falls through zero. −1: there is an outlay and never enough comes back at any rate looked at; Infinity:
 * nothing is put in, or the flows are worth more than nothing at every rate.
 *
 * @see Brealey, Myers & Allen, "Principles of Corporate Finance" (2020), chapter 5, on its traps.
 * @example
 * internalRate([-100, 110]).toFixed(6); // => '0.100000'
 * internalRate([-100, 0, 121]).toFixed(6); // => '0.100000'
 */
export function internalRate(flows: ArrayLike<number>): number {
  const value = (rate: number) => netPresentValue(flows, rate);
  const isGain = someFlow(flows, (flow) => flow > 0);
  if (!someFlow(flows, (flow) => flow < 0)) return Infinity;
  if (!isGain) return -1;
  let [low, high] = [LEAST_RATE, 0.1];
  while (value(high) > 0 && high < MOST_RATE) high *= 4;
  if (value(high) > 0) return Infinity;
  if (value(low) <= 0) return -1;
  for (let step = 0; step < BISECTIONS && high - low > 1e-13 * (1 + high); step++) {
    const middle = (low + high) / 2;
    if (value(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Halvings that take the widest bracket to the precision of a double. */
const BISECTIONS = 60;

function someFlow(flows: ArrayLike<number>, is: (flow: number) => boolean): boolean {
  for (let period = 0; period < flows.length; period++) if (is(flows[period]!)) return true;
  return false;
}

/**
 * A rate per year that compounds from one per period.
 *
 * @example
 * annualRate(0.01, 12).toFixed(6); // => '0.126825'
 */
export function annualRate(ratePerPeriod: number, periodsPerYear: number): number {
  return (1 + ratePerPeriod) ** periodsPerYear - 1;
}

/**
 * Periods until undiscounted flows have paid back all that was put in, and stay paid back.
 *
 * Unit: periods, with the part of the last one in proportion. 0 where nothing is ever owed; Infinity where it is never paid back.
 *
 * @example
 * paybackPeriods([-100, 40, 40, 40]); // => 2.5
 * paybackPeriods([-100, 40]); // => Infinity
 */
export function paybackPeriods(flows: ArrayLike<number>): number {
  let sum = 0;
  let payback = 0;
  for (let period = 0; period < flows.length; period++) {
    const before = sum;
    sum += flows[period]!;
    if (sum < 0) payback = Infinity;
    else if (before < 0) payback = period - 1 + before / (before - sum);
  }
  return payback;
}
