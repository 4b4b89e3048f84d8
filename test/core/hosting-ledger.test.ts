import { describe, expect, it } from 'vitest';
import { announcedMs, parseHostingLedger } from '../../src/core/hosting-ledger.ts';

const source = { title: 'A page', url: 'https://example.org/a', read: '2026-11-26' };
const deal = {
  id: 'a-b',
  landlord: 'a',
  tenant: 'b',
  endUser: null,
  guarantor: null,
  guaranteedUsd: null,
  announced: '2025-08-14',
  site: null,
  criticalMegawatts: 200,
  grossMegawatts: 250,
  valueUsd: 3.7e9,
  years: 10,
  optionsExcluded: null,
  lease: 'modified-gross',
  gpuOwner: 'tenant',
  gpuCapitalUsd: null,
  escalator: 0.03,
  noiUsdPerYear: null,
  capitalUsdPerMegawatt: { low: 8e6, high: 1e7 },
  conflicts: [{ field: 'criticalMegawatts', low: 200, high: 250, reason: 'gross' }],
  grade: 'press',
  sources: [source],
  note: null,
};
const parse = (...changes: readonly object[]) =>
  parseHostingLedger({ deals: changes.map((changed, index) => ({ ...deal, id: `deal-${index}`, ...changed })) });

describe('parseHostingLedger', () => {
  it('gives the deals in the order of their announcement, a month being its first day', () => {
    const deals = parse(
      { announced: '2025-08-14' },
      { announced: '2025-09' },
      { announced: '2024-06-03' },
      { announced: '2024-06' },
    );
    expect(deals.map(({ announced }) => announced)).toEqual(['2024-06', '2024-06-03', '2025-08-14', '2025-09']);
    expect(announcedMs({ announced: '2025-09' })).toBe(Date.UTC(2025, 8, 1));
  });

  it('leaves unknown what is null', () => {
    const unknown = { tenant: null, criticalMegawatts: null, grossMegawatts: null, valueUsd: null, lease: null };
    expect(parse(unknown)[0]).toMatchObject(unknown);
  });

  it.each([
    [{ landlord: null }, 'expected a text, got null (deals[0].landlord)'],
    [{ tenant: 'Core Weave' }, "expected an id of a–z, 0–9, -, got 'Core Weave' (deals[0].tenant)"],
    [{ criticalMegawatts: 0 }, 'expected a positive number, got 0 (deals[0].criticalMegawatts)'],
    [{ valueUsd: '3.7e9' }, "expected a positive number, got '3.7e9' (deals[0].valueUsd)"],
    [{ announced: '2025-13' }, "expected a day as 2025-08-14, got '2025-13' (deals[0].announced)"],
    [{ announced: 'Aug 2025' }, "expected a day as 2025-08-14, got 'Aug 2025' (deals[0].announced)"],
    [{ lease: 'net' }, "expected triple-net, modified-gross, gross, cloud, got 'net' (deals[0].lease)"],
    [{ gpuOwner: 'bank' }, "expected landlord, tenant, got 'bank' (deals[0].gpuOwner)"],
    [{ grade: 'rumour' }, "expected primary, press, got 'rumour' (deals[0].grade)"],
    [{ sources: [] }, 'expected a list that is not empty, got [] (deals[0].sources)'],
    [
      { sources: [{ ...source, url: 'page 4' }] },
      "expected an address of the web, got 'page 4' (deals[0].sources[0].url)",
    ],
    [
      { sources: [{ ...source, read: '2026-11' }] },
      "expected a day as 2025-08-14, got '2026-11' (deals[0].sources[0].read)",
    ],
    [
      { capitalUsdPerMegawatt: { low: 2, high: 1 } },
      'expected at least 2, got 1 (deals[0].capitalUsdPerMegawatt.high)',
    ],
    [
      { conflicts: [{ ...deal.conflicts[0], field: 'note' }] },
      "expected the field of an amount, got 'note' (deals[0].conflicts[0])",
    ],
    [{ guaranteedUsd: 1e9 }, 'expected the guarantor of an amount, got null (deals[0])'],
    [{ megawatts: 5 }, "expected known fields only, got 'megawatts' (deals[0])"],
  ])('refuses %o', (wrong, message) => {
    expect(() => parse(wrong)).toThrow(new TypeError(`parseHostingLedger: ${message}`));
  });

  it('refuses a site with less power than its computers, and a rent that doubles', () => {
    expect(() => parse({ grossMegawatts: 199 })).toThrow(
      new RangeError('parseHostingLedger: expected at least 200 gross MW, got 199 (deals[0])'),
    );
    expect(() => parse({ escalator: 3 })).toThrow(
      new RangeError('parseHostingLedger: expected an escalator from 0 to 1, got 3 (deals[0])'),
    );
  });

  it('refuses an id twice, and a field that is left out', () => {
    expect(() => parse({ id: 'a' }, { id: 'a' })).toThrow("expected each id once, got 'a' (deals)");
    const { years: _, ...without } = deal;
    expect(() => parseHostingLedger({ deals: [without] })).toThrow('expected the field years, got nothing (deals[0])');
  });
});
