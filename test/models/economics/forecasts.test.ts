import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Forecast,
  forecastAt,
  forecastBands,
  impliedGrowthPercent,
  scoreForecast,
} from '../../../src/models/economics/index.ts';

function forecast(publisher: string, change: Partial<Forecast> = {}): Forecast {
  return {
    id: publisher,
    publisher,
    scope: 'edge-ai',
    published: '2026-01',
    base: null,
    target: { period: '2030', value: 100 },
    range: null,
    statedGrowthPercent: null,
    growthBase: null,
    resolution: 'a later edition',
    outcomeFact: null,
    grade: 'press',
    source: { title: 'Page', url: 'https://example.org', read: '2026-11-26' },
    note: null,
    ...change,
  };
}

test('growth follows from the ends, over years or months', () => {
  // (119 / 24.9)^(1/8) − 1 = 21.6%, the recorded fact edge-ai-market-growth; a doubling in six months is 300% a year.
  const target = { period: '2033', value: 119 };
  expect(impliedGrowthPercent({ base: { period: '2025', value: 24.9 }, target })).toBeCloseTo(21.6, 1);
  const half = { base: { period: '2025-01', value: 1 }, target: { period: '2025-07', value: 2 } };
  expect(impliedGrowthPercent(half)).toBeCloseTo(300, 10);
  expect(impliedGrowthPercent({ base: null, target })).toBeNull();
});

test('between its ends a forecast grows constantly, and beyond them it says nothing', () => {
  const one = forecast('A', { base: { period: '2026', value: 1 }, target: { period: '2030', value: 16 } });
  expect(['2026', '2028', '2030'].map((period) => forecastAt(one, period)?.value)).toEqual([1, 4, 16]);
  expect(['2025', '2031', '2028-01'].map((period) => forecastAt(one, period))).toEqual([null, null, null]);
  expect(forecastAt(forecast('B'), '2029')).toBeNull();
});

test('growth and interpolation agree: each year is the one before times the growth', () => {
  const value = fc.double({ min: 0.1, max: 1000, noNaN: true });
  fc.assert(
    fc.property(value, value, fc.integer({ min: 2, max: 10 }), (from, to, years) => {
      const ends = { base: { period: '2020', value: from }, target: { period: String(2020 + years), value: to } };
      const growth = impliedGrowthPercent(ends)!;
      expect(forecastAt(ends, '2021')!.value / (from * (1 + growth / 100))).toBeCloseTo(1, 9);
    }),
  );
});

test('a band counts a publisher once, by its latest forecast, and keeps scopes apart', () => {
  const bands = forecastBands([
    forecast('A', { target: { period: '2030', value: 50 } }),
    forecast('A', { published: '2026-06', target: { period: '2030', value: 80 } }),
    forecast('B', { base: { period: '2028', value: 100 }, target: { period: '2032', value: 400 } }),
    forecast('C', { target: { period: '2030', value: 20 } }),
    forecast('D', { scope: 'edge-ai-chips', target: { period: '2030', value: 1000 } }),
  ]);
  // B is at 200 in 2030: 100 · 4^(2/4).
  expect(bands).toEqual([
    {
      scope: 'edge-ai',
      period: '2030',
      publishers: 3,
      interpolated: 1,
      low: 20,
      median: 80,
      high: 200,
      highOverLow: 10,
    },
    {
      scope: 'edge-ai',
      period: '2032',
      publishers: 1,
      interpolated: 0,
      low: 400,
      median: 400,
      high: 400,
      highOverLow: 1,
    },
    {
      scope: 'edge-ai-chips',
      period: '2030',
      publishers: 1,
      interpolated: 0,
      low: 1000,
      median: 1000,
      high: 1000,
      highOverLow: 1,
    },
  ]);
  expect(forecastBands([])).toEqual([]);
});

test('a score tells how far off, and whether no change would have been better', () => {
  const one = {
    base: { period: '2023', value: 100 },
    target: { period: '2025', value: 200 },
    range: [180, 250] as const,
  };
  // By hand: exact; too high by a factor of two against no change; below the range.
  expect(scoreForecast(one, 200)).toEqual({ logError: 0, percentError: 0, skillOverNoChange: 1, isInRange: true });
  expect(scoreForecast(one, 100)).toMatchObject({ percentError: 100, skillOverNoChange: null, isInRange: false });
  expect(scoreForecast(one, 100).logError).toBeCloseTo(Math.LN2, 12);
  // ln(200/400) = −ln 2 against ln(100/400) = −2 ln 2.
  expect(scoreForecast(one, 400).skillOverNoChange).toBeCloseTo(0.5, 12);
  expect(scoreForecast({ ...one, base: null, range: null }, 400)).toMatchObject({
    skillOverNoChange: null,
    isInRange: null,
  });
  expect(() => scoreForecast(one, 0)).toThrow('scoreForecast: expected an outcome that is positive and finite, got 0');
});
