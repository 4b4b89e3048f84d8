import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  asicModelLayer,
  extrapolateSample,
  jurisdictionLayer,
  layersFromFacts,
  miningLayers,
  operatorLayer,
  sampledJurisdictionLayer,
} from '../../src/attribution/mining-layers.ts';
import { type Fact, parseFacts } from '../../src/core/fact.ts';
import type { HeldLayer } from '../../src/core/holding.ts';
import type { HashrateKind, JurisdictionHashrate, MachineModel, OperatorHashrate } from '../../src/core/mining.ts';
import { loadFacts } from '../../src/platform/facts.ts';
import { cambridgeHardware, cambridgeMiningMap } from '../../src/sources/index.ts';
import { readTable } from '../../src/store/table-file.ts';
import { describeWithShared, sharedPath } from '../helpers/shared-data.ts';

const origin = { source: 's', file: 'f', row: 1 };
const month = (year: number, number: number) => ({
  fromMs: Date.UTC(year, number - 1),
  toMs: Date.UTC(year, number),
});
const proportion = (
  span: JurisdictionHashrate['span'],
  jurisdiction: string | null,
  percent: number,
  rest: Partial<JurisdictionHashrate> = {},
): JurisdictionHashrate => ({
  span,
  jurisdiction,
  percent,
  exahashesPerSecond: null,
  isDoubtful: false,
  isIncomplete: false,
  origin,
  ...rest,
});
const held = ({ windows }: HeldLayer) =>
  windows.map(({ holdings, totals, isIncomplete }) => ({
    holdings: holdings.map(({ entity, weight }) => `${entity} ${weight}`),
    totals: totals.map(({ weight }) => weight),
    isIncomplete,
  }));

describe('layers by jurisdiction', () => {
  it('have 100% as their whole, so that what is named to nobody is not named twice', () => {
    const layer = jurisdictionLayer([
      proportion(month(2025, 10), 'us', 38, { isIncomplete: true }),
      proportion(month(2025, 7), 'us', 60),
      proportion(month(2025, 7), null, 40),
      proportion(month(2025, 10), 'oman', 0, { isIncomplete: true }),
    ]);
    expect(layer.layer).toBe('bitcoin/hashrate/jurisdiction');
    expect(held(layer)).toEqual([
      { holdings: ['us 60'], totals: [100], isIncomplete: false },
      { holdings: ['us 38'], totals: [100], isIncomplete: true },
    ]);
    expect(layer.windows[0]!.holdings[0]).toEqual({
      entity: 'us',
      group: 'all',
      weight: 60,
      low: null,
      high: null,
      origin,
    });
    expect(layer.windows[0]!.totals[0]).toEqual({ group: 'all', weight: 100, low: null, high: null, origin });
  });

  it('never have less as their whole than what is named, where rounding takes that above 100%', () => {
    const rows = [proportion(month(2020, 1), 'china', 70.01), proportion(month(2020, 1), 'us', 30.01)];
    expect(held(jurisdictionLayer(rows))[0]!.totals[0]).toBeCloseTo(100.02, 10);
  });

  it('leave doubtful countries to nobody when asked', () => {
    const rows = [proportion(month(2021, 8), 'us', 90), proportion(month(2021, 8), 'ie', 10, { isDoubtful: true })];
    expect(held(sampledJurisdictionLayer(rows))[0]!.holdings).toEqual(['us 90', 'ie 10']);
    expect(held(sampledJurisdictionLayer(rows, { doubtful: 'nobody' }))[0]).toEqual({
      holdings: ['us 90'],
      totals: [100],
      isIncomplete: false,
    });
  });

  it('break in scope when a pool of North America joins the sample, if they span that day', () => {
    const across = [proportion(month(2021, 1), 'us', 100), proportion(month(2021, 2), 'us', 100)];
    expect(sampledJurisdictionLayer(across).scopeBreaksMs).toEqual([Date.UTC(2021, 1)]);
    expect(sampledJurisdictionLayer(across.slice(1)).scopeBreaksMs).toEqual([]);
    expect(sampledJurisdictionLayer([])).toEqual({
      layer: 'bitcoin/sampled-hashrate/jurisdiction',
      windows: [],
      scopeBreaksMs: [],
    });
  });
});

describe('operatorLayer', () => {
  const row = (
    span: OperatorHashrate['span'],
    operator: string,
    exahashesPerSecond: number,
    kind: HashrateKind = 'installed',
  ): OperatorHashrate => ({ span, operator, kind, exahashesPerSecond, origin });
  const network = [1, 2, 3].map((number) => ({
    span: month(2025, number),
    weight: 800,
    low: null,
    high: null,
    origin,
  }));

  it('takes one kind of figure, and the network as the total', () => {
    const rows = [row(month(2025, 1), 'mara', 53), row(month(2025, 1), 'mara', 47, 'operating')];
    expect(held(operatorLayer(rows, { network }))).toEqual([
      { holdings: ['mara 53'], totals: [800], isIncomplete: false },
    ]);
    expect(held(operatorLayer(rows, { network, kind: 'operating' }))[0]!.holdings).toEqual(['mara 47']);
  });

  it('marks a month without a total, or without a company named before and after', () => {
    const rows = [
      row(month(2025, 1), 'mara', 50),
      row(month(2025, 1), 'riot', 30),
      row(month(2025, 2), 'mara', 51),
      row(month(2025, 3), 'mara', 52),
      row(month(2025, 3), 'riot', 31),
      row(month(2025, 4), 'mara', 53),
    ];
    // By hand: riot is missing in February, April has no total; that riot ends in March is no gap.
    expect(held(operatorLayer(rows, { network })).map(({ isIncomplete }) => isIncomplete)).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });

  it('breaks in scope where a company is named for the first time', () => {
    const rows = [
      row(month(2025, 1), 'mara', 50),
      row(month(2025, 2), 'mara', 50),
      row(month(2025, 2), 'clsk', 40),
      row(month(2025, 3), 'clsk', 40),
    ];
    expect(operatorLayer(rows, { network }).scopeBreaksMs).toEqual([Date.UTC(2025, 1)]);
  });
});

describe('asicModelLayer', () => {
  const model = (vendor: string | null, releasedMs: number, modelWeight = 1): MachineModel => ({
    name: 'm',
    vendor,
    releasedMs,
    joulesPerTerahash: 30,
    modelWeight,
    origin,
  });

  it('counts each model once, whatever the publisher weighs it with, by calendar year', () => {
    const models = [
      model('bitmain', Date.UTC(2018, 0), 624_000),
      model('bitmain', Date.UTC(2018, 11, 31), 1),
      model('microbt', Date.UTC(2018, 5)),
      model(null, Date.UTC(2018, 5)),
      model('microbt', Date.UTC(2019, 0)),
    ];
    const layer = asicModelLayer(models, { untilMs: Date.UTC(2019, 5) });
    expect(layer.layer).toBe('bitcoin/asic-models/vendor');
    expect(held(layer)).toEqual([
      { holdings: ['bitmain 2', 'microbt 1'], totals: [], isIncomplete: false },
      { holdings: ['microbt 1'], totals: [], isIncomplete: true },
    ]);
  });
});

describe('layersFromFacts', () => {
  const record = (id: string, change: object) => ({
    id,
    subject: 's',
    quantity: 'q',
    value: 40,
    unit: 'percent',
    from: '2025-01-01',
    until: '2025-04-01',
    source: { title: 't', url: 'https://example.org', read: '2026-11-25' },
    grade: 'press',
    layer: 'bitcoin/hashrate/jurisdiction',
    ...change,
  });
  const facts = (...records: readonly object[]): readonly Fact[] => parseFacts([{ path: 'f.json', json: records }]);

  it('leaves facts of no layer alone, and makes a window for each span', () => {
    const { layer: _, ...none } = record('none', {}) as Record<string, unknown>;
    const layers = layersFromFacts(
      facts(
        none,
        record('b', { entity: 'us', from: '2025-04-01', until: '2025-07-01', value: 99.2, low: 99, high: 100 }),
        record('a', { entity: 'us' }),
        record('c', { entity: 'china', value: 0 }),
      ),
    );
    expect(layers.map(({ layer }) => layer)).toEqual(['bitcoin/hashrate/jurisdiction']);
    expect(held(layers[0]!)).toEqual([
      { holdings: ['us 40'], totals: [100], isIncomplete: true },
      { holdings: ['us 99.2'], totals: [100], isIncomplete: false },
    ]);
    expect(layers[0]!.windows[1]!.holdings[0]).toMatchObject({
      low: 99,
      high: 100,
      origin: { source: 'facts', file: 'f.json', row: 2 },
    });
  });

  it('takes a fact without an entity as the total', () => {
    const layer = 'bitcoin/hashrate/operator';
    const layers = layersFromFacts(
      facts(
        record('a', { layer, entity: 'mara', unit: 'EH/s' }),
        record('b', { layer, unit: 'EH/s', value: 900 }),
        record('c', { layer, entity: 'mara', unit: 'EH/s', from: '2025-04-01', until: '2025-05-01' }),
      ),
    );
    expect(held(layers[0]!)).toEqual([
      { holdings: ['mara 40'], totals: [900], isIncomplete: false },
      { holdings: ['mara 40'], totals: [], isIncomplete: true },
    ]);
  });

  it('refuses two units in a layer, and an entity twice in a span', () => {
    expect(() =>
      layersFromFacts(facts(record('a', { entity: 'us' }), record('b', { entity: 'ca', unit: 'EH/s' }))),
    ).toThrow('layersFromFacts: expected one unit in bitcoin/hashrate/jurisdiction, got percent and EH/s (b)');
    expect(() => layersFromFacts(facts(record('a', { entity: 'us' }), record('b', { entity: 'us' })))).toThrow(
      'layersFromFacts: expected us once from 2025-01-01, got a and b (bitcoin/hashrate/jurisdiction)',
    );
  });

  it('builds five layers from the package alone, the survey apart from the sample', () => {
    const layers = layersFromFacts(loadFacts());
    expect(layers.map(({ layer }) => layer).sort()).toEqual([
      'bitcoin/asics/vendor',
      'bitcoin/hashrate/jurisdiction',
      'bitcoin/hashrate/operator',
      'bitcoin/sampled-hashrate/jurisdiction',
      'bitcoin/surveyed-hashrate/jurisdiction',
    ]);
    const known = miningLayers.map(({ id }) => id);
    for (const { layer, windows } of layers) {
      expect(known).toContain(layer);
      for (const { holdings, totals } of windows) {
        const sum = holdings.reduce((total, { weight }) => total + weight, 0);
        expect(totals.map(({ weight }) => weight >= sum)).toEqual([true]);
      }
    }
  });
});

describe('extrapolateSample', () => {
  // By hand: 48% of the network answered, 75.4% of that in the United States: 36.2% at least, and 52% more if all others are there.
  it('bounds the world by what was not sampled', () => {
    const [us] = extrapolateSample(new Map([['us', 0.754]]), 0.48);
    expect(us!.entity).toBe('us');
    expect(us!.low).toBeCloseTo(0.36192, 12);
    expect(us!.high).toBeCloseTo(0.88192, 12);
  });

  it('is the sample itself where all is covered, and says nothing where nothing is', () => {
    const sample = new Map([['a', 0.3]]);
    expect(extrapolateSample(sample, 1)).toEqual([{ entity: 'a', low: 0.3, high: 0.3 }]);
    expect(extrapolateSample(sample, 0)).toEqual([{ entity: 'a', low: 0, high: 1 }]);
  });

  it('holds the truth, whatever lies outside the sample', () => {
    const ratio = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(ratio, ratio, ratio, (inside, outside, coverage) => {
        const truth = inside * coverage + outside * (1 - coverage);
        const [bounds] = extrapolateSample(new Map([['a', inside]]), coverage);
        expect(truth).toBeGreaterThanOrEqual(bounds!.low - 1e-12);
        expect(truth).toBeLessThanOrEqual(bounds!.high + 1e-12);
      }),
    );
  });

  it.each<[string, [string, number][], number, string]>([
    ['percent for a ratio', [['us', 75.4]], 0.48, 'expected a ratio in [0, 1], got 75.4 (us)'],
    ['a coverage above 1', [['us', 0.5]], 48, 'expected a ratio in [0, 1], got 48 (coverage)'],
    ['a coverage that is none', [], Number.NaN, 'got NaN (coverage)'],
    [
      'more than the whole',
      [
        ['a', 0.75],
        ['b', 0.5],
      ],
      0.5,
      'expected proportions of at most 1 in all, got 1.25',
    ],
  ])('refuses %s', (_, sample, coverage, message) => {
    expect(() => extrapolateSample(new Map(sample), coverage)).toThrow(message);
  });
});

describe('the descriptions of the layers', () => {
  it('are of Bitcoin, name their resource and role, and count no draws', () => {
    expect(miningLayers.map(({ id }) => id)).toEqual([
      'bitcoin/hashrate/jurisdiction',
      'bitcoin/sampled-hashrate/jurisdiction',
      'bitcoin/surveyed-hashrate/jurisdiction',
      'bitcoin/hashrate/operator',
      'bitcoin/asics/vendor',
      'bitcoin/asic-models/vendor',
    ]);
    for (const { id, domain, resource, role, isCount, citations } of miningLayers) {
      expect(`${domain}/${resource}/${role}`).toBe(id);
      expect(isCount).toBe(false);
      expect(citations.length).toBeGreaterThan(0);
    }
  });
});

const map = 'geography/cbeci_mining_map_countries_monthly_2019-09_2022-01.csv';
const machines = 'hardware/cbeci_miners_2008_2020.csv';
describeWithShared('layers of the development data', [map, machines], () => {
  it('show 29 months of the sample, two of them incomplete, and the day on which the sample changes', async () => {
    const table = await readTable(sharedPath(map), (heads) => cambridgeMiningMap.wanted(heads));
    const layer = sampledJurisdictionLayer(cambridgeMiningMap.parse(table).value);
    expect(layer.windows).toHaveLength(29);
    expect(layer.windows.filter(({ isIncomplete }) => isIncomplete)).toHaveLength(2);
    expect(layer.scopeBreaksMs).toEqual([Date.UTC(2021, 1)]);
    const first = layer.windows[0]!;
    const named = first.holdings.reduce((sum, { weight }) => sum + weight, 0);
    expect(first.holdings[0]).toMatchObject({ entity: 'china', weight: 75.53 });
    expect(first.totals[0]!.weight - named).toBeCloseTo(6.1, 1); // Other reads 6.1%; the month sums to 99.99%
  });

  it('show the makers that brought models out in 2018', async () => {
    const table = await readTable(sharedPath(machines), (heads) => cambridgeHardware.wanted(heads));
    const layer = asicModelLayer(cambridgeHardware.parse(table).value, { untilMs: Date.UTC(2020, 4) });
    expect(layer.windows.map(({ span }) => new Date(span.fromMs).getUTCFullYear())).toEqual([
      2014, 2015, 2016, 2017, 2018, 2019, 2020,
    ]);
    expect(layer.windows[0]!.holdings.map(({ entity }) => entity)).toEqual(['bitmain']);
    expect(layer.windows[4]!.holdings.length).toBeGreaterThan(8);
    expect(layer.windows.map(({ isIncomplete }) => isIncomplete)).toEqual([
      false,
      false,
      false,
      false,
      false,
      false,
      true,
    ]);
  });
});
