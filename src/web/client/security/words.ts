import { formatAmount, formatNumber, formatPercent } from '../../../report/format.ts';
import type { Document } from '../parts/documents.ts';

export type Security = Document<'/security'>;
export type Level = Security['levels'][number];
export type Coalition = Level['coalitions'][number];
export type History = Document<'/security/history/{domain}/{resource}/{role}'>;

/** A probability nearer to 0 or 1 than this is said in words. */
const CERTAIN = 0.001;

/**
 * A probability as a reader says it.
 *
 * @example
 * chanceText(0.106); // => '10.6%'
 * chanceText(1e-9); // => 'almost certainly not'
 */
export function chanceText(probability: number): string {
  if (probability < CERTAIN) return 'almost certainly not';
  return probability > 1 - CERTAIN ? 'almost certainly' : formatPercent(probability);
}

/**
 * The probability of a majority as a part of a sentence.
 *
 * @example
 * majorityText(0.106); // => 'truly have more than half of the hashrate with a probability of 10.6%'
 * majorityText(0.99999); // => 'almost certainly have more than half of the hashrate'
 */
export function majorityText(probability: number): string {
  if (probability < CERTAIN) return 'almost certainly do not have more than half of the hashrate';
  if (probability > 1 - CERTAIN) return 'almost certainly have more than half of the hashrate';
  return `truly have more than half of the hashrate with a probability of ${formatPercent(probability)}`;
}

/** A proportion with its interval, `31.1% [29.7%, 32.5%]`. */
export function proportionText({ proportion, low, high }: Pick<Coalition, 'proportion' | 'low' | 'high'>): string {
  return `${formatPercent(proportion)} [${formatPercent(low)}, ${formatPercent(high)}]`;
}

/**
 * A number of confirmations; null: no number is enough.
 *
 * @example
 * confirmationsText(36); // => '36'
 * confirmationsText(null); // => 'none is enough'
 */
export function confirmationsText(count: number | null): string {
  return count === null ? 'none is enough' : formatNumber(count, 0);
}

/**
 * The interval of a number of confirmations; an end without a number has none that is enough.
 *
 * @example
 * confirmationsRange({ low: 31, high: 42 }); // => '[31, 42]'
 * confirmationsRange({ low: 2280, high: null }); // => '2,280 or more'
 * confirmationsRange({ low: null, high: null }); // => ''
 */
export function confirmationsRange({ low, high }: Pick<Coalition['confirmations'], 'low' | 'high'>): string {
  if (low === null) return '';
  return high === null ? `${formatNumber(low, 0)} or more` : `[${formatNumber(low, 0)}, ${formatNumber(high, 0)}]`;
}

const units = [
  { name: 'year', seconds: 365.25 * 86_400 },
  { name: 'day', seconds: 86_400 },
  { name: 'hour', seconds: 3600 },
  { name: 'minute', seconds: 60 },
  { name: 'second', seconds: 1 },
] as const;
/** Twice a unit is said in it. */
const FROM = 2;

/**
 * A length of time in the largest unit of which it has two; null: for ever.
 *
 * @example
 * durationText(870.6); // => '14.5 minutes'
 * durationText(3 * 86_400); // => '3 days'
 * durationText(null); // => 'for ever'
 */
export function durationText(seconds: number | null): string {
  if (seconds === null) return 'for ever';
  const { name, seconds: one } = units.find((unit) => seconds >= FROM * unit.seconds) ?? units.at(-1)!;
  const amount = seconds / one;
  const text =
    amount >= 1000 ? formatAmount(amount) : formatNumber(amount, amount >= 100 || Number.isInteger(amount) ? 0 : 1);
  return `${text} ${name}${text === '1' ? '' : 's'}`;
}

/** Names as a sentence lists them: `A, B and C`. */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/**
 * An amount of dollars in three digits.
 *
 * @example
 * dollars(13_347_764_000); // => '$13.3B'
 * dollars(1e6); // => '$1M'
 */
export function dollars(amount: number): string {
  return `$${formatAmount(amount).replace(/\.0+(?=[kMBT]?$)/, '')}`;
}
