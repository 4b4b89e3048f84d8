import { beforeAll, describe, expect, test } from 'vitest';
import type { HeldWindow } from '../../src/core/holding.ts';
import { createRandom } from '../../src/core/random.ts';
import { createAmountReader, heldWeights, measures, parseMeasure } from '../../src/measures/index.ts';
import { readBundledBlocks } from '../../src/pipeline/bundled-snapshot.ts';
import { measureLayers } from '../../src/pipeline/observe.ts';
import { type ObservedInput, toObserved } from '../../src/pipeline/observed-input.ts';
import { readBundledHalf } from '../../src/pipeline/published-half.ts';
import { trendSeries } from '../../src/pipeline/verdicts.ts';
import { LEAST_WINDOWS, trend } from '../../src/statistics/index.ts';

/** The bundled snapshot: real series, not made up. */
let input: ObservedInput;
beforeAll(async () => {
  input = toObserved(await readBundledBlocks(), await readBundledHalf());
});

const SHUFFLES = 1000;

describe('the rule of verdicts on real series in a shuffled order', () => {
  test('shows a trend in at most 7 of 100, where 5 are meant to', () => {
    const measured = measureLayers(input, { windowDays: 30, interval: 0.95, seed: 1 });
    const series = measured.map((layer) => trendSeries(layer)).filter(({ values }) => values.length >= LEAST_WINDOWS);
    // Blocks at three levels; accelerators, clusters, data centres and training compute by their roles.
    expect(series.length).toBeGreaterThanOrEqual(8);
    const random = createRandom(1);
    let trends = 0;
    for (let shuffle = 0; shuffle < SHUFFLES; shuffle++) {
      const { values, timesYears, noise } = series[shuffle % series.length]!;
      const { direction } = trend(shuffled(values, random), timesYears, noise === undefined ? {} : { noise });
      expect(direction).not.toBe('too-little-data');
      if (direction !== 'none') trends++;
    }
    expect(trends / SHUFFLES).toBeLessThanOrEqual(0.07);
    // A rule that never shows a trend would pass the above.
    expect(trends).toBeGreaterThan(0);
  });
});

function shuffled(values: readonly number[], random: () => number): number[] {
  const result = [...values];
  for (let last = result.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [result[last], result[other]] = [result[other]!, result[last]!];
  }
  return result;
}

describe('bounds where known owners are hidden among the others', () => {
  const concentration = measures.filter(({ family }) => family === 'concentration');
  const parsed = concentration.map(({ id }) => parseMeasure(id));
  const estimate = createAmountReader(parsed, { interval: null, unattributed: 'thin', seed: 1 }).estimate;
  const layerIds = ['ai/accelerators/owner', 'ai/nvidia-accelerators/owner', 'ai/data-centres/owner'];

  /** The latest whole quarter with everything known: what its owners leave of the totals is out of sight. */
  function known(layer: string): HeldWindow {
    const { windows } = input.held.find((held) => held.layer === layer)!;
    const latest = windows.findLast(({ isIncomplete }) => !isIncomplete)!;
    return { ...latest, totals: [], holdings: latest.holdings.filter(({ entity }) => entity !== null) };
  }

  /** The same with the holdings of these owners tied to nobody. */
  function hiding(window: HeldWindow, owners: readonly string[]): HeldWindow {
    const hide = (entity: string | null) => (entity !== null && owners.includes(entity) ? null : entity);
    return { ...window, holdings: window.holdings.map((one) => ({ ...one, entity: hide(one.entity) })) };
  }

  test.each(layerIds)('contain what is known, for every measure, owner and pair of owners: %s', (layer) => {
    const window = known(layer);
    const { entities } = heldWeights(window);
    expect(entities.length).toBeGreaterThanOrEqual(3);
    const truth = estimate(window).map((one) => one.estimate!);
    const hidden = entities.flatMap((owner, at) => [[owner], ...entities.slice(at + 1).map((other) => [owner, other])]);
    for (const owners of hidden.filter(({ length }) => length < entities.length)) {
      for (const [at, { boundLow, boundHigh }] of estimate(hiding(window, owners)).entries()) {
        const where = `${parsed[at]!.id} without ${owners.join(' and ')}`;
        expect(boundLow ?? -Infinity, where).toBeLessThanOrEqual(truth[at]! + 1e-9 * Math.abs(truth[at]!));
        expect(boundHigh ?? Infinity, where).toBeGreaterThanOrEqual(truth[at]! - 1e-9 * Math.abs(truth[at]!));
      }
    }
  });
});
