import { beforeAll, describe, expect, test } from 'vitest';
import { parseFigureId } from '../../../src/core/figure-id.ts';
import { economicsDigest } from '../../../src/pipeline/economics/digest.ts';
import { createEconomicsFigures, economicsFigureBasis } from '../../../src/pipeline/economics/figures.ts';
import { countAbove } from '../../../src/pipeline/economics/mining-outline.ts';
import { type EconomicsInput, economicsOutline } from '../../../src/pipeline/economics/outline.ts';
import type { Figure } from '../../../src/pipeline/figures.ts';
import { readBundledHalf } from '../../../src/pipeline/published-half.ts';
import { economicsByHand } from './by-hand.ts';

let input: EconomicsInput;
beforeAll(async () => {
  const { facts, deals, layers, models } = await readBundledHalf();
  input = { facts, deals, held: layers, models };
});

function idOf(topic: string, part: string) {
  const id = parseFigureId(`economics:${topic}#${part}`);
  if (id.kind !== 'economics') throw new TypeError('expected a figure of economics');
  return id;
}

const figureOf = (topic: string, part: string, of = input): Figure | null =>
  createEconomicsFigures(of)(idOf(topic, part));

const parts = {
  mining: [
    'fleet-joules-per-terahash',
    'places',
    'places-above',
    'states',
    'states-above',
    'crossing-usd-per-kwh',
    'breakeven-usd-per-kwh',
    'typical-usd-per-kwh',
    'machines',
    'machines-stopped',
    'revenue-usd-per-mw-year',
    'kept-usd-per-mw-year',
    'electricity-us',
    'electricity-us-tx',
    'breakeven-antminer-s21',
  ],
  hosting: ['deals', 'without-class', 'triple-net-tenant-low', 'triple-net-tenant-high', 'cloud-landlord-deals'],
  deals: ['operators-both', 'landlords-both', 'landlords', 'tenants', 'guarantors'].flatMap((key) =>
    ['effective', 'entities', 'largest', 'unnamed', 'weight'].map((what) => `${what}-${key}`),
  ),
  audit: ['edge-market', 'edge-chips'],
};

describe('figures of economics', () => {
  test.each(Object.entries(parts).flatMap(([topic, all]) => all.map((part) => [topic, part] as const)))(
    'economics:%s#%s comes out the same by another road',
    (topic, part) => {
      const figure = figureOf(topic, part)!;
      const expected = economicsByHand({ topic, part })!;
      expect(Math.abs(figure.value / expected - 1) || 0).toBeLessThan(1e-6);
      expect(figure.low ?? figure.value).toBeLessThanOrEqual(figure.value);
      expect(figure.high ?? figure.value).toBeGreaterThanOrEqual(figure.value);
      expect(figure.rule.length).toBeGreaterThan(5);
    },
  );

  test('write amounts with three digits, tariffs to a tenth of a cent and small counts in words', () => {
    expect(figureOf('mining', 'electricity-us')!.text).toMatch(/^\$\d{2},\d00$/);
    expect(figureOf('mining', 'typical-usd-per-kwh')!.text).toBe('$0.050');
    expect(figureOf('hosting', 'cloud-landlord-deals')!.text).toBe('two');
    // Hut 8: $9.8 billion over 15 years and 352 MW.
    expect(figureOf('hosting', 'triple-net-tenant-low')).toMatchObject({ text: '$1.86M', unit: 'USD per MW-year' });
  });

  // $9.8 billion over 15 years of rents that rise by 3%: the first is 9.8e9 / ((1.03^15 − 1) / 0.03) / 352 MW.
  test('give the first year where the escalator is known, and no other', () => {
    const first = 9.8e9 / ((1.03 ** 15 - 1) / 0.03) / 352;
    expect(figureOf('hosting', 'first-year-triple-net-tenant-low')!.value).toBeCloseTo(first, 3);
    expect(figureOf('hosting', 'first-year-cloud-landlord-low')).toBeNull();
  });

  test('have the ends of an interval as figures of their own', () => {
    const whole = figureOf('mining', 'places-above')!;
    expect(figureOf('mining', 'places-above-low')).toMatchObject({ value: whole.low, low: null, high: null });
    expect(figureOf('mining', 'places-above-high')!.value).toBe(whole.high);
    expect(figureOf('mining', 'places-low')).toBeNull();
  });

  test('say from when on a laptop is cheaper, between the ends of what is assumed', () => {
    const { value, low, high } = figureOf('edge', 'breakeven-calls')!;
    expect([low! < value, value < high!]).toEqual([true, true]);
    // A call from the provider costs 1,000 × $0.10 + 300 × $0.50 a million: $0.00025, so a million tokens $0.192.
    expect(figureOf('edge', 'provider-usd-per-million-tokens')!.value).toBeCloseTo(0.00025 / 0.0013, 9);
  });

  test('rest on facts and files that are there', () => {
    const basis = economicsFigureBasis(idOf('mining', 'electricity-us-tx'), input);
    expect(basis.inputs.map(({ rows }) => rows)).toEqual(
      expect.arrayContaining(['id electricity-us-tx-industry-2023', `id ${basis.facts[1]}`]),
    );
    expect(basis.facts.every((id) => input.facts.some((fact) => fact.id === id))).toBe(true);
    expect(basis.sources.length).toBeGreaterThan(2);
    expect(() => economicsFigureBasis(idOf('mining', 'none'), input)).toThrow(
      "economicsFigureBasis: expected a figure of this run, got 'economics:mining#none'",
    );
  });

  test.each(['mining#none', 'mining#constructor', 'constructor#places', 'none#low', 'deals#effective-nobody'])(
    'have no %s',
    (text) => {
      const [topic = '', part = ''] = text.split('#');
      expect(figureOf(topic, part)).toBeNull();
    },
  );

  test('are missing, topic by topic, where the run has nothing that they could rest on', () => {
    const nothing = { facts: [], deals: [], held: [], models: [] };
    for (const [topic, part] of [
      ['mining', 'places'],
      ['hosting', 'deals'],
      ['deals', 'effective-tenants'],
      ['edge', 'capacity-calls'],
      ['audit', 'edge-market'],
    ] as const)
      expect(figureOf(topic, part, nothing), topic).toBeNull();
    const withoutHashprice = { ...input, facts: input.facts.filter(({ id }) => !id.startsWith('hashprice-')) };
    expect(figureOf('mining', 'places', withoutHashprice)).toBeNull();
    const withoutOperators = { ...input, held: [] };
    expect(figureOf('deals', 'effective-tenants', withoutOperators)).toBeNull();
    expect(figureOf('hosting', 'deals', withoutOperators)!.value).toBe(input.deals.length);
  });
});

test('costs are counted above an amount at each end', () => {
  const cost = (estimate: number) => ({ estimate, low: estimate - 10, high: estimate + 10 });
  expect(countAbove([cost(95), cost(105), cost(120)], 100)).toEqual({ estimate: 2, low: 1, high: 3 });
});

describe('the digest of economics', () => {
  test('shows places at the ends, about the amount and the United States, the dearest first', () => {
    const { mining } = economicsDigest(input)!;
    const costs = mining!.places.map(({ usdPerCoin }) => usdPerCoin.estimate);
    expect(costs).toEqual([...costs].sort((a, b) => b - a));
    expect(mining!.places.map(({ name }) => name)).toEqual(expect.arrayContaining(['Hawaii', 'United States']));
    expect(costs.length).toBeLessThan(10);
    const { places } = economicsOutline(input).mining()!;
    const above = places.filter(({ usdPerCoin }) => usdPerCoin.estimate > 100_000);
    expect(costs).toContain(above.at(-1)!.usdPerCoin.estimate);
    expect(mining!.placesAbove.estimate).toBe(above.length);
  });

  test('has rents within classes only, and is null without facts and deals', () => {
    const { hosting } = economicsDigest(input)!;
    expect(hosting!.classes.length).toBeGreaterThan(1);
    for (const { average } of hosting!.classes) expect(average.low).toBeLessThanOrEqual(average.high);
    expect(economicsDigest({ facts: [], deals: [], held: [], models: [] })).toBeNull();
    expect(economicsDigest({ ...input, deals: [] })!.hosting).toBeNull();
  });
});
