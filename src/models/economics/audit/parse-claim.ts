import { type AmountMention, amountMentions } from './_amounts.ts';
import type { DateMention } from './_dates.ts';
import { growthsOf } from './_growths.ts';
import { nestingsOf, partsOf } from './_parts.ts';
import type { Claim, ClaimDate } from './claim.ts';

/** Most characters of a text that are read. */
export const LONGEST_CLAIM_TEXT = 100_000;

/** Sentences that refer back are read with the one before, up to this length. */
const LONGEST_PASSAGE = 700;

/**
 * The claims of an English text: its sentences with numbers, those that refer back with the one before, in order; the first alone where none has a quantity.
 * Quantities are recognized by unit and by the words around them; what is not recognized is left out, never guessed.
 *
 * @throws {RangeError} if the text is empty, or longer than `LONGEST_CLAIM_TEXT`.
 * @example
 * parseClaims('Mining a coin costs $100,000 at 6 cents per kWh.')[0].amounts.map(({ kind, value }) => [kind, value]);
 * // => [['usd_per_coin', 100000], ['usd_per_kwh', 0.06]]
 */
export function parseClaims(text: string): Claim[] {
  if (text.trim() === '') throw new RangeError('parseClaims: expected a text, got an empty one');
  if (text.length > LONGEST_CLAIM_TEXT)
    throw new RangeError(`parseClaims: expected at most ${LONGEST_CLAIM_TEXT} characters, got ${text.length}`);
  const claims = passages(plain(text)).map(toClaim);
  const numbered = claims.filter(({ amounts }) => amounts.length > 0);
  return numbered.length > 0 ? numbered : claims.slice(0, 1);
}

/** Without what only steers a terminal or hides in a text. */
function plain(text: string): string {
  return text.replace(/\p{Cc}\[[\d;]*[A-Za-z]/gu, '').replace(/[^\P{Cc}\n]|\p{Cf}|\u00a0/gu, ' ');
}

interface Passage {
  readonly text: string;
  /** Whether the rest of its paragraph names times: what it leaves undated need not be of the present. */
  readonly isAmongDates: boolean;
}

/** How a sentence begins that goes on about the quantities of the one before. */
const BACK_REFERENCE =
  /^["“‘(]?(?:That|This|It|Which|Together|Combined|In all|In total|At that|At this|With that|So|Hence|Thus)\b/;

/** Sentences of a paragraph, with those that refer back to them. */
function passages(text: string): Passage[] {
  return text.split(/\n+/).flatMap((paragraph) => {
    const isDated = paragraph.search(/\b20\d\d\b/) !== -1;
    return joined(paragraph).map((one) => ({ text: one, isAmongDates: isDated && !/\b20\d\d\b/.test(one) }));
  });
}

function joined(paragraph: string): string[] {
  const found: string[] = [];
  for (const sentence of sentences(paragraph)) {
    const before = found.at(-1) ?? '';
    const isJoined =
      before !== '' && BACK_REFERENCE.test(sentence) && before.length + sentence.length < LONGEST_PASSAGE;
    if (isJoined) found[found.length - 1] = `${before} ${sentence}`;
    else found.push(sentence);
  }
  return found;
}

function sentences(paragraph: string): string[] {
  return paragraph
    .split(/(?<=[.!?]["”’)]?)(?<!\b(?:U\.S|Inc|Ltd|Co|vs|approx|No|p\.a|e\.g|i\.e)\.)\s+(?=["“‘(]?[A-Z0-9$])/)
    .flatMap((one) => (one.length <= LONGEST_PASSAGE ? [one] : pieces(one)))
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/** A sentence without end, cut at a space where it has one. */
function pieces(sentence: string): readonly string[] {
  return sentence.match(new RegExp(`.{1,${LONGEST_PASSAGE}}(?:\\s|$)|.{1,${LONGEST_PASSAGE}}`, 'gs')) ?? [];
}

function toClaim({ text, isAmongDates }: Passage): Claim {
  const { amounts, dates } = amountMentions(text);
  const growths = growthsOf({ text, amounts, dates });
  const ofSentences = sentencesWithAmounts(text, amounts);
  return {
    text,
    date: dateOf(text, dates),
    isPresent:
      !isAmongDates &&
      timesOf(dates).length === 0 &&
      !/\b(?:was|were|had|did|earned|mined|cost(?= a)|used|consumed|ran|averaged|will|could|would|by 20\d\d|back then|once|used to)\b/i.test(
        text,
      ),
    amounts,
    growths,
    parts: ofSentences.flatMap(partsOf),
    nestings: nestingsOf({ text, amounts }, growths),
  };
}

function sentencesWithAmounts(text: string, amounts: readonly AmountMention[]) {
  let from = 0;
  return sentences(text).map((sentence) => {
    const at = text.indexOf(sentence, from);
    from = at + sentence.length;
    const own = amounts.filter((one) => one.at >= at && one.end <= from);
    return { text: sentence, amounts: own.map((one) => ({ ...one, at: one.at - at, end: one.end - at })) };
  });
}

/** Dates without those since which something is so. */
function timesOf(dates: readonly DateMention[]): readonly DateMention[] {
  return dates.filter(({ lead }) => !/(?:since|founded|launched|started)$/.test(lead));
}

/** The one time of which all of a text speaks; after and before a dated event are the months beside it. */
function dateOf(text: string, dates: readonly DateMention[]): ClaimDate | null {
  const told = timesOf(dates);
  const distinct = [...new Map(told.map((one) => [`${one.date.year}-${one.date.month}`, one])).values()];
  const dated = distinct.filter(({ date }) => date.month !== null);
  const years = new Set(distinct.map(({ date }) => date.year));
  const only = distinct.length === 1 ? distinct[0]! : years.size === 1 && dated.length === 1 ? dated[0]! : null;
  if (only === null) return null;
  const { date, lead, end } = only;
  const isEvent = /^\s*(?:bitcoin )?(?:halving|halvening)/i.test(text.slice(end));
  if (!isEvent && !/halving (?:in|of)$/.test(lead)) return date;
  const before = /\b(?:before|until|ahead of|prior to)\b[^.]*$/i.test(text.slice(0, only.at));
  return shifted(date, before ? -1 : 1);
}

function shifted({ year, month }: ClaimDate, months: 1 | -1): ClaimDate {
  if (month === null) return months > 0 ? { year, month: 12 } : { year: year - 1, month: 12 };
  const at = year * 12 + month - 1 + months;
  return { year: Math.floor(at / 12), month: (at % 12) + 1 };
}
