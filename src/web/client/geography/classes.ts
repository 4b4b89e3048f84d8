import { formatNumber, formatPercent, formatSigned } from '../../../report/format.ts';
import { differenceColour, proportionColour } from '../../../report/palette.ts';

/** Lower ends of the classes of proportions but the first, which begins above none. The same on every map at every instant, so that maps compare. */
const proportionBreaks: readonly number[] = [0.01, 0.02, 0.05, 0.1, 0.2, 0.4];

/** Sizes of a difference at which its classes change, on either side of none. */
const differenceBreaks: readonly number[] = [0.02, 0.05, 0.1, 0.2];

/**
 * Class of a proportion: how many breaks it reaches.
 *
 * @example
 * proportionClass(0.02); // => 2
 */
export function proportionClass(proportion: number): number {
  return proportionBreaks.filter((at) => proportion >= at).length;
}

/**
 * Class of a difference: 4 where it is less than two points either way, below where it is negative.
 *
 * @example
 * differenceClass(-0.3); // => 0
 */
export function differenceClass(difference: number): number {
  const reached = differenceBreaks.filter((at) => Math.abs(difference) >= at).length;
  return differenceBreaks.length + (difference < 0 ? -reached : reached);
}

/** A class with its colour and its limits in words. */
export interface MapClass {
  readonly colour: string;
  readonly label: string;
}

export const proportionClasses: readonly MapClass[] = [0, ...proportionBreaks].map((from, index) => {
  const to = proportionBreaks[index];
  const percent = (value: number): string => formatNumber(100 * value, 0);
  return {
    colour: proportionColour(index),
    label:
      to === undefined
        ? `${percent(from)}% or more`
        : from === 0
          ? `under ${percent(to)}%`
          : `${percent(from)}–${percent(to)}%`,
  };
});

/** From AI's side to Bitcoin's, in percentage points. */
export const differenceClasses: readonly MapClass[] = Array.from(
  { length: 2 * differenceBreaks.length + 1 },
  (_, index) => {
    const side = index - differenceBreaks.length;
    return { colour: differenceColour(index), label: differenceLabel(side) };
  },
);

function differenceLabel(side: number): string {
  const points = differenceBreaks.map((at) => formatNumber(100 * at, 0));
  const size = Math.abs(side);
  if (size === 0) return `within ${points[0]}`;
  const sign = side < 0 ? '−' : '+';
  const to = points[size];
  return to === undefined ? `${sign}${points[size - 1]} or more` : `${sign}${points[size - 1]} to ${to}`;
}

/**
 * A difference of proportions in percentage points, with its sign.
 *
 * @example
 * formatPoints(0.123); // => '+12.3 points'
 */
export function formatPoints(difference: number): string {
  return `${formatSigned(100 * difference, 1)} points`;
}

/** Bounds as a range of percentages. */
export function formatBounds(low: number, high: number): string {
  return `[${formatPercent(low)}, ${formatPercent(high)}]`;
}
