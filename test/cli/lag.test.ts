import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../helpers/run-cli.ts';
import { runHere } from './run-here.ts';
import { fileOf } from './sample-files.ts';

const LAG_HEADER = 'definition,as_of,estimate,low,high,unit,levels,unmatched';
const cellsOf = (csv: string) =>
  csv
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));

const HEADER =
  'Model version,ECI Score,Release date,Organization,Country,Model accessibility,Training compute (FLOP),Confidence,Model name,Description,Display name';
/** Two versions of A in rows of their own, a note over two lines, a row without a date, one without a score. */
const index = () =>
  fileOf(
    [
      HEADER,
      'a_high,100,2024-01-01,Alpha,United States of America,API access,,Likely,A,"two\nlines",A (high)',
      'a_low,98,2024-01-01,Alpha,United States of America,API access,,Likely,A,,A (low)',
      'b,110,7/1/2024,Alpha,United States of America,API access,,Confident,B,,B',
      'c,120,2025-01-01,Alpha,United States of America,API access,,Unknown,C,,C',
      'x,100,2024-07-01,Xi,China,Open weights (unrestricted),,Likely,X,,X',
      'y,110,2025-01-01,Xi,China,Open weights (restricted use),,Likely,Y,,Y',
      'z,115,,Xi,China,Open weights (unrestricted),,Likely,Z,,Z',
      'w,,2025-02-01,Xi,China,Open weights (unrestricted),,Likely,W,,W',
      '',
    ].join('\n'),
    'csv',
  );

const run = (...args: string[]) => runHere(['lag', '--models', index(), ...args]);

describe('lag', () => {
  test('writes four rows of CSV', async () => {
    const { code, out, err } = await run('--as-of', '2025-03-01', '--format', 'csv');
    expect(code).toBe(0);
    const [header, ...lines] = out.trimEnd().split('\n');
    expect(header).toBe('definition,as_of,estimate,low,high,unit,levels,unmatched');
    const rows = lines.map((line) => line.split(','));
    expect(rows.map(([definition]) => definition)).toEqual(['horizontal', 'look-back', 'vertical', 'survival']);
    for (const [, asOf, , , , , levels, unmatched] of rows)
      expect([asOf, levels, unmatched]).toEqual(['2025-03-01', '3', '1']);
    // Up to 110: 2024-07-01 to 2025-01-01 are 184 days; since 2024-07-01 they are 243; 120 − 110.
    expect(Number(rows[0]![2])).toBeCloseTo(184 / (365.25 / 12), 9);
    expect(Number(rows[1]![2])).toBeCloseTo(243 / (365.25 / 12), 9);
    expect(rows[2]!.slice(2, 6)).toEqual(['10', expect.anything(), expect.anything(), 'index points']);
    expect(err).toContain('expected a release date');
  });

  test('compares other groups, at other dates, with other rules', async () => {
    const estimate = async (...args: string[]) => {
      const { out } = await run('--format', 'csv', '--interval', 'none', ...args);
      return out
        .trimEnd()
        .split('\n')
        .map((line) => line.split(',')[2]);
    };
    const base = await estimate('--as-of', '2025-03-01');
    expect(await estimate('--as-of', '2025-03-01', '--leader', 'us', '--follower', 'china')).toEqual(base);
    expect((await estimate('--as-of', '2024-12-31'))[3]).toBe('10'); // B less X
    expect((await estimate('--confidence', 'likely,confident'))[3]).toBe('0'); // without C
    expect(Number((await estimate('--tolerance', '10', '--as-of', '2025-03-01'))[1])).toBeCloseTo(0, 9); // X for B, Y for C
    expect(Number((await estimate('--weighting', 'records', '--as-of', '2025-03-01'))[1])).toBeCloseTo(
      (182 + 184) / 2 / (365.25 / 12),
      9,
    );
  });

  test('shows a table that explains itself, with levels and history where asked', async () => {
    const { code, out } = await run('--as-of', '2025-03-01', '--levels', '--history', '--resamples', '100');
    expect(code).toBe(0);
    for (const part of [
      'open weights (open, 2 models) behind',
      '95% interval',
      'unmatched  1 of 3',
      'not said',
      'Y',
      '2024-12-31',
    ])
      expect(out).toContain(part);
  });

  test('writes JSON to a file, the same for the same seed', async () => {
    const path = join(temporaryFolder(), 'lag.json');
    expect(await run('--out', path, '--resamples', '100')).toMatchObject({ code: 0, out: '' });
    const first = await run('--format', 'json', '--resamples', '100');
    const again = await run('--format', 'json', '--resamples', '100', '--seed', '1');
    expect(first.out).toBe(again.out);
    expect(JSON.parse(first.out)).toMatchObject({
      as_of: '2025-01-01',
      resamples: 100,
      levels: [{ points: 0 }, {}, {}],
    });
  });

  test.each([
    [
      'a group that is none',
      ['--leader', 'nobody'],
      "expected a group of open, closed, us, china, frontier, phone, laptop, consumer-gpu, phone-6gb, phone-8gb, phone-12gb, phone-16gb, laptop-16gb, laptop-32gb, gpu-24gb, gpu-32gb, got 'nobody'",
      1,
    ],
    ['a group behind itself', ['--leader', 'open'], 'expected two different groups', 1],
    [
      'a tier behind the kind that it stands for',
      ['--leader', 'laptop', '--follower', 'laptop-16gb'],
      "got 'laptop' and 'laptop-16gb', which are one",
      1,
    ],
    ['a format of weights that is none', ['--quantization', 'q9'], '--quantization: parseQuantization: expected', 2],
    ['a context of nothing', ['--context', '0'], '--context: expected a whole number from 1', 2],
    ['a table and a folder at once', ['--published', 'here'], '--models: expected without --published', 2],
    ['a date that is none', ['--as-of', '2025-02-30'], '--as-of: parseInstant: no such day', 2],
    ['a tolerance below zero', ['--tolerance', '-1'], '--tolerance: expected points from 0', 2],
    ['a confidence that is none', ['--confidence', 'sure'], '--confidence: expected confident, likely', 2],
    ['an interval that is none', ['--interval', '95'], '--interval: expected a coverage between 0 and 1', 2],
    ['two tables in one CSV', ['--levels', '--history', '--format', 'csv'], '--levels: expected without --history', 2],
  ])('refuses %s', async (_, args, message, exitCode) => {
    const { code, out, err } = await run(...args);
    expect(err).toContain(message);
    expect([code, out]).toEqual([exitCode, '']);
  });
});

describe('lag on the bundled models', () => {
  test('puts open models a few months behind closed ones in autumn 2025, with levels unmatched', async () => {
    const { code, out, err } = await runHere(['lag', '--as-of', '2025-10-30', '--format', 'csv']);
    expect(code).toBe(0);
    const [header, horizontal, lookBack, vertical, survival] = cellsOf(out);
    expect(header!.join(',')).toBe(LAG_HEADER);
    // Epoch AI put it at 3.5 months on that day, 90% interval 1.1 to 5.3, and about 7 points.
    expect(Number(horizontal![2])).toBeGreaterThan(2);
    expect(Number(horizontal![2])).toBeLessThan(6);
    expect(Number(vertical![2])).toBeGreaterThan(0);
    expect(Number(vertical![2])).toBeLessThan(14);
    for (const [, asOf, estimate, low, high, , levels, unmatched] of [horizontal!, lookBack!, vertical!, survival!]) {
      expect(asOf).toBe('2025-10-30');
      expect(Number(low)).toBeLessThanOrEqual(Number(estimate));
      expect(Number(high)).toBeGreaterThanOrEqual(Number(estimate));
      expect(Number(unmatched)).toBeGreaterThan(0);
      expect(Number(unmatched)).toBeLessThan(Number(levels));
    }
    expect(err).toContain('Epoch Capabilities Index, CC-BY-4.0, https://epoch.ai/benchmarks/eci');
  });

  test('puts a laptop behind the frontier, says what fits one, and a phone further behind', async () => {
    const points = async (...args: string[]) => {
      const { out } = await runHere(['lag', '--leader', 'frontier', '--interval', 'none', '--format', 'json', ...args]);
      const { readings, notes, sources } = JSON.parse(out);
      return { vertical: readings[2].estimate as number, notes: notes.join('\n') as string, sources };
    };
    const laptop = await points('--follower', 'laptop');
    const phone = await points('--follower', 'phone');
    expect(laptop.vertical).toBeGreaterThan(0);
    expect(phone.vertical).toBeGreaterThan(laptop.vertical);
    expect(laptop.notes).toContain(
      'laptop is laptop-16gb, with 67% of its 16 GB for a model. Open weights stored as q4_k_m',
    );
    expect(laptop.sources[0]).toMatchObject({ source: 'epoch-capabilities-index', licence: 'CC-BY-4.0' });
    // More bits a weight leave room for fewer models.
    expect((await points('--follower', 'laptop', '--quantization', 'f16')).vertical).toBeGreaterThan(laptop.vertical);
    expect((await points('--follower', 'consumer-gpu', '--quantization', 'q8_0')).notes).toContain('stored as q8_0');
    expect((await points('--follower', 'open')).notes).not.toContain('q4_k_m');
  });

  test('tells dates after the data, and before any model says why there is nothing', async () => {
    const late = await runHere(['lag', '--as-of', '2030-01-01', '--interval', 'none']);
    expect(late.out).toMatch(/the data end on 20\d\d-\d\d-\d\d, before the as-of date/);
    const early = await runHere(['lag', '--as-of', '2020-01-01', '--format', 'csv']);
    expect(early.code).toBe(0);
    expect(cellsOf(early.out)[1]).toEqual(['horizontal', '2020-01-01', '', '', '', 'months', '0', '0']);
    expect(early.err).toContain('no model was released by 2020-01-01: the first is of 20');
    const shown = await runHere(['lag', '--as-of', '2020-01-01']);
    expect(shown.out).toContain('no model of either group was released by 2020-01-01');
  });

  test('fits a terminal of 80 columns and writes what --out names', async () => {
    const { out } = await runHere(['lag', '--follower', 'phone', '--leader', 'frontier', '--resamples', '50'], {
      width: 80,
    });
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    const path = join(temporaryFolder(), 'lag.csv');
    expect(await runHere(['lag', '--resamples', '50', '--out', path])).toMatchObject({ code: 0, out: '' });
    expect(readFileSync(path, 'utf8').split('\n')[0]).toBe(LAG_HEADER);
  });
});
