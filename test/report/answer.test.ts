import { expect, test } from 'vitest';
import { answer } from '../../src/report/answer.ts';
import type { Trend } from '../../src/report/report-data.ts';
import { aiReport, divergenceReport, flatTrend, layerReport, reading, reportData } from './sample.ts';

const withTrend = (role: string, trend: Partial<Trend>, estimate = 5) =>
  layerReport(role, { trend: { ...flatTrend, ...trend }, latest: [reading(3, { estimate })] });

test('levels of one value are named together, and each other value once', () => {
  const layers = [withTrend('pool', {}, 6.11), withTrend('parent', {}, 6.09), withTrend('proxy-group', {}, 4.48)];
  expect(answer(reportData({ layers })).now).toBe(
    'Bitcoin blocks counted by pool or by parent are as concentrated as among 6.1 equal holders; by proxy group, 4.5.',
  );
});

test('where there is no trend no direction is named, whatever the slope', () => {
  const layers = [withTrend('pool', { slopePerYear: -0.3, low: -0.5, high: -0.1 }), withTrend('parent', {})];
  const { trend } = answer(reportData({ layers }));
  expect(trend).toBe('By pool and by parent, Jan 2020 to Dec 2020, there is no trend.');
});

test('a direction is named with its slope and interval, and too little data is said', () => {
  const layers = [
    withTrend('pool', { verdict: 'concentrating', slopePerYear: -0.1, low: -0.15, high: -0.05 }),
    withTrend('parent', { verdict: 'too little data', slopePerYear: Number.NaN, low: Number.NaN, high: Number.NaN }),
  ];
  // exp(−0.1) − 1 = −9.5%, exp(−0.15) − 1 = −13.9%, exp(−0.05) − 1 = −4.9%.
  expect(answer(reportData({ layers })).trend).toBe(
    'By pool, Jan 2020 to Dec 2020, the verdict is concentrating: the effective number changes by −9.5%/year (95% interval −13.9% to −4.9%). ' +
      'By parent, Jan 2020 to Dec 2020, there is too little data to tell a trend.',
  );
});

test('of several fields the first layer of each is named, whether the pair goes apart, and how many have a direction', () => {
  const down = { ...flatTrend, verdict: 'concentrating', slopePerYear: -0.1 } as const;
  const layers = [
    withTrend('pool', {}, 6.14),
    withTrend('parent', {}, 5),
    aiReport('chips', 'owner', { trend: down, latest: [reading(3, { estimate: 7.6 })] }),
  ];
  expect(answer(reportData({ layers, divergences: [divergenceReport({ sentence: 'They do.' })] }))).toEqual({
    now: 'Bitcoin blocks by pool are as concentrated as among 6.1 equal holders; AI chips by owner, as among 7.6.',
    trend: 'They do. Of 3 layers, 1 is concentrating (AI chips by owner); 2 are without a trend.',
  });
});

test('without a value there is no answer', () => {
  expect(answer(reportData({ layers: [] }))).toEqual({ now: 'No window holds enough data for an answer.', trend: '' });
});
