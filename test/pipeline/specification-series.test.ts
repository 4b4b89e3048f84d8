import { describe, expect, test } from 'vitest';
import { DAY_MS, YEAR_MS } from '../../src/core/time-span.ts';
import { parseMeasure } from '../../src/measures/index.ts';
import { tallySeries } from '../../src/pipeline/specification-series.ts';
import { standardErrorOfLog } from '../../src/pipeline/verdicts.ts';
import { createTallyReader, type Tally, timeRowWindows } from '../../src/windows/index.ts';

/** 400 days of 40 blocks, by a fixed rule: pool e is seen seldom, a seventh is nobody’s. */
function tally(): Tally {
  const days = Array.from({ length: 400 }, (_, day) => day);
  const rows = days.flatMap((day) =>
    Array.from({ length: 40 }, (_, block) => ({ timeMs: day * DAY_MS + block, at: day * 40 + block })),
  );
  return {
    level: 'pool',
    timeMs: Float64Array.from(rows, ({ timeMs }) => timeMs),
    codes: Int32Array.from(rows, ({ at }) => (at % 7 === 0 ? -1 : at % 1001 === 5 ? 4 : (at * at + (at >> 9)) % 4)),
    names: ['a', 'b', 'c', 'd', 'e', 'never seen'],
    heights: null,
  };
}

const common = { fromMs: 0, toMs: 400 * DAY_MS };
const all = { side: 'bitcoin', common, judgedFromMs: () => -Infinity };

describe('trajectories of blocks under every choice', () => {
  // 3 window lengths × 3 holders × 4 spans × 6 measures.
  test('are one for each set of choices', () => {
    const series = tallySeries([tally()], all);
    expect(series).toHaveLength(216);
    expect(new Set(series.map(({ choices }) => JSON.stringify(choices))).size).toBe(216);
  });

  // Another way: the reader that `measure` uses, which slides one set of counts along the windows. 400 days hold 13 windows of 30
  // days that end with the data, so the first begins on day 10.
  test.each([
    ['countless', 'thin'],
    ['in proportion', 'pro-rata'],
    ['one holder', 'one'],
  ] as const)('read windows as measuring does, the unattributed held by %s', (name, unattributed) => {
    const window = { kind: 'days', days: 30 } as const;
    const measure = parseMeasure('effective-number');
    const read = createTallyReader({
      measures: [measure],
      snapshot: '',
      interval: 0.95,
      unattributed,
      correction: 'corrected',
      seed: 1,
    });
    const windows = timeRowWindows(tally(), { fromMs: 10 * DAY_MS, toMs: 400 * DAY_MS }, window, window);
    const readings = [...read(tally(), windows)].map(([reading]) => reading!);
    const found = tallySeries([tally()], all).find(
      ({ choices }) =>
        choices['bitcoin window'] === '30 days' &&
        choices.unattributed === name &&
        choices.measure === measure.id &&
        choices.span === 'all',
    )!;
    expect(found.values).toEqual(readings.map(({ estimate }) => Math.log(estimate!)));
    expect(found.noise).toEqual(readings.map(standardErrorOfLog));
    expect(found.times).toEqual(readings.map(({ span }) => (span.fromMs + span.toMs) / 2 / YEAR_MS));
  });

  // Windows of 30 days begin on days 10, 40, 70, 100, …: of 13, ten begin on day 100 or later.
  test('begin where the level can be judged', () => {
    const series = tallySeries([tally()], { ...all, judgedFromMs: () => 100 * DAY_MS });
    const of30 = series.filter(({ choices }) => choices['bitcoin window'] === '30 days' && choices.span === 'all');
    expect(new Set(of30.map(({ times }) => times.length))).toEqual(new Set([10]));
  });

  // With no blocks on days 10 to 30 the first window has 10 days of 30, less than half of the median one.
  test('leave out windows that the data only touch', () => {
    const whole = tally();
    const isKept = (timeMs: number) => timeMs < 10 * DAY_MS || timeMs >= 30 * DAY_MS;
    const codes = whole.codes.filter((_, row) => isKept(whole.timeMs[row]!));
    const gapped = { ...whole, codes, timeMs: whole.timeMs.filter(isKept) };
    const lengths = (of: Tally) =>
      tallySeries([of], all).find(({ choices }) => choices['bitcoin window'] === '30 days')!.times.length;
    expect([lengths(whole), lengths(gapped)]).toEqual([13, 12]);
  });
});
