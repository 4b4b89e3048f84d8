import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runHere } from './run-here.ts';

const TASK = ['edge', '--tokens-in', '1000', '--tokens-out', '300', '--calls-per-day', '50'];
const tables = [
  ['cost'],
  ['cost', '--curve', '--draws', '50'],
  ['breakeven', '--usd-per-kwh', '0.06'],
  ['entry'],
  ['entry', '--date', '2013-07-04'],
  ['entry', '--history'],
  ['deals'],
  ['deals', '--concentration'],
  ['forecasts'],
  ['forecasts', '--show', 'bands'],
  ['forecasts', '--show', 'scores', '--as-of', '2026-11-26'],
  TASK,
  ['divert', '--gw', '2'],
];

describe('tables of economics', () => {
  test.each(tables.map((args) => [args]))('%j fit a terminal of 80 columns', async (args) => {
    const { code, out } = await runHere(['economics', ...args], { width: 80 });
    expect(code).toBe(0);
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(out).not.toContain('undefined');
    expect(out.split('\n')[0]).not.toMatch(/(?:^| )\S…/);
  });

  test('leave to files what people do not read', async () => {
    const table = await runHere(['economics', 'deals'], { width: 120 });
    const csv = await runHere(['economics', 'deals', '--format', 'csv']);
    expect(table.out).toContain('landlord');
    expect(table.out).not.toContain('http');
    expect(csv.out.split('\n')[0]).toContain('source_url');
  });

  test('of one record have a line a key', async () => {
    const { out } = await runHere(['economics', 'breakeven', '--hashprice', '30', '--joules-per-terahash', '24']);
    // 30 / (24 · 24) = 0.052083 USD/kWh.
    expect(out).toMatch(/breakeven usd per kwh\s+0\.052083\n/);
  });

  test('go into a file whole', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'contraflow-economics-')), 'deals.json');
    const { code, out } = await runHere(['economics', 'deals', '--out', file]);
    expect([code, out]).toEqual([0, '']);
    expect(JSON.parse(readFileSync(file, 'utf8')).length).toBeGreaterThan(12);
  });
});

describe('numbers that cannot be', () => {
  const deal = (value: string) => ['deal', '--value-usd', value, '--years', '12', '--critical-mw', '200'];
  const cost = (rate: string) => ['cost', '--joules-per-terahash', rate, '--usd-per-kwh', '0.06'];
  test.each(
    ['0', '-1', 'NaN', 'Infinity', '1e400', 'abc', ''].flatMap((value) =>
      [
        deal(value),
        cost(value),
        ['breakeven', '--hashprice', value, '--joules-per-terahash', '24'],
        ['entry', '--proportion', value],
        [...TASK.slice(0, 5), '--calls-per-day', value],
      ].map((args) => [args]),
    ),
  )('%j are refused in one line', async (args) => {
    const { code, out, err } = await runHere(['economics', ...args]);
    expect([code, out]).toEqual([2, '']);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });

  test('overflow is refused, not left empty', async () => {
    const { code, err } = await runHere(['economics', ...deal('1e308'), '--years', '1e-300', '--format', 'json']);
    expect(code).toBe(2);
    expect(err).toContain('average_usd_per_mw_year: expected a finite number, got Infinity');
  });
});
