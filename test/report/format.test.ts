import { describe, expect, test } from 'vitest';
import {
  formatNumber,
  formatPercent,
  formatPValue,
  formatRange,
  formatSigned,
  formatSlope,
  formatSlopeRange,
  formatSpan,
  formatValue,
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
