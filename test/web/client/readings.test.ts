import { expect, test } from 'vitest';
import { linePoints } from '../../../src/web/client/readings.ts';

test('readings become points in order of time, in the middle of their windows, with their ids', () => {
  const reading = {
    layer: 'bitcoin/blocks/pool',
    weight: 4320,
    entities: 20,
    unattributed_weight: 3,
    measure: 'concentration-ratio:3',
    unit: 'ratio',
    estimate: 0.6,
    low: 0.58,
    high: 0.62,
    bound_low: 0.6,
    bound_high: 0.61,
    snapshot: '0'.repeat(64),
    reason: null,
    probabilities: null,
  };
  const points = linePoints([
    { ...reading, from: '2020-01-31T00:00:00Z', to: '2020-03-01T00:00:00Z' },
    { ...reading, from: '2020-01-01T00:00:00Z', to: '2020-01-31T00:00:00Z' },
  ]);
  expect(points.map(({ x }) => x)).toEqual([Date.UTC(2020, 0, 16), Date.UTC(2020, 1, 15)]);
  expect(points[0]).toMatchObject({
    estimate: 0.6,
    low: 0.58,
    high: 0.62,
    boundLow: 0.6,
    boundHigh: 0.61,
    id: 'reading:bitcoin/blocks/pool@2020-01-01..2020-01-31/concentration-ratio:3',
  });
});
