import { expect, test } from 'vitest';
import { formatDate, parseInstant } from '../../src/core/time-span.ts';
import { parseWindowSpec, timeWindows } from '../../src/core/window-spec.ts';

const span = (from: string, to: string) => ({ fromMs: parseInstant(from), toMs: parseInstant(to) });
const shown = (window: string, step: string, from: string, to: string) =>
  timeWindows(span(from, to), parseWindowSpec(window), parseWindowSpec(step)).map(
    ({ fromMs, toMs }) => `${formatDate(fromMs)}..${formatDate(toMs)}`,
  );

test('day windows count from the start of the coverage and lie wholly inside it', () => {
  expect(shown('30d', '30d', '2018-01-01', '2018-03-03')).toEqual(['2018-01-01..2018-01-31', '2018-01-31..2018-03-02']);
  expect(shown('2d', '1d', '2024-02-28', '2024-03-02')).toEqual(['2024-02-28..2024-03-01', '2024-02-29..2024-03-02']);
  expect(shown('30d', '1d', '2018-01-01', '2018-01-30')).toEqual([]);
});

test('calendar windows begin on their own first day, leap years included', () => {
  expect(shown('month', 'month', '2024-01-02', '2024-04-01')).toEqual([
    '2024-02-01..2024-03-01',
    '2024-03-01..2024-04-01',
  ]);
  expect(shown('quarter', 'quarter', '2023-11-15', '2024-07-01')).toEqual([
    '2024-01-01..2024-04-01',
    '2024-04-01..2024-07-01',
  ]);
  expect(shown('quarter', 'month', '2024-01-01', '2024-05-01')).toEqual([
    '2024-01-01..2024-04-01',
    '2024-02-01..2024-05-01',
  ]);
  expect(shown('year', 'year', '2020-01-01', '2022-06-01')).toEqual([
    '2020-01-01..2021-01-01',
    '2021-01-01..2022-01-01',
  ]);
});

test('a window that is not one says what was expected', () => {
  expect(() => parseWindowSpec('30')).toThrow("window: expected 30d, 144b, epoch, month, quarter or year, got '30'");
  expect(() => parseWindowSpec('0d')).toThrow('window: expected 1 to 100000 days, got 0');
  expect(() => timeWindows(span('2020-01-01', '2021-01-01'), parseWindowSpec('144b'), parseWindowSpec('1d'))).toThrow(
    RangeError,
  );
  expect(() => timeWindows(span('2020-01-01', '2021-01-01'), parseWindowSpec('month'), parseWindowSpec('1d'))).toThrow(
    'steps by month',
  );
});

test('instants are parsed as UTC, and days that do not exist are refused', () => {
  expect(parseInstant('2026-04-22 13:05:06')).toBe(Date.UTC(2026, 3, 22, 13, 5, 6));
  expect(parseInstant('2020-12')).toBe(Date.UTC(2020, 11, 1));
  expect(() => parseInstant('2023-02-29')).toThrow('no such day');
  expect(() => parseInstant('22/04/2026')).toThrow(SyntaxError);
});
