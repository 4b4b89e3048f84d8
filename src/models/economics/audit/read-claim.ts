import { jsonChecks } from '../../../core/json-checks.ts';
import type { Amount, AmountKind, Claim, ClaimDate, Growth } from './claim.ts';
import { parseClaims } from './parse-claim.ts';

/** Fields of a typed claim that hold one amount each: kind and how many of its unit one of the field is. */
const fieldsOfAmounts: Readonly<Record<string, readonly [AmountKind, number]>> = {
  usd_per_coin: ['usd_per_coin', 1],
  coin_usd: ['coin_usd', 1],
  usd_per_kwh: ['usd_per_kwh', 1],
  cents_per_kwh: ['usd_per_kwh', 0.01],
  joules_per_terahash: ['joules_per_terahash', 1],
  hashes_per_second: ['network_hashes_per_second', 1],
  network_hashes_per_second: ['network_hashes_per_second', 1],
  operator_hashes_per_second: ['hashes_per_second', 1],
  percent_of_network: ['percent_of_whole', 1],
  coins_per_day: ['coins_per_day', 1],
  coins_per_block: ['coins_per_block', 1],
  kwh_per_coin: ['watt_hours_per_coin', 1e3],
  twh_per_year: ['watt_hours_per_year', 1e12],
  gigawatts: ['watts', 1e9],
  megawatts: ['watts', 1e6],
  critical_mw: ['watts', 1e6],
  hashprice_usd_per_ph_day: ['hashprice_usd_per_ph_day', 1],
  value_usd: ['deal_usd', 1],
  usd_per_mw_year: ['usd_per_mw_year', 1],
  years: ['years', 1],
};
const growthFields = [
  'from_value',
  'to_value',
  'from_year',
  'to_year',
  'growth_percent_per_year',
  'growth_percent',
  'growth_factor',
];
const wholeFields = ['part_value', 'whole_value', 'percent_of_whole'];
const otherFields = ['text', 'date', 'parts', 'total'];

/** Every field that a typed claim may have. */
export const claimFields: readonly string[] = [
  ...otherFields,
  ...Object.keys(fieldsOfAmounts),
  ...growthFields,
  ...wholeFields,
];

const checks = jsonChecks('readClaims');

/**
 * The claims of a JSON document: one object or a list of them, whose fields carry their units (`claimFields`). A `text` is parsed as
 * `parseClaims` does, and stands beside what the fields say; `date` is a year or a month, `2026-02`.
 *
 * @throws {TypeError} if a field is unknown or of another shape; the message names it. @throws {RangeError} if a number cannot be.
 * @example
 * readClaims({ from_value: 24.9, to_value: 119, from_year: 2025, to_year: 2033 })[0].growths[0].toYear; // => 2033
 */
export function readClaims(json: unknown): Claim[] {
  return Array.isArray(json)
    ? checks.list(json, 'claims').flatMap((one, index) => readClaim(one, `claims[${index}]`))
    : readClaim(json, 'claim');
}

function readClaim(json: unknown, where: string): Claim[] {
  const fields = checks.fields(json, where, [], claimFields);
  if (Object.keys(fields).length === 0) return checks.fail('a field with a value', undefined, where);
  const text = fields.text === undefined ? null : checks.text(fields.text, `${where}.text`);
  const date = fields.date === undefined ? null : readDate(fields.date, `${where}.date`);
  const number = (name: string) => readNumber(fields[name], name, where);
  const parsed = text === null ? [] : parseClaims(text).map((claim) => (date === null ? claim : { ...claim, date }));
  const typed = typedClaim(fields, { number, date, where });
  return typed === null ? parsed : [...parsed, typed];
}

interface Reader {
  readonly number: (name: string) => number | null;
  readonly date: ClaimDate | null;
  readonly where: string;
}

function typedClaim(fields: Readonly<Record<string, unknown>>, { number, date, where }: Reader): Claim | null {
  const amounts = Object.entries(fieldsOfAmounts).flatMap(([name, [kind, factor]]) => {
    const value = number(name);
    return value === null ? [] : [amount(kind, value, { factor, name })];
  });
  const growth = growthOf(number);
  const parts =
    fields.parts === undefined
      ? []
      : checks
          .list(fields.parts, `${where}.parts`)
          .map((one, index) =>
            amount('percent', readNumber(one, `parts[${index}]`, where)!, { factor: 1, name: 'parts' }),
          );
  const total = number('total');
  const [part, whole, percent] = wholeFields.map((name) => number(name));
  const isNested = part != null && whole != null;
  if (amounts.length === 0 && growth === null && parts.length === 0 && !isNested) return null;
  return {
    text: Object.entries(fields)
      .filter(([name]) => name !== 'text')
      .map(([name, value]) => `${name} ${JSON.stringify(value)}`)
      .join(', '),
    date,
    isPresent: true,
    amounts,
    growths: growth === null ? [] : [growth],
    parts:
      parts.length === 0
        ? []
        : [
            {
              parts: total === null ? parts : parts.map((one) => ({ ...one, kind: 'usd' as const })),
              total: total === null ? null : amount('usd', total, { factor: 1, name: 'total' }),
              isAll: true,
            },
          ],
    nestings: isNested
      ? [
          {
            part: amount('usd', part, { factor: 1, name: 'part_value' }),
            whole: amount('usd', whole, { factor: 1, name: 'whole_value' }),
            percent:
              percent == null ? null : amount('percent_of_whole', percent, { factor: 1, name: 'percent_of_whole' }),
          },
        ]
      : [],
  };
}

function growthOf(number: Reader['number']): Growth | null {
  const one = (name: string, kind: AmountKind) => {
    const value = number(name);
    return value === null ? null : amount(kind, value, { factor: 1, name });
  };
  if (!growthFields.some((name) => number(name) !== null)) return null;
  const [from, to] = [one('from_value', 'usd'), one('to_value', 'usd')];
  return {
    from,
    to,
    fromYear: number('from_year'),
    toYear: number('to_year'),
    years: one('years', 'years'),
    perYear: one('growth_percent_per_year', 'percent_per_year'),
    total: one('growth_percent', 'percent_growth'),
    isFall: from !== null && to !== null && to.value < from.value,
    isTotalOfWhole: false,
    factor: one('growth_factor', 'factor'),
    points: null,
  };
}

/** A typed amount is as exact as its digits. */
function amount(
  kind: AmountKind,
  value: number,
  { factor, name }: { readonly factor: number; readonly name: string },
): Amount {
  const digits = String(value).split('.')[1]?.length ?? 0;
  const tolerance = Math.min(0.5 * 10 ** -digits, Math.abs(value) * 0.025);
  return {
    kind,
    value: value * factor,
    tolerance: tolerance * factor,
    bound: 'exact',
    date: null,
    subject: null,
    mixUp: null,
    text: shownField(kind, { value, name }),
    at: 0,
  };
}

function shownField(kind: AmountKind, { value, name }: { readonly value: number; readonly name: string }): string {
  if (kind.startsWith('percent')) return `${value}%`;
  if (kind.endsWith('hashes_per_second')) return `${Number((value / 1e18).toPrecision(6))} EH/s`;
  return kind === 'usd' ? String(value) : `${value} ${name.replaceAll('_', ' ')}`;
}

function readNumber(value: unknown, name: string, where: string): number | null {
  if (value === undefined) return null;
  if (typeof value !== 'number' || !Number.isFinite(value))
    return checks.fail('a finite number', value, `${where}.${name}`);
  if (value < 0 && !name.startsWith('growth_percent'))
    throw new RangeError(`readClaims: expected a number of at least 0, got ${value} (${where}.${name})`);
  if (
    value === 0 &&
    ['from_value', 'whole_value', 'joules_per_terahash', 'coins_per_day', 'hashes_per_second', 'years'].includes(name)
  )
    throw new RangeError(`readClaims: expected a number above 0, got 0 (${where}.${name})`);
  return value;
}

/**
 * A year or a month, `2026` or `2026-02`; of a day the month.
 */
function readDate(value: unknown, where: string): ClaimDate {
  const [, year, month] =
    /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-\d{2})?)?$/.exec(String(value)) ??
    checks.fail('a date as 2026 or 2026-02', value, where);
  return { year: Number(year), month: month === undefined ? null : Number(month) };
}
