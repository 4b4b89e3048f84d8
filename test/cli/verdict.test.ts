import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { csvRecords } from '../helpers/csv-table.ts';
import { temporaryFolder } from '../helpers/run-cli.ts';
import { markupFault } from '../report/well-formed.ts';
import { runHere } from './run-here.ts';

describe('verdict', () => {
  test('as CSV has a row a layer, with slopes inside their intervals and p below 5% exactly where a direction is named', async () => {
    const { code, out } = await runHere(['verdict', '--format', 'csv']);
    expect(code).toBe(0);
    expect(out.split('\n')[0]).toBe(
      'layer,from,to,windows,latest,latest_low,latest_high,slope_per_year,slope_low,slope_high,p_value,verdict',
    );
    const rows = csvRecords(out);
    const domains = new Set(rows.map(({ layer }) => layer!.split('/')[0]));
    expect([...domains]).toEqual(['bitcoin', 'ai']);
    expect(rows.length).toBeGreaterThanOrEqual(15);
    for (const { layer, verdict, windows, slope_per_year, slope_low, slope_high, p_value } of rows) {
      expect(['concentrating', 'dispersing', 'no trend', 'too little data']).toContain(verdict);
      if (verdict === 'too little data') {
        expect([Number(windows) < 10, slope_per_year], layer).toEqual([true, '']);
        continue;
      }
      const [low, slope, high, p] = [slope_low, slope_per_year, slope_high, p_value].map(Number);
      expect(low! <= slope! && slope! <= high!, layer).toBe(true);
      expect(p! < 0.05, layer).toBe(verdict !== 'no trend');
      expect(low! > 0 || high! < 0, layer).toBe(verdict !== 'no trend');
    }
  });

  test('of chosen layers, in JSON, says what would change each and which part of its change is an artefact', async () => {
    const { out } = await runHere(['verdict', '--layers', 'ai/accelerators', '--format', 'json']);
    const found = JSON.parse(out) as {
      layer: string;
      would_change: string;
      artefact: string | null;
      change: Record<string, number>;
    }[];
    expect(found.map(({ layer }) => layer)).toEqual([
      'ai/accelerators/owner',
      'ai/accelerators/vendor',
      'ai/accelerators/jurisdiction',
    ]);
    for (const { would_change, change } of found) {
      expect(would_change).toMatch(/\.$/);
      expect(change.proportions! + change.population! + change.labels!).toBeCloseTo(change.after! - change.before!, 9);
    }
    // Of the vendors' change from 1.00 to 1.91, what enters with the rows of TPU, AMD and Trainium is 0.30, a third.
    expect(found[1]!.artefact).toMatch(
      /^33% of the change .* of who comes and goes, and what is counted changes within it/,
    );
  });

  test('does not depend on the coverage of the intervals that are shown', async () => {
    const ask = async (level: string) =>
      csvRecords((await runHere(['verdict', '--window', '7d', '--interval', level, '--format', 'csv'])).out)
        .filter(({ layer }) => layer!.startsWith('bitcoin/blocks/'))
        .map(({ layer, verdict }) => [layer, verdict]);
    expect(await ask('0.5')).toEqual(await ask('0.95'));
  });

  test('aligned by start counts years since each field began', async () => {
    const { out } = await runHere([
      'verdict',
      '--layers',
      'bitcoin/blocks/pool,ai/accelerators/owner',
      '--align',
      'start',
      '--format',
      'csv',
    ]);
    // By hand: 2016-03-15 is 7.20 years after 2009-01-03; 2022-01-01 is 9.25 after 2012-09-30.
    expect(csvRecords(out).map(({ from }) => from)).toEqual(['7.20', '9.25']);
  });

  test('as a table says what would change it', async () => {
    const { out } = await runHere(['verdict', '--layers', 'bitcoin/blocks/pool'], { width: 100 });
    expect(out).toContain('What would change it\nbitcoin/blocks/pool\n  ');
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  test.each([
    [['verdict', '--layers', 'bitcoin/nothing'], /--layers: expected the start of one of bitcoin\/blocks\/pool/],
    [['verdict', '--align', 'sideways'], /--align: expected calendar, start, got 'sideways'/],
    [['verdict', '--window', '2b'], /--window: expected days as 30d, got '2b'/],
    [['verdict', '--as-of', '2026-01-01'], /--as-of: expected a folder of tables with it/],
  ])('%j is a wrong use', async (args, message) => {
    const { code, err } = await runHere(args);
    expect([code, err]).toEqual([2, expect.stringMatching(message)]);
  });
});

describe('diverge', () => {
  test('tries at least 500 ways of asking, a row each with its choices, and draws them', async () => {
    const chart = join(temporaryFolder(), 'curve.svg');
    const { code, out } = await runHere([
      'diverge',
      'bitcoin/blocks/pool',
      'ai/accelerators/owner',
      '--format',
      'csv',
      '--chart',
      chart,
    ]);
    expect(code).toBe(0);
    const rows = csvRecords(out);
    expect(rows.length).toBeGreaterThanOrEqual(500);
    expect(Object.keys(rows[0]!)).toEqual([
      'first',
      'second',
      'ai_amount',
      'ai_scope',
      'bitcoin_level',
      'bitcoin_window',
      'measure',
      'span',
      'unattributed',
      'difference_per_year',
      'low',
      'high',
      'p_value',
      'verdict',
      'claim',
    ]);
    const differences = rows
      .filter(({ difference_per_year }) => difference_per_year !== '')
      .map(({ difference_per_year }) => Number(difference_per_year));
    expect(differences).toEqual(differences.toSorted((a, b) => a - b));
    const choices = new Set(
      rows.map((row) =>
        JSON.stringify({ ...row, difference_per_year: 0, low: 0, high: 0, p_value: 0, verdict: 0, claim: 0 }),
      ),
    );
    expect(choices.size).toBe(rows.length);
    expect(markupFault(readFileSync(chart, 'utf8').trimEnd())).toBeNull();
  });

  test('the main way among them is that of the two verdicts', async () => {
    const [csv, json] = await Promise.all([
      runHere(['diverge', 'bitcoin/blocks/pool', 'ai/nvidia-accelerators/owner', '--format', 'csv']),
      runHere(['diverge', 'bitcoin/blocks/pool', 'ai/nvidia-accelerators/owner', '--format', 'json']),
    ]);
    const summary = JSON.parse(json.out) as {
      difference_per_year: number;
      first: { slope_per_year: number };
      second: { slope_per_year: number };
    };
    const main = csvRecords(csv.out).filter(
      (row) =>
        row.measure === 'effective-number' &&
        row.bitcoin_level === 'pool' &&
        row.bitcoin_window === '30 days' &&
        row.ai_scope === 'nvidia accelerators' &&
        row.ai_amount === 'stock' &&
        row.span === 'all' &&
        row.unattributed === 'countless',
    );
    expect(main).toHaveLength(1);
    expect(Number(main[0]!.difference_per_year)).toBeCloseTo(summary.difference_per_year, 9);
    expect(summary.difference_per_year).toBeCloseTo(summary.first.slope_per_year - summary.second.slope_per_year, 12);
  });

  test('as a table names the choice that decides most', async () => {
    const { out } = await runHere(['diverge', 'bitcoin/blocks/pool', 'ai/accelerators/vendor'], { width: 100 });
    expect(out).toMatch(/claim +that the first concentrates and the second disperses: /);
    expect(out).toMatch(/most decided by {2}\S/);
  });

  test.each([
    [['diverge', 'bitcoin/blocks/pool', 'bitcoin/blocks/pool'], 2, /expected two different layers/],
    [
      ['diverge', 'bitcoin/blocks/pool', 'ai/nothing/owner'],
      1,
      /layer: expected one of bitcoin\/blocks\/pool.*got 'ai\/nothing\/owner'/,
    ],
    [['diverge', 'bitcoin/blocks/builder', 'ai/accelerators/owner'], 2, /diverge: expected two layers of this input/],
  ])('%j fails', async (args, exit, message) => {
    const { code, err } = await runHere(args);
    expect([code, err]).toEqual([exit, expect.stringMatching(message)]);
  });
});

describe('changes', () => {
  // The tables of TPU chips begin in 2023: between the last quarter of 2022 and the first of 2023 the Gini coefficient of vendors goes
  // from that of one vendor, 0, to that of two, and no proportion among those present in both has moved.
  test('flags a move of the Gini coefficient that is all population', async () => {
    const { code, out } = await runHere(['changes', 'ai/accelerators/vendor', '--measure', 'gini', '--format', 'csv']);
    expect(code).toBe(0);
    const rows = csvRecords(out);
    const entry = rows.find(({ later }) => later === '2023-01-01')!;
    expect([Number(entry.before), entry.mostly, entry.artefact]).toEqual([0, 'population', 'yes']);
    expect(Number(entry.population)).toBeCloseTo(Number(entry.after), 12);
    for (const { before, after, proportions, population, labels } of rows) {
      expect(Number(proportions) + Number(population) + Number(labels)).toBeCloseTo(Number(after) - Number(before), 9);
    }
    const plain = await runHere(['changes', 'ai/accelerators/vendor', '--measure', 'gini'], { width: 120 });
    expect(plain.out).toContain('all population');
  });

  test('of a layer that is none is an error', async () => {
    expect(await runHere(['changes', 'ai/none/owner'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('layer: expected one of'),
    });
    expect(await runHere(['changes', 'ai/accelerators/owner', '--measure', 'none'])).toMatchObject({ code: 2 });
  });
});

describe('the correlation of the estimates of one vendor', () => {
  // What all of a vendor's owners are wrong by together moves proportions less than what each is wrong by alone.
  test('narrows the interval of owners of one vendor, and is checked', async () => {
    const widthAt = async (correlation: string) => {
      const { out } = await runHere([
        'verdict',
        '--layers',
        'ai/nvidia-accelerators',
        '--correlation',
        correlation,
        '--format',
        'csv',
      ]);
      const [row] = csvRecords(out);
      return Number(row!.latest_high) - Number(row!.latest_low);
    };
    expect(await widthAt('0.9')).toBeLessThan(0.7 * (await widthAt('0')));
    expect(await runHere(['verdict', '--correlation', '2'])).toMatchObject({
      code: 2,
      err: expect.stringContaining("--correlation: expected a number from 0 to 1, got '2'"),
    });
  });
});
