import type { FastifyInstance } from 'fastify';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parseWindowSpec } from '../../../src/core/window-spec.ts';
import { measureInput, parseMeasure, readInput } from '../../../src/index.ts';
import { readingsJson } from '../../../src/pipeline/output.ts';
import { createApp } from '../../../src/web/server/app.ts';
import { runHere } from '../../cli/run-here.ts';
import { root } from '../../helpers/source-files.ts';
import { bundledApp, observatoryOf } from '../bundled.ts';

const daily = `${root}/data/snapshot/daily-blocks.parquet`;
const blocks = `${root}/test/fixtures/blocks/synthetic.csv`;

async function ask(app: FastifyInstance, url: string) {
  const answer = await app.inject(url);
  expect({ url, status: answer.statusCode, detail: answer.statusCode < 400 ? '' : answer.body }).toEqual({
    url,
    status: 200,
    detail: '',
  });
  return answer;
}

interface Choice {
  readonly window: string;
  readonly step?: string;
  readonly level: string;
  readonly measures: string;
  readonly interval?: string;
  readonly from?: string;
  readonly to?: string;
}

/** The same readings by the service, the command line and the library. */
async function threeWays(app: FastifyInstance, path: string, choice: Choice) {
  const { window, step = window, level, measures, interval = '0.95', from, to } = choice;
  const limits = Object.entries({ from, to }).flatMap(([name, day]) =>
    day === undefined ? [] : [[name, day] as const],
  );
  const address = `/api/v1/readings/bitcoin/blocks/${level}`;
  const query = new URLSearchParams({ window, step, measure: measures, interval, ...Object.fromEntries(limits) });
  const named = Object.entries({ window, step, level, measures, interval, ...Object.fromEntries(limits) });
  const options = named.flatMap(([name, value]) => [`--${name}`, String(value)]);
  const json = await runHere(['measure', path, ...options, '--format', 'json']);
  const csv = await runHere(['measure', path, ...options, '--format', 'csv']);
  const readings = [
    ...measureInput(await readInput(path), {
      window: parseWindowSpec(window),
      step: parseWindowSpec(step),
      measures: measures.split(',').map(parseMeasure),
      levels: [level as 'pool'],
      fromMs: from === undefined ? null : Date.parse(from),
      toMs: to === undefined ? null : Date.parse(to),
      interval: interval === 'none' ? null : Number(interval),
      unattributed: 'thin',
      correction: 'corrected',
      seed: 1,
    }),
  ].flat();
  return {
    served: (await ask(app, `${address}.json?${query}`)).json().items,
    servedCsv: (await ask(app, `${address}.csv?${query}`)).body,
    commanded: JSON.parse(json.out),
    commandedCsv: csv.out,
    called: JSON.parse([...readingsJson(readings)].join('')),
  };
}

describe('windows of one’s own', () => {
  test.each<Choice>([
    { window: '90d', step: '30d', level: 'pool', measures: 'hhi' },
    { window: 'quarter', level: 'parent', measures: 'effective-number,concentration-ratio:3', interval: '0.8' },
    { window: 'year', step: 'month', level: 'proxy-group', measures: 'nakamoto-coefficient', interval: 'none' },
    { window: '7d', level: 'pool', measures: 'gini,shannon-entropy', from: '2024-01-01', to: '2024-06-01' },
  ])('of the bundled snapshot are those of the command line and the library: $window $level', async (choice) => {
    const app = await bundledApp();
    onTestFinished(() => app.close());
    const { served, servedCsv, commanded, commandedCsv, called } = await threeWays(app, daily, choice);
    expect(served.length).toBeGreaterThan(20);
    expect(served).toEqual(commanded);
    expect(called).toEqual(commanded);
    expect(servedCsv).toBe(commandedCsv);
  });

  test.each<Choice>([
    { window: '144b', step: '72b', level: 'pool', measures: 'hhi,effective-number' },
    { window: '3d', step: '1d', level: 'parent', measures: 'nakamoto-coefficient' },
  ])('of a table of blocks are those of the command line and the library: $window', async (choice) => {
    const app = await createApp(await observatoryOf(blocks));
    onTestFinished(() => app.close());
    const { served, servedCsv, commanded, commandedCsv, called } = await threeWays(app, blocks, choice);
    expect(served.length).toBeGreaterThan(5);
    expect(served).toEqual(commanded);
    expect(called).toEqual(commanded);
    expect(servedCsv).toBe(commandedCsv);
  });

  test('take the measure’s own step and all its measures where these are not named, up to what is computed for one', async () => {
    const app = await bundledApp();
    onTestFinished(() => app.close());
    const { total } = (await ask(app, '/api/v1/readings/bitcoin/blocks/pool?window=365d&limit=1')).json();
    const { total: measures } = (await ask(app, '/api/v1/measures')).json();
    expect(total % measures).toBe(0);
    const refused = (await app.inject('/api/v1/readings/bitcoin/blocks/pool?window=30d&step=1d')).json();
    expect(refused.detail).toMatch(/^step: expected at most 20000 readings, windows times measures, got about \d+: /);
  });
});

test('readings of the run as CSV are, byte for byte, those of the command line for the same windows', async () => {
  const app = await createApp(await observatoryOf(blocks, 1));
  onTestFinished(() => app.close());
  // Windows of a run end where the data end, those of the command line begin where they begin: of whole days, both are the same.
  const options = ['--window', '1d', '--level', 'pool', '--measures', 'effective-number,hhi', '--format', 'csv'];
  const { out } = await runHere(['measure', blocks, ...options]);
  const { body } = await ask(app, '/api/v1/readings/bitcoin/blocks/pool.csv?measure=hhi,effective-number');
  expect(body.split('\n').length).toBeGreaterThan(20);
  expect(body).toBe(out);
});
