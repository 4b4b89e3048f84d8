import { parseInstant } from '../../../core/time-span.ts';
import { formatMonth, formatSlope, formatSlopeRange } from '../../../report/format.ts';
import type { Verdict } from '../../../report/report-data.ts';

/** What a sentence needs of a verdict, as the API answers it. */
interface VerdictInfo {
  readonly verdict: Verdict;
  readonly slope_per_year: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly windows: number;
  readonly from: string;
  readonly to: string;
}

const words: Readonly<Record<VerdictInfo['verdict'], string>> = {
  dispersing: 'is dispersing',
  concentrating: 'is concentrating',
  'no trend': 'shows no trend',
  'too little data': 'has too short a record for a direction',
};

/** What a verdict lets a sentence say of a direction: nothing more. */
export function directionWords({ verdict }: Pick<VerdictInfo, 'verdict'>): string {
  return words[verdict];
}

/** The slope with its interval and span, in words; empty where there is too little data. */
export function slopeWords({ slope_per_year: slope, low, high, from, to, windows }: VerdictInfo): string {
  if (slope === null || low === null || high === null) return '';
  const span = `${formatMonth(parseInstant(from))} to ${formatMonth(parseInstant(to) - 1)}`;
  return `the effective number changes by ${formatSlope(slope)} ${formatSlopeRange(low, high)}, over ${windows} windows from ${span}`;
}
