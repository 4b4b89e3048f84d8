import type { Forecast } from './forecast-register.ts';

/** How far a forecast was off. */
export interface ForecastScore {
  /** ln(forecast / outcome): positive where it was too high, and a factor of two counts the same both ways. */
  readonly logError: number;
  /** 100 · (forecast / outcome − 1). */
  readonly percentError: number;
  /**
   * 1 − |log error| / |log error of no change since the base|: 1 is exact, 0 no better than no change, below 0 worse; null
   * without a base, and where nothing changed.
   */
  readonly skillOverNoChange: number | null;
  /** Whether the outcome lies in the stated range; null where none is stated. */
  readonly isInRange: boolean | null;
}

/**
 * Score of a forecast against its outcome.
 *
 * One number per forecast, not a proper scoring rule: published forecasts are single values without a probability. Skill depends on how
 * much changed, so it compares forecasts of one period better than those of different ones.
 *
 * @throws {RangeError} if the outcome is not positive and finite.
 * @example
 * const forecast = { base: { period: '2023', value: 100 }, target: { period: '2025', value: 300 }, range: null };
 * scoreForecast(forecast, 200).percentError; // => 50
 */
export function scoreForecast(
  { base, target, range }: Pick<Forecast, 'base' | 'target' | 'range'>,
  outcome: number,
): ForecastScore {
  if (!(outcome > 0 && outcome < Infinity)) {
    throw new RangeError(`scoreForecast: expected an outcome that is positive and finite, got ${outcome}`);
  }
  const logError = Math.log(target.value / outcome);
  const noChange = base === null ? 0 : Math.log(base.value / outcome);
  return {
    logError,
    percentError: 100 * (target.value / outcome - 1),
    skillOverNoChange: noChange === 0 ? null : 1 - Math.abs(logError / noChange),
    isInRange: range === null ? null : range[0] <= outcome && outcome <= range[1],
  };
}
