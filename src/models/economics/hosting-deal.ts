import type { GpuOwner, LeaseType } from '../../core/hosting-ledger.ts';

/** GPUs that the landlord buys, and how their cost is spread over years. */
export interface LandlordGpus {
  readonly capitalUsd: number;
  /** After so many years they are bought again, at the same price. */
  readonly lifeYears: number;
  /** What the money costs, ratio a year, in [0, 1). */
  readonly ratePerYear: number;
}

/** What is known of a deal; what is left out, or null, is unknown and makes what follows from it unknown. */
export interface HostingDealTerms {
  /** Rent of the base term; options are no part of it. */
  readonly valueUsd: number;
  /** The base term. */
  readonly years: number;
  /** Power of the computers. */
  readonly criticalMegawatts: number;
  /** Power of the whole site that serves them. */
  readonly grossMegawatts?: number | null;
  /** Yearly rise of the rent, ratio in (−1, 1); 0 for one that stays. */
  readonly escalator?: number | null;
  readonly lease?: LeaseType | null;
  readonly gpuOwner?: GpuOwner | null;
  readonly gpus?: LandlordGpus | null;
  /** Net operating income in an average year. */
  readonly noiUsdPerYear?: number | null;
  /** To build, for each critical MW, without GPUs. */
  readonly capitalUsdPerMegawatt?: number | null;
}

/** A deal by the megawatt of critical power and the year, dollars of the time of payment. Null: it does not follow from what is known. */
export interface NormalizedDeal {
  readonly averageUsdPerMegawattYear: number;
  /** Null without an escalator: a rent that rises by an unknown rate begins at an unknown height. */
  readonly firstYearUsdPerMegawattYear: number | null;
  readonly averageUsdPerGrossMegawattYear: number | null;
  /** Gross by critical power, at least 1: the power usage effectiveness that the site is built for. */
  readonly powerUsageEffectiveness: number | null;
  readonly noiUsdPerMegawattYear: number | null;
  /** Net operating income of an average year by what the site cost to build: ratio a year. */
  readonly noiByCapital: number | null;
  /** What the landlord's GPUs cost, spread over their life: 0 where the tenant owns them. */
  readonly gpuCapitalUsdPerMegawattYear: number | null;
  /** What is left for the site once the GPUs are paid: the only one that compares landlords with owners of GPUs. */
  readonly siteUsdPerMegawattYear: number | null;
  /** Deals compare only within one: the lease and who owns the GPUs. Null where either is unknown. */
  readonly comparableClass: string | null;
}

/**
 * A hosting deal made comparable: the rent of an average year and of the first, by critical megawatt, before and after the GPUs.
 *
 * The average divides the value by years and critical megawatts; with an escalator r over n years the first year is
 * average · n · r / ((1 + r)^n − 1), a part of a last year counting in proportion. Nothing is discounted, and the full rent is taken to run from
 * the first day, which a site delivered in phases does not pay. What tenants pay beside the rent differs by lease: numbers of
 * different classes are not prices of the same thing. It does not say whether the tenant will pay.
 *
 * @throws {RangeError} if an amount is not positive, the escalator is not in (−1, 1), the site has less power than its computers, the
 *   landlord's GPUs are given where the tenant owns them, or net operating income exceeds the rent by more than 5%.
 * @see Geltner, Miller, Clayton & Eichholtz, "Commercial Real Estate Analysis and Investments" (2014), on leases and net operating income.
 * @example
 * const deal = { valueUsd: 3.5e9, years: 12, criticalMegawatts: 200, escalator: 0.03 };
 * Math.round(normalizedDeal(deal).averageUsdPerMegawattYear); // => 1458333
 * Math.round(normalizedDeal(deal).firstYearUsdPerMegawattYear ?? 0); // => 1233086
 */
export function normalizedDeal(terms: HostingDealTerms): NormalizedDeal {
  check(terms);
  const { valueUsd, years, criticalMegawatts, grossMegawatts, escalator, noiUsdPerYear, capitalUsdPerMegawatt } = terms;
  const average = valueUsd / years / criticalMegawatts;
  const noi = isKnown(noiUsdPerYear) ? noiUsdPerYear / criticalMegawatts : null;
  const gpus = gpuUsdPerYear(terms);
  const gpuCapital = gpus === null ? null : gpus / criticalMegawatts;
  return {
    averageUsdPerMegawattYear: average,
    firstYearUsdPerMegawattYear: isKnown(escalator) ? average / averageOfFirstYear({ years, escalator }) : null,
    averageUsdPerGrossMegawattYear: isKnown(grossMegawatts) ? valueUsd / years / grossMegawatts : null,
    powerUsageEffectiveness: isKnown(grossMegawatts) ? grossMegawatts / criticalMegawatts : null,
    noiUsdPerMegawattYear: noi,
    noiByCapital: noi !== null && isKnown(capitalUsdPerMegawatt) ? noi / capitalUsdPerMegawatt : null,
    gpuCapitalUsdPerMegawattYear: gpuCapital,
    siteUsdPerMegawattYear: gpuCapital === null ? null : average - gpuCapital,
    comparableClass:
      isKnown(terms.lease) && isKnown(terms.gpuOwner) ? `${terms.lease}, GPUs of the ${terms.gpuOwner}` : null,
  };
}

/**
 * Average rent over a term by that of its first year: ((1 + r)^n − 1) / (n r), 1 where the rent stays. Ratio; above 1 where it rises.
 *
 * A last year that is not whole counts in proportion to its length.
 *
 * @throws {RangeError} if the term is not positive or the escalator not in (−1, 1).
 * @example
 * averageOfFirstYear({ years: 15, escalator: 0.03 }).toFixed(4); // => '1.2399'
 */
export function averageOfFirstYear({
  years,
  escalator,
}: {
  readonly years: number;
  readonly escalator: number;
}): number {
  checkPositive('years', years);
  checkEscalator(escalator);
  const whole = Math.floor(years);
  const growth = Math.log1p(escalator);
  const ofWhole = escalator === 0 ? whole : Math.expm1(whole * growth) / escalator;
  return (ofWhole + (years - whole) * Math.exp(whole * growth)) / years;
}

/**
 * Equal yearly payments that pay back an amount over a life: amount · r / (1 − (1 + r)^−n), the amount by the life at no interest.
 *
 * Dollars a year, the first at the end of the first year.
 *
 * @throws {RangeError} if the amount or the life is not positive, or the rate not in [0, 1).
 * @example
 * Math.round(annualizedCapital({ capitalUsd: 1000, lifeYears: 5, ratePerYear: 0.1 })); // => 264
 */
export function annualizedCapital({ capitalUsd, lifeYears, ratePerYear }: LandlordGpus): number {
  checkPositive('capitalUsd', capitalUsd);
  checkPositive('lifeYears', lifeYears);
  if (!(ratePerYear >= 0 && ratePerYear < 1))
    throw new RangeError(`annualizedCapital: expected ratePerYear as a ratio from 0 to 1, got ${ratePerYear}`);
  if (ratePerYear === 0) return capitalUsd / lifeYears;
  return (capitalUsd * ratePerYear) / -Math.expm1(-lifeYears * Math.log1p(ratePerYear));
}

function gpuUsdPerYear({ gpuOwner, gpus }: HostingDealTerms): number | null {
  if (gpuOwner === 'tenant') return 0;
  return isKnown(gpus) ? annualizedCapital(gpus) : null;
}

/** What rounded amounts may exceed each other by. */
const ROUNDING = 1.05;

function check(terms: HostingDealTerms): void {
  const { criticalMegawatts, grossMegawatts, escalator, noiUsdPerYear, valueUsd, years } = terms;
  for (const name of ['valueUsd', 'years', 'criticalMegawatts'] as const) checkPositive(name, terms[name]);
  for (const name of ['grossMegawatts', 'noiUsdPerYear', 'capitalUsdPerMegawatt'] as const) {
    if (isKnown(terms[name])) checkPositive(name, terms[name]);
  }
  if (isKnown(escalator)) checkEscalator(escalator);
  if (isKnown(grossMegawatts) && grossMegawatts < criticalMegawatts)
    throw new RangeError(
      `normalizedDeal: expected grossMegawatts of at least the critical ${criticalMegawatts}, got ${grossMegawatts}`,
    );
  if (isKnown(noiUsdPerYear) && noiUsdPerYear > (ROUNDING * valueUsd) / years)
    throw new RangeError(
      `normalizedDeal: expected noiUsdPerYear of at most the average rent ${valueUsd / years}, got ${noiUsdPerYear}`,
    );
  if (isKnown(terms.gpus) && terms.gpuOwner === 'tenant')
    throw new RangeError('normalizedDeal: expected no GPUs of the landlord where the tenant owns them, got some');
}

function checkPositive(name: string, value: number): void {
  if (!(value > 0 && value < Infinity)) throw new RangeError(`normalizedDeal: expected ${name} above 0, got ${value}`);
}

function checkEscalator(escalator: number): void {
  if (!(escalator > -1 && escalator < 1))
    throw new RangeError(`normalizedDeal: expected an escalator as 0.03 for 3%, in (−1, 1), got ${escalator}`);
}

function isKnown<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}
