import type { Amount, Claim, ClaimDate } from '../claim.ts';
import type { Finding } from '../finding.ts';
import { type AuditWorld, presentDate } from '../world.ts';

/** One thing that the auditor checks. */
export interface AuditRule {
  /** The name of the file. */
  readonly id: string;
  readonly title: string;
  /** What is compared with what, in one sentence. */
  readonly checks: string;
  /** Empty where the claim says nothing that the rule could check. */
  readonly check: (claim: Claim, world: AuditWorld) => readonly Finding[];
}

/** Low and high of what rounding leaves open. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** An amount with its rounding; "about" allows 5%, "more than" and "less than" 15% on their side. */
export function rangeOf({ value, tolerance, bound }: Amount): Range {
  const about = bound === 'about' ? Math.abs(value) * 0.05 : 0;
  const open = Math.abs(value) * 0.15;
  return {
    low: value - Math.max(tolerance, about, bound === 'below' ? open : 0),
    high: value + Math.max(tolerance, about, bound === 'above' ? open : 0),
  };
}

/** Where a function that is monotone in each input ends up, over all corners of the ranges of its inputs. */
export function impliedRange(inputs: readonly Range[], of: (...values: number[]) => number): Range {
  const corners = inputs.reduce<number[][]>(
    (before, { low, high }) =>
      before.flatMap((values) => [
        [...values, low],
        [...values, high],
      ]),
    [[]],
  );
  const values = corners.map((corner) => of(...corner)).filter(Number.isFinite);
  return { low: Math.min(...values), high: Math.max(...values) };
}

/** Whether two ranges meet when the first is widened by a proportion. */
export function meets(a: Range, b: Range, slack = 0): boolean {
  const widened = { low: a.low - Math.abs(a.low) * slack, high: a.high + Math.abs(a.high) * slack };
  return widened.low <= b.high && b.low <= widened.high;
}

/** When a claim holds: its date, else today where it speaks of the present; null where it does not say. */
export function timeOf({ date, isPresent }: Claim, world: AuditWorld): ClaimDate | null {
  return date ?? (isPresent ? presentDate(world) : null);
}

/** A date for a sentence. */
export function shownDate({ year, month }: ClaimDate): string {
  return month === null ? String(year) : `${year}-${String(month).padStart(2, '0')}`;
}

/** A number to four digits that count, with commas. */
export function shown(value: number): string {
  if (value !== 0 && (Math.abs(value) < 1e-4 || Math.abs(value) >= 1e15)) return value.toExponential(3);
  return Number(value.toPrecision(4)).toLocaleString('en-US', { maximumSignificantDigits: 4 });
}

/** Money with its scale. */
export function shownUsd(value: number): string {
  const [scale, name] =
    value >= 1e12 ? [1e12, ' trillion'] : value >= 1e9 ? [1e9, ' billion'] : value >= 1e6 ? [1e6, ' million'] : [1, ''];
  return `$${shown(value / scale)}${name}`;
}
