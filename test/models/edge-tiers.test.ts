import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseQuantization } from '../../src/compute/index.ts';
import { fitsTier, hasPlausibleParameters, tierNamed, tierReadings } from '../../src/models/index.ts';
import { tierOf } from '../compute/small-devices.ts';
import { modelOf } from './small-models.ts';

const memory = { quantization: parseQuantization('q4_k_m'), contextTokens: 4096 };
const efficiency = { classes: { phone: { efficiency: 0.5, fixedMilliseconds: 0 } }, mixtureFactor: 1 };
const day = (text: string) => Date.parse(`${text}T00:00:00Z`);
const phone = tierOf({ id: 'phone-8gb', memory: 8, usable: 0.5, bandwidth: 50, from: '2023-06-01' });

const models = [
  modelOf({ name: 'Frontier One', score: 120, access: 'closed', releasedMs: day('2023-03-14') }),
  modelOf({ name: 'Frontier Two', score: 140, access: 'closed', releasedMs: day('2024-09-12') }),
  modelOf({ name: 'Small 3B', score: 110, totalParameters: 3e9, releasedMs: day('2024-04-01') }),
  modelOf({ name: 'Better 3B', score: 125, totalParameters: 3e9, releasedMs: day('2025-04-01') }),
  modelOf({ name: 'Large 70B', score: 130, totalParameters: 70e9, releasedMs: day('2024-07-23') }),
  modelOf({ name: 'Unsized', score: 128, releasedMs: day('2024-05-01') }),
];
const read = (...dates: string[]) =>
  tierReadings(models, { tiers: [phone], timesMs: dates.map(day), efficiency, ...memory });

describe('the best measured model of a tier', () => {
  test('comes with its distance from the frontier in points and in months', () => {
    const [reading] = read('2025-04-01');
    expect(reading).toMatchObject({ tier: 'phone-8gb', best: { name: 'Better 3B' }, gapPoints: 15, reason: null });
    expect(reading?.frontier?.name).toBe('Frontier Two');
    // By hand: the frontier first reached 125 points on 2024-05-01, with 128; that is 335 days before.
    expect(reading?.gapMonths).toBeCloseTo(335 / 30.4375, 6);
    // By hand: 3e9 × 4.8944 / 8 = 1.8354e9 bytes of weights; cache of 131,072 × (3/8.03)^0.4215 × 4,096 = 0.3544e9;
    // 50 GB/s × 0.5 / 2.1898e9.
    expect(reading?.tokensPerSecond).toBeCloseTo(11.4, 1);
  });

  test('is what was released by then, and the tier must be on sale', () => {
    expect(read('2023-05-31', '2023-06-01', '2024-04-01').map(({ best, reason }) => best?.name ?? reason)).toEqual([
      'not on sale yet',
      'no scored model fits',
      'Small 3B',
    ]);
  });

  test('has no distance where there is none to measure', () => {
    const [before] = read('2020-01-01');
    expect(before).toMatchObject({ best: null, frontier: null, gapPoints: null, gapMonths: null });
    expect(tierReadings([], { tiers: [phone], timesMs: [day('2025-01-01')], efficiency, ...memory })[0]).toMatchObject({
      best: null,
      reason: 'no scored model fits',
    });
  });

  test('never scores less with more memory, nor more in more bits', () => {
    const someModels = fc.array(
      fc.record({
        score: fc.integer({ min: 90, max: 160 }),
        totalParameters: fc.option(fc.double({ min: 1e8, max: 1e12, noNaN: true }), { nil: null }),
        releasedMs: fc.integer({ min: day('2023-01-01'), max: day('2026-01-01') }),
        access: fc.constantFrom('open' as const, 'closed' as const, null),
      }),
      { maxLength: 20 },
    );
    const gibibytes = fc.integer({ min: 1, max: 512 });
    fc.assert(
      fc.property(someModels, gibibytes, gibibytes, (drawn, a, b) => {
        const all = drawn.map((each, index) => modelOf({ ...each, name: `model ${index}` }));
        const bestWith = (size: number, format: string) =>
          tierReadings(all, {
            tiers: [tierOf({ memory: size })],
            timesMs: [day('2026-01-01')],
            efficiency,
            quantization: parseQuantization(format),
            contextTokens: 4096,
          })[0]?.best?.score ?? -Infinity;
        expect(bestWith(Math.max(a, b), 'q4_k_m')).toBeGreaterThanOrEqual(bestWith(Math.min(a, b), 'q4_k_m'));
        expect(bestWith(a, 'q8_0')).toBeLessThanOrEqual(bestWith(a, 'q4_k_m'));
      }),
    );
  });
});

describe('a number of parameters', () => {
  const frontierOpen = [
    modelOf({ name: 'Tiny', score: 100, totalParameters: 1e9 }),
    modelOf({ name: 'Mid', score: 120, totalParameters: 8e9 }),
    modelOf({ name: 'Big', score: 138, totalParameters: 235e9 }),
  ];
  const judged = (change: Parameters<typeof modelOf>[0]) => hasPlausibleParameters(modelOf(change), frontierOpen);

  test('that is not known, or not more than nothing, is not plausible', () => {
    for (const totalParameters of [null, 0, Number.NaN]) {
      expect(judged({ name: 'Acme', score: 100, totalParameters })).toBe(false);
    }
  });

  // One published table lists 284 million for a model of 284 billion, of which 13 billion are active.
  test.each([
    ['fewer than are active', { name: 'Flash', totalParameters: 284e6, activeParameters: 13e9 }],
    ['against the size in its name', { name: 'Flash 284B', totalParameters: 284e6 }],
    ['against the size in its id', { name: 'Flash', id: 'flash-284b', totalParameters: 284e6 }],
    ['too few for its score', { name: 'Flash', totalParameters: 284e6 }],
  ])('a thousand times too small is seen: %s', (_, change) => {
    const model = modelOf({ score: 140, ...change });
    expect(hasPlausibleParameters(model, [...frontierOpen, model])).toBe(false);
    expect(fitsTier(phone, { models: [...frontierOpen, model], ...memory })(model)).toBe(false);
  });

  test('that is right is believed: small and weak, large and strong, and alone', () => {
    expect(judged({ name: 'Small', score: 101, totalParameters: 2e9 })).toBe(true);
    expect(judged({ name: 'Flash', score: 140, totalParameters: 284e9, activeParameters: 13e9 })).toBe(true);
    const alone = modelOf({ name: 'Alone', score: 100, totalParameters: 1e9 });
    expect(hasPlausibleParameters(alone, [alone])).toBe(true);
    // Names round, and some leave out embeddings: 8.5 billion for Gemma 7B.
    expect(judged({ name: 'Gemma 7B', score: 112, totalParameters: 8.54e9 })).toBe(true);
  });
});

test('only what anyone may download runs on a tier', () => {
  const runs = fitsTier(tierOf({ memory: 100, usable: 1 }), { models, ...memory });
  expect(models.filter(runs).map(({ name }) => name)).toEqual(['Small 3B', 'Better 3B', 'Large 70B']);
});

test('a kind names its typical tier, and an unknown name is refused', () => {
  const tiers = ['phone-8gb', 'phone-16gb', 'laptop-16gb', 'gpu-24gb'].map((id) => tierOf({ id, memory: 8 }));
  expect(['phone', 'phone-16gb', 'laptop', 'consumer-gpu'].map((name) => tierNamed(tiers, name).id)).toEqual([
    'phone-8gb',
    'phone-16gb',
    'laptop-16gb',
    'gpu-24gb',
  ]);
  expect(() => tierNamed(tiers, 'toaster')).toThrow(/^tierNamed: expected phone, laptop, .*, got 'toaster'$/);
  expect(() => tierNamed(tiers, 'constructor')).toThrow(RangeError);
});
