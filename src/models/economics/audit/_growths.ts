import type { AmountMention } from './_amounts.ts';
import type { DateMention } from './_dates.ts';
import type { Amount, AmountKind, Growth } from './claim.ts';

interface Passage {
  readonly text: string;
  readonly amounts: readonly AmountMention[];
  readonly dates: readonly DateMention[];
}

interface Pair {
  readonly from: AmountMention;
  readonly to: AmountMention;
}

const RATES: readonly AmountKind[] = [
  'percent',
  'percent_per_year',
  'percent_growth',
  'percentage_points',
  'factor',
  'years',
];
const ABOUT =
  '(?:about |around |roughly |nearly |almost |some |just |only |over |more than |less than |under |an estimated |~)*';
const FROM = new RegExp(`\\bfrom\\s+(?:its |a base of |the )?${ABOUT}$`, 'i');
const _TO = new RegExp(`\\bto\\s+${ABOUT}$`, 'i');
const TARGET = new RegExp(
  `(?:reach(?:es|ed|ing)?|hit(?:s|ting)?|to|exceed(?:s|ing)?|surpass(?:es|ing)?|top(?:s|ping)?|be worth|total|climb to|grow to|attain|become|stood at|stand at|is expected at|projected at|forecast at|was|is now|are now|it is|or)\\s+${ABOUT}$`,
  'i',
);

/** The changes that a passage claims. */
export function growthsOf(passage: Passage): Growth[] {
  const pairs = pairsOf(passage);
  const used = pairs.flatMap(({ from, to }) => [from, to]);
  const rates = passage.amounts.filter(({ kind, at }) => RATES.includes(kind) && !used.some((one) => one.at === at));
  if (pairs.length === 0) {
    const lone = growthOf(passage, null, rates);
    return lone.perYear !== null || lone.total !== null || lone.factor !== null ? [lone] : [];
  }
  return pairs.map((pair) =>
    growthOf(
      passage,
      pair,
      rates.filter((rate) => nearest(pairs, rate) === pair),
    ),
  );
}

function nearest(pairs: readonly Pair[], { at }: Amount): Pair {
  return pairs.reduce((best, pair) => (distance(pair, at) < distance(best, at) ? pair : best));
}

const distance = ({ from, to }: Pair, at: number): number => Math.min(Math.abs(from.at - at), Math.abs(to.at - at));

function pairsOf({ text, amounts, dates }: Passage): Pair[] {
  const pairs: Pair[] = [];
  const free = (amount: AmountMention) => !pairs.some(({ from, to }) => from === amount || to === amount);
  for (const from of amounts) {
    if (!FROM.test(text.slice(0, from.at))) continue;
    const alike = amounts.filter((to) => to !== from && sameKind(from, to) && free(to));
    const to =
      alike.find((one) => one.at > from.at && isLinked(text.slice(from.end, one.at))) ??
      alike.findLast(
        (one) => one.at < from.at && TARGET.test(text.slice(0, one.at)) && !/[.;]\s/.test(text.slice(one.end, from.at)),
      );
    if (to !== undefined && !isRange(text, from, to)) pairs.push({ from, to });
  }
  return pairs.length > 0 ? pairs : datedPair({ text, amounts, dates });
}

const isLinked = (between: string): boolean =>
  /\bto\s/i.test(between) && !/[.;]\s/.test(between) && between.length < 80;

/** "Costs from $50,000 to $100,000" says a spread, not a change, where nothing changes. */
function isRange(text: string, from: Amount, to: Amount): boolean {
  return /(?:rang(?:e|es|ed|ing)|anywhere|var(?:y|ies|ied))\s*(?:widely |between )?(?:from\s*)?$/i.test(
    text.slice(0, Math.min(from.at, to.at)).replace(/from\s*\S*\s*$/i, ''),
  );
}

function sameKind(a: Amount, b: Amount): boolean {
  const money = (kind: AmountKind) => (kind === 'market_usd' || kind === 'usd' || kind === 'deal_usd' ? 'usd' : kind);
  const percent = (kind: AmountKind) =>
    kind === 'percent_of_whole' || kind === 'percent' || kind === 'percent_growth' ? 'percent' : kind;
  const hashes = (kind: AmountKind) => (kind === 'network_hashes_per_second' ? 'hashes_per_second' : kind);
  return (
    percent(money(hashes(a.kind))) === percent(money(hashes(b.kind))) &&
    !['years', 'factor', 'percent_per_year'].includes(a.kind)
  );
}

/** Two amounts of one thing at two dates, the second of which is something reached. */
function datedPair({ text, amounts }: Passage): Pair[] {
  const dated = amounts.filter(({ date, kind }) => date !== null && !RATES.includes(kind));
  for (const [index, first] of dated.entries()) {
    const second = dated.slice(index + 1).find((one) => sameKind(first, one) && one.date!.year !== first.date!.year);
    if (second === undefined || !haveSameSubject(first, second)) continue;
    const [from, to] = first.date!.year < second.date!.year ? [first, second] : [second, first];
    const isRated = amounts.some(({ kind }) => kind === 'percent_per_year');
    if (isRated || TARGET.test(text.slice(0, second.at)) || TARGET.test(text.slice(0, first.at))) return [{ from, to }];
  }
  return [];
}

const haveSameSubject = (a: Amount, b: Amount): boolean =>
  a.subject === null || b.subject === null || a.subject === b.subject;

function growthOf(passage: Passage, pair: Pair | null, rates: readonly AmountMention[]): Growth {
  const { text, dates } = passage;
  const only = (kind: AmountKind) => {
    const found = rates.filter((one) => one.kind === kind);
    return found.length === 1 ? found[0]! : null;
  };
  const total = only('percent_growth');
  const years = rates.filter((one) => one.kind === 'years' && isSpan(text, one));
  return {
    from: pair?.from ?? null,
    to: pair?.to ?? null,
    ...yearsOf(pair, dates),
    years: years.length === 1 ? years[0]! : null,
    perYear: only('percent_per_year'),
    total,
    isFall:
      /\b(?:f[ae]ll(?:s|en)?|drop(?:s|ped)?|declin(?:e|es|ed)|decreas(?:e|es|ed)|shrank|shrink|shrunk|down|halved?|halves|plunged?|slumped|lost|cut)\b/i.test(
        text,
      ),
    isTotalOfWhole: total !== null && /\bto\s+$/i.test(text.slice(0, total.at)),
    factor: only('factor'),
    points: only('percentage_points'),
  };
}

function isSpan(text: string, { at, end }: AmountMention): boolean {
  return (
    /(?:\bin|over|within|next|past|last|coming|during|across|after|for|-|previous|following)\s+(?:just |only |a |an |the |span of |period of |under |less than |about |roughly |some |those |these |its |a mere )*$/i.test(
      text.slice(0, at),
    ) || /^(?:\s|-)*(?:period|span|growth|forecast|later)/i.test(text.slice(end))
  );
}

function yearsOf(pair: Pair | null, dates: readonly DateMention[]): Pick<Growth, 'fromYear' | 'toYear'> {
  const years = [...new Set(dates.map(({ date }) => date.year))].sort((a, b) => a - b);
  const stated = { fromYear: pair?.from.date?.year ?? null, toYear: pair?.to.date?.year ?? null };
  if (stated.fromYear !== null && stated.toYear !== null) return stated;
  if (years.length === 2)
    return {
      fromYear: stated.fromYear ?? (stated.toYear === years[0] ? null : years[0]!),
      toYear: stated.toYear ?? (stated.fromYear === years[1] ? null : years[1]!),
    };
  return years.length === 1 && stated.fromYear === null && stated.toYear === null && pair === null
    ? { fromYear: null, toYear: years[0]! }
    : stated;
}
