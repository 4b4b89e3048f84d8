import { expect, test } from 'vitest';
import { epochMlHardware } from '../../src/sources/index.ts';
import { readTable } from '../../src/store/table-file.ts';
import { describeWithShared, sharedPath } from '../helpers/shared-data.ts';
import { tableOfRows } from './small-table.ts';

test('a chip has its figures, and a bad one is set aside', () => {
  const row = {
    'Hardware name': 'NVIDIA H100\n SXM',
    Manufacturer: 'NVIDIA',
    Type: 'GPU',
    'Release date': '3/22/2022',
    'Memory (bytes)': '80000000000.0',
    'Memory bandwidth (byte/s)': '3.35e12',
    'TDP (W)': '-700',
    'Tensor-FP16/BF16 performance (FLOP/s)': '9.9e14',
  };
  const { value, problems } = epochMlHardware.parse(tableOfRows(row), { file: 'ml_hardware.csv' });
  expect(value).toEqual([
    {
      name: 'NVIDIA H100 SXM',
      manufacturer: 'NVIDIA',
      type: 'GPU',
      releasedMs: Date.UTC(2022, 2, 22),
      releasePriceUsd: null,
      memoryBytes: 80e9,
      memoryBytesPerSecond: 3.35e12,
      thermalDesignWatts: null,
      fp16FlopPerSecond: 9.9e14,
      fp8FlopPerSecond: null,
      fp4FlopPerSecond: null,
      int8OperationsPerSecond: null,
      origin: { source: 'epoch-ml-hardware', file: 'ml_hardware.csv', row: 1 },
    },
  ]);
  expect(problems).toMatchObject([{ kind: 'epoch-ml-hardware/not-positive', count: 1 }]);
});

test('it is known by its columns', () => {
  const heads = ['Hardware name', 'Manufacturer', 'Release date', 'Memory (bytes)', 'Notes'].map(
    (name) => ({ name, type: 'text' }) as const,
  );
  expect(epochMlHardware.recognises(heads)).toBe(true);
  expect(epochMlHardware.recognises(heads.slice(1))).toBe(false);
  expect(epochMlHardware.wanted(heads)).toEqual(heads.slice(0, 4).map(({ name }) => name));
});

const file = 'ai/epoch/ml_hardware.csv';
describeWithShared('the table of hardware', [file], () => {
  test('is read whole: 175 chips', async () => {
    const { value, problems } = epochMlHardware.parse(await readTable(sharedPath(file)), { file });
    expect([value.length, problems]).toEqual([175, []]);
  });
});
