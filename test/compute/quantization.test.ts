import { expect, test } from 'vitest';
import { parseQuantization, quantizationNamed, quantizations } from '../../src/compute/index.ts';

test.each([
  ['Qwen3-8B-Q4_K_M.gguf', 'q4_k_m'],
  ['gemma-4-12B-it-QAT-Q4_0.gguf', 'q4_0'],
  ['UD-Q4_K_XL', 'q4_k_m'],
  ['starcoder2-3b.Q8_0.gguf', 'q8_0'],
  ['BF16', 'f16'],
  ['gpt-oss-20b-MXFP4.gguf', 'mxfp4'],
  ['gemma-2-2b-it-4bit', 'mlx-4bit'],
  ['qwen3.6:27b-mtp-q8_0', 'q8_0'],
])('%s is stored as %s', (text, id) => {
  expect(quantizationNamed(text)?.id).toBe(id);
});

test.each(['', 'Qwen3-8B', 'MQ4', 'q4_k_mm', 'xq8_0', '14bit'])('%j names no format', (text) => {
  expect(quantizationNamed(text)).toBeNull();
});

test('every format has an id of its own, its bits and where they come from', () => {
  expect(new Set(quantizations.map(({ id }) => id)).size).toBe(quantizations.length);
  for (const { bitsPerWeight, citation } of quantizations) {
    expect(bitsPerWeight).toBeGreaterThan(1.5);
    expect(bitsPerWeight).toBeLessThanOrEqual(16.01);
    expect(citation.url).toMatch(/^https:/);
  }
});

test('an option that is no format is refused with those that are', () => {
  expect(parseQuantization('AWQ').id).toBe('int4');
  expect(() => parseQuantization('q9')).toThrow(/^parseQuantization: expected iq1_s, .*, got 'q9'$/);
  expect(() => parseQuantization('__proto__')).toThrow(RangeError);
});
