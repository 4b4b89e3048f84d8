import { parseInstant, type TimeSpan } from '../../../core/time-span.ts';
import { type Stack, stackOf } from '../../../report/stack.ts';

/** One window of a layer, as the API answers it. */
export interface WindowDocument {
  readonly from: string;
  readonly to: string;
  readonly is_whole: boolean;
  readonly unattributed_weight: number;
  /** The largest first. */
  readonly holders: readonly { readonly entity: string; readonly weight: number }[];
}

/** The windows of a layer in order of time, with the names of its entities. */
export interface Distributions {
  readonly layer: string;
  readonly names: Readonly<Record<string, string>>;
  readonly items: readonly WindowDocument[];
}

/** Total of a window, what is tied to nobody included. */
export function wholeOf({ holders, unattributed_weight }: WindowDocument): number {
  return holders.reduce((sum, { weight }) => sum + weight, unattributed_weight);
}

/** The latest whole window, or the latest where none is whole; null without windows. */
export function latestOf(items: readonly WindowDocument[]): WindowDocument | null {
  return items.findLast(({ is_whole }) => is_whole) ?? items.at(-1) ?? null;
}

export function spanOf({ from, to }: { readonly from: string; readonly to: string }): TimeSpan {
  return { fromMs: parseInstant(from), toMs: parseInstant(to) };
}

/** Windows that begin at an instant or later; null: all. */
export function windowsSince<Window extends { readonly from: string }>(
  windows: readonly Window[],
  since: string | null,
): Window[] {
  const sinceMs = since === null ? -Infinity : parseInstant(since);
  return windows.filter(({ from }) => parseInstant(from) >= sinceMs);
}

/** The windows that may be judged; all where there are none. */
export function wholeWindows(items: readonly WindowDocument[]): readonly WindowDocument[] {
  const whole = items.filter(({ is_whole }) => is_whole);
  return whole.length === 0 ? items : whole;
}

/** Proportion that an entity holds of each window; null of a window without weight. */
export function proportionsOf(items: readonly WindowDocument[], entity: string | null): (number | null)[] {
  return items.map((one) => {
    const whole = wholeOf(one);
    if (whole === 0) return null;
    if (entity === null) return one.unattributed_weight / whole;
    return (one.holders.find((holder) => holder.entity === entity)?.weight ?? 0) / whole;
  });
}

/** The largest holders over time. */
export function stackOfDistributions({ layer, items }: Pick<Distributions, 'layer' | 'items'>): Stack {
  return stackOf(
    items.map((one) => ({
      layer,
      span: spanOf(one),
      entities: one.holders.map(({ entity }) => entity),
      weights: one.holders.map(({ weight }) => weight),
      unattributedWeight: one.unattributed_weight,
    })),
  );
}
