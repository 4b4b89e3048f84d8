import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom, type Random } from '../../src/core/index.ts';
import { createEstimator, type EstimatorOptions, parseMeasure, type Window } from '../../src/measures/index.ts';
import { everyId, simulate } from './simulation.ts';

const usual: EstimatorOptions = {
  interval: 0.95,
  unattributed: 'thin',
  correction: 'corrected',
  seed: 1,
  isCount: true,
};
const plain: EstimatorOptions = { ...usual, interval: null, correction: 'plug-in' };

function estimate(id: string, window: Partial<Window>, options: Partial<EstimatorOptions> = {}) {
  const estimator = createEstimator([parseMeasure(id)], { ...usual, ...options });
  return estimator({ weights: [8, 6, 3, 3], unattributedWeight: 0, ...window })[0]!;
}

describe('point values', () => {
  test('plug-in values without unattributed weight are those of the measures', () => {
    const weights = [80, 60, 30, 30, 1, 1];
    const estimates = createEstimator(everyId.map(parseMeasure), plain)({ weights, unattributedWeight: 0 });
    for (const [index, { measure, params }] of everyId.map(parseMeasure).entries()) {
      expect(estimates[index]!.estimate).toBe(measure.compute(weights, params));
    }
  });

  // (20·0.295 − 1)/19, and Σ n(n − 1)/N(N − 1) = (56 + 30 + 6 + 6)/380: by hand.
  test('the corrected HHI of 8, 6, 3, 3 is (n·H − 1)/(n − 1)', () => {
    expect(estimate('hhi', {}).estimate).toBeCloseTo((10_000 * (20 * 0.295 - 1)) / 19, 9);
    expect(estimate('hhi', {}).estimate).toBeCloseTo((10_000 * 98) / 380, 9);
  });

  test('thin unattributed blocks count in the denominator alone: 98/(24·23)', () => {
    expect(estimate('hhi', { unattributedWeight: 4 }).estimate).toBeCloseTo((10_000 * 98) / (24 * 23), 9);
    expect(estimate('hhi', { unattributedWeight: 4 }, { unattributed: 'one' }).estimate).toBeCloseTo(
      (10_000 * (98 + 12)) / (24 * 23),
      9,
    );
    expect(estimate('hhi', { unattributedWeight: 4 }, { unattributed: 'pro-rata' }).estimate).toBeCloseTo(
      (10_000 * 98) / 380,
      9,
    );
  });

  // Chao, Wang & Jost, "Entropy and the species accumulation curve" (2013), equation 6, without entities seen once: Σ n/N Σ_{k=n}^{N−1} 1/k.
  test('the corrected entropy of 3, 2 is that of the paper: 3/5 (1/3 + 1/4) + 2/5 (1/2 + 1/3 + 1/4) nats', () => {
    expect(estimate('shannon-entropy', { weights: [3, 2] }).estimate).toBeCloseTo((0.35 + 1.3 / 3) / Math.LN2, 9);
  });

  // The same equation with two seen once and one twice: the series summed term by term.
  test('what unseen entities add to the entropy is the series of the paper', () => {
    const blocks = 144;
    const weights = [100, 40, 2, 1, 1];
    const rate = 2 / ((blocks - 1) * 2 + 2);
    let tail = 0;
    for (let term = 1; term < 1e5; term++) tail += (1 - rate) ** term / (blocks - 1 + term);
    let seen = 0;
    for (const count of weights) for (let k = count; k < blocks; k++) seen += count / blocks / k;
    expect(estimate('hill-number:1', { weights }).estimate).toBeCloseTo(Math.exp(seen + (2 / blocks) * tail), 4);
  });

  // Two seen once, N = 2: rate 2/((N − 1)(f₁ − 1) + 2) = 2/3. Equation 5b at order ½: seen, 2 · 1!/Γ(1.5) over 2!/Γ(2.5);
  // the tail, f₁/N Σ_{k ≥ 1} (1 − rate)^k Γ(N + k − ½)/Γ(N + k)/Γ(½), term by term.
  test('what unseen entities add at order ½ is the series of the paper: 2.803 for 1, 1', () => {
    const rate = 2 / 3;
    let ratio = 1 / 2; // Γ(1.5)/Γ(2)/Γ(½)
    let tail = 0;
    for (let k = 1; k < 200; k++) {
      ratio *= (k + 0.5) / (k + 1);
      tail += (1 - rate) ** k * ratio;
    }
    expect((3 / 2 + tail) ** 2).toBeCloseTo(2.8031, 3);
    expect(estimate('hill-number:0.5', { weights: [1, 1] }).estimate).toBeCloseTo((3 / 2 + tail) ** 2, 3);
  });

  test('orders near 1 and 2 agree with the closed forms at 1 and 2', () => {
    const window = { weights: [300, 200, 100, 50, 2, 1, 1] };
    for (const order of [1, 2]) {
      expect(estimate(`hill-number:${order + 1e-6}`, window).estimate).toBeCloseTo(
        estimate(`hill-number:${order}`, window).estimate!,
        4,
      );
    }
  });

  test('too few blocks to correct give null and say so', () => {
    expect(estimate('hhi', { weights: [1, 1, 1] })).toMatchObject({
      estimate: null,
      low: null,
      reason: 'too few blocks to correct for chance',
    });
    for (const id of ['hhi', 'theil-index', 'entropy-percentage']) {
      expect(estimate(id, { weights: [1] }).estimate).toBeNull();
    }
    expect(estimate('hhi', { weights: [1, 1, 1] }, { correction: 'plug-in' }).estimate).toBeCloseTo(10_000 / 3, 9);
  });

  test('an empty window gives null for every measure and says so', () => {
    for (const id of everyId) {
      expect(estimate(id, { weights: [], unattributedWeight: 5 })).toMatchObject({
        estimate: null,
        boundHigh: null,
        reason: 'no weight of the window is attributed',
      });
    }
  });

  test('weights that are no counts give plug-in values without interval, and say why', () => {
    const reading = estimate('hhi', { weights: [0.5, 0.25, 0.25] }, { isCount: false });
    expect(reading).toMatchObject({ estimate: 3750, low: null, high: null, boundLow: 3750, boundHigh: 3750 });
    expect(reading.reason).toMatch(/not counts/);
  });
});

describe('bounds', () => {
  test('the HHI is bounded by infinitely many holders and by one', () => {
    // Σp² = 118/576 thin, (118 + 16)/576 as one: by hand.
    const reading = estimate('hhi', { unattributedWeight: 4 }, plain);
    expect(reading.boundLow).toBeCloseTo((10_000 * 118) / 576, 9);
    expect(reading.boundHigh).toBeCloseTo((10_000 * 134) / 576, 9);
    expect(reading.estimate).toBe(reading.boundLow);
  });

  test('the entropy is over the attributed weight, without an upper bound, and says so', () => {
    const reading = estimate('shannon-entropy', { unattributedWeight: 4 }, plain);
    expect(reading.estimate).toBeCloseTo(estimate('shannon-entropy', {}, plain).estimate!, 12);
    expect(reading.boundHigh).toBeNull();
    expect(reading.boundLow).toBe(reading.estimate);
    expect(reading.reason).toMatch(/infinitely many.*attributed weight alone/);
  });

  test('a majority that the attributed cannot reach is null, and still bounded from below', () => {
    const reading = estimate('nakamoto-coefficient', { unattributedWeight: 30 });
    expect(reading).toMatchObject({ estimate: null, low: null, high: null, boundLow: 1, boundHigh: null });
    expect(reading.reason).toMatch(/do not exceed the threshold/);
  });

  test('a null bound has a reason, and the HHI with infinitely many holders of all but one block goes to zero', () => {
    expect(estimate('hhi', { weights: [1], unattributedWeight: 2 }, { unattributed: 'one' }).boundLow).toBe(0);
    for (const unattributed of ['one', 'pro-rata'] as const) {
      const reading = estimate('nakamoto-coefficient', { weights: [1], unattributedWeight: 2 }, { unattributed });
      expect(reading).toMatchObject({ estimate: 1, boundHigh: null });
      expect(reading.reason).toMatch(/no upper bound/);
    }
  });

  test('inequality has none with unattributed weight, as another holder changes the population, and says so', () => {
    for (const id of ['gini', 'theil-index', 'entropy-percentage', 'atkinson']) {
      const reading = estimate(id, { unattributedWeight: 4 });
      expect(reading).toMatchObject({ boundLow: null, boundHigh: null });
      expect(reading.reason).toMatch(/no bounds/);
    }
  });

  test('contain the estimate, as the interval does, and equal it when all is attributed', () => {
    const counts = fc
      .array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 25 })
      .map((weights) => weights.sort((a, b) => b - a));
    const estimator = createEstimator([...everyId, 'hill-number:0.5', 'hill-number:3'].map(parseMeasure), usual);
    fc.assert(
      fc.property(counts, fc.nat({ max: 60 }), (weights, unattributedWeight) => {
        for (const { estimate: point, low, high, boundLow, boundHigh, reason } of estimator({
          weights,
          unattributedWeight,
        })) {
          if (point === null) continue;
          expect(low ?? point).toBeLessThanOrEqual(point);
          expect(high ?? point).toBeGreaterThanOrEqual(point);
          expect(boundLow ?? point).toBeLessThanOrEqual(point);
          expect(boundHigh ?? point).toBeGreaterThanOrEqual(point);
          expect(reason === null && [low, high, boundLow, boundHigh].includes(null)).toBe(false);
          if (unattributedWeight === 0) expect([boundLow, boundHigh]).toEqual([point, point]);
        }
      }),
    );
  });
});

describe('intervals', () => {
  // Wilson (1927) for 40 of 100 at 95%: 0.3094 to 0.4980, as in any table.
  test('the concentration ratio of two entities has the interval of Wilson', () => {
    const { low, high } = estimate('concentration-ratio', { weights: [400, 100] });
    expect(low).toBeCloseTo(0.7627, 3);
    expect(high).toBeCloseTo(0.8327, 3);
  });

  test('a higher level makes every interval wider, and none asked for makes none', () => {
    const window = { weights: [300, 200, 100, 50, 2, 1], unattributedWeight: 10 };
    for (const id of everyId) {
      const [narrow, wide] = [0.5, 0.99].map((interval) => estimate(id, window, { interval }));
      expect(wide!.high! - wide!.low!).toBeGreaterThanOrEqual(narrow!.high! - narrow!.low!);
      expect(estimate(id, window, { interval: null })).toMatchObject({ low: null, high: null, reason: narrow!.reason });
    }
  });

  // Wilson (1927) for 51 of 100 at 95%: 0.4134 to 0.6058; the index is p² + (1 − p)², least at a half.
  test('measures of two entities are functions of the interval of Wilson, folded at a half', () => {
    const { high } = estimate('hhi', { weights: [51, 49] });
    expect(high).toBeCloseTo(10_000 * (0.6058 ** 2 + 0.3942 ** 2), -0.5);
    expect(estimate('theil-index', { weights: [50, 50] }).high).toBeGreaterThan(0.01);
    expect(estimate('gini', { weights: [50, 50] }).high).toBeGreaterThan(0.05);
    expect(estimate('gini', { weights: [30, 30, 30] }).high).toBeGreaterThan(0.05);
  });

  // Wilson (1927) for 20 of 20 at 95%: from 0.8389.
  test('a window of one entity leaves room for others, by the interval of its proportion', () => {
    expect(estimate('hhi', { weights: [20] }).low).toBeCloseTo(10_000 * 0.8389 ** 2, -1);
    expect(estimate('shannon-entropy', { weights: [20] }).high).toBeCloseTo(0.637, 3); // of 0.8389 and 0.1611, in bits
    expect(estimate('theil-index', { weights: [20], population: 2 }).low).toBeGreaterThan(0.2);
  });

  test('the Hill number of order ∞ has no upper limit where the largest proportion may be anything', () => {
    const reading = estimate('hill-number:inf', { weights: [2, ...Array.from({ length: 9 }, () => 1)] });
    expect(reading).toMatchObject({ estimate: 5.5, high: null, reason: 'a limit of the interval is infinite' });
  });

  // Chao (1987): 10 seen, 4 once, 2 twice; unseen 16/4 = 4, variance 2 (2⁴/4 + 2³ + 2²/2) = 28, factor exp(1.96 √ln(1 + 28/16)).
  test('the number of entities reaches up to what those seen once and twice allow', () => {
    const { estimate: seen, low, high } = estimate('entities', { weights: [90, 50, 20, 9, 2, 2, 1, 1, 1, 1] });
    expect([seen, low]).toEqual([10, 10]);
    expect(high).toBeCloseTo(10 + 4 * Math.exp(1.959964 * Math.sqrt(Math.log(1 + 28 / 16))), 3);
    expect(estimate('entities', { weights: [90, 50] }).high).toBe(2);
  });

  test('the corrected HHI is unbiased where the plug-in one is 2.6% too high: nine pools over 144 blocks', () => {
    const scenario = { title: 'nine', weights: [30, 29, 12, 11, 8, 5, 3, 1, 1] };
    const { truth, meanEstimate } = simulate(scenario, { ids: ['hhi'], blocks: 144, runs: 4000, seed: 5 })[0]!;
    expect(Math.abs(meanEstimate / truth - 1)).toBeLessThan(0.005); // the plug-in bias is (1 − H)/(nH)
  });
});

describe('the Nakamoto coefficient', () => {
  test.each([
    { weights: [1300, 1250, 520, 480, 350, 220, 130, 40, 30], unattributedWeight: 0, threshold: 0.5 },
    { weights: [430, 420, 410, 400, 395, 390, 385, 380, 375, 370], unattributedWeight: 50, threshold: 0.5 },
    { weights: [44, 42, 18, 14, 12, 7, 5, 1, 1], unattributedWeight: 0, threshold: 0.5 },
    { weights: [700, 690, 300, 290, 280, 100, 50, 20], unattributedWeight: 30, threshold: 0.33 },
    { weights: [5, 4, 4, 3, 1, 1, 1], unattributedWeight: 1, threshold: 0.5 },
    { weights: [20, 18, 17, 15, 14, 12, 11, 10, 9, 8, 6, 4], unattributedWeight: 3, threshold: 0.5 },
    { weights: [9, 8, 8, 7, 7, 7, 6, 6, 5, 5, 5, 4, 4, 4, 3, 3, 2, 2], unattributedWeight: 0, threshold: 0.5 },
    {
      weights: Array.from({ length: 50 }, (_, rank) => 32 - Math.floor(rank / 4)),
      unattributedWeight: 0,
      threshold: 0.5,
    },
    {
      weights: Array.from({ length: 30 }, (_, rank) => 6 - Math.floor(rank / 6)),
      unattributedWeight: 0,
      threshold: 0.33,
    },
  ])('has the probabilities of Dirichlet draws: $weights', ({ threshold, ...window }) => {
    const drawn = bruteForce(window, { threshold, draws: 20_000, random: createRandom(9) });
    const { probabilities, low, high } = estimate(`nakamoto-coefficient:${threshold}`, window);
    const tolerance = window.weights.length > 20 ? 0.04 : 0.02; // a normal approximation; the luck of either
    const given = new Map(probabilities!.map(({ value, probability }) => [value, probability]));
    expect(probabilities!.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 12);
    for (const value of new Set([...drawn.keys(), ...given.keys()])) {
      expect(Math.abs((given.get(value) ?? 0) - (drawn.get(value) ?? 0))).toBeLessThan(tolerance);
    }
    expect(given.get(low!) ?? 1).toBeGreaterThan(0);
    expect(high).toBeGreaterThanOrEqual(low!);
  });

  test('is the same for the same seed and close for another', () => {
    const window = { weights: [430, 420, 410, 400, 395, 390, 385, 380, 375, 370] };
    const once = estimate('nakamoto-coefficient', window);
    expect(estimate('nakamoto-coefficient', window)).toEqual(once);
    const other = estimate('nakamoto-coefficient', window, { seed: 2 });
    expect(other.probabilities![0]!.probability).toBeCloseTo(once.probabilities![0]!.probability, 1);
  });

  test('has an interval around its value among more contenders than there are columns of draws', () => {
    const {
      estimate: size,
      low,
      high,
      probabilities,
    } = estimate('nakamoto-coefficient', { weights: Array.from({ length: 200 }, () => 20) });
    expect(size).toBe(101);
    expect(low).toBeLessThan(101);
    expect(high).toBeGreaterThan(101);
    expect(high).toBeLessThan(140);
    expect(probabilities!.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 12);
  });

  // The truth is 3, 4 and 6; the luck of who leads makes the window look like 2, 3 and 5.
  test.each([
    { weights: [262, 255, 240, 230, 21], truth: 3 },
    { weights: [180, 172, 166, 158, 150, 142, 40], truth: 4 },
    { weights: [114, 108, 104, 101, 99, 97, 94, 91, 87, 83, 30], truth: 6 },
  ])('reaches the truth where nearly tied entities lead by luck: $weights', ({ weights, truth }) => {
    const { estimate: size, low, high } = estimate('nakamoto-coefficient', { weights });
    expect(size).toBe(truth - 1);
    expect([low, high]).toEqual([truth - 1, truth]);
  });

  test('has no upper end where the attributed might not exceed the threshold together', () => {
    const {
      estimate: size,
      high,
      reason,
    } = estimate('nakamoto-coefficient', { weights: [30, 28], unattributedWeight: 42 });
    expect([size, high]).toEqual([2, null]);
    expect(reason).toMatch(/limit of the interval/);
  });

  test('is certain where no luck could change it', () => {
    expect(estimate('nakamoto-coefficient', { weights: [3000, 500, 400] })).toMatchObject({
      estimate: 1,
      low: 1,
      high: 1,
      probabilities: [{ value: 1, probability: 1 }],
    });
  });
});

test.each([
  ['interval', () => createEstimator([], { ...usual, interval: 1 })],
  ['seed', () => createEstimator([parseMeasure('nakamoto-coefficient')], { ...usual, seed: -1 })],
  ['fraction', () => estimate('hhi', { weights: [1.5] })],
  ['order', () => estimate('hhi', { weights: [1, 2] })],
  ['zero', () => estimate('hhi', { weights: [1, 0] })],
  ['unattributed', () => estimate('hhi', { unattributedWeight: -1 })],
  ['population', () => estimate('gini', { population: 3 })],
])('what cannot be measured is refused: %s', (_, run) => {
  expect(run).toThrow(RangeError);
});

/** Sizes of the smallest majority in draws from the Dirichlet distribution whose parameters are the counts. */
function bruteForce(
  { weights, unattributedWeight }: { weights: readonly number[]; unattributedWeight: number },
  { threshold, draws, random }: { threshold: number; draws: number; random: Random },
): Map<number, number> {
  const sizes = new Map<number, number>();
  for (let draw = 0; draw < draws; draw++) {
    const held = weights.map((weight) => gamma(weight, random)).sort((a, b) => b - a);
    const whole =
      held.reduce((sum, part) => sum + part, 0) + (unattributedWeight > 0 ? gamma(unattributedWeight, random) : 0);
    let combined = 0;
    let size = 0;
    while (size < held.length && combined <= threshold * whole) combined += held[size++]!;
    if (combined <= threshold * whole) size++;
    sizes.set(size, (sizes.get(size) ?? 0) + 1 / draws);
  }
  return sizes;
}

/** Marsaglia & Tsang, "A Simple Method for Generating Gamma Variables" (2000), for shapes of at least 1. */
function gamma(shape: number, random: Random): number {
  const d = shape - 1 / 3;
  for (;;) {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const v = (1 + normal / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - random()) < 0.5 * normal * normal + d * (1 - v + Math.log(v))) return d * v;
  }
}
