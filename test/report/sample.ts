import type { Distribution } from '../../src/core/distribution.ts';
import type { Layer } from '../../src/core/layer.ts';
import type { Reading } from '../../src/core/reading.ts';
import { DAY_MS } from '../../src/core/time-span.ts';
import type { CurveReport, DivergenceReport, LayerReport, ReportData, Trend } from '../../src/report/report-data.ts';
import { stackOf } from '../../src/report/stack.ts';

const START_MS = Date.UTC(2020, 0, 1);

/** Text that would break out of markup, a terminal or a spreadsheet if it were shown as it is. */
export const hostileNames = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '\u001b[31mred\u001b[0m\u0007',
  '=cmd|"/c calc"!A1',
  'abc\u202edcba',
  'x'.repeat(5000),
  'z\u0301\u0302\u0303\u0304\u0305\u0306\u0307',
  '__proto__',
  'constructor',
  'line\nbreak\u2028\u0000',
  '\ud800',
  '矿池矿池矿池矿池矿池矿池矿池矿池',
  '',
];

export function reading(windowIndex: number, values: Partial<Reading> = {}): Reading {
  const fromMs = START_MS + windowIndex * 30 * DAY_MS;
  return {
    layer: 'bitcoin/blocks/pool',
    span: { fromMs, toMs: fromMs + 30 * DAY_MS },
    weight: 100,
    entities: 3,
    unattributedWeight: 10,
    measure: 'effective-number',
    unit: 'effective entities',
    snapshot: 'ab'.repeat(32),
    estimate: 4,
    low: 3,
    high: 5,
    boundLow: 2,
    boundHigh: 4,
    reason: null,
    ...values,
  };
}

function layerOf(role: string, values: Partial<Layer> = {}): Layer {
  return {
    id: `bitcoin/blocks/${role}`,
    domain: 'bitcoin',
    resource: 'blocks',
    role,
    title: `Bitcoin blocks by ${role.replaceAll('-', ' ')}`,
    definition: 'Blocks by their maker.',
    weightUnit: 'blocks',
    isCount: true,
    citations: [],
    ...values,
  };
}

export function distributionOf(
  windowIndex: number,
  weights: readonly number[],
  unattributedWeight = 0,
  entities: readonly string[] = weights.map((_, index) => `e${index}`),
): Distribution {
  return { layer: 'bitcoin/blocks/pool', span: reading(windowIndex).span, entities, weights, unattributedWeight };
}

export const flatTrend: Trend = {
  slopePerYear: 0.01,
  low: -0.02,
  high: 0.04,
  pValue: 0.4,
  windows: 12,
  verdict: 'no trend',
  fromMs: START_MS,
  toMs: START_MS + 360 * DAY_MS,
};

export function layerReport(role: string, values: Partial<LayerReport> = {}): LayerReport {
  const trajectory = [4, 5, 6, 5].map((estimate, index) =>
    reading(index, { estimate, low: estimate - 1, high: estimate + 1, boundLow: estimate - 2, boundHigh: estimate }),
  );
  const hhiTrajectory = trajectory.map((one) => ({
    ...one,
    measure: 'hhi',
    unit: 'points',
    estimate: 10_000 / one.estimate!,
    low: 10_000 / one.high!,
    high: 10_000 / one.low!,
    boundLow: 10_000 / one.boundHigh!,
    boundHigh: 10_000 / one.boundLow!,
  }));
  const nakamoto = reading(3, {
    measure: 'nakamoto-coefficient',
    unit: 'entities',
    estimate: 2,
    low: 2,
    high: 3,
    probabilities: [
      { value: 2, probability: 0.9 },
      { value: 3, probability: 0.1 },
    ],
  });
  const distributions = trajectory.map((_, index) => distributionOf(index, [50, 30 - index, 10], 10 + index));
  return {
    layer: layerOf(role),
    latest: [
      trajectory[3]!,
      hhiTrajectory[3]!,
      nakamoto,
      reading(3, {
        measure: 'concentration-ratio:1',
        unit: 'ratio',
        estimate: 0.5,
        low: 0.4,
        high: 0.6,
        boundLow: 0.5,
        boundHigh: 0.5,
      }),
    ],
    trajectory,
    hhiTrajectory,
    distribution: distributions[3]!,
    names: new Map([['e0', 'First & foremost']]),
    trend: flatTrend,
    wouldChange: 'A longer span would.',
    notes: [],
    chance: 'counts',
    labelBreaksMs: [START_MS + 45 * DAY_MS],
    stack: stackOf(distributions),
    ...values,
  };
}

/** A layer of published amounts: as many quarters from 2022 as there are estimates. */
export function aiReport(
  resource: string,
  role: string,
  { estimates = [6, 5.5, 5.2, 5], ...values }: Partial<LayerReport> & { readonly estimates?: readonly number[] } = {},
): LayerReport {
  const layer = layerOf(role, {
    id: `ai/${resource}/${role}`,
    domain: 'ai',
    resource,
    title: `AI ${resource.replaceAll('-', ' ')} by ${role}`,
    definition: 'Estimates of who holds what.',
    weightUnit: 'H100-equivalents',
    isCount: false,
  });
  const spans = estimates.map((_, quarter) => ({
    fromMs: Date.UTC(2022, 3 * quarter, 1),
    toMs: Date.UTC(2022, 3 * quarter + 3, 1),
  }));
  const entities = ['google', 'microsoft', 'xai'];
  const distributions = spans.map((span) => ({
    layer: layer.id,
    span,
    entities,
    weights: [19_700_000, 8_400_000, 312_000],
    unattributedWeight: 1_200_000,
  }));
  const trajectory = estimates.map((estimate, quarter) =>
    reading(quarter, { layer: layer.id, span: spans[quarter]!, estimate, low: estimate - 0.5, high: estimate + 0.5 }),
  );
  return layerReport(role, {
    layer,
    latest: [trajectory.at(-1)!],
    trajectory,
    hhiTrajectory: trajectory.map((one) => ({
      ...one,
      measure: 'hhi',
      unit: 'points',
      estimate: 10_000 / one.estimate!,
    })),
    distribution: distributions.at(-1)!,
    names: new Map([['google', 'Google']]),
    chance: 'published',
    labelBreaksMs: [],
    stack: stackOf(distributions),
    ...values,
  });
}

/** A curve of evenly spaced differences from −0.2 to 0.3, half of them by one option of each of two choices. */
export function curveReport(count: number, values: Partial<CurveReport> = {}): CurveReport {
  const specifications = Array.from({ length: count }, (_, index) => {
    const difference = -0.2 + (0.5 * index) / Math.max(1, count - 1);
    const [low, high] = [difference - 0.1, difference + 0.1];
    const verdict = low > 0 ? 'diverging' : high < 0 ? 'converging' : 'no difference';
    const choices = { span: index < count / 2 ? 'since 2022' : 'all', window: index % 2 === 0 ? '30 days' : '90 days' };
    return { difference, low, high, verdict, choices };
  });
  const verdicts = [...new Set(specifications.map(({ verdict }) => verdict))];
  return {
    specifications,
    agreement: verdicts.map((verdict) => ({
      verdict,
      proportion: specifications.filter((one) => one.verdict === verdict).length / count,
    })),
    influence: [
      {
        factor: 'window',
        explained: 0.02,
        options: [
          { option: '30 days', count: Math.ceil(count / 2), median: 0.05 },
          { option: '90 days', count: Math.floor(count / 2), median: 0.05 },
        ],
      },
      {
        factor: 'span',
        explained: 0.75,
        options: [
          { option: 'all', count: Math.floor(count / 2), median: 0.175 },
          { option: 'since 2022', count: Math.ceil(count / 2), median: -0.075 },
        ],
      },
    ],
    chosen: null,
    ...values,
  };
}

export function divergenceReport(values: Partial<DivergenceReport> = {}): DivergenceReport {
  return {
    a: 'bitcoin/blocks/pool',
    b: 'ai/accelerators/owner',
    differencePerYear: 0.1,
    low: 0.02,
    high: 0.18,
    pValue: 0.012,
    verdict: 'diverging',
    sentence: 'Mining disperses faster than accelerators.',
    curve: curveReport(40, { chosen: 25 }),
    ...values,
  };
}

/** Both domains, one divergence, a headline and a brief. */
export function twoDomains(values: Partial<ReportData> = {}): ReportData {
  return reportData({
    layers: [
      layerReport('pool'),
      layerReport('proxy-group'),
      aiReport('accelerators', 'owner', { notes: ['TPU rows begin in 2023.'] }),
      aiReport('accelerators', 'vendor'),
      aiReport('data-centers', 'owner', { estimates: [3], chance: 'none' }),
    ],
    divergences: [divergenceReport()],
    headline: { now: 'Blocks are as among 5 holders.', trend: 'Nothing moves.' },
    brief: { headline: 'In one sentence.', lines: ['First line.', 'Second line.'] },
    ...values,
  });
}

export function reportData(values: Partial<ReportData> = {}): ReportData {
  return {
    title: 'Sample',
    run: [{ key: 'snapshot', value: 'ab'.repeat(32) }],
    intervalLevel: 0.95,
    verdictRule: 'A rule.',
    headline: null,
    brief: null,
    layers: [layerReport('pool'), layerReport('proxy-group')],
    divergences: [],
    security: null,
    economics: null,
    fieldStartsMs: { bitcoin: Date.UTC(2009, 0, 3), ai: Date.UTC(2012, 8, 30) },
    sources: [
      {
        title: 'Blocks',
        publisher: 'Somebody',
        licence: 'CC0-1.0',
        url: 'https://example.org/blocks?a=1&b=2',
        span: { fromMs: START_MS, toMs: START_MS + DAY_MS },
        rows: 1234,
      },
    ],
    problems: [{ kind: 'blk/truncated-block', message: 'decodeBlock: expected 80 bytes, got 79 (height 5)', count: 2 }],
    notes: ['A note.'],
    ...values,
  };
}
