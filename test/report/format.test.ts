import { describe, expect, test } from 'vitest';
import {
  formatAmount,
  formatNumber,
  formatPercent,
  formatPValue,
  formatRange,
  formatSigned,
  formatSlope,
  formatSlopeRange,
  formatSpan,
  formatValue,
  formatWeight,
  formatWeightWithUnit,
} from '../../src/report/format.ts';

// Expected texts follow from the stated formats by hand.
describe('numbers', () => {
  test('negative numbers have a true minus sign, and what rounds to zero has none', () => {
    expect(formatNumber(-1234.5, 1)).toBe('−1,234.5');
    expect(formatNumber(-0.04, 1)).toBe('0.0');
    expect(formatSigned(-0.04, 1)).toBe('0.0');
    expect(formatSigned(0.04, 1)).toBe('0.0');
    expect(formatSigned(0.06, 1)).toBe('+0.1');
  });

  test('what is not a number is a dash, and infinities are ∞', () => {
    expect(formatNumber(Number.NaN, 2)).toBe('–');
    expect(formatNumber(-Infinity, 2)).toBe('−∞');
  });

  test('digits beyond those offered are refused', () => {
    expect(() => formatNumber(1, 4)).toThrow(new RangeError('formatNumber: digits must be 0, 1, 2 or 3, got 4'));
  });

  test('a percentage says none or all only of exactly none or all', () => {
    expect(formatPercent(0)).toBe('0.0%');
    expect(formatPercent(0.0004)).toBe('<0.1%');
    expect(formatPercent(0.9996)).toBe('>99.9%');
    expect(formatPercent(1)).toBe('100.0%');
    expect(formatPercent(0.996, 0)).toBe('>99%');
  });
});

describe('weights', () => {
  test('amounts keep three digits, short from a hundred thousand, as powers of ten from a quadrillion', () => {
    const amounts = [0, 0.5, 3, 84.25, 999.4, 12_345.6, 312_457, 19_700_000, 1.234e9, 9.9e14, 1.2e27, 1e25];
    expect(amounts.map(formatAmount)).toEqual([
      '0',
      '0.50',
      '3',
      '84.3',
      '999',
      '12,346',
      '312k',
      '19.7M',
      '1.23B',
      '990T',
      '1.2 × 10²⁷',
      '1 × 10²⁵',
    ]);
  });

  test('what rounds up takes the next suffix, and no amount that is there reads as none', () => {
    expect(formatAmount(999_999)).toBe('1.00M');
    expect(formatAmount(999_600_000)).toBe('1.00B');
    expect(formatAmount(0.0001)).toBe('<0.01');
    expect(formatAmount(-2_500_000)).toBe('−2.50M');
    expect(formatAmount(Number.NaN)).toBe('–');
  });

  test('counts are written out, percentages carry their sign, other units stand after the amount', () => {
    expect(formatWeight(1_234_567, { weightUnit: 'blocks', isCount: true })).toBe('1,234,567');
    expect(formatWeightWithUnit(23.44, { weightUnit: 'percent', isCount: false })).toBe('23.4%');
    expect(formatWeightWithUnit(1_250, { weightUnit: 'MW', isCount: false })).toBe('1,250 MW');
  });
});

describe('values', () => {
  test('digits follow the measure and its unit', () => {
    expect(formatValue(4.614, { measure: 'effective-number', unit: 'effective entities' })).toBe('4.61');
    expect(formatValue(4, { measure: 'nakamoto-coefficient', unit: 'entities' })).toBe('4');
    expect(formatValue(2177.6, { measure: 'hhi', unit: 'points' })).toBe('2,178');
    expect(formatValue(0.26667, { measure: 'gini', unit: 'ratio' })).toBe('0.267');
    expect(formatValue(null, { measure: 'hhi', unit: 'points' })).toBe('–');
  });

  test('a range with one end unknown shows a dash there', () => {
    const quantity = { measure: 'shannon-entropy', unit: 'bits' };
    expect(formatRange(1, null, quantity)).toBe('[1.00, –]');
    expect(formatRange(null, null, quantity)).toBe('–');
  });

  test('a slope of logarithms is shown as the yearly change that it means', () => {
    // exp(0.1) − 1 = 0.10517; exp(−0.1) − 1 = −0.09516.
    expect(formatSlope(0.1)).toBe('+10.5%/year');
    expect(formatSlopeRange(-0.1, 0.1)).toBe('[−9.5, +10.5]');
  });

  test('small p-values are not rounded to zero', () => {
    expect([0, 0.00099, 0.0449, 0.5].map(formatPValue)).toEqual(['< 0.001', '< 0.001', '= 0.045', '= 0.50']);
  });

  test('the last day of a span is the one before its exclusive end', () => {
    expect(formatSpan({ fromMs: Date.UTC(2024, 1, 1), toMs: Date.UTC(2024, 2, 1) })).toBe('2024-02-01 to 2024-02-29');
  });
});
