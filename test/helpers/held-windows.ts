import type { HeldWindow } from '../../src/core/holding.ts';

export const origin = { source: 'test', file: 'test.csv', row: 1 };

/** A year's window of owners with these amounts, each 5–95% from half to double of it where that is stated. */
export function yearOf(
  year: number,
  amounts: Readonly<Record<string, number>>,
  { isIncomplete = false, spread = 1 }: { readonly isIncomplete?: boolean; readonly spread?: number } = {},
): HeldWindow {
  return {
    span: { fromMs: Date.UTC(year, 0), toMs: Date.UTC(year + 1, 0) },
    holdings: Object.entries(amounts).map(([entity, weight]) => ({
      entity,
      group: 'nvidia',
      weight,
      low: spread === 1 ? null : weight / spread,
      high: spread === 1 ? null : weight * spread,
      origin,
    })),
    totals: [],
    isIncomplete,
  };
}
