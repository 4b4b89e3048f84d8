import { describe, expect, test } from 'vitest';
import { kaplanMeierQuantile } from '../../src/statistics/index.ts';

const ones = (count: number): number[] => new Array<number>(count).fill(1);

describe('Kaplan–Meier quantile', () => {
  // Freireich et al. (1963), weeks of remission under 6-mercaptopurine, as in every textbook: the median is 23 weeks, the survival after
  // 6, 7, 10 weeks 0.857, 0.807, 0.753.
  const weeks = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35];
  const relapsed = [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0];
  const remission = { durations: weeks, weights: ones(21), hasHappened: relapsed };

  test('is that of the remission times of 1963', () => {
    expect(kaplanMeierQuantile(remission, 0.5)).toBe(23);
    expect(kaplanMeierQuantile(remission, 0.858)).toBe(6);
    expect(kaplanMeierQuantile(remission, 0.856)).toBe(7);
    expect(kaplanMeierQuantile(remission, 0.754)).toBe(10);
  });

  test('is beyond every number where too few have met it', () => {
    // After 23 weeks the survival stays at 0.448.
    expect(kaplanMeierQuantile(remission, 0.44)).toBe(Infinity);
    expect(kaplanMeierQuantile({ durations: [], weights: [], hasHappened: [] }, 0.5)).toBe(Infinity);
  });

  test('takes any order, negative durations and weights', () => {
    // By hand: at −2 one of 8, at 1 four of 7: 7/8 · 3/7 = 3/8.
    const survivals = { durations: [1, 9, -2], weights: [4, 3, 1], hasHappened: [1, 0, 1] };
    expect(kaplanMeierQuantile(survivals, 0.5)).toBe(1);
    expect(kaplanMeierQuantile(survivals, 0.875)).toBe(-2);
  });

  test('with equal weights and no censoring is the order statistic', () => {
    expect(kaplanMeierQuantile({ durations: [4, 1, 3, 2], weights: ones(4), hasHappened: ones(4) }, 0.5)).toBe(2);
    // A third of a weight is no binary number: three thirds come down to nothing all the same.
    expect(kaplanMeierQuantile({ durations: [1, 2, 3], weights: ones(3), hasHappened: ones(3) }, 1 / 3)).toBe(2);
  });

  test('looks only at the places that are filled', () => {
    expect(kaplanMeierQuantile({ durations: [5, 1], weights: ones(2), hasHappened: ones(2), count: 1 }, 0.5)).toBe(5);
  });
});
