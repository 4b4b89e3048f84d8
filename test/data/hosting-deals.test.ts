import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { partyOf } from '../../src/attribution/index.ts';
import { hostingRoles } from '../../src/core/hosting-ledger.ts';
import { dealRecords } from '../../src/pipeline/economics/deals.ts';
import { entityName } from '../../src/pipeline/entity-names.ts';
import { loadHostingLedger } from '../../src/platform/hosting-ledger.ts';

const deals = loadHostingLedger();
const file = JSON.parse(readFileSync(new URL('../../data/hosting-deals.json', import.meta.url), 'utf8'));

describe('the hosting deals of the package', () => {
  it('stand in the order of their announcement', () => {
    expect(file.deals.map(({ id }: { id: string }) => id)).toEqual(deals.map(({ id }) => id));
    expect(deals.length).toBeGreaterThan(12);
  });

  it('are contracts, each with its pages: capacity without a tenant and sums of deals are none', () => {
    for (const { id, sources, years, announced } of deals) {
      expect(sources.length, id).toBeGreaterThan(0);
      expect(years ?? 1, id).toBeLessThanOrEqual(25);
      expect(announced < '2026-11-26', id).toBe(true);
    }
  });

  it('give every amount in its unit', () => {
    for (const { id, criticalMegawatts, valueUsd, capitalUsdPerMegawatt } of deals) {
      expect(criticalMegawatts ?? 10, id).toBeGreaterThanOrEqual(10);
      expect(criticalMegawatts ?? 10, id).toBeLessThan(1000);
      expect(valueUsd ?? 1e9, id).toBeGreaterThanOrEqual(1e8);
      expect(capitalUsdPerMegawatt?.low ?? 1e7, id).toBeGreaterThan(1e6);
    }
  });

  it('sum to what Core Scientific stated of its contracts with CoreWeave in October 2024', () => {
    // About 500 MW and $8.7 billion over 12 years, the 16 MW in Austin not among them.
    const four = deals.filter(({ id, years }) => id.startsWith('corz-') && years === 12 && !id.includes('denton'));
    expect(four.reduce((sum, { criticalMegawatts }) => sum + criticalMegawatts!, 0)).toBe(502);
    expect(four.reduce((sum, { valueUsd }) => sum + valueUsd!, 0)).toBeCloseTo(8.725e9, -3);
  });

  it('name parties that people know by more than an id', () => {
    const names = new Set(deals.flatMap((deal) => hostingRoles.map((role) => partyOf(deal, role))));
    expect([...names].filter((id) => id !== null).map((id) => entityName(id, 'tenant'))).toContain('CoreWeave');
    expect(entityName('applied-digital', 'landlord')).toBe('Applied Digital');
  });

  it('rent a site for one to two and a half million dollars per MW and year, once the GPUs are paid', () => {
    const sites = dealRecords().flatMap(({ site_usd_per_mw_year: usd }) => (usd === null ? [] : [usd]));
    expect(sites.length).toBeGreaterThan(12);
    for (const usd of sites) expect(usd > 1e6 && usd < 2.5e6, `${usd}`).toBe(true);
  });
});
