import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY_MS } from '../../src/core/time-span.ts';
import { parseWindowSpec } from '../../src/core/window-spec.ts';
import { parseMeasure } from '../../src/measures/index.ts';
import {
  blockRowWindows,
  blockTallies,
  createTallyReader,
  distributions,
  tallyCoverage,
  timeRowWindows,
} from '../../src/windows/index.ts';
import { attributedBlocks } from '../helpers/attributed-blocks.ts';

const DAY = DAY_MS / 1000;
const plain = {
  interval: null,
  unattributed: 'thin',
  correction: 'plug-in',
  seed: 1,
  snapshot: 'f'.repeat(64),
} as const;

/** Blocks in height order whose header times wander, as real ones do. */
const someBlocks = fc
  .array(
    fc.record({
      gap: fc.integer({ min: -3000, max: 30_000 }),
      pool: fc.constantFrom('a', 'b', 'c', 'd', null),
      stale: fc.integer({ min: 0, max: 9 }).map((draw) => draw === 0),
    }),
    { minLength: 30, maxLength: 200 },
  )
  .map((blocks) => {
    let timeSeconds = 1_600_000_000;
    return blocks.map(({ gap, pool, stale }, height) => {
      timeSeconds += gap;
      return { height, timeSeconds, pool, stale };
    });
  });

test('sliding windows of days hold what recounting each window from its rows holds', () => {
  fc.assert(
    fc.property(someBlocks, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 6 }), (rows, days, step) => {
      fc.pre(rows.some(({ stale }) => !stale));
      const [tally] = blockTallies(attributedBlocks(rows), ['pool'], 'time');
      const windows = timeRowWindows(
        tally!,
        tallyCoverage(tally!),
        parseWindowSpec(`${days}d`),
        parseWindowSpec(`${step}d`),
      );
      for (const { span, entities, weights, unattributedWeight } of distributions(tally!, windows)) {
        const inside = rows.filter(
          ({ timeSeconds, stale }) => !stale && timeSeconds * 1000 >= span.fromMs && timeSeconds * 1000 < span.toMs,
        );
        const counted = entities.map((entity) => inside.filter(({ pool }) => pool === entity).length);
        expect(Array.from(weights)).toEqual(counted);
        expect(counted).toEqual(counted.toSorted((a, b) => b - a));
        expect(unattributedWeight).toBe(inside.filter(({ pool }) => pool === null).length);
        expect(counted.reduce((sum, count) => sum + count, unattributedWeight)).toBe(inside.length);
      }
    }),
    { numRuns: 60 },
  );
});

test('windows of blocks hold exactly as many, in height order, stale blocks left out', () => {
  const rows = Array.from({ length: 50 }, (_, height) => ({
    height,
    timeSeconds: 1_600_000_000 + height * 600 - (height % 7 === 0 ? 1200 : 0),
    pool: 'abc'[height % 3]!,
    stale: false,
  }));
  const withStale = [...rows.slice(0, 20), { ...rows[19]!, stale: true }, ...rows.slice(20)];
  const [tally] = blockTallies(attributedBlocks(withStale), ['pool'], 'height');
  const windows = blockRowWindows(tally!, null, parseWindowSpec('12b'), parseWindowSpec('5b'));
  expect(windows.map(({ start, end }) => [start, end])).toEqual(
    [0, 5, 10, 15, 20, 25, 30, 35].map((from) => [from, from + 12]),
  );
  for (const { span } of windows) expect(span.fromMs).toBeLessThan(span.toMs);
});

test('an epoch holds the heights between two difficulty adjustments, and partial epochs are left out', () => {
  const rows = Array.from({ length: 5000 }, (_, index) => ({
    height: 2000 + index,
    timeSeconds: 1_600_000_000 + index * 600,
    pool: 'a',
  }));
  const [tally] = blockTallies(attributedBlocks(rows), ['pool'], 'height');
  const windows = blockRowWindows(tally!, null, parseWindowSpec('epoch'), parseWindowSpec('epoch'));
  expect(windows.map(({ start, end }) => [tally!.heights![start], tally!.heights![end - 1]])).toEqual([
    [2016, 4031],
    [4032, 6047],
  ]);
});

test('a window without blocks has readings without values, and says so', () => {
  const rows = [0, 1, 5].map((day, height) => ({ height, timeSeconds: 1_600_041_600 + day * DAY, pool: 'a' }));
  const [tally] = blockTallies(attributedBlocks(rows), ['pool'], 'time');
  const windows = timeRowWindows(tally!, tallyCoverage(tally!), parseWindowSpec('1d'), parseWindowSpec('1d'));
  const readings = [...createTallyReader({ ...plain, measures: [parseMeasure('hhi')] })(tally!, windows)].flat();
  expect(readings.map(({ estimate }) => estimate)).toEqual([10_000, 10_000, null, null, null, 10_000]);
  expect(readings[2]).toMatchObject({ weight: 0, entities: 0 });
  expect(readings[2]!.reason).toMatch(/no /);
});

test('inequality over neighbours counts entities seen in the window before or after', () => {
  // By hand: window 2 holds a=3, b=1; c was in window 1 and d is in window 3, so the population is 4.
  const pools = [...'ccaa', ...'aaab', ...'dddd'];
  const rows = pools.map((pool, height) => ({
    height,
    timeSeconds: 1_600_041_600 + Math.floor(height / 4) * DAY,
    pool,
  }));
  const [tally] = blockTallies(attributedBlocks(rows), ['pool'], 'time');
  const windows = timeRowWindows(tally!, tallyCoverage(tally!), parseWindowSpec('1d'), parseWindowSpec('1d'));
  const measures = [parseMeasure('gini'), parseMeasure('entropy-percentage')];
  const readings = [...createTallyReader({ ...plain, measures, neighbourMeasures: ['gini'] })(tally!, windows)];
  // Gini of (0, 0, 1, 3) = (−3·0 − 1·0 + 1·1 + 3·3) / (4·4) = 0.625; entropy percentage stays over two entities.
  expect(readings[1]![0]!.estimate).toBeCloseTo(0.625, 12);
  expect(readings[1]![1]!.estimate).toBeCloseTo(0.8112781244591328, 12);
});

test('a block without a time is named where windows count days, and counted where they count blocks', () => {
  const rows = [
    { height: 7, timeSeconds: 1_600_000_000, pool: 'a' },
    { height: 8, timeSeconds: Number.NaN, pool: 'b' },
  ];
  expect(() => blockTallies(attributedBlocks(rows), ['pool'], 'time')).toThrow(
    'got 1 of 2 without one (first at height 8',
  );
  const [tally] = blockTallies(attributedBlocks(rows), ['pool'], 'height');
  expect(Array.from(tally!.timeMs)).toEqual([1_600_000_000_000, 1_600_000_000_000]);
});
