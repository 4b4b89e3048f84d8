import { describe, expect, it } from 'vitest';
import { hostingLayers, hostingLayersFrom, partyOf } from '../../src/attribution/index.ts';
import type { LedgerDeal } from '../../src/core/hosting-ledger.ts';
import { formatDate } from '../../src/core/time-span.ts';
import { heldDistributions } from '../../src/pipeline/measure-held.ts';

const deal = (changed: Partial<LedgerDeal>): LedgerDeal => ({
  id: 'deal',
  landlord: 'a',
  tenant: 'x',
  endUser: null,
  guarantor: null,
  guaranteedUsd: null,
  announced: '2024-02-10',
  site: null,
  criticalMegawatts: 100,
  grossMegawatts: null,
  valueUsd: null,
  years: null,
  optionsExcluded: null,
  lease: null,
  gpuOwner: null,
  gpuCapitalUsd: null,
  escalator: null,
  noiUsdPerYear: null,
  capitalUsdPerMegawatt: null,
  conflicts: [],
  grade: 'press',
  sources: [{ title: 'A page', url: 'https://example.org', read: '2026-11-26' }],
  note: null,
  ...changed,
});

const deals = [
  deal({}),
  deal({ landlord: 'b', guarantor: 'g', announced: '2024-09', criticalMegawatts: 50 }),
  deal({ landlord: 'b', tenant: null, announced: '2024-09-30', criticalMegawatts: 30 }),
  deal({ landlord: 'c', announced: '2024-07-01', criticalMegawatts: null }),
];
const layer = (role: string) => hostingLayersFrom(deals).find((one) => one.layer === `ai/hosting/${role}`)!;
const last = (role: string) => {
  const { entities, weights, unattributedWeight } = heldDistributions(layer(role)).at(-1)!;
  return { held: entities.map((entity, index) => [entity, weights[index]]), unattributedWeight };
};

describe('hostingLayersFrom', () => {
  it('adds megawatts up from quarter to quarter, those without a deal included', () => {
    const windows = heldDistributions(layer('landlord'));
    expect(windows.map(({ span }) => formatDate(span.fromMs))).toEqual(['2024-01-01', '2024-04-01', '2024-07-01']);
    expect(windows.map(({ weights }) => Array.from(weights))).toEqual([[100], [100], [100, 80]]);
    expect(layer('landlord').windows.map(({ isIncomplete }) => isIncomplete)).toEqual([false, false, true]);
  });

  it('gives each role its own holders, and to nobody what no page names', () => {
    expect(last('landlord')).toEqual({
      held: [
        ['a', 100],
        ['b', 80],
      ],
      unattributedWeight: 0,
    });
    expect(last('tenant')).toEqual({ held: [['x', 150]], unattributedWeight: 30 });
    expect(last('end-user')).toEqual({ held: [], unattributedWeight: 180 });
    expect(last('guarantor')).toEqual({
      held: [
        ['x', 100],
        ['g', 50],
      ],
      unattributedWeight: 30,
    });
  });

  it('takes the tenant for the last who owes the rent where there is no guarantor', () => {
    expect(deals.map((one) => partyOf(one, 'guarantor'))).toEqual(['x', 'g', null, 'x']);
  });

  it('has no layers without a deal of known power', () => {
    expect(hostingLayersFrom([])).toEqual([]);
    expect(hostingLayersFrom(deals.slice(3))).toEqual([]);
  });

  it('describes the layers that it makes', () => {
    expect(hostingLayersFrom(deals).map(({ layer }) => layer)).toEqual(hostingLayers.map(({ id }) => id));
    for (const { id, domain, resource, role, weightUnit, isCount } of hostingLayers) {
      expect(id).toBe(`${domain}/${resource}/${role}`);
      expect([weightUnit, isCount]).toEqual(['MW', false]);
    }
  });
});
