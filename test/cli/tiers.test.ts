import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../helpers/run-cli.ts';
import { runHere } from './run-here.ts';
import { fileOf, UNSHOWABLE } from './sample-files.ts';

const HEADER =
  'tier,date,model,released,score,frontier_model,frontier_score,gap_points,gap_months,tokens_per_second,reason';
const tiers = [
  'phone-6gb',
  'phone-8gb',
  'phone-12gb',
  'phone-16gb',
  'laptop-16gb',
  'laptop-32gb',
  'gpu-24gb',
  'gpu-32gb',
] as const;

interface Record {
  readonly tier: string;
  readonly date: string;
  readonly model: string | null;
  readonly released: string | null;
  readonly score: number | null;
  readonly frontier_score: number | null;
  readonly gap_points: number | null;
  readonly gap_months: number | null;
  readonly tokens_per_second: number | null;
  readonly reason: string | null;
}

async function records(...args: string[]): Promise<readonly Record[]> {
  const { code, out } = await runHere(['tiers', '--format', 'json', ...args]);
  expect(code).toBe(0);
  return JSON.parse(out);
}

describe('tiers on the bundled models', () => {
  test('names for every tier over time the best model with score, gap and speed', async () => {
    const all = await records();
    expect([...new Set(all.map(({ tier }) => tier))]).toEqual(tiers);
    const phone = all.filter(({ tier }) => tier === 'phone-8gb');
    expect(phone.length).toBeGreaterThan(2);
    expect(phone.map(({ date }) => date)).toEqual(phone.map(({ date }) => date).toSorted());
    for (const { model, reason, score, released, date, ...rest } of all) {
      expect(model === null).toBe(reason !== null);
      if (model === null) continue;
      expect(released! <= date).toBe(true);
      expect(rest.gap_points).toBeCloseTo(rest.frontier_score! - score!, 9);
      expect(rest.gap_months).toBeGreaterThanOrEqual(0);
      expect(rest.tokens_per_second).toBeGreaterThan(0);
    }
  });

  test('never lose their best model, and the larger of two runs at least as good a one', async () => {
    const all = await records('--every', 'quarter');
    for (const tier of tiers) {
      const scores = all.filter((each) => each.tier === tier).flatMap(({ score }) => score ?? []);
      expect(scores, tier).toEqual(scores.toSorted((a, b) => a - b));
    }
    const last = new Map(all.map((each) => [each.tier, each]));
    for (const [small, large] of [
      ['phone-6gb', 'phone-8gb'],
      ['phone-8gb', 'phone-12gb'],
      ['phone-12gb', 'laptop-16gb'],
      ['laptop-16gb', 'laptop-32gb'],
      ['gpu-24gb', 'gpu-32gb'],
    ] as const) {
      expect(last.get(large)!.score).toBeGreaterThanOrEqual(last.get(small)!.score!);
    }
  });

  test('put no model on a phone that scores as those of hundreds of billions of parameters do', async () => {
    // DeepSeek-V3, 671 billion parameters, scores 133; 4 GB hold about 7 billion parameters of 4 bits.
    for (const { tier, model, score } of await records('--every', 'quarter'))
      if (tier.startsWith('phone')) expect(score ?? 0, `${tier}: ${model}`).toBeLessThan(133);
  });

  test('read well: credit, meanings and limits stand under the table, within 80 columns', async () => {
    const { code, out, err } = await runHere(['tiers'], { width: 80 });
    expect([code, err]).toEqual([0, '']);
    for (const part of ['best model that', 'Epoch Capabilities Index, CC-BY-4.0', 'stored as q4_k_m', 'not said'])
      expect(out.replace(/\s+/g, ' ')).toContain(part);
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test('write CSV with the credit beside it, and a file by its name', async () => {
    const { out, err } = await runHere(['tiers', '--format', 'csv']);
    expect(out.split('\n')[0]).toBe(HEADER);
    expect(err).toContain('Epoch Capabilities Index, CC-BY-4.0');
    const path = join(temporaryFolder(), 'tiers.csv');
    expect(await runHere(['tiers', '--out', path])).toMatchObject({ code: 0, out: '' });
    expect(readFileSync(path, 'utf8')).toBe(out);
  });

  test('before the first model hold nothing, and say so', async () => {
    const { code, out } = await runHere(['tiers', '--as-of', '2020-02-01']);
    expect(code).toBe(0);
    expect(out).toMatch(/phone-8gb +2020-02-01 +no scored model fits +–/);
    expect(out).toContain('no model was released by 2020-02-01');
  });
});

describe.each(['lag', 'tiers', 'edge'])('%s refuses as models', (command) => {
  test.each([
    ['a file that is not there', () => join(temporaryFolder(), 'none.csv'), 'no such file'],
    ['an empty file', () => fileOf('', 'empty.csv'), 'got an empty file'],
    [
      'a page',
      () => fileOf('<!doctype html>\n<html><body>Not found</body></html>\n', 'page.csv'),
      'expected a table of',
    ],
    ['bytes', () => fileOf(Uint8Array.from([0, 159, 146, 150, 0, 1, 2, 3]), 'bytes.csv'), 'got binary data'],
    ['another table', () => fileOf('height,time,pool\n1,2,3\n', 'blocks.csv'), 'got the columns height, time, pool'],
    ['a header alone', () => fileOf('Model,eci,date\n', 'head.csv'), 'expected a header and rows'],
    [
      'rows of which none is a model',
      () => fileOf('id,model,released,access,score\na,A,soon,open,9\n', 'rows.csv'),
      'expected a model with a score and a date, got none',
    ],
  ])('%s', async (_, file, message) => {
    const { code, out, err } = await runHere([command, '--models', file()]);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(message);
    expect(err).not.toMatch(UNSHOWABLE);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });

  test('a folder without scores, and a table and a folder at once', async () => {
    const { code, out, err } = await runHere([command, '--published', temporaryFolder()]);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('expected a table of epoch-capabilities-index, got none');
    expect(err).toContain('contraflow fetch epoch-capabilities-index gets it');
    expect((await runHere([command, '--models', 'a.csv', '--published', 'b'])).code).toBe(2);
  });
});

test('models dated after today count, and are told', async () => {
  const file = fileOf(
    'id,model,released,access,score\na,A,2024-01-01,closed,120\nb,B,2025-01-01,closed,130\n',
    'm.csv',
  );
  const note = 'models dated after today: 1, such as B of 2025-01-01; --as-of leaves them out';
  expect((await runHere(['tiers', '--models', file], { nowMs: Date.UTC(2024, 5, 1) })).err).toContain(note);
  expect((await runHere(['tiers', '--models', file], { nowMs: Date.UTC(2025, 0, 1) })).err).toBe('');
});

test('names that strangers write reach no terminal', async () => {
  const models = [
    'id,model,released,access,score,total_parameters',
    '"=cmd|x","=\u001b[31mevil\u202e",2024-01-01,open,120,3000000000',
    'b,B,2024-02-01,closed,130,',
  ].join('\n');
  for (const format of ['table', 'csv', 'json']) {
    const { code, out, err } = await runHere(['tiers', '--models', fileOf(models, 'm.csv'), '--format', format]);
    expect(code).toBe(0);
    expect(out + err).not.toMatch(UNSHOWABLE);
    if (format === 'csv') expect(out).not.toMatch(/,"?=/);
  }
});
