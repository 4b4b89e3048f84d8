import { expect, test } from 'vitest';
import { createRandom } from '../../src/core/random.ts';
import { multinomialDraw } from '../../src/statistics/multinomial-draw.ts';

test('the counts sum to the trials and each is near its weight', () => {
  const weights = [3, 0, 0.1, 6.9, 0];
  const counts = multinomialDraw({ trials: 1e8, weights }, createRandom(2));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1e8);
  for (const [index, weight] of weights.entries()) {
    const proportion = weight / 10;
    // Five standard deviations of a binomial count.
    expect(Math.abs(counts[index]! - 1e8 * proportion)).toBeLessThanOrEqual(
      5 * Math.sqrt(1e8 * proportion * (1 - proportion)),
    );
  }
});

test('two counts vary against each other by −n p q', () => {
  const random = createRandom(4);
  const draws = Array.from({ length: 20_000 }, () => multinomialDraw({ trials: 100, weights: [2, 3, 5] }, random));
  const covariance = draws.reduce((sum, draw) => sum + (draw[0]! - 20) * (draw[1]! - 30), 0) / draws.length;
  // By hand: −100 · 0.2 · 0.3; the standard error is √(16 · 21 + 36)/√20,000 = 0.14.
  expect(Math.abs(covariance + 6)).toBeLessThan(0.7);
});

test('weights that sum to nothing or are negative are refused', () => {
  expect(() => multinomialDraw({ trials: 1, weights: [0, 0] }, createRandom(1))).toThrow(
    'multinomialDraw: weights must sum to more than 0, got 0',
  );
  expect(() => multinomialDraw({ trials: 1, weights: [-1, 2] }, createRandom(1))).toThrow(RangeError);
});
