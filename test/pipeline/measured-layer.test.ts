import { describe, expect, test } from 'vitest';
import type { HeldLayer, HeldWindow } from '../../src/core/holding.ts';
import { parseMeasure } from '../../src/measures/index.ts';
import { measureHeldLayers, measureTallies } from '../../src/pipeline/measured-layer.ts';
import type { Tally } from '../../src/windows/index.ts';
import { yearOf } from '../helpers/held-windows.ts';

const DAY_MS = 86_400_000;

const layerWith = (...windows: readonly HeldWindow[]): HeldLayer => ({
  layer: 'ai/accelerators/owner',
  windows,
  scopeBreaksMs: [Date.UTC(2021, 0)],
});

const options = {
  measures: ['effective-number', 'hhi'].map(parseMeasure),
  interval: 0.9,
  seed: 1,
  snapshot: 'a'.repeat(64),
  judgedFromMs: () => -Infinity,
};

describe('layers of published amounts', () => {
  test('are measured window by window, by their medians', () => {
    const [measured] = measureHeldLayers(
      [layerWith(yearOf(2020, { a: 3, b: 1 }), yearOf(2021, { a: 1, b: 1 }))],
      options,
    );
    // HHI of 3:1 is (0.75² + 0.25²) · 10⁴ = 6250; the effective number is its inverse, 1.6.
    expect(measured!.readings.map((ofWindow) => ofWindow.map(({ estimate }) => estimate))).toEqual([
      [1.6, 6250],
      [2, 5000],
    ]);
    expect(measured).toMatchObject({ chance: 'none', draws: null, isWhole: [true, true] });
    expect(measured!.breaksMs).toEqual([Date.UTC(2021, 0)]);
    expect(measured!.readings[0]![0]).toMatchObject({ weight: 4, entities: 2, snapshot: options.snapshot });
  });

  test('with published uncertainty have draws of the windows that are judged, one column a draw', () => {
    const layer = layerWith(
      yearOf(2019, { a: 3, b: 1 }, { spread: 2 }),
      yearOf(2020, { a: 3, b: 1 }, { spread: 2 }),
      yearOf(2021, { a: 3, b: 1 }, { spread: 2, isIncomplete: true }),
      yearOf(2022, {}),
    );
    const [measured] = measureHeldLayers([layer], { ...options, judgedFromMs: () => Date.UTC(2020, 0) });
    expect(measured!.isWhole).toEqual([true, true, false, false]);
    expect(measured!.chance).toBe('published');
    expect(measured!.draws).toHaveLength(1);
    const [first, second] = measured!.readings[0]!;
    expect(first!.low).toBeLessThan(1.6);
    expect(first!.high).toBeGreaterThan(1.6);
    expect(second!.low).toBeLessThan(6250);
  });

  test('with nothing in a window have a reading without a value there, and a reason', () => {
    const [measured] = measureHeldLayers([layerWith(yearOf(2020, {}), yearOf(2021, { a: 1 }))], options);
    expect(measured!.readings[0]![0]).toMatchObject({
      estimate: null,
      weight: 0,
      entities: 0,
      reason: expect.any(String),
    });
    expect(measured!.isWhole).toEqual([false, true]);
  });

  test('repeat with their seed, and move with another only where amounts are uncertain', () => {
    const layer = layerWith(yearOf(2020, { a: 3, b: 1 }, { spread: 3 }), yearOf(2021, { a: 3, b: 1 }));
    const read = (seed: number) => measureHeldLayers([layer], { ...options, seed })[0]!.readings;
    expect(read(1)).toEqual(read(1));
    expect(read(2)[0]).not.toEqual(read(1)[0]);
    expect(read(2)[1]).toEqual(read(1)[1]);
  });

  test('that nobody knows are refused', () => {
    expect(() =>
      measureHeldLayers([{ ...layerWith(yearOf(2020, { a: 1 })), layer: 'ai/wisdom/owner' }], options),
    ).toThrow('layer: expected one of bitcoin/blocks/pool, ');
  });
});

describe('blocks over windows of days', () => {
  const from = Date.UTC(2024, 0);
  /** Blocks a day, each of the next of two pools. */
  function tally(perDay: readonly number[]): Tally {
    const days = perDay.flatMap((count, day) => new Array<number>(count).fill(from + day * DAY_MS));
    return {
      level: 'pool',
      timeMs: Float64Array.from(days),
      codes: Int32Array.from(days, (_, row) => row % 2),
      names: ['a', 'b'],
      heights: null,
    };
  }
  const blockOptions = {
    ...options,
    windowDays: 1,
    breaksMs: [from + DAY_MS],
    judgedFromMs: () => from,
  };

  test('are whole unless they hold less than half of what the median window holds', () => {
    const perDay = [100, 100, 40, 100, 0, 100];
    const coverage = { fromMs: from, toMs: from + perDay.length * DAY_MS };
    const [measured] = measureTallies([tally(perDay)], { ...blockOptions, coverage });
    expect(measured!.isWhole).toEqual([true, true, false, true, false, true]);
    expect(measured).toMatchObject({ chance: 'counts', draws: null, breaksMs: [from + DAY_MS], judgedFromMs: from });
    expect(measured!.layer.id).toBe('bitcoin/blocks/pool');
    expect(measured!.readings.map(([first]) => first!.weight)).toEqual(perDay);
    expect(measured!.distributions.map(({ entities }) => entities.length)).toEqual([2, 2, 2, 2, 0, 2]);
  });

  test('of nobody at all are whole nowhere', () => {
    const all = { ...tally([10, 10]), codes: new Int32Array(20).fill(-1) };
    const coverage = { fromMs: from, toMs: from + 2 * DAY_MS };
    const [measured] = measureTallies([all], { ...blockOptions, coverage });
    expect(measured!.isWhole).toEqual([false, false]);
    expect(measured!.readings.flat().every(({ estimate }) => estimate === null)).toBe(true);
  });
});
