import type { ClaimDate } from './claim.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)';
const DATE = new RegExp(
  `(?<![\\d$.,¢#])(?<!(?<!mid|early|late|pre|post)-)(?:(?:(${MONTH})\\.?\\s+(?:\\d{1,2}(?:st|nd|rd|th)?,?\\s+)?(?:of\\s+)?|(?:(Q[1-4]|(?:first|second|third|fourth|last) quarter)|(H[12]))\\s*(?:of\\s+)?)?((?:19[89]|20[0-6])\\d)(?:-(0[1-9]|1[0-2]))?)(?![\\d%]|[.,]\\d|\\s?(?:[TEPZG]H|[MGkT]W|W|J|BTC)\\b)`,
  'gi',
);

/** A date in a text: with the word that leads to it. */
export interface DateMention {
  readonly date: ClaimDate;
  readonly text: string;
  readonly at: number;
  readonly end: number;
  /** Word or two before it: `since`, `by`, `after the` …, in lower case. */
  readonly lead: string;
}

/** Years of a text, with month where it stands beside; a quarter counts as its last month. */
export function dateMentions(text: string): DateMention[] {
  return [...text.matchAll(DATE)]
    .filter((match) => !isCount(text, match))
    .map((match) => {
      const [all, month, quarter, half, year, isoMonth] = match;
      return {
        date: { year: Number(year), month: monthOf({ month, quarter, half, isoMonth }) },
        text: all,
        at: match.index,
        end: match.index + all.length,
        lead:
          /([a-z]+(?:\s[a-z]+)?)\W*$/i
            .exec(text.slice(Math.max(0, match.index - 30), match.index))?.[1]
            ?.toLowerCase() ?? '',
      };
    });
}

/** "2020 machines" counts machines, unless a preposition or a month makes it a year. */
function isCount(text: string, { 0: all, index }: RegExpExecArray): boolean {
  const isLed =
    /(?:in|of|by|since|until|from|to|during|for|through|before|after|mid-|early|late|end|between|and)\s*$/i.test(
      text.slice(0, index),
    );
  return (
    /^\d{4}$/.test(all) &&
    !isLed &&
    /^\s(?:blocks|machines|miners|rigs|bitcoins?|coins?)\b/i.test(text.slice(index + all.length))
  );
}

const QUARTERS: Readonly<Record<string, number>> = { first: 1, second: 2, third: 3, fourth: 4, last: 4 };

/** The month at which a quarter ends, `Q3` or `third quarter`. */
function quarterEnd(quarter: string): number {
  return (QUARTERS[quarter.toLowerCase().split(' ')[0]!] ?? Number(quarter[1])) * 3;
}

function monthOf(parts: { [Name in 'month' | 'quarter' | 'half' | 'isoMonth']: string | undefined }): number | null {
  if (parts.month !== undefined) return MONTHS.indexOf(parts.month.slice(0, 3).toLowerCase()) + 1;
  if (parts.quarter !== undefined) return quarterEnd(parts.quarter);
  if (parts.half !== undefined) return Number(parts.half[1]) * 6;
  return parts.isoMonth === undefined ? null : Number(parts.isoMonth);
}
