import { expect, test } from 'vitest';
import { createRandom } from '../../../src/core/random.ts';
import { leastSquaresStopping } from '../../../src/models/economics/index.ts';
import { normalDraw } from '../../../src/statistics/normal-draw.ts';

interface Put {
  readonly price: number;
  readonly strike: number;
  readonly rate: number;
  readonly volatility: number;
  readonly dates: number;
  readonly paths: number;
}

/** An American put over a year as a right to stop. */
function putProblem({ price, strike, rate, volatility, dates, paths }: Put, seed: number) {
  const random = createRandom(seed);
  const step = 1 / dates;
  const gains = new Float64Array(dates * paths);
  const states = new Float64Array(dates * paths);
  for (let path = 0; path < paths; path++) {
    let now = price;
    for (let date = 0; date < dates; date++) {
      now *= Math.exp((rate - volatility ** 2 / 2) * step + volatility * Math.sqrt(step) * normalDraw(random));
      gains[date * paths + path] = Math.exp(-rate * (date + 1) * step) * (strike - now);
      states[date * paths + path] = now / strike - 1;
    }
  }
  return { paths, dates, factors: 1, gains, states, degree: 5 };
}

/** The same put on a binomial tree of Cox, Ross & Rubinstein, exercised at any step. */
function treePut({ price, strike, rate, volatility }: Put, steps: number): number {
  const up = Math.exp(volatility * Math.sqrt(1 / steps));
  const factor = Math.exp(-rate / steps);
  const rise = (1 / factor - 1 / up) / (up - 1 / up);
  const at = (step: number, ups: number) => Math.max(0, strike - price * up ** (2 * ups - step));
  let values = Array.from({ length: steps + 1 }, (_, ups) => at(steps, ups));
  for (let step = steps - 1; step >= 0; step--) {
    values = Array.from({ length: step + 1 }, (_, ups) =>
      Math.max(at(step, ups), factor * (rise * values[ups + 1]! + (1 - rise) * values[ups]!)),
    );
  }
  return values[0]!;
}

const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;

test('an American put is worth what a tree and the paper say', () => {
  // Longstaff & Schwartz (2001), Table 1: S = 36, σ = 0.2, T = 1: 4.478 by finite differences, 4.472 by their simulation (s.e. 0.010).
  const put = { price: 36, strike: 40, rate: 0.06, volatility: 0.2, dates: 50, paths: 16_000 };
  expect(treePut(put, 500)).toBeCloseTo(4.478, 1);
  const value = mean(leastSquaresStopping(putProblem(put, 1)).gains);
  // Standard error about 0.023; fitting on all paths loses about 1%, downwards.
  expect(value).toBeGreaterThan(4.478 * 0.98 - 0.046);
  expect(value).toBeLessThan(4.478 + 0.07);
});

test('no path is decided by its own future', () => {
  // Gains of pure chance have no value in advance: a rule fitted on the same paths would find some.
  const random = createRandom(2);
  const [paths, dates] = [400, 10];
  const noise = Float64Array.from({ length: paths * dates }, () => normalDraw(random));
  const states = Float64Array.from({ length: paths * dates * 3 }, () => normalDraw(random));
  const { gains } = leastSquaresStopping({ paths, dates, factors: 3, gains: noise, states });
  expect(Math.abs(mean(gains))).toBeLessThan(4 / Math.sqrt(paths));
});

test('a sure gain is taken at its best date, a sure loss never', () => {
  const [paths, states] = [40, new Float64Array(80)];
  const gains = Float64Array.from({ length: 80 }, (_, index) => (index < paths ? 1 : 2));
  const best = leastSquaresStopping({ paths, dates: 2, factors: 1, gains, states });
  expect([...new Set(best.dates)]).toEqual([1]);
  const never = leastSquaresStopping({ paths, dates: 2, factors: 1, gains: gains.map((gain) => -gain), states });
  expect(mean(never.gains)).toBe(0);
  expect([...new Set(never.dates)]).toEqual([-1]);
});

test('problems that are none are refused', () => {
  const problem = { paths: 40, dates: 1, factors: 1, gains: new Float64Array(40), states: new Float64Array(40) };
  expect(() => leastSquaresStopping({ ...problem, dates: 0 })).toThrow('expected from 1 to 127 dates, got 0');
  expect(() => leastSquaresStopping({ ...problem, paths: 5 })).toThrow('expected at least 12 paths, got 5');
  expect(() => leastSquaresStopping({ ...problem, gains: new Float64Array(3) })).toThrow('expected gains of 40, got 3');
});
