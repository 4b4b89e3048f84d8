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
  tierGroups,
  tierNotes,
  tiersOverTime,
  timeNotes,
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
  expect(edgeServableAt(models, { ...options, asOfMs: Date.UTC(2024, 1, 9) })).toBeNull();
  expect(edgeServableAt(models, { ...options, asOfMs: Date.UTC(2024, 1, 10) })).not.toBeNull();
});

test('a time before the first model or after the last is told', () => {
  expect(timeNotes(models, Date.UTC(2024, 1, 9))).toEqual([
    'no model was released by 2024-02-09: the first is of 2024-02-10',
  ]);
  expect(timeNotes(models, Date.UTC(2025, 2, 13))).toEqual([
    'the data end on 2025-03-12, before the as-of date: what came out since is not seen, so every gap in months looks longer',
  ]);
  for (const asOfMs of [null, Date.UTC(2024, 1, 10), Date.UTC(2025, 2, 12)])
    expect(timeNotes(models, asOfMs)).toEqual([]);
  expect(timeNotes([], 0)).toEqual([]);
});

test('tiers are groups by their ids and by their kinds, and say what they suppose', () => {
  const memory = { quantization: 'q4_k_m', contextTokens: 4096 };
  const groups = tierGroups(models, memory);
  const ids = readDeviceFacts().tiers.map(({ id }) => id);
  expect(Object.keys(groups)).toEqual(['phone', 'laptop', 'consumer-gpu', ...ids]);
  const names = (id: string) => models.filter(groups[id]!).map(({ name }) => name);
  expect(names('phone')).toEqual(['Acme 3B']);
  expect(names('laptop-32gb')).toEqual(['Acme 3B', 'Acme 27B']);
  expect(groups.laptop).toBe(groups['laptop-16gb']);
  // 16 bits: 3e9 × 2 bytes = 6.0e9 with the runtime's 0.5e9, in half of 8 GiB, 4.3e9: no.
  expect(models.filter(tierGroups(models, { ...memory, quantization: 'f16' }).phone!)).toEqual([]);
  expect(tierNotes(['frontier', 'open'], memory)).toEqual([]);
  expect(tierNotes(['frontier', 'laptop'], memory)).toEqual([
    expect.stringMatching(
      /^laptop is laptop-16gb, with 67% of its 16 GB for a model\. Open weights stored as q4_k_m fit/,
    ),
  ]);
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
  expect(() => readEdgeInputs(path)).toThrow(`readEdgeInputs: expected JSON, got something else (${path})`);
  expect(() => readEdgeInputs(`${path}.not`)).toThrow(
    `readEdgeInputs: expected a file that can be read, got ENOENT (${path}.not)`,
  );
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
  expect(tiersTable(readings, { width: 120, colour: false, ...request, notes: ['\u001b[31mred'] })).not.toContain(
    '\u001b',
  );
  expect(JSON.parse(tiersJson(readings))).toHaveLength(2);
  expect(tiersCsv([])).toMatch(/^tier,date,.*\n$/);
});
