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
