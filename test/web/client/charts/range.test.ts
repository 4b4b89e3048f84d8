import { expect, test } from 'vitest';
import { parseRange, rangeParameter } from '../../../../src/web/client/charts/_range.ts';

test('a part of time is written in whole days that hold it, and read back', () => {
  const range = [Date.UTC(2020, 0, 1, 13), Date.UTC(2021, 5, 30, 13)] as const;
  expect(rangeParameter(range, 'time')).toBe('2020-01-01..2021-07-01');
  expect(parseRange('2020-01-01..2021-07-01', 'time')).toEqual([Date.UTC(2020, 0, 1), Date.UTC(2021, 6, 1)]);
});

test('years are numbers', () => {
  expect(rangeParameter([-1.23456, 4], 'years')).toBe('-1.235..4');
  expect(parseRange('-1.235..4', 'years')).toEqual([-1.235, 4]);
});

test.each(['', '..', 'a..b', '2021-01-01..2020-01-01', '2021-02-30..2022-01-01', '2020-01-01', 'NaN..Infinity'])(
  'nonsense in an address, %j, asks for nothing',
  (text) => {
    expect(parseRange(text, 'time')).toBeNull();
    expect(parseRange(text, 'years')).toBeNull();
  },
);
