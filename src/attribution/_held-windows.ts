import type { GroupTotal, HeldLayer, HeldWindow, Holding } from '../core/holding.ts';
import type { TimeSpan } from '../core/time-span.ts';

/** A holding or a total with the span in which it holds. */
export type Spanned<Value> = Value & { readonly span: TimeSpan };

/** Windows of equal spans in the order of time, each with its holdings and totals in the order given. */
export function heldWindows(
  holdings: readonly Spanned<Holding>[],
  options: {
    readonly totals: readonly Spanned<GroupTotal>[];
    readonly isIncomplete: (holdings: readonly Spanned<Holding>[]) => boolean;
  },
): readonly HeldWindow[] {
  const groups = new Map<string, Spanned<Holding>[]>();
  for (const holding of holdings) {
    const key = spanKey(holding.span);
    groups.set(key, [...(groups.get(key) ?? []), holding]);
  }
  return [...groups.values()]
    .map((group) => {
      const { span } = group[0]!;
      const totals = options.totals.filter((total) => spanKey(total.span) === spanKey(span));
      return {
        span,
        holdings: group.map(withoutSpan),
        totals: totals.map(withoutSpan),
        isIncomplete: options.isIncomplete(group),
      };
    })
    .sort((left, right) => left.span.fromMs - right.span.fromMs || left.span.toMs - right.span.toMs);
}

/** Sum of the weights of holdings. */
export function heldWeight(holdings: readonly Holding[]): number {
  return holdings.reduce((sum, { weight }) => sum + weight, 0);
}

/**
 * The same layer with the months marked incomplete in which an entity is missing that both an earlier and a later window
 * name, and with a break in scope where an entity is named for the first time after the first window.
 */
export function withPanelMarks(layer: HeldLayer): HeldLayer {
  const names = layer.windows.map(({ holdings }) => new Set(holdings.map(({ entity }) => entity)));
  const first = new Map<string | null, number>();
  const last = new Map<string | null, number>();
  for (const [at, window] of names.entries()) {
    for (const entity of window) {
      if (!first.has(entity)) first.set(entity, at);
      last.set(entity, at);
    }
  }
  const hasGap = (at: number): boolean =>
    [...first].some(([entity, from]) => from < at && last.get(entity)! > at && !names[at]!.has(entity));
  const newcomers = new Set([...first.values()].filter((at) => at > 0));
  return {
    ...layer,
    windows: layer.windows.map((window, at) => ({ ...window, isIncomplete: window.isIncomplete || hasGap(at) })),
    scopeBreaksMs: [...newcomers].sort((left, right) => left - right).map((at) => layer.windows[at]!.span.fromMs),
  };
}

/** Text by which equal spans are found. */
export function spanKey({ fromMs, toMs }: TimeSpan): string {
  return `${fromMs} ${toMs}`;
}

function withoutSpan<Value>({ span: _, ...rest }: Spanned<Value>): Omit<Spanned<Value>, 'span'> {
  return rest;
}
