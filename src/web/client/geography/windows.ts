import { figureIdText } from '../../../core/figure-id.ts';
import { formatDate, MONTH_MS, parseInstant, type TimeSpan } from '../../../core/time-span.ts';
import { type WindowDocument, wholeOf } from '../parts/holders.ts';

/** A window as proportions of its whole weight, what is in no named country included. */
export interface PlaceWindow {
  readonly layer: string;
  readonly span: TimeSpan;
  /** Whether the publisher has all of it. */
  readonly isWhole: boolean;
  /** By jurisdiction, the largest first; one that is absent has no published value, which is not zero. */
  readonly proportions: ReadonlyMap<string, number>;
  /** Proportion that is in no named country. */
  readonly unattributed: number;
}

/** Windows of a layer in the order of time; one without weight is none. */
export function placeWindows(layer: string, documents: readonly WindowDocument[]): PlaceWindow[] {
  return documents.flatMap((document) => {
    const { from, to, is_whole: isWhole, unattributed_weight, holders } = document;
    const whole = wholeOf(document);
    if (!(whole > 0)) return [];
    const proportions = new Map(holders.map(({ entity, weight }) => [entity, weight / whole] as const));
    const span = { fromMs: parseInstant(from), toMs: parseInstant(to) };
    return [{ layer, span, isWhole, proportions, unattributed: unattributed_weight / whole }];
  });
}

/** The latest window that was over at an instant; null where none was. */
export function windowAt(windows: readonly PlaceWindow[], instantMs: number): PlaceWindow | null {
  return windows.findLast(({ span }) => span.toMs <= instantMs) ?? null;
}

/** Instants at which a window of any of the layers is over, ascending, each once. */
export function stopsOf(layers: readonly (readonly PlaceWindow[])[]): number[] {
  return [...new Set(layers.flat().map(({ span }) => span.toMs))].sort((a, b) => a - b);
}

/**
 * Index of the last stop at or before the end of a day, or of the first stop; the last one where there is no day.
 *
 * @param day ISO 8601 date; what is none counts as absent.
 */
export function stopOfDay(stops: readonly number[], day: string): number {
  const DAY = /^\d{4}-\d{2}-\d{2}$/;
  const asked = DAY.test(day) ? Date.parse(`${day}T24:00:00Z`) : Number.NaN;
  if (Number.isNaN(asked)) return stops.length - 1;
  return Math.max(
    0,
    stops.findLastIndex((stop) => stop <= asked),
  );
}

/** The last day before an instant, which is how a stop is named. */
export function lastDay(instantMs: number): string {
  return formatDate(instantMs - 1);
}

/** First and last day of a window. */
export function windowText({ span }: PlaceWindow): string {
  return `${formatDate(span.fromMs)} to ${lastDay(span.toMs)}`;
}

/**
 * How long before an instant a window was over.
 *
 * @example
 * ageText(0, 0); // => 'over on that day'
 */
export function ageText(toMs: number, instantMs: number): string {
  if (toMs === instantMs) return 'over on that day';
  const months = Math.round((instantMs - toMs) / MONTH_MS);
  if (months < 1) return 'over less than a month before';
  if (months < 24) return `over ${months} ${months === 1 ? 'month' : 'months'} before`;
  return `over ${Math.floor(months / 12)} years before`;
}

/** What is known of a jurisdiction in one window. */
export interface Placed {
  /** null: no value is published. */
  readonly proportion: number | null;
  /** Bounds: without and with all that is in no named country. */
  readonly low: number;
  readonly high: number;
  /** Figure id; null where there is no value. */
  readonly id: string | null;
}

/** A jurisdiction in a window; null where there is no window. */
export function placedIn(window: PlaceWindow | null, jurisdiction: string): Placed | null {
  if (window === null) return null;
  const { layer, span, proportions, unattributed } = window;
  const proportion = proportions.get(jurisdiction) ?? null;
  const low = proportion ?? 0;
  return {
    proportion,
    low,
    high: Math.min(1, low + unattributed),
    id: proportion === null ? null : figureIdText({ kind: 'proportion', layer, span, entity: jurisdiction }),
  };
}

/** A jurisdiction in the windows of two layers. */
export interface Compared {
  readonly jurisdiction: string;
  readonly bitcoin: Placed | null;
  readonly ai: Placed | null;
  /** Proportion of Bitcoin less that of AI; null where either has no value. */
  readonly difference: number | null;
  /** Bounds of the difference: what is in no named country could stand anywhere. */
  readonly low: number | null;
  readonly high: number | null;
}

/** Jurisdictions of which either window has a value, the largest proportion first, ties by id. */
export function compared(bitcoin: PlaceWindow | null, ai: PlaceWindow | null): Compared[] {
  const ids = new Set([...(bitcoin?.proportions.keys() ?? []), ...(ai?.proportions.keys() ?? [])]);
  const largest = (one: Compared): number => Math.max(one.bitcoin?.proportion ?? 0, one.ai?.proportion ?? 0);
  return [...ids]
    .map((id) => comparedAt(id, bitcoin, ai))
    .sort((a, b) => largest(b) - largest(a) || (a.jurisdiction < b.jurisdiction ? -1 : 1));
}

/** One jurisdiction in both windows, whether or not there is a value. */
export function comparedAt(jurisdiction: string, one: PlaceWindow | null, other: PlaceWindow | null): Compared {
  const bitcoin = placedIn(one, jurisdiction);
  const ai = placedIn(other, jurisdiction);
  const isKnown = bitcoin !== null && ai !== null;
  return {
    jurisdiction,
    bitcoin,
    ai,
    difference:
      isKnown && bitcoin.proportion !== null && ai.proportion !== null ? bitcoin.proportion - ai.proportion : null,
    low: isKnown ? bitcoin.low - ai.high : null,
    high: isKnown ? bitcoin.high - ai.low : null,
  };
}
