import { forecastAt } from './forecast-growth.ts';
import { type Forecast, periodMonths } from './forecast-register.ts';

/** What publishers say of one scope in one period. */
export interface ForecastBand {
  readonly scope: string;
  readonly period: string;
  /** Publishers that say something of the period, each counted once. */
  readonly publishers: number;
  /** Of these, those whose value was read off between the ends of their forecast. */
  readonly interpolated: number;
  readonly low: number;
  readonly median: number;
  readonly high: number;
  /** How far they disagree: the highest over the lowest, at least 1. */
  readonly highOverLow: number;
}

/**
 * Bands of a register: for each scope and each period that some forecast of the scope ends in, the lowest, the median and the highest
 * of the publishers' values. In order of the register's scopes, then of time; empty where there are no forecasts.
 *
 * A publisher counts once, with its latest forecast that reaches the period. The band is no interval of probability: publishers read
 * each other, and all may be wrong.
 */
export function forecastBands(forecasts: readonly Forecast[]): ForecastBand[] {
  return [...new Set(forecasts.map(({ scope }) => scope))].flatMap((scope) => {
    const ofScope = forecasts.filter((forecast) => forecast.scope === scope);
    const periods = [...new Set(ofScope.map(({ target }) => target.period))];
    return periods
      .sort((a, b) => periodMonths(a) - periodMonths(b))
      .map((period) => ({ scope, period, ...forecastBandAt(ofScope, period)! }));
  });
}

/** What of a forecast a band depends on. */
export type BandForecast = Pick<Forecast, 'publisher' | 'published' | 'base' | 'target'>;

/**
 * The band of forecasts of one scope in a period, whether or not one ends in it; null where none reaches it.
 *
 * @example
 * const forecast = { publisher: 'a', published: '2024-01', base: { period: '2023', value: 100 }, target: { period: '2025', value: 400 } };
 * forecastBandAt([forecast], '2024'); // => { publishers: 1, interpolated: 1, low: 200, median: 200, high: 200, highOverLow: 1 }
 */
export function forecastBandAt(
  forecasts: readonly BandForecast[],
  period: string,
): Omit<ForecastBand, 'scope' | 'period'> | null {
  const latest = new Map<string, { readonly value: number; readonly isInterpolated: boolean }>();
  for (const forecast of forecasts.toSorted((a, b) => periodMonths(a.published) - periodMonths(b.published))) {
    const reading = forecastAt(forecast, period);
    if (reading !== null) latest.set(forecast.publisher, reading);
  }
  if (latest.size === 0) return null;
  const values = [...latest.values()].map(({ value }) => value).sort((a, b) => a - b);
  const [low, high] = [values[0]!, values.at(-1)!];
  return {
    publishers: values.length,
    interpolated: [...latest.values()].filter(({ isInterpolated }) => isInterpolated).length,
    low,
    median: (values[(values.length - 1) >> 1]! + values[values.length >> 1]!) / 2,
    high,
    highOverLow: high / low,
  };
}
