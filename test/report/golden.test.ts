import { expect, test } from 'vitest';
import { stackOf } from '../../src/report/stack.ts';
import { stackedProportionsChart } from '../../src/report/stacked-proportions-chart.ts';
import { trajectoryChart } from '../../src/report/trajectory-chart.ts';
import { distributionOf, layerReport } from './sample.ts';

// The files were looked at when they were committed; `npx vitest -u` writes them again after a wanted change.
test('a small trajectory is drawn as before', async () => {
  const { trajectory } = layerReport('pool');
  const svg = trajectoryChart(
    {
      id: 'golden',
      title: 'Effective number',
      upMeans: 'more dispersed',
      intervalLevel: 0.95,
      labelBreaksMs: [trajectory[2]!.span.fromMs],
      series: [{ name: 'pool', readings: trajectory, chance: 'counts' }],
    },
    { width: 640, height: 320 },
  );
  await expect(`${svg}\n`).toMatchFileSnapshot('golden/trajectory-chart.svg');
});

test('a small stack is drawn as before', async () => {
  const stack = stackOf([0, 1, 2, 3].map((index) => distributionOf(index, [40 + 5 * index, 30, 20 - 5 * index], 10)));
  const data = { id: 'golden', title: 'Proportions', stack, names: new Map([['e0', 'First']]), labelBreaksMs: [] };
  await expect(`${stackedProportionsChart(data, { width: 640, height: 320 })}\n`).toMatchFileSnapshot(
    'golden/stacked-proportions-chart.svg',
  );
});
