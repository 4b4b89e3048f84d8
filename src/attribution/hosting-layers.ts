import type { HeldLayer, HeldWindow, Holding } from '../core/holding.ts';
import { announcedMs, type HostingRole, hostingRoles, type LedgerDeal } from '../core/hosting-ledger.ts';
import type { Layer } from '../core/layer.ts';
import { quartersFrom } from './_quarters.ts';

const SOURCE = 'hosting-deals';
const ledger = {
  title: 'Contraflow ledger of hosting deals (data/hosting-deals.json), each deal with its own pages',
  url: 'https://github.com/contraflow/contraflow/blob/main/data/hosting-deals.json',
};
const counted =
  'Critical power of the deals by which miners, and hosts of miners, give sites to AI, announced up to the quarter’s end';

function hostingLayer(role: HostingRole, text: Pick<Layer, 'title' | 'definition'>): Layer {
  return {
    id: `ai/hosting/${role}`,
    domain: 'ai',
    resource: 'hosting',
    role,
    weightUnit: 'MW',
    isCount: false,
    citations: [ledger],
    ...text,
  };
}

/** The layers of the ledger of hosting deals, in the order in which they are shown. */
export const hostingLayers: readonly Layer[] = [
  hostingLayer('landlord', {
    title: 'AI hosting of miners by landlord',
    definition: `${counted}, by owner of the site; contracted, mostly not built, and of the deals that pages name, so new landlords may be old ones newly found.`,
  }),
  hostingLayer('tenant', {
    title: 'AI hosting of miners by tenant',
    definition: `${counted}, by who signs and pays the rent; tenants that are not named are nobody’s, and a tenant may act for another.`,
  }),
  hostingLayer('end-user', {
    title: 'AI hosting of miners by end user',
    definition: `${counted}, by whose workloads run there; nobody’s unless a page says it, which few do, so it shows how little is known rather than how concentrated it is.`,
  }),
  hostingLayer('guarantor', {
    title: 'AI hosting of miners by who owes the rent in the end',
    definition: `${counted}, by the guarantor of the rent, else by the tenant; guarantors answer for a part of it, and a deal whose tenant is not named is nobody’s.`,
  }),
];

/**
 * The layers of a ledger, by quarter from its first deal to its last: megawatts add up, and the last quarter is incomplete, since no later
 * deal shows that the ledger reached its end. Deals whose critical power is unknown have no weight; without any that have, no layers.
 */
export function hostingLayersFrom(deals: readonly LedgerDeal[]): readonly HeldLayer[] {
  const weighed = deals.flatMap((deal, index) =>
    deal.criticalMegawatts === null ? [] : [{ deal, weight: deal.criticalMegawatts, row: index + 1 }],
  );
  if (weighed.length === 0) return [];
  const times = weighed.map(({ deal }) => announcedMs(deal));
  const spans = quartersFrom(Math.min(...times), Math.max(...times));
  return hostingRoles.map((role) => ({
    layer: `ai/hosting/${role}`,
    windows: spans.map(
      (span, at): HeldWindow => ({
        span,
        holdings: weighed
          .filter(({ deal }) => announcedMs(deal) < span.toMs)
          .map(
            ({ deal, weight, row }): Holding => ({
              entity: partyOf(deal, role),
              group: null,
              weight,
              low: null,
              high: null,
              origin: { source: SOURCE, file: 'hosting-deals.json', row },
            }),
          ),
        totals: [],
        isIncomplete: at === spans.length - 1,
      }),
    ),
    scopeBreaksMs: [],
  }));
}

/** Who has a part in a deal; null where no page names them. Without a guarantor the tenant is the last who owes the rent. */
export function partyOf({ landlord, tenant, endUser, guarantor }: LedgerDeal, role: HostingRole): string | null {
  const parties = { landlord, tenant, 'end-user': endUser, guarantor: guarantor ?? tenant };
  return parties[role];
}
