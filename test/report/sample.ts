import type { Distribution } from '../../src/core/distribution.ts';
import type { Layer } from '../../src/core/layer.ts';
import type { Reading } from '../../src/core/reading.ts';
import { DAY_MS } from '../../src/core/time-span.ts';
import type { LayerReport, ReportData, Trend } from '../../src/report/report-data.ts';
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
    stack: stackOf(distributions),
    ...values,
  };
}

export function reportData(values: Partial<ReportData> = {}): ReportData {
  return {
    title: 'Sample',
    run: [{ key: 'snapshot', value: 'ab'.repeat(32) }],
    intervalLevel: 0.95,
    verdictRule: 'A rule.',
    layers: [layerReport('pool'), layerReport('proxy-group')],
    labelBreaksMs: [START_MS + 45 * DAY_MS],
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
