import { describe, expect, test } from 'vitest';
import { formatDate } from '../../src/core/time-span.ts';
import { lag, lagHistory } from '../../src/models/index.ts';
import { MONTH, openBehindClosed, scored, simulated } from './scored.ts';

describe('history of a lag', () => {
  const models = simulated({ seed: 4, lagMonths: 5, perMonth: 4 });
  const options = { ...openBehindClosed, asOfMs: 36 * MONTH };

  test('has the ends of the quarters and the date itself, each as if asked for alone', () => {
    const history = lagHistory(models, options);
    const dates = history.map(({ asOfMs }) => formatDate(asOfMs));
    expect(dates.slice(0, 3)).toEqual(['1970-03-31', '1970-06-30', '1970-09-30']);
    expect(dates.slice(-2)).toEqual(['1972-09-30', '1972-12-31']); // 36 months of 365.25/12 days end within that day
    for (const { asOfMs, readings } of history)
      expect(readings).toEqual(lag(models, { ...options, asOfMs, resamples: 0 }).readings);
  });

  test('begins when both groups have a model that counts', () => {
    const late = [
      scored('A', 0, { score: 100 }),
      scored('a', 1, { score: 90, access: 'open', confidence: 'unknown' }),
      scored('b', 7, { score: 95, access: 'open' }),
    ];
    const dates = (more: object) =>
      lagHistory(late, { ...openBehindClosed, asOfMs: 13 * MONTH, ...more }).map(({ asOfMs }) => formatDate(asOfMs));
    expect(dates({})).toEqual(['1970-03-31', '1970-06-30', '1970-09-30', '1970-12-31', '1971-01-31']);
    expect(dates({ confidences: ['likely'] })).toEqual(['1970-09-30', '1970-12-31', '1971-01-31']);
    expect(dates({ asOfMs: MONTH / 2 })).toEqual([]);
    expect(() => dates({ asOfMs: Number.NaN })).toThrow(RangeError);
  });

  test('has intervals where resamples are asked for', () => {
    const [last] = lagHistory(models, { ...options, resamples: 20 }).slice(-1);
    expect(last!.readings[0]!.low).not.toBeNull();
  });
});
