import { describe, expect, it } from 'vitest';
import { edgeCostRows } from '../../../src/pipeline/economics/edge-cost.ts';
import { cloudPriceNamed, cloudPrices, readPrefillInputs } from '../../../src/pipeline/economics/edge-inputs.ts';
import { readDeviceFacts } from '../../../src/pipeline/edge.ts';
import { readScoredModels } from '../../../src/pipeline/scored-models.ts';
import { loadFacts } from '../../../src/platform/facts.ts';
import { describeWithShared, readShared } from '../../helpers/shared-data.ts';

const { models } = await readScoredModels({});
const request = {
  tokensIn: 1000,
  tokensOut: 300,
  callsPerDay: 50,
  latencySeconds: null,
  isPrivate: false,
  tier: 'laptop-16gb',
  model: 'phi-4',
  quantization: 'q4_k_m',
  cloud: { id: 'as given', usdPerMillionIn: 1, usdPerMillionOut: 5, from: null },
  usdPerKilowattHour: 0.2,
  deviceUsd: 1461,
  deviceYears: 4,
  deviceWatts: 36,
  chargedProportion: 1,
};
const row = (
  change: Partial<typeof request> | { tier: null } | { latencySeconds: number } | { model: string | null },
) => edgeCostRows(models, { ...request, ...change }).rows[0]! as Record<string, number> & Record<string, unknown>;

describe('a task on a device', () => {
  it('takes the time that its bandwidth and its arithmetic leave', () => {
    // By hand, 14 billion parameters on an M5 (153 GB/s, 85.7% reached, 2.6 ms, 8.8 TFLOP/s): 8.5652 GB of weights and 0.1905 GB of
    // cache (165,680 bytes a token, 1,150 tokens) are 69.376 ms a token; 2 · 14e9 · 1000 / 8.8e12 = 3.1818 s; 299 tokens more.
    const phi = row({});
    expect(phi.model_parameters).toBe(14e9);
    expect(phi.decode_tokens_per_second).toBeCloseTo(1 / 0.069376, 3);
    expect(phi.time_to_first_token_seconds).toBeCloseTo(28 / 8.8, 9);
    expect(phi.seconds_per_call).toBeCloseTo(3.1818 + 299 * 0.069376, 2);
  });

  it('costs what its electricity and its part of the device come to', () => {
    const phi = row({});
    // 36 W · s / 3600 is a hundredth of a watt-hour a second; $1 a day over 50 calls.
    expect(phi.watt_hours_per_call).toBeCloseTo(phi.seconds_per_call! / 100, 12);
    expect(phi.local_usd_per_call).toBeCloseTo(0.02 + (phi.seconds_per_call! / 1e5) * 0.2, 12);
    expect(phi.cloud_usd_per_call).toBeCloseTo(0.0025, 15);
    expect(phi.cloud_usd_per_million_tokens).toBeCloseTo(0.0025 / 0.0013, 9);
    const atBreakeven = row({ callsPerDay: phi.breakeven_calls_per_day! });
    expect(atBreakeven.local_usd_per_million_tokens! / phi.cloud_usd_per_million_tokens! - 1).toBeCloseTo(0, 9);
    expect(row({ callsPerDay: phi.breakeven_calls_per_day! * 1.01 })).toMatchObject({
      choice: 'local',
      decides: 'volume',
    });
    expect(phi).toMatchObject({ choice: 'cloud', decides: 'volume' });
  });

  it('has bounds around its figures, which what is given leaves to the speed', () => {
    const phi = row({});
    expect(phi.local_usd_per_million_tokens_low! < phi.local_usd_per_million_tokens!).toBe(true);
    expect(phi.local_usd_per_million_tokens! < phi.local_usd_per_million_tokens_high!).toBe(true);
    expect(phi.seconds_per_call_low! < phi.seconds_per_call!).toBe(true);
    expect(phi.breakeven_calls_per_day_low! < phi.breakeven_calls_per_day_high!).toBe(true);
  });

  it('is told the memory it needs where the model does not fit', () => {
    const { rows, remarks } = edgeCostRows(models, { ...request, tier: 'phone-8gb', model: 'qwen3-14b' });
    expect(rows[0]).toMatchObject({ choice: 'cloud', decides: 'memory', local_usd_per_call: null });
    // 8.565 GB of weights, 0.215 GB of cache of 1,300 tokens, 0.5 GB; 8 GiB, half.
    expect(remarks[0]).toBe('phone-8gb: qwen3-14b needs 9.3 GB with this context, and the device leaves 4.3 GB');
  });

  it('reads all experts of a mixture for a prompt, a few for a token', () => {
    const mixture = row({ tier: 'gpu-24gb', model: 'qwen3-30b-a3b' });
    const dense = row({ tier: 'gpu-24gb', model: 'qwen3-30b' });
    expect(mixture.memory_needed_gigabytes).toBeCloseTo(dense.memory_needed_gigabytes!, 9);
    expect(mixture.decode_tokens_per_second! > 3 * dense.decode_tokens_per_second!).toBe(true);
    expect(mixture.time_to_first_token_seconds! > (30e9 * 0.6118) / 1008e9).toBe(true);
  });

  it('is given the best model that keeps the bound, and else the best that fits', () => {
    const unbound = row({ model: null });
    const bound = row({ model: null, latencySeconds: 5 });
    expect(bound.seconds_per_call! <= 5).toBe(true);
    expect(bound.model_score_points! < unbound.model_score_points!).toBe(true);
    expect(row({ model: null, latencySeconds: 0.01 })).toMatchObject({ model: unbound.model, decides: 'latency' });
  });

  it('has a row for each tier where none is named', () => {
    const { rows } = edgeCostRows(models, { ...request, tier: null, model: null });
    expect(rows.map(({ tier }) => tier)).toEqual(readDeviceFacts().tiers.map(({ id }) => id));
    expect(rows.every((each) => Object.keys(each).join() === Object.keys(rows[0]!).join())).toBe(true);
  });

  it.each([
    [{ tokensIn: 0 }, 'edge: expected tokensIn to be a whole number from 1, got 0'],
    [{ callsPerDay: Number.NaN }, 'edge: expected callsPerDay to be positive and finite, got NaN'],
    [{ tier: 'watch' }, "got 'watch'"],
    [{ model: 'nothing' }, "or a name with its size as qwen3-8b, got 'nothing'"],
    [{ model: 'gpt-3-5-turbo' }, 'expected a model with open weights and a published, plausible number'],
  ])('refuses %j', (change, message) => {
    expect(() => edgeCostRows(models, { ...request, ...change })).toThrow(message);
  });
});

describe('prices of providers', () => {
  it('come in pairs, from the facts', () => {
    const facts = loadFacts();
    const prices = cloudPrices(facts);
    expect(2 * prices.length).toBe(facts.filter(({ id }) => id.startsWith('cloud-price-')).length);
    expect(prices.every(({ usdPerMillionIn, usdPerMillionOut }) => usdPerMillionIn < usdPerMillionOut)).toBe(true);
    expect(cloudPriceNamed(facts, 'Phi-4')).toMatchObject({ usdPerMillionIn: 0.07, usdPerMillionOut: 0.14 });
    expect(() => cloudPriceNamed(facts, 'nothing')).toThrow("got 'nothing'");
  });
});

const runs = 'ondevice/xiongjiedai_llama3_llamacpp_2024-05.csv';
describeWithShared('prefill of the tiers', [runs], () => {
  it('has published runs of Llama 3 8B within its ranges', () => {
    const prompts = new TextDecoder()
      .decode(readShared(runs))
      .split('\n')
      .map((line) => line.trim().split(','))
      .filter(([metric, , model]) => metric === 'prompt_eval_1024' && model === '8B Q4_K_M');
    const teraflop = (hardware: string) =>
      (2 * 8.03e9 * Number(prompts.find(([, name]) => name === hardware)![3])) / 1e12;
    const { low, value } = readPrefillInputs()['gpu-24gb']!;
    // An RTX 4090 is the value, an RTX 3090 the low end, within a tenth.
    expect(Math.abs(teraflop('4090 24GB') / value - 1)).toBeLessThan(0.1);
    expect(Math.abs(teraflop('3090 24GB') / low - 1)).toBeLessThan(0.1);
  });
});
