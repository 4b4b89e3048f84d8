import { parseInstant } from '../../../core/time-span.ts';
import { formatPercent } from '../../../report/format.ts';
import type { DatedPoint } from '../charts/dated.ts';
import type { History } from './words.ts';

/** Confirmations over time, a point a window at its middle; a window that is not there is a gap. */
export function historyPoints(
  windows: History['windows'],
  { hasInterval }: { readonly hasInterval: boolean },
): DatedPoint[] {
  return windows.flatMap((one, at) => {
    const [from, until] = [parseInstant(one.from), parseInstant(one.until)];
    const { estimate, low, high } = one.confirmations;
    const point: DatedPoint = {
      at: (from + until) / 2,
      value: estimate,
      low: hasInterval ? low : null,
      high: hasInterval ? high : null,
      label: `${one.name} (${formatPercent(one.proportion)})`,
      id: null,
    };
    const before = windows[at - 1];
    const isGap = before !== undefined && from - parseInstant(before.until) > (until - from) / 2;
    return isGap ? [{ ...point, at: from, value: null, low: null, high: null, label: null }, point] : [point];
  });
}
