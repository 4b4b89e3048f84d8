import { describe, expect, test } from 'vitest';
import { type LagRequest, lagCsv, lagJson, lagLevelsCsv, lagRun } from '../../src/pipeline/lag.ts';
import { MONTH, scored } from '../models/scored.ts';

const models = [
  scored('A', 0, { score: 100 }),
  scored('B, =1', 6, { score: 110 }),
  scored('C', 12, { score: 130 }),
  scored('a', 3, { score: 100, access: 'open' }),
  scored('b', 10, { score: 112, access: 'open' }),
  scored('c', 17, { score: 120, access: 'open' }),
];
const request: LagRequest = {
  leader: 'closed',
  follower: 'open',
  asOfMs: 20 * MONTH,
  tolerancePoints: 0,
  weighting: 'points',
  confidences: null,
  interval: null,
  resamples: 2000,
  seed: 1,
  history: false,
};
const credit = { source: 'a', title: 'A', publisher: 'B', licence: 'CC-BY-4.0', url: null };
const text = (pieces: Iterable<string>): string[] => [...pieces].join('').trimEnd().split('\n');

describe('a lag as asked for', () => {
  test('is CSV with a line for each definition and empty cells where there is nothing', () => {
    const lines = text(lagCsv(lagRun(models, request)));
    expect(lines[0]).toBe('definition,as_of,estimate,low,high,unit,levels,unmatched');
    expect(lines.slice(1).map((line) => line.replace(/(\.\d{3})\d+/g, '$1'))).toEqual([
      'horizontal,1971-09-01,3.8,,,months,3,1',
      'look-back,1971-09-01,8,,,months,3,1',
      'vertical,1971-09-01,10,,,index points,3,1',
      'survival,1971-09-01,5,,,months,3,1',
    ]);
    const nobody = text(lagCsv(lagRun(models, { ...request, follower: 'china' })));
    expect(nobody[1]).toBe('horizontal,1971-09-01,,,,months,0,0');
  });

  test('is as of the newest model by default', () => {
    expect(lagRun(models, { ...request, asOfMs: null }).result.asOfMs).toBe(17 * MONTH);
  });

  test('has the same lines at earlier dates where a history is wanted', () => {
    const lines = text(lagCsv(lagRun(models, { ...request, history: true })));
    const dates = [...new Set(lines.slice(1).map((line) => line.split(',')[1]))];
    expect(dates).toEqual(['1970-06-30', '1970-09-30', '1970-12-31', '1971-03-31', '1971-06-30', '1971-09-01']);
    expect(lines.slice(-4)).toEqual(text(lagCsv(lagRun(models, request))).slice(1));
  });

  test('lists the levels as CSV that is safe to open', () => {
    const lines = text(lagLevelsCsv(lagRun(models, request)));
    expect(lines[0]).toBe('score,points,leader_model,reached,follower_model,matched,lag_months');
    expect(lines[2]).toMatch(/^110,10,"B, =1",1970-07-02,b,1970-11-01,4/);
    expect(lines[3]).toBe('130,20,C,1971-01-01,,,');
  });

  test('is JSON with what was asked, the levels and the notes', () => {
    const run = lagRun(models, { ...request, interval: 0.9, resamples: 50, history: true });
    const json = JSON.parse(lagJson(run, { snapshot: 'abc', credits: [credit] }));
    expect(json).toMatchObject({
      leader: 'closed',
      follower: 'open',
      as_of: '1971-09-01',
      interval: 0.9,
      snapshot: 'abc',
      sources: [credit],
    });
    expect(json.readings).toHaveLength(4);
    expect(json.readings[2].low).toBeTypeOf('number');
    expect(json.levels[2]).toMatchObject({ score: 130, follower_model: null, lag_months: null });
    expect(json.history).toHaveLength(6);
    expect(json.notes.length).toBeGreaterThan(2);
  });

  test('knows tiers of devices that it is given', () => {
    const tiers = { phone: ({ name }: { readonly name: string }) => name === 'a' };
    const { result, follower } = lagRun(models, { ...request, leader: 'frontier', follower: 'phone', tiers });
    expect(follower.title).toBe('models that fit a phone');
    expect(result).toMatchObject({ leaderModels: 6, followerModels: 1 });
  });

  test('puts the sentences on the input before those on the sample', () => {
    const { notes } = lagRun(models, { ...request, notes: ['from here'] }).result;
    expect(notes[0]).toBe('from here');
    expect(notes[1]).toMatch(/^the data end on 1971-06-02/);
    expect(notes[2]).toMatch(/^1 of 3 levels are unmatched/);
  });

  test('says where the as-of date is after the data, and only there', () => {
    const notes = (asOfMs: number | null) => lagRun(models, { ...request, asOfMs }).result.notes.join('\n');
    expect(notes(17 * MONTH + 1)).toContain('the data end on 1971-06-02, before the as-of date'); // 17 months of 30.4375 days
    expect(notes(null)).not.toContain('the data end');
    // The newest model of both groups is older, but the data go on to C and c.
    expect(notes(11 * MONTH)).not.toContain('the data end');
  });

  test('refuses two names of one group', () => {
    const isPhone = ({ name }: { readonly name: string }) => name === 'a';
    const tiers = { phone: isPhone, 'phone-8gb': isPhone };
    expect(() => lagRun(models, { ...request, leader: 'phone', follower: 'phone-8gb', tiers })).toThrow(
      "got 'phone' and 'phone-8gb', which are one",
    );
  });

  test('refuses groups that are none or the same, and no models', () => {
    expect(() => lagRun(models, { ...request, leader: 'phone' })).toThrow(
      "lag: expected a group of open, closed, us, china, frontier, got 'phone'",
    );
    expect(() => lagRun(models, { ...request, leader: 'open' })).toThrow("two different groups, got 'open' twice");
    expect(() => lagRun([], request)).toThrow('expected models with a score and a date, got none');
  });
});
