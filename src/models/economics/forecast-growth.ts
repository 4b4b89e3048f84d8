import { type Forecast, isYear, periodMonths } from './forecast-register.ts';

/**
 * Growth that a forecast's base and target imply: (target / base)^(1 / years) − 1, in percent a year; null without a base.
 *
 * It is the growth of the two ends, not of the years between them. A publisher that states another one reckons from another base,
 * rounds, or errs.
 *
 * @example
 * impliedGrowthPercent({ base: { period: '2023', value: 100 }, target: { period: '2025', value: 400 } }); // => 100
 */
export function impliedGrowthPercent({ base, target }: Pick<Forecast, 'base' | 'target'>): number | null {
  if (base === null) return null;
  const years = (periodMonths(target.period) - periodMonths(base.period)) / 12;
  return 100 * ((target.value / base.value) ** (1 / years) - 1);
}

/** A forecast's value of some period, and whether it was read off between its ends. */
export interface ForecastReading {
  readonly value: number;
  readonly isInterpolated: boolean;
}

/**
 * A forecast's value of a period between its base and its target, by constant growth; null outside, and for periods of another
 * kind. It never goes beyond the ends: what a publisher did not forecast is not made up.
 *
 * @throws {RangeError} if the period is neither a year nor a month.
 * @example
 * const forecast = { base: { period: '2023', value: 100 }, target: { period: '2025', value: 400 } };
 * forecastAt(forecast, '2024'); // => { value: 200, isInterpolated: true }
 * forecastAt(forecast, '2026'); // => null
 */
export function forecastAt(
  { base, target }: Pick<Forecast, 'base' | 'target'>,
  period: string,
): ForecastReading | null {
  const months = periodMonths(period);
  if (isYear(period) !== isYear(target.period)) return null;
  if (period === target.period) return { value: target.value, isInterpolated: false };
  if (base === null || months < periodMonths(base.period) || months > periodMonths(target.period)) return null;
  if (period === base.period) return { value: base.value, isInterpolated: false };
  const part = (months - periodMonths(base.period)) / (periodMonths(target.period) - periodMonths(base.period));
  return { value: base.value * (target.value / base.value) ** part, isInterpolated: true };
}
