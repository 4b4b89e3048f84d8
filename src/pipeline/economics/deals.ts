import { hostingLayersFrom, partyOf } from '../../attribution/index.ts';
import { windowWeight } from '../../core/distribution.ts';
import type { HeldLayer, HeldWindow } from '../../core/holding.ts';
import type { HostingRole, LedgerDeal } from '../../core/hosting-ledger.ts';
import type { Estimate } from '../../core/reading.ts';
import { byText } from '../../core/text.ts';
import { formatDate } from '../../core/time-span.ts';
import { createAmountReader, heldWeights, parseMeasure } from '../../measures/index.ts';
import { type NormalizedDeal, normalizedDeal } from '../../models/economics/index.ts';
import { loadHostingLedger } from '../../platform/hosting-ledger.ts';
import type { AnswerColumn } from '../answer.ts';
import { entityName } from '../entity-names.ts';
import { readBundledHalf } from '../published-half.ts';
import { gpuDefaults, normalizedRecord } from './deal.ts';

/** The ledger that comes with the package, a flat record a deal, by class and then by the average rent. */
export function dealRecords(deals: readonly LedgerDeal[] = loadHostingLedger()) {
  return deals
    .map(dealRow)
    .toSorted(
      (a, b) =>
        byText(a.comparable_class ?? '~', b.comparable_class ?? '~') ||
        (b.average_usd_per_mw_year ?? -1) - (a.average_usd_per_mw_year ?? -1),
    );
}

/** What people see of them. */
export const dealColumns: readonly AnswerColumn[] = [
  { name: 'announced', as: 'range', isDetail: true },
  { name: 'landlord', as: 'text' },
  { name: 'tenant', as: 'text', absent: 'not named' },
  { name: 'guarantor', as: 'text', isDetail: true },
  { name: 'critical_mw', as: 'number', title: 'IT MW' },
  { name: 'years', as: 'number' },
  { name: 'lease', as: 'text' },
  { name: 'gpu_owner', as: 'text', title: 'GPUs of' },
  { name: 'average_usd_per_mw_year', as: 'count', title: 'USD/MW/year' },
  { name: 'first_year_usd_per_mw_year', as: 'count', title: 'first year', isDetail: true },
  { name: 'site_usd_per_mw_year', as: 'count', title: 'less GPUs' },
];

/** What has to be known beside the records of the ledger. */
export const dealsRemarks: readonly string[] = [
  'Rents compare within a class only: the lease, and who owns the GPUs. Where either is unknown there is no class.',
  `GPUs of landlords are paid over ${gpuDefaults.lifeYears} years at ${100 * gpuDefaults.ratePerYear}% a year, which is an assumption; what is left for the site is what compares with landlords.`,
  'Base terms and what pages state: options are excluded, unknown stays empty, and most of what is contracted is not built.',
  'Capital is the middle of the range that a page gives; conflicting figures stand in data/hosting-deals.json with the reason.',
];

function dealRow(deal: LedgerDeal) {
  const { id, announced, criticalMegawatts, grossMegawatts, valueUsd, years, escalator, grade, sources } = deal;
  const party = (role: HostingRole, of: string | null) => (of === null ? null : entityName(of, role));
  return {
    id,
    announced,
    landlord: party('landlord', deal.landlord),
    tenant: party('tenant', deal.tenant),
    end_user: party('end-user', deal.endUser),
    guarantor: party('guarantor', deal.guarantor),
    critical_mw: criticalMegawatts,
    gross_mw: grossMegawatts,
    value_usd: valueUsd,
    years,
    escalator_per_year: escalator,
    lease: deal.lease,
    gpu_owner: deal.gpuOwner,
    ...normalizedRecord(normalizedOf(deal)),
    grade,
    source_url: sources[0]!.url,
  };
}

/** Null where the value, the term or the power is unknown. */
function normalizedOf(deal: LedgerDeal): NormalizedDeal | null {
  const { valueUsd, years, criticalMegawatts, gpuCapitalUsd, capitalUsdPerMegawatt: capital } = deal;
  if (valueUsd === null || years === null || criticalMegawatts === null) return null;
  return normalizedDeal({
    ...deal,
    valueUsd,
    years,
    criticalMegawatts,
    gpus: gpuCapitalUsd === null ? null : { capitalUsd: gpuCapitalUsd, ...gpuDefaults },
    capitalUsdPerMegawatt: capital === null ? null : (capital.low + capital.high) / 2,
  });
}

const measures = ['effective-number', 'hhi'].map(parseMeasure);
export const OPERATORS = 'bitcoin/hashrate/operator';

/**
 * Concentration of the sites before and after the pivot, a flat record a reading: the hashrate of listed operators in its last complete month,
 * the contracted megawatts by role at the end of the ledger, and both for the landlords that are named in each.
 */
export async function dealConcentration(deals: readonly LedgerDeal[] = loadHostingLedger()) {
  const { layers } = await readBundledHalf();
  return concentrationRows(layers.find(({ layer }) => layer === OPERATORS)!, deals);
}

/** A reading of the concentration of sites before or after the pivot. */
export type ConcentrationRow = ReturnType<typeof concentrationRow>;

/** The same of other readings of the operators’ hashrate, and of at least one deal whose power is known. */
export function concentrationRows(operators: HeldLayer, deals: readonly LedgerDeal[]): readonly ConcentrationRow[] {
  const before = lastComplete(operators);
  const after = hostingLayersFrom(deals).map(({ layer, windows }) => ({ layer, window: windows.at(-1)! }));
  const both = new Set(deals.map((deal) => partyOf(deal, 'landlord')!).filter((id) => holds(before, id)));
  return [
    concentrationRow(before, { moment: 'before', layer: OPERATORS, population: 'all of the network', unit: 'EH/s' }),
    concentrationRow(only(before, both), {
      moment: 'before',
      layer: OPERATORS,
      population: 'landlords named in both',
      unit: 'EH/s',
    }),
    concentrationRow(only(after[0]!.window, both), {
      moment: 'after',
      layer: after[0]!.layer,
      population: 'landlords named in both',
      unit: 'MW',
    }),
    ...after.map(({ layer, window }) =>
      concentrationRow(window, { moment: 'after', layer, population: 'all of the ledger', unit: 'MW' }),
    ),
  ];
}

/** What people see of the readings. */
export const concentrationColumns: readonly AnswerColumn[] = [
  { name: 'moment', as: 'text', title: 'pivot', isDetail: true },
  { name: 'layer', as: 'range' },
  { name: 'population', as: 'range', title: 'of' },
  { name: 'entities', as: 'count', title: 'named', isDetail: true },
  { name: 'largest', as: 'text', isDetail: true },
  { name: 'largest_proportion', as: 'percent', title: 'has', isDetail: true },
  { name: 'unattributed_proportion', as: 'percent', title: 'unnamed', isDetail: true },
  { name: 'effective_number', as: 'number', title: 'effective' },
  { name: 'effective_number_bound_low', as: 'number', title: 'low' },
  { name: 'effective_number_bound_high', as: 'number', title: 'high' },
];

/** What has to be known beside the readings. */
export const concentrationRemarks: readonly string[] = [
  'Before is the mining of the sites: the last month for which listed operators’ hashrate is known as a whole. Most contracted power was not built then.',
  'The ledger holds what pages name. Bounds are what the unnamed could change: the first if all were different and small, the second if all were one.',
  'After is the whole ledger, its last and incomplete quarter included; the report shows the quarter before.',
  'A tenant or guarantor in common makes landlords depend on one decision; it does not make them one owner.',
];

interface Population {
  readonly moment: 'before' | 'after';
  readonly layer: string;
  readonly population: string;
  readonly unit: string;
}

function concentrationRow(window: HeldWindow, { moment, layer, population, unit }: Population) {
  const held = heldWeights(window);
  const weight = windowWeight(held);
  const [effective, hhi] = createAmountReader(measures, { interval: null, unattributed: 'thin', seed: 1 }).estimate(
    window,
  ) as [Estimate, Estimate];
  const [, , role = ''] = layer.split('/');
  return {
    moment,
    layer,
    population,
    until: formatDate(window.span.toMs),
    weight,
    unit,
    entities: held.entities.length,
    largest: held.entities[0] === undefined ? null : entityName(held.entities[0], role),
    largest_proportion: held.entities.length === 0 ? null : held.weights[0]! / weight,
    unattributed_proportion: held.unattributedWeight / weight,
    effective_number: effective.estimate,
    effective_number_bound_low: effective.boundLow,
    effective_number_bound_high: effective.boundHigh,
    hhi_points: hhi.estimate,
    hhi_points_bound_low: hhi.boundLow,
    hhi_points_bound_high: hhi.boundHigh,
  };
}

function lastComplete({ windows }: HeldLayer): HeldWindow {
  return windows.findLast(({ isIncomplete }) => !isIncomplete) ?? windows.at(-1)!;
}

function holds({ holdings }: HeldWindow, id: string): boolean {
  return holdings.some(({ entity }) => entity === id);
}

/** A window of some entities alone, as if there were no others. */
function only(window: HeldWindow, ids: ReadonlySet<string>): HeldWindow {
  return {
    ...window,
    holdings: window.holdings.filter(({ entity }) => entity !== null && ids.has(entity)),
    totals: [],
  };
}
