import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AuditWorld,
  auditClaim,
  auditRules,
  parseClaims,
  readClaims,
} from '../../../../src/models/economics/index.ts';

/** A small world: one halving, two hashrates, two machines. */
const world: AuditWorld = {
  today: '2026-02-15',
  subsidies: [
    { from: '2020-05-11', until: '2024-04-20', coinsPerBlock: 6.25 },
    { from: '2024-04-20', until: '2028-05-01', coinsPerBlock: 3.125 },
  ],
  hashrates: [
    { month: '2025-12', hashesPerSecond: 1e21 },
    { month: '2026-02', hashesPerSecond: 1e21 },
  ],
  machines: [
    { from: '2020-05-01', joulesPerTerahash: 29.5, name: 'A' },
    { from: '2025-07-01', joulesPerTerahash: 11, name: 'B' },
  ],
  samples: [{ names: ['US'], percent: 75.4, coveragePercent: 48, sample: 'the survey' }],
  forecasts: [],
  measured: (name) =>
    name === 'AntPool'
      ? { percent: 17, lowPercent: 15, highPercent: 19, window: 'October 2026', month: { year: 2026, month: 10 } }
      : null,
};
const typed = (json: unknown) => readClaims(json).flatMap((claim) => auditClaim(claim, world));
const told = (text: string) => parseClaims(text).flatMap((claim) => auditClaim(claim, world));
const finding = (findings: ReturnType<typeof told>, rule: string) => findings.find((one) => one.rule === rule)!;

describe('auditClaim', () => {
  test('solves for the growth a year: (119 / 24.9)^(1/8) − 1 = 21.6%', () => {
    const found = finding(
      typed({ from_value: 24.9, to_value: 119, from_year: 2025, to_year: 2033, growth_percent_per_year: 21.7 }),
      'growth-rate',
    );
    expect(found.verdict).toBe('consistent');
    expect(found.implied!.value).toBeCloseTo(21.6, 1);
  });

  test('finds the seven years that 25% a year is counted over: (119 / 24.9)^(1/7) − 1 = 25.0%', () => {
    expect(
      finding(
        typed({ from_value: 24.9, to_value: 119, from_year: 2025, to_year: 2033, growth_percent_per_year: 25 }),
        'growth-rate',
      ).verdict,
    ).toBe('mixed base');
  });

  test('solves for J/TH: $18,000 for each cent per kWh is 1.8 GWh, 33.8 J/TH at 1,000 EH/s and 450 coins a day', () => {
    const found = finding(
      typed({ usd_per_coin: 108_000, usd_per_kwh: 0.06, hashes_per_second: 1e21, coins_per_day: 450 }),
      'coin-cost',
    );
    expect(found.implied!.value).toBeCloseTo(33.75, 0);
  });

  test('calls a cost impossible that needs a machine nobody had: $20,000 at 10 cents is 200 MWh, 3.75 J/TH', () => {
    expect(
      finding(
        typed({ usd_per_coin: 20_000, usd_per_kwh: 0.1, hashes_per_second: 1e21, coins_per_day: 450 }),
        'coin-cost',
      ).verdict,
    ).toBe('impossible');
  });

  test('gives both readings of 300% in eight years: 4^(1/8) is 18.9% a year, 3^(1/8) 14.7%', () => {
    const found = finding(told('Sales will grow 300% in eight years'), 'total-growth');
    expect(found.verdict).toBe('could not check');
    expect(found.why).toMatch(/18\.92% a year.*14\.72% a year/);
  });

  test('says what a proportion of a sample leaves possible for the world: 0.754 · 48% = 36.2% to 88.2%', () => {
    const found = finding(told('The US has 75.4% of the world’s hashrate'), 'sample-as-world');
    expect(found.verdict).toBe('mixed base');
    expect(found.why).toContain('36.19% to 88.19%');
  });

  test('compares a pool with what was measured, where it was', () => {
    expect(finding(told('AntPool has 40% of blocks'), 'measured-proportion').verdict).toBe('inconsistent');
    expect(finding(told('AntPool has 18% of blocks'), 'measured-proportion').verdict).toBe('consistent');
  });

  test('does not take names in common, other wholes and other years for one pool of today', () => {
    for (const text of ['Foundry and AntPool make 50% of blocks', 'AntPool keeps 40% of the fees of a block'])
      expect(finding(told(text), 'measured-proportion')).toBeUndefined();
    for (const text of ['In 2021 AntPool had 40% of blocks', 'AntPool had 40% of blocks', 'AntPool has 25% of blocks'])
      expect(finding(told(text), 'measured-proportion').verdict).toBe('could not check');
    expect(finding(told('AntPool has more than 10% of blocks'), 'measured-proportion').verdict).toBe('consistent');
  });

  // True as they stand: each was once taken for wrong because of a number that belongs to something else.
  test.each([
    'Revenue rose from $28 million to $51 million. Production increased by 74% to 2,195 BTC.',
    'Demand will rise from 415 TWh in 2024 to 945 TWh in 2030. Clusters more than quadruple their use.',
    'The network fell to 700 EH/s, from a recent peak of 1,000 EH/s.',
    'In April 2024 the subsidy was halved. The block reward decreased from 6.25 to 3.125 BTC.',
    'A machine earns 0.00047 BTC per day, about $39 at $83,000/BTC.',
    'It leases 352 MW. It brings the total to 597 MW, of which 245 MW are under construction.',
    'The lease spans 15 years and 526 MW, with annual revenues exceeding $1 billion.',
    'Miners signed contracts of $90 billion for 3.7 GW. Bitcoin mining is cheaper to build.',
  ])('raises no alarm: %s', (text) => {
    expect(told(text).filter(({ severity }) => severity !== 'none')).toEqual([]);
  });

  test('adds a day up to a year: 350 GWh · 365.25 = 127.8 TWh', () => {
    const found = finding(told('Mines take 350 GWh a day, or 1,280 TWh a year'), 'power-energy');
    expect(found).toMatchObject({ verdict: 'inconsistent', implied: { name: 'twh_per_year' } });
    expect(found.implied!.value).toBeCloseTo(127.8375, 4);
    expect(finding(told('Mines take 350 GWh a day, or 128 TWh a year'), 'power-energy').verdict).toBe('consistent');
  });

  test('adds years up to their total: 12 · $290 million = $3.48 billion', () => {
    const verdict = (total: string) =>
      finding(told(`The tenant pays $290 million a year for 12 years, ${total} in all`), 'yearly-total').verdict;
    expect([verdict('$3.5 billion'), verdict('$5.3 billion')]).toEqual(['consistent', 'inconsistent']);
    expect(
      finding(told('It pays $290 million a year for 12 years and borrows $5 billion'), 'yearly-total'),
    ).toBeUndefined();
  });

  test('solves for the break-even: $30 / (24 h · 24 J/TH) = 5.21 cents', () => {
    const found = finding(typed({ hashprice_usd_per_ph_day: 30, joules_per_terahash: 24 }), 'hashprice');
    expect(found.implied!.value).toBeCloseTo(0.0521, 4);
  });

  test('solves for the rent of a megawatt: 3.5e9 / 12 / 200 = 1.458 million', () => {
    expect(
      finding(typed({ value_usd: 3.5e9, years: 12, critical_mw: 200 }), 'hosting-deal').implied!.value,
    ).toBeCloseTo(1_458_333, 0);
  });

  test('says that it could not check where there is nothing to compare', () => {
    expect(told('Shares rose.')).toMatchObject([{ rule: 'nothing', verdict: 'could not check' }]);
    expect(told('It costs over $100,000 to mine a bitcoin in parts of the US')[0]!.verdict).toBe('could not check');
  });

  test('finds any compound growth consistent with its own rate, and inconsistent with one two points off that fits no year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 12 }), fc.integer({ min: 5, max: 40 }), (years, percent) => {
        const claim = {
          from_value: 1000.01,
          to_value: 1000.01 * (1 + percent / 100) ** years,
          from_year: 2020,
          to_year: 2020 + years,
          growth_percent_per_year: percent,
        };
        expect(finding(typed(claim), 'growth-rate').verdict).toBe('consistent');
        expect(finding(typed({ ...claim, growth_percent_per_year: percent + 2 }), 'growth-rate').severity).not.toBe(
          'none',
        );
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  test('never finds a part within its whole impossible', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 0, max: 1000 }), (part, more) => {
        expect(typed({ part_value: part, whole_value: part + more })[0]!.verdict).toBe('consistent');
        expect(typed({ part_value: part + more + 100, whole_value: part })[0]!.verdict).toBe('impossible');
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  test('has rules with ids of their own', () => {
    expect(new Set(auditRules.map(({ id }) => id)).size).toBe(auditRules.length);
  });
});

describe('readClaims', () => {
  test('names the field that is wrong', () => {
    expect(() => readClaims({ usd_per_coins: 1 })).toThrow(
      "readClaims: expected known fields only, got 'usd_per_coins' (claim)",
    );
    expect(() => readClaims([{ usd_per_coin: '1' }])).toThrow(
      "readClaims: expected a finite number, got '1' (claims[0].usd_per_coin)",
    );
    expect(() => readClaims({ usd_per_kwh: -1 })).toThrow(
      'readClaims: expected a number of at least 0, got -1 (claim.usd_per_kwh)',
    );
    expect(() => readClaims({ text: 'x', date: 'May' })).toThrow(
      "expected a date as 2026 or 2026-02, got 'May' (claim.date)",
    );
    expect(() => readClaims({})).toThrow(TypeError);
    expect(() => readClaims([])).toThrow(TypeError);
  });

  test('reads a text with its date, and typed fields beside it', () => {
    const claims = readClaims({ text: 'Miners get 900 BTC a day', date: '2023-05', coins_per_day: 900 });
    expect(claims.map(({ date }) => date)).toEqual([
      { year: 2023, month: 5 },
      { year: 2023, month: 5 },
    ]);
  });
});
