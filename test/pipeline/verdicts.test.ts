import { describe, expect, test } from 'vitest';
import { createRandom } from '../../src/core/random.ts';
import type { Reading } from '../../src/core/reading.ts';
import { DAY_MS, YEAR_MS } from '../../src/core/time-span.ts';
import { layerOf } from '../../src/pipeline/layers.ts';
import type { MeasuredLayer } from '../../src/pipeline/measured-layer.ts';
import { layerVerdict, standardErrorOfLog, trendSeries } from '../../src/pipeline/verdicts.ts';

const START = Date.UTC(2020, 0, 1);

/** A layer whose headline measure has these values over windows of thirty days, with an interval of ±2% and two equal holders. */
function measured(values: readonly number[], rest: Partial<MeasuredLayer> = {}): MeasuredLayer {
  const spans = values.map((_, index) => ({
    fromMs: START + index * 30 * DAY_MS,
    toMs: START + (index + 1) * 30 * DAY_MS,
  }));
  return {
    layer: layerOf('bitcoin/blocks/pool'),
    readings: values.map((estimate, index): readonly Reading[] => [
      {
        layer: 'bitcoin/blocks/pool',
        span: spans[index]!,
        weight: 4000,
        entities: 2,
        unattributedWeight: 0,
        measure: 'effective-number',
        unit: 'effective entities',
        snapshot: 'f'.repeat(64),
        estimate,
        low: estimate * 0.98,
        high: estimate * 1.02,
        boundLow: estimate,
        boundHigh: estimate,
        reason: null,
      },
    ]),
    distributions: spans.map((span) => ({
      layer: 'bitcoin/blocks/pool',
      span,
      entities: ['a', 'b'],
      weights: [2, 2],
      unattributedWeight: 0,
    })),
    isWhole: values.map(() => true),
    chance: 'none',
    interval: 0.95,
    draws: null,
    breaksMs: [],
    judgedFromMs: -Infinity,
    ...rest,
  };
}

/** ln-linear growth with white noise of 3%. */
function growing(count: number, slope: number): number[] {
  const random = createRandom(4);
  const noise = () => 0.03 * (random() + random() + random() - 1.5) * 2;
  return Array.from({ length: count }, (_, index) => 5 * Math.exp((slope * index * 30 * DAY_MS) / YEAR_MS + noise()));
}

describe('the points of a trend', () => {
  test('are whole windows from the instant on at which the layer can be judged, at their middles', () => {
    const layer = measured([4, 5, 6, 7], { isWhole: [true, false, true, true], judgedFromMs: START + 30 * DAY_MS });
    const { timesYears, values, readings } = trendSeries(layer);
    expect(values).toEqual([Math.log(6), Math.log(7)]);
    expect(timesYears[0]).toBeCloseTo((START + 75 * DAY_MS) / YEAR_MS, 12);
    expect(readings.map(({ estimate }) => estimate)).toEqual([6, 7]);
  });

  // By hand: ln(1.02/0.98)/(2 · 1.96) = 0.0102.
  test('of counts know their sampling noise, and of amounts none', () => {
    expect(trendSeries(measured([4, 5], { chance: 'counts' })).noise![0]).toBeCloseTo(0.0102, 4);
    expect(trendSeries(measured([4, 5])).noise).toBeUndefined();
    expect(standardErrorOfLog({ low: null, high: null })).toBe(0);
  });

  // By hand: the quartiles of a normal variable are 0.6745 standard errors from its middle, so ln(1.02/0.98)/(2 · 0.6745) = 0.02966.
  test('know that noise whatever the coverage of the intervals', () => {
    const half = measured([4, 5], { chance: 'counts', interval: 0.5 });
    expect(trendSeries(half).noise![0]).toBeCloseTo(0.02966, 4);
  });
});

describe('a verdict', () => {
  test('names the direction of a clear trend, with what would undo it', () => {
    const { verdict, trend, wouldChange } = layerVerdict(measured(growing(40, 0.2)));
    expect(verdict).toBe('dispersing');
    expect(trend.low!).toBeLessThan(0.2);
    expect(trend.high!).toBeGreaterThan(0.2);
    expect(wouldChange).toMatch(
      /^It would no longer read dispersing if the effective number fell steadily to \d+\.\d by [A-Z][a-z]{2} 20\d\d\.$/,
    );
  });

  test('of a falling series is concentrating', () => {
    expect(layerVerdict(measured(growing(40, -0.2))).verdict).toBe('concentrating');
  });

  test('of few windows says how many more it needs, and when', () => {
    const { verdict, wouldChange, trend } = layerVerdict(measured(growing(7, 0.2)));
    expect([verdict, trend.slopePerYear]).toEqual(['too little data', null]);
    // Seven windows end on 2020-07-29; three more of thirty days end on 2020-10-27.
    expect(wouldChange).toBe('3 more windows: a direction is judged from 10 on, not before Oct 2020.');
  });

  test('with no trend says where the trajectory would have to go', () => {
    const { verdict, wouldChange } = layerVerdict(measured(growing(40, 0)));
    expect(verdict).toBe('no trend');
    expect(wouldChange).toMatch(/^(It would read |No steady fall )/);
  });

  test('is wider, and its p-value larger, by what the publisher’s own uncertainty could move the slope', () => {
    const values = growing(16, 0.05);
    const random = createRandom(9);
    // Draws that tilt each trajectory by up to ±0.6 a year.
    const tilts = Array.from({ length: 400 }, () => 1.2 * (random() - 0.5));
    const draws = values.map((value, index) =>
      Float64Array.from(tilts, (tilt) => value * Math.exp((tilt * index * 30 * DAY_MS) / YEAR_MS)),
    );
    const plain = layerVerdict(measured(values)).trend;
    const wide = layerVerdict(measured(values, { chance: 'published', draws })).trend;
    expect(wide.slopePerYear).toBe(plain.slopePerYear);
    // The tilts' 2.5% and 97.5% quantiles are ±0.57: half-widths add in quadrature.
    const half = (trend: typeof plain) => (trend.high! - trend.low!) / 2;
    expect(half(wide)).toBeGreaterThan(Math.hypot(half(plain), 0.5));
    expect(half(wide)).toBeLessThan(Math.hypot(half(plain), 0.65));
    expect(wide.pValue!).toBeGreaterThan(plain.pValue!);
    expect(wide.direction === 'none').toBe(wide.pValue! >= 0.05);
  });

  test('flags a change that is one of who comes and goes', () => {
    const values = growing(40, 0.2);
    const layer = measured(values);
    const distributions = layer.distributions.map((one, index) =>
      index < 20 ? one : { ...one, entities: ['a', 'b', 'c', 'd'], weights: [2, 2, 2, 2] },
    );
    const breaksMs = [START + 600 * DAY_MS];
    const { artefact, change } = layerVerdict({ ...layer, distributions, breaksMs });
    expect(change).toEqual({ before: 2, after: 4, proportions: 0, population: 2, labels: 0 });
    expect(artefact).toMatch(/^100% of the change .* who comes and goes, and what is counted changes within it/);
    expect(layerVerdict(layer).artefact).toBeNull();
  });

  test('finds where the level shifted', () => {
    const values = growing(60, 0).map((value, index) => (index < 30 ? value : value * 1.5));
    const { shifts } = layerVerdict(measured(values));
    expect(shifts).toHaveLength(1);
    expect(Math.abs(shifts[0]!.atMs - (START + 900 * DAY_MS))).toBeLessThanOrEqual(60 * DAY_MS);
    expect(shifts[0]!.after / shifts[0]!.before).toBeCloseTo(1.5, 1);
  });
});
