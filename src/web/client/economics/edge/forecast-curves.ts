import { forecastBandAt } from '../../../../models/economics/forecast-band.ts';
import { forecastAt } from '../../../../models/economics/forecast-growth.ts';
import { isYear, periodMonths } from '../../../../models/economics/forecast-register.ts';
import { formatAmount, formatNumber } from '../../../../report/format.ts';
import { entityColours, seriesColour, seriesColours, themeColour } from '../../../../report/palette.ts';
import type { Curve } from '../../charts/chart.ts';
import type { Document } from '../../parts/documents.ts';

export type ForecastsDocument = Document<'/economics/forecasts'>;
export type ShownForecast = ForecastsDocument['forecasts'][number];

const MONTHS = 12;

/** Place of a period on the axis, in years: a month where it begins. */
export function yearOf(period: string): number {
  return periodMonths(period) / MONTHS;
}

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * A place on the axis as a period: `2033`, or `Jul 2025` where months are counted.
 *
 * @example
 * periodText(2033, { isMonthly: false }); // => '2033'
 * periodText(2025.5, { isMonthly: true }); // => 'Jul 2025'
 */
export function periodText(year: number, { isMonthly }: { readonly isMonthly: boolean }): string {
  if (!isMonthly) return String(Math.round(year));
  const months = Math.round(year * MONTHS);
  return `${monthNames[months % MONTHS]} ${Math.floor(months / MONTHS)}`;
}

/** Periods from one to another, of the same kind. */
function periodsBetween(from: string, to: string): string[] {
  const step = isYear(from) ? MONTHS : 1;
  const periods: string[] = [];
  for (let months = periodMonths(from); months <= periodMonths(to); months += step) {
    const year = String(Math.floor(months / MONTHS));
    periods.push(isYear(from) ? year : `${year}-${String((months % MONTHS) + 1).padStart(2, '0')}`);
  }
  return periods;
}

/** Slots of entity colours that are told apart from the colours of lines, and read on either paper. */
const FURTHER_COLOURS = [9, 11] as const;

/** Colour of the n-th publisher; after all colours they begin again. */
function publisherColour(index: number): string {
  const all = seriesColours.length + FURTHER_COLOURS.length;
  const further = FURTHER_COLOURS[(index % all) - seriesColours.length];
  return further === undefined
    ? seriesColour(index % all)
    : `var(--entity-${further},${entityColours[further]!.light})`;
}

/**
 * The forecasts of a scope as curves from base to target by constant growth, with dots where something is stated, and the median of
 * the publishers with the band of their disagreement where two or more say something. A publisher has one colour; its later ones
 * are told apart by their month.
 */
export function forecastCurves(forecasts: readonly ShownForecast[]): Curve[] {
  const publishers = [...new Set(forecasts.map(({ publisher }) => publisher))];
  const paths = forecasts.map((forecast): Curve => {
    const { id, publisher, base, target } = forecast;
    const at = publishers.indexOf(publisher);
    return {
      id,
      name: nameIn(forecast, forecasts),
      colour: publisherColour(at),
      shape: 'line',
      dots: [...(base === null ? [] : [yearOf(base.period)]), yearOf(target.period)],
      points: periodsBetween(base?.period ?? target.period, target.period).map((period) => ({
        x: yearOf(period),
        value: forecastAt(forecast, period)!.value,
        low: null,
        high: null,
      })),
    };
  });
  const band = bandCurve(forecasts);
  return [...(band.points.length > 1 ? [band] : []), ...paths, ...outcomeCurve(forecasts)];
}

/** A publisher, with as much of the forecast as tells it from the same publisher's others. */
function nameIn({ publisher, published, target }: ShownForecast, forecasts: readonly ShownForecast[]): string {
  const same = forecasts.filter((one) => one.publisher === publisher);
  if (same.length === 1) return publisher;
  const isOnlyThen = same.filter((one) => one.published === published).length === 1;
  return isOnlyThen ? `${publisher}, ${published}` : `${publisher}, ${published}, of ${target.period}`;
}

/** What it came to in the periods that are over, where that is known. */
function outcomeCurve(forecasts: readonly ShownForecast[]): Curve[] {
  const outcomes = new Map(
    forecasts.flatMap(({ target, score }) => (score === null ? [] : [[yearOf(target.period), score.outcome] as const])),
  );
  if (outcomes.size === 0) return [];
  const points = [...outcomes].sort(([a], [b]) => a - b).map(([x, value]) => ({ x, value, low: null, high: null }));
  const dots = points.map(({ x }) => x);
  return [{ id: 'outcome', name: 'What it came to', colour: themeColour('ink'), shape: 'line', dots, points }];
}

function bandCurve(forecasts: readonly ShownForecast[]): Curve {
  const ends = forecasts
    .flatMap(({ base, target }) => [base?.period ?? target.period, target.period])
    .sort((a, b) => periodMonths(a) - periodMonths(b));
  const points = periodsBetween(ends[0]!, ends.at(-1)!).flatMap((period) => {
    const band = forecastBandAt(forecasts, period);
    if (band === null || band.publishers < 2) return [];
    return [{ x: yearOf(period), value: band.median, low: band.low, high: band.high }];
  });
  return { id: 'median', name: 'Median', colour: themeColour('soft'), shape: 'line', isDashed: true, points };
}

/**
 * An amount in the unit of a scope.
 *
 * @example
 * amountText(118.69, 'USD billion'); // => '$119B'
 * amountText(1280, 'EH/s'); // => '1,280 EH/s'
 */
export function amountText(value: number, unit: string): string {
  if (unit !== 'USD billion') return `${formatNumber(value, 0)} ${unit}`;
  return `$${formatAmount(value * 1e9).replace(/\.0+(?=[kMBT]?$)/, '')}`;
}

/** Percentage points by which growth stated and implied may differ through rounding. */
const ROUNDING_POINTS = 0.1;

/** Whether the two ends come to another growth than the one stated. */
export function isGrowthApart({
  stated_growth_percent: stated,
  implied_growth_percent: implied,
}: Pick<ShownForecast, 'stated_growth_percent' | 'implied_growth_percent'>): boolean {
  return stated !== null && implied !== null && Math.abs(stated - implied) > ROUNDING_POINTS;
}
