import type { HeldLayer } from '../../core/holding.ts';
import type { LedgerDeal } from '../../core/hosting-ledger.ts';
import { type ConcentrationRow, concentrationRows, dealRecords, OPERATORS } from './deals.ts';

/** A rent of one deal. USD a critical megawatt and year. */
export interface DealRent {
  readonly id: string;
  readonly usdPerMegawattYear: number;
}

/** Deals that compare: by the lease and by who owns the GPUs. */
export interface HostingClass {
  /** `triple-net-tenant`. */
  readonly id: string;
  /** `triple-net, GPUs of the tenant`. */
  readonly name: string;
  /** Averages over the base term, ascending; at least one. */
  readonly average: readonly DealRent[];
  /** First years, of the deals whose escalator is known, ascending. */
  readonly firstYear: readonly DealRent[];
}

/** What a run says of hosting deals: rents by class, and who holds them. */
export interface HostingOutline {
  readonly deals: readonly LedgerDeal[];
  /** The cheapest first. */
  readonly classes: readonly HostingClass[];
  /** Deals with a rent that compares with none: the lease or the owner of the GPUs is unknown. */
  readonly withoutClass: readonly DealRent[];
  /** Readings before and after, by `moment`, role and population; empty where the run has no hashrate of operators. */
  readonly concentration: ReadonlyMap<ConcentrationKey, ConcentrationRow>;
}

export type ConcentrationKey =
  | 'operators'
  | 'operators-both'
  | 'landlords-both'
  | 'landlords'
  | 'tenants'
  | 'guarantors';

/** What the deals of a run say; null without a deal whose rent or power is known. */
export function hostingOutline(deals: readonly LedgerDeal[], held: readonly HeldLayer[]): HostingOutline | null {
  if (!deals.some(({ criticalMegawatts }) => criticalMegawatts !== null)) return null;
  const rows = dealRecords(deals).filter((row) => row.average_usd_per_mw_year !== null);
  const names = [...new Set(rows.flatMap((row) => row.comparable_class ?? []))];
  const rents = (from: typeof rows, column: 'average_usd_per_mw_year' | 'first_year_usd_per_mw_year') =>
    from
      .flatMap((row): DealRent[] => (row[column] === null ? [] : [{ id: row.id, usdPerMegawattYear: row[column] }]))
      .sort((a, b) => a.usdPerMegawattYear - b.usdPerMegawattYear);
  const classes = names.map((name): HostingClass => {
    const members = rows.filter((row) => row.comparable_class === name);
    const { lease, gpu_owner: gpuOwner } = members[0]!;
    return {
      id: `${lease}-${gpuOwner}`,
      name,
      average: rents(members, 'average_usd_per_mw_year'),
      firstYear: rents(members, 'first_year_usd_per_mw_year'),
    };
  });
  return {
    deals,
    classes: classes.sort((a, b) => a.average[0]!.usdPerMegawattYear - b.average[0]!.usdPerMegawattYear),
    withoutClass: rents(
      rows.filter((row) => row.comparable_class === null),
      'average_usd_per_mw_year',
    ),
    concentration: concentrationOf(deals, held),
  };
}

function concentrationOf(
  deals: readonly LedgerDeal[],
  held: readonly HeldLayer[],
): ReadonlyMap<ConcentrationKey, ConcentrationRow> {
  const operators = held.find(({ layer }) => layer === OPERATORS);
  if (operators === undefined) return new Map();
  return new Map(
    concentrationRows(operators, deals).flatMap((row): [ConcentrationKey, ConcentrationRow][] => {
      const key = keys[`${row.layer} ${row.population === BOTH ? 'both' : 'all'}`];
      return key === undefined ? [] : [[key, row]];
    }),
  );
}

const BOTH = 'landlords named in both';
const keys: Readonly<Record<string, ConcentrationKey>> = {
  [`${OPERATORS} all`]: 'operators',
  [`${OPERATORS} both`]: 'operators-both',
  'ai/hosting/landlord both': 'landlords-both',
  'ai/hosting/landlord all': 'landlords',
  'ai/hosting/tenant all': 'tenants',
  'ai/hosting/guarantor all': 'guarantors',
};
