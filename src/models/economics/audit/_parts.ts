import type { AmountMention } from './_amounts.ts';
import type { Growth, Nesting, Parts } from './claim.ts';

interface Passage {
  readonly text: string;
  readonly amounts: readonly AmountMention[];
}

const ALL =
  /\b(?:the rest|remaining|remainder|split|breakdown|broken down|divided|made up of|consists? of|comprises?|all of the|others?|and no one else)\b/i;
const NOT_ONE_WHOLE =
  /\b(?:compared|versus|vs\.?|up from|down from|respectively|a year (?:ago|earlier)|while|whereas|but|including|alone|also|of which|(?:top|first|largest) \w+[^.]*(?:top|first|largest) \w+|margin|discount|returned?|yield)\b/i;
const TOTAL_BEFORE =
  /(?:total(?:l?ing|s|led)?|combined|altogether|together|in all|sum(?:ming)?|add(?:ing|s)? up|overall)[^.;\d]{0,32}$/i;
const TOTAL_AFTER = /^\s*(?:in total|combined|altogether|in all|overall|together|total)\b/i;

/** The lists of a sentence: amounts with their total, or percentages of one whole. */
export function partsOf({ text, amounts }: Passage): Parts[] {
  const totals = amounts.filter(
    ({ at, end }) => TOTAL_BEFORE.test(text.slice(0, at).slice(-60)) || TOTAL_AFTER.test(text.slice(end)),
  );
  const found: Parts[] = [];
  for (const total of totals.length === 1 ? totals : []) {
    const parts = amounts.filter((one) => one !== total && one.kind === total.kind);
    if (parts.length >= 2 && isList(text, parts)) found.push({ parts, total, isAll: true });
  }
  return found.length > 0 ? found : percentages({ text, amounts });
}

function percentages({ text, amounts }: Passage): Parts[] {
  const parts = amounts.filter(({ kind }) => kind === 'percent_of_whole' || kind === 'percent');
  const isAll = ALL.test(text);
  if (parts.length < (isAll ? 2 : 3) || NOT_ONE_WHOLE.test(text) || !isList(text, parts)) return [];
  const wholes = new Set(
    parts.flatMap(
      ({ end }) => /^\s*of (?:the |all |its |their )?([a-z’']+)/i.exec(text.slice(end))?.[1]?.toLowerCase() ?? [],
    ),
  );
  if (wholes.size > 1 || new Set(parts.map(({ date }) => date?.year)).size > 1) return [];
  const [first, ...rest] = parts;
  const sum = rest.reduce((before, { value }) => before + value, 0);
  const isHeadline =
    rest.length >= 2 &&
    /[:(–—]/.test(text.slice(first!.end, rest[0]!.at)) &&
    Math.abs(sum - first!.value) <= rest.length * 0.5;
  return [isHeadline ? { parts: rest, total: first!, isAll: true } : { parts, total: null, isAll }];
}

/** Whether amounts follow each other in one list: only a few words and commas between them. */
function isList(text: string, parts: readonly AmountMention[]): boolean {
  return parts.every((part, index) => {
    const next = parts[index + 1];
    if (next === undefined) return true;
    const between = text.slice(part.end, next.at);
    return (
      between.length <= 60 &&
      !/[.;]\s|(?<![A-Za-z])\d/.test(between) &&
      /,|\band\b|\bplus\b|\(|\)|:|\//.test(between) &&
      !/\b(?:to|from)\s*$/.test(between)
    );
  });
}

/** Amounts that the passage puts within others, by its words or by the names of their markets. */
export function nestingsOf({ text, amounts }: Passage, growths: readonly Growth[]): Nesting[] {
  const inGrowth = (a: AmountMention, b: AmountMention) =>
    growths.some(({ from, to }) => (from === a && to === b) || (from === b && to === a));
  const found: Nesting[] = [];
  for (const [index, first] of amounts.entries()) {
    for (const second of amounts.slice(index + 1)) {
      if (!isSize(first) || !isAlike(first, second) || inGrowth(first, second)) continue;
      const nesting = nestingOf(text, first, second);
      if (nesting !== null) found.push({ ...nesting, percent: percentBetween({ text, amounts }, nesting) });
    }
  }
  return found;
}

const SIZES = [
  'usd',
  'market_usd',
  'network_hashes_per_second',
  'hashes_per_second',
  'watts',
  'watt_hours_per_year',
  'watt_hours',
  'coins',
];
const isSize = ({ kind }: AmountMention): boolean => SIZES.includes(kind);
const dimension = (kind: string): string =>
  kind === 'market_usd' ? 'usd' : kind === 'network_hashes_per_second' ? 'hashes_per_second' : kind;
const isAlike = (a: AmountMention, b: AmountMention): boolean => dimension(a.kind) === dimension(b.kind);

function nestingOf(text: string, first: AmountMention, second: AmountMention): Pick<Nesting, 'part' | 'whole'> | null {
  const between = text.slice(first.end, second.at);
  const isOpening = /(?:^|[.;]\s+)Of (?:the |its |their |that |all )?(?:total )?$/.test(text.slice(0, first.at));
  if (isOpening && between.length < 80 && !/[.;]\s/.test(between)) return { part: second, whole: first };
  if (between.length < 160 && !/[.;]\s/.test(between)) {
    if (/\b(?:of which|of that|including|of this|of it)\b/i.test(between)) return { part: second, whole: first };
    if (/\b(?:part of|a subset of|sub-?segment of|segment of|slice of|out of|inside|within|share of)\b/i.test(between))
      return { part: first, whole: second };
    if (/^\s*(?:of|of the|of its|of their|out of)\s+(?:[a-z’']+\s){0,5}$/i.test(between))
      return { part: first, whole: second };
  }
  return bySubject(first, second);
}

/** The edge AI chip market lies within the edge AI market: all words of one name are in the other. */
function bySubject(first: AmountMention, second: AmountMention): Pick<Nesting, 'part' | 'whole'> | null {
  if (first.subject === null || second.subject === null || first.subject === second.subject) return null;
  if (first.date !== null && second.date !== null && first.date.year !== second.date.year) return null;
  const words = ({ subject }: AmountMention) => new Set(subject!.split(/[\s-]+/).map((word) => word.replace(/s$/, '')));
  const [a, b] = [words(first), words(second)];
  if ([...b].every((word) => a.has(word))) return { part: first, whole: second };
  return [...a].every((word) => b.has(word)) ? { part: second, whole: first } : null;
}

/** A percentage that is said to be what the part is of the whole. */
function percentBetween(
  { text, amounts }: Passage,
  { part, whole }: Pick<Nesting, 'part' | 'whole'>,
): AmountMention | null {
  const percents = amounts.filter(({ kind }) => kind === 'percent_of_whole' || kind === 'percent');
  if (percents.length !== 1) return null;
  const [one] = percents as [AmountMention];
  const [low, high] = [Math.min(part.at, whole.at), Math.max(part.at, whole.at)];
  const sentence = text.slice(Math.min(low, one.at), Math.max(high, one.at));
  return /[.;]\s/.test(sentence) ? null : one;
}
