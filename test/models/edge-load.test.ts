import fc from 'fast-check';
import { expect, test } from 'vitest';
import { callBytes, edgeLoad, undominated } from '../../src/models/edge-load.ts';

const efficiency = { classes: { cpu: { efficiency: 0.5, fixedMilliseconds: 2 } }, mixtureFactor: 0.5 };
const device = { deviceClass: 'cpu', bandwidthGigabytesPerSecond: 80 } as const;
const options = { tokensIn: 1000, tokensOut: 300, bitsPerWeight: 4, efficiency, speedFactor: 1 };
const dense = { totalParameters: 8e9, activeParameters: 8e9 };
const mixture = { totalParameters: 30e9, activeParameters: 3e9 };

test('a dense model reads all its weights for a prompt and for a token, for which it reads its cache as well', () => {
  const { passSeconds, secondsPerToken } = edgeLoad(dense, device, options);
  // By hand: 8e9 · 4 / 8 = 4 GB at 40 GB/s, and 2 ms.
  expect(passSeconds).toBeCloseTo(0.102, 12);
  expect(secondsPerToken).toBeGreaterThan(passSeconds);
});

test('a mixture reads all its experts for a long prompt, a few for a token', () => {
  const { passSeconds, secondsPerToken } = edgeLoad(mixture, device, options);
  // By hand: the pass reads 15 GB at 40 GB/s, as nothing of it is left out; a token 1.5 GB at 20 GB/s and its cache.
  expect(passSeconds).toBeCloseTo(0.377, 12);
  expect(secondsPerToken).toBeGreaterThan(0.077);
  expect(secondsPerToken).toBeLessThan(0.1);
});

test('twice the speed takes half the time', () => {
  const [once, twice] = [1, 2].map((speedFactor) => edgeLoad(dense, device, { ...options, speedFactor }));
  expect(once!.secondsPerToken / twice!.secondsPerToken).toBeCloseTo(2, 12);
});

test('memory grows with the tokens of the call', () => {
  const [short, long] = [10, 10_000].map((tokensIn) => callBytes(dense, { ...options, tokensIn }));
  // 9,990 tokens more of about 131 kB.
  expect((long! - short!) / 9990 / 1000).toBeCloseTo(131, 0);
});

test('a class without a known speed is refused', () => {
  expect(() => edgeLoad(dense, { ...device, deviceClass: 'phone' }, options)).toThrow(
    'whose speed is known, got phone',
  );
});

test('the best model of any size and kind is among those that nothing beats', () => {
  const model = fc.record({
    score: fc.integer({ min: 0, max: 9 }),
    totalParameters: fc.integer({ min: 1, max: 9 }),
    isMixture: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(model, { minLength: 1 }), fc.integer({ min: 1, max: 9 }), (drawn, most) => {
      const models = drawn.map((one) => ({
        ...one,
        activeParameters: one.totalParameters * (one.isMixture ? 0.5 : 1),
      }));
      const best = (of: typeof models) =>
        Math.max(-1, ...of.filter(({ totalParameters }) => totalParameters <= most).map(({ score }) => score));
      expect(best(undominated(models))).toBe(best(models));
    }),
  );
});
