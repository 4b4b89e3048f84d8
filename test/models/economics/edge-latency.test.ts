import fc from 'fast-check';
import { expect, test } from 'vitest';
import { edgeLatency } from '../../../src/models/economics/index.ts';

const load = {
  tokensIn: 1000,
  tokensOut: 301,
  activeParameters: 8e9,
  prefillFlopPerSecond: 8e12,
  passSeconds: 0.05,
  secondsPerToken: 0.05,
};

test('a long prompt is bound by arithmetic, and each token after the first by memory', () => {
  // By hand: 2 · 8e9 · 1000 / 8e12 = 2 s; 300 further tokens of 0.05 s.
  expect(edgeLatency(load).timeToFirstTokenSeconds).toBe(2);
  expect(edgeLatency(load).secondsPerCall).toBeCloseTo(17, 12);
});

test('a short prompt takes one pass over the weights, so one token in and one out take as long as one token', () => {
  // By hand: 2 · 8e9 / 8e12 = 0.002 s is less than the pass.
  expect(edgeLatency({ ...load, tokensIn: 1, tokensOut: 1 })).toEqual({
    timeToFirstTokenSeconds: 0.05,
    secondsPerCall: 0.05,
    prefillTokensPerSecond: 20,
    decodeTokensPerSecond: 20,
  });
});

test('more tokens never take less time, and more arithmetic never more', () => {
  const tokens = fc.integer({ min: 1, max: 100_000 });
  fc.assert(
    fc.property(tokens, tokens, fc.double({ min: 1, max: 100, noNaN: true }), (tokensIn, tokensOut, factor) => {
      const { secondsPerCall } = edgeLatency({ ...load, tokensIn, tokensOut });
      expect(edgeLatency({ ...load, tokensIn: tokensIn + 1, tokensOut }).secondsPerCall >= secondsPerCall).toBe(true);
      expect(edgeLatency({ ...load, tokensIn, tokensOut: tokensOut + 1 }).secondsPerCall > secondsPerCall).toBe(true);
      const faster = { ...load, tokensIn, tokensOut, prefillFlopPerSecond: factor * load.prefillFlopPerSecond };
      expect(edgeLatency(faster).secondsPerCall <= secondsPerCall).toBe(true);
    }),
  );
});

test.each([
  [{ tokensIn: 0 }, 'expected tokensIn to be a whole number from 1, got 0'],
  [{ tokensOut: 1.5 }, 'expected tokensOut to be a whole number from 1, got 1.5'],
  [{ passSeconds: 0 }, 'expected passSeconds to be positive and finite, got 0'],
  [{ secondsPerToken: Number.NaN }, 'expected secondsPerToken to be positive and finite, got NaN'],
  [{ prefillFlopPerSecond: Infinity }, 'expected prefillFlopPerSecond to be positive and finite, got Infinity'],
])('%j is refused', (change, message) => {
  expect(() => edgeLatency({ ...load, ...change })).toThrow(new RangeError(`edgeLatency: ${message}`));
});
