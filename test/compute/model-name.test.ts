import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areApart, isPackedName, namedParameters, nameId, statedCounts } from '../../src/compute/index.ts';

// Expected: read off the names by hand.
test.each([
  ['Yi-34B', { total: 34e9, active: null }],
  ['phi-3-small 7.4B', { total: 7.4e9, active: null }],
  ['Qwen2.5-Coder (7B)', { total: 7e9, active: null }],
  ['GPT-2 (355M)', { total: 355e6, active: null }],
  ['DeepSeek-V2 (MoE-236B)', { total: 236e9, active: null }],
  ['Qwen3-235B-A22B', { total: 235e9, active: 22e9 }],
  ['granite-3.0-1b-a400m-base', { total: 1e9, active: 400e6 }],
  ['Qwen3-4B-Instruct-GPTQ-4bit', { total: 4e9, active: null }],
  // Two sizes, or one that is not that of the whole.
  ['OLMoE-1B-7B-0924', null],
  ['Mixtral-8x7B-Instruct-v0.1', null],
  ['MixTAO-7Bx2-MoE', null],
  ['Llama-4-Maverick-17B-128E-Instruct', null],
  ['Qwen2.5-7B-Instruct-1M', null],
  // What is counted here are tokens, effective parameters and bits.
  ['Ling-mini-base-2.0-20T', null],
  ['gemma-3n-E4B-it', null],
  ['Model-GPTQ-4b', null],
  ['llama2-0b-unit-test', null],
  ['Model-1B-A3B', null],
  ['GPT-4o', null],
])('%s names %j', (name, expected) => {
  expect(namedParameters(name)).toEqual(expected);
});

test('counts of a text keep their order, and numbers without a unit are no counts', () => {
  expect(
    statedCounts('102B, of which 12B active; 3.3 billion, 540-billion, 600 million; 128 experts, 692K words'),
  ).toEqual([102e9, 12e9, 3.3e9, 540e9, 600e6]);
});

test('an id holds letters, digits and single hyphens, and is its own id', () => {
  fc.assert(
    fc.property(fc.string(), (name) => {
      const id = nameId(name);
      expect(id).toMatch(/^(?:[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*)?$/u);
      expect(nameId(id)).toBe(id);
    }),
  );
});

test('names that a plus or a digit parts stay apart', () => {
  const names = ['Command R', 'Command R+', 'Llama 2-7B', 'Llama 27B'];
  expect(new Set(names.map(nameId)).size).toBe(4);
});

test.each(['Qwen3-4B-MLX-4bit', 'x-AWQ', 'x-GGUF', 'x-FP8-dynamic', 'x-quantized.w4a16', 'x-NVFP4'])(
  '%s says that it is packed',
  (name) => expect(isPackedName(name)).toBe(true),
);

test('twice as much is not apart, more is', () => {
  expect([areApart(2, 1), areApart(1, 2), areApart(2.1, 1), areApart(1, 2.1)]).toEqual([false, false, true, true]);
});
