import { expect, test } from 'vitest';
import type { ReportData } from '../../src/report/report-data.ts';
import { verdictMatrix } from '../../src/report/verdict-matrix.ts';
import { aiReport, flatTrend, hostileNames, layerReport, reading, reportData, twoDomains } from './sample.ts';
import { markupFault } from './well-formed.ts';

/** The matrix with the headings that its links lead to. */
function matrix(data: ReportData): string {
  const headings = data.layers.map((_, index) => `<h2 id="g${index}-h">-</h2>`).join('');
  return `<div>${headings}${verdictMatrix(data)}</div>`;
}

const rowsOf = (markup: string): string[] => [...markup.matchAll(/<tr>.*?<\/tr>/gs)].map(([row]) => row).slice(1);

test('every layer is a row under its field that leads to its resource, with all that its verdict rests on', () => {
  const up = { ...flatTrend, slopePerYear: 0.1, low: 0.05, high: 0.15, pValue: 0.0001, verdict: 'dispersing' } as const;
  const layers = [layerReport('pool'), aiReport('accelerators', 'owner', { trend: up, wouldChange: 'Another scope.' })];
  const markup = matrix(reportData({ layers }));
  expect(markupFault(markup)).toBeNull();
  expect([...markup.matchAll(/scope="rowgroup"[^>]*>([^<]+)/g)].map(([, name]) => name)).toEqual(['Bitcoin', 'AI']);
  expect([...markup.matchAll(/scope="row"><a href="#(g\d-h)">([^<]+)/g)].map(([, id, name]) => [id, name])).toEqual([
    ['g0-h', 'Blocks by pool'],
    ['g1-h', 'Accelerators by owner'],
  ]);
  const [pool, owner] = rowsOf(markup);
  // exp(0.1) − 1 = 10.5%, exp(0.05) − 1 = 5.1%, exp(0.15) − 1 = 16.2%.
  for (const shown of [
    '5.00',
    'estimates [4.50, 5.50]',
    '+10.5%/year',
    '[+5.1, +16.2]',
    'p &lt; 0.001',
    'Dispersing',
    'Jan 2020 to Dec 2020',
    '12 windows',
    'Another scope.',
  ]) {
    expect(owner).toContain(shown);
  }
  expect(owner).not.toContain('chance [');
  expect(pool).toContain('chance [4.00, 6.00]');
  expect(pool).toContain('A longer span would.');
  expect(pool).toContain('class="verdict none">No trend');
});

test('each cell names its column, for screens on which a row is a card', () => {
  for (const row of rowsOf(matrix(twoDomains()))) {
    expect([...row.matchAll(/data-label="([^"]+)"/g)].map(([, name]) => name)).toEqual([
      'Effective number',
      'Trajectory',
      'Change a year',
      'Verdict',
      'What would change it',
    ]);
  }
});

test('too little data is said without a number', () => {
  const nothing = { slopePerYear: Number.NaN, low: Number.NaN, high: Number.NaN, pValue: Number.NaN };
  const trend = { ...flatTrend, ...nothing, windows: 1, verdict: 'too little data' as const };
  const empty = reading(0, {
    estimate: null,
    low: null,
    high: null,
    boundLow: null,
    boundHigh: null,
    reason: 'Empty.',
  });
  const markup = matrix(reportData({ layers: [layerReport('pool', { trend, latest: [empty], trajectory: [empty] })] }));
  expect(markup).not.toMatch(/NaN|Infinity|undefined|null/);
  expect(markup).toContain('Too little data');
  expect(markup).toContain('1 window<');
  expect(markup).toContain('Empty.');
});

test('text of strangers stays text', () => {
  const layers = hostileNames.map((name) =>
    layerReport('pool', { wouldChange: name, layer: { ...layerReport('pool').layer, title: `Blocks by ${name}` } }),
  );
  expect(markupFault(matrix(reportData({ layers })))).toBeNull();
});
