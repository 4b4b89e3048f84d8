import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDeviceFacts, parseQuantization } from '../../src/compute/index.ts';
import {
  type EdgeInput,
  type EdgeInputs,
  edgeServable,
  listEdgeInputs,
  parseEdgeInputs,
} from '../../src/models/index.ts';
import { tierOf } from '../compute/small-devices.ts';
import { root } from '../helpers/source-files.ts';
import { modelOf } from './small-models.ts';

const fixed = (value: number, low = value, high = value): EdgeInput => ({
  value,
  low,
  high,
  grade: 'assumption',
  why: 'test',
});
const task = (id: string, weight: number, score: number, speed = 5) => ({
  id,
  title: id,
  tokenWeight: fixed(weight),
  leastScorePoints: fixed(score),
  leastTokensPerSecond: fixed(speed),
  contextTokens: 4096,
  cloudUsdPerMillionTokens: fixed(1),
});
const owners = (tier: string, percent: number) => ({
  tier,
  usersPercent: fixed(percent),
  electricWatts: fixed(5),
  deviceUsd: fixed(500),
});
const inputs: EdgeInputs = {
  taskClasses: [task('easy', 3, 100), task('hard', 1, 120)],
  tiers: [owners('small', 40), owners('large', 10)],
  electricityUsdPerKilowattHour: fixed(0.36),
  deviceChargedPercent: fixed(0),
  deviceLifetimeYears: fixed(4),
  tokensPerUserPerDay: fixed(5000),
  decodeSpeedFactor: fixed(1),
  adoptedPercent: fixed(10),
};
const world = {
  // A small tier for 3B, a large one for 14B as well.
  tiers: [
    tierOf({ id: 'small', memory: 8, bandwidth: 60 }),
    tierOf({ id: 'large', memory: 32, usable: 0.67, bandwidth: 200 }),
  ],
  models: [
    modelOf({ name: 'Acme 3B', score: 105, totalParameters: 3e9 }),
    modelOf({ name: 'Acme 14B', score: 125, totalParameters: 14e9 }),
  ],
  efficiency: { classes: { phone: { efficiency: 0.6, fixedMilliseconds: 0 } }, mixtureFactor: 1 },
  quantization: parseQuantization('q4_k_m'),
  atMs: Date.UTC(2025, 0, 1),
};
const once = { seed: 1, draws: 1 };
const at = (change: Partial<EdgeInputs>) => edgeServable({ ...inputs, ...change }, world, once);

describe('the three figures', () => {
  // By hand: easy tasks (¾ of tokens) run for 50% of users, hard ones (¼) for the 10% with the large device: 0.375 + 0.025.
  // Electricity: 5 W at some 16 tokens a second is 0.3 J, 0.03 USD a million: less than 1 USD everywhere. 10% do.
  test('come from tokens, users, scores, speeds and costs', () => {
    const { could, wouldPay, does, byTask } = at({});
    expect(could).toBeCloseTo(0.4, 12);
    expect(wouldPay).toBeCloseTo(0.4, 12);
    expect(does).toBeCloseTo(0.04, 12);
    expect(byTask.map(({ task: id, could: part, tokenProportion }) => [id, part, tokenProportion])).toEqual([
      ['easy', 0.5, 0.75],
      ['hard', 0.1, 0.25],
    ]);
  });

  // By hand: 500 USD × 20% / (4 × 365.2425 × 5,000 tokens) = 13.7 USD a million, more than the provider's 1.
  test('leave nothing that would pay where a fifth of the device is charged', () => {
    expect(at({ deviceChargedPercent: fixed(20) })).toMatchObject({ wouldPay: 0, does: 0 });
    expect(at({ deviceChargedPercent: fixed(20) }).could).toBeCloseTo(0.4, 12);
  });

  test('are nothing before a tier is on sale, before a model is released and where none is fast enough', () => {
    expect(edgeServable(inputs, { ...world, atMs: Date.UTC(2019, 0, 1) }, once).could).toBe(0);
    expect(edgeServable(inputs, { ...world, models: [] }, once).could).toBe(0);
    expect(at({ taskClasses: [task('fast', 1, 100, 1e6)] }).could).toBe(0);
    expect(at({ taskClasses: [task('clever', 1, 126)] }).could).toBe(0);
  });

  test('are the same from the same seed, and the value lies where nothing has a range', () => {
    const json = (name: string) => JSON.parse(readFileSync(`${root}/data/${name}.json`, 'utf8'));
    const tiers = parseDeviceFacts(json('devices')).tiers.map(({ id }) => id);
    const shipped = parseEdgeInputs(json('edge-inputs'), { tiers });
    const run = (seed: number) => edgeServable(shipped, { ...world, tiers: renamed }, { seed, draws: 200 });
    const renamed = world.tiers.map((tier, index) => ({ ...tier, id: ['phone-8gb', 'laptop-32gb'][index]! }));
    expect(run(7)).toEqual(run(7));
    expect(run(7).low).not.toEqual(run(8).low);
    const { could, low, high } = at({});
    expect([low.could, high.could]).toEqual([could, could]);
  });
});

/** Inputs with ranges, drawn around those of the test. */
const ranged = fc
  .record({
    factors: fc.array(fc.double({ min: 0.2, max: 3, noNaN: true }), { minLength: 20, maxLength: 20 }),
    spread: fc.double({ min: 0, max: 0.9, noNaN: true }),
  })
  .map(({ factors, spread }): EdgeInputs => {
    let next = 0;
    const spun = (input: EdgeInput, most = Infinity): EdgeInput => {
      const value = Math.min(most, input.value * factors[next++ % factors.length]!);
      return { ...input, value, low: value * (1 - spread), high: Math.min(most, value * (1 + spread)) };
    };
    return {
      taskClasses: inputs.taskClasses.map((each) => ({
        ...each,
        tokenWeight: spun(each.tokenWeight),
        leastScorePoints: spun(each.leastScorePoints),
        leastTokensPerSecond: spun(each.leastTokensPerSecond),
        cloudUsdPerMillionTokens: spun(each.cloudUsdPerMillionTokens),
      })),
      tiers: inputs.tiers.map((each) => ({
        ...each,
        usersPercent: spun(each.usersPercent, 50),
        electricWatts: spun(each.electricWatts),
        deviceUsd: spun(each.deviceUsd),
      })),
      electricityUsdPerKilowattHour: spun(inputs.electricityUsdPerKilowattHour),
      deviceChargedPercent: spun(fixed(2), 100),
      deviceLifetimeYears: spun(inputs.deviceLifetimeYears),
      tokensPerUserPerDay: spun(inputs.tokensPerUserPerDay),
      decodeSpeedFactor: spun(inputs.decodeSpeedFactor),
      adoptedPercent: spun(inputs.adoptedPercent, 100),
    };
  });

describe('whatever the inputs', () => {
  test('each figure lies within the one before, in value and in quantiles, and between none and all', () => {
    fc.assert(
      fc.property(ranged, fc.integer({ min: 0, max: 1e6 }), (drawn, seed) => {
        const reading = edgeServable(drawn, world, { seed, draws: 40 });
        for (const { could, wouldPay, does } of [reading, reading.low, reading.high, ...reading.byTask]) {
          expect(does).toBeGreaterThanOrEqual(0);
          expect(does).toBeLessThanOrEqual(wouldPay);
          expect(wouldPay).toBeLessThanOrEqual(could);
          expect(could).toBeLessThanOrEqual(1 + 1e-12);
        }
        expect(reading.low.could).toBeLessThanOrEqual(reading.high.could);
      }),
      { numRuns: 60 },
    );
  });

  // Which way each input moves the figures, everything else staying.
  test.each<[string, (all: EdgeInputs, factor: number) => EdgeInputs, 'up' | 'down']>([
    ['faster devices', (all, f) => ({ ...all, decodeSpeedFactor: fixed(all.decodeSpeedFactor.value * f) }), 'up'],
    ['dearer providers', (all, f) => withTasks(all, 'cloudUsdPerMillionTokens', f), 'up'],
    [
      'more adoption',
      (all, f) => ({ ...all, adoptedPercent: fixed(Math.min(100, all.adoptedPercent.value * f)) }),
      'up',
    ],
    ['longer lives', (all, f) => ({ ...all, deviceLifetimeYears: fixed(all.deviceLifetimeYears.value * f) }), 'up'],
    ['higher demands on scores', (all, f) => withTasks(all, 'leastScorePoints', f), 'down'],
    ['higher demands on speed', (all, f) => withTasks(all, 'leastTokensPerSecond', f), 'down'],
    [
      'dearer electricity',
      (all, f) => ({ ...all, electricityUsdPerKilowattHour: fixed(all.electricityUsdPerKilowattHour.value * f) }),
      'down',
    ],
    ['more of the device charged', (all, f) => ({ ...all, deviceChargedPercent: fixed(2 * f) }), 'down'],
  ])('%s move no figure the wrong way', (_, change, direction) => {
    fc.assert(
      fc.property(ranged, fc.double({ min: 1, max: 5, noNaN: true }), (drawn, factor) => {
        const same = { ...drawn, deviceChargedPercent: fixed(2) };
        const before = edgeServable(same, world, once);
        const after = edgeServable(change(same, factor), world, once);
        for (const key of ['could', 'wouldPay', 'does'] as const) {
          if (direction === 'up') expect(after[key]).toBeGreaterThanOrEqual(before[key] - 1e-12);
          else expect(after[key]).toBeLessThanOrEqual(before[key] + 1e-12);
        }
      }),
      { numRuns: 60 },
    );
  });
});

function withTasks(
  all: EdgeInputs,
  key: 'cloudUsdPerMillionTokens' | 'leastScorePoints' | 'leastTokensPerSecond',
  factor: number,
): EdgeInputs {
  const taskClasses = all.taskClasses.map((each) => ({ ...each, [key]: fixed(each[key].value * factor) }));
  return { ...all, taskClasses };
}

test.each([0, -1, 1.5, Number.NaN])('%d draws are refused', (draws) => {
  expect(() => edgeServable(inputs, world, { seed: 1, draws })).toThrow(RangeError);
});

describe('inputs', () => {
  const tiers = { tiers: ['small', 'large'] };
  const first = inputs.taskClasses[0]!;

  test('are read as they are written, and listed with their places', () => {
    expect(parseEdgeInputs(JSON.parse(JSON.stringify(inputs)), tiers)).toEqual(inputs);
    const names = listEdgeInputs(inputs).map(({ name }) => name);
    expect(names).toHaveLength(2 * 4 + 2 * 3 + 6);
    expect(names).toContain('taskClasses.easy.tokenWeight');
    expect(names).toContain('tiers.large.usersPercent');
  });

  test.each<[string, unknown, string]>([
    ['nothing', null, 'expected an object, got null (inputs)'],
    ['an unknown field', { ...inputs, tax: 1 }, "expected known fields only, got 'tax' (inputs)"],
    ['a plain number', { ...inputs, adoptedPercent: 3 }, 'expected an object, got 3 (inputs.adoptedPercent)'],
    [
      'more than everything',
      { ...inputs, adoptedPercent: fixed(101) },
      'expected a percentage, got 101 (inputs.adoptedPercent.low)',
    ],
    [
      'less than nothing',
      { ...inputs, electricityUsdPerKilowattHour: fixed(1, -1, 1) },
      'expected a number that is not negative, got -1 (inputs.electricityUsdPerKilowattHour.low)',
    ],
    ['a range beside its value', { ...inputs, decodeSpeedFactor: fixed(1, 2, 3) }, 'expected low ≤ value ≤ high'],
    ['a life of nothing', { ...inputs, deviceLifetimeYears: fixed(0) }, 'expected a positive number, got 0'],
    [
      'a grade that is none',
      { ...inputs, adoptedPercent: { ...fixed(1), grade: 'certain' } },
      "expected measured, press, assumption, got 'certain' (inputs.adoptedPercent.grade)",
    ],
    ['an unknown tier', { ...inputs, tiers: [owners('toaster', 1)] }, "expected small, large, got 'toaster'"],
    ['a tier twice', { ...inputs, tiers: [owners('small', 1), owners('small', 1)] }, 'expected each once'],
    [
      'more owners than people',
      { ...inputs, tiers: [owners('small', 60), owners('large', 60)] },
      'expected owners that together are at most 100%, got 120 (inputs.tiers)',
    ],
    ['no tasks', { ...inputs, taskClasses: [] }, 'expected a list that is not empty'],
    [
      'tasks that weigh nothing',
      { ...inputs, taskClasses: [task('none', 0, 1)] },
      'expected a task whose least weight is above 0',
    ],
    [
      'a context of half a token',
      { ...inputs, taskClasses: [{ ...first, contextTokens: 0.5 }] },
      'expected a whole number of tokens, got 0.5 (inputs.taskClasses[0].contextTokens)',
    ],
  ])('of %s are refused with their place', (_, json, message) => {
    expect(() => parseEdgeInputs(json, tiers)).toThrow(TypeError);
    expect(() => parseEdgeInputs(json, tiers)).toThrow(message);
  });
});
