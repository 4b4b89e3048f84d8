import { describe, expect, test } from 'vitest';
import { DAY_MS, parseInstant } from '../../../../src/core/time-span.ts';
import {
  ageText,
  compared,
  comparedAt,
  lastDay,
  placedIn,
  placeWindows,
  stopOfDay,
  stopsOf,
  windowAt,
  windowText,
} from '../../../../src/web/client/geography/windows.ts';

const bitcoin = placeWindows('bitcoin/hashrate/jurisdiction', [
  {
    from: '2021-07-01T00:00:00Z',
    to: '2021-08-01T00:00:00Z',
    is_whole: true,
    unattributed_weight: 20,
    holders: [
      { entity: 'us', weight: 50 },
      { entity: 'kz', weight: 30 },
    ],
  },
  {
    from: '2021-08-01T00:00:00Z',
    to: '2021-09-01T00:00:00Z',
    is_whole: false,
    unattributed_weight: 0,
    holders: [{ entity: 'us', weight: 8 }],
  },
]);
const ai = placeWindows('ai/clusters/jurisdiction', [
  {
    from: '2021-04-01T00:00:00Z',
    to: '2021-07-01T00:00:00Z',
    is_whole: true,
    unattributed_weight: 100,
    holders: [
      { entity: 'us', weight: 700 },
      { entity: 'china', weight: 200 },
    ],
  },
]);
const endOf = (day: string): number => parseInstant(day) + DAY_MS;

describe('windows', () => {
  test('hold proportions of the whole, the unattributed part included', () => {
    expect([...bitcoin[0]!.proportions]).toEqual([
      ['us', 0.5],
      ['kz', 0.3],
    ]);
    expect(bitcoin[0]!.unattributed).toBe(0.2);
    expect(ai[0]!.unattributed).toBe(0.1);
  });

  test('without weight are none', () => {
    const empty = { from: '2021-07-01', to: '2021-08-01', is_whole: true, unattributed_weight: 0, holders: [] };
    expect(placeWindows('ai/clusters/jurisdiction', [empty])).toEqual([]);
  });

  test('are named by their first and last day', () => {
    expect(windowText(bitcoin[0]!)).toBe('2021-07-01 to 2021-07-31');
  });
});

describe('an instant', () => {
  test('shows the latest window that was over, not one that still runs', () => {
    expect(windowAt(bitcoin, endOf('2021-07-31'))).toBe(bitcoin[0]);
    expect(windowAt(bitcoin, endOf('2021-08-30'))).toBe(bitcoin[0]);
    expect(windowAt(bitcoin, endOf('2021-08-31'))).toBe(bitcoin[1]);
    expect(windowAt(bitcoin, endOf('2030-01-01'))).toBe(bitcoin[1]);
  });

  test('before every window shows none', () => {
    expect(windowAt(bitcoin, endOf('2021-07-30'))).toBeNull();
  });

  test('can be the end of any window of either layer, in the order of time, each once', () => {
    expect(stopsOf([bitcoin, ai, ai]).map(lastDay)).toEqual(['2021-06-30', '2021-07-31', '2021-08-31']);
  });

  test('is found by its day, by the last stop before a day between, and is the last one where there is no day', () => {
    const stops = stopsOf([bitcoin, ai]);
    expect(stopOfDay(stops, '2021-07-31')).toBe(1);
    expect(stopOfDay(stops, '2021-08-15')).toBe(1);
    expect(stopOfDay(stops, '1999-01-01')).toBe(0);
    expect(stopOfDay(stops, '')).toBe(2);
    expect(stopOfDay(stops, '2021-99-99')).toBe(2);
  });

  test('says how long ago a window was over', () => {
    const at = endOf('2021-08-31');
    expect(ageText(at, at)).toBe('over on that day');
    expect(ageText(endOf('2021-08-25'), at)).toBe('over less than a month before');
    expect(ageText(endOf('2021-07-31'), at)).toBe('over 1 month before');
    expect(ageText(endOf('2021-06-30'), at)).toBe('over 2 months before');
    expect(ageText(endOf('2018-05-31'), at)).toBe('over 3 years before');
  });
});

describe('a jurisdiction', () => {
  test('may hold up to all that is in no named country', () => {
    expect(placedIn(bitcoin[0]!, 'kz')).toEqual({
      proportion: 0.3,
      low: 0.3,
      high: 0.5,
      id: 'proportion:bitcoin/hashrate/jurisdiction@2021-07-01..2021-08-01/kz',
    });
  });

  test('that is not named has no value rather than none', () => {
    expect(placedIn(bitcoin[0]!, 'china')).toEqual({ proportion: null, low: 0, high: 0.2, id: null });
    expect(placedIn(null, 'china')).toBeNull();
  });
});

describe('a difference', () => {
  test('is that of two values, with bounds by what is in no named country', () => {
    const us = comparedAt('us', bitcoin[0]!, ai[0]!);
    // 50% less 70%; bounds 50% less 80% and 70% less 70%, by hand.
    expect(us.difference).toBeCloseTo(-0.2, 12);
    expect(us.low).toBeCloseTo(-0.3, 12);
    expect(us.high).toBeCloseTo(0, 12);
  });

  test('of one value alone is unknown, but bounded', () => {
    const kz = comparedAt('kz', bitcoin[0]!, ai[0]!);
    expect(kz.difference).toBeNull();
    expect(kz.low).toBeCloseTo(0.2, 12);
    expect(kz.high).toBeCloseTo(0.5, 12);
  });

  test('without a window on one side is unknown and unbounded', () => {
    expect(comparedAt('us', null, ai[0]!)).toMatchObject({ bitcoin: null, difference: null, low: null, high: null });
  });

  test('is made for every country of either, the largest proportion first', () => {
    expect(compared(bitcoin[0]!, ai[0]!).map(({ jurisdiction }) => jurisdiction)).toEqual(['us', 'kz', 'china']);
    expect(compared(null, null)).toEqual([]);
  });
});
