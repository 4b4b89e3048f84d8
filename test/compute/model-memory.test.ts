import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  fits,
  keyValueBytes,
  modelMemory,
  parseQuantization,
  usableBytes,
  weightBytes,
} from '../../src/compute/index.ts';
import { tierOf } from './small-devices.ts';

const q4 = parseQuantization('q4_k_m');
const GIB = 2 ** 30;

describe('weights', () => {
  // llama.cpp, tools/quantize/README.md: Llama 3.1 8B, 70B and 405B in Q4_K_M are files of 4.9, 43.1 and 249.1 GB. Parameters: Meta's model cards.
  // Bits per weight differ by the size of the model, so the larger files may be 1% off.
  test.each([
    [8.03e9, 4.9e9],
    [70.6e9, 43.1e9],
    [405.9e9, 249.1e9],
  ])('of %d parameters are the published file of %d bytes within 1.5%%', (parameters, bytes) => {
    expect(Math.abs(weightBytes(parameters, q4.bitsPerWeight) / bytes - 1)).toBeLessThan(0.015);
  });

  // The same table: sizes in GiB of Llama 3.1 8B.
  test.each([
    ['q8_0', 7.95],
    ['q6_k', 6.14],
    ['iq4_xs', 4.17],
    ['q2_k', 2.95],
    ['f16', 14.96],
  ])('of Llama 3.1 8B in %s are %d GiB', (format, gibibytes) => {
    expect(weightBytes(8.03e9, parseQuantization(format).bitsPerWeight) / GIB).toBeCloseTo(gibibytes, 1);
  });
});

describe('the key-value cache', () => {
  // By hand: 80 layers × 8 heads × 128 × 2 × 2 bytes = 327,680 bytes a token.
  test('of Llama 3.1 70B takes 2.5 GiB for 8,192 tokens', () => {
    const attention = { layers: 80, keyValueHeads: 8, headDimension: 128 };
    expect(keyValueBytes({ totalParameters: 70.6e9, attention }, 8192)).toBe(2.5 * GIB);
  });

  // By hand, from published configurations: Llama 3.2 3B has 28 layers of 8 heads of 128, Qwen3 32B 64 of 8 of 128.
  test.each([
    [3.21e9, 28 * 8 * 128 * 4],
    [32.8e9, 64 * 8 * 128 * 4],
    [8.03e9, 131_072],
    [70.6e9, 327_680],
  ])('of a model of %d parameters and unknown shape is near its %d bytes a token', (totalParameters, bytes) => {
    const ratio = keyValueBytes({ totalParameters }, 1) / bytes;
    expect(ratio).toBeGreaterThan(0.65);
    expect(ratio).toBeLessThan(1.35);
  });
});

describe('what fits', () => {
  test('is weights, cache and half a gigabyte for the runtime', () => {
    const memory = modelMemory({ totalParameters: 8.03e9 }, { quantization: q4, contextTokens: 4096 })!;
    // By hand: 8.03e9 × 4.8944 / 8 = 4,912,754,000; 131,072 × 4,096 = 536,870,912.
    expect(memory.weightBytes).toBeCloseTo(4_912_754_000, -3);
    expect(memory.keyValueBytes).toBe(536_870_912);
    expect(memory.totalBytes).toBeCloseTo(4_912_754_000 + 536_870_912 + 500_000_000, -3);
  });

  // By hand: a phone of 8 GiB leaves half, 4.29e9 bytes; Llama 3.1 8B takes 5.95e9, Llama 3.2 3B 1.96e9 + 0.36e9 + 0.5e9.
  test('on a phone of 8 GB is a model of 3 billion weights, not one of 8', () => {
    const phone = tierOf({ memory: 8, usable: 0.5 });
    expect(usableBytes(phone)).toBe(4 * GIB);
    const options = { quantization: q4, contextTokens: 4096 };
    expect(fits({ totalParameters: 3.21e9 }, phone, options)).toBe(true);
    expect(fits({ totalParameters: 8.03e9 }, phone, options)).toBe(false);
  });

  test('is never a model whose size is not known', () => {
    const huge = tierOf({ memory: 1e6, usable: 1 });
    const options = { quantization: q4, contextTokens: 1 };
    for (const totalParameters of [null, 0, -1, Number.NaN])
      expect(fits({ totalParameters }, huge, options)).toBe(false);
  });

  test.each([0, -1, Number.NaN, Infinity])('needs a context that is a number of tokens, not %d', (contextTokens) => {
    const options = { quantization: q4, contextTokens };
    expect(() => modelMemory({ totalParameters: 1e9 }, options)).toThrow(/expected a positive number of tokens/);
  });

  test('stays so with more memory, fewer weights or less context', () => {
    const amount = fc.double({ min: 1, max: 1e12, noNaN: true });
    fc.assert(
      fc.property(amount, amount, fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 1e6 }), (a, b, c, d) => {
        const options = { quantization: q4, contextTokens: Math.max(c, d) };
        const tier = tierOf({ memory: 64, usable: 0.5 });
        if (!fits({ totalParameters: Math.max(a, b) }, tier, options)) return;
        expect(fits({ totalParameters: Math.min(a, b) }, tier, options)).toBe(true);
        expect(fits({ totalParameters: Math.max(a, b) }, tierOf({ memory: 65, usable: 0.5 }), options)).toBe(true);
        expect(
          fits({ totalParameters: Math.max(a, b) }, tier, { quantization: q4, contextTokens: Math.min(c, d) }),
        ).toBe(true);
      }),
    );
  });
});
