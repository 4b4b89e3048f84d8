import { type Distribution, windowWeight } from '../../../core/distribution.ts';
import { DAY_MS } from '../../../core/time-span.ts';
import { proportionIntervals } from '../../../report/proportion-intervals.ts';
import { shortened } from '../../../report/text-width.ts';

/** Columns that a name takes at most: strangers write labels of any length. */
const NAME_COLUMNS = 60;

/** A holder of a layer, as a table shows it. */
export interface EntityRow {
  readonly id: string;
  readonly name: string;
  /** Ratio of the latest window's whole weight; 0 where it holds nothing then. */
  readonly proportion: number;
  /** Interval by chance; null where the weights are no draws. */
  readonly low: number | null;
  readonly high: number | null;
  readonly weight: number;
  /** Difference to the window that ended a year before; null where there is none. */
  readonly change: number | null;
  /** Ratio of every window in order of time; null where a window has no weight. */
  readonly history: readonly (number | null)[];
  readonly firstSeenMs: number;
  readonly lastSeenMs: number;
}

export interface EntityRowOptions {
  readonly names: Readonly<Record<string, string>>;
  /** Coverage of the intervals of counts; null where weights are no counts. */
  readonly interval: number | null;
}

/** Everyone who ever held something of a layer, the largest of the latest window first, then who was last seen last. */
export function entityRows(distributions: readonly Distribution[], { names, interval }: EntityRowOptions): EntityRow[] {
  const latest = distributions.at(-1);
  if (latest === undefined) return [];
  const wholes = distributions.map(windowWeight);
  const histories = new Map<string, (number | null)[]>();
  for (const [index, { entities, weights }] of distributions.entries()) {
    for (const [at, entity] of entities.entries()) {
      const history = histories.get(entity) ?? wholes.map((whole) => (whole === 0 ? null : 0));
      history[index] = weights[at]! / wholes[index]!;
      histories.set(entity, history);
    }
  }
  const before = yearBefore(distributions);
  const intervals = interval === null ? [] : proportionIntervals(latest, interval);
  const rows = [...histories].map(([id, history]): EntityRow => {
    const at = latest.entities.indexOf(id);
    const proportion = history.at(-1) ?? 0;
    const past = before === -1 ? null : history[before]!;
    const seen = [...history.keys()].filter((index) => (history[index] ?? 0) > 0);
    return {
      id,
      name: shortened(names[id] ?? id, NAME_COLUMNS),
      proportion,
      low: intervals[at]?.low ?? null,
      high: intervals[at]?.high ?? null,
      weight: latest.weights[at] ?? 0,
      change: past === null ? null : proportion - past,
      history,
      firstSeenMs: distributions[seen[0]!]!.span.fromMs,
      lastSeenMs: distributions[seen.at(-1)!]!.span.toMs,
    };
  });
  return rows.sort((a, b) => b.weight - a.weight || b.lastSeenMs - a.lastSeenMs || (a.id < b.id ? -1 : 1));
}

/** The window whose end is nearest to a year before the latest, if it is within half a window of that; else -1. */
function yearBefore(distributions: readonly Distribution[]): number {
  const { span } = distributions.at(-1)!;
  const wanted = span.toMs - 365 * DAY_MS;
  const distance = (index: number): number => Math.abs(distributions[index]!.span.toMs - wanted);
  const nearest = [...distributions.keys()].reduce(
    (best, index) => (distance(index) < distance(best) ? index : best),
    0,
  );
  return distance(nearest) <= (span.toMs - span.fromMs) / 2 ? nearest : -1;
}

/** Columns by which rows can be sorted. */
export const sortKeys = ['proportion', 'name', 'change', 'first', 'last'] as const;
export type SortKey = (typeof sortKeys)[number];

const sortValue: Readonly<Record<SortKey, (row: EntityRow) => number | string>> = {
  proportion: ({ weight }) => weight,
  name: ({ name }) => name.toLowerCase(),
  change: ({ change }) => change ?? -Infinity,
  first: ({ firstSeenMs }) => firstSeenMs,
  last: ({ lastSeenMs }) => lastSeenMs,
};

/** Rows in another order; equal ones keep theirs. */
export function sortedRows(rows: readonly EntityRow[], key: SortKey, isAscending: boolean): EntityRow[] {
  const value = sortValue[key];
  const sign = isAscending ? 1 : -1;
  return rows.toSorted((a, b) => {
    const [left, right] = [value(a), value(b)];
    return left === right ? 0 : left < right ? -sign : sign;
  });
}

/** Rows whose name or id holds a text, whatever its case. */
export function foundRows<Row extends { readonly id: string; readonly name: string }>(
  rows: readonly Row[],
  text: string,
): Row[] {
  const wanted = text.trim().toLowerCase();
  return rows.filter(({ id, name }) => name.toLowerCase().includes(wanted) || id.toLowerCase().includes(wanted));
}
