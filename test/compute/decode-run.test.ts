import { expect, test } from 'vitest';
import { type Device, type OnDeviceRun, toDecodeRuns } from '../../src/compute/index.ts';

const card: Device = {
  id: 'card',
  names: ['card'],
  class: 'discrete-gpu',
  memoryGibibytes: 8,
  bandwidthGigabytesPerSecond: { value: 400, source: 'test' },
};
const run: OnDeviceRun = {
  source: 'test',
  row: 1,
  device: 'Card',
  deviceCount: 1,
  processor: 'gpu',
  memoryGibibytes: null,
  model: 'acme-7B-Q4_K_M.gguf',
  quantization: null,
  totalParameters: null,
  activeParameters: null,
  isMixture: null,
  batchSize: 1,
  tokensPerSecond: 60,
};
const only = (change: Partial<OnDeviceRun>) => toDecodeRuns([{ ...run, ...change }], [card]);

test('a run has the bandwidth of its device and the size and format that its model names', () => {
  expect(only({}).runs).toEqual([
    {
      id: 'card/acme-7b-q4_k_m.gguf/q4_k_m',
      deviceId: 'card',
      deviceClass: 'discrete-gpu',
      bandwidthGigabytesPerSecond: 400,
      totalParameters: 7e9,
      activeParameters: 7e9,
      bitsPerWeight: 4.8944,
      tokensPerSecond: 60,
      run,
    },
  ]);
});

test.each<[string, Partial<OnDeviceRun>]>([
  ['several devices', { deviceCount: 2 }],
  ['several devices', { deviceCount: null }],
  ['several devices', { memoryGibibytes: 16 }],
  ['several requests at once', { batchSize: 4 }],
  ['tokens guessed ahead', { model: 'acme-7B-MTP-Q4_K_M.gguf' }],
  ['partly on the processor', { processor: 'gpu and cpu' }],
  ['unknown device', { device: 'Abacus' }],
  ['unknown device', { processor: 'cpu' }],
  ['unknown model size', { model: 'acme-mini-Q4_K_M.gguf' }],
  ['unknown model size', { isMixture: true }],
  ['unknown format', { model: 'acme-7B' }],
  // By hand: 14e9 × 16.0005 / 8 = 28e9 bytes on a card of 8.6e9.
  ['larger than the memory of the device', { model: 'acme-14B', quantization: 'F16' }],
])('a run is left out and counted as %s', (reason, change) => {
  const { runs, leftOut } = only(change);
  expect(runs).toEqual([]);
  expect(Object.entries(leftOut).filter(([, count]) => count > 0)).toEqual([[reason, 1]]);
});

test('a size in the name goes before a published one, which may be that of packed weights', () => {
  const [named] = only({ totalParameters: 1e9 }).runs;
  expect(named?.totalParameters).toBe(7e9);
  const [published] = only({ model: 'acme-Q4_K_M', totalParameters: 3e9 }).runs;
  expect(published?.totalParameters).toBe(3e9);
  const [mixture] = only({ isMixture: true, activeParameters: 1e9 }).runs;
  expect(mixture).toMatchObject({ totalParameters: 7e9, activeParameters: 1e9 });
  const [confused] = only({ isMixture: false, activeParameters: 1e9 }).runs;
  expect(confused?.activeParameters).toBe(7e9);
});

test('uploads of one model by different people are one thing measured', () => {
  const { runs } = toDecodeRuns([run, { ...run, model: 'someone/acme-7B-Q4_K_M.gguf', row: 2 }], [card]);
  expect(new Set(runs.map(({ id }) => id)).size).toBe(1);
});
