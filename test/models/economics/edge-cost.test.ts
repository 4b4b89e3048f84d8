import fc from 'fast-check';
import { expect, test } from 'vitest';
import { edgeCost } from '../../../src/models/economics/index.ts';

const options = {
  tokensIn: 1000,
  tokensOut: 1000,
  callsPerDay: 100,
  secondsPerCall: 36,
  watts: 100,
  usdPerKilowattHour: 0.2,
  chargedUsd: 1461,
  deviceYears: 4,
  cloudUsdPerMillionIn: 1,
  cloudUsdPerMillionOut: 4.2,
};

test('a call costs its electricity and its part of the device', () => {
  // By hand: 100 W for 36 s is 1 Wh, $0.0002; $1,461 over 4 · 365.25 = 1,461 days is $1 a day, $0.01 a call;
  // provider: 1,000 tokens at $1 and 1,000 at $4.20 a million, $0.0052.
  const cost = edgeCost(options);
  expect(cost.wattHoursPerCall).toBe(1);
  expect(cost.wattHoursPerThousandTokens).toBe(0.5);
  expect(cost.marginalUsdPerCall).toBeCloseTo(0.0002, 15);
  expect(cost.fullUsdPerCall).toBeCloseTo(0.0102, 15);
  expect(cost.cloudUsdPerCall).toBeCloseTo(0.0052, 15);
  expect(cost.marginalUsdPerMillionTokens).toBeCloseTo(0.1, 12);
  expect(cost.fullUsdPerMillionTokens).toBeCloseTo(5.1, 12);
  expect(cost.cloudUsdPerMillionTokens).toBeCloseTo(2.6, 12);
  // $1 a day / ($0.0052 − $0.0002) = 200 calls; 86,400 s / 36 s = 2,400.
  expect(cost.breakevenCallsPerDay).toBeCloseTo(200, 9);
  expect(cost.breakevenTokensPerDay).toBeCloseTo(400_000, 6);
  expect(cost.capacityCallsPerDay).toBe(2400);
});

test('a device that was bought anyway pays from the first call, and electricity that costs as much as the provider never', () => {
  expect(edgeCost({ ...options, chargedUsd: 0 }).breakevenCallsPerDay).toBe(0);
  expect(edgeCost({ ...options, usdPerKilowattHour: 5.2 }).breakevenCallsPerDay).toBeNull();
  expect(edgeCost({ ...options, chargedUsd: 0, usdPerKilowattHour: 6 }).breakevenCallsPerDay).toBeNull();
});

const positive = (max: number) => fc.double({ min: max / 1e4, max, noNaN: true });
const anyOptions = fc.record({
  tokensIn: fc.integer({ min: 1, max: 100_000 }),
  tokensOut: fc.integer({ min: 1, max: 10_000 }),
  callsPerDay: positive(10_000),
  secondsPerCall: positive(1000),
  watts: positive(500),
  usdPerKilowattHour: positive(1),
  chargedUsd: positive(5000),
  deviceYears: positive(10),
  cloudUsdPerMillionIn: positive(10),
  cloudUsdPerMillionOut: positive(50),
});

test('at the break-even volume the device costs what the provider asks, to 1e-9', () => {
  fc.assert(
    fc.property(anyOptions, (any) => {
      const { breakevenCallsPerDay, cloudUsdPerCall, marginalUsdPerCall } = edgeCost(any);
      // Where the two nearly cancel the volume is beyond what numbers hold to that precision.
      fc.pre(breakevenCallsPerDay !== null && cloudUsdPerCall > 1.001 * marginalUsdPerCall);
      const there = edgeCost({ ...any, callsPerDay: breakevenCallsPerDay });
      expect(Math.abs(there.fullUsdPerCall / cloudUsdPerCall - 1)).toBeLessThan(1e-9);
    }),
  );
});

test('cost rises with the tariff, the power and the price of the device, and falls with volume and life', () => {
  fc.assert(
    fc.property(anyOptions, fc.double({ min: 1.01, max: 10, noNaN: true }), (any, factor) => {
      const { fullUsdPerCall } = edgeCost(any);
      for (const key of ['usdPerKilowattHour', 'watts', 'chargedUsd'] as const) {
        expect(edgeCost({ ...any, [key]: factor * any[key] }).fullUsdPerCall >= fullUsdPerCall).toBe(true);
      }
      for (const key of ['callsPerDay', 'deviceYears'] as const) {
        expect(edgeCost({ ...any, [key]: factor * any[key] }).fullUsdPerCall <= fullUsdPerCall).toBe(true);
      }
    }),
  );
});

test.each([
  [{ tokensIn: 0 }, 'expected tokensIn to be a whole number from 1, got 0'],
  [{ callsPerDay: 0 }, 'expected callsPerDay to be finite and positive, got 0'],
  [{ deviceYears: -1 }, 'expected deviceYears to be finite and positive, got -1'],
  [{ watts: -1 }, 'expected watts to be finite and not negative, got -1'],
  [{ usdPerKilowattHour: Number.NaN }, 'expected usdPerKilowattHour to be finite and not negative, got NaN'],
  [{ chargedUsd: Infinity }, 'expected chargedUsd to be finite and not negative, got Infinity'],
])('%j is refused', (change, message) => {
  expect(() => edgeCost({ ...options, ...change })).toThrow(new RangeError(`edgeCost: ${message}`));
});
