import { describe, expect, test } from 'vitest';
import {
  ondeviceGeerlingguy,
  ondeviceLlmfit,
  ondeviceLocalmaxxing,
  ondeviceXiongjiedai,
  publishedSources,
} from '../../src/sources/index.ts';
import { readTable } from '../../src/store/table-file.ts';
import { describeWithShared, sharedPath } from '../helpers/shared-data.ts';
import { smallTable } from './small-table.ts';

const file = 'runs.csv';
const all = [ondeviceGeerlingguy, ondeviceLlmfit, ondeviceLocalmaxxing, ondeviceXiongjiedai];

test('the four tables are among the published sources, each known by its columns', () => {
  for (const source of all) {
    expect(publishedSources).toContain(source);
    const heads = (names: readonly string[]) => names.map((name) => ({ name, type: 'text' }) as const);
    expect(source.recognises(heads(['height', 'time']))).toBe(false);
  }
});

test('llmfit: a format comes from the name, else from the program that ran it', () => {
  const { value, problems } = ondeviceLlmfit.parse(
    smallTable(
      'hardware,vram_gb,model,provider,avg_tok_s',
      'NVIDIA GeForce RTX 5070,11.94,Qwen3-8B-Q4_K_M.gguf,llamacpp,103.0',
      'Apple M5 Max,48.0,llama3.1:8b,ollama,89.3',
      'Apple M5 Max,48.0,qwen3.5:9b-mlx,ollama,75.8',
      'Apple M4 Pro,24.0,acme-7b,llamacpp,40',
      'Apple M4 Pro,24.0,acme-7b,llamacpp,0',
      'Apple M4 Pro,24.0,acme-7b,llamacpp,fast',
      ',24.0,acme-7b,llamacpp,40',
    ),
    { file },
  );
  expect(value.map(({ quantization }) => quantization)).toEqual(['q4_k_m', 'q4_k_m', 'mlx-4bit', null]);
  expect(value[0]).toEqual({
    source: 'ondevice-llmfit',
    row: 1,
    device: 'NVIDIA GeForce RTX 5070',
    deviceCount: 1,
    processor: 'gpu',
    memoryGibibytes: 11.94,
    model: 'Qwen3-8B-Q4_K_M.gguf',
    quantization: 'q4_k_m',
    totalParameters: null,
    activeParameters: null,
    isMixture: null,
    batchSize: 1,
    tokensPerSecond: 103,
  });
  expect(problems.map(({ kind, count }) => [kind, count])).toEqual([
    ['ondevice-llmfit/no-speed', 1],
    ['ondevice-llmfit/bad-number', 1],
    ['ondevice-llmfit/no-device', 1],
  ]);
});

test('geerlingguy: clusters are several devices, and a system’s memory is not its card’s', () => {
  const { value, problems } = ondeviceGeerlingguy.parse(
    smallTable(
      'model,system,cpu_or_gpu,eval_tok_s',
      'Llama 3.2:3b,Pi 5 - 16GB,CPU,4.88',
      'gpt-oss 20b,Pi CM5 - 16GB (Nvidia RTX 40901),GPU,189.09',
      'Llama 3.1:70b,Ryzen 9 7900X (Nvidia 4090),GPU/CPU,3.10',
      'Llama 3.1:70b,Raspberry Pi CM5 Cluster (10x 16GB),CPU,0.85',
      'Llama 3.2:3b,Pi 5 - 16GB,NPU,4.88',
      'Llama 3.2:3b,Pi 5 - 16GB,constructor,4.88',
    ),
    { file },
  );
  expect(
    value.map(({ processor, memoryGibibytes, deviceCount, quantization }) => [
      processor,
      memoryGibibytes,
      deviceCount,
      quantization,
    ]),
  ).toEqual([
    ['cpu', 16, 1, 'q4_k_m'],
    ['gpu', null, 1, 'mxfp4'],
    ['gpu and cpu', null, 1, 'q4_k_m'],
    ['cpu', 16, null, 'q4_k_m'],
  ]);
  expect(problems).toEqual([
    {
      kind: 'ondevice-geerlingguy/bad-processor',
      message: "ondevice-geerlingguy: expected CPU, GPU or GPU/CPU, got 'NPU' (runs.csv, row 5)",
      count: 2,
    },
  ]);
});

test('xiongjiedai: prompts are left out, cards counted, and what ran out of memory is a problem', () => {
  const { value, problems } = ondeviceXiongjiedai.parse(
    smallTable(
      'metric,hardware,model,tok_s',
      'generation_1024,3070 8GB,8B Q4_K_M,70.94',
      'generation_1024,4090 24GB * 8,70B F16,14.2',
      'generation_1024,M1 7-Core GPU 8GB,8B Q4_K_M,9.72',
      'generation_1024,3070 8GB,8B F16,OOM',
      'prompt_eval_1024,3070 8GB,8B Q4_K_M,2283.62',
    ),
    { file },
  );
  expect(value.map(({ device, memoryGibibytes, deviceCount }) => [device, memoryGibibytes, deviceCount])).toEqual([
    ['3070', 8, 1],
    ['4090', 24, 8],
    ['M1 7-Core GPU', 8, 1],
  ]);
  expect(problems.map(({ kind, count }) => [kind, count])).toEqual([['ondevice-xiongjiedai/out-of-memory', 1]]);
});

describe('localmaxxing', () => {
  const header =
    'model_hf_id,params_b,active_params_b,is_moe,hw_class,gpu,gpu_count,vram_gb,chip_vendor,chip_family,chip_variant,unified_memory_gb,cpu,quantization,backend,batch_size,tok_s_out';
  const parse = (...rows: string[]) => ondeviceLocalmaxxing.parse(smallTable(header, ...rows), { file });

  test('names the card, the chip or the processor', () => {
    const { value } = parse(
      'a/A-30B-A3B,32,3,True,DISCRETE_GPU,RTX 5090,1,32,,,,,Ryzen,NVFP4,cuda,1,300',
      'a/A-8B,8,,False,UNIFIED,,1,,Apple,M4,Max,128,,4bit,metal,1,90',
      'a/A-8B,8,,False,UNIFIED,,1,,Apple,M1,M1 Max,64,,4bit,,1,50',
      'a/A-0.1B,0,,False,CPU_ONLY,,1,,,,,,AMD Ryzen 7 7840HS,Q8_0,cpu,1,400',
    );
    expect(value.map(({ device, processor, memoryGibibytes }) => [device, processor, memoryGibibytes])).toEqual([
      ['RTX 5090', 'gpu', 32],
      ['Apple M4 Max', 'gpu', 128],
      ['Apple M1 Max', 'gpu', 64],
      ['AMD Ryzen 7 7840HS', 'cpu', null],
    ]);
    expect(
      value.map(({ totalParameters, activeParameters, isMixture }) => [totalParameters, activeParameters, isMixture]),
    ).toEqual([
      [32e9, 3e9, true],
      [8e9, null, false],
      [8e9, null, false],
      [null, null, false],
    ]);
  });

  test('a batch of 512 and more is that of the prompt', () => {
    const row = (batch: string) => `a/A-8B,8,,False,DISCRETE_GPU,RTX 3090,1,24,,,,,,Q4_K_M,cuda,${batch},90`;
    expect(parse(row('1'), row('8'), row('2048'), row('')).value.map(({ batchSize }) => batchSize)).toEqual([
      1, 8, 1, 1,
    ]);
  });
});

describeWithShared(
  'the published tables of runs',
  [
    'ondevice/geerlingguy_ai_benchmarks_2025-12.csv',
    'ondevice/llmfit_community_benchmarks_2026.csv',
    'ondevice/localmaxxing_benchmarks_2026-04_2026-08.csv',
    'ondevice/xiongjiedai_llama3_llamacpp_2024-05.csv',
  ],
  () => {
    // Rows: the development data's own description; of the last, half are prompts and 40 ran out of memory.
    test.each([
      [ondeviceGeerlingguy, 'geerlingguy_ai_benchmarks_2025-12.csv', 102, 0],
      [ondeviceLlmfit, 'llmfit_community_benchmarks_2026.csv', 500, 0],
      [ondeviceLocalmaxxing, 'localmaxxing_benchmarks_2026-04_2026-08.csv', 1010, 0],
      [ondeviceXiongjiedai, 'xiongjiedai_llama3_llamacpp_2024-05.csv', 100, 40],
    ])('$id are read whole', async (source, name, rows, rejected) => {
      const { value, problems } = source.parse(
        await readTable(sharedPath(`ondevice/${name}`), (heads) => source.wanted(heads)),
        { file: name },
      );
      expect(value).toHaveLength(rows);
      expect(problems.reduce((sum, { count }) => sum + count, 0)).toBe(rejected);
    });
  },
);
