import { describe, expect, test } from 'vitest';
import {
  parseDurationSeconds,
  parseList,
  parseNamedCounts,
  parseNumber,
  parseProportion,
  parseProportions,
  parseRisk,
  parseWholeNumbers,
} from '../../src/cli/quantities.ts';

describe('durations', () => {
  test('are in seconds, exactly', () => {
    expect(['10s', '250ms', '700ms', '1.5min', '2h', '0s'].map(parseDurationSeconds)).toEqual([
      10, 0.25, 0.7, 90, 7200, 0,
    ]);
  });

  test.each(['', '10', '-10s', 's', '10 s', '1e3s', '10m', `${'9'.repeat(400)}h`])('are not %j', (text) => {
    expect(() => parseDurationSeconds(text)).toThrow(SyntaxError);
  });
});

describe('numbers', () => {
  test('are decimal, with an exponent or without', () => {
    expect(['0.3', '.5', '5.', '1e-3', '+2', '-2', ' 7 '].map(parseNumber)).toEqual([0.3, 0.5, 5, 0.001, 2, -2, 7]);
  });

  test.each(['', 'abc', 'NaN', 'Infinity', '0x10', '1e400', '1,2', '1_000'])('are not %j', (text) => {
    expect(() => parseNumber(text)).toThrow(`expected a number, got '${text}'`);
  });
});

describe('proportions', () => {
  test('are of one, or of a hundred with a percent sign', () => {
    expect(['0', '0.3', '30%', ' 100% ', '1'].map(parseProportion)).toEqual([0, 0.3, 0.3, 1, 1]);
  });

  test.each(['1.2', '-0.1', '101%', '-1%'])('are not %j', (text) => {
    expect(() => parseProportion(text)).toThrow(RangeError);
  });

  test('that are risks are above nothing', () => {
    expect(parseRisk('0.1%')).toBe(0.001);
    expect(() => parseRisk('0')).toThrow("expected a probability above 0, got '0'");
  });

  test('of a whole have names or are numbered, and sum to 1 or to 100', () => {
    expect(parseProportions('a=0.75, b=0.25')).toEqual([
      { name: 'a', proportion: 0.75 },
      { name: 'b', proportion: 0.25 },
    ]);
    expect(parseProportions('75,25')).toEqual([
      { name: '1', proportion: 0.75 },
      { name: '2', proportion: 0.25 },
    ]);
    expect(parseProportions('a=75%,b=25%')).toEqual(parseProportions('a=75,b=25'));
    // Thirds with seven digits are off by 1e-7 and are divided by their sum.
    const thirds = parseProportions('0.3333333,0.3333333,0.3333333');
    expect(thirds.reduce((sum, { proportion }) => sum + proportion, 0)).toBeCloseTo(1, 15);
    expect(parseProportions('x=y=100')).toEqual([{ name: 'x=y', proportion: 1 }]);
  });

  test.each([
    ['30,29', 'that sum to 1 or to 100, got 59'],
    ['0.5%,0.5%', 'that sum to 1 or to 100, got 0.01'],
    ['0,0', 'that sum to 1 or to 100, got 0'],
    ['-10,110', 'of at least 0, got -10'],
    ['30,,70', 'expected a comma-separated list'],
    ['', 'expected a comma-separated list'],
    ['a=50,a=50', 'expected each name once'],
    ['2=50,50', 'expected each name once'],
    ['=100', 'expected numbers, or names with numbers'],
    ['a=', 'expected numbers, or names with numbers'],
    ['a=b', "expected a number, got 'b'"],
    ['50,b\nc=50', 'expected numbers, or names with numbers'],
  ])('of a whole are not %j', (text, complaint) => {
    expect(() => parseProportions(text)).toThrow(complaint);
  });
});

describe('lists', () => {
  test('have no empty part', () => {
    expect(parseList('1, 2', parseNumber)).toEqual([1, 2]);
    for (const text of ['', ',', '1,', ',1']) expect(() => parseList(text, parseNumber)).toThrow(SyntaxError);
  });

  test('of whole numbers take ranges, in the order written', () => {
    expect(parseWholeNumbers('6,1-3,2')).toEqual([6, 1, 2, 3, 2]);
    expect(parseWholeNumbers('4-4,0')).toEqual([4, 0]);
    expect(parseWholeNumbers('1-100000')).toHaveLength(100_000);
  });

  test.each(['1.5', '-1', '10-1', '1-', '-', '1e3', '9999999999', '1-999999999', '1-100000,1'])(
    'of whole numbers are not %j',
    (text) => {
      expect(() => parseWholeNumbers(text)).toThrow(SyntaxError);
    },
  );

  test('of counts are of whole numbers above 0', () => {
    expect(parseNamedCounts('a=3,2')).toEqual([
      { name: 'a', count: 3 },
      { name: '2', count: 2 },
    ]);
    for (const text of ['0,1', '1.5', '-1', '1e16']) expect(() => parseNamedCounts(text)).toThrow(RangeError);
  });
});
