import type { Amount, Claim, ClaimDate } from '../claim.ts';
import { type Finding, finding } from '../finding.ts';
import { type AuditWorld, type MeasuredProportion, monthSpan } from '../world.ts';
import { type AuditRule, meets, type Range, rangeOf, shown, shownDate, timeOf } from './_rule.ts';

/** Points beyond its interval within which a stated proportion agrees with a reading: windows of sites differ. */
const WINDOW_POINTS = 1;

/**
 * Points by the square root of the months between, by which pools with more than 5% moved at most in 95 of 100 cases:
 * 3.7 in one month, 10.5 in three, 12.6 in six and 16.1 in twelve, windows of 30 days from 2018 to April 2026.
 */
const DRIFT_POINTS = 5;

/** Months after which a reading says nothing of a pool. */
const MOST_MONTHS = 12;

/** A pool's stated proportion of blocks against the measured one, where one is handed in. */
export const measuredProportion: AuditRule = {
  id: 'measured-proportion',
  title: 'A pool as measured',
  checks:
    'a stated percentage of blocks or hashrate of a pool against the measured interval, where readings are at hand',
  check: (claim, world) =>
    claim.amounts
      .filter(({ kind }) => kind === 'percent_of_whole')
      .flatMap((amount) => {
        const name = poolOf(claim, amount);
        const measured = name === null ? null : world.measured(name);
        return measured === null
          ? []
          : [compared(amount, { name: name!, measured, date: dateOf(amount, claim, world) })];
      }),
};

const WHOLE = /\b(?:blocks?|hash\s?(?:rate|power)|mining power|network)\b/i;
const OTHER_WHOLE = /\b(?:fees?|stakes?|stock|equity|revenues?|rewards?|costs?|profits?|energy|electricity|of its)\b/i;
/** "Of the blocks", against "of a company". */
const OF_ANOTHER =
  /^\s*of (?!(?:(?:the|all|total|global|recent|latest|last|new|mined|\d+|(?:bitcoin|network|world)(?:['’]s)?) )*(?:blocks?|hash|network|mining power|bitcoin\b))/i;
const JOINT = /\b(?:combined|together|jointly|both|friends|proxies)\b/i;

/** The one pool whose proportion it is: the last capitalized name before it in a sentence on blocks or hashrate; null where several share it. */
function poolOf({ text }: Claim, { at, text: written }: Amount): string | null {
  const start = Math.max(...[...text.slice(0, at).matchAll(/[.;!?]\s/g)].map(({ index }) => index + 2), 0);
  const rest = text.slice(at + written.length);
  const sentence = text.slice(start, at) + rest.slice(0, Math.max(rest.search(/[.;!?](?:\s|$)/), 0) || rest.length);
  if (!WHOLE.test(sentence) || OF_ANOTHER.test(rest) || OTHER_WHOLE.test(sentence) || JOINT.test(sentence)) return null;
  const before = text.slice(start, at);
  const found = [...before.matchAll(/[A-Z][\w.]*(?:\s[A-Z][\w.]*)*/g)].at(-1);
  if (found === undefined) return null;
  const isJoined =
    /[A-Z][\w.]*,?\s*(?:,|and|&|plus)\s*$/.test(before.slice(0, found.index)) ||
    /^\s*(?:and|&|plus)\b/.test(before.slice(found.index + found[0].length));
  return isJoined ? null : found[0];
}

/** Null: it does not say, and does not speak of the present. */
function dateOf({ date }: Amount, claim: Claim, world: AuditWorld): ClaimDate | null {
  return date ?? timeOf(claim, world);
}

function compared(
  amount: Amount,
  {
    name,
    measured,
    date,
  }: { readonly name: string; readonly measured: MeasuredProportion; readonly date: ClaimDate | null },
): Finding {
  const { percent, lowPercent, highPercent, window, month } = measured;
  const reading = `${name} made ${shown(percent)}% of the blocks of ${window} (95% from ${shown(lowPercent)} to ${shown(highPercent)}%)`;
  const implied = { name: 'measured_percent', value: percent };
  const apart = date === null ? null : monthsApart(date, month);
  if (apart === null || apart > MOST_MONTHS)
    return finding('measured-proportion', 'could not check', {
      why: `${reading}; the claim speaks of ${date === null ? 'a time that it does not name' : shownDate(date)}.`,
      implied,
    });
  const isWithin = (points: number) =>
    meets({ low: lowPercent - points, high: highPercent + points }, statedRange(amount));
  if (isWithin(WINDOW_POINTS))
    return finding('measured-proportion', 'consistent', { why: `${reading}; the claim says ${amount.text}.`, implied });
  return isWithin(WINDOW_POINTS + DRIFT_POINTS * Math.sqrt(apart))
    ? finding('measured-proportion', 'could not check', {
        why: `${reading}, not ${amount.text}; in the ${apart} months between it can have moved so far.`,
        implied,
      })
    : finding('measured-proportion', 'inconsistent', { why: `${reading}, not ${amount.text}.`, implied });
}

function statedRange(amount: Amount): Range {
  const { low, high } = rangeOf(amount);
  return { low: amount.bound === 'below' ? 0 : low, high: amount.bound === 'above' ? 100 : high };
}

/** Null for a whole year: it averages over more than a window. */
function monthsApart(date: ClaimDate, month: ClaimDate): number | null {
  return date.month === null ? null : Math.abs(monthSpan(date).first - monthSpan(month).first);
}
