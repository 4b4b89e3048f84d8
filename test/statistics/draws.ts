import { createRandom, type Random } from '../../src/core/random.ts';

/** Mean and variance of draws. */
export function momentsOf(draw: (random: Random) => number, { count, seed }: { count: number; seed: number }) {
  const random = createRandom(seed);
  let sum = 0;
  let squares = 0;
  for (let index = 0; index < count; index++) {
    const value = draw(random);
    sum += value;
    squares += value ** 2;
  }
  const mean = sum / count;
  return { mean, variance: squares / count - mean ** 2 };
}

/** Pearson's statistic of draws of whole numbers against their probabilities; what is beyond these is one more class. */
export function chiSquare(
  draw: (random: Random) => number,
  { probabilities, count, seed }: { probabilities: readonly number[]; count: number; seed: number },
): number {
  const random = createRandom(seed);
  const beyond = 1 - probabilities.reduce((sum, one) => sum + one, 0);
  const expected = [...probabilities, beyond].map((probability) => probability * count);
  const seen = new Array<number>(expected.length).fill(0);
  for (let index = 0; index < count; index++) seen[Math.min(draw(random), probabilities.length)]!++;
  return expected.reduce((sum, mean, index) => sum + (mean < 1e-9 ? 0 : (seen[index]! - mean) ** 2 / mean), 0);
}
