import { expect, test } from 'vitest';
import { modelSizeNamed } from '../../src/compute/index.ts';

test.each([
  ['Llama-3.2-1B-Instruct-Q4_K_M.gguf', 1e9, 1e9],
  ['Llama 3.1:70b', 70e9, 70e9],
  ['qwen3:0.6b', 0.6e9, 0.6e9],
  ['SmolLM2-135M-Instruct', 135e6, 135e6],
  // The last number of a name with two is not always the size: the larger is.
  ['Qwen2.5-7B-Instruct-1M', 7e9, 7e9],
  ['internlm2_5-20b-chat', 20e9, 20e9],
  ['Qwen3.5-122B-A10B-Q4_K_M.gguf', 122e9, 10e9],
  ['granite-3.1-3b-a800m-instruct', 3e9, 0.8e9],
  ['SmallThinker-4BA0.6B-Instruct', 4e9, 0.6e9],
  // Publishers' model cards: gpt-oss-20b has 20.9 billion weights and reads 3.6 billion; DeepSeek-R1 has 671 and reads 37.
  ['gpt-oss:20b', 20.9e9, 3.6e9],
  ['DeepSeek R1 671b', 671e9, 37e9],
  ['DeepSeek-R1-Distill-Qwen-14B', 14e9, 14e9],
  ['Mixtral-8x7B-v0.1', 46.7e9, 12.9e9],
])('%s has %d weights and reads %d', (name, totalParameters, activeParameters) => {
  expect(modelSizeNamed(name)).toEqual({ totalParameters, activeParameters });
});

test.each([
  '',
  'gemma-4-E4B-it',
  'c4ai-command-r7b',
  'gemma-2-it-4bit',
  'Acme-8x3B',
  'internlm2_5-1_8b-chat',
  'Claude 3.5',
])('%j states no size', (name) => {
  expect(modelSizeNamed(name)).toBeNull();
});
