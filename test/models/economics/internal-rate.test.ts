import fc from 'fast-check';
import { expect, test } from 'vitest';
import { annualRate, internalRate, netPresentValue, paybackPeriods } from '../../../src/models/economics/index.ts';

test('the net present value is zero at the internal rate', () => {
  const flow = fc.double({ min: 0, max: 100, noNaN: true });
  fc.assert(
    fc.property(
      fc.double({ min: 1, max: 100, noNaN: true }),
      fc.array(flow, { minLength: 1, maxLength: 180 }),
      (outlay, income) => {
        const flows = [-outlay, ...income];
        const rate = internalRate(flows);
        fc.pre(rate > -0.5 && rate < 100);
        const size = netPresentValue(flows.map(Math.abs), rate);
        expect(Math.abs(netPresentValue(flows, rate))).toBeLessThan(1e-9 * size);
      },
    ),
  );
});

test('an annuity has the rate that made it', () => {
  // 1,000 at 0.7% a period over 120 periods is repaid by 1000 · 0.007 / (1 − 1.007^−120), the textbook's formula.
  const payment = (1000 * 0.007) / (1 - 1.007 ** -120);
  expect(internalRate([-1000, ...Array.from({ length: 120 }, () => payment)])).toBeCloseTo(0.007, 12);
});

test('flows without an outlay, or without enough income, have no rate', () => {
  expect(internalRate([5, 1])).toBe(Infinity);
  expect(internalRate([-5, -1])).toBe(-1);
  expect(internalRate([-5, 0.1])).toBe(-1);
});

test('a rate a month compounds to one a year', () => {
  // 1.01^12 − 1, by hand with a calculator.
  expect(annualRate(0.01, 12)).toBeCloseTo(0.12682503, 8);
});

test('payback is the last time that the sum of flows rises to zero', () => {
  expect(paybackPeriods([-100, 50, 50])).toBe(2);
  expect(paybackPeriods([-100, 150])).toBeCloseTo(2 / 3, 12);
  // Paid back at 1, in debt again by a second outlay, paid back for good in the middle of the fourth period.
  expect(paybackPeriods([-10, 10, -20, 10, 20])).toBe(3.5);
  expect(paybackPeriods([1, 2])).toBe(0);
  expect(paybackPeriods([-1, 0.5])).toBe(Infinity);
});

test('rates that are none are refused', () => {
  for (const rate of [-1, Number.NaN, Infinity])
    expect(() => netPresentValue([1], rate)).toThrow('netPresentValue: expected a rate above -1');
});
