import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../helpers/run-cli.ts';
import { runHere } from './run-here.ts';
import { fileOf } from './sample-files.ts';

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
      "expected a group of open, closed, us, china, frontier, got 'nobody'",
      1,
    ],
    ['a group behind itself', ['--leader', 'open'], 'expected two different groups', 1],
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
