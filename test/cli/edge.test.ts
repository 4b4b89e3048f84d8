import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../helpers/run-cli.ts';
import { root } from '../helpers/source-files.ts';
import { runHere } from './run-here.ts';

test.each([
  [['tiers', '--quantization', 'q9'], '--quantization: parseQuantization: expected iq1_s'],
  [['tiers', '--context', '0'], "--context: expected a whole number from 1 to 10000000, got '0'"],
  [['tiers', '--every', 'day'], "--every: expected quarter, year, got 'day'"],
  [['tiers', '--as-of', 'soon'], "--as-of: parseInstant: expected an ISO 8601 UTC date, got 'soon'"],
  [['tiers', '--format', 'parquet'], "--format: expected table, csv, json, got 'parquet'"],
  [['edge', '--draws', '0'], "--draws: expected a whole number from 1 to 1000000, got '0'"],
  [['edge', '--seed', '-1'], "--seed: expected a whole number from 0 to 4294967295, got '-1'"],
])('%j is refused before anything is read', async (args, message) => {
  const { code, out, err } = await runHere(args);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(message);
});

test('the inputs are shown with their ranges, grades and reasons, and as JSON they can be given back', async () => {
  const shown = await runHere(['edge', '--show-inputs', '--format', 'csv']);
  expect(shown.code).toBe(0);
  expect(shown.out.split('\n')[0]).toBe('name,value,low,high,grade,why');
  expect(shown.out).toMatch(/\nadoptedPercent,2,0\.3,8,assumption,/);
  const { out } = await runHere(['edge', '--show-inputs', '--format', 'json']);
  expect(JSON.parse(out)).toEqual(JSON.parse(readFileSync(`${root}/data/edge-inputs.json`, 'utf8')));
  const path = join(temporaryFolder(), 'mine.json');
  writeFileSync(path, out);
  const again = await runHere(['edge', '--show-inputs', '--inputs', path, '--format', 'json']);
  expect(again.out).toBe(out);
});

test('bad inputs are refused in one line that names the place', async () => {
  const path = join(temporaryFolder(), 'mine.json');
  writeFileSync(path, '{"taskClasses": []}');
  const { code, out, err } = await runHere(['edge', '--inputs', path]);
  expect([code, out]).toEqual([1, '']);
  expect(err).toContain('parseEdgeInputs: expected the field tiers, got nothing (inputs)');
});

test('the bundled models give three nested figures, with the credit and what is assumed', async () => {
  const csv = await runHere(['edge', '--format', 'csv', '--draws', '300']);
  expect(csv.code).toBe(0);
  const [header, ...rows] = csv.out
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));
  expect(header).toEqual(['figure', 'date', 'percent', 'low', 'high']);
  const [could, wouldPay, does] = rows.map((cells) => cells.slice(2).map(Number)) as [number[], number[], number[]];
  expect(could[0]).toBeGreaterThan(5);
  expect(could[0]).toBeLessThan(60);
  for (const at of [0, 1, 2]) {
    expect(wouldPay[at]).toBeLessThanOrEqual(could[at]!);
    expect(does[at]).toBeLessThanOrEqual(wouldPay[at]!);
  }
  for (const part of ['Epoch Capabilities Index, CC-BY-4.0', 'stored as q4_k_m', 'most of which are assumptions'])
    expect(csv.err).toContain(part);
  const { out, err } = await runHere(['edge', '--draws', '300'], { width: 80 });
  expect(err).toBe('');
  expect(out).toContain('could be served on own devices');
  expect(out.replace(/\s+/g, ' ')).toContain('Epoch Capabilities Index, CC-BY-4.0');
  expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  const json = await runHere(['edge', '--draws', '300', '--format', 'json']);
  expect(JSON.parse(json.out)).toMatchObject({
    draws: 300,
    quantization: 'q4_k_m',
    sources: [{ publisher: 'Epoch AI' }, {}, {}],
  });
});

test('before any model nothing is known, which is not nothing; after the last it is said', async () => {
  const early = await runHere(['edge', '--as-of', '2020-01-01']);
  expect([early.code, early.out]).toEqual([1, '']);
  expect(early.err).toContain('edge: no model was released by 2020-01-01: the first is of 20');
  const late = await runHere(['edge', '--as-of', '2030-01-01', '--draws', '100']);
  expect(late.out.replace(/\s+/g, ' ')).toMatch(/the data end on \S+, before the as-of date/);
});
