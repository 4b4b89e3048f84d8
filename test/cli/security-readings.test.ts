import { describe, expect, test } from 'vitest';
import { catchUpProbability } from '../../src/models/security/index.ts';
import { runHere } from './run-here.ts';
import { blocksCsv, fileOf } from './sample-files.ts';

/** 10 days of blocks, two windows of 720: four, three and two of ten by these, one by nobody known. */
const pools = ['AntPool', 'F2Pool', 'ViaBTC', 'AntPool', '', 'F2Pool', 'AntPool', 'ViaBTC', 'F2Pool', 'AntPool'];
const table = () => fileOf(blocksCsv(pools, 1440));
const ofPools = ['--window', '5d', '--level', 'pool', '--format', 'csv'];

async function rowsOf(...args: string[]) {
  const { code, out, err } = await runHere(['security', ...args]);
  if (code !== 0) throw new Error(err);
  const [header, ...lines] = out.trimEnd().split('\n');
  const names = header!.split(',');
  return { rows: lines.map((line) => Object.fromEntries(line.split(',').map((cell, at) => [names[at]!, cell]))), err };
}

describe('from readings', () => {
  test('a double spend is by the largest of the latest window, with what chance could change', async () => {
    const { rows } = await rowsOf('double-spend', table(), '--confirmations', '6', ...ofPools);
    expect(rows).toHaveLength(1);
    const [row] = rows;
    expect(row).toMatchObject({ level: 'pool', entity: 'AntPool', attacker: '0.4', confirmations: '6' });
    const at = catchUpProbability({ attackerProportion: 0.4, confirmations: 6 });
    expect(Number(row!.probability_low)).toBeLessThan(at);
    expect(Number(row!.probability_high)).toBeGreaterThan(at);
    // A standard error of √(0.24/720) = 0.01826 either way, times 1.96.
    expect(Number(row!.attacker_low)).toBeCloseTo(0.4 - 1.96 * 0.01826, 3);
    expect(Number(row!.attacker_high)).toBeCloseTo(0.4 + 1.96 * 0.01826, 3);
  });

  test('a payment is refused by the largest together', async () => {
    const { rows } = await rowsOf('censorship', table(), '--give-up', '1', ...ofPools);
    expect(rows.map(({ refusing }) => Number(refusing))).toEqual([0.4, 0.7, 0.9]);
    expect(rows[0]).toMatchObject({ level: 'pool', entities: 'AntPool' });
  });

  test('coalitions leave what is tied to nobody to nobody, but for a bound', async () => {
    const { rows } = await rowsOf('coalitions', table(), '--draws', '1000', ...ofPools);
    expect(rows.map(({ proportion }) => Number(proportion))).toEqual([0.4, 0.7, 0.9]);
    expect(rows.map(({ bound_high }) => Number(bound_high))).toEqual([0.5, 0.8, 1]);
  });

  test('stale rates have the unattributed blocks as of many', async () => {
    const { rows } = await rowsOf('stale', table(), '--delay', '6s', ...ofPools);
    expect(rows.map(({ entity }) => entity)).toEqual(['AntPool', 'F2Pool', 'ViaBTC']);
    // H = 0.16 + 0.09 + 0.04 and 0.1²/72 for the 72 of nobody, each by itself; (d/T)(1 + H − 2h) with d/T = 0.01.
    for (const [at, h] of [0.4, 0.3, 0.2].entries())
      expect(Number(rows[at]!.closed_form)).toBeCloseTo(0.01 * (1.29 + 0.01 / 72 - 2 * h), 12);
  });

  test('the delay that a collection implies is of the pools of its time', async () => {
    // Three stale blocks, at no three heights in a row, in 1,001 from height 800,000 on; closed form (d/T)(1 − H).
    const headers = [10, 500, 1000].map((block) => {
      const header = Buffer.alloc(80);
      header.writeUInt32LE(1_704_067_200 + 600 * block, 68);
      return `${800_000 + block},${header.toString('hex')}\n`;
    });
    const collection = fileOf(`height,header\n${headers.join('')}`, 'stale.csv');
    const asked = ['stale', table(), '--infer', '--collection', collection, ...ofPools];
    const { rows } = await rowsOf(...asked, '--from-height', '800000');
    expect(rows).toMatchObject([{ from_height: '800000', until_height: '801001', stale: '3', in_episodes: '0' }]);
    expect(Number(rows[0]!.stale_rate)).toBeCloseTo(3 / 1001, 15);
    expect(Number(rows[0]!.delay_seconds)).toBeCloseTo((600 * 3) / 1001 / (1 - 0.29), 1);
    expect(Number(rows[0]!.delay_low_seconds)).toBeLessThan(Number(rows[0]!.delay_seconds));
    const none = await rowsOf(...asked, '--from-height', '900000');
    expect(none.rows).toEqual([]);
    expect(none.err).toContain('there is no delay to infer');
  });

  test('history has a row a window, whose numbers are absent where one has half', async () => {
    const half = blocksCsv(['AntPool'], 720) + blocksCsv(pools, 1440).split('\n').slice(721).join('\n');
    const { rows } = await rowsOf('--history', fileOf(half), '--window', '5d', '--risk', '0.01', '--format', 'csv');
    const [first, second] = rows.filter(({ level }) => level === 'pool');
    expect(first).toMatchObject({ from: '2024-01-01', until: '2024-01-06', proportion: '1', confirmations: '' });
    expect(second).toMatchObject({ entity: 'antpool', proportion: '0.4', bound_high: '0.5' });
    expect(Number(second!.confirmations_low)).toBeLessThan(Number(second!.confirmations));
  });
});

describe('what cannot be measured', () => {
  test.each(['coalitions', 'double-spend', 'stale --infer'])('is refused by %s', async (command) => {
    const nobody = fileOf(blocksCsv([''], 1440));
    const { code, out, err } = await runHere(['security', ...command.split(' '), nobody, '--window', '5d']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.trimEnd().split('\n').at(-1)).toBe(
      'contraflow: security: expected blocks that are tied to somebody, got none',
    );
  });

  test('is said by the panel', async () => {
    const { code, out } = await runHere(['security', fileOf(blocksCsv([''], 1440)), '--window', '5d']);
    expect({ code, out }).toEqual({ code: 0, out: expect.stringMatching(/^This input has no blocks/) });
  });

  test('at a level that is none names those that are', async () => {
    const { code, err } = await runHere(['security', 'cost', table(), '--window', '5d', '--level', 'nowhere']);
    expect(code).toBe(2);
    expect(err).toContain("contraflow: --level: expected one of pool, parent, proxy-group, got 'nowhere'");
  });
});

describe('the panel', () => {
  test('fits into 80 columns and says small chances as such', async () => {
    const { out } = await runHere(['security', table(), '--window', '5d', '--draws', '500'], { width: 80 });
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    // That 288 blocks of 720 hide a half: by the normal approximation 5.5 standard errors, 2e-8.
    expect(out).toMatch(/pool +1 +40\.0% \[36\.5%, 43\.6%\] +<0\.0001%/);
    expect(out).not.toMatch(/e-\d+%/);
    expect(out).not.toMatch(/\d…/);
  });
});
