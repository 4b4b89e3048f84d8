import { fileURLToPath } from 'node:url';
import type { Fact } from '../../core/fact.ts';
import {
  type Forecast,
  type ForecastRegister,
  forecastAt,
  forecastBands,
  impliedGrowthPercent,
  parseForecasts,
  periodEndMs,
  scoreForecast,
} from '../../models/economics/index.ts';
import { readJsonFile } from '../../platform/json-file.ts';
import type { AnswerColumn } from '../answer.ts';

/** The register that comes with the package; src/pipeline/economics and dist/pipeline/economics lie equally deep. */
const REGISTER = fileURLToPath(new URL('../../../data/forecasts.json', import.meta.url));

/** A register of forecasts: that of a file, or the one that comes with the package. */
export function readForecasts(path = REGISTER): ForecastRegister {
  return parseForecasts(readJsonFile(path, 'readForecasts'));
}

/** Forecasts of one scope, or all. */
export interface ForecastRequest {
  readonly scope: string | null;
  /** Forecasts whose period has ended by then are due. */
  readonly asOfMs: number;
  readonly facts: readonly Fact[];
}

type Row = Readonly<Record<string, string | number | boolean | null>>;

/** Rows of one kind, and what there is to say of them. */
export interface ForecastRows {
  readonly rows: readonly Row[];
  /** What people see of them. */
  readonly columns: readonly AnswerColumn[];
  readonly remarks: readonly string[];
}

function forecastsOf({ scopes, forecasts }: ForecastRegister, scope: string | null): readonly Forecast[] {
  if (scope === null) return forecasts;
  if (!scopes.some(({ id }) => id === scope))
    throw new RangeError(`forecasts: expected a scope, ${scopes.map(({ id }) => id).join(', ')}, got '${scope}'`);
  return forecasts.filter((forecast) => forecast.scope === scope);
}

/** Percentage points by which a stated growth may differ from the implied one through rounding. */
const ROUNDING_POINTS = 0.1;

/**
 * Every forecast with its growth as stated and as its ends imply, and whether it is due.
 *
 * @throws {RangeError} if the scope is not listed.
 */
export function registerRows(register: ForecastRegister, request: ForecastRequest): ForecastRows {
  const forecasts = forecastsOf(register, request.scope);
  const rows = forecasts.map((forecast) => {
    const { statedGrowthPercent: stated, base, growthBase, target } = forecast;
    const implied = impliedGrowthPercent({ base: growthBase ?? base, target });
    return {
      id: forecast.id,
      publisher: forecast.publisher,
      scope: forecast.scope,
      published: forecast.published,
      unit: unitOf(register, forecast.scope),
      base_period: base?.period ?? null,
      base_value: base?.value ?? null,
      target_period: target.period,
      target_value: target.value,
      stated_growth_percent: stated,
      growth_base_period: (growthBase ?? base)?.period ?? null,
      growth_base_value: (growthBase ?? base)?.value ?? null,
      implied_growth_percent: implied,
      stated_less_implied_points: stated === null || implied === null ? null : stated - implied,
      status: statusOf(forecast, request),
      grade: forecast.grade,
      resolution: forecast.resolution,
      source_title: forecast.source.title,
      source_url: forecast.source.url,
    };
  });
  const apart = rows.filter(({ stated_less_implied_points: points }) => Math.abs(points ?? 0) > ROUNDING_POINTS);
  return {
    rows,
    columns: [
      { name: 'publisher', as: 'text' },
      { name: 'scope', as: 'text' },
      { name: 'published', as: 'range', isDetail: true },
      { name: 'base_value', as: 'number', title: 'from', isDetail: true },
      { name: 'target_period', as: 'range', title: 'for' },
      { name: 'target_value', as: 'number', title: 'forecast' },
      { name: 'unit', as: 'text' },
      { name: 'stated_growth_percent', as: 'number', title: '%/year' },
      { name: 'implied_growth_percent', as: 'number', title: 'implied' },
      { name: 'status', as: 'text', isDetail: true },
    ],
    remarks: [
      ...(apart.length === 0
        ? []
        : [
            `growth stated that the ends do not imply, within ${ROUNDING_POINTS} points: ${apart.map(({ id }) => id).join(', ')}; “over”, another base year, or an error`,
          ]),
      ...largerThanWhole(register, forecasts),
      'a forecast of the grade quoted is known from notes that cite its publisher’s page; the pages that were read state no method',
    ],
  };
}

function unitOf({ scopes }: ForecastRegister, scope: string): string {
  return scopes.find(({ id }) => id === scope)!.unit;
}

/** A forecast of a part that is more than its publisher's own forecast of the whole, of the same period. */
export interface LargerPart {
  readonly part: Forecast;
  readonly whole: Forecast;
  readonly wholeValue: number;
}

/** Where a publisher's part is larger than its own whole in the same period. */
export function largerParts(register: ForecastRegister, forecasts = register.forecasts): LargerPart[] {
  return forecasts.flatMap((part) => {
    const { within } = register.scopes.find(({ id }) => id === part.scope)!;
    return register.forecasts.flatMap((whole) => {
      if (whole.scope !== within || whole.publisher !== part.publisher) return [];
      const wholeValue = forecastAt(whole, part.target.period)?.value ?? Infinity;
      return part.target.value > wholeValue ? [{ part, whole, wholeValue }] : [];
    });
  });
}

function largerThanWhole(register: ForecastRegister, forecasts: readonly Forecast[]): string[] {
  return largerParts(register, forecasts).map(
    ({ part, whole, wholeValue }) =>
      `${part.id}: ${part.target.value} is more than the same house’s ${wholeValue} for the whole (${whole.id})`,
  );
}

/** Value of the fact that is a forecast’s outcome; null before its period has ended, and where none is known. */
export function outcomeOf({ outcomeFact, target }: Forecast, { asOfMs, facts }: ForecastRequest): number | null {
  if (outcomeFact === null || periodEndMs(target.period) > asOfMs) return null;
  return facts.find(({ id }) => id === outcomeFact)?.value ?? null;
}

/** Whether a forecast is due, and scored. */
export function statusOf(
  forecast: Forecast,
  request: ForecastRequest,
): 'pending' | 'due, outcome not known' | 'scored' {
  if (periodEndMs(forecast.target.period) > request.asOfMs) return 'pending';
  return outcomeOf(forecast, request) === null ? 'due, outcome not known' : 'scored';
}

/**
 * What publishers say of each scope in each period that a forecast ends in, where there are two or more.
 *
 * @throws {RangeError} if the scope is not listed.
 */
export function bandRows(register: ForecastRegister, request: ForecastRequest): ForecastRows {
  const bands = forecastBands(forecastsOf(register, request.scope)).filter(({ publishers }) => publishers > 1);
  return {
    rows: bands.map((band) => ({
      scope: band.scope,
      unit: unitOf(register, band.scope),
      period: band.period,
      publishers: band.publishers,
      interpolated: band.interpolated,
      low: band.low,
      median: band.median,
      high: band.high,
      high_over_low: band.highOverLow,
    })),
    columns: [
      { name: 'scope', as: 'text' },
      { name: 'unit', as: 'text' },
      { name: 'period', as: 'range' },
      { name: 'publishers', as: 'count' },
      { name: 'interpolated', as: 'count', isDetail: true },
      { name: 'low', as: 'number' },
      { name: 'median', as: 'number' },
      { name: 'high', as: 'number' },
      { name: 'high_over_low', as: 'number', title: 'high/low' },
    ],
    remarks: [
      ...(bands.length === 0 ? ['no period of this scope has forecasts of two publishers'] : []),
      'each publisher once, by its latest forecast that reaches the period; between a forecast’s ends by constant growth, never beyond them',
      'no interval of probability: publishers read each other; scopes are not joined, and houses draw the border of one scope differently',
    ],
  };
}

/**
 * Forecasts that are due, with their outcome and score where it is known.
 *
 * @throws {RangeError} if the scope is not listed.
 */
export function scoreRows(register: ForecastRegister, request: ForecastRequest): ForecastRows {
  const due = forecastsOf(register, request.scope).filter(({ target }) => periodEndMs(target.period) <= request.asOfMs);
  return {
    rows: due.map((forecast) => {
      const outcome = outcomeOf(forecast, request);
      const score = outcome === null ? null : scoreForecast(forecast, outcome);
      return {
        id: forecast.id,
        publisher: forecast.publisher,
        scope: forecast.scope,
        unit: unitOf(register, forecast.scope),
        published: forecast.published,
        period: forecast.target.period,
        forecast_value: forecast.target.value,
        outcome_value: outcome,
        outcome_fact: outcome === null ? null : forecast.outcomeFact,
        percent_error: score?.percentError ?? null,
        log_error: score?.logError ?? null,
        skill_over_no_change: score?.skillOverNoChange ?? null,
        is_in_stated_range: score?.isInRange ?? null,
      };
    }),
    columns: [
      { name: 'publisher', as: 'text' },
      { name: 'scope', as: 'text' },
      { name: 'published', as: 'range', isDetail: true },
      { name: 'period', as: 'range' },
      { name: 'unit', as: 'text', isDetail: true },
      { name: 'forecast_value', as: 'number', title: 'forecast' },
      { name: 'outcome_value', as: 'number', title: 'outcome', absent: 'not known' },
      { name: 'percent_error', as: 'number', title: '% off' },
      { name: 'log_error', as: 'number', title: 'log error', isDetail: true },
      { name: 'skill_over_no_change', as: 'number', title: 'skill', isDetail: true },
    ],
    remarks: [
      ...(due.length === 0 ? ['no forecast of this scope is due'] : []),
      'log error: ln(forecast / outcome), above 0 where it was too high; skill: 1 is exact, 0 no better than no change since the base',
      'an outcome of hashrate is that of one difficulty within the month, a few percent from the month’s mean',
    ],
  };
}
