import { expect, test } from 'vitest';
import { parseForecasts, periodEndMs, periodMonths } from '../../../src/models/economics/index.ts';

const scope = { id: 'a', title: 'A', unit: 'USD billion', counts: 'revenue', within: null };
const forecast = {
  id: 'one',
  publisher: 'House',
  scope: 'a',
  published: '2026-04',
  base: { period: '2025', value: 10 },
  target: { period: '2033', value: 40 },
  range: [30, 50],
  statedGrowthPercent: 18.9,
  growthBase: null,
  resolution: 'a later edition',
  outcomeFact: null,
  grade: 'press',
  source: { title: 'Page', url: 'https://example.org', read: '2026-11-26' },
  note: null,
};
const parse = (change: object) => () => parseForecasts({ scopes: [scope], forecasts: [{ ...forecast, ...change }] });

test('a period ends when the next begins', () => {
  expect(new Date(periodEndMs('2033')).toISOString()).toBe('2034-01-01T00:00:00.000Z');
  expect(new Date(periodEndMs('2025-12')).toISOString()).toBe('2026-01-01T00:00:00.000Z');
  expect(new Date(periodEndMs('2025-07')).toISOString()).toBe('2025-08-01T00:00:00.000Z');
  expect(periodMonths('2025-07') - periodMonths('2024-12')).toBe(7);
  expect(() => periodMonths('2025-13')).toThrow("periodMonths: expected a year or a month as 2025-12, got '2025-13'");
});

test('a register is read as it is written', () => {
  expect(parse({})().forecasts).toEqual([forecast]);
});

test.each([
  [{ scope: 'b' }, "expected a, got 'b' (forecasts[0].scope)"],
  [{ published: '2026' }, "expected a month as 2026-04, got '2026' (forecasts[0].published)"],
  [{ base: { period: '2033', value: 1 } }, "expected a period of the same kind before 2033, got '2033'"],
  [{ base: { period: '2025-01', value: 1 } }, "expected a period of the same kind before 2033, got '2025-01'"],
  [{ growthBase: { period: '2034', value: 1 } }, "got '2034' (forecasts[0].growthBase.period)"],
  [{ target: { period: '2033', value: 0 } }, 'expected a positive number, got 0 (forecasts[0].target.value)'],
  [{ range: [41, 50] }, 'expected two numbers around 40, or null, got [41,50] (forecasts[0].range)'],
  [{ grade: 'rumour' }, "expected primary, press, quoted, got 'rumour' (forecasts[0].grade)"],
  [{ statedGrowthPercent: 'high' }, "expected percent a year, or null, got 'high'"],
  [{ extra: 1 }, "expected known fields only, got 'extra' (forecasts[0])"],
])('%j is refused, and the place is named', (change, message) => {
  expect(parse(change)).toThrow(message);
});

test('an id stands once', () => {
  expect(() => parseForecasts({ scopes: [scope], forecasts: [forecast, forecast] })).toThrow(
    "parseForecasts: expected each id once, got 'one' (forecasts)",
  );
  expect(() => parseForecasts({ scopes: [{ ...scope, within: 'b' }], forecasts: [forecast] })).toThrow(
    "expected a, got 'b' (scopes[0].within)",
  );
});
