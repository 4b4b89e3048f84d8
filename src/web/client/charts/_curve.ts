import type { DivergenceVerdict } from '../../../models/divergence.ts';
import type { JudgedSpecification } from '../../../models/specification-curve.ts';
import { formatPValue, formatSlope, formatSlopeRange } from '../../../report/format.ts';
import { seriesColour, themeColour } from '../../../report/palette.ts';

/** One way of comparing two layers. */
export interface Specification extends JudgedSpecification {
  /** Place among all, from the smallest difference to the largest, counted from 0. */
  readonly rank: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly pValue: number | null;
}

/** A colour for each verdict; rows and shapes tell them apart as well. */
export const verdictColours: Readonly<Record<DivergenceVerdict, string>> = {
  'first concentrates relative to second': seriesColour(1),
  'first disperses relative to second': seriesColour(0),
  'no difference shown': themeColour('soft'),
  'too little data': themeColour('hatch'),
};

/** A choice below the curve, a row an option. */
export interface CurveChoice {
  readonly choice: string;
  readonly options: readonly string[];
}

/** Marks of one row, a path a verdict. */
export type VerdictPaths = readonly { readonly verdict: DivergenceVerdict; readonly d: string }[];

interface Columns {
  /** Those that are drawn, in ascending order of their differences. */
  readonly specifications: readonly Specification[];
  /** Pixel of the left edge of a column. */
  readonly x: (column: number) => number;
}

/** Paths by verdict, so that thousands of marks are few elements. */
function byVerdict(
  { specifications }: Columns,
  mark: (specification: Specification, column: number) => string,
): VerdictPaths {
  const paths = new Map<DivergenceVerdict, string[]>();
  for (const [column, specification] of specifications.entries()) {
    const d = mark(specification, column);
    if (d === '') continue;
    const pieces = paths.get(specification.verdict);
    if (pieces === undefined) paths.set(specification.verdict, [d]);
    else pieces.push(d);
  }
  return [...paths].map(([verdict, pieces]) => ({ verdict, d: pieces.join('') }));
}

/** Horizontal bars where a row is marked; columns side by side that are alike are one bar. */
export function rowPaths(columns: Columns, isMarked: (one: Specification) => boolean, y: number): VerdictPaths {
  const { specifications, x } = columns;
  const gap = x(1) - x(0) > 3 ? 1 : 0;
  return byVerdict(columns, (one, column) => {
    if (!isMarked(one)) return '';
    const isAlike = (other: Specification | undefined): boolean =>
      gap === 0 && other !== undefined && other.verdict === one.verdict && isMarked(other);
    if (isAlike(specifications[column - 1])) return '';
    let end = column + 1;
    while (isAlike(specifications[end])) end++;
    return `M${hundredth(x(column))},${y}H${hundredth(x(end) - gap)}`;
  });
}

/** Lines from end to end of each interval, cut off where the scale ends. */
export function whiskerPaths(columns: Columns, y: (value: number) => number): VerdictPaths {
  return byVerdict(columns, ({ low, high }, column) =>
    low === null || high === null ? '' : `M${middle(columns, column)},${tenth(y(low))}V${tenth(y(high))}`,
  );
}

/** A mark at each difference: a triangle that points where the first goes against the second, else a dot. */
export function differencePaths(columns: Columns, y: (value: number) => number): VerdictPaths {
  const isDense = columns.x(1) - columns.x(0) < 4;
  return byVerdict(columns, ({ differencePerYear, verdict }, column) => {
    if (differencePerYear === null) return '';
    const [at, height] = [middle(columns, column), tenth(y(differencePerYear))];
    if (!isDense && verdict === 'first concentrates relative to second') return `M${at},${height}m-3,-2.5h6l-3,5.5z`;
    if (!isDense && verdict === 'first disperses relative to second') return `M${at},${height}m-3,2.5h6l-3,-5.5z`;
    return `M${at},${height}h0`;
  });
}

function middle({ x }: Columns, column: number): number {
  return hundredth((x(column) + x(column + 1)) / 2);
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

function hundredth(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Proportion of interval ends, on each side, that may lie outside the scale. */
const OUTSIDE = 0.02;

/** All differences and zero, and all but the furthest ends of intervals. */
export function curveExtent(specifications: readonly Specification[]): readonly [number, number] {
  const sorted = (key: 'low' | 'high' | 'differencePerYear'): number[] =>
    specifications
      .map((one) => one[key])
      .filter((one) => one !== null)
      .sort((a, b) => a - b);
  const [lows, highs, values] = [sorted('low'), sorted('high'), sorted('differencePerYear')];
  const low = Math.min(0, values[0] ?? 0, lows[Math.floor(OUTSIDE * lows.length)] ?? 0);
  const high = Math.max(0, values.at(-1) ?? 0, highs[Math.ceil((1 - OUTSIDE) * highs.length) - 1] ?? 0);
  const margin = 0.04 * (high - low || 0.1);
  return [low - margin, high + margin];
}

/** A difference with its interval and p-value, in words. */
export function differenceText({
  differencePerYear,
  low,
  high,
  pValue,
}: Pick<Specification, 'differencePerYear' | 'low' | 'high' | 'pValue'>): string {
  if (differencePerYear === null) return 'too little data';
  const range = low === null || high === null ? '' : ` ${formatSlopeRange(low, high)}`;
  return `${formatSlope(differencePerYear)}${range}${pValue === null ? '' : `, p ${formatPValue(pValue)}`}`;
}
