import type { GpuOwner, LeaseType } from '../../core/hosting-ledger.ts';
import { type HostingDealTerms, type NormalizedDeal, normalizedDeal } from '../../models/economics/index.ts';

/** Years after which GPUs are bought again, and what the money for them costs, where nothing else is said: assumptions, no facts. */
export const gpuDefaults = { lifeYears: 5, ratePerYear: 0.1 } as const;

/** A deal as a person states it; null: unknown. */
export interface DealRequest {
  readonly valueUsd: number;
  readonly years: number;
  readonly criticalMegawatts: number;
  readonly grossMegawatts: number | null;
  /** Gross by critical power, in place of the gross megawatts. */
  readonly powerUsageEffectiveness: number | null;
  readonly escalator: number | null;
  readonly lease: LeaseType | null;
  readonly gpuOwner: GpuOwner | null;
  readonly gpuCapitalUsd: number | null;
  readonly gpuLifeYears: number;
  /** Ratio. */
  readonly gpuRatePerYear: number;
  readonly noiUsdPerYear: number | null;
  readonly capitalUsdPerMegawatt: number | null;
}

/**
 * A deal normalized, with its inputs: one flat record, and what has to be known beside it.
 *
 * @throws {RangeError} if an input is impossible, or gross megawatts and a power usage effectiveness are both given.
 */
export function dealAnswer(request: DealRequest) {
  const terms = termsOf(request);
  const deal = normalizedDeal(terms);
  const { valueUsd, years, criticalMegawatts, escalator, lease, gpuOwner, gpuCapitalUsd } = request;
  return {
    record: {
      ...normalizedRecord(deal),
      value_usd: valueUsd,
      years,
      critical_mw: criticalMegawatts,
      gross_mw: terms.grossMegawatts ?? null,
      escalator_per_year: escalator,
      lease,
      gpu_owner: gpuOwner,
      gpu_capital_usd: gpuCapitalUsd,
      gpu_life_years: gpuCapitalUsd === null ? null : request.gpuLifeYears,
      gpu_rate_per_year: gpuCapitalUsd === null ? null : request.gpuRatePerYear,
      noi_usd_per_year: request.noiUsdPerYear,
      capital_usd_per_mw: request.capitalUsdPerMegawatt,
    },
    remarks: dealRemarks(request, deal),
  };
}

/** The numbers of a normalized deal under the names of a record; all of them null where there is none. */
export function normalizedRecord(deal: NormalizedDeal | null) {
  return {
    average_usd_per_mw_year: deal?.averageUsdPerMegawattYear ?? null,
    first_year_usd_per_mw_year: deal?.firstYearUsdPerMegawattYear ?? null,
    average_usd_per_gross_mw_year: deal?.averageUsdPerGrossMegawattYear ?? null,
    power_usage_effectiveness: deal?.powerUsageEffectiveness ?? null,
    noi_usd_per_mw_year: deal?.noiUsdPerMegawattYear ?? null,
    noi_by_capital_per_year: deal?.noiByCapital ?? null,
    gpu_usd_per_mw_year: deal?.gpuCapitalUsdPerMegawattYear ?? null,
    site_usd_per_mw_year: deal?.siteUsdPerMegawattYear ?? null,
    comparable_class: deal?.comparableClass ?? null,
  };
}

function termsOf(request: DealRequest): HostingDealTerms {
  const { gpuCapitalUsd, gpuLifeYears, gpuRatePerYear, grossMegawatts, powerUsageEffectiveness, ...terms } = request;
  if (grossMegawatts !== null && powerUsageEffectiveness !== null)
    throw new RangeError('deal: expected gross megawatts or a power usage effectiveness, got both');
  const gross = powerUsageEffectiveness === null ? grossMegawatts : powerUsageEffectiveness * request.criticalMegawatts;
  const gpus =
    gpuCapitalUsd === null ? null : { capitalUsd: gpuCapitalUsd, lifeYears: gpuLifeYears, ratePerYear: gpuRatePerYear };
  return { ...terms, grossMegawatts: gross, gpus };
}

function dealRemarks({ escalator, lease, gpuOwner, gpuCapitalUsd }: DealRequest, deal: NormalizedDeal): string[] {
  const remarks = [
    'Value by years and critical MW: options are no part of it, nothing is discounted, and the full rent is taken to run from the first day.',
  ];
  if (escalator === null)
    remarks.push('Without an escalator the first year is not known; say 0 for a rent that does not rise.');
  if (deal.comparableClass === null)
    remarks.push(
      'Without the lease and the owner of the GPUs it is not known what the rent pays for: it compares with no other deal.',
    );
  else if (lease !== null) remarks.push(`It compares with other deals of its class only: ${deal.comparableClass}.`);
  if (gpuCapitalUsd !== null)
    remarks.push(
      'GPUs are paid in equal yearly sums over their life and bought again at the same price; life and rate are assumptions.',
    );
  else if (gpuOwner !== 'tenant')
    remarks.push('Without what the landlord’s GPUs cost, or that it has none, what is left for the site is not known.');
  return remarks;
}
