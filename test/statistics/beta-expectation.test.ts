import { expect, test } from 'vitest';
import { betaExpectation } from '../../src/statistics/index.ts';

const relativeError = (actual: number, expected: number): number => Math.abs(actual / expected - 1);

// E xⁿ = Π (a + i) / (a + b + i) over i < n.
test('moments are those of the Beta distribution, from flat to a million, and far out in the tail', () => {
  for (const [a, b] of [
    [1, 1],
    [0.5, 0.5],
    [0.01, 5],
    [3, 7],
    [300, 700],
    [0.5, 1e6],
    [2e5, 8e5],
    [1e6, 1e6],
  ] as const) {
    for (const n of [0, 1, 2, 40, 400]) {
      let moment = 1;
      for (let i = 0; i < n; i++) moment *= (a + i) / (a + b + i);
      if (moment > 1e-250)
        expect(
          relativeError(
            betaExpectation((x) => x ** n, { a, b }),
            moment,
          ),
        ).toBeLessThan(1e-9);
    }
  }
});

// P(X > ½) of Beta(3, 7) is P(Bin(9, ½) ≤ 2) = 46/512; of Beta(30, 70) 2.3031214821837e-5 by the incomplete beta function.
test('a jump at a break costs no accuracy, and elsewhere is found', () => {
  const above = (x: number): number => (x > 0.5 ? 1 : 0);
  expect(relativeError(betaExpectation(above, { a: 3, b: 7, breaks: [0.5] }), 46 / 512)).toBeLessThan(1e-12);
  expect(relativeError(betaExpectation(above, { a: 30, b: 70, breaks: [0.5] }), 2.3031214821837e-5)).toBeLessThan(1e-9);
  expect(relativeError(betaExpectation(above, { a: 3, b: 7 }), 46 / 512)).toBeLessThan(1e-6);
});

// By hand: under the uniform distribution the layer exp(−n(½ − x)) below ½ has mass (1 − exp(−n/2)) / n.
test('a layer of a millionth at a break is not missed', () => {
  const layer = (x: number): number => (x > 0.5 ? 0 : Math.exp(-1e6 * (0.5 - x)));
  expect(relativeError(betaExpectation(layer, { a: 1, b: 1, breaks: [0.5] }), 1e-6)).toBeLessThan(1e-6);
});

test('refuses shapes and breaks that are none', () => {
  for (const shapes of [
    { a: 0, b: 1 },
    { a: 1, b: -1 },
    { a: Number.NaN, b: 1 },
    { a: 1, b: 2e6 },
  ]) {
    expect(() => betaExpectation((x) => x, shapes)).toThrow(RangeError);
  }
  expect(() => betaExpectation((x) => x, { a: 1, b: 1, breaks: [1] })).toThrow(RangeError);
});
