import { describe, expect, test } from 'vitest';
import { lag, lagGroups, lagHistory } from '../../src/models/index.ts';
import { lagHistoryTable, lagLevelTable, lagTable } from '../../src/report/index.ts';
import { MONTH, openBehindClosed, scored } from '../models/scored.ts';

const models = [
  scored('A', 0, { score: 100 }),
  scored('B\u001b[31m', 6, { score: 110 }),
  scored('C', 12, { score: 130 }),
  scored('a', 3, { score: 100, access: 'open' }),
  scored('b', 10, { score: 112, access: 'open' }),
  scored('c', 17, { score: 120, access: 'open' }),
];
const options = { ...openBehindClosed, asOfMs: 20 * MONTH, resamples: 0 };
const [open, closed] = lagGroups() as [ReturnType<typeof lagGroups>[number], ReturnType<typeof lagGroups>[number]];
const data = { leader: closed, follower: open, result: lag(models, options), interval: null };
const plain = { width: Infinity, colour: false };

describe('table of a lag', () => {
  test('has a line for each definition, with what it means, then what is unmatched and what is not said', () => {
    const lines = lagTable(data, plain).split('\n');
    expect(lines[0]).toBe('open weights (open, 3 models) behind closed weights (closed, 3 models), as of 1971-09-01');
    expect(lines.slice(2, 8).map((line) => line.slice(0, 47).trimEnd())).toEqual([
      'definition  behind  interval  unit          wha',
      '──────────  ──────  ────────  ────────────  ───',
      'horizontal     3.8         –  months        fro',
      'look-back      8.0         –  months        sin',
      'vertical      10.0         –  index points  the',
      'survival       5.0         –  months        unt',
    ]);
    expect(lines[9]).toBe('unmatched  1 of 3 levels: 130.0 C 1971-01-01');
    expect(lines.some((line) => line.startsWith('not said   why a group is behind'))).toBe(true);
  });

  test('states the coverage, and the reason where there is no number', () => {
    const result = lag(models.slice(0, 3), options);
    const text = lagTable({ ...data, result, interval: 0.9 }, plain);
    expect(text).toContain('90% interval');
    expect(text).toContain('no model of the follower was released by 1971-09-01');
    expect(text).toContain('no level to compare');
  });

  test('fits the terminal', () => {
    const text = lagTable(data, { width: 60, colour: false });
    for (const line of text.split('\n')) expect([...line].length).toBeLessThanOrEqual(60);
  });

  test('counts the unmatched beyond the first four', () => {
    const leaders = Array.from({ length: 7 }, (_, at) => scored(`L${at}`, at, { score: 100 + at }));
    const result = lag([...leaders, scored('a', 8, { score: 90, access: 'open' })], options);
    expect(lagTable({ ...data, result }, plain)).toContain('7 of 7 levels: 100.0 L0 1970-01-01; 101.0 L1 ');
    expect(lagTable({ ...data, result }, plain)).toContain('; 3 more');
  });
});

describe('table of the levels', () => {
  test('shows the unmatched, and hostile names as text', () => {
    const text = lagLevelTable(data.result.levels, plain);
    const lines = text.split('\n');
    expect(lines).toHaveLength(5);
    expect(lines[4]).toMatch(/^130\.0 +20\.0 +C +1971-01-01 +unmatched +– +–$/);
    expect(text).not.toContain('\u001b');
  });
});

describe('table of a history', () => {
  test('has a date a line, and dashes where there is nothing', () => {
    const lines = lagHistoryTable(lagHistory(models, options), plain).split('\n');
    expect(lines[0]).toBe('as of       horizontal  look-back  vertical  survival  levels  unmatched');
    expect(lines.at(-1)).toBe('1971-09-01         3.8        8.0      10.0       5.0       3          1');
  });
});
