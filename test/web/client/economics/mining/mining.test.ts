import { expect, test } from 'vitest';
import {
  coinDollars,
  crossingTariff,
  electricityAt,
  fleetCurve,
  hashesOf,
  placesAbove,
} from '../../../../../src/web/client/economics/mining/mining.ts';
import { sample } from './sample.ts';

// 10²¹ hashes a second for 86,400 s over 450 coins; at 20 J/TH that is 1.92·10¹¹ TH · 20 J / 3.6·10⁶ = 1,066,666.7 kWh.
test('electricity of a coin goes by the fleet’s efficiency, with its interval', () => {
  expect(hashesOf(sample)).toBe(1.92e23);
  const { usd, low, high } = electricityAt(0.09, sample);
  expect(usd).toBeCloseTo(96_000, 6);
  expect(low).toBeCloseTo(86_400, 6);
  expect(high).toBeCloseTo(115_200, 6);
});

test('the crossing tariff is where electricity costs the amount', () => {
  const tariff = crossingTariff(100_000, { mining: sample, joulesPerTerahash: 20 });
  expect(tariff).toBeCloseTo(0.09375, 12);
  expect(electricityAt(tariff, sample).usd).toBeCloseTo(100_000, 6);
});

// At 0.1 USD/kWh: 106,667 [96,000, 128,000]; at 0.09: 96,000 up to 115,200; at 0.2: 213,333 from 192,000.
test('places are above an amount surely, probably or perhaps, as the interval says', () => {
  const ids = (places: readonly { readonly id: string }[]) => places.map(({ id }) => id);
  const { above, surely, perhaps } = placesAbove(100_000, sample);
  expect(ids(above)).toEqual(['zz', 'us-bb']);
  expect(ids(surely)).toEqual(['zz']);
  expect(ids(perhaps)).toEqual(['us-aa']);
});

test('the curve of the fleet rises over the whole hashrate and stays below what a coin brings', () => {
  const points = fleetCurve(sample);
  expect(points[0]!.x).toBeCloseTo(0, 9);
  expect(points.at(-1)!.x).toBe(100);
  for (const [at, { x, value, label }] of points.entries()) {
    expect(x).toBeGreaterThanOrEqual(points[at - 1]?.x ?? -1e-9);
    expect(value).toBeGreaterThanOrEqual(points[at - 1]?.value ?? 0);
    // 45 USD/PH/s/day and 1.92·10²³ hashes: a coin brings 100,000.
    expect(value).toBeLessThanOrEqual(100_000);
    expect(label).toMatch(/^(Old|New) at [\d.]+\u00a0¢\/kWh$/);
  }
});

test('dollars of a coin have three digits', () => {
  expect(coinDollars(100_000)).toBe('$100,000');
  expect(coinDollars(289_630)).toBe('$290,000');
  expect(coinDollars(0.0042)).toBe('$0.0042');
});
