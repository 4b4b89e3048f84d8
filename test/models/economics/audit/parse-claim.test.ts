import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LONGEST_CLAIM_TEXT, parseClaims } from '../../../../src/models/economics/index.ts';

const amounts = (text: string) =>
  parseClaims(text).flatMap((claim) => claim.amounts.map(({ kind, value }) => [kind, value]));

describe('parseClaims', () => {
  // By hand: the unit as written times its prefix.
  test.each([
    ['The network ran at 1.02 ZH/s', [['network_hashes_per_second', 1.02e21]]],
    ['Power at 6.5 cents per kWh', [['usd_per_kwh', 0.065]]],
    ['Power at 6.5¢/kWh', [['usd_per_kwh', 0.065]]],
    ['Power at $45 per MWh', [['usd_per_kwh', 0.045]]],
    ['A fleet of 28.2 J/TH', [['joules_per_terahash', 28.2]]],
    ['It used 138 TWh per year', [['watt_hours_per_year', 138e12]]],
    ['A site of 1.2 gigawatts', [['watts', 1.2e9]]],
    ['About 450 bitcoins a day', [['coins_per_day', 450]]],
    ['A hashprice of $30 per PH/s per day', [['hashprice_usd_per_ph_day', 30]]],
    ['It costs $100,000 to mine one bitcoin', [['usd_per_coin', 100_000]]],
    ['a $119 billion market', [['market_usd', 119e9]]],
  ])('reads “%s”', (text, expected) => {
    const found = amounts(text);
    for (const [index, [kind, value]] of expected.entries()) {
      expect(found[index]![0]).toBe(kind);
      expect(found[index]![1]).toBeCloseTo(value as number, 9);
    }
  });

  test('takes names of machines and dates for no amounts', () => {
    expect(amounts('In May 2024 the S21 and the H100 were sold')).toEqual([]);
  });

  test('ties a growth to its years and its rate', () => {
    const [claim] = parseClaims('Sales grow from $24.9 billion in 2025 to $119 billion by 2033, a CAGR of 21.7%');
    expect(claim!.growths).toHaveLength(1);
    expect(claim!.growths[0]).toMatchObject({
      fromYear: 2025,
      toYear: 2033,
      from: { value: 24.9e9 },
      to: { value: 119e9 },
      perYear: { value: 21.7 },
    });
  });

  test('moves a claim beside a halving into the months after or before it', () => {
    expect(parseClaims('After the April 2024 halving 450 BTC a day are mined')[0]!.date).toEqual({
      year: 2024,
      month: 5,
    });
    expect(parseClaims('Before the April 2024 halving 900 BTC a day were mined')[0]!.date).toEqual({
      year: 2024,
      month: 3,
    });
  });

  test('refuses a text without a word, and one that is too long', () => {
    expect(() => parseClaims(' \n')).toThrow('parseClaims: expected a text, got an empty one');
    expect(() => parseClaims('a'.repeat(LONGEST_CLAIM_TEXT + 1))).toThrow(RangeError);
  });

  test('reads any text without failing, and never a value that is not finite', () => {
    const piece = fc.constantFrom(
      'from ',
      'to ',
      '$',
      '119',
      ' billion',
      '%',
      ' a year',
      '2033',
      ' EH/s',
      ' J/TH',
      '. ',
      'of ',
      '(',
      '\u001b',
      ' market',
      ',',
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 60 }), (pieces) => {
        const text = `x${pieces.join('')}`;
        for (const claim of parseClaims(text))
          for (const { value } of claim.amounts) expect(Number.isFinite(value)).toBe(true);
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});
