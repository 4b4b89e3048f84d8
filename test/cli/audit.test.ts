import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runHere } from './run-here.ts';

const at = ['--as-of', '2026-11-26'];

describe('contraflow audit', () => {
  test('tells people what a claim implies and why', async () => {
    const { code, out } = await runHere([
      'audit',
      'Edge AI grows from $24.9 billion in 2025 to $119 billion by 2033, a CAGR of 25%.',
      ...at,
    ]);
    expect(code).toBe(0);
    expect(out).toContain('MIXED BASE: 25% fits 7 years');
    expect(out).toContain('1 mixed base');
  });

  test('writes one flat record a finding, and only that, to the output', async () => {
    const { out, err } = await runHere(['audit', 'A 100 MW facility uses 2 TWh a year.', '--format', 'json', ...at]);
    const [record] = JSON.parse(out);
    // By hand: 2 TWh / (100 MW · 8,766 h) = 228%.
    expect(record).toMatchObject({ claim: 1, verdict: 'impossible', rule: 'power-energy', implied: 'load_percent' });
    expect(record.implied_value).toBeCloseTo(228.2, 1);
    expect(err).toContain('1 impossible');
  });

  test('exits with 1 under --fail if something is wrong, and else with 0', async () => {
    expect((await runHere(['audit', 'Emissions fell by 150%.', '--fail', ...at])).code).toBe(1);
    expect((await runHere(['audit', 'Emissions fell by 50%.', '--fail', ...at])).code).toBe(0);
  });

  // By hand: 40% is outside of what the readings of April 2026 leave open, 19% and 5·√7 points; 30% is not far from the measured 31%.
  test('holds pools against the bundled blocks where it is asked to', async () => {
    const texts = [
      'AntPool makes 40% of the blocks',
      'Foundry finds about 30% of Bitcoin blocks',
      'AntPool makes 25% of the blocks',
      'In 2021 AntPool made 30% of the blocks',
      'Foundry and AntPool make 90% of the blocks',
      'MARA bought 64% of Exaion, whose network is in France',
    ];
    const { out } = await runHere(['audit', texts.join('\n\n'), '--from-readings', '--format', 'csv', ...at]);
    expect(out.split('\n').map((line) => line.split(',').slice(0, 3).join(' '))).toEqual([
      'claim verdict rule',
      '1 inconsistent measured-proportion',
      '2 consistent measured-proportion',
      '3 could not check measured-proportion',
      '4 could not check measured-proportion',
      '5 could not check nothing',
      '6 could not check nothing',
      '',
    ]);
    expect((await runHere(['audit', 'AntPool makes 40% of the blocks', ...at])).out).toContain('COULD NOT CHECK');
  });

  test('reads a file of typed claims', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'contraflow-audit-')), 'claim.json');
    writeFileSync(file, '[{"part_value":291.8,"whole_value":119},{"value_usd":3.5e9,"years":12,"critical_mw":200}]');
    const { out } = await runHere(['audit', file, '--format', 'csv', ...at]);
    expect(out).toContain('1,impossible,part-of-whole');
    expect(out).toContain('2,consistent,hosting-deal');
  });

  test('refuses what it cannot read in one line', async () => {
    expect((await runHere(['audit', ''])).err).toBe('contraflow: audit: expected a claim, got an empty text\n');
    expect((await runHere(['audit', 'none.json'])).err).toContain("got 'none.json', which is not there");
    expect((await runHere(['audit', '{bad'])).err).toContain('audit: expected JSON');
    expect((await runHere(['audit', '{"usd_per_coin":"x"}'])).err).toContain('(claim.usd_per_coin)');
    for (const day of ['May', '2026-02-31']) expect((await runHere(['audit', 'x 5%', '--as-of', day])).code).toBe(2);
    for (const text of ['', 'none.json', '{bad', '{"usd_per_coin":"x"}', '{"bogus":1}'])
      expect(await runHere(['audit', text])).toMatchObject({ code: 2, out: '' });
  });

  test('shows nothing that steers a terminal, and reads a long text only to its bound', async () => {
    const { out } = await runHere([
      'audit',
      `It costs \u001b[31m$100,000 to mine a bitcoin at 6 cents per kWh.\u0007 ${'growth from $5 billion to '.repeat(6000)}`,
      ...at,
    ]);
    expect(out).not.toMatch(/[^\P{Cc}\n]/u);
    expect(out).toContain('only the first 100,000 characters were read');
  });

  // By hand: 119 / 24.9 = 4.779, so 377.9%; 119 / 29.9 = 3.98, so 298%. 48% · 75.4 = 36.2.
  test.each([
    ['the global edge AI market, expected to reach $119 billion by 2033', '21.6% a year'],
    ['The edge AI market will reach $119 billion by 2033, growing 300% in eight years', 'base_year 2026'],
    ['with mining costs in parts of the US exceeding $100,000 for a single bitcoin', 'No tariff is stated'],
    ['75.4% of the world’s bitcoin hashrate is in the United States', '36.19% to 88.19%'],
  ])('audits a claim of the press: %s', async (text, told) => {
    const { out } = await runHere(['audit', text, ...at]);
    expect(out.replace(/\s+/g, ' ')).toContain(told);
  });
});
