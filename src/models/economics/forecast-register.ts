import { type JsonChecks, type JsonFields, jsonChecks } from '../../core/json-checks.ts';
import { parseInstant } from '../../core/time-span.ts';

/** What a forecast counts. Forecasts of different scopes are never put together. */
export interface ForecastScope {
  readonly id: string;
  readonly title: string;
  /** `USD billion`, `EH/s`. */
  readonly unit: string;
  /** What is in it and what is not, as far as its publishers say. */
  readonly counts: string;
  /** The scope that should contain this one; null where there is none. */
  readonly within: string | null;
}

/** A value of a time: a year `2033` for a flow over that year, a month `2025-12` for a level in that month. */
export interface ForecastPoint {
  readonly period: string;
  readonly value: number;
}

/** How a forecast is known: read where its publisher states it, told by a page, or told by one that names the publisher's page. */
export const forecastGrades = ['primary', 'press', 'quoted'] as const;
export type ForecastGrade = (typeof forecastGrades)[number];

/** One published forecast. */
export interface Forecast {
  readonly id: string;
  readonly publisher: string;
  readonly scope: string;
  /** Month of publication, `2026-04`. */
  readonly published: string;
  /** Where it starts; null where the page does not say. */
  readonly base: ForecastPoint | null;
  readonly target: ForecastPoint;
  /** Range that the publisher states for the target; null where it states none. */
  readonly range: readonly [low: number, high: number] | null;
  /** Percent a year to the target, as stated; null where it is not. */
  readonly statedGrowthPercent: number | null;
  /** Where the stated growth starts, if not at the base; else null. Houses often state it from the year after. */
  readonly growthBase: ForecastPoint | null;
  /** What would settle it. */
  readonly resolution: string;
  /** Id of the fact that is its outcome; null where none is known. */
  readonly outcomeFact: string | null;
  readonly grade: ForecastGrade;
  readonly source: { readonly title: string; readonly url: string; readonly read: string };
  readonly note: string | null;
}

/** Scopes and forecasts, as `data/forecasts.json` holds them. */
export interface ForecastRegister {
  readonly scopes: readonly ForecastScope[];
  readonly forecasts: readonly Forecast[];
}

const checks: JsonChecks = jsonChecks('parseForecasts');
const { fields, list, text } = checks;
const PERIOD = /^(\d{4})(?:-(0[1-9]|1[0-2]))?$/;
const MONTHS = 12;

/**
 * Whole months since year 0 at which a period begins.
 *
 * @throws {RangeError} if it is neither a year nor a month.
 * @example
 * periodMonths('2025-12') - periodMonths('2024-12'); // => 12
 */
export function periodMonths(period: string): number {
  const [, year, month] = PERIOD.exec(period) ?? [];
  if (year === undefined) throw new RangeError(`periodMonths: expected a year or a month as 2025-12, got '${period}'`);
  return Number(year) * MONTHS + Number(month ?? 1) - 1;
}

/** First millisecond after a period: when a forecast of it is due. */
export function periodEndMs(period: string): number {
  const end = periodMonths(period) + (isYear(period) ? MONTHS : 1);
  const month = String((end % MONTHS) + 1).padStart(2, '0');
  return parseInstant(`${String(Math.floor(end / MONTHS)).padStart(4, '0')}-${month}-01`);
}

/** Whether a period is a whole year. */
export function isYear(period: string): boolean {
  return period.length === 4;
}

/**
 * A register of forecasts from its JSON.
 *
 * @throws {TypeError} if a field is missing, unknown or out of range, an id comes twice, a scope is not listed, or a base is not
 *   before its target or of another kind of period; the message names the place.
 */
export function parseForecasts(json: unknown): ForecastRegister {
  const root = fields(json, 'forecasts', ['scopes', 'forecasts']);
  const scopeIds = list(root.scopes, 'scopes').map((entry, index) => scopeId(entry, `scopes[${index}]`));
  once(scopeIds, 'scopes');
  for (const [index, entry] of (root.scopes as readonly ForecastScope[]).entries()) {
    if (entry.within !== null) oneOf(entry.within, scopeIds, `scopes[${index}].within`);
  }
  const ids = list(root.forecasts, 'forecasts').map((entry, index) =>
    forecastId(entry, { scopeIds, where: `forecasts[${index}]` }),
  );
  once(ids, 'forecasts');
  return root as unknown as ForecastRegister;
}

function scopeId(json: unknown, where: string): string {
  const scope = fields(json, where, ['id', 'title', 'unit', 'counts', 'within']);
  for (const key of ['title', 'unit', 'counts']) text(scope[key], `${where}.${key}`);
  return text(scope.id, `${where}.id`);
}

const forecastFields = [
  ...['id', 'publisher', 'scope', 'published', 'base', 'target', 'range'],
  ...['statedGrowthPercent', 'growthBase', 'resolution', 'outcomeFact', 'grade', 'source', 'note'],
];

function forecastId(
  json: unknown,
  { scopeIds, where }: { readonly scopeIds: readonly string[]; readonly where: string },
): string {
  const forecast = fields(json, where, forecastFields);
  for (const key of ['publisher', 'resolution']) text(forecast[key], `${where}.${key}`);
  for (const key of ['outcomeFact', 'note']) if (forecast[key] !== null) text(forecast[key], `${where}.${key}`);
  oneOf(forecast.scope, scopeIds, `${where}.scope`);
  oneOf(forecast.grade, forecastGrades, `${where}.grade`);
  const published = text(forecast.published, `${where}.published`);
  if (!PERIOD.test(published) || isYear(published)) checks.fail('a month as 2026-04', published, `${where}.published`);
  points(forecast, where);
  const { statedGrowthPercent } = forecast;
  if (statedGrowthPercent !== null && !Number.isFinite(statedGrowthPercent))
    checks.fail('percent a year, or null', statedGrowthPercent, `${where}.statedGrowthPercent`);
  const source = fields(forecast.source, `${where}.source`, ['title', 'url', 'read']);
  for (const key of ['title', 'url', 'read']) text(source[key], `${where}.source.${key}`);
  return text(forecast.id, `${where}.id`);
}

function points(forecast: JsonFields, where: string): void {
  const target = point(forecast.target, `${where}.target`);
  for (const key of ['base', 'growthBase']) {
    if (forecast[key] === null) continue;
    const { period } = point(forecast[key], `${where}.${key}`);
    if (isYear(period) !== isYear(target.period) || periodMonths(period) >= periodMonths(target.period))
      checks.fail(`a period of the same kind before ${target.period}`, period, `${where}.${key}.period`);
  }
  if (forecast.range === null) return;
  const [low, high, ...rest] = list(forecast.range, `${where}.range`) as readonly number[];
  if (rest.length > 0 || !(low! > 0 && low! <= target.value && target.value <= high! && high! < Infinity))
    checks.fail(`two numbers around ${target.value}, or null`, forecast.range, `${where}.range`);
}

function point(json: unknown, where: string): ForecastPoint {
  const { period, value } = fields(json, where, ['period', 'value']);
  if (!PERIOD.test(text(period, `${where}.period`))) checks.fail('a year or a month', period, `${where}.period`);
  if (typeof value !== 'number' || !(value > 0 && value < Infinity))
    checks.fail('a positive number', value, `${where}.value`);
  return json as ForecastPoint;
}

function oneOf(json: unknown, choices: readonly string[], where: string): void {
  if (!choices.some((choice) => choice === json)) checks.fail(choices.join(', '), json, where);
}

function once(ids: readonly string[], where: string): void {
  const twice = ids.find((id, index) => ids.indexOf(id) < index);
  if (twice !== undefined) checks.fail('each id once', twice, where);
}
