import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tiersCsv, tiersJson, tiersTable } from '../../src/cli/tiers-text.ts';
import {
  edgeServableAt,
  listEdgeInputs,
  readDecodeEfficiency,
  readDeviceFacts,
  readEdgeInputs,
  tiersOverTime,
} from '../../src/pipeline/edge.ts';
import { temporaryFolder } from '../helpers/run-cli.ts';
import { modelOf } from '../models/small-models.ts';

const models = [
  modelOf({ name: 'Frontier', score: 150, access: 'closed', releasedMs: Date.UTC(2024, 4, 1) }),
  modelOf({ name: 'Acme 3B', score: 118, totalParameters: 3e9, releasedMs: Date.UTC(2024, 1, 10) }),
  modelOf({ name: 'Acme 27B', score: 138, totalParameters: 27e9, releasedMs: Date.UTC(2025, 2, 12) }),
];
const request = { quantization: 'q4_k_m', asOfMs: null, contextTokens: 4096 };

test('tiers are read at the end of each year since the first model, and at the last release', () => {
  const readings = tiersOverTime(models, { ...request, every: 'year' });
  const tiers = readDeviceFacts().tiers.map(({ id }) => id);
  expect(readings.map(({ tier, atMs }) => `${tier} ${new Date(atMs).toISOString().slice(0, 10)}`)).toEqual(
    tiers.flatMap((id) => [`${id} 2024-12-31`, `${id} 2025-03-12`]),
  );
  const last = new Map(readings.filter((_, at) => at % 2 === 1).map(({ tier, best }) => [tier, best?.name]));
  // By hand: 27e9 × 4.8944 / 8 = 16.5e9 bytes, cache 0.89e9, runtime 0.5e9: in 23.0e9 of a laptop of 32 GB, not in 11.5e9 of one of 16.
  expect(last.get('laptop-16gb')).toBe('Acme 3B');
  expect(last.get('laptop-32gb')).toBe('Acme 27B');
  expect(last.get('gpu-24gb')).toBe('Acme 27B');
  expect(last.get('phone-6gb')).toBe('Acme 3B');
});

test('quarters are read by quarter, a time is kept to, and without models there is nothing to read', () => {
  const quarters = tiersOverTime(models, { ...request, every: 'quarter' }).filter(({ tier }) => tier === 'phone-8gb');
  expect(quarters.map(({ atMs }) => new Date(atMs).toISOString().slice(0, 10))).toEqual([
    '2024-03-31',
    '2024-06-30',
    '2024-09-30',
    '2024-12-31',
    '2025-03-12',
  ]);
  const early = tiersOverTime(models, { ...request, asOfMs: Date.UTC(2024, 2, 1), every: 'year' });
  expect(new Set(early.map(({ atMs }) => atMs))).toEqual(new Set([Date.UTC(2024, 2, 1)]));
  expect(tiersOverTime([], { ...request, every: 'year' })).toEqual([]);
});

test('the shipped inputs give nested figures, and without models none', () => {
  const inputs = readEdgeInputs();
  const options = { ...request, inputs, seed: 1, draws: 200 };
  const reading = edgeServableAt(models, options)!;
  expect(reading.could).toBeGreaterThan(0);
  expect(reading.could).toBeLessThan(1);
  expect(reading.does).toBeLessThanOrEqual(reading.wouldPay);
  expect(edgeServableAt([], { ...options, asOfMs: 0 })).toBeNull();
});

test('every shipped input says how it is known and why, and every class of a tier has a speed', () => {
  for (const { name, why } of listEdgeInputs(readEdgeInputs())) expect(why.length, name).toBeGreaterThan(10);
  const { classes } = readDecodeEfficiency();
  expect(readDeviceFacts().tiers.filter((tier) => classes[tier.class] === undefined)).toEqual([]);
});

test('inputs of a user are read from a file, and a bad file is named', () => {
  const path = join(temporaryFolder(), 'inputs.json');
  writeFileSync(path, JSON.stringify({ ...readEdgeInputs(), adoptedPercent: 3 }));
  expect(() => readEdgeInputs(path)).toThrow('inputs.adoptedPercent');
  writeFileSync(path, '{');
  expect(() => readEdgeInputs(path)).toThrow(`readJson: expected JSON, got something else (${path})`);
  expect(() => readEdgeInputs(`${path}.not`)).toThrow(`readJson: expected a file that can be read (${path}.not)`);
});

test('readings go out as table, CSV and JSON, and a hostile name stays text', () => {
  const hostile = [...models, modelOf({ name: '=cmd\u001b[31m,"', score: 149, totalParameters: 2e9 })];
  const readings = tiersOverTime(hostile, { ...request, every: 'year' }).filter(({ tier }) => tier === 'gpu-32gb');
  const csv = tiersCsv(readings);
  expect(csv.split('\n')[0]).toBe(
    'tier,date,model,released,score,frontier_model,frontier_score,gap_points,gap_months,tokens_per_second,reason',
  );
  expect(csv.split('\n')[1]).toBe('gpu-32gb,2024-12-31,,,,Frontier,150,,,,not on sale yet');
  expect(csv).not.toContain('\u001b');
  expect(tiersTable(readings, { width: 120, colour: false })).not.toContain('\u001b');
  expect(JSON.parse(tiersJson(readings))).toHaveLength(2);
  expect(tiersCsv([])).toMatch(/^tier,date,.*\n$/);
});
