import { describe, expect, test } from 'vitest';
import { latestLevels } from '../../../src/pipeline/security/measured-levels.ts';
import { bundledBands, inferredDelays, measuredEntities, staleOutlook } from '../../../src/pipeline/security/stale.ts';
import { simulatedStaleAnswer } from '../../../src/pipeline/security/stale-answers.ts';
import { dayMs, poolsOf } from './by-hand.ts';

const band = { fromHeight: 100, untilHeight: 1100, stale: 10, inEpisodes: 2, main: 1000 };
const pools = poolsOf([
  { a: 60, b: 40 },
  { a: 50, b: 40, '': 10 },
]);

describe('the delay that a band implies', () => {
  test('explains its rate with those who made the blocks of its time', () => {
    const [delay] = inferredDelays([{ ...band, firstMs: dayMs(0.2), lastMs: dayMs(0.8) }], { pools, interval: 0.95 });
    // Of the first window alone: H = 0.52, so 0.01 = (d/600)(1 − 0.52) and d = 12.5 s; races of three make it a little more or less.
    expect(delay).toMatchObject({ staleRate: 0.01, stale: 10, main: 1000, inEpisodes: 2 });
    expect(delay!.sumOfSquares).toBeCloseTo(0.52, 12);
    expect(Math.abs(delay!.delaySeconds - 12.5)).toBeLessThan(0.25);
    // Ten of Poisson: from 4.8 to 18.4, and of two windows' worth no more.
    expect(delay!.lowSeconds / delay!.delaySeconds).toBeCloseTo(0.48, 1);
    expect(delay!.highSeconds / delay!.delaySeconds).toBeCloseTo(1.84, 1);
  });

  test('over several windows has the mean of their sums of squares, bounded by the least and the most', () => {
    const [delay] = inferredDelays([{ ...band, firstMs: dayMs(0), lastMs: dayMs(2) }], { pools, interval: 0.95 });
    // 0.36 + 0.16 = 0.52 and 0.25 + 0.16 = 0.41, which were the ten of nobody of one would be 0.42.
    expect(delay!.sumOfSquares).toBeCloseTo(0.465, 12);
    expect(delay!.sumOfSquaresBounds[0]).toBeCloseTo(0.41, 12);
    expect(delay!.sumOfSquaresBounds[1]).toBeCloseTo(0.52, 12);
  });

  test('is none without dates, and none of a time of which no window is', () => {
    const undated = { ...band, firstMs: null, lastMs: null };
    const before = { ...band, firstMs: dayMs(-9), lastMs: dayMs(-8) };
    expect(inferredDelays([undated, before], { pools, interval: 0.95 })).toEqual([]);
  });

  test('of the bundled collection is bounded, band by band', () => {
    const bands = bundledBands();
    expect(bands.length).toBeGreaterThan(10);
    for (const [index, one] of bands.entries()) {
      expect(one.main).toBe(one.untilHeight - one.fromHeight);
      if (index > 0) expect(one.fromHeight).toBe(bands[index - 1]!.untilHeight);
    }
  });
});

describe('a delay', () => {
  const [level] = latestLevels([pools], new Map());

  test('costs those who made the latest blocks by their size', () => {
    const { rates, entities } = staleOutlook(level!, 6);
    // d/T = 0.01, H = 0.25 + 0.16 + 0.1²/10 = 0.411; the rate (d/T)(1 + H − 2h), of the network (d/T)(1 − H).
    expect(rates.network).toBeCloseTo(0.00589, 12);
    expect(entities.map(({ staleRate }) => staleRate)).toEqual([
      expect.closeTo(0.00411, 12),
      expect.closeTo(0.00611, 12),
    ]);
    expect(entities[0]!.revenueAdvantage).toBeGreaterThan(entities[1]!.revenueAdvantage);
  });

  test('has the blocks of nobody as of so many that each is nothing', () => {
    const whole = measuredEntities(level!);
    expect(whole).toHaveLength(2 + 10);
    expect(whole.reduce((sum, { proportion }) => sum + proportion, 0)).toBeCloseTo(1, 12);
    expect(whole.filter(({ name }) => name === null)).toHaveLength(10);
  });
});

test('a simulation of two shows no row for one without a name', async () => {
  const answer = await simulatedStaleAnswer({
    entities: [
      { name: 'a', proportion: 0.7 },
      { name: null, proportion: 0.3 },
    ],
    delaysSeconds: [10],
    distribution: 'constant',
    blocks: 20_000,
    seed: 1,
    isEstimate: false,
    withholder: null,
    tieWin: null,
    workers: 0,
    signal: new AbortController().signal,
  });
  expect(answer.rows.map(({ entity }) => entity)).toEqual(['a']);
});
