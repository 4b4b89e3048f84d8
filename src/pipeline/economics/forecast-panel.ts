import type { Fact } from '../../core/fact.ts';
import { parseInstant } from '../../core/time-span.ts';
import { type Forecast, forecastBands, impliedGrowthPercent, scoreForecast } from '../../models/economics/index.ts';
import { type ForecastRequest, largerParts, outcomeOf, readForecasts, statusOf } from './forecasts.ts';

/** The register as a page shows it. Due is what had ended on the day on which it was last read: the answer needs no clock. */
export function forecastPanel(facts: readonly Fact[]) {
  const register = readForecasts();
  const asOfMs = Math.max(0, ...register.forecasts.map(({ source }) => parseInstant(source.read)));
  const request = { scope: null, asOfMs, facts };
  return {
    asOfMs,
    scopes: register.scopes,
    forecasts: register.forecasts.map((forecast) => shown(forecast, request)),
    bands: forecastBands(register.forecasts).filter(({ publishers }) => publishers > 1),
    largerParts: largerParts(register),
  };
}

function shown(forecast: Forecast, request: ForecastRequest) {
  const { base, growthBase, target } = forecast;
  const from = growthBase ?? base;
  const outcome = outcomeOf(forecast, request);
  return {
    ...forecast,
    growthFrom: from?.period ?? null,
    impliedGrowthPercent: impliedGrowthPercent({ base: from, target }),
    status: statusOf(forecast, request),
    outcome,
    score: outcome === null ? null : scoreForecast(forecast, outcome),
  };
}
