import { describe, expect, test } from 'vitest';
import type { Answer, Calculator, Run, Task } from '../../../../src/web/client/economics/edge/calculator.ts';
import { answerOn } from '../../../../src/web/client/economics/edge/calculator.ts';
import { costCurves, costMarks } from '../../../../src/web/client/economics/edge/curves.ts';
import {
  forecastCurves,
  isGrowthApart,
  type ShownForecast,
} from '../../../../src/web/client/economics/edge/forecast-curves.ts';
import { inputs, taskOf } from '../../../../src/web/client/economics/edge/inputs.ts';
import { decisionOf } from '../../../../src/web/client/economics/edge/words.ts';

const input = (value: number, low = value, high = value) => ({ value, low, high, grade: 'assumption', why: 'a test' });
const model = (id: string, billions: number, score: number) => ({
  id,
  name: id.toUpperCase(),
  released: '2025-01-01',
  score,
  total_parameters: billions * 1e9,
  active_parameters: billions * 1e9,
});
const data: Calculator = {
  models: [model('large', 14, 130), model('small', 3, 110)],
  tiers: [
    {
      id: 'laptop-16gb',
      title: 'Laptop with 16 GB',
      device_class: 'cpu',
      usable_bytes: 12e9,
      bandwidth_gigabytes_per_second: 100,
      prefill_teraflop_per_second: input(5, 4, 6),
      watts: input(36),
      device_usd: input(1461, 1000, 2000),
    },
  ],
  quantization: 'q4_k_m',
  bits_per_weight: 4.8944,
  decode: { classes: [{ device_class: 'cpu', efficiency: 0.8, fixed_milliseconds: 0 }], mixture_factor: 1 },
  usd_per_kwh: input(0.2, 0.1, 0.4),
  device_years: input(4, 3, 6),
  speed_factor: input(1),
  prices: [
    {
      id: 'listed',
      title: 'Listed',
      provider: null,
      usd_per_million_in: 1,
      usd_per_million_out: 5,
      from: '2026-01-01',
      note: null,
      facts: ['a', 'b'],
    },
  ],
  default_price: 'listed',
  snapshot: '0'.repeat(64),
};
const asked = (typed: Readonly<Record<string, string>> = {}): Task =>
  taskOf((name, fallback) => typed[name] ?? fallback, data);
const answer = (typed: Readonly<Record<string, string>> = {}): Answer => answerOn(data.tiers[0]!, asked(typed), data);

describe('the task of an address', () => {
  test('is as the defaults have it where nothing, or nonsense, is typed', () => {
    const nonsense = Object.fromEntries(Object.values(inputs).map(({ name }) => [name, 'nonsense']));
    expect(asked({ ...nonsense, device: 'watch', provider: 'nobody' })).toEqual(asked());
    expect(asked()).toMatchObject({ tokensIn: 1000, callsPerDay: 50, latencySeconds: null, usdPerMillionOut: 5 });
  });

  test('takes a price of one’s own only where it is chosen', () => {
    expect(asked({ 'price-in': '7' }).usdPerMillionIn).toBe(1);
    expect(asked({ provider: 'own', 'price-in': '7' })).toMatchObject({ usdPerMillionIn: 7, usdPerMillionOut: 5 });
  });

  test('has a name of its own for each input', () => {
    const names = Object.values(inputs).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('the decision', () => {
  test('is the provider for few calls, the device for many, and says where they cross', () => {
    const few = answer();
    expect(few).toMatchObject({ choice: 'cloud', decides: 'volume', model: { id: 'large' } });
    const { why, verdict } = decisionOf(few, asked());
    expect(`${verdict}: ${why}`).toMatch(/^Use the provider: 50 calls a day do not pay .* it would take \d+\.$/);
    const many = { calls: '1000' };
    expect(decisionOf(answer(many), asked(many)).why).toMatch(/^at 1,000 calls a day it costs less/);
  });

  test.each([
    [{ 'tokens-in': '200000' }, /needs [\d.]+ GB, and a laptop with 16 GB leaves 12\.0 GB/],
    [{ bound: '0.1' }, /takes \d+ s, longer than the 0\.10 s that it may/],
    [{ private: '1' }, /nothing may leave it, and LARGE/],
    [{ calls: '1e6' }, /more than one laptop with 16 GB can do/],
    [{ 'device-charged': '0' }, /the device costs the task nothing/],
    [{ provider: 'own', 'price-in': '0', 'price-out': '0' }, /costs as much as the provider, \$0\./],
    [{ provider: 'own', 'price-in': '0.02', 'price-out': '0.5' }, /never pays: it would take [\d,]+ calls a day/],
  ])('says what settles it where %j is typed', (typed, text) => {
    const run = { run: 'large', ...typed } as Record<string, string>;
    expect(decisionOf(answer(run), asked(run)).why).toMatch(text);
  });

  test('is a smaller model where the best is too slow', () => {
    const slow = answer().runs!.value.secondsPerCall;
    expect(answer({ bound: String(slow / 2) }).model!.id).toBe('small');
  });

  test('tells where the ends of the inputs turn it', () => {
    const middle = answer().runs!.value.breakevenCallsPerDay!;
    expect(answer({ calls: String(middle * 1.1) })).toMatchObject({ choice: 'local', otherChoice: 'cloud' });
    expect(answer({ calls: '1' }).otherChoice).toBeNull();
  });
});

describe('the curves of cost', () => {
  const task = asked();
  const curves = (basis: 'call' | 'month') => costCurves(answer(), { task, data, basis });
  const at = (id: string, x: number, basis: 'call' | 'month' = 'call') =>
    curves(basis)
      .find((one) => one.id === id)!
      .points.find((point) => point.x === x)!;

  test('cross at the break-even that is marked', () => {
    const x = answer().runs!.value.breakevenCallsPerDay!;
    expect(costMarks(answer(), task).map((mark) => mark.x)).toContain(x);
    expect(at('full', x).value! / at('cloud', x).value! - 1).toBeCloseTo(0, 9);
  });

  test('say the same of a month as of its calls', () => {
    // 50 calls a day of 365.25 / 12 days.
    expect(at('full', 50, 'month').value! / at('full', 50).value!).toBeCloseTo(50 * 30.4375, 9);
    expect(at('full', 50).low! < at('full', 50).value! && at('full', 50).value! < at('full', 50).high!).toBe(true);
  });

  test('of the device end at the most that it can do', () => {
    const { capacityCallsPerDay } = answer().runs!.value as Run;
    for (const { x, value } of curves('call').find(({ id }) => id === 'full')!.points)
      expect(value === null).toBe(x > capacityCallsPerDay);
  });

  test('leave out what costs nothing', () => {
    const free = { 'kwh-price': '0', 'device-charged': '0' };
    const drawn = costCurves(answer(free), { task: asked(free), data, basis: 'call' });
    expect(drawn.find(({ id }) => id === 'marginal')!.points.every(({ value }) => value === null)).toBe(true);
  });
});

describe('the curves of forecasts', () => {
  const forecast = (publisher: string, target: number, published = '2025-01'): ShownForecast =>
    ({
      id: `${publisher}-${published}`,
      publisher,
      published,
      base: { period: '2024', value: 100 },
      target: { period: '2026', value: target },
      stated_growth_percent: 50,
      implied_growth_percent: 100,
      score: null,
    }) as ShownForecast;

  test('grow by the same factor each year, and have dots where something is stated', () => {
    const [only] = forecastCurves([forecast('a', 400)]);
    expect(only).toMatchObject({ name: 'a', dots: [2024, 2026] });
    expect(only!.points.map(({ value }) => value)).toEqual([100, 200, 400]);
  });

  test('have a band of publishers, each once by its latest', () => {
    const [band, ...paths] = forecastCurves([forecast('a', 900), forecast('a', 400, '2025-06'), forecast('b', 1600)]);
    expect(paths.map(({ name }) => name)).toEqual(['a, 2025-01', 'a, 2025-06', 'b']);
    expect(band!.points.at(-1)).toEqual({ x: 2026, value: 1000, low: 400, high: 1600 });
  });

  test('end with what it came to, where that is known', () => {
    const scored = { ...forecast('a', 400), score: { outcome: 300 } } as ShownForecast;
    expect(forecastCurves([scored]).at(-1)).toMatchObject({ id: 'outcome', points: [{ x: 2026, value: 300 }] });
  });

  test('are told of growth that their ends do not come to', () => {
    expect(isGrowthApart(forecast('a', 400))).toBe(true);
    expect(isGrowthApart({ stated_growth_percent: 21.7, implied_growth_percent: 21.78 })).toBe(false);
    expect(isGrowthApart({ stated_growth_percent: null, implied_growth_percent: 3 })).toBe(false);
  });
});
