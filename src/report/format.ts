import type { Layer } from '../core/layer.ts';
import type { Reading } from '../core/reading.ts';
import { formatDate, type TimeSpan } from '../core/time-span.ts';

/** What stands where there is no number. */
export const NOTHING = '–';

/** A measure, with its parameter, and its unit: what decides how many digits are shown. */
export type Quantity = Pick<Reading, 'measure' | 'unit'>;

const MINUS = '\u2212';
/** Made when first called: a formatter takes milliseconds, which a page that opens has not to spare. */
function whenNeeded<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

const formatters = [0, 1, 2, 3].map((digits) =>
  whenNeeded(() => new Intl.NumberFormat('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })),
);
const monthFormatter = whenNeeded(
  () => new Intl.DateTimeFormat('en-US', { month: 'short', year: 'numeric', timeZone: 'UTC' }),
);

/**
 * A number with grouped thousands, a fixed number of decimals and a true minus sign; never a negative zero.
 *
 * @throws {RangeError} if digits is not 0, 1, 2 or 3.
 * @example
 * formatNumber(2178.4, 0); // => '2,178'
 * formatNumber(-0.004, 2); // => '0.00'
 */
export function formatNumber(value: number, digits: number): string {
  const formatter = formatters[digits];
  if (formatter === undefined) throw new RangeError(`formatNumber: digits must be 0, 1, 2 or 3, got ${digits}`);
  if (!Number.isFinite(value)) return Number.isNaN(value) ? NOTHING : `${value < 0 ? MINUS : ''}∞`;
  const text = formatter().format(Math.abs(value));
  return value < 0 && /[1-9]/.test(text) ? `${MINUS}${text}` : text;
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const SUFFIXES = [
  { from: 1e12, suffix: 'T' },
  { from: 1e9, suffix: 'B' },
  { from: 1e6, suffix: 'M' },
  { from: 1e5, suffix: 'k' },
] as const;

/**
 * An amount of any size in three significant digits: thousands and millions short, what is beyond them as a power of ten.
 *
 * @example
 * formatAmount(19_700_000); // => '19.7M'
 * formatAmount(1.2e27); // => '1.2 × 10²⁷'
 * formatAmount(84.25); // => '84.3'
 */
export function formatAmount(value: number): string {
  const size = Number(Math.abs(value).toPrecision(3)); // rounded first: 999,999 is a million
  if (!Number.isFinite(size)) return formatNumber(value, 0);
  const sign = value < 0 && size > 0 ? MINUS : '';
  if (size >= 1e15) return sign + powerOfTen(size);
  if (size > 0 && size < 0.005) return `${sign}<0.01`;
  const short = SUFFIXES.find(({ from }) => size >= from);
  const shown = short === undefined ? size : size / (short.suffix === 'k' ? 1e3 : short.from);
  const digits = shown >= 100 || (short === undefined && Number.isInteger(size)) ? 0 : shown >= 10 ? 1 : 2;
  // What needs no suffix keeps all its whole digits.
  const written = short === undefined && shown >= 100 ? Math.abs(value) : shown;
  return `${sign}${formatNumber(written, digits)}${short?.suffix ?? ''}`;
}

function powerOfTen(size: number): string {
  const [mantissa = '', exponent = ''] = size.toExponential(2).split('e+');
  return `${Number(mantissa)} × 10${Array.from(exponent, (digit) => SUPERSCRIPTS[Number(digit)]!).join('')}`;
}

/** A unit of percentages, which may say of what: `percent of hashrate`. */
const PERCENT = /^percent(?= of |$)/;

/** What a weight is counted in, and whether it counts single things. */
export type WeightUnit = Pick<Layer, 'weightUnit' | 'isCount'>;

/**
 * A weight of a layer without its unit: counts to the last one, amounts in three digits, percentages with their sign.
 *
 * @example
 * formatWeight(1_234_567, { weightUnit: 'blocks', isCount: true }); // => '1,234,567'
 * formatWeight(23.44, { weightUnit: 'percent', isCount: false }); // => '23.4%'
 */
export function formatWeight(weight: number, { weightUnit, isCount }: WeightUnit): string {
  if (PERCENT.test(weightUnit)) return formatPercent(weight / 100, weight === 100 ? 0 : 1);
  return isCount ? formatNumber(weight, 0) : formatAmount(weight);
}

/**
 * A weight of a layer with its unit.
 *
 * @example
 * formatWeightWithUnit(1.2e27, { weightUnit: 'FLOP', isCount: false }); // => '1.2 × 10²⁷ FLOP'
 * formatWeightWithUnit(50, { weightUnit: 'percent of hashrate', isCount: false }); // => '50.0% of hashrate'
 */
export function formatWeightWithUnit(weight: number, unit: WeightUnit): string {
  return [formatWeight(weight, unit), unit.weightUnit.replace(PERCENT, '').trim()].join(' ').trim();
}

/**
 * A number that always shows its sign.
 *
 * @example
 * formatSigned(3.14, 1); // => '+3.1'
 */
export function formatSigned(value: number, digits: number): string {
  const text = formatNumber(value, digits);
  return value > 0 && /[1-9∞]/.test(text) ? `+${text}` : text;
}

/**
 * A proportion as a percentage; what is not quite none or all is not shown as none or all.
 *
 * @example
 * formatPercent(0.2981); // => '29.8%'
 * formatPercent(0.0001); // => '<0.1%'
 * formatPercent(0.99999, 0); // => '>99%'
 */
export function formatPercent(proportion: number, digits = 1): string {
  const text = formatNumber(proportion * 100, digits);
  const step = 10 ** -digits;
  if (proportion > 0 && !/[1-9]/.test(text)) return `<${formatNumber(step, digits)}%`;
  if (proportion < 1 && Number(text) >= 100) return `>${formatNumber(100 - step, digits)}%`;
  return `${text}%`;
}

/**
 * A value in the digits that its measure and unit deserve, without the unit; proportions become percentages.
 *
 * @example
 * formatValue(2178.4, { measure: 'hhi', unit: 'points' }); // => '2,178'
 * formatValue(0.2981, { measure: 'concentration-ratio:1', unit: 'ratio' }); // => '29.8%'
 */
export function formatValue(value: number | null, quantity: Quantity): string {
  if (value === null) return NOTHING;
  if (isProportion(quantity)) return formatPercent(value);
  return formatNumber(value, digitsOf(quantity));
}

function digitsOf({ measure, unit }: Quantity): number {
  if (unit === 'points' || /^(nakamoto-coefficient|entities|confirmations)(:|$)/.test(measure)) return 0;
  return unit === 'ratio' ? 3 : 2;
}

/**
 * Whether a measure's values are proportions of a whole, read as percentages; an index of inequality is a ratio that is not.
 *
 * @example
 * isProportion({ measure: 'gini', unit: 'ratio' }); // => false
 */
export function isProportion({ measure, unit }: Quantity): boolean {
  return unit === 'ratio' && /^(concentration-ratio|entropy-percentage)(:|$)/.test(measure);
}

/**
 * A range of values in square brackets; an end that is unknown or infinite is a dash, and a range without ends is one dash.
 *
 * @example
 * formatRange(4.5, 4.7, { measure: 'effective-number', unit: 'entities' }); // => '[4.50, 4.70]'
 */
export function formatRange(low: number | null, high: number | null, quantity: Quantity): string {
  if (low === null && high === null) return NOTHING;
  return `[${formatValue(low, quantity)}, ${formatValue(high, quantity)}]`;
}

/**
 * The change that a difference of natural logarithms means.
 *
 * @example
 * formatChange(0.0305); // => '+3.1%'
 */
export function formatChange(logarithms: number): string {
  return `${formatSigned(100 * Math.expm1(logarithms), 1)}%`;
}

/**
 * The yearly change that a slope of natural logarithms means.
 *
 * @example
 * formatSlope(0.0305); // => '+3.1%/year'
 */
export function formatSlope(slopePerYear: number): string {
  return `${formatChange(slopePerYear)}/year`;
}

/**
 * The interval of a slope of natural logarithms, in percent a year.
 *
 * @example
 * formatSlopeRange(-0.0101, 0.0198); // => '[−1.0, +2.0]'
 */
export function formatSlopeRange(low: number, high: number): string {
  return `[${formatSigned(100 * Math.expm1(low), 1)}, ${formatSigned(100 * Math.expm1(high), 1)}]`;
}

/**
 * A p-value with its relation, to two decimals, or to three below 0.1.
 *
 * @example
 * formatPValue(0.0002); // => '< 0.001'
 * formatPValue(0.31); // => '= 0.31'
 */
export function formatPValue(pValue: number): string {
  return pValue < 0.001 ? '< 0.001' : `= ${formatNumber(pValue, pValue < 0.1 ? 3 : 2)}`;
}

/**
 * Month and year of an instant, UTC.
 *
 * @example
 * formatMonth(0); // => 'Jan 1970'
 */
export function formatMonth(ms: number): string {
  return monthFormatter().format(ms);
}

/**
 * First and last day of a span, both inclusive; blocks without a time are undated.
 *
 * @example
 * formatSpan({ fromMs: 0, toMs: 172800000 }); // => '1970-01-01 to 1970-01-02'
 */
export function formatSpan({ fromMs, toMs }: TimeSpan): string {
  if (Number.isNaN(fromMs) || Number.isNaN(toMs)) return 'undated';
  return `${formatDate(fromMs)} to ${formatDate(Math.max(fromMs, toMs - 1))}`;
}
