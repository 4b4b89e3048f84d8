import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DecodeRun, parseDeviceFacts, toDecodeRuns } from '../../src/compute/index.ts';
import {
  checkDecodeSpeed,
  type DecodeEfficiency,
  decodeTokensPerSecond,
  fitDecodeSpeed,
  isHeldBack,
  parseDecodeEfficiency,
} from '../../src/models/index.ts';
import {
  ondeviceGeerlingguy,
  ondeviceLlmfit,
  ondeviceLocalmaxxing,
  ondeviceXiongjiedai,
} from '../../src/sources/index.ts';
import { readTable } from '../../src/store/table-file.ts';
import { describeWithShared, sharedPath } from '../helpers/shared-data.ts';
import { root } from '../helpers/source-files.ts';

const shipped = JSON.parse(readFileSync(`${root}/data/decode-speed.json`, 'utf8'));
const efficiency = parseDecodeEfficiency(shipped);
const simple: DecodeEfficiency = {
  classes: { 'discrete-gpu': { efficiency: 0.5, fixedMilliseconds: 1 } },
  mixtureFactor: 0.5,
};
const load = {
  deviceClass: 'discrete-gpu',
  bandwidthGigabytesPerSecond: 1000,
  totalParameters: 8e9,
  activeParameters: 8e9,
  bitsPerWeight: 5,
} as const;

describe('tokens per second', () => {
  // By hand: 8e9 × 5 / 8 = 5 GB; at half of 1,000 GB/s 10 ms, and 1 ms: 11 ms a token.
  test('come from bytes read, bandwidth and a fixed time', () => {
    expect(decodeTokensPerSecond(load, simple)).toBeCloseTo(1000 / 11, 9);
  });

  // By hand: 0.8e9 × 5 / 8 = 0.5 GB; at a quarter of 1,000 GB/s 2 ms, and 1 ms.
  test('of a mixture come from the weights that are active', () => {
    expect(decodeTokensPerSecond({ ...load, activeParameters: 0.8e9 }, simple)).toBeCloseTo(1000 / 3, 9);
  });

  // By hand: 5 GB of weights and 1 GB of cache: 12 ms, and 1 ms.
  test('fall with the cache that is read', () => {
    expect(decodeTokensPerSecond(load, simple, { cacheBytes: 1e9 })).toBeCloseTo(1000 / 13, 9);
  });

  test('are not told of a class that was not fitted', () => {
    expect(decodeTokensPerSecond({ ...load, deviceClass: 'cpu' }, simple)).toBeNull();
  });

  test.each([{ activeParameters: 0 }, { bitsPerWeight: Number.NaN }, { bandwidthGigabytesPerSecond: -1 }])(
    'need positive figures: %j',
    (change) => {
      expect(() => decodeTokensPerSecond({ ...load, ...change }, simple)).toThrow(RangeError);
    },
  );

  test('never rise with bits, weights or cache, nor fall with bandwidth', () => {
    const size = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
    fc.assert(
      fc.property(size, size, size, size, (a, b, c, d) => {
        const speed = (bits: number, billions: number, cache: number, bandwidth: number) =>
          decodeTokensPerSecond(
            {
              ...load,
              bitsPerWeight: bits,
              activeParameters: billions * 1e9,
              totalParameters: billions * 1e9,
              bandwidthGigabytesPerSecond: bandwidth,
            },
            efficiency,
            { cacheBytes: cache },
          )!;
        const base = speed(a, b, c, d);
        expect(speed(a * 1.1, b, c, d)).toBeLessThanOrEqual(base);
        expect(speed(a, b * 1.1, c, d)).toBeLessThanOrEqual(base);
        expect(speed(a, b, c * 1.1, d)).toBeLessThanOrEqual(base);
        expect(speed(a, b, c, d * 1.1)).toBeGreaterThanOrEqual(base);
      }),
    );
  });

  // Not fitted on: Llama 3 8B in groups of 128 at 4 bits on a OnePlus 12 (76.8 GB/s) wrote 10.85 tokens a second
  // (ExecuTorch, examples/models/llama/README.md).
  test('of a phone are near a published run of a larger model', () => {
    const phone = { ...load, deviceClass: 'phone', bandwidthGigabytesPerSecond: 76.8, bitsPerWeight: 4.25 } as const;
    expect(Math.abs(decodeTokensPerSecond(phone, efficiency)! / 10.85 - 1)).toBeLessThan(0.15);
  });

  // The phone's efficiency: file in MiB × tokens a second of the six runs of that page, over 76.8 GB/s; the median.
  test('of phones are the median of six published runs', () => {
    const reached = [
      [2358, 19.2],
      [1083, 50.2],
      [1127, 45.8],
      [6129, 7.6],
      [2435, 19.7],
      [2529, 18.5],
    ].map(([mebibytes, speed]) => (mebibytes! * 2 ** 20 * speed!) / 76.8e9);
    const sorted = reached.toSorted((a, b) => a - b);
    expect(efficiency.classes.phone?.efficiency).toBeCloseTo((sorted[2]! + sorted[3]!) / 2, 3);
  });
});

/** Runs that the model explains exactly, but for the factor of the noise. */
function syntheticRuns(count: number, noise: (index: number) => number): DecodeRun[] {
  return Array.from({ length: count }, (_, index) => {
    const parameters = (1 + (index % 12)) * 1e9;
    const known = { ...load, totalParameters: parameters, activeParameters: parameters };
    const truth: DecodeEfficiency = {
      classes: { 'discrete-gpu': { efficiency: 0.7, fixedMilliseconds: 2 } },
      mixtureFactor: 1,
    };
    const tokensPerSecond = decodeTokensPerSecond(known, truth)! * noise(index);
    const run = { device: 'card', model: `m${index}`, memoryGibibytes: null } as DecodeRun['run'];
    return { ...known, id: `run ${index}`, deviceId: 'card', tokensPerSecond, run };
  });
}

describe('the fit', () => {
  test('finds what made the runs, and a fifth of them being ten times too fast changes little', () => {
    const clean = fitDecodeSpeed(syntheticRuns(60, () => 1)).classes['discrete-gpu']!;
    expect(clean.efficiency).toBeCloseTo(0.7, 1);
    expect(clean.fixedMilliseconds).toBeCloseTo(2, 0);
    const spoilt = fitDecodeSpeed(syntheticRuns(60, (index) => (index % 5 === 0 ? 10 : 1)));
    const check = checkDecodeSpeed(
      syntheticRuns(60, () => 1),
      spoilt,
    );
    expect(check.medianAbsolutePercentageError!).toBeLessThan(15);
  });

  test('names the runs that are off by more than two, the farthest first, with a likely reason', () => {
    const runs = syntheticRuns(60, (index) => (index === 7 ? 5 : index === 9 ? 0.1 : 1));
    const { outliers } = checkDecodeSpeed(runs, fitDecodeSpeed(runs));
    expect(outliers.map(({ model }) => model)).toEqual(['m9', 'm7']);
    expect(outliers[0]?.likelyReason).toMatch(/^slower than its class/);
    expect(outliers[1]?.likelyReason).toMatch(/^faster than its weights can be read/);
  });

  test('counts a thing once, however often it was measured', () => {
    const runs = syntheticRuns(24, () => 1);
    const repeated = [...runs, ...Array.from({ length: 500 }, () => ({ ...runs[0]!, tokensPerSecond: 1e6 }))];
    // The repeated thing alone has a wrong median; the 23 others hold.
    const before = fitDecodeSpeed(runs).classes['discrete-gpu']!;
    const after = fitDecodeSpeed(repeated).classes['discrete-gpu']!;
    expect(Math.abs(after.efficiency / before.efficiency - 1)).toBeLessThan(0.1);
  });

  test('says nothing of a class with few runs, and refuses when there is no other', () => {
    expect(() => fitDecodeSpeed(syntheticRuns(4, () => 1))).toThrow(/expected 5 runs or more of a class, got 4/);
    expect(checkDecodeSpeed([], simple)).toEqual({
      rows: 0,
      medianAbsolutePercentageError: null,
      byClass: [],
      outliers: [],
    });
  });

  test('holds back about half of the things measured, always the same', () => {
    const ids = Array.from({ length: 4000 }, (_, index) => ({ id: `card/model-${index}b-q4_k_m.gguf/q4_k_m` }));
    const held = ids.filter(isHeldBack).length;
    // Binomial(4000, ½): 2,000 ± 3 · 31.6.
    expect(Math.abs(held - 2000)).toBeLessThan(95);
    expect(isHeldBack({ id: 'a' })).toBe(isHeldBack({ id: 'a' }));
  });
});

test.each([
  [null, /expected an object with classes/],
  [{ classes: { abacus: { efficiency: 0.5, fixedMilliseconds: 0 } }, mixtureFactor: 1 }, /classes.abacus/],
  [{ classes: { cpu: { efficiency: 2, fixedMilliseconds: 0 } }, mixtureFactor: 1 }, /classes.cpu.efficiency/],
  [
    { classes: { cpu: { efficiency: 0.5, fixedMilliseconds: '0' } }, mixtureFactor: 1 },
    /classes.cpu.fixedMilliseconds/,
  ],
  [{ classes: {} }, /mixtureFactor/],
])('an efficiency %j is refused', (json, message) => {
  expect(() => parseDecodeEfficiency(json)).toThrow(message);
});

const files = {
  llmfit: 'ondevice/llmfit_community_benchmarks_2026.csv',
  geerlingguy: 'ondevice/geerlingguy_ai_benchmarks_2025-12.csv',
  xiongjiedai: 'ondevice/xiongjiedai_llama3_llamacpp_2024-05.csv',
  localmaxxing: 'ondevice/localmaxxing_benchmarks_2026-04_2026-08.csv',
};
describeWithShared('on measured runs', Object.values(files), async () => {
  const { devices } = parseDeviceFacts(JSON.parse(readFileSync(`${root}/data/devices.json`, 'utf8')));
  const runsOf = async (source: typeof ondeviceLlmfit, file: string) =>
    toDecodeRuns(source.parse(await readTable(sharedPath(file))).value, devices).runs;
  const own = async () => [
    ...(await runsOf(ondeviceLlmfit, files.llmfit)),
    ...(await runsOf(ondeviceGeerlingguy, files.geerlingguy)),
  ];

  test('the shipped figures are the fit of the halves that were not held back', async () => {
    const runs = await own();
    const fitted = runs.filter((run) => !isHeldBack(run));
    const fit = fitDecodeSpeed(fitted);
    expect(fit.mixtureFactor).toBeCloseTo(efficiency.mixtureFactor, 3);
    const { phone: _, ...classes } = efficiency.classes;
    expect(Object.keys(fit.classes)).toEqual(Object.keys(classes));
    for (const [name, { efficiency: reached, fixedMilliseconds }] of Object.entries(classes)) {
      const found = fit.classes[name as keyof typeof classes]!;
      expect(found.efficiency, name).toBeCloseTo(reached, 3);
      expect(found.fixedMilliseconds, name).toBe(fixedMilliseconds);
    }
    expect([fitted.length, runs.length - fitted.length]).toEqual([shipped.rowsFitted, shipped.rowsHeldBack]);
  });

  // The requirement on this model: a median error of at most 25% on runs that it was not fitted on.
  test('held-back runs are met within 25%, in the median', async () => {
    const check = checkDecodeSpeed((await own()).filter(isHeldBack), efficiency);
    expect(check.rows).toBeGreaterThan(200);
    expect(check.medianAbsolutePercentageError).toBeCloseTo(shipped.heldBackMedianAbsolutePercentageError, 0);
    expect(check.medianAbsolutePercentageError!).toBeLessThanOrEqual(25);
  });

  test('so are the tables that nothing was fitted on', async () => {
    const llama3 = checkDecodeSpeed(await runsOf(ondeviceXiongjiedai, files.xiongjiedai), efficiency);
    expect(llama3.rows).toBeGreaterThan(40);
    expect(llama3.medianAbsolutePercentageError!).toBeLessThanOrEqual(25);
    const community = checkDecodeSpeed(await runsOf(ondeviceLocalmaxxing, files.localmaxxing), efficiency);
    expect(community.rows).toBeGreaterThan(500);
    expect(community.medianAbsolutePercentageError!).toBeLessThanOrEqual(25);
  });

  test('and so is each device whose runs are all left out of the fit, in the median of devices', async () => {
    const runs = await own();
    const errors = [...new Set(runs.map(({ deviceId }) => deviceId))].flatMap((device) => {
      const fit = fitDecodeSpeed(runs.filter(({ deviceId }) => deviceId !== device));
      const { medianAbsolutePercentageError } = checkDecodeSpeed(
        runs.filter(({ deviceId }) => deviceId === device),
        fit,
      );
      return medianAbsolutePercentageError === null ? [] : [medianAbsolutePercentageError];
    });
    expect(errors.length).toBeGreaterThan(30);
    expect(errors.toSorted((a, b) => a - b)[Math.floor(errors.length / 2)]!).toBeLessThanOrEqual(30);
  });
});
