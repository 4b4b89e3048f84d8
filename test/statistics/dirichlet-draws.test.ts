import { describe, expect, it } from 'vitest';
import { dirichletDraws, incompleteBeta } from '../../src/statistics/index.ts';

const draws = 40_000;
const mean = (values: ArrayLike<number>) => Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;

function covariance(first: Float64Array, second: Float64Array): number {
  const [one, two] = [mean(first), mean(second)];
  return mean(first.map((value, row) => (value - one) * (second[row]! - two)));
}

describe('dirichletDraws', () => {
  // Mean aᵢ/A, variance aᵢ(A − aᵢ)/(A²(A + 1)), covariance −aᵢaⱼ/(A²(A + 1)): any handbook of distributions.
  it.each([
    ['counts of a week', [300, 250, 200, 100, 50, 5]],
    ['shapes around one', [0.3, 0.9, 1, 1.5]],
    ['a shape far below one', [0.05, 2]],
  ])('has the mean and the covariances of the distribution: %s', (_, parameters) => {
    const columns = dirichletDraws(parameters, { draws, seed: 5 });
    const sum = parameters.reduce((before, one) => before + one, 0);
    for (const [i, a] of parameters.entries()) {
      const deviation = Math.sqrt((a * (sum - a)) / (sum * sum * (sum + 1)));
      expect(Math.abs(mean(columns[i]!) - a / sum)).toBeLessThan((4 * deviation) / Math.sqrt(draws));
      expect(covariance(columns[i]!, columns[i]!) / deviation ** 2).toBeCloseTo(1, 1);
      for (let j = 0; j < i; j++) {
        const expected = (-a * parameters[j]!) / (sum * sum * (sum + 1));
        const other = Math.sqrt((parameters[j]! * (sum - parameters[j]!)) / (sum * sum * (sum + 1)));
        expect(Math.abs(covariance(columns[i]!, columns[j]!) - expected)).toBeLessThan(0.025 * deviation * other);
      }
    }
  });

  it.each([
    [0.4, 0.3], // below shape one
    [3, 5],
    [70, 30],
  ])('has Beta marginals: shapes %d and %d', (a, b) => {
    const [column] = dirichletDraws([a, b], { draws, seed: 8 });
    for (const x of [0.1, 0.3, 0.5, 0.65, 0.7, 0.9]) {
      const below = mean(column!.map((value) => Number(value <= x)));
      expect(Math.abs(below - incompleteBeta(x, a, b))).toBeLessThan(4 * Math.sqrt(0.25 / draws));
    }
  });

  it('has rows that sum to 1, and nothing for a parameter of 0', () => {
    const columns = dirichletDraws([4, 0, 2.5, 0.2], { draws: 200, seed: 1 });
    for (let row = 0; row < 200; row++) {
      expect(columns.reduce((sum, column) => sum + column[row]!, 0)).toBeCloseTo(1, 12);
      expect(columns[1]![row]).toBe(0);
    }
  });

  it('repeats itself for a seed, and for no other', () => {
    const first = dirichletDraws([3, 2], { draws: 5, seed: 3 });
    expect(dirichletDraws([3, 2], { draws: 5, seed: 3 })).toEqual(first);
    expect(dirichletDraws([3, 2], { draws: 5, seed: 4 })).not.toEqual(first);
  });

  it('refuses parameters that make no distribution', () => {
    expect(() => dirichletDraws([1, -1], { draws: 1, seed: 1 })).toThrow(
      /parameter must be finite and not negative, got -1/,
    );
    expect(() => dirichletDraws([Number.NaN], { draws: 1, seed: 1 })).toThrow(RangeError);
    expect(() => dirichletDraws([Infinity, 1], { draws: 1, seed: 1 })).toThrow(RangeError);
    expect(() => dirichletDraws([0, 0], { draws: 1, seed: 1 })).toThrow(/expected a parameter above 0/);
    expect(() => dirichletDraws([], { draws: 1, seed: 1 })).toThrow(/expected a parameter above 0/);
    expect(() => dirichletDraws([1], { draws: 0, seed: 1 })).toThrow(/draws must be a whole number/);
  });
});
