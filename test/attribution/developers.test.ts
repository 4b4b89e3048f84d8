import { expect, test } from 'vitest';
import { developerId, developers, repositoryDeveloper } from '../../src/attribution/index.ts';
import { nameId } from '../../src/compute/index.ts';

const at = Date.UTC(2024, 0, 1);

test.each([
  ['Google DeepMind', 'google'],
  ['google brain', 'google'],
  ['Meta AI', 'meta'],
  ['Facebook AI Research', 'meta'],
  ['Alibaba', 'alibaba'],
  ['Z.ai (Zhipu AI)', 'zhipu'],
  [' OpenAI ', 'openai'],
  ['Université de Montréal', 'universite-de-montreal'],
])('%s is %s', (name, id) => {
  expect(developerId(name, at)).toBe(id);
});

test('a firm that was bought stands for itself until that day', () => {
  // Google's purchase of DeepMind was reported on 26 January 2014.
  expect(developerId('DeepMind', Date.UTC(2014, 0, 25))).toBe('deepmind');
  expect(developerId('DeepMind', Date.UTC(2014, 0, 26))).toBe('google');
  expect(developerId('MosaicML', Date.UTC(2023, 4, 5))).toBe('mosaicml');
  expect(developerId('MosaicML', at)).toBe('databricks');
});

test.each([
  ['Qwen/Qwen3-8B', 'alibaba'],
  ['google-bert/bert-base-uncased', 'google'],
  ['meta-llama/Llama-3.1-8B', 'meta'],
  // Copies count for the model's developer: the first family that the name mentions.
  ['lmstudio-community/DeepSeek-R1-0528-Qwen3-8B-MLX-8bit', 'deepseek'],
  ['unsloth/Llama-3_3-Nemotron-Super-49B', 'nvidia'],
  ['RedHatAI/Meta-Llama-3.1-8B-Instruct-quantized.w4a16', 'meta'],
  ['mlx-community/deepseek-ai-DeepSeek-V4-Flash-8bit', 'deepseek'],
  ['TheBloke/Mixtral-8x7B-GGUF', 'mistral-ai'],
  ['somebody/gpt-oss-20b-GGUF', 'openai'],
  // A copy of who knows what is nobody's.
  ['TheBloke/Airoboros-13B-GGUF', null],
  // Tuned models count for who tuned them, and so do packed ones of no known family.
  ['somebody/Qwen3-8B-storyteller', 'somebody'],
  ['somebody/Own-7B-GGUF', 'somebody'],
])('%s is of %s', (repository, id) => {
  expect(repositoryDeveloper(repository)).toBe(id);
});

test('ids are ids, and no name or account stands for two developers at one time', () => {
  expect(developers.map(({ id }) => nameId(id))).toEqual(developers.map(({ id }) => id));
  const accounts = developers.flatMap((developer) => developer.accounts);
  expect(accounts).toEqual([...new Set(accounts)].map((account) => account.toLowerCase()));
  const plain = developers.flatMap(({ organizations }) => organizations.filter((name) => typeof name === 'string'));
  expect(plain.length).toBe(new Set(plain.map((name) => name.toLowerCase())).size);
  expect(developers.every(({ source }) => /^https:\/\//.test(source))).toBe(true);
});
