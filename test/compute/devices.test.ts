import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bandwidthAt, deviceNamed, isOnSale, parseDeviceFacts } from '../../src/compute/index.ts';
import { cellText } from '../../src/core/table.ts';
import { readTable } from '../../src/store/table-file.ts';
import { describeWithShared, sharedPath } from '../helpers/shared-data.ts';
import { root } from '../helpers/source-files.ts';
import { tierOf } from './small-devices.ts';

const json = () => JSON.parse(readFileSync(`${root}/data/devices.json`, 'utf8'));
const facts = parseDeviceFacts(json());

test.each([
  ['NVIDIA GeForce RTX 4090', 'rtx-4090'],
  ['NVIDIA GeForce RTX 4070 Ti SUPER', 'rtx-4070-ti-super'],
  ['Intel 265K Custom PC (Nvidia RTX A4000)', 'rtx-a4000'],
  // A footnote's mark sticks to the name.
  ['Pi CM5 - 16GB (Nvidia RTX 40901)', 'rtx-4090'],
  ['Pi CM5 - 16GB (Nvidia RTX A40001)', 'rtx-a4000'],
  ['Pi 5 - 8GB (AMD RX 6700 XT1) 12GB', 'rx-6700-xt'],
  ['Apple M4 Pro', 'apple-m4-pro'],
  ['Mac Studio (M3 Ultra 512GB)', 'apple-m3-ultra'],
  ['NVIDIA GB10', 'nvidia-gb10'],
])('%s is the device %s', (name, id) => {
  expect(deviceNamed(facts.devices, { name, isCpu: false })?.id).toBe(id);
});

test('a system run on its processor is not its graphics card, and what is not known is nobody', () => {
  expect(deviceNamed(facts.devices, { name: 'Pi 5 - 16GB', isCpu: true })?.id).toBe('raspberry-pi-5');
  expect(deviceNamed(facts.devices, { name: 'Pi 5 - 16GB', isCpu: false })).toBeNull();
  for (const name of ['', 'RTX 14090', 'HiFive Premier', 'M44']) {
    expect(deviceNamed(facts.devices, { name, isCpu: false })).toBeNull();
  }
});

describe('tiers', () => {
  test('are of three kinds, each fact with a source that is listed', () => {
    expect(facts.tiers.map(({ id }) => id)).toEqual([
      'phone-6gb',
      'phone-8gb',
      'phone-12gb',
      'phone-16gb',
      'laptop-16gb',
      'laptop-32gb',
      'gpu-24gb',
      'gpu-32gb',
    ]);
    const used = facts.tiers.flatMap((tier) => [
      tier.memoryGibibytes.source,
      tier.usableProportion.source,
      tier.onSaleFrom.source,
      ...tier.bandwidthGigabytesPerSecond.map(({ source }) => source),
    ]);
    expect(used.filter((key) => !Object.hasOwn(facts.sources, key))).toEqual([]);
  });

  test('are there from the day of their sale, with the bandwidth of the time', () => {
    const card = facts.tiers.find(({ id }) => id === 'gpu-32gb')!;
    expect(isOnSale(card, Date.UTC(2025, 0, 29))).toBe(false);
    expect(isOnSale(card, Date.UTC(2025, 0, 30))).toBe(true);
    expect(bandwidthAt(card, Date.UTC(2025, 0, 29))).toBeNull();
    expect(bandwidthAt(tierOf({ memory: 8, bandwidth: 34 }), Date.UTC(2026, 0, 1))).toBe(34);
    const phone = facts.tiers.find(({ id }) => id === 'phone-8gb')!;
    // LPDDR4X-4267 and LPDDR5X-8533 on 64 bits: 4,267 × 8 and 8,533 × 8 MB/s.
    expect(bandwidthAt(phone, Date.UTC(2019, 0, 1))).toBeCloseTo(4.267 * 8, 1);
    expect(bandwidthAt(phone, Date.UTC(2026, 0, 1))).toBeCloseTo(8.533 * 8, 1);
  });
});

describe('facts that are not facts are refused with their place', () => {
  type Json = ReturnType<typeof json>;
  test.each<[string, (facts: Json) => unknown, string]>([
    ['no object', () => [], 'expected an object, got [] (devices)'],
    ['a missing part', ({ tiers: _, ...rest }) => rest, 'expected the field tiers, got nothing (devices)'],
    ['an unknown field', (all) => ({ ...all, more: 1 }), "expected known fields only, got 'more' (devices)"],
    ['no devices', (all) => ({ ...all, devices: [] }), 'expected a list that is not empty, got [] (devices)'],
    [
      'a class that is none',
      (all) => ({ ...all, devices: [{ ...all.devices[0], class: 'abacus' }] }),
      "got 'abacus' (devices[0].class)",
    ],
    [
      'a bandwidth of nothing',
      (all) => ({
        ...all,
        devices: [{ ...all.devices[0], bandwidthGigabytesPerSecond: { value: 0, source: 'llmfit' } }],
      }),
      'expected a positive number, got 0 (devices[0].bandwidthGigabytesPerSecond.value)',
    ],
    [
      'a source that is not listed',
      (all) => ({
        ...all,
        devices: [{ ...all.devices[0], bandwidthGigabytesPerSecond: { value: 1, source: 'hearsay' } }],
      }),
      "got 'hearsay' (devices[0].bandwidthGigabytesPerSecond.source)",
    ],
    [
      'a device twice',
      (all) => ({ ...all, devices: [all.devices[0], all.devices[0]] }),
      'expected each id and name once',
    ],
    [
      'a proportion above one',
      (all) => ({ ...all, tiers: [{ ...all.tiers[0], usableProportion: { value: 1.5, source: 'llmfit' } }] }),
      'expected a proportion in (0, 1], got 1.5 (tiers[0].usableProportion)',
    ],
    [
      'a day that does not exist',
      (all) => ({ ...all, tiers: [{ ...all.tiers[0], onSaleFrom: { date: '2024-02-30', source: 'llmfit' } }] }),
      "expected a day as 2024-09-20, got '2024-02-30' (tiers[0].onSaleFrom.date)",
    ],
    [
      'a bandwidth that begins after the sale',
      (all) => ({
        ...all,
        tiers: [{ ...all.tiers[0], bandwidthGigabytesPerSecond: [{ from: '2030-01-01', value: 1, source: 'llmfit' }] }],
      }),
      'expected the first from the day of sale on, and ascending days',
    ],
  ])('%s', (_name, change, message) => {
    expect(() => parseDeviceFacts(change(json()))).toThrow(TypeError);
    expect(() => parseDeviceFacts(change(json()))).toThrow(message);
  });
});

const hardware = 'ai/epoch/ml_hardware.csv';
describeWithShared('bandwidths that Epoch AI lists', [hardware], () => {
  const namesThere: Readonly<Record<string, string>> = {
    'gtx-1080': 'NVIDIA GeForce GTX 1080',
    'gtx-1080-ti': 'NVIDIA GeForce GTX 1080 Ti',
    'rtx-2080-ti': 'NVIDIA GeForce RTX 2080 Ti 11GB',
    'rtx-3080': 'NVIDIA GeForce RTX 3080',
    'rtx-3090': 'NVIDIA GeForce RTX 3090',
    'rtx-3090-ti': 'NVIDIA GeForce RTX 3090 Ti',
    'rtx-4070': 'NVIDIA GeForce RTX 4070',
    'rtx-4080': 'NVIDIA GeForce RTX 4080',
    'rtx-4090': 'NVIDIA GeForce RTX 4090',
    'rx-7900-xtx': 'AMD Radeon RX 7900 XTX',
    'tesla-t4': 'NVIDIA Tesla T4',
    'rtx-a4000': 'NVIDIA RTX A4000',
    'rtx-a6000': 'NVIDIA RTX A6000',
    a40: 'NVIDIA A40 PCIe',
    'a100-pcie-80gb': 'NVIDIA A100 PCIe',
    'a100-sxm-80gb': 'NVIDIA A100 SXM4 80 GB',
    'h100-pcie': 'NVIDIA H100 PCIe',
    'h100-sxm': 'NVIDIA H100 SXM5 80GB',
  };

  test('are those of the devices that name it as their source', async () => {
    const table = await readTable(sharedPath(hardware));
    const listed = new Map(
      Array.from({ length: table.rowCount }, (_, row) => [
        cellText(table.columns.get('Hardware name')!, row),
        Number(cellText(table.columns.get('Memory bandwidth (byte/s)')!, row)) / 1e9,
      ]),
    );
    const from = facts.devices.filter(({ bandwidthGigabytesPerSecond: { source } }) => source === 'epoch-ml-hardware');
    expect(from.map(({ id }) => id).sort()).toEqual(Object.keys(namesThere).sort());
    for (const { id, bandwidthGigabytesPerSecond } of from) {
      expect(bandwidthGigabytesPerSecond.value, id).toBeCloseTo(listed.get(namesThere[id]!)!, 1);
    }
  });
});
