import { scaleLinear } from 'd3-scale';
import { formatAmount, formatSigned } from './format.ts';

/** A mark on an axis, where it stands on the scale and what is written beside it. */
export interface Tick {
  readonly value: number;
  readonly text: string;
}

/** Digits that powers of ten are multiplied by, densest first. */
const MANTISSAS = [[1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 2, 3, 5], [1, 2, 5], [1]];
/** Below this ratio of the ends a logarithmic scale is nearly even, and even steps read best. */
const NEARLY_EVEN = 2.5;

/** At most so many round numbers from low, which is positive, to high, for a logarithmic scale. */
export function logTicks(low: number, high: number, most: number): Tick[] {
  if (high / low < NEARLY_EVEN) return evenTicks(low, high, most);
  for (const mantissas of MANTISSAS) {
    const values = roundNumbers(low, high, mantissas);
    if (values.length <= most && values.length >= 2)
      return values.map((value) => ({ value, text: formatAmount(value) }));
  }
  return evenTicks(low, high, most);
}

function evenTicks(low: number, high: number, most: number): Tick[] {
  const scale = scaleLinear([low, high], [0, 1]);
  const count = Math.max(1, Math.min(most, 6));
  const text = scale.tickFormat(count);
  return scale.ticks(count).map((value) => ({ value, text: text(value) }));
}

function roundNumbers(low: number, high: number, mantissas: readonly number[]): number[] {
  const values: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.log10(high); power++) {
    for (const mantissa of mantissas) {
      const value = mantissa * 10 ** power;
      if (value >= low && value <= high) values.push(value);
    }
  }
  return values;
}

/** Even steps of yearly changes in percent. */
const STEPS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20];
/** Yearly changes in percent that read well where even steps would crowd, nearest to none first. */
const CHANGES = [0, 5, -5, 10, -10, 20, -20, 30, -30, 50, -40, -50, 100, -65, 200, -80, 400, -90, 900, -95, 1900, -99];
/** Slopes up to this are nearly the percentages they mean, and even steps of those read best. */
const NEARLY_LINEAR = 0.35;

/**
 * Yearly changes in percent for a scale of slopes of natural logarithms from low to high, which hold zero, at least a gap apart on
 * the scale; none comes first, and then what is nearest to it.
 */
export function yearlyTicks(low: number, high: number, gap: number): Tick[] {
  const isNearlyLinear = Math.max(-low, high) <= NEARLY_LINEAR;
  const step = STEPS.find((one) => one / 100 / Math.exp(high) >= gap);
  const changes = isNearlyLinear && step !== undefined ? evenChanges(low, high, step) : CHANGES;
  const kept: Tick[] = [];
  for (const change of changes) {
    const value = Math.log1p(change / 100);
    if (value < low || value > high || kept.some((tick) => Math.abs(tick.value - value) < gap)) continue;
    kept.push({ value, text: `${formatSigned(change, Number.isInteger(change) ? 0 : 1)}%` });
  }
  return kept.sort((a, b) => a.value - b.value);
}

function evenChanges(low: number, high: number, step: number): number[] {
  const count = Math.ceil((100 * Math.expm1(Math.max(-low, high))) / step);
  return [0, ...Array.from({ length: count }, (_, nth) => [(nth + 1) * step, -(nth + 1) * step]).flat()];
}
