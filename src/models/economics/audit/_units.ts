import type { AmountKind } from './claim.ts';

/** What stands directly after a number and says what it counts. */
export interface UnitMention {
  readonly kind: AmountKind;
  readonly factor: number;
  /** Characters of the unit. */
  readonly length: number;
  /** Power said to be used up in a time ("MW per year"), or a price per unit of power: units that do not fit together. */
  readonly mixUp: string | null;
}

const PREFIX: Readonly<Record<string, number>> = { k: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15, E: 1e18, Z: 1e21 };
const WORD_PREFIX: Readonly<Record<string, number>> = {
  kilo: 1e3,
  mega: 1e6,
  giga: 1e9,
  tera: 1e12,
  peta: 1e15,
  exa: 1e18,
  zetta: 1e21,
  zeta: 1e21,
};
const WORD_PREFIXES = Object.keys(WORD_PREFIX).join('|');
const prefixOf = (letter: string): number =>
  PREFIX[letter] ?? PREFIX[letter.toUpperCase()] ?? WORD_PREFIX[letter.toLowerCase()] ?? 1;

const COIN = String.raw`(?:(?:single|mined|whole|new)\s)?(?:bitcoins?|coins?|BTC)\b`;
const EACH = String.raw`\s*(?:per|a|an|each|every|\/)\s*`;

interface UnitRule {
  readonly pattern: RegExp;
  readonly kind: AmountKind;
  readonly factor: (groups: readonly string[]) => number;
  readonly mixUp?: (groups: readonly string[]) => string | null;
}

const rule = (pattern: string, kind: AmountKind, factor: UnitRule['factor'] = () => 1, flags = 'i'): UnitRule => ({
  pattern: new RegExp(`^[\\s-]*${pattern}`, flags),
  kind,
  factor,
});

/** Units after an amount of money. */
const moneyUnits: readonly UnitRule[] = [
  rule(`(?:(?:${EACH})|\\s*(?:to (?:mine|produce)|for)\\s+(?:a|one|each|every)\\s+)${COIN}`, 'usd_per_coin'),
  rule(`${EACH}(?:kWh|kilowatt[- ]?hours?)\\b`, 'usd_per_kwh'),
  rule(`${EACH}(?:MWh|megawatt[- ]?hours?)\\b`, 'usd_per_kwh', () => 1e-3),
  rule(`${EACH}(?:PH(?:\\/s)?|petahash(?: per second)?)(?:${EACH}day|\\s+daily)?`, 'hashprice_usd_per_ph_day'),
  rule(
    `${EACH}(?:MW|megawatt)(?:(?:${EACH}|-)(?:year|yr)|\\s+(?:annually|yearly)|\\s+of [a-z ]{0,30}(?:per|a) year)`,
    'usd_per_mw_year',
  ),
  rule(`${EACH}(?:kW|kilowatt)-?months?`, 'usd_per_mw_year', () => 12_000),
];

/** Units after a plain number; symbols keep their case. */
const plainUnits: readonly UnitRule[] = [
  rule(`(?:%|percent(?!age)|per cent)`, 'percent'),
  rule(`(?:percentage[- ]points?|pp\\b|points?\\b)`, 'percentage_points'),
  rule(`(?:¢|cents?\\b|c(?=\\s?\\/))(?:(?:${EACH})(?:kWh|kilowatt[- ]?hours?|kW)\\b)?`, 'usd_per_kwh', () => 0.01),
  rule(`(?:J|W|joules?|watts?)(?:\\s?\\/\\s?|\\s+(?:per|a)\\s+)(?:TH|T|terahash)\\b`, 'joules_per_terahash'),
  rule(`(?:J|W|joules?|watts?)(?:\\s?\\/\\s?|\\s+(?:per|a)\\s+)(?:GH|G|gigahash)\\b`, 'joules_per_terahash', () => 1e3),
  rule(`([kMGTPEZ])H(?:\\/s(?:ec)?|ps)?(?![A-Za-z])`, 'hashes_per_second', ([p]) => prefixOf(p!), ''),
  rule(`(${WORD_PREFIXES})hash(?:es)?\\b(?:\\s*(?:per|a|\\/)\\s*s(?:econd)?\\b)?`, 'hashes_per_second', ([p]) =>
    prefixOf(p!),
  ),
  rule(`(${WORD_PREFIXES})watt[- ]?hours?\\b`, 'watt_hours', ([p]) => prefixOf(p!)),
  rule(`([kKMGT])Wh\\b`, 'watt_hours', ([p]) => prefixOf(p!), ''),
  rule(`(${WORD_PREFIXES})watts?\\b`, 'watts', ([p]) => prefixOf(p!)),
  rule(`([kKMGT])W\\b(?!\\/)`, 'watts', ([p]) => prefixOf(p!), ''),
  rule(`(?:watts?|W)\\b(?!\\/)`, 'watts', () => 1, ''),
  rule(`(?:new |freshly mined |newly minted )?(?:bitcoins?|coins?|BTC)\\b`, 'coins'),
  rule(`blocks?\\s*(?:per|a|each|every)\\s*day`, 'blocks_per_day'),
  rule(`(?:years?|yrs?)\\b`, 'years'),
  rule(`decades?\\b`, 'years', () => 10),
  rule(`(?:x\\b|×|times\\b|-?fold\\b)`, 'factor'),
];

/** The unit of a number, and what says that it is per coin, day or year; null where none that is known follows. */
export function unitAfter(after: string, isMoney: boolean): UnitMention | null {
  for (const { pattern, kind, factor } of isMoney ? moneyUnits : plainUnits) {
    const match = pattern.exec(after);
    if (match === null) continue;
    const rest = after.slice(match[0].length);
    return perTime({ kind, factor: factor(match.slice(1)), length: match[0].length, mixUp: null }, rest, match[0]);
  }
  return isMoney ? { kind: 'usd', factor: 1, length: 0, mixUp: null } : null;
}

const PER_YEAR =
  /^\s*(?:of (?:electricity|energy|power) )?(?:(?:per|a|each|every|\/)\s*(?:year|yr|annum)|annually|yearly|p\.a\.|CAGR|compound(?:ed)? annual|a year|over (?:a|the|the course of a) (?:whole |full )?year)/i;
const PER_DAY = /^\s*(?:of (?:electricity|energy|power) )?(?:(?:per|a|each|every|\/)\s*(?:single )?day|daily)\b/i;
const PER_COIN = new RegExp(
  `^\\s*(?:of (?:electricity|energy|power) )?(?:${EACH}${COIN}|(?:to (?:mine|produce)|for)\\s+(?:a|one|each|every)\\s+${COIN})`,
  'i',
);

/** Folds what follows a unit, "a year", "per coin", into its kind. */
function perTime(unit: UnitMention, rest: string, own: string): UnitMention {
  const into = (kind: AmountKind, pattern: RegExp, mixUp: string | null = null): UnitMention => ({
    ...unit,
    kind,
    mixUp,
    length: unit.length + (pattern.exec(rest)?.[0].length ?? 0),
  });
  if (unit.kind === 'watt_hours') {
    if (PER_COIN.test(rest)) return into('watt_hours_per_coin', PER_COIN);
    if (PER_DAY.test(rest)) return into('watt_hours_per_day', PER_DAY);
    if (PER_YEAR.test(rest)) return into('watt_hours_per_year', PER_YEAR);
    if (
      /^\s*(?:of (?:power |grid |generating |installed )?capacity|data cent(?:er|re)|facility|site|campus)/i.test(rest)
    )
      return { ...unit, mixUp: 'energy where a power is meant: a site’s size is in watts, not watt-hours' };
  }
  if (
    unit.kind === 'watts' &&
    /^\s*(?:of (?:electricity|energy|power) )?(?:(?:per|a|an|each|every|\/)\s*(?:year|hour|day|month)|annually)/i.test(
      rest,
    )
  )
    return { ...unit, mixUp: 'power per time: watts are already energy per time; watt-hours are meant' };
  if (unit.kind === 'usd_per_kwh' && /(?:per|a|\/)\s*kW$/i.test(own))
    return { ...unit, mixUp: 'electricity priced per kW: a price of energy is per kWh' };
  if (unit.kind === 'percent' && PER_YEAR.test(rest)) return into('percent_per_year', PER_YEAR);
  if (unit.kind === 'coins') {
    const daily =
      /^\s*(?:(?:are |is |were |was )?(?:being )?(?:mined |issued |produced |created )?(?:(?:per|a|each|every|\/)\s*day|daily))/i;
    if (daily.test(rest)) return into('coins_per_day', daily);
    const block = /^\s*(?:(?:block )?(?:subsidy|reward)|(?:per|a|each|every|\/|for (?:each|every|a))\s*block)/i;
    if (block.test(rest)) return into('coins_per_block', block);
  }
  return unit;
}
