import { type Concentration, effectiveText } from './words.ts';

const BOTH = 'landlords named in both';

/** What the readings of the ledger say on whether the pivot decentralizes anything. */
export interface PivotReading {
  /** Landlords that are named in both, by their hashrate before and by their contracted megawatts after. */
  readonly before: Concentration;
  readonly after: Concentration;
  /** Of the contracted megawatts, by role. */
  readonly landlords: Concentration;
  readonly tenants: Concentration;
  /** All of the network, of which most is tied to nobody. */
  readonly network: Concentration;
  readonly direction: 'more' | 'less' | 'alike';
}

/** Effective numbers nearer than this are alike. */
const ALIKE = 0.05;

/** The reading; null where a row that it needs is not there. */
export function pivotReading(rows: readonly Concentration[]): PivotReading | null {
  const find = (moment: Concentration['moment'], population: string, role = ''): Concentration | undefined =>
    rows.find(
      (one) =>
        one.moment === moment &&
        one.population === population &&
        one.layer.endsWith(role) &&
        one.effective_number !== null,
    );
  const before = find('before', BOTH);
  const after = find('after', BOTH);
  const landlords = find('after', 'all of the ledger', '/landlord');
  const tenants = find('after', 'all of the ledger', '/tenant');
  const network = find('before', 'all of the network');
  if (!before || !after || !landlords || !tenants || !network) return null;
  const ratio = after.effective_number! / before.effective_number!;
  const direction = ratio < 1 - ALIKE ? 'more' : ratio > 1 + ALIKE ? 'less' : 'alike';
  return { before, after, landlords, tenants, network, direction };
}

/** An effective number with its bounds in words. */
export function effectiveOf(row: Concentration): string {
  const estimate = row.effective_number ?? 0;
  const low = row.effective_number_bound_low ?? estimate;
  return effectiveText({ estimate, low, high: row.effective_number_bound_high ?? estimate });
}

/** The index at the least and at the most: as if what is tied to nobody were many small holders, or one. */
export function hhiEnds({ hhi_points: points, ...row }: Concentration): readonly [low: number, high: number] {
  return [row.hhi_points_bound_low ?? points ?? 0, row.hhi_points_bound_high ?? points ?? 0];
}

/** Who is counted in a row, for a reader. */
export function countedText({ moment, layer, population }: Concentration): string {
  const role = layer.split('/').at(-1)!;
  if (population === BOTH)
    return moment === 'before' ? 'Before: hashrate of landlords in both' : 'After: contracts of the same landlords';
  if (moment === 'before') return 'Before: hashrate of all the network';
  return (
    {
      landlord: 'After: by landlord',
      tenant: 'After: by tenant',
      'end-user': 'After: by end user',
      guarantor: 'After: by who owes the rent',
    }[role] ?? role
  );
}
