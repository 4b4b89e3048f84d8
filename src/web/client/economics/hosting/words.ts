import { formatAmount, formatNumber, formatPercent } from '../../../../report/format.ts';
import type { Document } from '../../parts/documents.ts';

export type Hosting = Document<'/economics/hosting'>;
export type Deal = Hosting['deals'][number];
export type Concentration = Hosting['concentration'][number];

const MINUS = '−';

/**
 * An amount of dollars in three digits, also below zero.
 *
 * @example
 * money(-1_371_168_655); // => '−$1.37B'
 * money(56_467_507); // => '$56.5M'
 */
export function money(usd: number): string {
  const text = `$${formatAmount(Math.abs(usd)).replace(/\.0+(?=[kMBT]?$)/, '')}`;
  return usd < 0 && text !== '$0' ? MINUS + text : text;
}

/**
 * A rate a year of which there may be none: what is never earned back, or needs nothing put in.
 *
 * @example
 * rateText(0.105); // => '10.5%'
 * rateText(Infinity); // => '–'
 */
export function rateText(ratePerYear: number): string {
  return Number.isFinite(ratePerYear) ? formatPercent(ratePerYear) : '–';
}

/**
 * Years until what was put in is back.
 *
 * @example
 * paybackText(8.61); // => '8.6 years'
 * paybackText(Infinity); // => 'never'
 */
export function paybackText(years: number): string {
  return Number.isFinite(years) ? `${formatNumber(years, 1)} years` : 'never';
}

/**
 * An effective number with its bounds, where they differ.
 *
 * @example
 * effectiveText({ estimate: 5.98, low: 3.86, high: 5.98 }); // => '3.9 to 6'
 * effectiveText({ estimate: 3.52, low: 3.52, high: 3.52 }); // => '3.5'
 */
export function effectiveText({ estimate, low, high }: { estimate: number; low: number; high: number }): string {
  const text = (value: number): string => formatNumber(value, value >= 20 ? 0 : 1).replace(/\.0$/, '');
  return text(low) === text(high) ? text(estimate) : `${text(low)} to ${text(high)}`;
}
