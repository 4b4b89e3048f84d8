import { beforeAll, describe, expect, test } from 'vitest';
import { edgeCostRows } from '../../../src/pipeline/economics/edge-cost.ts';
import { cloudPriceNamed } from '../../../src/pipeline/economics/edge-inputs.ts';
import type { Observatory } from '../../../src/pipeline/observatory.ts';
import { answerOn, type Calculator } from '../../../src/web/client/economics/edge/calculator.ts';
import { taskOf } from '../../../src/web/client/economics/edge/inputs.ts';
import { economicsEdge } from '../../../src/web/routes/economics-edge.ts';
import { economicsForecasts } from '../../../src/web/routes/economics-forecasts.ts';
import { bundledObservatory } from '../bundled.ts';

let observatory: Observatory;
let data: Calculator;
beforeAll(async () => {
  observatory = await bundledObservatory();
  data = economicsEdge.document.parse(await economicsEdge.answer(observatory, nothing));
});

const nothing = { params: {}, query: {} };

describe('economics/edge', () => {
  test('is small enough to be asked for at once', () => {
    expect(JSON.stringify(data).length).toBeLessThan(100_000);
    expect(data.prices.map(({ id }) => id)).toContain(data.default_price);
    expect(data.models.map(({ score }) => score)).toEqual(data.models.map(({ score }) => score).sort((a, b) => b - a));
  });

  test.each([
    {},
    { bound: '30' },
    { bound: '2', private: '1' },
    { 'tokens-in': '20000', 'tokens-out': '2000', calls: '4000' },
    { 'tokens-in': '100000', 'device-charged': '0', 'kwh-price': '0.4' },
    { provider: 'claude-sonnet-4-6', 'device-price': '500', 'device-life': '6', calls: '200' },
  ])('gives the browser what the command line finds, for %j', (typed: Readonly<Record<string, string>>) => {
    const task = taskOf((name, fallback) => typed[name] ?? fallback, data);
    const { rows } = edgeCostRows(observatory.input.models, {
      ...task,
      tier: null,
      quantization: data.quantization,
      cloud: cloudPriceNamed(observatory.input.facts, typed.provider ?? data.default_price),
      deviceWatts: null,
    });
    expect(rows.map(({ tier }) => tier)).toEqual(data.tiers.map(({ id }) => id));
    for (const row of rows) {
      const { model, choice, decides, runs } = answerOn(data.tiers.find(({ id }) => id === row.tier)!, task, data);
      expect({ model: model?.name ?? null, choice, decides }).toEqual({
        model: row.model,
        choice: row.choice,
        decides: row.decides,
      });
      expect([
        runs?.value.fullUsdPerMillionTokens,
        runs?.cheapest.secondsPerCall,
        runs?.dearest.breakevenCallsPerDay,
      ]).toEqual(
        [row.local_usd_per_million_tokens, row.seconds_per_call_low, row.breakeven_calls_per_day_high].map((value) =>
          runs === null ? undefined : value,
        ),
      );
    }
  });

  test('has no models, and says so, of an input without them', async () => {
    const input = { ...observatory.input, models: [] };
    const empty = economicsEdge.document.parse(
      await economicsEdge.answer({ input } as unknown as Observatory, nothing),
    );
    expect(empty.models).toEqual([]);
  });

  test('shows no name of a stranger with characters that act on a terminal', async () => {
    const models = observatory.input.models.map((model) => ({ ...model, name: `${model.name}\u001b[31m` }));
    const strange = { input: { ...observatory.input, models } } as unknown as Observatory;
    expect(JSON.stringify(await economicsEdge.answer(strange, nothing))).not.toContain('\\u001b');
  });
});

describe('economics/forecasts', () => {
  test('has growth, outcome and score of each forecast, as of the day on which they were read', async () => {
    const document = economicsForecasts.document.parse(await economicsForecasts.answer(observatory, nothing));
    expect(document.as_of).toBe('2026-11-26');
    const coinshares = document.forecasts.find(({ id }) => id === 'coinshares-hashrate-2025-12')!;
    // By hand: 1280 / 1061.28 − 1 = 20.609%.
    expect(coinshares.score!.percent_error).toBeCloseTo(20.609, 3);
    expect(coinshares.status).toBe('scored');
    expect(document.larger_parts).toEqual([
      { id: 'grand-view-edge-ai-chips-2033', whole_id: 'grand-view-edge-ai-2033', whole_value: 118.69 },
    ]);
    const ids = new Set(document.scopes.map(({ id }) => id));
    expect(document.forecasts.every(({ scope }) => ids.has(scope))).toBe(true);
    expect(
      document.bands.every(({ publishers, low, median, high }) => publishers > 1 && low <= median && median <= high),
    ).toBe(true);
  });
});
