import { type DateMention, dateMentions } from './_dates.ts';
import { type NumberMention, numberMentions } from './_numbers.ts';
import { type UnitMention, unitAfter } from './_units.ts';
import type { Amount, AmountKind } from './claim.ts';

/** An amount of a text with what its parser still needs. */
export interface AmountMention extends Amount {
  readonly end: number;
}

/** The amounts of one passage, in order, and its dates. */
export function amountMentions(text: string): { readonly amounts: AmountMention[]; readonly dates: DateMention[] } {
  const dates = dateMentions(text);
  const isDate = ({ at }: NumberMention) => dates.some((date) => at >= date.at && at < date.end);
  const numbers = numberMentions(text).filter((number) => number.isMoney || !isDate(number));
  const amounts: AmountMention[] = [];
  for (const [index, number] of numbers.entries()) {
    const unit =
      unitAfter(text.slice(number.end), number.isMoney) ?? sharedUnit(text, numbers, index) ?? counted(text, number);
    if (unit !== null) amounts.push(mention(text, number, { unit, dates }));
  }
  return { amounts: [...amounts, ...wordFactors(text)].sort((a, b) => a.at - b.at), dates };
}

/** Bare numbers are amounts only as the ends of "from 100,000 to 250,000". */
function counted(text: string, { at }: NumberMention): UnitMention | null {
  return /\b(?:from|to)\s+(?:about |around |roughly |nearly |over |some )?$/i.test(text.slice(0, at))
    ? { kind: 'count', factor: 1, length: 0, mixUp: null }
    : null;
}

/** In "from 500 to 1,000 EH/s" and "24.9 and 119 billion" the first number has the unit of the next. */
function sharedUnit(text: string, numbers: readonly NumberMention[], index: number): UnitMention | null {
  const [number, next] = [numbers[index]!, numbers[index + 1]];
  if (next === undefined || next.isMoney) return null;
  if (!/^\s*(?:to|and|–|-|,|or|,? and)\s*(?:about |around |roughly |nearly )?$/.test(text.slice(number.end, next.at)))
    return null;
  const unit = unitAfter(text.slice(next.end), false) ?? sharedUnit(text, numbers, index + 1);
  return unit === null || unit.kind === 'years' ? null : { ...unit, length: 0 };
}

function mention(
  text: string,
  number: NumberMention,
  { unit, dates }: { readonly unit: UnitMention; readonly dates: readonly DateMention[] },
): AmountMention {
  const end = number.end + unit.length;
  const [before, after] = [text.slice(0, number.at), text.slice(end)];
  const kind = roleOf(unit.kind, { before, after, text, value: number.value * unit.factor });
  return {
    kind,
    value: number.value * unit.factor,
    tolerance: number.tolerance * unit.factor,
    bound: boundOf(before, after),
    date: dateBeside(dates, { text, at: number.at, end }),
    subject: kind === 'market_usd' ? marketSubject(before, after) : null,
    text: text.slice(number.at, end).trim(),
    at: number.at,
    end,
    mixUp: unit.mixUp,
  };
}

function boundOf(before: string, after: string): Amount['bound'] {
  const lead = before.slice(-32).toLowerCase();
  if (
    /(?:more than|over|above|exceed(?:s|ed|ing)?|at least|surpass(?:es|ed|ing)?|upwards of|north of|topp(?:ed|ing)|tops)\s*$/.test(
      lead,
    )
  )
    return 'above';
  if (/(?:less than|under|below|at most|up to|as little as|no more than|just under)\s*$/.test(lead)) return 'below';
  if (/^\s*(?:or more|and up|plus\b|\+)/.test(after)) return 'above';
  return /(?:about|around|roughly|approximately|nearly|almost|some|close to|~|≈|circa|an estimated|estimated)\s*$/.test(
    lead,
  )
    ? 'about'
    : 'exact';
}

/** The date that stands directly beside an amount. */
function dateBeside(
  dates: readonly DateMention[],
  { text, at, end }: { readonly text: string; readonly at: number; readonly end: number },
): Amount['date'] {
  const after = dates.find((date) => {
    if (date.at < end) return false;
    return /^(?:\s+(?:market|industry|globally|worldwide|of revenue|in revenue|a coin|per coin))?[\s,(]*(?:in|by|for|as of|during|at the end of|by the end of|through|until|back in|early in|late in)?\s*(?:early |late |mid-?|fiscal |the |year )*$/i.test(
      text.slice(end, date.at),
    );
  });
  if (after !== undefined) return after.date;
  const before = dates.findLast((date) => date.end <= at);
  return before !== undefined &&
    /^[),:]?\s*(?:was|were|of|at|is|stood at|it was|to|:|,)?\s*(?:about |around |roughly |some |nearly |over |more than )?$/i.test(
      text.slice(before.end, at),
    )
    ? before.date
    : null;
}

const MINE_COST =
  /(?:cost|spend|spent|expens|expenditure|needs?|outlay)[^.;]{0,80}(?:min(?:e|ing|ed)|produc(?:e|ing|tion)|coin|bitcoin)|min(?:e|ing)[^.;]{0,60}cost|(?:production|electricity|power|energy|cash|all-in) (?:cost|bill)[^.;]{0,50}(?:coin|bitcoin|BTC)/i;
const COIN_PRICE =
  /(?:(?:bitcoin|coin|BTC)(?:['’]s)? (?:price|trad(?:es|ing|ed)|is worth|was worth|at|sells|sold|fetch(?:es|ed))|price of (?:a |one )?(?:bitcoin|coin|BTC)|(?:spot|coin|market) price)[^.;$]{0,30}$/i;
const DEAL = /\b(?:contract|lease|deal|agreement|hosting|colocation|tenant|leases|leased|signed)\b/i;
const MARKET = /\b(?:market|industry|sector|segment|spending|revenues?|sales)\b/i;

interface Surroundings {
  readonly before: string;
  readonly after: string;
  readonly text: string;
  readonly value: number;
}

/** What an amount is, from the words around it. */
function roleOf(kind: AmountKind, around: Surroundings): AmountKind {
  if (kind === 'usd') return moneyRole(around);
  if (kind === 'usd_per_coin' && isCoinPrice(around)) return 'coin_usd';
  if (kind === 'hashes_per_second') return hashrateRole(around);
  if (kind === 'percent') return percentRole(around);
  if (kind === 'coins' && /(?:subsidy|block reward|reward)[^.;]{0,30}$/i.test(around.before)) return 'coins_per_block';
  if (
    kind === 'coins' &&
    /(?:daily (?:issuance|output|production|supply)|per day|each day|every day|a day)[^.;\d]{0,40}$/i.test(
      around.before,
    )
  )
    return 'coins_per_day';
  if (
    kind === 'watt_hours' &&
    /(?:annual(?:ly)?|yearly|each year|per year|a year|every year)[^.;\d]{0,60}$/i.test(around.before)
  )
    return 'watt_hours_per_year';
  if (
    kind === 'watt_hours' &&
    /(?:one|a|each|every|single|per) (?:single )?(?:bitcoin|coin|BTC)\b[^.;\d]{0,40}$/i.test(around.before)
  )
    return 'watt_hours_per_coin';
  return kind;
}

/** "Mines a coin for $50,000", and "a coin costs $50,000" where power or machines are spoken of. */
function isMineCost(before: string, after: string, text: string): boolean {
  if (MINE_COST.test(`${before.slice(-140)}$${after.slice(0, 70)}`)) return true;
  if (
    /(?:mine|produce)[sd]? (?:a|one|each|every) (?:single )?(?:bitcoin|coin|BTC) (?:for|at)[^.;]{0,30}$/i.test(before)
  )
    return true;
  const costs = /(?:bitcoin|coin|BTC) (?:still |now |then )?(?:costs?|needs?|takes?|requires?)\b[^.;\d]{0,30}$/i.test(
    before,
  );
  return costs && /\b(?:electricity|power|mine|mining|miners|kWh|J\/TH)\b/i.test(text);
}

function moneyRole({ before, after, text, value }: Surroundings): AmountKind {
  const near = before.slice(-90);
  if (COIN_PRICE.test(near) || /^[^.;,\d]{0,4}(?:bitcoin|BTC|coin) price/i.test(after)) return 'coin_usd';
  if (/hash\s?price[^.;]{0,40}$/i.test(near) || /^\s*hash\s?price/i.test(after)) return 'hashprice_usd_per_ph_day';
  if (value >= 100 && value < 1e7 && isMineCost(before, after, text)) return 'usd_per_coin';
  if (value >= 1e6 && DEAL.test(`${before.slice(-120)} ${after.slice(0, 90)}`)) return 'deal_usd';
  return value >= 1e6 && MARKET.test(text) ? 'market_usd' : 'usd';
}

const NETWORK =
  /(?:\b(?:network|global|world|total)(?:['’]s|wide)?|\bbitcoin(?:['’]s)?\s+(?:total |mining )?(?:hash\s?rate|hash|computing|network))\s*(?:total |combined |mining )*(?:hash\s?rate|hash power|computing power|hashing power)?[^.;,]{0,45}$/i;

function hashrateRole({ before, after, value }: Surroundings): AmountKind {
  const lead = before.slice(-70);
  if (
    value >= 1e14 &&
    NETWORK.test(lead) &&
    !/(?:its|their|own|operator|company|firm|fleet|miner)[^.;]{0,30}$/i.test(lead)
  )
    return 'network_hashes_per_second';
  return /^\s*(?:network|of (?:network|global|total|bitcoin) hash|(?:across|on|for) the (?:whole |entire )?(?:bitcoin )?network)/i.test(
    after,
  )
    ? 'network_hashes_per_second'
    : value < 5e15 &&
        /^\s*(?:machine|miner|rig|each|unit|model|antminer|whatsminer|at\b|and\b|,|with|while|draw)/i.test(after)
      ? 'terahashes_per_machine'
      : 'hashes_per_second';
}

const GROWTH =
  /(?:grow(?:s|th|n|ing)?|grew|increas(?:e|es|ed|ing)|rise|rises|rose|risen|rising|jump(?:s|ed)?|surg(?:e|es|ed|ing)|climb(?:s|ed)?|expand(?:s|ed)?|soar(?:s|ed)?|gain(?:s|ed)?|(?<!\bma(?:k|d)es? )\bup(?: by)?|f[ae]ll(?:s|en)?|drop(?:s|ped)?|decreas(?:e|es|ed)|declin(?:e|es|ed)|shr[aiu]nk|lost|lose|down|cut|plung(?:e|es|ed)|slump(?:s|ed)?|added|returned|fall)\s*(?:by |of |to |about |around |roughly |nearly |almost |some |more than |over |an? |as much as |in size |in value )*$/i;

/** "Lifted hashrate by", "cut its fleet by". */
const CHANGE_BY =
  /\b(?:lift|rais|boost|reduc|cut|increas|expand|lower|improv|shrink|shrank|trim|slash|add|grow|grew)[a-z]*\s[^.;,\d]{0,40}\bby\s+(?:about |around |roughly |nearly |almost |some |more than |over |up to )*$/i;

/** "At $70,000 per bitcoin the hashprice is …" speaks of a price, not of a cost. */
function isCoinPrice({ before, text }: Surroundings): boolean {
  return (
    COIN_PRICE.test(before.slice(-80)) ||
    (/\bat\s+(?:about |around |roughly )?$/i.test(before) &&
      /\b(?:earns?|earned|worth|revenue|brings? in)\b/i.test(text)) ||
    (/hash\s?price/i.test(text) && !/\b(?:cost|spend|spent|mine|produce|producing)/i.test(text))
  );
}

function percentRole({ before, after }: Surroundings): AmountKind {
  const lead = before.slice(-60);
  if (
    /(?:CAGR\)?|compound(?:ed)? annual(?: growth)?(?: rate)?(?: \(CAGR\))?|annual(?:ised|ized)? (?:growth|rate|growth rate)|per year|yearly growth|growth rate)\s*(?:of|at|is|was|:|is put at|put at|=)?\s*(?:about |around |roughly |nearly |some |over |more than )*$/i.test(
      lead,
    )
  )
    return 'percent_per_year';
  if (
    /^\s*(?:CAGR|compound|annual (?:growth|rate|increase|gain)|(?:a|per|each|every) year|yearly|annually)/i.test(after)
  )
    return 'percent_per_year';
  if (
    GROWTH.test(lead) ||
    CHANGE_BY.test(lead) ||
    /^\s*(?:growth|increase|rise|jump|surge|gain|drop|decline|fall|decrease|expansion|larger|higher|more than|in (?:just |only )?(?:\w+) (?:years|decades))/i.test(
      after,
    )
  )
    return 'percent_growth';
  return /^\s*(?:\([^)]*\)\s*)?(?:of|share|stake|in|to|from|,|\.|;|and|or|$|\))/i.test(after) ||
    /(?:share|proportion|portion|has|have|had|hold(?:s|ing)?|held|control(?:s|led)?|account(?:s|ed)? for|with|at|:|represent(?:s|ed)?|ma(?:k|d)es? up|mines?|mined)\s*(?:of |about |around |roughly |nearly |some |over |more than |just |only |a |an |combined |for )*$/i.test(
      lead,
    )
    ? 'percent_of_whole'
    : 'percent';
}

const SUBJECT = /((?:[A-Za-z][\w&'’/-]*\s+){1,6})(?:market|industry|sector|segment)\b/gi;
const EMPTY =
  /^(?:the|a|an|global|globally|worldwide|world|world's|world’s|total|overall|entire|whole|wider|broader|of|in|for|that|which|is|and|by|with|to|from|it|its|this|their|whole|bigger|larger|says|said|report|firm|will|expects|projects|forecast|size|part|sub|value|puts|put|inside|within|alone|expected|just|also|projected|billion|trillion|million)$/i;

/** What a market is a market of: the words before the nearest "market", without articles and places of the whole world. */
function marketSubject(before: string, after: string): string | null {
  const near = /^\s*((?:[A-Za-z][\w&'’/-]*\s+){1,5})(?:market|industry|sector|segment)\b/i.exec(after);
  const words =
    (near ?? [...before.matchAll(SUBJECT)].at(-1))?.[1] ??
    /market (?:for|in) ((?:[A-Za-z&-]+\s?){1,4}?)(?=\s*(?:will|is|was|to|at|could|should|reach|alone|,|\.|\d|\$))/i.exec(
      before,
    )?.[1];
  if (words === undefined) return null;
  const kept = words.trim().toLowerCase().split(/\s+/);
  const from = kept.findLastIndex((word) => EMPTY.test(word)) + 1;
  return kept.slice(from).join(' ') || null;
}

const FACTORS: readonly (readonly [RegExp, number])[] = [
  [/\bdoubl(?:e|es|ed|ing)\b/gi, 2],
  [/\b(?:tripl(?:e|es|ed|ing)|treble[sd]?|threefold)\b/gi, 3],
  [/\bquadrupl(?:e|es|ed|ing)\b|\bfourfold\b/gi, 4],
  [/\bquintupl(?:e|es|ed|ing)\b|\bfivefold\b/gi, 5],
  [/\b(?:sixfold)\b/gi, 6],
  [/\btenfold\b/gi, 10],
  [/\bhalv(?:ed|es)\b(?! (?:in|on)? ?(?:april|may|20))/gi, 0.5],
];

/** "Tripled", "halved": factors in words. */
function wordFactors(text: string): AmountMention[] {
  return FACTORS.flatMap(([pattern, value]) =>
    [...text.matchAll(pattern)].map((match) => {
      const lead = text.slice(0, match.index);
      return {
        kind: 'factor' as const,
        value,
        tolerance: value * 0.05,
        bound: /more than\s*$/i.test(lead)
          ? ('above' as const)
          : /(?:nearly|almost|about|roughly)\s*$/i.test(lead)
            ? ('about' as const)
            : ('exact' as const),
        date: null,
        subject: null,
        text: match[0],
        at: match.index,
        end: match.index + match[0].length,
        mixUp: null,
      };
    }),
  );
}
