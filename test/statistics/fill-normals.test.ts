import { expect, test } from 'vitest';
import { createRandom } from '../../src/core/random.ts';
import { fillNormals } from '../../src/statistics/fill-normals.ts';
import { normalQuantile, normalTail } from '../../src/statistics/normal.ts';

const COUNT = 2_000_000;
const normals = new Float64Array(COUNT);
fillNormals(normals, createRandom(21));

test('the first eight moments are those of the standard normal distribution', () => {
  // E Z^k is 0 for odd k and (k − 1)!! for even; the variance of a mean of Z^k is (E Z^2k − (E Z^k)²) / n. Five standard errors.
  const even = (power: number): number => (power <= 0 ? 1 : (power - 1) * even(power - 2));
  for (let power = 1; power <= 8; power++) {
    const expected = power % 2 === 0 ? even(power) : 0;
    let sum = 0;
    for (const normal of normals) sum += normal ** power;
    const standardError = Math.sqrt((even(2 * power) - expected ** 2) / COUNT);
    expect(Math.abs(sum / COUNT - expected)).toBeLessThan(5 * standardError);
  }
});

test('a thousand classes of equal probability hold as many each', () => {
  const classes = 1000;
  const bounds = Float64Array.from({ length: classes - 1 }, (_, index) => normalQuantile((index + 1) / classes));
  const counts = new Float64Array(classes);
  for (const normal of normals) {
    let [low, high] = [0, classes - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (normal < bounds[middle]!) high = middle;
      else low = middle + 1;
    }
    counts[low]!++;
  }
  const expected = COUNT / classes;
  const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  // 999 degrees of freedom: mean 999, deviation √1998.
  expect(Math.abs(chiSquare - 999)).toBeLessThan(4 * Math.sqrt(1998));
});

test('the tail is drawn beyond where its layer ends', () => {
  for (const x of [3.5, 3.6541528853610088, 4, 4.5]) {
    const expected = 2 * normalTail(x) * COUNT;
    const found = normals.reduce((count, normal) => count + (Math.abs(normal) > x ? 1 : 0), 0);
    expect(Math.abs(found - expected)).toBeLessThan(5 * Math.sqrt(expected));
  }
});

test('neighbours do not know each other', () => {
  let products = 0;
  let squares = 0;
  for (let index = 1; index < COUNT; index++) {
    products += normals[index]! * normals[index - 1]!;
    squares += (normals[index]! ** 2 - 1) * (normals[index - 1]! ** 2 - 1);
  }
  expect(Math.abs(products / COUNT)).toBeLessThan(5 / Math.sqrt(COUNT));
  expect(Math.abs(squares / COUNT)).toBeLessThan(10 / Math.sqrt(COUNT));
});
